"""Where this person's catalogue, settings and logs lie."""

import os
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "CHAIRCOMPARE_HOME"


@dataclass(frozen=True, slots=True)
class Places:
    """Folders and files of one person; CHAIRCOMPARE_HOME moves all of them together."""

    data: Path
    settings_folder: Path
    logs: Path

    @property
    def catalogue(self) -> Path:
        """The catalogue that opens when none is named."""
        return self.data / "catalogue.sqlite"

    @property
    def settings(self) -> Path:
        """Choices of the person, kept from one start to the next."""
        return self.settings_folder / "settings.json"

    @property
    def backups(self) -> Path:
        """Dated copies of catalogues, made before anything large changes them."""
        return self.data / "backups"


def places() -> Places:
    """The folders in force now; nothing is created."""
    moved = os.environ.get(HOME_VARIABLE)
    if moved:
        home = Path(moved).expanduser()
        return Places(home / "data", home / "settings", home / "logs")
    import platformdirs

    return Places(
        Path(platformdirs.user_data_dir("chaircompare", appauthor=False)),
        Path(platformdirs.user_config_dir("chaircompare", appauthor=False)),
        Path(platformdirs.user_log_dir("chaircompare", appauthor=False)),
    )
