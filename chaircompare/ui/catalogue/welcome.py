"""What a first start says: what to do, and what the marks mean and do not mean."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from chaircompare.relevance.criteria import RLS_IN_BRIEF, RLS_SENTENCE, RLS_SPELLED_OUT
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
        self._line = QHBoxLayout(self)
        self._column = QVBoxLayout()
        self._line.addLayout(self._column, 1)
        self._what_to_do = label(
            "Tick 2 or 3 chairs to compare them. Or look at an example first.", wrap=True
        )
        self._column.addWidget(self._what_to_do)
        self._marks = label(role="muted", wrap=True)
        self._marks.setObjectName("welcomeMarks")
        self._column.addWidget(self._marks)
        self._row = FlowLayout()
        self._example = QPushButton("Show an example")
        self._example.setObjectName("welcomeExampleButton")
        self._example.clicked.connect(self.example_wanted)
        self._row.addWidget(self._example)
        self._seen = QPushButton("Got it")
        self._seen.setObjectName("welcomeDoneButton")
        self._seen.clicked.connect(self.done)
        self._column.addLayout(self._row)
        self.set_brief(brief=False)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take sizes from the theme."""
        self._line.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        self._line.setSpacing(theme.px(12))
        self._column.setSpacing(theme.px(6))
        self._row.setSpacing(theme.px(8))

    def set_brief(self, *, brief: bool) -> None:
        """Say only what the marks mean: large text leaves room for no more over the list."""
        self._what_to_do.setVisible(not brief)
        self._example.setVisible(not brief)
        self._marks.setText(RLS_IN_BRIEF if brief else f"{RLS_SPELLED_OUT} {RLS_SENTENCE}")
        if brief:
            self._line.addWidget(self._seen)
        else:
            self._row.addWidget(self._seen)
