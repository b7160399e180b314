"""Which lines the table has: groups, rows, cards and bars, from the comparison and what is open."""

from dataclasses import dataclass, field
from enum import Enum

from chaircompare.comparison.comparison import Comparison, Row, RowGroup, RowState, View
from chaircompare.comparison.summary import SummaryLine


class LineKind(Enum):
    """What a line of the table is."""

    SUMMARY = "summary"
    GROUP = "group"
    FEATURE = "feature"
    UNSTATED = "unstated"
    CARD = "card"
    HIDDEN = "hidden"


# Lines that are painted as one bar over label and cells.
BARS = frozenset({LineKind.GROUP, LineKind.UNSTATED, LineKind.HIDDEN})


@dataclass(frozen=True, slots=True)
class OpenCard:
    """The card that is open under a row: about the feature, or about one chair's value."""

    feature: str
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table; `key` stays the same when the table is built anew.

    `chair` is set where chairs stand under one another: the line then holds that chair alone.
    """

    kind: LineKind
    key: str
    group: RowGroup | None = None
    row: Row | None = None
    card: OpenCard | None = None
    chair: int | None = None


@dataclass(frozen=True, slots=True)
class OnlyRows:
    """The rows that the person asked for, and why in words."""

    features: frozenset[str] = frozenset()
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.words)


NO_ROWS = OnlyRows()


@dataclass(slots=True)
class TableState:
    """What the person folded, filtered and opened."""

    view: View = View.ALL
    rls_first: bool = True
    summary_open: bool = True
    summary_open_large: bool = False
    summary_whole: bool = False  # all its sentences, also where the window is low
    summary_aside: bool = False  # the folded summary is a button beside the heads
    closed_groups: set[str] = field(default_factory=set)
    open_unstated: set[str] = field(default_factory=set)
    card: OpenCard | None = None
    pinned: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)
    hidden_shown: bool = False
    find: str = ""
    reference: str = ""
    stacked: bool = False
    only: OnlyRows = NO_ROWS

    @property
    def is_searched(self) -> bool:
        """Whether rows were asked for: these are shown however they are folded or hidden."""
        return bool(self.find or self.only)

    def is_summary_open(self, *, large: bool) -> bool:
        """Whether the summary is unfolded; `large` text, where it would fill the screen, apart."""
        return self.summary_open_large if large else self.summary_open

    def fold_summary(self, *, large: bool) -> None:
        """Fold the summary at this size of text, or unfold it."""
        if large:
            self.summary_open_large = not self.summary_open_large
        else:
            self.summary_open = not self.summary_open


def matches(row: Row, find: str) -> bool:
    """Whether every word that was typed stands in the row's name or values."""
    text = " ".join((row.feature.label, *(cell.words for cell in row.cells))).casefold()
    return all(word in text for word in find.casefold().split())


def group_counts(group: RowGroup, view: View) -> str:
    """`9 rows · 6 differ · 1 same · 2 can’t tell`; a view of one kind has only its rows."""
    rows = f"{group.size} row{'' if group.size == 1 else 's'}"
    if view is not View.ALL:
        return rows
    differ = group.count(RowState.DIFFERS)
    same = group.count(RowState.SAME)
    unclear = group.count(RowState.CANNOT_TELL)
    return f"{rows} · {differ} differ · {same} same · {unclear} can’t tell"


def unstated_words(group: RowGroup) -> str:
    """The line over the rows that no chair states, at the end of a group."""
    count = len(group.unstated)
    nobody = "neither chair" if len(group.unstated[0].cells) == 2 else "no chair"  # noqa: PLR2004
    return f"{count} feature{'' if count == 1 else 's'} that {nobody} states"


def lines_of(
    comparison: Comparison, state: TableState, summary: tuple[SummaryLine, ...]
) -> list[Line]:
    """The lines of the table, top to bottom."""
    told = summary and not state.is_searched and not state.summary_aside
    lines = [Line(LineKind.SUMMARY, "summary")] if told else []
    groups = comparison.groups(
        state.view,
        rls_first=state.rls_first,
        pinned=state.pinned,
        left_out=_left_out(comparison, state),
    )
    for group in groups:
        lines.append(Line(LineKind.GROUP, f"group {group.key}", group))
        # Whoever looks for a row by name wants to see it, however it is folded.
        if group.key in state.closed_groups and not state.is_searched:
            continue
        lines += _lines_of_rows(group, group.rows, comparison, state)
        if group.unstated:
            lines.append(Line(LineKind.UNSTATED, f"unstated {group.key}", group))
            if group.key in state.open_unstated or state.is_searched:
                lines += _lines_of_rows(group, group.unstated, comparison, state)
    if state.hidden and not state.is_searched:
        lines.append(Line(LineKind.HIDDEN, "hidden"))
    return lines


def _lines_of_rows(
    group: RowGroup, rows: tuple[Row, ...], comparison: Comparison, state: TableState
) -> list[Line]:
    lines = []
    for row in rows:
        lines += _feature_lines(group, row, len(comparison.chairs) if state.stacked else 0)
        if state.card and state.card.feature == row.feature.key:
            lines.append(Line(LineKind.CARD, f"card {row.feature.key}", group, row, state.card))
    return lines


def _left_out(comparison: Comparison, state: TableState) -> set[str]:
    left_out: set[str] = set() if state.hidden_shown or state.is_searched else set(state.hidden)
    if state.find:
        left_out |= {r.feature.key for r in comparison.rows if not matches(r, state.find)}
    if state.only:
        left_out |= comparison.features.keys() - state.only.features
    return left_out


def whole_groups(comparison: Comparison, state: TableState) -> dict[str, RowGroup]:
    """The groups with what the person hid in them."""
    if not state.hidden or state.hidden_shown or state.is_searched:
        return {}
    groups = comparison.groups(state.view, rls_first=state.rls_first, pinned=state.pinned)
    return {group.key: group for group in groups}


def _feature_lines(group: RowGroup, row: Row, stacked: int) -> list[Line]:
    key = row.feature.key
    if not stacked:
        return [Line(LineKind.FEATURE, key, group, row)]
    return [
        Line(LineKind.FEATURE, f"{key} {number}" if number else key, group, row, chair=number)
        for number in range(stacked)
    ]
