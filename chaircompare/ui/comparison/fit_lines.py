"""The needs in a head card: counts that lead to their rows, the bar, the range in words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from chaircompare.catalogue.wishes import Verdict
from chaircompare.comparison.needs_met import needs_in, verdict_words
from chaircompare.relevance.fit import Fit, rounded
from chaircompare.ui.flow import FlowLayout
from chaircompare.ui.needs.fit_bar import FitBar
from chaircompare.ui.text import label, tooltip
from chaircompare.ui.theme import Theme


class FitLines(QFrame):
    """Shown only while needs are set."""

    rows_wanted = Signal(object)  # Verdict

    def __init__(self, number: int, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(f"fitLines{number + 1}")
        self._column = QVBoxLayout(self)
        self._counts = FlowLayout()
        self._column.addLayout(self._counts)
        self._buttons: dict[Verdict, QPushButton] = {}
        for verdict in Verdict:
            button = QPushButton()
            name = "".join(word.capitalize() for word in verdict.value.split())
            button.setObjectName(f"count{name}{number + 1}Button")
            button.setProperty("role", "count")
            button.setProperty("verdict", verdict.value)
            button.clicked.connect(self._on_count)
            self._counts.addWidget(button)
            self._buttons[verdict] = button
        self._bar = FitBar(theme)
        self._column.addWidget(self._bar)
        self._words = label(role="small", wrap=True)
        self._column.addWidget(self._words)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take sizes from the theme."""
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(2))
        self._counts.setSpacing(theme.px(2))
        self._bar.set_theme(theme)

    def show_fit(self, fit: Fit, name: str) -> None:
        """Show the counts and the range of the chair of this name."""
        for verdict, button in self._buttons.items():
            count = len(needs_in(fit, verdict))
            words = f"{verdict_words(verdict)} {count}"
            if button.accessibleName() == f"{name}: {words}. Show these rows.":
                continue
            button.setText(words)
            button.setEnabled(count > 0)
            button.setAccessibleName(f"{name}: {words}. Show these rows.")
            button.setToolTip(tooltip(f"Show these rows: {words}"))
        self._bar.show_fit(rounded(fit.low), rounded(fit.high))
        self._words.setText(fit.words)
        self._bar.setAccessibleName(f"{name}: fit {fit.words}")

    def _on_count(self) -> None:
        button = self.sender()
        if button is not None:
            self.rows_wanted.emit(Verdict(button.property("verdict")))
