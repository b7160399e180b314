"""A table whose rows in view are as high as their words need; it may have 100,000 rows."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView
from typing_extensions import override

from chaircompare.ui.theme import Theme

_ROW, _ACROSS, _DOWN = 36, 24, 16


class FittedTable(QTableView):
    """Measures a row when it comes into view, as measuring all of them would take minutes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_fitting = False
        self.setWordWrap(True)
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalScrollBar().valueChanged.connect(self.fit_rows)
        self.horizontalHeader().sectionResized.connect(self.fit_rows)

    @override
    def sizeHint(self) -> QSize:
        """What it must have: a page that scrolls would give more, and cut the table off below."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_rows()

    def fit_rows(self) -> None:
        """Give the rows in view their heights."""
        if self._is_fitting or self.model() is None:
            return
        self._is_fitting = True
        row, bottom = max(self.rowAt(0), 0), self.viewport().height()
        while row < self.model().rowCount() and self.rowViewportPosition(row) < bottom:
            self.setRowHeight(row, self._height_of(row))
            row += 1
        self._is_fitting = False

    def _height_of(self, row: int) -> int:
        theme, model = self._theme, self.model()
        words = max(
            theme.metrics().wrapped_height(
                str(model.index(row, column).data()), self.columnWidth(column) - theme.px(_ACROSS)
            )
            for column in range(model.columnCount())
        )
        return max(theme.px(_ROW), words + theme.px(_DOWN))
