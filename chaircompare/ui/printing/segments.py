"""A question with a few answers side by side, of which one holds."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from chaircompare.ui.flow import FlowLayout
from chaircompare.ui.printing.job import Option
from chaircompare.ui.text import button_text, label
from chaircompare.ui.theme import Theme


class Segments(QWidget):
    """Answers as buttons; each is named after the question for screen readers and scripts."""

    chosen = Signal(str)

    def __init__(self, name: str, question: str, options: Sequence[Option], theme: Theme) -> None:
        super().__init__()
        self._keys = [option.key for option in options]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(label(question, "strong", wrap=True))
        row = FlowLayout()
        row.setSpacing(theme.px(4))
        column.addLayout(row)
        self._group = QButtonGroup(self)
        for number, option in enumerate(options):
            button = QPushButton(button_text(option.words))
            button.setObjectName(f"{name}{option.key.capitalize()}Button")
            button.setAccessibleName(f"{question}: {option.words}")
            button.setProperty("role", "view")
            button.setCheckable(True)
            button.setChecked(option.chosen)
            self._group.addButton(button, number)
            row.addWidget(button)
        self._group.idClicked.connect(self._on_clicked)

    @property
    def value(self) -> str:
        """The key of the answer that holds."""
        number = self._group.checkedId()
        return self._keys[number] if number >= 0 else ""

    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(self._keys[number])
