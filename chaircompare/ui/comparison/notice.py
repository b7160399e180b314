"""The bar over the table: what the person should know of these rows, and what can be done."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from chaircompare.comparison.comparison import Comparison, View
from chaircompare.ui.comparison.model import TableState
from chaircompare.ui.text import label
from chaircompare.ui.theme import Theme

_FEW_SHARED = 10


class Offer(StrEnum):
    """What the bar offers to do, with the words of its button."""

    UNKNOWN = "Show those"
    ASK = "Ask the seller…"
    ALL_ROWS = "Show all rows"


_NAMES = {
    Offer.UNKNOWN: "showUnknownButton",
    Offer.ASK: "noticeAskButton",
    Offer.ALL_ROWS: "allRowsButton",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What the bar says; nothing if there is nothing to say."""

    words: str = ""
    offer: Offer | None = None


def told_of(comparison: Comparison, state: TableState) -> Told:
    """What there is to say of this comparison in this state."""
    if state.only:
        return Told(state.only.words, Offer.ALL_ROWS)
    unknown = comparison.count(View.UNKNOWN)
    offer = Offer.UNKNOWN if unknown else None
    if state.view is View.DIFFER and not comparison.count(View.DIFFER):
        return Told(
            "These chairs do not differ in any stated fact. "
            f"{unknown} facts are not stated for at least one, or cannot be compared.",
            offer,
        )
    if state.view is View.SAME and not comparison.count(View.SAME):
        return Told("These chairs have no stated fact in common.", offer)
    shared = comparison.shared_count()
    if shared >= _FEW_SHARED:
        return Told()
    who = "both" if len(comparison.chairs) == 2 else "all three"  # noqa: PLR2004
    facts = "1 fact is" if shared == 1 else f"{shared} facts are"
    return Told(f"Only {facts} stated for {who}. The rest cannot be compared.", Offer.ASK)


class Notice(QFrame):
    """A line of words with one button."""

    taken = Signal(object)  # Offer

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("comparisonNotice")
        self.setProperty("role", "notice")
        self._words = label(wrap=True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1)
        self._buttons = {offer: QPushButton(offer.value) for offer in Offer}
        for offer, button in self._buttons.items():
            button.setObjectName(_NAMES[offer])
            button.setProperty("offer", offer.value)
            button.clicked.connect(self._on_clicked)
            self._row.addWidget(button)
        self.hide()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take sizes from the theme."""
        self._row.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))

    def tell(self, told: Told) -> None:
        """Say this, or go away."""
        self._words.setText(told.words)
        for offer, button in self._buttons.items():
            button.setVisible(offer is told.offer)
        self.setVisible(bool(told.words))

    def _on_clicked(self) -> None:
        button = self.sender()
        if button is not None:
            self.taken.emit(Offer(button.property("offer")))
