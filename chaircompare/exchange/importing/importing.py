"""An import from file to plan in one call, as the window and the command line both need it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from chaircompare.catalogue.chair import SourceKind
from chaircompare.catalogue.features import FeatureRegistry
from chaircompare.catalogue.store import Catalogue
from chaircompare.errors import UsageError
from chaircompare.exchange.importing.dashes import Dash
from chaircompare.exchange.importing.figures import DecimalSign
from chaircompare.exchange.importing.layouts import Layout, find_layout
from chaircompare.exchange.importing.mapping import Choice, Choices, FoundBy, Mapper
from chaircompare.exchange.importing.plan import ImportPlan
from chaircompare.exchange.importing.planning import make_plan
from chaircompare.exchange.importing.raw import Progress, RawTable
from chaircompare.exchange.importing.reading import ReadingChoices, read_table
from chaircompare.exchange.importing.remembered import Remembered, recall, remember
from chaircompare.exchange.importing.sources import USUAL_KIND, SourceChoice
from chaircompare.exchange.importing.terms import ImportChoices
from chaircompare.exchange.importing.vocabulary import fold_heading, targets_of, vocabulary


@dataclass(frozen=True)
class Wishes:
    """All that a person can say about an import; what is empty is found, remembered or usual."""

    reading: ReadingChoices = field(default_factory=ReadingChoices)
    header_line: int = 0
    columns: Choices = field(default_factory=dict)
    kind: SourceKind | None = None
    publisher: str = ""
    url: str = ""
    read_on: date | None = None
    brand: str = ""
    dash: Dash | None = None
    decimal_sign: DecimalSign | None = None


@dataclass(frozen=True)
class Understood:
    """A file as read and laid out, with what was said about such a one before."""

    path: Path
    table: RawTable
    layout: Layout
    remembered: Remembered


def understand(
    path: Path,
    table: RawTable,
    wishes: Wishes,
    memory: Path,
    features: FeatureRegistry,
) -> Understood:
    """The layout of a table, with the columns that the person chose now or the last time.

    Raises UsageError for a choice about a heading that the table does not have.
    """
    words = vocabulary()
    found = find_layout(table, Mapper(features, words, {}, wishes.columns), wishes.header_line)
    known = recall(memory, found.headings)
    columns = _still_fitting(known.columns, features)
    if columns:
        mapper = Mapper(features, words, columns, wishes.columns)
        found = find_layout(table, mapper, wishes.header_line or table.rows[found.header].line)
    _refuse_strange(wishes.columns, found)
    return Understood(path, table, found, replace(known, columns=columns))


def _still_fitting(columns: Choices, features: FeatureRegistry) -> Mapping[str, Choice]:
    """Without features that this version of the program no longer has."""
    known = targets_of(features)
    return {
        heading: said
        for heading, said in columns.items()
        if not said.target or set(said.target.split("+")) <= set(known)
    }


def _refuse_strange(chosen: Choices, layout: Layout) -> None:
    there = {fold_heading(heading) for heading in layout.headings}
    strange = [heading for heading in chosen if heading not in there]
    if strange:
        names = ", ".join(f"“{heading}”" for heading in layout.headings[:12])
        raise UsageError(f"No column is called “{strange[0]}”.", f"The headings are: {names}.")


def read_and_understand(
    path: Path,
    wishes: Wishes,
    memory: Path,
    features: FeatureRegistry,
    progress: Progress | None = None,
) -> Understood:
    """Read a file and find its layout. FileNotReadError, ImportStoppedError or UsageError."""
    table = read_table(path, wishes.reading, progress)
    return understand(path, table, wishes, memory, features)


def choices_for(understood: Understood, wishes: Wishes, today: date) -> ImportChoices:
    """What counts: said now, or the last time, or usual."""
    known = understood.remembered
    kinds = {kind.value: kind for kind in SourceKind}
    dashes = {dash.value: dash for dash in Dash}
    return ImportChoices(
        SourceChoice(
            wishes.kind or kinds.get(known.kind) or USUAL_KIND,
            wishes.publisher or known.publisher or understood.path.name,
            wishes.url or known.url,
            wishes.read_on or today,
        ),
        today,
        wishes.brand or known.brand,
        wishes.dash or dashes.get(known.dash, Dash.NOT_STATED),
        wishes.decimal_sign,
    )


def plan_import(
    understood: Understood,
    choices: ImportChoices,
    catalogue: Catalogue,
    progress: Progress | None = None,
) -> ImportPlan:
    """The dry run. NothingToImportError or ImportStoppedError."""
    table, layout = understood.table, understood.layout
    return make_plan(table, layout, choices, catalogue, progress)


def remember_choices(understood: Understood, choices: ImportChoices, memory: Path) -> None:
    """Keep for the next file of this layout what the person chose; the words of a file name not."""
    source = choices.source
    said = {
        fold_heading(column.heading): Choice(column.target, column.unit, column.takes_usual_unit)
        for column in understood.layout.columns
        if column.found_by in {FoundBy.CHOSEN, FoundBy.REMEMBERED}
    }
    publisher = "" if source.publisher == understood.path.name else source.publisher
    usual = source.kind is USUAL_KIND
    kept = Remembered(
        said,
        "" if usual else source.kind.value,
        publisher,
        source.url,
        choices.brand,
        "" if choices.dash is Dash.NOT_STATED else choices.dash.value,
    )
    if Remembered() != kept or Remembered() != understood.remembered:
        remember(memory, understood.layout.headings, kept)
