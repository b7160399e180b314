"""The list as a table that is worked by mouse and by keyboard alike."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from chaircompare.catalogue.wishes import Verdict
from chaircompare.ui.catalogue.delegate import ROW_HEIGHT, CatalogueDelegate
from chaircompare.ui.catalogue.model import CHAIR, COMPARE, CatalogueModel
from chaircompare.ui.theme import SMALL, TEXT, Theme

_COMPARE_WIDTH = 116
_CHAIR_WIDTH = 216
_NARROW_CHAIR, _NARROW_FEATURE, _NARROW_NUMBER, _NARROW_FACTS = 176, 144, 130, 72
_FEATURE_WIDTH = 142
_FACTS_WIDTH = 88
_FIT_WIDTH = 112
_WIDEST_CHAIR = 420
_NARROWEST_CHAIR = 140
_HEADING_HEIGHT, _HEADING_ROOM = 40, 20


class CatalogueView(QTableView):
    """Fixed row height, columns that fill the width, Space or a click on the box chooses."""

    toggled = Signal(int)
    delete_wanted = Signal()

    def __init__(self, model: CatalogueModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("catalogueView")
        self.setAccessibleName("Catalogue of chairs")
        self._chairs = model
        self._theme = theme
        self._narrow = False
        self._columns = (0, 0)
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
        # The brand and a name that takes two lines, or three small ones.
        small = theme.metrics(SMALL).height()
        two = small + 2 * theme.metrics(TEXT).height() + theme.px(10)
        three = 4 * small + theme.px(2)
        self.verticalHeader().setDefaultSectionSize(max(theme.px(ROW_HEIGHT), two, three))
        # Large text needs larger letters, not more room around them: rows are worth more.
        heading = theme.metrics(SMALL, semibold=True).height() + _HEADING_ROOM
        self.horizontalHeader().setFixedHeight(max(_HEADING_HEIGHT, heading))
        self.horizontalHeader().setFont(theme.font(SMALL, semibold=True))
        self._spread_columns()
        self.viewport().update()

    def set_narrow(self, narrow: bool) -> None:
        """Show only box, chair and facts stated, as beside an open comparison."""
        self._narrow = narrow
        self._choose_columns()

    def _choose_columns(self) -> None:
        """Beside an open comparison there is room for the chair and one column more."""
        only = self._telling_column()
        for column in range(CHAIR + 1, self._chairs.columnCount()):
            self.setColumnHidden(column, self._narrow and column != only)
        self._spread_columns()

    def _telling_column(self) -> int:
        """What the list is sorted by; else the fit, or the facts."""
        by = self._chairs.column_by(self._chairs.query.sort)
        if by > CHAIR:
            return by
        return CHAIR + 1 if self._chairs.needs_column(CHAIR + 1) else self._chairs.facts_column

    def _widths(self, column: int) -> tuple[int, int]:
        """The least and the usual width of a column, in px at 100 %."""
        known = {
            COMPARE: (_COMPARE_WIDTH, _COMPARE_WIDTH),
            CHAIR: (_NARROWEST_CHAIR if self._narrow else _NARROW_CHAIR, _CHAIR_WIDTH),
            self._chairs.facts_column: (_NARROW_FACTS, _FACTS_WIDTH),
        }
        needs = self._chairs.needs_column(column)
        if needs:
            return (_FIT_WIDTH, _FIT_WIDTH) if needs.verdict is None else (0, 0)
        feature = self._chairs.feature_of(column)
        is_number = feature is not None and feature.is_number
        least = _NARROW_NUMBER if is_number else _NARROW_FEATURE
        return known.get(column, (least, _FEATURE_WIDTH))

    def _spread_columns(self) -> None:
        theme = self._theme
        metrics = theme.metrics(SMALL, semibold=True)
        differ = theme.metrics(SMALL).horizontalAdvance("≠ Sources differ")
        least, usual = {}, {}
        for column in range(self._chairs.columnCount()):
            if not self.isColumnHidden(column):
                words = metrics.horizontalAdvance(f"{self._chairs.heading(column)} ▼")
                if self._chairs.feature_of(column):
                    words = max(words, differ)
                fewest, common = self._widths(column)
                least[column] = max(theme.px(fewest), words + theme.px(16))
                usual[column] = max(theme.px(common), least[column])
        port = self.viewport().width()
        spare = port - sum(usual.values())
        shown = usual if spare >= 0 else dict(least)
        if spare >= 0:
            features = [c for c in shown if self._chairs.feature_of(c)]
            most = theme.px(_WIDEST_CHAIR - _CHAIR_WIDTH)
            to_chair = min(spare // 2, most) if features else spare
            shown[CHAIR] += to_chair
            for column in features:
                shown[column] += (spare - to_chair) // len(features)
        else:
            # Narrow columns share what is left; where nothing is, one scrolls sideways.
            left = max(0, port - sum(least.values()))
            wished = sum(usual.values()) - sum(least.values())
            for column in shown:
                shown[column] += left * (usual[column] - least[column]) // max(1, wished)
        for column, width in shown.items():
            self.setColumnWidth(column, width)

    def _on_reset(self) -> None:
        shown = (self._chairs.columnCount(), self._telling_column())
        if self._columns != shown:
            self._columns = shown
            self._choose_columns()
        # Screen readers need a current cell to speak of.
        if self._chairs.rowCount():
            self.setCurrentIndex(self._chairs.index(0, COMPARE))
        self.scrollToTop()

    def sort_by_column(self, column: int) -> None:
        """Sort by the column, the other way round if the list is sorted by it already."""
        again = self._chairs.query.sort == self._chairs.sort_key(column)
        # What fits most is looked for first; everything else begins with the lowest.
        needs = self._chairs.needs_column(column)
        high_first = needs is not None and needs.verdict in {None, Verdict.MEETS}
        descending = not self._chairs.query.descending if again else high_first
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self._chairs.sort(column, order)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        index = self.currentIndex()
        # The tray that grows, by its third line or by what it says, must not hide the row that was
        # just ticked.
        place = self.visualRect(index)
        was_in_view = place.top() >= 0 and place.bottom() <= event.oldSize().height()
        super().resizeEvent(event)
        self._spread_columns()
        if index.isValid() and was_in_view:
            self.scrollTo(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if index.isValid():
                self.toggled.emit(index.row())
            event.accept()
            return
        if event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
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
