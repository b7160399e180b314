"""Going round the parts of the window by one key."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def focus_next(areas: Sequence[tuple[QWidget, QWidget]]) -> None:
    """Go to the next area in view; each is given with the part that the keyboard begins with."""
    shown = [(area, first) for area, first in areas if area.isVisible() and first.isVisible()]
    focus = QApplication.focusWidget()
    here = next(
        (
            n
            for n, (area, _) in enumerate(shown)
            if focus and (area is focus or area.isAncestorOf(focus))
        ),
        -1,
    )
    if shown:
        shown[(here + 1) % len(shown)][1].setFocus(Qt.FocusReason.TabFocusReason)
