"""The bar on top: name, search, text size."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QWidget
from typing_extensions import override

from chaircompare.ui.icons import darken_clear_button
from chaircompare.ui.text import label
from chaircompare.ui.text_size import TextSizeButtons
from chaircompare.ui.theme import Theme

_SEARCH = "Search brand, model, feature"
_SEARCH_WIDTH = 420
_LARGE = 1.5
_LARGEST_WITH_NAME = 1.15


class SearchField(QLineEdit):
    """Searches as one types; Down goes to the list, Escape clears."""

    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchField")
        self.setAccessibleName(_SEARCH)
        self.setClearButtonEnabled(True)
        self.setMaxLength(200)

    @override
    def event(self, arg__1: QEvent) -> bool:
        # A field with nothing to undo leaves Ctrl+Z to the change that the status line tells of.
        if arg__1.type() is QEvent.Type.ShortcutOverride and isinstance(arg__1, QKeyEvent):
            undo = arg__1.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = arg__1.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                arg__1.ignore()
                return False
        return super().event(arg__1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter} and (
            event.modifiers()
            in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        ):
            self.list_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class AppBar(QFrame):
    """Name, search and the buttons for the text size."""

    list_wanted = Signal()
    add_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._row = QHBoxLayout(self)
        self._name = label("Massage chair comparer", "card-title")
        self._row.addWidget(self._name)
        self._gap = QWidget()
        self._row.addWidget(self._gap)
        self.search = SearchField()
        self.search.list_wanted.connect(self.list_wanted)
        self._row.addWidget(self.search)
        self._row.addStretch(1)
        add = QPushButton("Add chair…")
        add.setObjectName("addChairButton")
        add.clicked.connect(self.add_wanted)
        self._row.addWidget(add)
        self._bring = QPushButton("Import…")
        self._bring.setObjectName("importButton")
        self._bring.clicked.connect(self.import_wanted)
        self._row.addWidget(self._bring)
        self.text_size = TextSizeButtons("appBar", theme)
        self._row.addWidget(self.text_size)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take sizes from the theme."""
        self._row.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(6))
        self._row.setSpacing(theme.px(8))
        self._gap.setFixedWidth(theme.px(24))
        darken_clear_button(self.search, theme.colours.text, theme.px(18))
        # The title of the window says the name too; large text needs its room.
        large = theme.scale >= _LARGE
        self._bring.setVisible(not large)  # the menu has it too
        self._name.setVisible(theme.scale < _LARGEST_WITH_NAME)
        self._gap.setVisible(theme.scale < _LARGEST_WITH_NAME)
        self.search.setMinimumWidth(theme.px(_SEARCH_WIDTH) if not large else theme.px(300))
        self.search.setPlaceholderText(_SEARCH if large else f"{_SEARCH} (Ctrl+F)")
        self.text_size.set_theme(theme)
