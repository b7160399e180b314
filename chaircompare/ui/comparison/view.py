"""The comparison table as it is worked: bars that fold, cards that open, rows that are pinned."""

from collections.abc import Callable  # noqa: TC003 - used by annotations at run time

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QWidget
from typing_extensions import override

from chaircompare.ui.comparison.add_card import AddCard
from chaircompare.ui.comparison.cards import Card, about_card, source_card
from chaircompare.ui.comparison.keyboard_view import KeyboardFollower
from chaircompare.ui.comparison.lines import BARS, NO_ROWS, Line, LineKind, OpenCard
from chaircompare.ui.comparison.model import ComparisonModel
from chaircompare.ui.comparison.row_painting import info_area
from chaircompare.ui.comparison.table_layout import LaidOutTable
from chaircompare.ui.theme import Theme


class ComparisonView(LaidOutTable):
    """Enter opens sources, W the card about a row; P, H and R pin, hide and take a reference."""

    all_rows_wanted = Signal()
    row_search_ended = Signal()
    note_kept = Signal(str, str, str, str)  # chair, feature, stated, unit
    note_removed = Signal(str, str)  # chair, feature
    guide_wanted = Signal(object)  # Place

    def __init__(
        self,
        model: ComparisonModel,
        add_card: AddCard,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, add_card, theme, parent)
        self.may_note = True
        self._keys: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_W: self.toggle_current_about,
            Qt.Key.Key_P: self.toggle_current_pin,
            Qt.Key.Key_H: self.toggle_current_hidden,
            Qt.Key.Key_R: self.toggle_current_reference,
        }
        for card in self.cards:
            card.reference_wanted.connect(self.toggle_reference)
        self.label_header.activated.connect(self.activate_line)
        self.label_header.about_wanted.connect(self.toggle_about)
        self._follower = KeyboardFollower(self)

    @property
    def several_selected(self) -> bool:
        """Whether the person selected several cells, which are then framed."""
        return self._delegate.several_selected

    @several_selected.setter
    def several_selected(self, several: bool) -> None:
        self._delegate.several_selected = several

    @override
    def make_card(self, line: Line) -> Card | None:
        comparison = self._lines.comparison
        if line.row is None or line.card is None or comparison is None:
            return None
        if line.card.column is None:
            about = about_card(line.row, self._theme, self._lines.ticked)
            about.closed.connect(self.close_card)
            about.resized.connect(self.fit_card)
            about.guide_wanted.connect(self.guide_wanted)
            return about
        column = min(line.card.column, len(comparison.chairs) - 1)
        chair, cell = comparison.chairs[column], line.row.cells[column]
        source = source_card(chair, line.row, cell, self._theme, may_note=self.may_note)
        source.note_kept.connect(self.note_kept)
        source.note_removed.connect(self.note_removed)
        source.closed.connect(self.close_card)
        source.resized.connect(self.fit_card)
        source.note_refused.connect(self._follower.bring)
        return source

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
            menu.addAction("About this row (W)", self.toggle_current_about)
            menu.addAction("Where this value comes from (Enter)", self.toggle_current_source)
            pin = "Put back to its place (P)" if feature in state.pinned else "Pin to the top (P)"
            menu.addAction(pin, self.toggle_current_pin)
            hide = "Always show this row (H)" if feature in state.hidden else "Hide this row (H)"
            menu.addAction(hide, self.toggle_current_hidden)
        menu.addAction("Use this chair as reference (R)", self.toggle_current_reference)
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
            self.scrollTo(self.currentIndex())
            return
        row = self._lines.line_of(f"card {card.feature}")
        if self.card:
            self._show_whole(row)
            self.card.take_focus()

    def _show_whole(self, row: int) -> None:
        """Scroll so that the row above and as much as possible of this one are in view."""
        bar = self.verticalScrollBar()
        # Large text leaves too little room under the row above; the card names it too.
        above = row - 1 if 4 * self.rowHeight(row - 1) < self.viewport().height() else row
        top = self.rowViewportPosition(above)
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
            self.scrollTo(self.currentIndex())

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
        if not self._lines.state.stacked:
            column += chairs
        elif self._lines.lines[row].chair is not None:
            row += chairs  # the other lines of the stack belong to all chairs
        self.setCurrentIndex(self._lines.index(row, column))

    def _unfold_for(self, feature: str) -> None:
        comparison, state = self._lines.comparison, self._lines.state
        if comparison is None:
            return
        if state.is_searched or feature in state.hidden:
            self.row_search_ended.emit()
            state.find, state.only = "", NO_ROWS
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
    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        # Without an event it may be the program that goes to a cell while Ctrl of some shortcut is
        # held down: that adds nothing to what is selected. With Shift, Qt goes on with an event.
        if (
            event is None
            and not QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            return QItemSelectionModel.SelectionFlag.ClearAndSelect
        return super().selectionCommand(index, event)

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        several = len(self.selectedIndexes()) > 1
        if several != self.several_selected:
            self.several_selected = several
            self.viewport().update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.scrollTo(self.currentIndex())
        self.label_header.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.label_header.viewport().update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        # Whoever drew over several cells wants to copy them, not to open the last one.
        if event.button() is not Qt.MouseButton.LeftButton or self.several_selected:
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
            self._heads.light(under.row(), under.column())
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
