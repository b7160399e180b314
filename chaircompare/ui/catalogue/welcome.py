"""What a first start says: what to do, and what the marks mean and do not mean."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from chaircompare.relevance.criteria import RLS_SENTENCE, RLS_SPELLED_OUT
from chaircompare.ui.flow import FlowLayout
from chaircompare.ui.text import label
from chaircompare.ui.theme import Theme


class Welcome(QFrame):
    """Two lines and two buttons over the list, until the person has seen enough of them."""

    example_wanted = Signal()
    done = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAccessibleName("Welcome")
        self.setProperty("role", "card")
        self._column = QVBoxLayout(self)
        self._column.addWidget(
            label("Tick 2 or 3 chairs to compare them. Or look at an example first.", wrap=True)
        )
        self._column.addWidget(label(f"{RLS_SPELLED_OUT} {RLS_SENTENCE}", "muted", wrap=True))
        self._row = FlowLayout()
        example = QPushButton("Show an example")
        example.setObjectName("welcomeExampleButton")
        example.clicked.connect(self.example_wanted)
        self._row.addWidget(example)
        seen = QPushButton("Got it")
        seen.setObjectName("welcomeDoneButton")
        seen.clicked.connect(self.done)
        self._row.addWidget(seen)
        self._column.addLayout(self._row)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take sizes from the theme."""
        self._column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        self._column.setSpacing(theme.px(6))
        self._row.setSpacing(theme.px(8))
