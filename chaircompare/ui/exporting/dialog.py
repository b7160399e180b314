"""Asks for kind, layout and rows of an export, says how much goes out, and shows its beginning."""

import dataclasses
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from chaircompare.comparison.comparison import Comparison, View
from chaircompare.exchange.choices import DecimalSign, ExportChoices, Layout
from chaircompare.exchange.export_csv import Separator
from chaircompare.exchange.exporting import TIDY_TOO, Writer, rendered
from chaircompare.exchange.notes import counted
from chaircompare.relevance.cautions import CautionNote
from chaircompare.ui.check_box import CheckBox
from chaircompare.ui.choice_row import ChoiceRow
from chaircompare.ui.dialogs.laying_out import button_row, dialog_column, resize_within
from chaircompare.ui.scrolling import scroll_area
from chaircompare.ui.text import label
from chaircompare.ui.theme import SMALL, Theme

_KINDS = {
    ".csv": "CSV table",
    ".xlsx": "Workbook (XLSX)",
    ".html": "Page (HTML)",
    ".pdf": "Paper (PDF)",
    ".json": "Data (JSON)",
}
_FOR_WHAT = {
    ".csv": "For every spreadsheet. Plain text, figures in the unit of their row.",
    ".xlsx": "For Excel and LibreOffice. Figures are numbers; sources have a sheet of their own.",
    ".html": "For reading in a browser, sending and printing. Sources stand below as notes.",
    ".pdf": "For paper and for sending.",
    ".json": "For other programs. Every fact with its source.",
}
# Kinds of file that have room for words beside the table.
_WITH_WORDS = frozenset({".xlsx", ".html", ".pdf"})
_AS_TEXT = frozenset({".csv", ".json"})
_SHOWN = "shown"
_FIRST_LINES, _FEWEST_LINES = 40, 6
_WIDEST_CELL = 32
_QUESTIONS_FIRST = 1000  # in a layout's terms: they take what they need before the rest
_LONGEST_LINE = 400
_SIZE = (880, 760)
_LOW = 500


