"""Compares two or three chairs: one row a feature, one cell a chair, nothing made of silence."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import combinations

from chaircompare.catalogue.agreement import Answer, AnswerState, answer
from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.features import Feature, FeatureGroup, FeatureRegistry, registry
from chaircompare.catalogue.units import UnitSystem
from chaircompare.catalogue.values import YesNo, agree
from chaircompare.comparison import phrases
from chaircompare.comparison.limits import FEWEST, MOST
from chaircompare.errors import UsageError
from chaircompare.relevance.criteria import Mark, Relevance, relevance

PINNED_GROUP = FeatureGroup("pinned", "Your rows")
RLS_GROUP = FeatureGroup("restless_legs", "Restless-legs features")


class CellState(StrEnum):
    """What one chair states about one feature. None of them is a blank."""

    VALUE = "value"
    NO = "no"
    NOT_STATED = "not stated"
    NOT_CHECKED = "not checked yet"
    DOES_NOT_APPLY = "does not apply"
    SOURCES_DIFFER = "sources differ"
    UNREADABLE = "could not be read"


class RowState(StrEnum):
    """Whether the chairs differ in a feature, as far as they state it."""

    DIFFERS = "differs"
    SAME = "same"
    CANNOT_TELL = "can't tell"


class View(StrEnum):
    """Which rows are looked at."""

    ALL = "all"
    DIFFER = "differ"
    SAME = "same"
    UNKNOWN = "unknown"

    @property
    def state(self) -> RowState | None:
        """The row state that this view shows; None for all."""
        return _VIEW_STATES.get(self)


_VIEW_STATES = {
    View.DIFFER: RowState.DIFFERS,
    View.SAME: RowState.SAME,
    View.UNKNOWN: RowState.CANNOT_TELL,
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One chair's answer in words; `spoken` is what a screen reader says."""

    state: CellState
    words: str
    spoken: str
    answer: Answer

    @property
    def is_stated(self) -> bool:
        """Whether any source says something definite."""
        return self.answer.is_stated


@dataclass(frozen=True, slots=True)
class Row:
    """One feature across the chairs."""

    feature: Feature
    cells: tuple[Cell, ...]
    state: RowState
    mark: Mark | None

    @property
    def is_stated(self) -> bool:
        """Whether at least one of the chairs states it."""
        return any(cell.is_stated for cell in self.cells)


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under one heading; those that none of the chairs states stand apart."""

    key: str
    label: str
    rows: tuple[Row, ...]
    unstated: tuple[Row, ...]

    def count(self, state: RowState) -> int:
        """How many rows, unstated ones included, are in this state."""
        return sum(row.state is state for row in (*self.rows, *self.unstated))

    @property
    def size(self) -> int:
        """All rows of the group."""
        return len(self.rows) + len(self.unstated)


@dataclass(frozen=True)
class Comparison:
    """The chairs in order of choosing and all rows in their fixed order, marked rows in front."""

    chairs: tuple[Chair, ...]
    rows: tuple[Row, ...]
    features: FeatureRegistry
    system: UnitSystem = UnitSystem.US

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Column headings: brand and model, with the id where two chairs share them."""
        names = [chair.name for chair in self.chairs]
        return tuple(
            chair.name if names.count(chair.name) == 1 else f"{chair.name} [{chair.id}]"
            for chair in self.chairs
        )

    def rows_in(self, view: View, *, rls_first: bool = True) -> tuple[Row, ...]:
        """The rows of a view, marked ones in front or each in its group."""
        wanted = view.state
        rows = [row for row in self.rows if wanted is None or row.state is wanted]
        if not rls_first:
            rows.sort(key=lambda row: row.feature.order)
        return tuple(rows)

    def count(self, view: View) -> int:
        """How many rows a view has. All is the sum of the other three."""
        return len(self.rows_in(view))

    def groups(
        self,
        view: View,
        *,
        rls_first: bool = True,
        pinned: AbstractSet[str] = frozenset(),
        left_out: AbstractSet[str] = frozenset(),
    ) -> tuple[RowGroup, ...]:
        """The rows of a view under their headings, pinned features on top; no empty groups."""
        headed: dict[str, list[Row]] = {}
        for row in self.rows_in(view, rls_first=rls_first):
            feature = row.feature
            if feature.key in left_out:
                continue
            key = RLS_GROUP.key if rls_first and row.mark else feature.group
            headed.setdefault(PINNED_GROUP.key if feature.key in pinned else key, []).append(row)
        return tuple(
            RowGroup(
                group.key,
                group.label,
                tuple(row for row in headed[group.key] if row.is_stated),
                tuple(row for row in headed[group.key] if not row.is_stated),
            )
            for group in (PINNED_GROUP, RLS_GROUP, *self.features.groups)
            if group.key in headed
        )

    def stated_count(self, chair: int) -> int:
        """How many features are stated for the chair in this column."""
        return sum(row.cells[chair].answer.counts for row in self.rows)

    def stated_in_words(self, chair: int) -> str:
        """`39 of 139 facts stated`, and how many of them are the person's own notes."""
        notes = sum(row.cells[chair].answer.is_note for row in self.rows)
        whose = f", {notes} entered by you" if notes else ""
        return f"{self.stated_count(chair)} of {len(self.rows)} facts stated{whose}"

    def shared_count(self) -> int:
        """How many features are stated for every one of the chairs, and disputed for none."""
        return sum(all(_is_clear(cell) for cell in row.cells) for row in self.rows)


