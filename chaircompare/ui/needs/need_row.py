"""One need in the rail: what it is, how much it matters, and a button that removes it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from chaircompare.relevance.fit import weight
from chaircompare.relevance.needs import Importance, Need
from chaircompare.ui.choice_box import ChoiceBox
from chaircompare.ui.icons import Icon, qicon
from chaircompare.ui.link import Link
from chaircompare.ui.text import label, tooltip
from chaircompare.ui.theme import Theme


class NeedRow(QWidget):
    """The words lead to the dialog that changes the need; the box takes effect at once."""

    change_wanted = Signal(object)  # Need
    importance_chosen = Signal(object, object)  # Need, Importance
    removed = Signal(object)  # Need

    def __init__(self, number: int, theme: Theme) -> None:
        super().__init__()
        self._need: Need | None = None
        self._column = QVBoxLayout(self)
        self.words = Link("", theme, sign="▸")
        self.words.setObjectName(f"need{number}Button")
        self.words.clicked.connect(self._on_words)
        self._column.addWidget(self.words)
        self._row = QHBoxLayout()
        self.importance = ChoiceBox(theme)
        self.importance.setObjectName(f"need{number}Importance")
        for one in Importance:
            self.importance.addItem(one.label, one.value)
        self.importance.activated.connect(self._on_importance)
        self._row.addWidget(self.importance, 1)
        self.remove = QPushButton()
        self.remove.setObjectName(f"need{number}Remove")
        self.remove.setProperty("role", "icon")
        self.remove.clicked.connect(self._on_remove)
        self._row.addWidget(self.remove)
        self._column.addLayout(self._row)
        self._counts = label(role="small", wrap=True)
        self._counts.setObjectName(f"need{number}Counts")
        self._column.addWidget(self._counts)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(2))
        self._row.setSpacing(theme.px(6))
        self.words.set_theme(theme)
        self.importance.set_theme(theme)
        self.remove.setIcon(qicon(Icon.CLOSE, theme.colours.text, theme.px(14)))
        self.remove.setIconSize(QSize(theme.px(14), theme.px(14)))

    def show_need(self, need: Need, words: str, total: int) -> None:
        """Show this need; `total` is the weight of all of them."""
        self._need = need
        if self.words.words != words:
            self.words.set_words(words)
            self.words.setAccessibleName(f"{words}. Change this need.")
            self.words.setToolTip(tooltip(f"Change this need: {words}"))
            self.importance.setAccessibleName(f"How much this matters: {words}")
            self.remove.setAccessibleName(f"Remove the need {words}")
            self.remove.setToolTip(tooltip(f"Remove: {words}"))
        self.importance.setCurrentIndex(list(Importance).index(need.importance))
        counts = f"Counts {weight(need)} of {total} points" if need.counts else "Does not count"
        self._counts.setText(counts)

    def shows(self, need: Need) -> bool:
        """Whether this is the row of that need."""
        return self._need == need

    def _on_words(self) -> None:
        self.change_wanted.emit(self._need)

    def _on_importance(self, index: int) -> None:
        chosen = list(Importance)[index]
        if self._need and chosen is not self._need.importance:
            self.importance_chosen.emit(self._need, chosen)

    def _on_remove(self) -> None:
        self.removed.emit(self._need)