class ExportDialog(QDialog):
    """Emits the choices when the person goes on to name the file."""

    chosen = Signal(object, str)  # ExportChoices, suffix

    def __init__(
        self,
        comparison: Comparison,
        first: ExportChoices,
        before: tuple[str, str],
        *,
        writers: Mapping[str, Writer],
        cautions: tuple[CautionNote, ...] = (),
        theme: Theme,
        parent: QWidget,
    ) -> None:
        """`first` are the choices of last time; its `shown` are the rows on the screen.

        `before` are the kind and the rows of last time, as the settings keep them.
        `cautions` may go along; they do so only where the person ticks it, each time anew.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("exportChoicesDialog")
        self.setWindowTitle("Export the comparison")
        self._comparison = comparison
        self._first = first
        self._writers = writers
        self._cautions = cautions
        self._theme = theme
        self._ask()
        self._answer_as_before(*before)
        self._arrange()
        for row in (self._kind, self._layout, self._rows, self._separator, self._decimal_sign):
            row.changed.connect(self._show)
        self._mark.toggled.connect(self._show)
        self._with_cautions.toggled.connect(self._show)
        self._show()
        self._kind.take_keyboard()

    # ------------------------------------------------------------------ building

    def _ask(self) -> None:
        theme = self._theme
        kinds = [(suffix, _KINDS.get(suffix, suffix)) for suffix in self._writers]
        self._kind = ChoiceRow("Kind of file", "exportKind", kinds, theme)
        self._for_what = label(role="small", wrap=True)
        self._layout = ChoiceRow(
            "Layout",
            "exportLayout",
            [(Layout.WIDE, "Side by side"), (Layout.TIDY, "One fact a line, with its source")],
            theme,
        )
        self._rows = ChoiceRow("Rows", "exportRows", self._row_answers(), theme)
        self._separator = ChoiceRow(
            "Between the cells",
            "exportSeparator",
            [
                (Separator.COMMA, "Comma"),
                (Separator.SEMICOLON, "Semicolon"),
                (Separator.TAB, "Tab"),
            ],
            theme,
        )
        self._decimal_sign = ChoiceRow(
            "Decimal sign",
            "exportDecimal",
            [(DecimalSign.POINT, "Point: 7.5"), (DecimalSign.COMMA, "Comma: 7,5")],
            theme,
        )
        self._mark = CheckBox("Mark the text as UTF-8 (Excel needs this)", theme)
        self._mark.setObjectName("exportMarkCheck")
        self._with_cautions = CheckBox(f"With my cautions ({len(self._cautions)})", theme)
        self._with_cautions.setObjectName("exportCautionsCheck")

    def _row_answers(self) -> list[tuple[str, str]]:
        comparison = self._comparison
        answers = [
            (View.ALL.value, f"All {comparison.count(View.ALL)}"),
            (View.DIFFER.value, f"Only the {comparison.count(View.DIFFER)} that differ"),
        ]
        if self._first.shown is not None:
            answers.append((_SHOWN, f"As shown now: {len(self._first.shown)}"))
        return answers

    def _answer_as_before(self, kind: str, rows: str) -> None:
        first = self._first
        self._kind.choose(kind)
        self._layout.choose(first.layout)
        self._rows.choose(rows)
        self._separator.choose(first.separator)
        self._decimal_sign.choose(first.decimal_sign)
        self._mark.setChecked(first.byte_order_mark)

    def _arrange(self) -> None:
        theme = self._theme
        self._outer = outer = dialog_column(self)
        scrolled = scroll_area("exportChoices", "What goes out")
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, theme.px(8), theme.px(8))
        column.setSpacing(theme.px(12))
        for part in (
            self._kind,
            self._for_what,
            self._layout,
            self._rows,
            self._separator,
            self._decimal_sign,
            self._mark,
            self._with_cautions,
        ):
            column.addWidget(part)
        scrolled.setWidget(page)
        self._questions, self._scrolled = column, scrolled
        outer.addWidget(scrolled, _QUESTIONS_FIRST)
        resize_within(self, _SIZE, theme)
        # In a low window they would leave the questions no room: there they end the page.
        self._is_low = self.height() < theme.px(_LOW)
        below = column if self._is_low else outer
        self._extent = label(role="strong", wrap=True)
        self._extent.setObjectName("exportExtent")
        below.addWidget(self._extent)
        below.addWidget(self._made_preview(), 1)
        outer.addLayout(self._made_buttons())

    def _made_preview(self) -> QWidget:
        theme = self._theme
        self._preview = preview = QPlainTextEdit()
        preview.setObjectName("exportPreview")
        preview.setAccessibleName("The first lines, as they will be")
        preview.setReadOnly(True)
        preview.setTabChangesFocus(True)
        preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(theme.px(SMALL))
        preview.setFont(font)
        # The style sheet of the program sets a size for everything; a sheet of its own wins.
        preview.setStyleSheet(f"font-family: '{font.family()}'; font-size: {theme.px(SMALL)}px;")
        # Large text leaves the room to the questions, where it takes any from them.
        fewest = _FEWEST_LINES if self._is_low else int(_FEWEST_LINES / theme.scale)
        lines = preview.fontMetrics().lineSpacing() * fewest
        preview.setMinimumHeight(lines + theme.px(32))
        return preview

    def _made_buttons(self) -> QHBoxLayout:
        go_on = QPushButton("Save as…")
        go_on.setObjectName("exportSaveButton")
        go_on.setProperty("role", "primary")
        go_on.setDefault(True)
        go_on.clicked.connect(self._on_go_on)
        cancel = QPushButton("Cancel")
        cancel.setObjectName("exportCancelButton")
        cancel.clicked.connect(self.reject)
        return button_row(self, go_on, cancel)

    # ------------------------------------------------------------------ answering

    @property
    def choices(self) -> ExportChoices:
        """What the person chose so far."""
        rows = self._rows.chosen
        tidy = self._layout.chosen == Layout.TIDY and self._kind.chosen in TIDY_TOO
        return dataclasses.replace(
            self._first,
            view=View.ALL if rows == _SHOWN else View(rows),
            shown=self._first.shown if rows == _SHOWN else None,
            layout=Layout.TIDY if tidy else Layout.WIDE,
            separator=Separator(self._separator.chosen),
            decimal_sign=DecimalSign(self._decimal_sign.chosen),
            byte_order_mark=self._mark.isChecked(),
            cautions=self._cautions if self._takes_cautions else (),
        )

    @property
    def _takes_cautions(self) -> bool:
        return self._kind.chosen in _WITH_WORDS and self._with_cautions.isChecked()

    def _show(self) -> None:
        suffix, choices = self._kind.chosen, self.choices
        self._for_what.setText(_FOR_WHAT.get(suffix, ""))
        self._layout.setVisible(suffix in TIDY_TOO)
        for part in (self._separator, self._decimal_sign, self._mark):
            part.setVisible(suffix == ".csv")
        self._with_cautions.setVisible(suffix in _WITH_WORDS and bool(self._cautions))
        self._extent.setText(self._extent_words(suffix, choices))
        self._preview.setPlainText("\n".join(self._first_lines(suffix, choices)))
        self._give_room()

    def _give_room(self) -> None:
        """Let the questions be as high as they are, and the first lines have the rest."""
        if self._is_low:
            return
        self._questions.activate()
        margins = self._outer.contentsMargins()
        wide = self.width() - margins.left() - margins.right()
        self._scrolled.setMaximumHeight(self._questions.totalHeightForWidth(wide))

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        self._give_room()

    def _extent_words(self, suffix: str, choices: ExportChoices) -> str:
        begins = f"{'It' if suffix in _AS_TEXT else 'The table in it'} begins like this:"
        chairs = counted(len(self._comparison.chairs), "chair")
        rows = counted(len(choices.rows(self._comparison)), "row")
        if choices.layout is not Layout.TIDY:
            return f"{rows}, {chairs}. {begins}"
        lines = counted(len(choices.table(self._comparison).rows), "line")
        beside = " A description of the columns goes beside it." if suffix == ".csv" else ""
        return f"{lines} for {rows} and {chairs}.{beside} {begins}"

    def _first_lines(self, suffix: str, choices: ExportChoices) -> list[str]:
        if suffix in _AS_TEXT:
            content = rendered(self._comparison, choices, f"t{suffix}", self._writers).content
            lines = content.decode("utf-8-sig").splitlines()
        else:
            # What is no text is shown as the table that it will hold.
            table = choices.table(self._comparison)
            lines = _in_columns([table.columns, *table.rows[:_FIRST_LINES]])
        return [line[:_LONGEST_LINE] for line in lines[:_FIRST_LINES]]

    def _on_go_on(self) -> None:
        self.chosen.emit(self.choices, self._kind.chosen)
        self.accept()


def _in_columns(lines: Sequence[Sequence[str]]) -> list[str]:
    widths = [min(_WIDEST_CELL, max(map(len, cells))) for cells in zip(*lines, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
        for cells in lines
    ]