def _is_clear(cell: Cell) -> bool:
    return cell.answer.counts and cell.state is not CellState.SOURCES_DIFFER


def _cell_state(given: Answer) -> CellState:
    if given.state is AnswerState.STATED:
        return CellState.NO if given.values == (YesNo(yes=False),) else CellState.VALUE
    return CellState(given.state.value)


def _unlike(a: Answer, b: Answer) -> bool:
    """Whether nothing that is stated for one can be what is stated for the other."""
    none_apply = AnswerState.DOES_NOT_APPLY
    if none_apply in (a.state, b.state):
        other = b if a.state is none_apply else a
        return other.state is AnswerState.STATED
    return all(agree(x, y) is False for x in a.values for y in b.values)


def _alike(a: Answer, b: Answer) -> bool:
    if a.state is not b.state or a.state is AnswerState.SOURCES_DIFFER:
        return False
    if a.state is AnswerState.DOES_NOT_APPLY:
        return True
    return agree(a.values[0], b.values[0]) is True


def row_state(answers: Sequence[Answer]) -> RowState:
    """Differs if two stated answers cannot be the same, same if all are, else can't tell."""
    # What only a source states that the person does not trust proves nothing either way.
    stated = [given for given in answers if given.counts]
    pairs = list(combinations(stated, 2))
    if any(_unlike(a, b) for a, b in pairs):
        return RowState.DIFFERS
    if len(stated) == len(answers) and all(_alike(a, b) for a, b in pairs):
        return RowState.SAME
    return RowState.CANNOT_TELL


def _row(feature: Feature, chairs: Sequence[Chair], marks: Relevance, system: UnitSystem) -> Row:
    answers = [answer(chair, feature.key) for chair in chairs]
    cells = tuple(
        Cell(
            _cell_state(given),
            phrases.words_of(given, system),
            phrases.spoken_of(given, chair, system),
            given,
        )
        for chair, given in zip(chairs, answers, strict=True)
    )
    return Row(feature, cells, row_state(answers), marks.mark(feature.key))


def compare(
    chairs: Sequence[Chair],
    *,
    features: FeatureRegistry | None = None,
    marks: Relevance | None = None,
    system: UnitSystem = UnitSystem.US,
) -> Comparison:
    """Compare two or three different chairs; UsageError for any other choice."""
    refuse_wrong_choice([chair.id for chair in chairs])
    features = features or registry()
    marks = marks or relevance()
    rows = [_row(feature, chairs, marks, system) for feature in features.values()]
    rows.sort(key=lambda row: (row.mark is None, row.feature.order))
    return Comparison(tuple(chairs), tuple(rows), features, system)


def refuse_wrong_choice(ids: Sequence[str]) -> None:
    """Say what is allowed if this is not a choice of two or three different chairs: UsageError."""
    twice = next((one for one in ids if list(ids).count(one) > 1), None)
    if twice:
        raise UsageError(f"“{twice}” is named twice.", f"Name {FEWEST} or {MOST} different chairs.")
    if not FEWEST <= len(ids) <= MOST:
        named = "1 chair is" if len(ids) == 1 else f"{len(ids)} chairs are"
        raise UsageError(
            f"{named} named.", f"A comparison takes {FEWEST} or {MOST} different chairs."
        )
