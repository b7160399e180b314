"""Scrolls the comparison after the keyboard, to what it reached in heads and cards."""

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from chaircompare.ui.comparison.note_editor import NoteEditor
from chaircompare.ui.comparison.table_layout import LaidOutTable

_AROUND = 8


class KeyboardFollower(QObject):
    """Belongs to a table; nobody is to press what nobody sees."""

    def __init__(self, table: LaidOutTable) -> None:
        super().__init__(table)
        self._table = table
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def _on_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        # A window that one comes back to stays as it was left. What the pointer presses must not
        # move away under it.
        if old is None or now is None or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        table = self._table
        if not table.isVisible() or table.is_rebuilding:
            return
        for column, card in enumerate(table.cards):
            if card.isAncestorOf(now):
                left = table.horizontalHeader().sectionPosition(column)
                bar = table.horizontalScrollBar()
                self._bring(bar, left - bar.value(), table.columnWidth(column))
        self.bring(now)

    def bring(self, widget: QWidget) -> None:
        """Scroll to a widget that stands in a line of the table."""
        table, viewport = self._table, self._table.viewport()
        in_card = table.card is not None and table.card.isAncestorOf(widget)
        if not in_card and not viewport.isAncestorOf(widget):
            return
        above = widget.parentWidget()
        if isinstance(above, NoteEditor):
            widget = above  # who writes sees the buttons that keep it, too
        box = QRect(viewport.mapFromGlobal(widget.mapToGlobal(QPoint(0, 0))), widget.size())
        around = table.theme.px(_AROUND)
        if not in_card:  # a card stays where columns are scrolled sideways
            self._bring(table.horizontalScrollBar(), box.left(), box.width())
        self._bring(table.verticalScrollBar(), box.top() - around, box.height() + 2 * around)

    @staticmethod
    def _bring(bar: QScrollBar, begin: int, length: int) -> None:
        """Scroll no further than needed; of what is longer than the view its beginning is seen."""
        over = begin + length - bar.pageStep()
        if begin < 0 or over > begin:
            bar.setValue(bar.value() + begin)
        elif over > 0:
            bar.setValue(bar.value() + over)
