"""The bar over the table: what the person should know of these rows, and what can be done."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from chaircompare.comparison.comparison import Comparison, View
from chaircompare.ui.comparison.lines import TableState, matches
from chaircompare.ui.text import label
from chaircompare.ui.theme import Theme

_FEW_SHARED = 10


class Offer(StrEnum):
    """What the bar offers to do, with the words of its button."""

    UNKNOWN = "Show those"
    ASK = "Ask the seller…"
    ALL_ROWS = "Show all rows"
    CLEAR = "Clear the search"


_NAMES = {
    Offer.UNKNOWN: "showUnknownButton",
    Offer.ASK: "noticeAskButton",
    Offer.ALL_ROWS: "allRowsButton",
    Offer.CLEAR: "clearRowSearchButton",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What the bar says; nothing if there is nothing to say."""

    words: str = ""
    offer: Offer | None = None


def told_of(comparison: Comparison, state: TableState) -> Told:
    """What there is to say of this comparison in this state."""
    if state.find and not any(matches(r, state.find) for r in comparison.rows_in(state.view)):
        where = "" if state.view is View.ALL else " of this view"
        return Told(f"No row{where} matches “{state.find.strip()}”.", Offer.CLEAR)
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
    return _told_of_few(comparison, comparison.shared_count())


def _told_of_few(comparison: Comparison, shared: int) -> Told:
    if shared >= _FEW_SHARED:
        return Told()
    who = "both" if len(comparison.chairs) == 2 else "all three"  # noqa: PLR2004
    if not shared:
        return Told(f"No fact is clearly stated for {who}: little can be compared.", Offer.ASK)
    facts = "1 fact is" if shared == 1 else f"{shared} facts are"
    words = f"Only {facts} clearly stated for {who}. Little else can be compared."
    return Told(words, Offer.ASK)


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

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is on its button."""
        return any(button.hasFocus() for button in self._buttons.values())

    def take_focus(self) -> None:
        """Give the keyboard to the button, if there is one."""
        for button in self._buttons.values():
            if button.isVisible():
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clicked(self) -> None:
        button = self.sender()
        if button is not None:
            self.taken.emit(Offer(button.property("offer")))
