"""One answer out of a few, each a button: chosen by mouse, by arrows or by its first letter."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QWidget
from typing_extensions import override

from chaircompare.ui.flow import FlowLayout
from chaircompare.ui.text import button_text


class AnswerButtons(QWidget):
    """Buttons of which one is down; together they are one stop of the Tab key."""

    chosen = Signal(str)

    def __init__(self, name: str, question: str, options: Sequence[tuple[str, str]]) -> None:
        """Make them of (value, words) pairs; `name` begins their object names."""
        super().__init__()
        self._row = FlowLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for number, (value, words) in enumerate(options):
            button = QPushButton(button_text(words))
            button.setObjectName(f"{name}Answer{number + 1}")
            button.setAccessibleName(f"{question}: {words}")
            # What is no answer must not look like one that was given.
            button.setProperty("role", "answer" if value else "no-answer")
            button.setCheckable(True)
            button.setAutoDefault(False)
            self._group.addButton(button, number)
            self._row.addWidget(button)
            self._buttons[value] = button
        self._group.idToggled.connect(self._on_toggled)
        self._set_stop()

    def set_spacing(self, spacing: int) -> None:
        """The gap between the buttons in px."""
        self._row.setSpacing(spacing)

    @property
    def value(self) -> str | None:
        """What is chosen; None while no button is down."""
        down = (value for value, button in self._buttons.items() if button.isChecked())
        return next(down, None)

    def choose(self, value: str) -> None:
        """Press the button of a value; an unknown value presses none."""
        button = self._buttons.get(value)
        if button:
            button.setChecked(True)
            return
        self._group.setExclusive(False)
        for one in self._buttons.values():
            one.setChecked(False)
        self._group.setExclusive(True)
        self._set_stop()

    def stop(self) -> QAbstractButton:
        """The button that the Tab key comes to."""
        return self._group.checkedButton() or self._group.buttons()[0]

    def _set_stop(self) -> None:
        for button in self._group.buttons():
            is_stop = button is self.stop()
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            )

    def _on_toggled(self, number: int, down: bool) -> None:
        if down:
            self._set_stop()
            self.chosen.emit(list(self._buttons)[number])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        }
        letter = event.text().casefold()
        meant = next(
            (b for b in self._group.buttons() if letter and b.text().casefold().startswith(letter)),
            None,
        )
        if plain and meant:
            meant.setChecked(True)
            meant.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        super().keyPressEvent(event)
