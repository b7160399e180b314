"""Finds the table in a sheet: which way it stands, its headings, what is no part of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from chaircompare.comparison.table import SOURCES_OF, WIDE_COLUMNS
from chaircompare.exchange.importing.mapping import Column, FoundBy, Mapper, settled
from chaircompare.exchange.importing.raw import FileNotReadError, RawRow, RawTable
from chaircompare.exchange.importing.vocabulary import BRAND, CHAIR_ID, MODEL, NAME, fold_heading

_LOOKED_AT = 40
_LABEL_COLUMNS = 4
_FEWEST = 2
_LONGEST_HEADING = 200
# Columns and lines that are looked at to tell one layout from another.
_JUDGED = 300
_MOST_LABELS = 2_000


class Shape(StrEnum):
    """Which way a table stands."""

    CHAIR_A_ROW = "a chair a row"
    CHAIR_A_COLUMN = "a chair a column"
    FACT_A_ROW = "a fact a row"


@dataclass(frozen=True, slots=True)
class FactColumns:
    """Where the parts of a fact stand in a table of facts; -1 for none."""

    feature: int
    value: int
    unit: int = -1
    low: int = -1
    high: int = -1
    state: int = -1
    kind: int = -1
    publisher: int = -1


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand. Numbers are places in RawTable.rows and in the cells of a row.

    In a table on its side `columns` are its rows, `chairs` the columns of its chairs, and `header`
    the row that names them unless a row of `columns` does.
    `is_ours` tells a comparison that this program wrote.
    """

    shape: Shape
    header: int
    first: int
    columns: tuple[Column, ...]
    chairs: tuple[int, ...] = ()
    fact: FactColumns | None = None
    is_ours: bool = False

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings, which together tell one layout from another."""
        return tuple(column.heading for column in self.columns)

    def holds(self, target: str) -> bool:
        """Whether any column holds this."""
        return any(column.target == target for column in self.columns)


_FACT_NAMES = {
    "feature": ("feature_key", "feature", "attribute", "property", "spec", "specification",
                "Merkmal", "Eigenschaft", "característica", "項目", "항목"),
    "value": ("value_text", "value", "Wert", "valor", "値", "값"),
    "unit": ("unit", "units", "Einheit", "unidad", "単位", "단위"),
    "low": ("value_min",),
    "high": ("value_max",),
    "state": ("state",),
    "kind": ("source_kind", "kind of source"),
    "publisher": ("publisher", "source_publisher"),
}  # fmt: skip
# What our own tidy table says twice.
_OURS_BESIDE = frozenset({"group", "feature", "value_number", "rls"})
_UNIT_NAMES = frozenset(fold_heading(name) for name in _FACT_NAMES["unit"])


def find_layout(table: RawTable, mapper: Mapper, header_line: int = 0) -> Layout:
    """The layout of a table; `header_line` is the line of the headings if the person says it.

    Raises FileNotReadError where there is no line that could hold headings.
    """
    places = _candidates(table.rows, header_line)
    if not places:
        raise FileNotReadError(
            f"Line {header_line} is blank." if header_line else "No line holds headings.",
            "Say in which line the headings of the columns stand.",
        )
    for place in places:
        if _is_ours(table.rows[place]):
            return _our_wide(table, place, mapper)
    facts = next((found for place in places if (found := _facts(table.rows, place, mapper))), None)
    if facts:
        return facts
    best = max(places, key=lambda place: _known(_standing(table.rows, place, mapper, _JUDGED)))
    standing = _standing(table.rows, best, mapper)
    lying = _lying(table.rows, mapper, header_line)
    if lying and _known(lying) > max(_known(standing), _FEWEST - 1):
        return lying
    if not _known(standing):
        return _standing(table.rows, _likely_header(table.rows, places), mapper)
    return standing


def _candidates(rows: Sequence[RawRow], header_line: int) -> list[int]:
    if header_line:
        return [n for n, row in enumerate(rows) if row.line == header_line and not row.is_blank]
    filled = (n for n, row in enumerate(rows) if not row.is_blank)
    return [place for place, _ in zip(filled, range(_LOOKED_AT), strict=False)]


def _known(layout: Layout) -> int:
    return sum(
        bool(column.target) or column.found_by is FoundBy.IN_DOUBT for column in layout.columns
    )


def _likely_header(rows: Sequence[RawRow], places: Sequence[int]) -> int:
    """The first line with as many cells as most have, where no heading is known."""
    widths = {place: sum(bool(cell.strip()) for cell in rows[place].cells) for place in places}
    return next(place for place in places if widths[place] >= max(widths.values()) * 0.7)


# ------------------------------------------------------------------ a chair a row


def _standing(
    rows: Sequence[RawRow], place: int, mapper: Mapper, most: int | None = None
) -> Layout:
    above = rows[place - 1].cells[:most] if place and not rows[place - 1].is_blank else ()
    units = _units_below(rows, place, mapper)
    columns = tuple(
        _heading(Head(index, *(text[:_LONGEST_HEADING].strip() for text in texts)), mapper)
        for index, texts in enumerate(
            zip_longest(
                rows[place].cells[:most],
                _spread(above),
                above,
                units[:most],
                fillvalue="",
            )
        )
        if any(text.strip() for text in (texts[0], *texts[2:]))
    )
    first = place + (2 if units else 1)
    return Layout(Shape.CHAIR_A_ROW, place, first, settled(columns))


@dataclass(frozen=True, slots=True)
class Head:
    """All that stands over a column: its cell, the group, what is right above, a unit below."""

    index: int
    cell: str
    group: str
    above: str
    unit: str


def _spread(cells: Sequence[str]) -> Iterator[str]:
    """Merged cells hold their text in the first one only."""
    last = ""
    for cell in cells:
        last = cell.strip() or last
        yield last


def _heading(head: Head, mapper: Mapper) -> Column:
    """The column of a heading with what stands over it: `Heat` over `Levels` is `Heat levels`."""
    if not head.cell:
        return mapper.column(head.index, head.above, head.unit)
    if head.group:
        for together in (f"{head.group} {head.cell}", f"{head.cell} {head.group}"):
            found = mapper.column(head.index, together, head.unit)
            if found.target:
                return found
    return mapper.column(head.index, head.cell, head.unit)


def _units_below(rows: Sequence[RawRow], place: int, mapper: Mapper) -> Sequence[str]:
    """A second line of headings that says nothing but units."""
    if place + 1 >= len(rows):
        return ()
    cells = [cell.strip().strip("()[]") for cell in rows[place + 1].cells]
    filled = [cell for cell in cells if cell]
    units = mapper.words.units
    return cells if filled and all(cell.casefold() in units for cell in filled) else ()


# ------------------------------------------------------------------ a chair a column


def _lying(rows: Sequence[RawRow], mapper: Mapper, header_line: int) -> Layout | None:
    """A table whose labels stand in one of the first columns, and its chairs in those behind."""
    judged = rows[:_JUDGED]
    known = [
        [n for n, row in enumerate(judged) if mapper.target(_cell(row, label))]
        for label in range(_LABEL_COLUMNS)
    ]
    label = max(range(_LABEL_COLUMNS), key=lambda n: len(known[n]))
    if len(known[label]) < _FEWEST:
        return None
    place = _line_of_chairs(rows, label, known[label], mapper, header_line)
    heads = rows[place].cells
    unit_column = next((n for n, cell in enumerate(heads) if fold_heading(cell) in _UNIT_NAMES), -1)
    behind = range(label + 1, len(heads))
    chairs = tuple(n for n in behind if n != unit_column and _names_a_chair(heads[n]))
    columns = (
        mapper.column(n, _cell(row, label), _cell(row, unit_column))
        for n, row in enumerate(rows[:_MOST_LABELS])
        if n >= place and _cell(row, label)
    )
    shape = Shape.CHAIR_A_COLUMN
    return Layout(shape, place, place, settled(columns), chairs) if chairs else None


def _names_a_chair(head: str) -> bool:
    """Our own workbooks have a column of numbers of sources beside each chair."""
    return bool(head.strip()) and not head.startswith(SOURCES_OF)


def _line_of_chairs(
    rows: Sequence[RawRow], label: int, known: Sequence[int], mapper: Mapper, header_line: int
) -> int:
    """The line that names the chairs: one that says so, or the last one above with any words."""
    first = known[0]
    for n, row in enumerate(rows[: first + 1]):
        if row.line == header_line:
            return n
    held = {mapper.target(_cell(rows[n], label)): n for n in reversed(known)}
    if MODEL in held or NAME in held:
        return min(held.get(target, first) for target in (BRAND, MODEL, NAME) if target in held)
    above = (n for n in range(first - 1, -1, -1) if any(rows[n].cells[label + 1 :]))
    return next(above, first)


def _cell(row: RawRow, column: int) -> str:
    there = 0 <= column < len(row.cells)
    return row.cells[column][:_LONGEST_HEADING].strip() if there else ""


def _is_ours(row: RawRow) -> bool:
    return row.cells[: len(WIDE_COLUMNS)] == WIDE_COLUMNS


def _our_wide(table: RawTable, place: int, mapper: Mapper) -> Layout:
    label, unit = WIDE_COLUMNS.index("Feature"), WIDE_COLUMNS.index("Unit")
    columns = tuple(
        mapper.column(number, row.cells[label], row.cells[unit])
        for number, row in enumerate(table.rows)
        if number > place and len(row.cells) > len(WIDE_COLUMNS) and row.cells[label].strip()
    )
    heads = table.rows[place].cells
    chairs = tuple(n for n in range(len(WIDE_COLUMNS), len(heads)) if _names_a_chair(heads[n]))
    shape = Shape.CHAIR_A_COLUMN
    return Layout(shape, place, place + 1, settled(columns), chairs=chairs, is_ours=True)


# ------------------------------------------------------------------ a fact a row


def _facts(rows: Sequence[RawRow], place: int, mapper: Mapper) -> Layout | None:
    heads = [fold_heading(cell) for cell in rows[place].cells]
    places = {head: n for n, head in reversed(list(enumerate(heads)))}
    found = {
        part: next((places[head] for name in names if (head := fold_heading(name)) in places), -1)
        for part, names in _FACT_NAMES.items()
    }
    if found["feature"] < 0 or found["value"] < 0:
        return None
    columns = tuple(
        mapper.column(index, cell)
        for index, cell in enumerate(rows[place].cells)
        if cell.strip() and index not in found.values() and cell not in _OURS_BESIDE
    )
    layout = Layout(Shape.FACT_A_ROW, place, place + 1, settled(columns), fact=FactColumns(**found))
    names = (MODEL, NAME, CHAIR_ID)
    return layout if any(layout.holds(target) for target in names) else None
