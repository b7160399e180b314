"""The line that finds a field of the form while one types; Enter goes there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from chaircompare.ui.icons import darken_clear_button
from chaircompare.ui.theme import Theme
from chaircompare.ui.upkeep.form.field_search import matching
from chaircompare.ui.upkeep.form.named_row import NamedRow

_WIDTH = 340


class Finder(QLineEdit):
    """Lights the row that it found; up and down go through all of them."""

    found = Signal(object)  # NamedRow to bring into view
    said = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows: Sequence[NamedRow] = ()
        self._found: list[NamedRow] = []
        self._at = 0  # which of them is in view
        self.setObjectName("formSearchField")
        self.setAccessibleName("Find a field of the form")
        self.setPlaceholderText("Find a field (Ctrl+F)")
        self.setClearButtonEnabled(True)
        self.textChanged.connect(self._on_text)
        self.set_theme(theme)

    def search_in(self, rows: Sequence[NamedRow]) -> None:
        """Find these, in this order."""
        self._rows = rows

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self.setMinimumWidth(theme.px(_WIDTH))
        darken_clear_button(self, theme.colours.text, theme.px(18))

    def _on_text(self, text: str) -> None:
        places = matching([row.sought for row in self._rows], text)
        self._found = [self._rows[place] for place in places]
        self._show(0)
        if text.strip() and not self._found:
            self.said.emit("No field is called so.")

    def _show(self, at: int) -> None:
        for row in self._rows:
            row.light(lit=False)
        self.said.emit("")
        if not self._found:
            return
        self._at = at % len(self._found)
        row = self._found[self._at]
        self.found.emit(row)
        row.light(lit=True)
        which = f"{self._at + 1} of {len(self._found)} found"
        self.said.emit(f"{which}: “{row.sought.label}”. Enter goes there, ↓ shows the next.")

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        key = arg__1.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._show(self._at + (1 if key == Qt.Key.Key_Down else -1))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._found:
                stop = self._found[self._at].stop()
                stop.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(arg__1)
