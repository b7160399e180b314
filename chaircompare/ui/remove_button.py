"""The button that takes a chair out, safe from a second click that comes at once."""

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QPushButton
from typing_extensions import override


class RemoveButton(QPushButton):
    """Takes one click at a time.

    The next chair moves under the pointer when one is removed: the second half of a double click
    would take it out as well.
    """

    @override
    def mouseDoubleClickEvent(self, e: QMouseEvent) -> None:
        e.accept()
