"""What the person chose, kept from one start to the next in a small JSON file."""

import contextlib
import dataclasses
import json
import logging
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_log = logging.getLogger(__name__)

TEXT_SIZES = (100, 115, 130, 150, 175, 200)
THEMES = ("system", "light", "dark", "contrast")
UNITS = ("us", "metric")
PAPERS = ("", "a4", "letter")
PRINT_SIZES = (100, 125, 150)
VIEWS = ("all", "differ", "same", "unknown")


@dataclass(slots=True)
class Settings:
    """Choices with the values of a first start."""

    theme: str = "system"
    text_size: int = 100
    units: str = "us"
    tray: list[str] = field(default_factory=list)
    comparing: bool = False
    view: str = "all"
    rls_first: bool = True
    closed_groups: list[str] = field(default_factory=list)
    summary_open: bool = True
    summary_open_large: bool = False  # with large text, where it would fill the screen
    pinned_rows: list[str] = field(default_factory=list)
    hidden_rows: list[str] = field(default_factory=list)
    reference: str = ""
    needs: list[str] = field(default_factory=list)
    stacked: bool = False
    window: str = ""
    welcomed: bool = False
    rail: bool = True
    export_folder: str = ""
    recent_files: list[str] = field(default_factory=list)
    import_folder: str = ""
    export_kind: str = ".csv"
    export_layout: str = "wide"
    export_rows: str = "all"
    export_separator: str = ""  # empty: never chosen
    export_decimal: str = ""
    export_mark: bool = True
    # Body and room as the person wrote them: "height=178 cm".
    body_and_room: list[str] = field(default_factory=list)
    # Answers about health: empty unless the person chose to keep them.
    keep_cautions: bool = False
    cautions: list[str] = field(default_factory=list)
    paper: str = ""  # empty: that of the country
    print_size: int = 100


def load_settings(path: Path) -> Settings:
    """The kept settings; what is missing or of a wrong kind is as on a first start."""
    try:
        kept = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError):
        _log.warning("The settings %s cannot be read; starting with fresh ones.", path)
        return Settings()
    return _fitting(kept) if isinstance(kept, dict) else Settings()


def _fitting(kept: dict[str, Any]) -> Settings:
    fresh = Settings()
    for one in dataclasses.fields(Settings):
        value = kept.get(one.name)
        usual = getattr(fresh, one.name)
        if type(value) is not type(usual):
            continue
        if isinstance(value, list) and not all(isinstance(item, str) for item in value):
            continue
        setattr(fresh, one.name, value)
    if fresh.text_size not in TEXT_SIZES:
        fresh.text_size = TEXT_SIZES[0]
    if fresh.theme not in THEMES:
        fresh.theme = THEMES[0]
    if fresh.units not in UNITS:
        fresh.units = UNITS[0]
    if fresh.paper not in PAPERS:
        fresh.paper = PAPERS[0]
    if fresh.print_size not in PRINT_SIZES:
        fresh.print_size = PRINT_SIZES[0]
    if fresh.view not in VIEWS:
        fresh.view = VIEWS[0]
    return fresh


def save_settings(settings: Settings, path: Path) -> bool:
    """Put the settings in place of the old ones, whole or not at all; whether it could be done."""
    text = json.dumps(dataclasses.asdict(settings), indent=1)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".settings", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            Path(name).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
    except OSError:
        _log.warning("The settings %s cannot be saved.", path, exc_info=True)
        return False
    return True
