"""What a row's card says to those who should ask first: ticked cautions whole, the rest folded."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chaircompare.relevance.cautions import Concern
from chaircompare.relevance.evidence import Advice
from chaircompare.ui.link import AddressLink, Link
from chaircompare.ui.text import label
from chaircompare.ui.theme import Theme

_LEADS = {
    Advice.AVOID: "Avoid with",
    Advice.ASK_FIRST: "Ask first with",
    Advice.CARE: "Take care with",
}


def listed(concerns: Sequence[Concern]) -> list[str]:
    """One line an advice: `Ask first with: heart failure; cancer.`, the strictest first."""
    lines = []
    for advice, lead in _LEADS.items():
        found = [c.caution.plain for c in concerns if c.caution.action is advice]
        plain = [f"{words[:1].lower()}{words[1:]}" for words in found]
        if plain:
            lines.append(f"{lead}: {'; '.join(plain)}.")
    return lines


def ticked_line(concern: Concern) -> str:
    """A ticked caution with its advice, and the choices that it concerns if not all."""
    caution = concern.caution
    counts = f" Counts for: {', '.join(concern.choices)}." if concern.choices else ""
    basis = f" {caution.basis_in_words}" if caution.basis_in_words else ""
    action = caution.action_in_words
    ticked = f"You ticked “{caution.plain}”: {action[:1].lower()}{action[1:]}."
    return f"{ticked} {caution.advice}{basis}{counts}"


class CautionLines(QWidget):
    """Ticked cautions with their sources; a button unfolds for whom else to take care."""

    resized = Signal()

    def __init__(self, ticked: Sequence[Concern], every: Sequence[Concern], theme: Theme) -> None:
        super().__init__()
        self._count = len(every)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        for concern in ticked:
            column.addWidget(label(ticked_line(concern), wrap=True, selectable=True))
            column.addWidget(AddressLink(concern.caution.source, concern.caution.link, theme))
        self._fold = Link("", theme, sign="▸", colour="primary")
        self._fold.setObjectName("foldCautionsButton")
        self._fold.clicked.connect(self._on_fold)
        column.addWidget(self._fold)
        self._rest = label("\n".join(listed(every)), wrap=True, selectable=True)
        self._rest.setObjectName("allCautions")
        self._rest.hide()
        column.addWidget(self._rest)
        self._tell()

    def _tell(self) -> None:
        shown = not self._rest.isHidden()
        people = "1 condition" if self._count == 1 else f"{self._count} conditions"
        verb = "Hide" if shown else "Show"
        self._fold.set_sign("▾" if shown else "▸")
        self._fold.set_words(f"{verb} the {people} with which to avoid it, ask first or take care")

    def _on_fold(self) -> None:
        self._rest.setVisible(self._rest.isHidden())
        self._tell()
        self.resized.emit()
