"""How the file was read: its first lines, and what can be changed about the reading."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from chaircompare.exchange.importing.encodings import ENCODINGS
from chaircompare.exchange.importing.figures import DecimalSign
from chaircompare.exchange.importing.importing import Understood, Wishes
from chaircompare.exchange.importing.layouts import Shape
from chaircompare.exchange.importing.raw import RawRow
from chaircompare.exchange.importing.reading import ReadingChoices
from chaircompare.exchange.importing.records import column_name
from chaircompare.exchange.importing.remembered import Remembered
from chaircompare.ui.choice_box import ChoiceBox
from chaircompare.ui.flow import FlowLayout
from chaircompare.ui.text import label
from chaircompare.ui.theme import Theme
from chaircompare.ui.upkeep.importing.fields import captioned
from chaircompare.ui.upkeep.importing.steps import Step

_LINES, _COLUMNS = 40, 60
_LEAST_LINES, _FEWEST_LINES = 5, 4
_LONGEST = 200
_LARGE = 1.5
_NARROWEST, _WIDEST, _ACROSS = 80, 260, 28
_Index = QModelIndex | QPersistentModelIndex


class SampleModel(QAbstractTableModel):
    """The first lines of a file, as they stand in it."""

    def __init__(self, rows: Sequence[RawRow], header_line: int, bold: QFont) -> None:
        super().__init__()
        self._rows = rows
        self._header = header_line
        self._bold = bold
        self._width = min(_COLUMNS, max((len(row.cells) for row in rows), default=0))

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._width

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.FontRole and row.line == self._header:
            return self._bold
        text = row.cells[index.column()] if index.column() < len(row.cells) else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return str(text[:_LONGEST])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            what = "heading, " if row.line == self._header else ""
            return f"{what}line {row.line}: {text[:_LONGEST] or 'empty'}"
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return column_name(section)
        return str(self._rows[section].line)


class SampleStep(Step):
    """The choices stand over the sample, so that each is seen to work."""

    title = "Is this read right?"

    def __init__(self, theme: Theme) -> None:
        super().__init__("importSampleStep", theme)
        self._is_text = True
        self.separator = self._box("importSeparatorBox", "Separator")
        for value, words in (
            ("comma", "Comma ,"),
            ("semicolon", "Semicolon ;"),
            ("tab", "Tab"),
            ("bar", "Bar |"),
        ):
            self.separator.addItem(words, value)
        self.encoding = self._box("importEncodingBox", "Letters (encoding)")
        for value, words in ENCODINGS.items():
            self.encoding.addItem(words, value)
        self.sheet = self._box("importSheetBox", "Sheet")
        self.header = self._box("importHeaderBox", "Line with the headings")
        self.decimal = self._box("importDecimalBox", "Decimal sign")
        self.decimal.addItem("As found", "")
        self.decimal.addItem("Point: 1,299.50", DecimalSign.POINT.value)
        self.decimal.addItem("Comma: 1.299,50", DecimalSign.COMMA.value)
        row = FlowLayout()
        row.setSpacing(theme.px(12))
        self._fields: dict[ChoiceBox, QWidget] = {}
        for box in (self.separator, self.encoding, self.sheet, self.header, self.decimal):
            self._fields[box] = captioned(box, theme)
            row.addWidget(self._fields[box])
            box.activated.connect(self.changed)
        self.told = label(wrap=True)
        self.told.setObjectName("importSampleTold")
        self.table = QTableView()
        self.table.setObjectName("importSampleTable")
        self.table.setAccessibleName("First lines of the file")
        self.table.setProperty("role", "plain")
        self.table.setWordWrap(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().setDefaultSectionSize(theme.px(36))
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines = _FEWEST_LINES if theme.scale >= _LARGE else _LEAST_LINES
        self.table.setMinimumHeight(theme.px(36 * lines))
        self._put_together(row)
        self._model: SampleModel | None = None

    def _put_together(self, boxes: FlowLayout) -> None:
        # Large text has room for one of the two: the lines of the file, which the title asks about.
        if self.theme.scale < _LARGE:
            self.column.addLayout(boxes)
        self.column.addWidget(self.told)
        self.column.addWidget(self.table, 1)
        if self.theme.scale >= _LARGE:
            self.column.addLayout(boxes)
            for one, following in pairwise((self.table, *self._fields)):
                QWidget.setTabOrder(one, following)

    def _box(self, name: str, caption: str) -> ChoiceBox:
        box = ChoiceBox(self.theme)
        box.setObjectName(name)
        box.setAccessibleName(caption)
        return box

    def show_file(self, understood: Understood) -> None:
        """Show how it was read."""
        table, layout = understood.table, understood.layout
        self._is_text = table.kind == "text"
        for box in (self.separator, self.encoding):
            self._fields[box].setVisible(self._is_text)
        self._fields[self.sheet].setVisible(len(table.sheets) > 1)
        self._choose(self.separator, table.separator)
        self._choose(self.encoding, self._known_encoding(table.encoding))
        self.sheet.clear()
        for sheet in table.sheets:
            self.sheet.addItem(sheet, sheet)
        self._choose(self.sheet, table.sheet)
        sample = table.rows[:_LINES]
        line = table.rows[layout.header].line
        self.header.clear()
        for row in sample:
            if not row.is_blank:
                first = next(cell.strip() for cell in row.cells if cell.strip())
                self.header.addItem(f"{row.line}: {first[:24]}", row.line)
        self._choose(self.header, line)
        self.told.setText(" ".join(self._words(understood)))
        bold = self.theme.font(semibold=True)
        self._model, old = SampleModel(sample, line, bold), self._model
        self.table.setModel(self._model)
        if old is not None:
            old.deleteLater()
        self._fit_columns(sample, line)

    def _fit_columns(self, rows: Sequence[RawRow], header_line: int) -> None:
        """As wide as what stands in them, within limits: headings are what one looks for."""
        theme = self.theme
        widths: dict[int, int] = {}
        for row in rows:
            metrics = theme.metrics(semibold=row.line == header_line)
            for column, text in enumerate(row.cells[:_COLUMNS]):
                width = metrics.horizontalAdvance(text[:_LONGEST])
                widths[column] = max(width, widths.get(column, 0))
        for column, width in widths.items():
            fitting = width + theme.px(_ACROSS)
            wide = min(theme.px(_WIDEST), max(theme.px(_NARROWEST), fitting))
            self.table.setColumnWidth(column, wide)

    def _known_encoding(self, name: str) -> str:
        if name.startswith(("utf-16", "utf-32")):
            return "utf-16"
        return "utf-8" if name == "utf-8-sig" else name

    def _choose(self, box: ChoiceBox, value: object) -> None:
        at = box.findData(value)
        if at < 0 and value:
            box.addItem(str(value), value)
            at = box.count() - 1
        box.setCurrentIndex(at)

    def _words(self, understood: Understood) -> list[str]:
        table, layout = understood.table, understood.layout
        known = sum(bool(column.target) for column in layout.columns)
        what = "rows" if layout.shape is Shape.CHAIR_A_COLUMN else "columns"
        said = [
            f"{len(table.rows):,} lines, {layout.shape.value}.",
            f"{known} of {len(layout.columns)} {what} are known.",
        ]
        if understood.remembered != Remembered():
            said.append("What you said last time about such a file is remembered.")
        return [*said, *table.notices]

    def wishes(self, before: Wishes) -> Wishes:
        """The wishes with what is chosen here."""
        from dataclasses import replace

        reading = ReadingChoices(
            self.encoding.currentData() or "" if self._is_text else "",
            self.separator.currentData() or "" if self._is_text else "",
            self.sheet.currentData() or "",
        )
        sign = self.decimal.currentData()
        same_sheet = reading == before.reading or not before.reading.sheet
        return replace(
            before,
            reading=reading,
            header_line=self.header.currentData() or 0 if same_sheet else 0,
            decimal_sign=DecimalSign(sign) if sign else None,
        )
