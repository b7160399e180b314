"""The comparison as a workbook: figures are numbers, text never runs, facts name their source."""

import textwrap
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from chaircompare.catalogue.agreement import AnswerState
from chaircompare.catalogue.units import is_money
from chaircompare.catalogue.values import Quantity
from chaircompare.colours import LIGHT
from chaircompare.comparison import table
from chaircompare.comparison.comparison import Cell, CellState, Comparison, Row, RowState
from chaircompare.comparison.phrases import plain_words_of
from chaircompare.comparison.sources import NumberedSources
from chaircompare.exchange.choices import ExportChoices, Layout
from chaircompare.exchange.notes import ABOUT_FACTS, LEGEND, extent, title
from chaircompare.exchange.printable import printable
from chaircompare.relevance.criteria import NOT_MEDICAL_ADVICE, RLS_SENTENCE

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Look = str | int | bool
_LONGEST_TEXT = 32_767  # of a cell, says Excel
_LONGEST_TITLE = 255
_WIDTHS = {
    "Group": 20,
    "Feature": 32,
    "Unit": 7,
    "RLS": 10,
    "Difference": 12,
    "chair_id": 24,
    "brand": 14,
    "model": 24,
    "group": 20,
    "feature_key": 24,
    "feature": 32,
    "value_text": 32,
    "unit": 7,
    "source_kind": 22,
    "source_url": 60,
}
_CHAIR_WIDTH, _NUMBERS_WIDTH, _USUAL_WIDTH = 34, 12, 12
_LINE_HEIGHT = 15  # points, of the usual 11 point type
_WIDER = 2  # semibold words need more room than a column of figures promises
_LONGEST_MEASURED = 2_000
_MOST_HEIGHT = 409  # of a row, says Excel
_NO_LINKS_NO_FORMULAS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def to_xlsx(comparison: Comparison, choices: ExportChoices) -> bytes:
    """The workbook: the table, its sources, and what its words mean."""
    import xlsxwriter

    held = BytesIO()
    with xlsxwriter.Workbook(held, _NO_LINKS_NO_FORMULAS) as book:
        made_on = choices.imprint.made_on
        book.set_properties(
            {
                "title": printable(title(comparison))[:_LONGEST_TITLE],
                "subject": "Massage chairs side by side",
                "comments": RLS_SENTENCE,
                "created": datetime(made_on.year, made_on.month, made_on.day),  # noqa: DTZ001
            }
        )
        _Book(book, comparison, choices).fill()
    return held.getvalue()


