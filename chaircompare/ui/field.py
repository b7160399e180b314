"""A field for one line of words that gets on with the undo of the window."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override


class Field(QLineEdit):
    """With nothing of its own to undo it leaves Ctrl+Z to the change that the status line tells."""

    @override
    def event(self, arg__1: QEvent) -> bool:
        if arg__1.type() is QEvent.Type.ShortcutOverride and isinstance(arg__1, QKeyEvent):
            undo = arg__1.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = arg__1.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                arg__1.ignore()
                return False
        return super().event(arg__1)
