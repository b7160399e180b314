"""Imports a file into a catalogue as the command line does, for tests."""

from datetime import date
from pathlib import Path

from chaircompare.catalogue.chair import Chair, FactState
from chaircompare.catalogue.store import Catalogue
from chaircompare.exchange.importing.importing import (
    Understood,
    Wishes,
    choices_for,
    plan_import,
    read_and_understand,
)
from chaircompare.exchange.importing.plan import ImportPlan

FILES = Path(__file__).parents[2] / "data" / "import"
TODAY = date(2026, 11, 22)


def understood(path: Path, catalogue: Catalogue, wishes: Wishes | None = None) -> Understood:
    memory = catalogue.path.parent / "import-layouts.json"
    return read_and_understand(path, wishes or Wishes(), memory, catalogue.features)


def planned(path: Path, catalogue: Catalogue, wishes: Wishes | None = None) -> ImportPlan:
    read = understood(path, catalogue, wishes)
    return plan_import(read, choices_for(read, wishes or Wishes(), TODAY), catalogue)


def imported(path: Path, catalogue: Catalogue, wishes: Wishes | None = None) -> ImportPlan:
    plan = planned(path, catalogue, wishes)
    catalogue.apply(plan.changes)
    return plan


def written(tmp_path: Path, text: str, name: str = "table.csv", encoding: str = "utf-8") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def facts_of(chair: Chair) -> dict[str, str | list[str]]:
    """Each feature with what is stated, in one text; a list where several facts stand."""
    found: dict[str, list[str]] = {}
    for fact in chair.facts:
        told = f"{fact.stated} {fact.unit}".strip()
        if fact.state is not FactState.STATED:
            told = f"{fact.state.value}: {fact.stated}".removesuffix(": ")
        found.setdefault(fact.feature, []).append(told)
    return {key: texts[0] if len(texts) == 1 else texts for key, texts in found.items()}


def remarks(plan: ImportPlan) -> list[tuple[int, str, bool]]:
    """Line, column and whether the cell was left out."""
    return [(remark.line, remark.column, remark.left_out) for _, remark in plan.remarks]
