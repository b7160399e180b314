"""A button a chair, for looks of the table in which no card stands over the columns."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QPushButton

from chaircompare.comparison.comparison import Comparison
from chaircompare.comparison.limits import MOST
from chaircompare.ui.flow import FlowLayout
from chaircompare.ui.text import button_text, tooltip
from chaircompare.ui.theme import TEXT, Theme

_WIDEST_NAME = 260


class ChairButton(QPushButton):
    """Names one chair; its menu moves it, takes it as reference, or removes it."""

    removed = Signal(str)
    moved = Signal(str, int)
    reference_wanted = Signal(str)

    def __init__(self, number: int) -> None:
        super().__init__()
        self.setObjectName(f"chair{number + 1}Button")
        self.setProperty("role", "small")
        self._chair = ""
        menu = QMenu(self)
        self._up = self._entry(menu, f"chair{number + 1}UpAction", "Move up", self._on_up)
        self._down = self._entry(menu, f"chair{number + 1}DownAction", "Move down", self._on_down)
        self._reference = self._entry(
            menu, f"chair{number + 1}ReferenceAction", "Use as the reference", self._on_reference
        )
        self._reference.setCheckable(True)
        self._entry(menu, f"chair{number + 1}RemoveAction", "Remove", self._on_remove)
        self.setMenu(menu)

    @staticmethod
    def _entry(menu: QMenu, name: str, text: str, slot: Callable[[], None]) -> QAction:
        action = QAction(text, menu)
        action.setObjectName(name)
        action.triggered.connect(slot)
        menu.addAction(action)
        return action

    def show_chair(
        self, comparison: Comparison, number: int, theme: Theme, *, is_reference: bool
    ) -> None:
        """Name the chair of this column of the comparison."""
        chair = comparison.chairs[number]
        self._chair = chair.id
        widest = theme.px(_WIDEST_NAME)
        words = theme.metrics(TEXT).elidedText(
            chair.model or chair.brand, Qt.TextElideMode.ElideRight, widest
        )
        said = f"{words} · reference" if is_reference else words
        # The sign of Qt for a menu is too small to be seen and does not grow with the text.
        self.setText(button_text(f"{said}  ▾"))
        self.setToolTip(tooltip(f"Move, remove or use as the reference: {chair.name}"))
        self.setAccessibleName(f"{chair.name}: move, remove or use as the reference")
        self._up.setEnabled(number > 0)
        self._down.setEnabled(number < len(comparison.chairs) - 1)
        self._reference.setChecked(is_reference)

    def _on_up(self) -> None:
        self.moved.emit(self._chair, -1)

    def _on_down(self) -> None:
        self.moved.emit(self._chair, 1)

    def _on_reference(self) -> None:
        self.reference_wanted.emit(self._chair)

    def _on_remove(self) -> None:
        self.removed.emit(self._chair)


class ChairButtons(QFrame):
    """The chairs of the comparison in a row of buttons."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("chairButtons")
        self.setProperty("role", "bar")
        self._theme = theme
        self._row = FlowLayout(self)
        self.buttons = [ChairButton(number) for number in range(MOST)]
        for button in self.buttons:
            self._row.addWidget(button)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take sizes from the theme."""
        self._theme = theme
        self._row.setContentsMargins(theme.px(16), 0, theme.px(8), theme.px(6))
        self._row.setSpacing(theme.px(6))

    def show_comparison(self, comparison: Comparison, reference: str, *, named: bool) -> None:
        """Show these chairs, if no card names them."""
        count = len(comparison.chairs)
        for number, button in enumerate(self.buttons):
            button.setVisible(named and number < count)
            if number < count:
                is_reference = comparison.chairs[number].id == reference
                button.show_chair(comparison, number, self._theme, is_reference=is_reference)
        self.setVisible(named)

    def hold(self, add: QPushButton, *, shown: bool) -> None:
        """Take the button that adds a third chair behind those of the chairs."""
        add.setText("Add a third chair…")
        self._row.addWidget(add)
        add.setVisible(shown)
