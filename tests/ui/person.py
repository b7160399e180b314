"""Does with the real window what a person does: looks, clicks, types."""

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget

from chaircompare.ui.catalogue.model import ID_ROLE
from chaircompare.ui.comparison.lines import LineKind
from chaircompare.ui.comparison.model import FEATURE_ROLE
from chaircompare.ui.comparison.row_painting import info_area
from chaircompare.ui.theme import Theme
from chaircompare.ui.window import EXAMPLE, MainWindow

ACHILLES, TITAN, CARELEX = THREE = EXAMPLE
NARROW, WIDE = (1280, 768), (1920, 1048)
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
PLAIN = Qt.KeyboardModifier.NoModifier
Key = Qt.Key
_Part = TypeVar("_Part", bound=QWidget)


def click(widget: QWidget, place: QPoint | None = None) -> None:
    """Click where a person could: on what is in view, not covered, and not behind a dialog."""
    name = widget.objectName() or type(widget).__name__
    assert widget.isVisible(), f"{name} is not in view"
    assert widget.isEnabled(), f"{name} is disabled"
    assert QApplication.activeModalWidget() in {None, widget.window()}, f"{name} is blocked"
    spot = widget.rect().center() if place is None else place
    assert widget.rect().contains(spot), f"{name} has no such place"
    top = widget.window()
    hit = top.childAt(widget.mapTo(top, spot))
    assert hit is widget, f"{name} is covered by {hit}"
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, PLAIN, spot)
    settle()


def dialog_in_front(kind: type[_Part]) -> _Part:
    """The dialog that is open, with the keyboard in it where no window manager does it."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    dialog.activateWindow()
    settle()
    return dialog


def settle() -> None:
    """Let the window lay itself out anew, as it does before a person could act again."""
    QApplication.processEvents()
    deliver_deletions()


def deliver_deletions() -> None:
    """Let Qt delete what was to be deleted later, as it does whenever it is idle."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def part(window: QWidget, kind: type[_Part], name: str) -> _Part:
    """The one part of this name."""
    (found,) = window.findChildren(kind, name)
    return found


def place_on(area: QWidget, widget: QWidget) -> QRect:
    """Where a widget stands as seen from another one, whatever their parents."""
    return QRect(area.mapFromGlobal(widget.mapToGlobal(QPoint(0, 0))), widget.size())


def top_levels() -> list[QWidget]:
    """Every window, dialog and menu that is not Qt's own."""
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.objectName() != "qtooltip_label"
    ]


