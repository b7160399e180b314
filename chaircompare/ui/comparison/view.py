"""The comparison table: frozen headings, bars that fold, cards that open under a row."""

from collections.abc import Callable  # noqa: TC003 - used by annotations at run time

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from chaircompare.comparison.limits import MOST
from chaircompare.ui.comparison.add_card import AddCard
from chaircompare.ui.comparison.cards import Card, about_card, source_card
from chaircompare.ui.comparison.head_card import FOLDED_HEIGHT, FULL_HEIGHT, HeadCard
from chaircompare.ui.comparison.headers import GAP, HeadCards, LabelHeader, paint_line_bar
from chaircompare.ui.comparison.legend import Legend
from chaircompare.ui.comparison.model import BARS, ComparisonModel, Line, LineKind, OpenCard
from chaircompare.ui.comparison.row_painting import (
    GROUP_HEIGHT,
    ROW_MINIMUM,
    UNSTATED_HEIGHT,
    cell_height,
    info_area,
    label_height,
    paint_cell,
)
from chaircompare.ui.comparison.summary_card import SummaryCard
from chaircompare.ui.theme import Theme

_NARROWEST = 190
_FOLD_AFTER = 60
_TWO_COLUMNS_FROM = 1.75
_LARGE = 1.5


class _CellDelegate(QStyledItemDelegate):
    def __init__(self, model: ComparisonModel, theme: Theme, view: "ComparisonView") -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self.theme = theme

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        box: QRect = option.rect
        line = self._model.lines[index.row()]
        theme = self.theme
        painter.save()
        painter.setClipRect(box)
        if line.kind is LineKind.FEATURE and line.row:
            painter.fillRect(box, theme.colour("surface"))
            painter.setPen(theme.colour("hairline"))
            painter.drawLine(box.bottomLeft(), box.bottomRight())
            chair = self._model.chair_at(index.row(), index.column())
            cell = line.row.cells[chair]
            extras = self._model.extras(line.row.feature.key, chair)
            paint_cell(painter, theme, cell, line.row, extras, box=box)
        elif line.kind in BARS:
            labels = self._view.label_header.width()
            port = self._view.viewport().width()
            offset = self._view.horizontalScrollBar().value()
            whole = QRect(box.left() - labels + offset, box.top(), labels + port, box.height())
            painter.setClipRect(QRect(0, box.top(), port, box.height()))
            paint_line_bar(painter, theme, self._model, index.row(), whole)
        else:
            painter.fillRect(box, theme.colour("window"))
        painter.restore()
        state = option.state
        if state & QStyle.StateFlag.State_HasFocus and line.kind is not LineKind.CARD:
            painter.setPen(QPen(theme.colour("primary"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(2, 2, -3, -3))


class ComparisonView(QTableView):
    """Shows a ComparisonModel; Enter opens sources, W opens the card about a row."""

    all_rows_wanted = Signal()
    row_search_ended = Signal()
    note_kept = Signal(str, str, str, str)  # chair, feature, stated, unit
    note_removed = Signal(str, str)  # chair, feature

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
        self._folded = False
        self._column_width = 0
        self._rebuilding = False
        self._starts_anew = True
        self.may_note = True
        self._kept_current = ("", 0)
        self._kept_top = ("", 0)
        self._kept_focus: QWidget | None = None
        self._wrapped: dict[tuple[str, int, str], int] = {}
        self._delegate = _CellDelegate(model, theme, self)
        self.head_cards = HeadCards(theme, self)
        self.label_header = LabelHeader(model, theme, self)
        self._behave()
        self.setHorizontalHeader(self.head_cards)
        self.setVerticalHeader(self.label_header)
        self.setItemDelegate(self._delegate)
        self.cards = [HeadCard(number, theme) for number in range(MOST)]
        self.add_card = add_card
        self.head_cards.hold(self.cards, self.add_card)
        self.legend = Legend(theme, self)
        self.summary = SummaryCard(theme, self)
        self.summary.hide()
        self._keys: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_W: self.toggle_current_about,
            Qt.Key.Key_P: self.toggle_current_pin,
            Qt.Key.Key_H: self.toggle_current_hidden,
            Qt.Key.Key_R: self.toggle_current_reference,
        }
        model.modelAboutToBeReset.connect(self._keep_place)
        self.setModel(model)
        model.modelReset.connect(self._rebuild)
        for card in self.cards:
            card.reference_wanted.connect(self.toggle_reference)
        self.label_header.activated.connect(self.activate_line)
        self.label_header.about_wanted.connect(self.toggle_about)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._place_heads)
        self.set_theme(theme)

    def _behave(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._theme = theme
        self._delegate.theme = theme
        self._wrapped.clear()
        self.label_header.set_theme(theme)
        self.head_cards.set_theme(theme)
        self.legend.set_theme(theme)
        self.summary.set_theme(theme)
        for card in self.cards:
            card.set_theme(theme)
        # At the largest sizes full heads would leave no room for rows.
        always_folded = theme.scale >= _TWO_COLUMNS_FROM
        if always_folded != self._folded:
            self._fold_heads(folded=always_folded)
        self._lines.rebuild()

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
        if focus and self.viewport().isAncestorOf(focus):
            # The widget that has the keyboard is about to go: the table takes it.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        # A widget that the table owns is deleted with its row; the summary is used again.
        self.summary.hide()
        self.summary.setParent(self)

    def _rebuild(self) -> None:
        self._rebuilding = True
        try:
            self._fill_heads()
            self._spread_columns()
            self._span_lines()
            self._set_heights()
            self._restore_place()
            if self._kept_focus and self._kept_focus.isVisibleTo(self):
                self._kept_focus.setFocus(Qt.FocusReason.OtherFocusReason)
        finally:
            self._rebuilding = False
        self._place_heads()

    def _fill_heads(self) -> None:
        comparison = self._lines.comparison
        if comparison:
            for number in range(len(comparison.chairs)):
                chair = comparison.chairs[number]
                is_reference = chair.id == self._lines.state.reference
                self.cards[number].show_chair(comparison, number, is_reference=is_reference)

    def _span_lines(self) -> None:
        self.clearSpans()
        columns = self._lines.columnCount()
        for number, line in enumerate(self._lines.lines):
            if line.kind is LineKind.FEATURE:
                continue
            if columns > 1:
                self.setSpan(number, 0, 1, columns)
            if line.kind is LineKind.CARD:
                self._put_card(number, line)
            elif line.kind is LineKind.SUMMARY:
                self.summary.show_lines(self._lines.summary, is_open=self._lines.state.summary_open)
                self._put(number, self.summary)

    def _put(self, row: int, widget: QWidget) -> None:
        holder = _Holder(widget, self._theme, self._card_width())
        self.setIndexWidget(self._lines.index(row, 0), holder)
        widget.show()

    def _put_card(self, row: int, line: Line) -> None:
        comparison = self._lines.comparison
        if line.row is None or line.card is None or comparison is None:
            return
        if line.card.column is None:
            card: Card = about_card(line.row, self._theme)
        else:
            column = min(line.card.column, len(comparison.chairs) - 1)
            chair = comparison.chairs[column]
            source = source_card(
                chair, line.row, line.row.cells[column], self._theme, may_note=self.may_note
            )
            source.note_kept.connect(self.note_kept)
            source.note_removed.connect(self.note_removed)
            card = source
        card.closed.connect(self.close_card)
        self._put(row, card)

    def _spread_columns(self) -> None:
        theme = self._theme
        shown = 2 if theme.scale >= _TWO_COLUMNS_FROM else MOST
        if self._lines.state.stacked:
            shown = 1
        width = max(self.viewport().width() // shown, theme.px(_NARROWEST))
        self._column_width = width
        for column in range(self._lines.columnCount()):
            self.setColumnWidth(column, width)

    def _set_heights(self) -> None:
        theme = self._theme
        labels = self.label_header.width()
        for number, line in enumerate(self._lines.lines):
            if line.kind is LineKind.FEATURE and line.row:
                height = self._feature_height(line, labels)
            elif line.kind is LineKind.GROUP:
                height = theme.px(GROUP_HEIGHT)
            elif line.kind in BARS:
                height = theme.px(UNSTATED_HEIGHT)
            else:
                holder = self.indexWidget(self._lines.index(number, 0))
                height = self._holder_height(holder)
            self.setRowHeight(number, height)

    def _holder_height(self, holder: QWidget | None) -> int:
        if holder is None:
            return self._theme.px(ROW_MINIMUM)
        layout = holder.layout()
        if layout is None:
            return holder.sizeHint().height()
        width = self._card_width()
        return max(layout.heightForWidth(width), layout.minimumSize().height())

    def _card_width(self) -> int:
        """Cards stay within what is in view, however wide the columns are together."""
        columns = self._column_width * max(1, self._lines.columnCount())
        return min(columns, self.viewport().width())

    def _feature_height(self, line: Line, labels: int) -> int:
        row = line.row
        if row is None:
            return 0
        width = self._column_width
        key = (line.key, width, self._lines.state.reference)
        if key not in self._wrapped:
            chairs = range(len(row.cells)) if line.chair is None else [line.chair]
            cells = [
                cell_height(
                    self._theme,
                    row.cells[chair],
                    row,
                    self._lines.extras(row.feature.key, chair),
                    width=width,
                )
                for chair in chairs
            ]
            label = 0 if line.chair else label_height(self._theme, row, labels)
            self._wrapped[key] = max(self._theme.px(ROW_MINIMUM), label, *cells)
        return self._wrapped[key]

    def forget_heights(self) -> None:
        """Other facts follow: measure again."""
        self._wrapped.clear()

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

    def _head_height(self) -> int:
        theme = self._theme
        gaps = 2 * theme.px(GAP)
        width = self._column_width - gaps
        shown = self.cards[: self._lines.columnCount()]
        wanted = max((card.wanted_height(width) for card in shown), default=0) + gaps
        if self._folded:
            return max(theme.px(FOLDED_HEIGHT), wanted)
        wanted = max(wanted, self.legend.wanted_height(self.label_header.width()))
        # Large text leaves little room: the heads take what they need and no more.
        return wanted if theme.scale >= _LARGE else max(theme.px(FULL_HEIGHT), wanted)

    def _place_heads(self) -> None:
        if self._rebuilding:
            return
        stacked = self._lines.state.stacked
        self.legend.setVisible(not stacked)
        height = 0 if stacked else self._head_height()
        if self.head_cards.height() != height:
            self.head_cards.setFixedHeight(height)
            self.updateGeometries()
        self.head_cards.place(0 if stacked else self._lines.columnCount(), self._column_width)
        self.legend.setGeometry(0, 0, self.label_header.width(), height)

    def _on_scrolled(self, value: int) -> None:
        if self._rebuilding or self._theme.scale >= _TWO_COLUMNS_FROM:
            return
        spare = self._theme.px(FULL_HEIGHT - FOLDED_HEIGHT)
        far = self.verticalScrollBar().maximum() > self._theme.px(_FOLD_AFTER) + spare
        if not self._folded and value > self._theme.px(_FOLD_AFTER) and far:
            self._fold_heads(folded=True)
        elif self._folded and value == 0:
            self._fold_heads(folded=False)

    def _fold_heads(self, *, folded: bool) -> None:
        self._folded = folded
        for card in self.cards:
            card.fold(folded=folded)
        self.add_card.fold(folded=folded)
        self.legend.fold(folded=folded)
        self._place_heads()

    @override
    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        self._light(current.row(), current.column())

    def _light(self, row: int, column: int) -> None:
        """Light up the name of the row and the head of the column that one is in."""
        if self.label_header.lit_row != row:
            self.label_header.lit_row = row
            self.label_header.viewport().update()
        for number, card in enumerate(self.cards):
            card.light(lit=number == column)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before = self._column_width
        self._spread_columns()
        if self._column_width != before:
            # Cards in the table are as wide as the columns: build them anew.
            self._lines.rebuild()
        self._place_heads()

    # ------------------------------------------------------------------ acting

    def activate_line(self, row: int) -> None:
        """Fold or unfold a bar."""
        line = self._lines.lines[row]
        state = self._lines.state
        if line.kind is LineKind.HIDDEN:
            state.hidden_shown = not state.hidden_shown
        elif line.group is None or line.kind not in BARS:
            return
        else:
            keys = state.closed_groups if line.kind is LineKind.GROUP else state.open_unstated
            keys.symmetric_difference_update({line.group.key})
        self.setCurrentIndex(self._lines.index(row, 0))
        self._lines.rebuild()

    def toggle_about(self, row: int) -> None:
        """Open or close the card that says what the row is and why it is marked."""
        line = self._lines.lines[row]
        if line.row:
            self.setCurrentIndex(self._lines.index(row, max(0, self.currentIndex().column())))
            self._toggle(OpenCard(line.row.feature.key))

    def toggle_source(self, index: QModelIndex) -> None:
        """Open or close the card that says where a value comes from."""
        line = self._lines.lines[index.row()]
        if line.kind is LineKind.FEATURE and line.row:
            self.setCurrentIndex(index)
            chair = self._lines.chair_at(index.row(), index.column())
            self._toggle(OpenCard(line.row.feature.key, chair))

    def toggle_current_about(self) -> None:
        """The same for the row of the keyboard."""
        if self.currentIndex().isValid():
            self.toggle_about(self.currentIndex().row())

    def toggle_current_source(self) -> None:
        """The same for the value of the keyboard."""
        if self.currentIndex().isValid():
            self.toggle_source(self.currentIndex())

    def _current_feature(self) -> str:
        index = self.currentIndex()
        line = self._lines.lines[index.row()] if index.isValid() else None
        return line.row.feature.key if line and line.row else ""

    def toggle_current_pin(self) -> None:
        """Put the row of the keyboard on top, or back to its place."""
        feature = self._current_feature()
        if feature:
            self._lines.state.pinned.symmetric_difference_update({feature})
            self._lines.state.hidden.discard(feature)
            self._lines.rebuild()

    def toggle_current_hidden(self) -> None:
        """Hide the row of the keyboard, or show it for good."""
        feature = self._current_feature()
        if feature:
            row = self.currentIndex().row()
            self._lines.state.hidden.symmetric_difference_update({feature})
            self._lines.state.pinned.discard(feature)
            self._lines.rebuild()
            last = self._lines.rowCount() - 1
            column = max(0, self.currentIndex().column())
            self.setCurrentIndex(self._lines.index(min(row, last), column))

    def toggle_current_reference(self) -> None:
        """Measure the other chairs by the chair of the keyboard, or no longer."""
        comparison, index = self._lines.comparison, self.currentIndex()
        if comparison and index.isValid():
            chair = self._lines.chair_at(index.row(), index.column())
            self.toggle_reference(comparison.chairs[chair].id)

    def toggle_reference(self, chair_id: str) -> None:
        """Measure the others by this chair, or no longer."""
        state = self._lines.state
        state.reference = "" if state.reference == chair_id else chair_id
        self._lines.rebuild()

    def show_all_rows_again(self) -> None:
        """Forget which rows were hidden and pinned."""
        self._lines.state.hidden.clear()
        self._lines.state.pinned.clear()
        self._lines.state.hidden_shown = False
        self._lines.rebuild()

    def row_menu(self) -> QMenu:
        """What can be done with the current row and column, for the pointer and the menu key."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        feature, state = self._current_feature(), self._lines.state
        if feature:
            menu.addAction("Why or what is this row (W)", self.toggle_current_about)
            menu.addAction("Where this value comes from (Enter)", self.toggle_current_source)
            pin = "Put back to its place (P)" if feature in state.pinned else "Pin to the top (P)"
            menu.addAction(pin, self.toggle_current_pin)
            hide = "Always show this row (H)" if feature in state.hidden else "Hide this row (H)"
            menu.addAction(hide, self.toggle_current_hidden)
        menu.addAction("Use this chair as reference, or not (R)", self.toggle_current_reference)
        return menu

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(self.viewport().mapFromGlobal(event.globalPos()))
            if index.isValid():
                self.setCurrentIndex(index)
        if self.currentIndex().isValid():
            self.row_menu().popup(event.globalPos())

    def _toggle(self, card: OpenCard) -> None:
        state = self._lines.state
        state.card = None if state.card == card else card
        self._lines.rebuild()
        if state.card is None:
            self.setFocus()
            return
        row = self._lines.line_of(f"card {card.feature}")
        holder = self.indexWidget(self._lines.index(row, 0)) if row >= 0 else None
        if holder:
            self._show_whole(row)
            close = holder.findChild(QWidget, "closeCardButton")
            if close:
                close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_whole(self, row: int) -> None:
        """Scroll so that the row above and as much as possible of this one are in view."""
        bar = self.verticalScrollBar()
        top = self.rowViewportPosition(row - 1)
        bottom = self.rowViewportPosition(row) + self.rowHeight(row)
        over = bottom - self.viewport().height()
        if over > 0:
            bar.setValue(bar.value() + min(over, top))

    def close_card(self) -> None:
        """Close the open card; the keyboard goes back to its row."""
        if self._lines.state.card is not None:
            self._lines.state.card = None
            # The card is deleted with its row while its own button may be calling.
            self.setFocus()
            self._lines.rebuild()

    def go_to(self, feature: str) -> None:
        """Bring the row of a feature into view and make it current."""
        row = self._lines.line_of(feature)
        if row < 0:
            self._unfold_for(feature)
            row = self._lines.line_of(feature)
        if row >= 0:
            self.setCurrentIndex(self._lines.index(row, 0))
            self.scrollTo(self._lines.index(row, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
            self.setFocus()

    def go_by(self, chairs: int) -> None:
        """Make the same value of another chair current, so many chairs further."""
        index = self.currentIndex()
        row, column = index.row(), index.column()
        if self._lines.state.stacked:
            row += chairs
        else:
            column += chairs
        self.setCurrentIndex(self._lines.index(row, column))

    def _unfold_for(self, feature: str) -> None:
        comparison, state = self._lines.comparison, self._lines.state
        if comparison is None:
            return
        if state.find or feature in state.hidden:
            self.row_search_ended.emit()
            state.find = ""
            state.hidden_shown = True
            self._lines.rebuild()
        found = next((row for row in comparison.rows if row.feature.key == feature), None)
        if found and state.view.state not in {None, found.state}:
            self.all_rows_wanted.emit()
        groups = comparison.groups(state.view, rls_first=state.rls_first, pinned=state.pinned)
        for group in groups:
            keys = {row.feature.key for row in (*group.rows, *group.unstated)}
            if feature in keys:
                state.closed_groups.discard(group.key)
                if any(row.feature.key == feature for row in group.unstated):
                    state.open_unstated.add(group.key)
                self._lines.rebuild()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        # A key that a button in a card or head left alone comes up to here; it is not the table's.
        enter = self.hasFocus() and event.key() in {
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Space,
        }
        if event.key() == Qt.Key.Key_Escape and self._lines.state.card is not None:
            self.close_card()
        elif enter and index.isValid():
            if self._lines.lines[index.row()].kind is LineKind.FEATURE:
                self.toggle_source(index)
            else:
                self.activate_line(index.row())
        elif event.key() in self._keys and not event.modifiers():
            self._keys[Qt.Key(event.key())]()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        index = self.indexAt(point)
        if not index.isValid():
            return
        if self._lines.lines[index.row()].kind is not LineKind.FEATURE:
            self.activate_line(index.row())
        elif info_area(self._theme, self.visualRect(index)).contains(point):
            self.toggle_source(index)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        under = self.indexAt(event.position().toPoint())
        if under.isValid():
            self._light(under.row(), under.column())
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor
            if self._acts_at(event.position().toPoint())
            else Qt.CursorShape.ArrowCursor
        )

    def _acts_at(self, point: QPoint) -> bool:
        index = self.indexAt(point)
        if not index.isValid():
            return False
        kind = self._lines.lines[index.row()].kind
        if kind is LineKind.FEATURE:
            return info_area(self._theme, self.visualRect(index)).contains(point)
        return kind in BARS


class _Holder(QWidget):
    """Gives a widget in the table its margins."""

    def __init__(self, widget: QWidget, theme: Theme, width: int) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        margin = theme.px(4)
        widget.setMaximumWidth(width - 2 * margin)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(widget)
