"""What stands in the place of a comparison while there are too few chairs for one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from chaircompare.comparison.limits import MOST
from chaircompare.relevance.criteria import (
    NOT_MEDICAL_ADVICE,
    RLS_SENTENCE,
    RLS_SPELLED_OUT,
)
from chaircompare.ui.choice import still_wanted
from chaircompare.ui.text import label
from chaircompare.ui.theme import Theme


class StartPage(QWidget):
    """Says what to do next and offers an example."""

    example_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("startPage")
        self._column = column = QVBoxLayout(self)
        column.addStretch(2)
        self._words = label(role="page-title", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._words)
        words = f"{RLS_SPELLED_OUT} {RLS_SENTENCE} {NOT_MEDICAL_ADVICE}"
        note = label(words, "muted", wrap=True)
        note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(note)
        self._example = QPushButton("Show an example")
        self._example.setObjectName("exampleButton")
        self._example.clicked.connect(self.example_wanted)
        column.addWidget(self._example, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take sizes from the theme."""
        self._column.setContentsMargins(theme.px(48), theme.px(24), theme.px(48), theme.px(24))
        self._column.setSpacing(theme.px(16))

    def show_chosen(self, count: int, *, of: int) -> None:
        """Say how many chairs are still wanted; the example needs three that are there."""
        self._example.setVisible(of >= MOST)
        self._words.setText(still_wanted(count, of=of))
