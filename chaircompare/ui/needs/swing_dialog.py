"""Asks which of two real changes matters more, at most five times; any question can be skipped."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from chaircompare.comparison.comparison import Comparison
from chaircompare.relevance.needs import Need
from chaircompare.relevance.swing import (
    MOST_QUESTIONS,
    QUESTION,
    Reply,
    SwingQuestion,
    answered,
    next_question,
)
from chaircompare.ui.dialogs.laying_out import button_row, dialog_column, resize_within
from chaircompare.ui.link import Link
from chaircompare.ui.text import label
from chaircompare.ui.theme import Theme


class SwingDialog(QDialog):
    """Each answer takes effect at once and says what it did."""

    answered = Signal(object)  # tuple of Need

    def __init__(
        self, comparison: Comparison, needs: Sequence[Need], theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("swingDialog")
        self.setWindowTitle("Which matters more?")
        self._comparison = comparison
        self._needs = tuple(needs)
        self._asked: list[SwingQuestion] = []
        self._question: SwingQuestion | None = None
        column = dialog_column(self)
        self._effect = label(role="small", wrap=True)
        self._effect.setObjectName("swingEffect")
        column.addWidget(self._effect)
        self._place = label(role="muted", wrap=True)
        column.addWidget(self._place)
        self._title = label(QUESTION, "card-title", wrap=True)
        column.addWidget(self._title)
        self._first = self._answer("swingFirstButton", self._on_first, theme)
        self._second = self._answer("swingSecondButton", self._on_second, theme)
        column.addWidget(self._first)
        column.addWidget(self._second)
        self._same = self._answer("swingSameButton", self._on_same, theme, "Both the same")
        self._skip = self._answer("swingSkipButton", self._on_skip, theme, "Skip this question")
        column.addWidget(self._same)
        column.addWidget(self._skip)
        column.addStretch(1)
        close = QPushButton("Close")
        close.setObjectName("closeSwingButton")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        column.addLayout(button_row(self, close))
        resize_within(self, (600, 440), theme)
        self._ask()

    def _answer(self, name: str, slot: Callable[[], object], theme: Theme, words: str = "") -> Link:
        link = Link(words, theme, sign="▸", colour="primary", framed=True)
        link.setObjectName(name)
        link.clicked.connect(slot)
        return link

    def _ask(self) -> None:
        self._question = next_question(
            self._needs,
            self._comparison.chairs,
            self._comparison.features,
            self._asked,
            self._comparison.system,
        )
        question = self._question
        for part in (self._title, self._first, self._second, self._same, self._skip):
            part.setVisible(question is not None)
        self._effect.setVisible(bool(self._effect.text()))
        if question is None:
            self._place.setText("There is nothing more to ask about these chairs.")
            return
        self._place.setText(f"Question {len(self._asked) + 1} of at most {MOST_QUESTIONS}")
        for link, change in ((self._first, question.first), (self._second, question.second)):
            link.set_words(change.words)
            link.setAccessibleName(f"This matters more: {change.words}")

    def _reply(self, reply: Reply) -> None:
        question = self._question
        if question is None:
            return
        self._effect.setText(question.effect(self._needs, reply))
        self._needs = answered(self._needs, question, reply)
        self._asked.append(question)
        self.answered.emit(self._needs)
        self._ask()

    def _on_first(self) -> None:
        self._reply(Reply.FIRST)

    def _on_second(self) -> None:
        self._reply(Reply.SECOND)

    def _on_same(self) -> None:
        self._reply(Reply.SAME)

    def _on_skip(self) -> None:
        self._reply(Reply.SKIP)
