"""The part of the rail that leaves chairs out of the list: by price, by being sold, by must-haves.

Only what is stated leaves a chair out. Where nobody states it, the chair stays.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from chaircompare.catalogue.standing import WeighedWish
from chaircompare.catalogue.store import Catalogue
from chaircompare.catalogue.values import ValueNotUnderstoodError
from chaircompare.catalogue.wishes import AtMost, Contains
from chaircompare.catalogue.written import as_stated
from chaircompare.errors import ChairCompareError
from chaircompare.relevance.needs import a_wish
from chaircompare.ui.check_box import CheckBox
from chaircompare.ui.needs.rail import Section
from chaircompare.ui.text import label, tooltip
from chaircompare.ui.theme import Theme

PRICE, STATUS, SOLD = "sale_price", "status", "current"
_USUAL_PRICE = "5,000"
_STAY = {
    PRICE: "Chairs that state no price stay.",
    STATUS: "Chairs for which this is not stated stay.",
}
_LACKING_STAY = "Chairs that do not state a must-have stay."
_SEVERAL_STAY = "Chairs that do not state what is asked stay."


class FiltersSection(Section):
    """A box a filter; says how many chairs are left."""

    changed = Signal()

    def __init__(self, catalogue: Catalogue, theme: Theme) -> None:
        super().__init__()
        self._features = catalogue.features
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(label("Filters", "card-title"))
        self.boxes: list[CheckBox] = []
        self._price = self._box("Price seen up to", "priceFilterCheck", theme)
        self._price.setAccessibleName("Hide chairs whose price seen is above this, in US dollars")
        self._limit = QLineEdit(_USUAL_PRICE)
        self._limit.setObjectName("priceFilterField")
        self._limit.setAccessibleName("Highest price in US dollars")
        self._limit.setToolTip("In US dollars")
        self._limit.setMaxLength(20)
        self._limit.editingFinished.connect(self._on_limit)
        self._column.addWidget(self._price)
        self._row = QHBoxLayout()
        self._row.addWidget(label("US$"))
        self._row.addWidget(self._limit, 1)
        self._column.addLayout(self._row)
        self._sold = self._box("Hide discontinued", "discontinuedFilterCheck", theme)
        self._column.addWidget(self._sold)
        self._must = self._box("Hide chairs that lack\na must-have", "mustHaveFilterCheck", theme)
        self._must.setAccessibleName("Hide chairs that state they lack a must-have")
        self._must.setToolTip(
            tooltip(f"Hide chairs that state they lack a must-have. {_LACKING_STAY}")
        )
        self._column.addWidget(self._must)
        self._told = label(role="small", wrap=True)
        self._told.setObjectName("filtersTold")
        self._column.addWidget(self._told)
        self.set_theme(theme)
        self.offer_must_haves(offered=False)

    def _box(self, words: str, name: str, theme: Theme) -> CheckBox:
        box = CheckBox(words, theme)
        box.setObjectName(name)
        box.toggled.connect(self._on_changed)
        self.boxes.append(box)
        return box

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._column.setSpacing(theme.px(2))
        self._row.setSpacing(theme.px(8))
        self._row.setContentsMargins(theme.px(40), 0, 0, theme.px(4))
        for box in self.boxes:
            box.set_theme(theme)

    @override
    def stops(self) -> list[QWidget]:
        return [self._price, self._limit, self._sold, self._must]

    def offer_must_haves(self, *, offered: bool) -> None:
        """Only who has a must-have can hide chairs that lack it."""
        if not offered:
            self._must.setChecked(False)
        self._must.setVisible(offered)

    @property
    def filters(self) -> tuple[WeighedWish, ...]:
        """What chairs must not be stated to miss."""
        found = []
        if self._price.isChecked() and (limit := self._price_limit()):
            found.append(WeighedWish(PRICE, limit, 1, must=True))
        if self._sold.isChecked():
            found.append(WeighedWish(STATUS, Contains(SOLD), 1, must=True))
        return tuple(found)

    @property
    def hides_lacking(self) -> bool:
        """Whether chairs that state they lack a must-have are left out."""
        return self._must.isChecked()

    def _price_limit(self) -> AtMost | None:
        feature = self._features[PRICE]
        stated, unit = as_stated(feature, self._limit.text())
        try:
            wish = a_wish(AtMost, feature, stated, unit)
        except (ChairCompareError, ValueNotUnderstoodError):
            return None
        return wish if isinstance(wish, AtMost) else None

    def tell(self, found: int, everything: int) -> None:
        """Say how many chairs the filters leave."""
        if self._price.isChecked() and self._price_limit() is None:
            self._told.setText("Write the price as a number, for example 5,000.")
        elif self.filters or self.hides_lacking:
            self._told.setText(self._left(found, everything))
        else:
            self._told.setText("")
        self._told.setVisible(bool(self._told.text()))

    def _left(self, found: int, everything: int) -> str:
        are = "is" if found == 1 else "are"
        left = f"{found:,} of {everything:,} chairs {are} left."
        if not found:
            return left
        stay = [_STAY[one.feature] for one in self.filters]
        stay += [_LACKING_STAY] if self.hides_lacking else []
        return f"{left} {_SEVERAL_STAY if stay[1:] else stay[0]}"

    def clear(self) -> None:
        """Leave no chair out."""
        for box in self.boxes:
            box.setChecked(False)

    def _on_limit(self) -> None:
        if self._price.isChecked():
            self.changed.emit()

    def _on_changed(self) -> None:
        self.changed.emit()