class Person:
    """Sits before one main window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.list = window.catalogue_panel.view
        self.chairs = window.catalogue_panel.model
        self.panel = window.comparison_panel
        self.table = window.comparison_panel.view
        self.rows = window.comparison_panel.model

    # ------------------------------------------------------------------ looking

    @property
    def theme(self) -> Theme:
        return self.window.theming.theme

    @property
    def status(self) -> str:
        return part(self.window, QLabel, "statusLine").text()

    @property
    def is_comparing(self) -> bool:
        return self.table.isVisible()

    def button(self, name: str) -> QPushButton:
        return part(self.window, QPushButton, name)

    def action(self, name: str) -> QAction:
        (found,) = self.window.findChildren(QAction, name)
        return found

    def listed(self) -> list[str]:
        """The ids in the list, top to bottom."""
        return [self.chairs.index(n, 0).data(ID_ROLE) for n in range(self.chairs.rowCount())]

    def line(self, key: str) -> int:
        """The row of the table that has this key; it must be there."""
        at = self.rows.line_of(key)
        assert at >= 0, f"no line {key}"
        return at

    def feature_lines(self) -> Iterator[int]:
        for number, line in enumerate(self.rows.lines):
            if line.kind is LineKind.FEATURE:
                yield number

    def shown(self) -> dict[str, tuple[str, ...]]:
        """The words of every cell in the table, by feature."""
        columns = range(self.rows.columnCount())
        return {
            self.rows.index(n, 0).data(FEATURE_ROLE): tuple(
                self.rows.index(n, column).data() for column in columns
            )
            for n in self.feature_lines()
        }

    def titles(self) -> list[str]:
        """The chairs over the columns, as the head cards name them."""
        return [card.accessibleName() for card in self.table.cards if card.isVisibleTo(self.table)]

    def card(self) -> QWidget | None:
        """The card that is open in the table."""
        cards = [
            card
            for card in self.table.findChildren(QWidget, "rowCard")
            if card.isVisibleTo(self.window)
        ]
        assert len(cards) <= 1
        return cards[0] if cards else None

    def words_of(self, widget: QWidget) -> str:
        """All labels of a part, one a line."""
        return "\n".join(
            label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)
        )

    def come_back(self) -> None:
        """After a dialog: where no window manager does it, make the window the active one."""
        self.window.activateWindow()
        settle()

    # ------------------------------------------------------------------ typing

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key wherever the keyboard is."""
        focus = QApplication.focusWidget()
        assert focus is not None, "the keyboard is nowhere"
        QTest.keyClick(focus, key, modifiers)
        settle()

    def write(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None, "the keyboard is nowhere"
        QTest.keyClicks(focus, text)
        settle()

    def search(self, text: str) -> None:
        """Type into the search, in the place of what stands there."""
        click(self.window.search)
        self.window.search.selectAll()
        QTest.keyClick(self.window.search, Key.Key_Delete)
        QTest.keyClicks(self.window.search, text)
        settle()

    # ------------------------------------------------------------------ clicking

    def click_cell(self, view: QWidget, index: QModelIndex, place: QPoint | None = None) -> None:
        table = self.list if view is self.list else self.table
        table.scrollTo(index)
        spot = table.visualRect(index).center() if place is None else place
        click(table.viewport(), spot)

    def tick(self, chair: str, column: int = 0) -> None:
        """Click into the compare box of a chair."""
        self.click_cell(self.list, self.chairs.index(self.listed().index(chair), column))

    def choose(self, *chairs: str) -> None:
        for chair in chairs:
            self.tick(chair)

    def compare(self, *chairs: str) -> None:
        """Tick these and go on to the comparison."""
        self.choose(*chairs)
        click(self.button("compareButton"))
        assert self.is_comparing

    def click_label(self, line: int) -> None:
        """Click the left end of a line."""
        self.table.scrollTo(self.rows.index(line, 0))
        header = self.table.label_header
        middle = header.sectionViewportPosition(line) + header.sectionSize(line) // 2
        click(header.viewport(), QPoint(24, middle))

    def click_why(self, feature: str) -> None:
        line = self.line(feature)
        self.table.scrollTo(self.rows.index(line, 0))
        header = self.table.label_header
        click(header.viewport(), header.about_rect(line).center())

    def click_info(self, feature: str, column: int) -> None:
        index = self.rows.index(self.line(feature), column)
        self.table.scrollTo(index)
        click(self.table.viewport(), info_area(self.theme, self.table.visualRect(index)).center())

    def pick(self, action: str) -> None:
        """Find an entry in the menu bar and click it, opening its menus by mouse on the way."""
        wanted = self.action(action)
        bar = self.window.menuBar()
        for top in bar.actions():
            menu = QMenu.menuInAction(top)
            path = _path_to(menu, wanted)
            if path:
                QTest.mouseClick(
                    bar, Qt.MouseButton.LeftButton, PLAIN, bar.actionGeometry(top).center()
                )
                _follow(menu, path)
                self.come_back()
                return
        raise AssertionError(f"{action} is in no menu")


def _path_to(menu: QMenu, wanted: QAction) -> list[QAction]:
    for action in menu.actions():
        if action is wanted:
            return [action]
        inner = QMenu.menuInAction(action)
        if isinstance(inner, QMenu):
            path = _path_to(inner, wanted)
            if path:
                return [action, *path]
    return []


def _follow(menu: QMenu, path: list[QAction]) -> None:
    for action in path:
        assert menu.isVisible()
        for _ in menu.actions():
            QTest.keyClick(menu, Key.Key_Down)
            if menu.activeAction() is action:
                break
        assert menu.activeAction() is action
        QTest.keyClick(menu, Key.Key_Return)
        inner = QMenu.menuInAction(action)
        if isinstance(inner, QMenu):
            menu = inner
