"""Where the open card stands: over labels and cells alike, as wide as both together."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget
from typing_extensions import override

from chaircompare.ui.comparison.cards import Card
from chaircompare.ui.comparison.note_editor import NOTE_FIELD
from chaircompare.ui.theme import Theme

_MARGIN = 4


class CardPlace(QWidget):
    """Belongs to the table and not to a cell: it stays where columns are scrolled sideways."""

    def __init__(self, card: Card, theme: Theme, table: QTableView) -> None:
        super().__init__(table)
        self._card = card
        self._table = table
        self._margin = theme.px(_MARGIN)
        column = QVBoxLayout(self)
        column.setContentsMargins(self._margin, self._margin, self._margin, self._margin)
        column.addWidget(card)
        # Heads and scroll bars lie over what is scrolled out of view, labels and cells under it.
        for under in (self, table.verticalHeader(), table.viewport()):
            under.lower()

    def height_wanted(self) -> int:
        """How high the line of the card must be, at the width that there is."""
        # Qt hears of what was shown or hidden only later.
        for widget in self.findChildren(QWidget):
            widget.updateGeometry()
        width = self._width()
        self._card.take_width(width - 2 * self._margin)
        layout = self.layout()
        return max(layout.heightForWidth(width), layout.minimumSize().height()) if layout else 0

    def place(self, row: int) -> None:
        """Lie over this line, wherever it is scrolled to."""
        table = self._table
        top = table.viewport().y() + table.rowViewportPosition(row)
        self.setGeometry(table.verticalHeader().x(), top, self._width(), table.rowHeight(row))

    def take_focus(self) -> None:
        """Give the keyboard to the button that closes the card."""
        self._card.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on_at(self, name: str) -> None:
        """Give the keyboard to the part of this name, or to the note if that part is gone."""
        for wanted in (name, NOTE_FIELD):
            found = self._card.findChild(QWidget, wanted)
            if found is not None:
                found.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _width(self) -> int:
        return self._table.verticalHeader().width() + self._table.viewport().width()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        # Over the card one scrolls the table, as over any of its lines.
        QCoreApplication.sendEvent(self._table.viewport(), event)
