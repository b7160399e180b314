"""The list as a table that is worked by mouse and by keyboard alike."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from chaircompare.ui.catalogue.delegate import ROW_HEIGHT, CatalogueDelegate
from chaircompare.ui.catalogue.model import CHAIR, COMPARE, CatalogueModel
from chaircompare.ui.theme import SMALL, TEXT, Theme

_COMPARE_WIDTH = 124
_CHAIR_WIDTH = 216
_FEATURE_WIDTH = 142
_FACTS_WIDTH = 124
_WIDEST_CHAIR = 420
_NARROWEST_CHAIR = 140
_HEADING_HEIGHT = 40


class CatalogueView(QTableView):
    """Fixed row height, columns that fill the width, Space or a click on the box chooses."""

    toggled = Signal(int)

    def __init__(self, model: CatalogueModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("catalogueView")
        self.setAccessibleName("Catalogue of chairs")
        self._chairs = model
        self._theme = theme
        self._narrow = False
        self._delegate = CatalogueDelegate(model, theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heading = self.horizontalHeader()
        heading.setSectionsClickable(True)
        heading.setHighlightSections(False)
        heading.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heading.sectionClicked.connect(self.sort_by_column)
        model.modelReset.connect(self._on_reset)
        self.set_theme(theme)
        self._on_reset()

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._theme = theme
        self._delegate.theme = theme
        lines = theme.metrics(SMALL).height() + theme.metrics(TEXT).height()
        self.verticalHeader().setDefaultSectionSize(max(theme.px(ROW_HEIGHT), lines + theme.px(12)))
        self.horizontalHeader().setFixedHeight(theme.px(_HEADING_HEIGHT))
        self.horizontalHeader().setFont(theme.font(SMALL, semibold=True))
        self._spread_columns()
        self.viewport().update()

    def set_narrow(self, narrow: bool) -> None:
        """Show only box, chair and facts stated, as beside an open comparison."""
        self._narrow = narrow
        for column in range(CHAIR + 1, self._chairs.facts_column):
            self.setColumnHidden(column, narrow)
        self._spread_columns()

    def _spread_columns(self) -> None:
        theme = self._theme
        metrics = theme.metrics(SMALL, semibold=True)
        widths = {}
        for column in range(self._chairs.columnCount()):
            usual = {
                COMPARE: _COMPARE_WIDTH,
                CHAIR: _CHAIR_WIDTH,
                self._chairs.facts_column: _FACTS_WIDTH,
            }.get(column, _FEATURE_WIDTH)
            heading = metrics.horizontalAdvance(f"{self._chairs.heading(column)} ▼")
            widths[column] = max(theme.px(usual), heading + theme.px(20))
        shown = {column: w for column, w in widths.items() if not self.isColumnHidden(column)}
        spare = max(0, self.viewport().width() - sum(shown.values()))
        to_chair = (
            spare if self._narrow else min(spare // 2, theme.px(_WIDEST_CHAIR - _CHAIR_WIDTH))
        )
        shown[CHAIR] += to_chair
        if self._narrow:
            others = sum(width for column, width in shown.items() if column != CHAIR)
            shown[CHAIR] = max(self.viewport().width() - others, theme.px(_NARROWEST_CHAIR))
        features = [c for c in shown if CHAIR < c < self._chairs.facts_column]
        for column in features:
            shown[column] += (spare - to_chair) // len(features)
        for column, width in shown.items():
            self.setColumnWidth(column, width)

    def _on_reset(self) -> None:
        # Screen readers need a current cell to speak of.
        if self._chairs.rowCount():
            self.setCurrentIndex(self._chairs.index(0, COMPARE))
        self.scrollToTop()

    def sort_by_column(self, column: int) -> None:
        """Sort by the column, the other way round if the list is sorted by it already."""
        again = self._chairs.query.sort == self._chairs.sort_key(column)
        descending = again and not self._chairs.query.descending
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self._chairs.sort(column, order)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread_columns()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if index.isValid():
                self.toggled.emit(index.row())
            event.accept()
            return
        super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index: QModelIndex = self.indexAt(event.position().toPoint())
        left = event.button() is Qt.MouseButton.LeftButton
        if left and index.isValid() and index.column() in {COMPARE, CHAIR}:
            self.toggled.emit(index.row())
