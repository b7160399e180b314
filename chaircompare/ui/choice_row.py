"""One question with its few answers in view, of which one is chosen."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from chaircompare.ui.flow import FlowLayout
from chaircompare.ui.text import button_text, label
from chaircompare.ui.theme import Theme


class ChoiceRow(QWidget):
    """Answers stand side by side; arrow keys go from one to the next."""

    changed = Signal(str)  # the value of the answer

    def __init__(
        self, question: str, name: str, answers: Iterable[tuple[str, str]], theme: Theme
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(question)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(label(question, "strong", wrap=True))
        row = FlowLayout()
        row.setSpacing(theme.px(4))
        column.addLayout(row)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for value, words in answers:
            button = QPushButton(button_text(words))
            button.setObjectName(f"{name}{value.strip('.').capitalize()}Button")
            button.setAccessibleName(f"{question}: {words}")
            button.setProperty("role", "view")  # as wide before it is chosen as after
            button.setCheckable(True)
            button.setAutoDefault(False)  # Enter goes on with the dialog
            self._group.addButton(button)
            self._buttons[value] = button
            row.addWidget(button)
        next(iter(self._buttons.values())).setChecked(True)
        self._group.buttonClicked.connect(self._on_clicked)

    @property
    def chosen(self) -> str:
        """The value of the answer."""
        return next(value for value, button in self._buttons.items() if button.isChecked())

    def _on_clicked(self) -> None:
        self.changed.emit(self.chosen)

    def take_keyboard(self) -> None:
        """Put the keyboard on the chosen answer."""
        self._buttons[self.chosen].setFocus()

    def choose(self, value: str) -> None:
        """Take this answer, if it is one; says nothing of it."""
        if value in self._buttons:
            self._buttons[value].setChecked(True)