class _Book:
    def __init__(self, book: "Workbook", comparison: Comparison, choices: ExportChoices) -> None:
        self._book = book
        self._comparison = comparison
        self._choices = choices
        self._rows = choices.rows(comparison)
        self._sources = NumberedSources(self._rows)
        self._formats: dict[tuple[tuple[str, Look], ...], Format] = {}

    def fill(self) -> None:
        if self._choices.layout is Layout.TIDY:
            self._fill_facts(self._sheet("Facts"))
        else:
            self._fill_comparison(self._sheet("Comparison"))
        self._fill_sources(self._sheet("Sources"))
        self._fill_notes(self._sheet("Notes"))

    # ------------------------------------------------------------------ cells

    def _sheet(self, name: str) -> "Worksheet":
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        # A list of numbers is words here, whatever it looks like.
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        sheet.set_footer("&L&A&RPage &P of &N")
        return sheet

    def _format(self, **looks: Look) -> "Format":
        wanted: dict[str, Look] = {
            "valign": "top",
            "text_wrap": True,
            "bottom": 1,
            "bottom_color": LIGHT.hairline,
            **looks,
        }
        key = tuple(sorted(wanted.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(wanted)
        return self._formats[key]

    def _head(self, sheet: "Worksheet", columns: list[tuple[str, int]], frozen: int) -> None:
        look = self._format(bold=True, bg_color=LIGHT.unstated_fill, bottom=2)
        for number, (heading, width) in enumerate(columns):
            sheet.set_column(number, number, width)
            self._text(sheet, 0, number, heading, look)
        _set_height(sheet, 0, columns)
        sheet.freeze_panes(1, frozen)

    def _text(
        self, sheet: "Worksheet", row: int, column: int, text: str, look: "Format | None" = None
    ) -> None:
        # A workbook knows one kind of line end.
        lines = printable(text).replace("\r\n", "\n").replace("\r", "\n")
        sheet.write_string(row, column, lines[:_LONGEST_TEXT], look or self._format())

    def _day(self, sheet: "Worksheet", row: int, column: int, day: date) -> None:
        sheet.write_datetime(row, column, day, self._format(num_format="yyyy-mm-dd", align="left"))

    # ------------------------------------------------------------------ side by side

    def _fill_comparison(self, sheet: "Worksheet") -> None:
        columns = [(name, _WIDTHS[name]) for name in table.WIDE_COLUMNS]
        for name in self._comparison.names:
            columns += [(name, _CHAIR_WIDTH), (f"{table.SOURCES_OF}{name}", _NUMBERS_WIDTH)]
        self._head(sheet, columns, 2)
        for line, row in enumerate(self._rows, start=1):
            self._fill_row(sheet, line, row)
        if self._rows:
            sheet.autofilter(0, 0, len(self._rows), len(columns) - 1)

    def _fill_row(self, sheet: "Worksheet", line: int, row: Row) -> None:
        feature = row.feature
        marked: dict[str, Look] = (
            {"font_color": LIGHT.rls, "bg_color": LIGHT.rls_tint} if row.mark else {}
        )
        self._text(sheet, line, 0, self._comparison.features.group_label(feature))
        self._text(sheet, line, 1, feature.label, self._format(bold=True, **marked))
        self._text(sheet, line, 2, feature.unit)
        self._text(sheet, line, 3, table.RELEVANT if row.mark else "", self._format(**marked))
        self._text(sheet, line, 4, row.state.value, self._format(**_ROW_LOOKS.get(row.state, {})))
        filled = [(feature.label, _WIDTHS["Feature"])]
        for number, cell in enumerate(row.cells):
            column = len(table.WIDE_COLUMNS) + 2 * number
            filled.append((self._fill_cell(sheet, line, column, row, cell), _CHAIR_WIDTH))
            named = ", ".join(map(str, self._sources.numbers(cell)))
            self._text(sheet, line, column + 1, named)
        _set_height(sheet, line, filled)

    def _fill_cell(self, sheet: "Worksheet", line: int, column: int, row: Row, cell: Cell) -> str:
        words = plain_words_of(cell.answer, row.feature)
        look: dict[str, Look] = {"bold": row.state is RowState.DIFFERS and cell.is_stated}
        figure = _figure(cell, words)
        if figure is None:
            look |= _CELL_LOOKS.get(cell.state, {})
            self._text(sheet, line, column, words, self._format(**look))
        else:
            shape = "#,##0" if is_money(row.feature.unit) and figure.is_integer() else "General"
            look |= {"align": "left", "num_format": shape}
            sheet.write_number(line, column, figure, self._format(**look))
        return words

    # ------------------------------------------------------------------ one fact a line

    def _fill_facts(self, sheet: "Worksheet") -> None:
        columns = [(name, _WIDTHS.get(name, _USUAL_WIDTH)) for name in table.TIDY_COLUMNS]
        self._head(sheet, [*columns, ("source", _NUMBERS_WIDTH)], 3)
        facts = [
            fact
            for row in self._rows
            for cell in row.cells
            for fact in cell.answer.facts or (None,)
        ]
        lines = table.tidy(self._comparison, rows=self._rows).rows
        for line, (cells, fact) in enumerate(zip(lines, facts, strict=True), start=1):
            for column, (name, cell) in enumerate(zip(table.TIDY_COLUMNS, cells, strict=True)):
                if not cell:
                    continue
                if name in table.TIDY_NUMBERS:
                    sheet.write_number(line, column, float(cell), self._format(align="left"))
                elif name == "read_on":
                    self._day(sheet, line, column, date.fromisoformat(cell))
                else:
                    self._text(sheet, line, column, cell)
            widths = [width for _, width in columns]
            _set_height(sheet, line, list(zip(cells, widths, strict=True)))
            if fact:
                number = self._sources.number(fact)
                sheet.write_number(line, len(columns), number, self._format(align="left"))
        if lines:
            sheet.autofilter(0, 0, len(lines), len(columns))

    # ------------------------------------------------------------------ what stands beside

    def _fill_sources(self, sheet: "Worksheet") -> None:
        columns = [("Number", 9), ("Kind", 22), ("Publisher", 40), ("Address", 90), ("Read on", 12)]
        self._head(sheet, columns, 1)
        for line, one in enumerate(self._sources, start=1):
            sheet.write_number(line, 0, one.number, self._format(align="left"))
            self._text(sheet, line, 1, one.source.kind.value)
            self._text(sheet, line, 2, one.source.publisher)
            self._text(sheet, line, 3, one.source.url)
            self._day(sheet, line, 4, one.read_on)
            _set_height(sheet, line, [(one.source.publisher, 40), (one.source.url, 90)])

    def _fill_notes(self, sheet: "Worksheet") -> None:
        self._head(sheet, [("Note", 22), ("Words", 100)], 0)
        choices = self._choices
        shown = choices.shown is not None
        rows = len(self._rows)
        notes = [
            ("Title", title(self._comparison)),
            ("Extent", extent(self._comparison, choices.view, rows, shown=shown)),
            ("Made", choices.imprint.words),
            ("Advice", NOT_MEDICAL_ADVICE),
            ("Facts", ABOUT_FACTS),
            ("Figures", "A figure stands in the unit of its row. A range is written in words."),
            ("Sources", "Numbers name the lines of the sheet Sources."),
            *LEGEND,
            *(("Take care", one.words) for one in choices.cautions),
        ]
        for line, (note, words) in enumerate(notes, start=1):
            self._text(sheet, line, 0, note, self._format(bold=True))
            self._text(sheet, line, 1, words)
            _set_height(sheet, line, [(note, 22), (words, 100)])


def _set_height(sheet: "Worksheet", line: int, cells: Sequence[tuple[str, int]]) -> None:
    """Room for the words of these cells, given with the width of their columns.

    Not every program makes rows as high as their wrapped words when it opens a file.
    """
    lines = max(
        sum(
            len(textwrap.wrap(part, max(1, width - _WIDER))) or 1
            for part in text[:_LONGEST_MEASURED].splitlines() or [""]
        )
        for text, width in cells
    )
    sheet.set_row(line, min(_MOST_HEIGHT, _LINE_HEIGHT * lines + 2))


def _figure(cell: Cell, words: str) -> float | None:
    """The figure of a cell in the unit of its row, rounded as in a CSV; None for anything else."""
    values = cell.answer.values
    if cell.answer.state is not AnswerState.STATED or not isinstance(values[0], Quantity):
        return None
    # A range, or a currency that is not that of the row, has more than digits.
    try:
        return float(words)
    except ValueError:
        return None


_ROW_LOOKS: dict[RowState, dict[str, Look]] = {
    RowState.DIFFERS: {"font_color": LIGHT.differs, "bg_color": LIGHT.differs_tint, "bold": True},
    RowState.CANNOT_TELL: {"font_color": LIGHT.muted},
}
_SILENT: dict[str, Look] = {"font_color": LIGHT.unstated, "bg_color": LIGHT.unstated_fill}
_CELL_LOOKS: dict[CellState, dict[str, Look]] = {
    CellState.NOT_STATED: _SILENT,
    CellState.NOT_CHECKED: _SILENT,
    CellState.UNREADABLE: _SILENT,
    CellState.DOES_NOT_APPLY: {"font_color": LIGHT.muted},
    CellState.SOURCES_DIFFER: {"font_color": LIGHT.differs, "bg_color": LIGHT.differs_tint},
}
