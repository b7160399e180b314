"""The parts of the window between which F6 moves the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def focus_next(areas: Sequence[QWidget]) -> None:
    """Give the keyboard to the area behind the one that has it, of those in view."""
    shown = [area for area in areas if area.isVisible()]
    focus = QApplication.focusWidget()
    here = next(
        (
            n
            for n, area in enumerate(shown)
            if focus and (area is focus or area.isAncestorOf(focus))
        ),
        -1,
    )
    if shown:
        shown[(here + 1) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)
