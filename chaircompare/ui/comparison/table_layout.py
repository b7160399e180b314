"""The comparison table laid out: columns, row heights, the kept place."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from chaircompare.comparison.limits import MOST
from chaircompare.ui.comparison.add_card import AddCard
from chaircompare.ui.comparison.card_place import CardPlace
from chaircompare.ui.comparison.cards import Card
from chaircompare.ui.comparison.cell_delegate import CellDelegate
from chaircompare.ui.comparison.headers import LabelHeader
from chaircompare.ui.comparison.lines import BARS, Line, LineKind
from chaircompare.ui.comparison.model import ComparisonModel
from chaircompare.ui.comparison.row_heights import Room, RowHeights
from chaircompare.ui.comparison.row_painting import (
    GROUP_HEIGHT,
    ROW_MINIMUM,
    ROW_MINIMUM_LARGE,
    UNSTATED_HEIGHT,
)
from chaircompare.ui.comparison.table_heads import TableHeads
from chaircompare.ui.theme import PAGE_TITLE, Theme

_NARROWEST = 190
_LARGE = 1.75
_COMFORTABLE = 200
_GROUP_SPARE = 4
_GROUP_LOW = 40


class LaidOutTable(QTableView):
    """Shows a ComparisonModel with frozen heads and rows as high as their words."""

    columns_in_view_changed = Signal()

    def __init__(
        self,
        model: ComparisonModel,
        add_card: AddCard,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("comparisonView")
        self.setAccessibleName("Comparison of the chosen chairs")
        self._lines = model
        self._theme = theme
        self._column_width = 0
        self._columns_before = MOST
        self._rebuilding = False
        self._look_changes = False
        self._starts_anew = True
        self._kept_current = ("", 0)
        self._kept_top = ("", 0)
        self._kept_focus: QWidget | None = None
        self._kept_in_card = ""
        self._card: CardPlace | None = None
        self._row_heights = RowHeights(model, theme)
        self._delegate = CellDelegate(model, theme, self)
        self.label_header = LabelHeader(model, theme, self)
        self._heads = TableHeads(model, add_card, self.label_header, theme, self)
        self.head_cards, self.cards = self._heads.header, self._heads.cards
        self.add_card, self.legend = self._heads.add_card, self._heads.legend
        self.summary = self._heads.summary
        self._behave()
        self.setHorizontalHeader(self.head_cards)
        self.setVerticalHeader(self.label_header)
        self.setItemDelegate(self._delegate)
        self._heads.folded.connect(self._place_heads)
        model.modelAboutToBeReset.connect(self._keep_place)
        self.setModel(model)
        model.modelReset.connect(self._rebuild)
        model.needs_changed.connect(self._on_needs_changed)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)
        self.horizontalScrollBar().valueChanged.connect(self._place_heads)
        self.set_theme(theme)

    @property
    def theme(self) -> Theme:
        """The colours and sizes of today."""
        return self._theme

    @property
    def is_rebuilding(self) -> bool:
        """Whether lines and places are just being made; what is where is not known yet."""
        return self._rebuilding

    def _behave(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        # Cells are selected only to be copied; the keyboard's own place is painted as ever.
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def await_theme(self) -> None:
        """Lay out nothing until the theme comes: the parts get their new sizes one by one."""
        self._look_changes = True

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._look_changes = True
        self._theme = theme
        self._delegate.theme = theme
        self._row_heights.set_theme(theme)
        self.label_header.set_theme(theme)
        self._heads.set_theme(theme)
        self._look_changes = False
        self._lines.rebuild()

    @property
    def stays_folded(self) -> bool:
        """Whether heads and summary begin folded: full ones would leave no room for rows."""
        return self._heads.stay_folded

    # ------------------------------------------------------------------ building

    def _keep_place(self) -> None:
        index = self.currentIndex()
        lines = self._lines.lines
        if index.isValid() and index.row() < len(lines):
            self._kept_current = (lines[index.row()].key, index.column())
        top = self.rowAt(0)
        if 0 <= top < len(lines):
            self._kept_top = (lines[top].key, self.rowViewportPosition(top))
        focus = QApplication.focusWidget()
        self._kept_focus = focus if focus and self.summary.isAncestorOf(focus) else None
        if focus and (self.viewport().isAncestorOf(focus) or self._is_in_card(focus)):
            # The widget that has the keyboard is about to go: the table takes it, until there is
            # a card again.
            self._kept_in_card = focus.objectName() if self._is_in_card(focus) else ""
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._heads.put_summary_away()
        self._drop_card()

    def _drop_card(self) -> None:
        if self._card:
            # Its own button may be calling.
            self._card.hide()
            self._card.deleteLater()
            self._card = None

    def _rebuild(self) -> None:
        self._rebuilding = True
        try:
            # Columns are spread over the width that there is with labels of the size of today.
            self.updateGeometries()
            self._heads.show_chairs()
            self._spread_columns()
            width = self._column_width
            self._span_lines()
            self._set_heights()
            self._restore_place()
            if self._kept_focus and self._kept_focus.isVisibleTo(self):
                self._kept_focus.setFocus(Qt.FocusReason.OtherFocusReason)
        finally:
            self._rebuilding = False
        if self._column_width != width:
            self._lines.rebuild()
        self._place_heads()
        self._go_on_in_card()

    def _go_on_in_card(self) -> None:
        """Whoever had the keyboard in the card goes on in the one that stands for it now."""
        name, self._kept_in_card = self._kept_in_card, ""
        if name and self._card:
            self._card.go_on_at(name)

    def _on_needs_changed(self, features: frozenset[str]) -> None:
        """Other marks in these rows and other fits: measure and paint these, build nothing."""
        if self._heads.take_size():
            self._lines.rebuild()
            return
        before = self.verticalHeader().length()
        self._heads.show_needs()
        self._set_heights(features)
        self._place_heads()
        if self.verticalHeader().length() != before:
            self.viewport().update()
            return
        for number, line in enumerate(self._lines.lines):
            if line.row and line.row.feature.key in features:
                top, height = self.rowViewportPosition(number), self.rowHeight(number)
                self.viewport().update(0, top, self.viewport().width(), height)

    def _span_lines(self) -> None:
        self.clearSpans()
        # Spreading the columns may have built the table once already.
        self._drop_card()
        columns = self._lines.columnCount()
        for number, line in enumerate(self._lines.lines):
            if line.kind is LineKind.FEATURE:
                continue
            if columns > 1:
                self.setSpan(number, 0, 1, columns)
            if line.kind is LineKind.CARD:
                card = self.make_card(line)
                self._card = CardPlace(card, self._theme, self) if card else None
            elif line.kind is LineKind.SUMMARY:
                self._heads.show_summary()
                holder = _Holder(self.summary, self._theme, self._summary_width())
                self.setIndexWidget(self._lines.index(number, 0), holder)
                self.summary.show()

    def make_card(self, line: Line) -> Card | None:  # noqa: ARG002 - for those that make one
        """What opens under a row; a table that only shows has no cards."""
        return None

    @property
    def card(self) -> CardPlace | None:
        """The card that is open, in its place."""
        return self._card

    def _is_in_card(self, widget: QWidget) -> bool:
        return self._card is not None and self._card.isAncestorOf(widget)

    def _place_card(self) -> None:
        """The card goes with its line, whatever scrolled or resized the table."""
        if self._card and not self._rebuilding:
            self._card.place(self._line_of_card())
            self._card.show()

    def _line_of_card(self) -> int:
        return next(n for n, line in enumerate(self._lines.lines) if line.kind is LineKind.CARD)

    def fit_card(self) -> None:
        """Make the line of the open card as high as it has become."""
        if self._card:
            self.setRowHeight(self._line_of_card(), self._card.height_wanted())
            self._place_card()

    @property
    def columns_in_view(self) -> int:
        """How many chairs stand beside each other before one has to scroll sideways."""
        if self._lines.state.stacked:
            return 1
        if self._theme.scale < _LARGE:
            return MOST
        # Without the scroll bar: it comes and goes with the number that is told here.
        room = self.width() - self.label_header.width()
        has_room = room >= MOST * self._theme.px(_COMFORTABLE)
        return MOST if has_room and self._lines.columnCount() == MOST else 2

    def _spread_columns(self) -> None:
        theme = self._theme
        number = self.columns_in_view
        width = max(self.viewport().width() // number, theme.px(_NARROWEST))
        self._column_width = width
        for column in range(self._lines.columnCount()):
            self.setColumnWidth(column, width)
        if number != self._columns_before:
            self._columns_before = number
            self.columns_in_view_changed.emit()

    def _set_heights(self, features: frozenset[str] | None = None) -> None:
        """Measure all lines, or the rows of these features and what is no row."""
        theme = self._theme
        least = theme.px(ROW_MINIMUM_LARGE if self.stays_folded else ROW_MINIMUM)
        room = Room(self.label_header.width(), self._column_width, least)
        for number, line in enumerate(self._lines.lines):
            if features is not None and line.row and line.row.feature.key not in features:
                continue
            if line.kind is LineKind.FEATURE and line.row:
                height = self._row_heights.of(line, line.row, room)
            elif line.kind is LineKind.GROUP:
                height = self._group_height()
            elif line.kind in BARS:
                height = theme.px(UNSTATED_HEIGHT)
            elif line.kind is LineKind.CARD:
                height = self._card.height_wanted() if self._card else theme.px(ROW_MINIMUM)
            else:
                height = self._summary_height(self.indexWidget(self._lines.index(number, 0)))
            self.setRowHeight(number, height)

    def _group_height(self) -> int:
        """Large text needs less air around it where the window is low."""
        theme = self._theme
        if self._heads.is_low and self.stays_folded:
            return theme.metrics(PAGE_TITLE, semibold=True).height() + theme.px(_GROUP_SPARE)
        return theme.px(_GROUP_LOW if self._heads.is_low else GROUP_HEIGHT)

    def _summary_height(self, holder: QWidget | None) -> int:
        if holder is None:
            return self._theme.px(ROW_MINIMUM)
        layout = holder.layout()
        if layout is None:
            return holder.sizeHint().height()
        width = self._summary_width()
        return max(layout.heightForWidth(width), layout.minimumSize().height())

    def _summary_width(self) -> int:
        """As wide as the columns in view, over the empty place of a third chair too."""
        return min(self._column_width * self.columns_in_view, self.viewport().width())

    def forget_heights(self) -> None:
        """Other facts follow: measure again."""
        self._row_heights.forget()

    def begin_anew(self) -> None:
        """Other chairs follow: measure again and start at the top."""
        self.forget_heights()
        self._kept_top = ("", 0)
        self._starts_anew = True

    def _restore_place(self) -> None:
        # The place is restored below; a current cell must not scroll the table by itself.
        self.setAutoScroll(False)
        key, column = self._kept_current
        row = self._lines.line_of(key)
        if row < 0 and self._lines.lines:
            row = next(
                (n for n, one in enumerate(self._lines.lines) if one.kind is LineKind.FEATURE), 0
            )
        if row >= 0 and self._lines.columnCount():
            last = self._lines.columnCount() - 1
            self.setCurrentIndex(self._lines.index(row, min(column, last)))
        self.setAutoScroll(True)
        self.updateGeometries()
        if self._starts_anew:
            self._starts_anew = False
            self.verticalScrollBar().setValue(0)
            return
        top = self._lines.line_of(self._kept_top[0])
        if top >= 0:
            place = self.label_header.sectionPosition(top) - self._kept_top[1]
            self.verticalScrollBar().setValue(place)

    # ------------------------------------------------------------------ heads

    def _place_heads(self) -> None:
        if self._rebuilding or self._look_changes:
            return
        if self._heads.take_height(self._column_width):
            self.updateGeometries()
        self._heads.place(self._column_width)
        self._place_card()

    def _on_range(self, least: int, most: int) -> None:
        # Its place is kept, so that columns keep their width; a bar that scrolls nothing is empty.
        self.verticalScrollBar().setEnabled(most > least)

    def _on_scrolled(self, value: int) -> None:
        self._place_card()
        if self._lines.state.stacked:
            # The name of a feature stays in view as long as any of its chairs is.
            self.label_header.viewport().update()
        if not self._rebuilding:
            self._heads.on_scrolled(value)

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place_card()

    @override
    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        self._heads.light(current.row(), current.column())
        # The frame of a bar reaches over the labels.
        self.label_header.viewport().update()
        lines = self._lines.lines
        if any(
            index.isValid() and lines[index.row()].kind is LineKind.SUMMARY
            for index in (current, previous)
            if index.row() < len(lines)
        ):
            # Its frame reaches beyond its cell.
            self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Before it is in view a table has passing sizes that are not worth building it for.
        if self.isVisible() and not self._look_changes:
            self._take_size()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take_size()

    def _take_size(self) -> None:
        before = self._column_width
        self._spread_columns()
        changed = self._heads.take_size()
        if (self._column_width != before or changed) and not self._rebuilding:
            # The summary is as wide as the columns: build it anew.
            self._lines.rebuild()
        elif not self._rebuilding:
            self.fit_card()
        self._place_heads()


class _Holder(QWidget):
    """Gives a widget in the table its margins."""

    def __init__(self, widget: QWidget, theme: Theme, width: int) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        margin = theme.px(4)
        # Wider than its columns, if these are fewer than fit.
        self.setFixedWidth(width)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(widget)
