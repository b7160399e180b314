"""Turns the three shapes of tables into one: a chair at a time, with the cells that speak of it."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from chaircompare.exchange.importing.layouts import Layout, Shape
from chaircompare.exchange.importing.mapping import Column
from chaircompare.exchange.importing.raw import RawRow, RawTable
from chaircompare.exchange.importing.vocabulary import (
    BRAND,
    CHAIR_ID,
    MODEL,
    NAME,
    PRODUCT_PAGE,
    READ_ON,
    SOURCE_URL,
    Meaning,
    Vocabulary,
    fold_words,
)

_LONG_FOR_A_NAME = 60
_FEW = 2


@dataclass(slots=True)
class ChairRecord:
    """The cells about one chair. `note` tells why the line is none, if it is none."""

    line: int
    place: str
    about: dict[str, str]
    cells: list[tuple[Column, str]]
    note: str = ""

    @property
    def named(self) -> str:
        """What it is called in the file, in whatever parts."""
        parts = (self.about.get(part, "") for part in (BRAND, MODEL, NAME))
        return " ".join(part for part in parts if part)


_ABOUT = frozenset({BRAND, MODEL, NAME, CHAIR_ID, PRODUCT_PAGE, READ_ON, SOURCE_URL})


def standing_records(
    table: RawTable, layout: Layout, words: Vocabulary, brand: str
) -> Iterator[ChairRecord]:
    """The chairs of a table with a chair a row; `brand` is that of chairs whose row names none."""
    about = [(column.index, column.target) for column in layout.columns if column.target in _ABOUT]
    stated = [(column.index, column) for column in layout.columns
              if column.target and column.target not in _ABOUT]  # fmt: skip
    header = table.rows[layout.header].cells
    has_brand = layout.holds(BRAND)
    after_blank = False
    for row in table.rows[layout.first :]:
        cells = row.cells
        width = len(cells)
        named = {target: " ".join(cells[at].split()) for at, target in about if at < width}
        if not any(named.values()) and row.is_blank:
            after_blank = True
            continue
        record = ChairRecord(row.line, "", named, [(column, cells[at]) for at, column in stated
                                                   if at < width and cells[at]])  # fmt: skip
        section = _section(row, record) if stated and not has_brand else ""
        if section:
            brand, record.note = section, "taken as the brand of the lines below"
        elif cells == header:
            record.note = "the headings once more"
        else:
            record.note = _note(row, record, words, after_blank=after_blank)
        if not has_brand and brand and not record.note:
            named.setdefault(BRAND, brand)
        yield record


def _filled(row: RawRow) -> list[str]:
    return [cell.strip() for cell in row.cells if cell.strip()]


def _section(row: RawRow, record: ChairRecord) -> str:
    """A brand that stands alone in a line over its chairs."""
    if record.cells or not (record.about.get(MODEL) or record.about.get(NAME)):
        return ""
    filled = _filled(row)
    short = len(filled) == 1 and len(filled[0]) <= _LONG_FOR_A_NAME // _FEW
    return filled[0] if short and not filled[0].endswith((".", ":")) else ""


def _note(row: RawRow, record: ChairRecord, words: Vocabulary, *, after_blank: bool) -> str:
    """Why a line below the table is no chair; empty if it may be one."""
    filled = _filled(row)
    first = filled[0] if filled else ""
    word = fold_words(first).strip(" :*.0123456789()")
    meaning = words.meanings.get(word) or words.meanings.get(word.partition(" ")[0].strip(":"))
    has_model = bool(record.about.get(MODEL) or record.about.get(NAME))
    if meaning is Meaning.TOTAL and (not has_model or word in words.meanings):
        return "a total"
    alone = len(filled) == 1
    if alone and (meaning is Meaning.NOTE or len(first) > _LONG_FOR_A_NAME or after_blank):
        return "a note"
    noted = first.startswith(("*", "※", "¹", "(1)"))
    return "a note" if not has_model and (noted or meaning is Meaning.NOTE) else ""


def lying_records(table: RawTable, layout: Layout) -> Iterator[ChairRecord]:
    """The chairs of a table with a chair a column."""
    heads = table.rows[layout.header]
    names_chairs = {column.target for column in layout.columns}
    for at in layout.chairs:
        about: dict[str, str] = {}
        cells: list[tuple[Column, str]] = []
        for column in layout.columns:
            row = table.rows[column.index].cells
            text = row[at] if at < len(row) else ""
            if column.target in _ABOUT:
                about[column.target] = " ".join(text.split())
            elif column.target and text:
                cells.append((column, text))
        head = " ".join(heads.cells[at].split())
        if head and not names_chairs & {MODEL, NAME}:
            about[MODEL if BRAND in names_chairs else NAME] = head
        if any(about.values()) or cells:
            yield ChairRecord(heads.line, column_name(at), about, cells)


def cells_of(table: RawTable, layout: Layout, column: Column) -> Iterator[str]:
    """The cells of one column, or of a row of a table on its side, with what stands below it."""
    if layout.shape is Shape.CHAIR_A_COLUMN:
        cells = table.rows[column.index].cells
        yield from (cells[at] for at in layout.chairs if at < len(cells))
        return
    at = column.index
    yield from (row.cells[at] for row in table.rows[layout.first :] if at < len(row.cells))


def column_name(index: int) -> str:
    """The letters that a spreadsheet shows over a column: A, B ... Z, AA."""
    name = ""
    number = index + 1
    while number:
        number, letter = divmod(number - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


@dataclass(slots=True)
class FactLine:
    """One line of a table of facts."""

    line: int
    about: Mapping[str, str]
    part: Callable[[int], str]


def fact_lines(table: RawTable, layout: Layout) -> dict[tuple[str, ...], list[FactLine]]:
    """The lines of a table of facts by chair, in the order in which the chairs first appear."""
    about = [(column.index, column.target) for column in layout.columns if column.target in _ABOUT]
    found: defaultdict[tuple[str, ...], list[FactLine]] = defaultdict(list)
    for row in table.rows[layout.first :]:
        if row.is_blank:
            continue
        cells = row.cells
        named = {to: " ".join(cells[at].split()) for at, to in about if at < len(cells)}
        chair = tuple(named.get(part, "") for part in (CHAIR_ID, BRAND, MODEL, NAME))
        found[chair].append(FactLine(row.line, named, _part_of(cells)))
    return dict(found)


def _part_of(cells: tuple[str, ...]) -> Callable[[int], str]:
    return lambda at: cells[at] if 0 <= at < len(cells) else ""
