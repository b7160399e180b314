"""Menus and shortcuts. Everything that a button does stands here too, with its key."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

# What an entry is wider than its words and its keys, in heights of the text: the padding of the
# style sheet and, between the two, space that Qt leaves out.
_AROUND_WORDS_AND_KEYS = 6


def _part_keys_from_words(menu: QMenu) -> None:
    """Make a menu wider than Qt does, which puts the keys right behind the longest words."""
    menu.ensurePolished()
    measure = menu.fontMetrics().horizontalAdvance
    entries = [(action.text().replace("&", ""), _keys(action)) for action in menu.actions()]
    keys = max((measure(keys) for _, keys in entries), default=0)
    words = max((measure(words) for words, _ in entries), default=0)
    air = _AROUND_WORDS_AND_KEYS * menu.fontInfo().pixelSize()
    menu.setMinimumWidth(words + keys + air if keys else 0)


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


class Menus:
    """Builds the menu bar of a window; actions are found by their object names."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._bar = window.menuBar()
        self._bar.setNativeMenuBar(False)

    def menu(self, title: str) -> QMenu:
        """A new menu at the end of the bar."""
        menu = self._bar.addMenu(title)
        menu.aboutToShow.connect(partial(_part_keys_from_words, menu))
        return menu

    def add(
        self,
        menu: QMenu,
        name: str,
        text: str,
        slot: Callable[..., object],
        *keys: str,
    ) -> QAction:
        """An entry with its shortcuts; the first one is shown."""
        action = QAction(text, self._window)
        action.setObjectName(name)
        if keys:
            action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(slot)
        menu.addAction(action)
        return action

    def add_choices(
        self,
        menu: QMenu,
        choices: list[tuple[str, str, str]],
        slot: Callable[[QAction], object],
    ) -> dict[str, QAction]:
        """Entries of which one is ticked: (value, object name, text); the slot gets the action."""
        group = QActionGroup(self._window)
        group.triggered.connect(slot)
        made = {}
        for value, name, text in choices:
            action = QAction(text, self._window)
            action.setObjectName(name)
            action.setCheckable(True)
            action.setData(value)
            group.addAction(action)
            menu.addAction(action)
            made[value] = action
        return made
