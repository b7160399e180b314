"""The bar on top: name, search, text size."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from chaircompare.ui.field import Field
from chaircompare.ui.giving_way import how_many_give_way, wanted_width
from chaircompare.ui.icons import darken_clear_button
from chaircompare.ui.text import label
from chaircompare.ui.text_size import TextSizeButtons
from chaircompare.ui.theme import Theme

_SEARCH = "Search brand, model, feature"
_SEARCH_WIDTH, _SEARCH_WIDTH_LARGE, _SEARCH_LEAST = 420, 300, 160
_LARGE = 1.5
_LARGEST_WITH_NAME = 1.15


class SearchField(Field):
    """Searches as one types; Down goes to the list, Escape clears."""

    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchField")
        self.setAccessibleName(_SEARCH)
        self.setClearButtonEnabled(True)
        self.setMaxLength(200)

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
        self._add = QPushButton("Add chair…")
        self._add.setObjectName("addChairButton")
        self._add.clicked.connect(self.add_wanted)
        self._row.addWidget(self._add)
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
        self._theme = theme
        self.text_size.set_theme(theme)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out what is said elsewhere too, until the search has the room that it wants."""
        theme, gap = self._theme, self._row.spacing()
        large = theme.scale >= _LARGE
        search = theme.px(_SEARCH_WIDTH_LARGE if large else _SEARCH_WIDTH)
        with_name = theme.scale < _LARGEST_WITH_NAME
        named = [self._name, self._gap] if with_name else []
        margins = self._row.contentsMargins()
        wanted = margins.left() + margins.right() + search + gap + self.text_size.wanted_width
        wanted += wanted_width([*named, self._add], gap)
        wanted += 0 if large else wanted_width([self._bring], gap)
        room = self.width()
        # The title of the window says the name too, and the menu has Import.
        savings = [wanted_width(named, gap)] if with_name else []
        savings += [] if large else [wanted_width([self._bring], gap)]
        gone = how_many_give_way(room, wanted, savings)
        left = wanted - sum(savings[:gone])
        for part in (self._name, self._gap):
            part.setVisible(with_name and not gone)
        self._bring.setVisible(not large and gone <= int(with_name))
        self.search.setMinimumWidth(max(search - max(0, left - room), theme.px(_SEARCH_LEAST)))
        self.search.setPlaceholderText(_SEARCH if large or left > room else f"{_SEARCH} (Ctrl+F)")
