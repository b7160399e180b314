"""Adds a need, or changes one: which feature, what is wished of it, how much it matters."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)
from typing_extensions import override

from chaircompare.catalogue.features import Feature, FeatureRegistry
from chaircompare.catalogue.units import UnitSystem, convert, leading_unit, plain_number, unit
from chaircompare.catalogue.wishes import AtLeast, AtMost, Contains, Has, Wish, wishes_of
from chaircompare.catalogue.written import as_stated
from chaircompare.errors import ChairCompareError
from chaircompare.relevance.needs import Importance, Need, a_wish
from chaircompare.ui.choice_box import ChoiceBox
from chaircompare.ui.dialogs.laying_out import button_row, dialog_column, resize_within
from chaircompare.ui.icons import darken_clear_button
from chaircompare.ui.text import label, say
from chaircompare.ui.theme import Theme

_WAYS: tuple[tuple[type[Wish], str], ...] = ((AtLeast, "at least"), (AtMost, "at most"))
_ANYTHING_TYPED = 60
_LEAST_LIST = 60
_STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


def in_unit(limit: AtLeast | AtMost, feature: Feature, system: UnitSystem) -> str:
    """The figure of a limit in the unit that the person reads first."""
    amount = convert(limit.limit.low, limit.limit.unit, _unit_of(feature, system))
    return plain_number(amount)


def _unit_of(feature: Feature, system: UnitSystem) -> str:
    return leading_unit(feature.unit, system)


class WishEditor(QWidget):
    """What is wished of one feature: that the chair has it, a limit, or a choice."""

    entered = Signal()

    def __init__(self, theme: Theme, system: UnitSystem) -> None:
        super().__init__()
        self._system = system
        self._feature: Feature | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self._has = label("The chair has it.", wrap=True)
        row.addWidget(self._has, 1)
        self._way = ChoiceBox(theme)
        self._way.setObjectName("needWayBox")
        self._way.setAccessibleName("At least or at most")
        for kind, words in _WAYS:
            self._way.addItem(words, kind.__name__)
        row.addWidget(self._way)
        self._figure = QLineEdit()
        self._figure.setObjectName("needFigureField")
        self._figure.setMaxLength(_ANYTHING_TYPED)
        self._figure.returnPressed.connect(self.entered)
        row.addWidget(self._figure, 1)
        self._unit = label()
        row.addWidget(self._unit)
        self._choice = ChoiceBox(theme)
        self._choice.setObjectName("needChoiceBox")
        row.addWidget(self._choice, 1)

    def ask_for(self, feature: Feature, choices: Sequence[str], wish: Wish | None = None) -> None:
        """Ask about this feature, `choices` being what chairs state of it."""
        self._feature = feature
        kinds = wishes_of(feature)
        is_figure, is_choice = AtLeast in kinds, Contains in kinds
        self._has.setVisible(Has in kinds)
        for part in (self._way, self._figure, self._unit):
            part.setVisible(is_figure)
        self._choice.setVisible(is_choice)
        if is_figure:
            self._ask_for_figure(feature, wish)
        if is_choice:
            self._choice.setAccessibleName(f"{feature.label}: which")
            self._choice.clear()
            self._choice.addItems(choices)
            if isinstance(wish, Contains):
                self._choice.setCurrentText(wish.choice)

    def _ask_for_figure(self, feature: Feature, wish: Wish | None) -> None:
        symbol = _unit_of(feature, self._system)
        self._unit.setText(symbol)
        spoken = unit(symbol).spoken
        self._figure.setPlaceholderText("a number")  # its unit stands beside the field
        self._figure.setAccessibleName(
            f"{feature.label}: a number{f' in {spoken}' if spoken else ''}"
        )
        self._figure.clear()
        if isinstance(wish, AtLeast | AtMost):
            self._figure.setText(in_unit(wish, feature, self._system))
        least = isinstance(wish, AtLeast) or (wish is None and not _less_is_wanted(feature))
        self._way.setCurrentIndex(0 if least else 1)

    def wish(self) -> Wish:
        """What was chosen or typed; ChairCompareError if it cannot be meant."""
        if self._feature is None:
            raise ChairCompareError("No feature is chosen.", "Choose one in the list.")
        kinds = wishes_of(self._feature)
        if Has in kinds:
            return a_wish(Has, self._feature)
        if Contains in kinds:
            return a_wish(Contains, self._feature, self._choice.currentText())
        kind = _WAYS[self._way.currentIndex()][0]
        text = self._figure.text().strip()
        if not text:
            raise ChairCompareError("Write a number.", "")
        # A figure alone is meant in the unit that stands beside the field.
        symbol = _unit_of(self._feature, self._system)
        bare = text.replace(",", "").replace(".", "").isdigit()
        written = f"{text} {symbol}".strip() if bare else text
        return a_wish(kind, self._feature, *as_stated(self._feature, written))

    @property
    def first(self) -> QWidget | None:
        """Where the keyboard begins, if there is anything to say."""
        return next((p for p in (self._figure, self._choice) if p.isVisibleTo(self)), None)


def _less_is_wanted(feature: Feature) -> bool:
    """Prices, noise and sizes of the chair are usually wished to stay below something."""
    if feature.key in {"user_height_max", "user_weight_max", "seat_width"}:
        return False
    return feature.key in {"session_minutes_min", "user_height_min"} or feature.group in {
        "price",
        "fit_and_room",
        "power_and_noise",
    }


class NeedDialog(QDialog):
    """Type to find the feature, say what is wished, say how much it matters."""

    chosen = Signal(object)  # Need

    def __init__(
        self,
        features: FeatureRegistry,
        choices: Callable[[Feature], Sequence[str]],
        need: Need | None,
        *,
        theme: Theme,
        system: UnitSystem,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("needDialog")
        self.setWindowTitle("Change this need" if need else "Add a need")
        self._features = features
        self._choices = choices
        self._need = need
        self._column = column = dialog_column(self)
        if need is None:
            self._add_search(theme)
        self._name = label(role="card-title", wrap=True)
        column.addWidget(self._name)
        self._what = label(role="small", wrap=True)
        column.addWidget(self._what)
        self._wish = WishEditor(theme, system)
        self._wish.entered.connect(self._on_accepted)
        answers = QGridLayout()
        answers.setHorizontalSpacing(theme.px(12))
        answers.setVerticalSpacing(theme.px(8))
        answers.setColumnStretch(1, 1)
        column.addLayout(answers)
        self._asked = label("What you wish", "strong")
        answers.addWidget(self._asked, 0, 0)
        answers.addWidget(self._wish, 0, 1)
        self._importance = ChoiceBox(theme)
        self._importance.setObjectName("needImportanceBox")
        self._importance.setAccessibleName("How much this matters")
        for one in Importance:
            self._importance.addItem(one.label)
        chosen = need.importance if need else Importance.IMPORTANT
        self._importance.setCurrentIndex(list(Importance).index(chosen))
        self._matters = label("How much it matters", "strong")
        answers.addWidget(self._matters, 1, 0)
        answers.addWidget(self._importance, 1, 1)
        self._told = label(role="small", wrap=True)
        self._told.setObjectName("needTold")
        column.addWidget(self._told)
        if need:
            column.addStretch(1)
        column.addLayout(self._buttons())
        resize_within(self, (560, 300 if need else 560), theme)
        if need:
            self._show(features[need.feature], need)
        else:
            self._on_typed("")

    def _add_search(self, theme: Theme) -> None:
        self._field = QLineEdit()
        self._field.setObjectName("needSearchField")
        self._field.setPlaceholderText("Type what matters: heat, price, doorway…")
        self._field.setAccessibleName("Find a feature by its name")
        self._field.setMaxLength(_ANYTHING_TYPED)
        self._field.setClearButtonEnabled(True)
        darken_clear_button(self._field, theme.colours.text, theme.px(18))
        self._field.textChanged.connect(self._on_typed)
        self._field.installEventFilter(self)
        self._column.addWidget(self._field)
        self._list = QListWidget()
        self._list.setObjectName("needFeatureList")
        self._list.setAccessibleName("Features")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentItemChanged.connect(self._on_current)
        self._list.itemActivated.connect(self._on_activated)
        # With large text there is room for little more than what was found.
        self._list.setMinimumHeight(theme.px(_LEAST_LIST))
        self._column.addWidget(self._list, 1)

    def _buttons(self) -> QHBoxLayout:
        self._keep = QPushButton("Change" if self._need else "Add")
        self._keep.setObjectName("keepNeedButton")
        self._keep.setProperty("role", "primary")
        self._keep.clicked.connect(self._on_accepted)
        cancel = QPushButton("Cancel")
        cancel.setObjectName("cancelNeedButton")
        cancel.clicked.connect(self.reject)
        self._keep.setDefault(True)
        return button_row(self, self._keep, cancel)

    # ------------------------------------------------------------------ finding

    @override
    def eventFilter(self, arg__1: QObject, arg__2: QEvent) -> bool:
        step = _STEPS.get(arg__2.key()) if isinstance(arg__2, QKeyEvent) else None
        if step and arg__2.type() is QEvent.Type.KeyPress:
            row = self._list.currentRow() + step
            self._list.setCurrentRow(min(max(row, 0), self._list.count() - 1))
            return True
        return super().eventFilter(arg__1, arg__2)

    def _on_typed(self, text: str) -> None:
        words = text.casefold().split()
        self._list.clear()
        for feature in self._features.values():
            if wishes_of(feature) and all(word in _findable(feature) for word in words):
                item = QListWidgetItem(feature.label)
                item.setData(Qt.ItemDataRole.UserRole, feature.key)
                self._list.addItem(item)
        self._list.setCurrentRow(0)
        found = self._list.count() > 0
        for part in (
            self._name,
            self._what,
            self._asked,
            self._wish,
            self._matters,
            self._importance,
        ):
            part.setVisible(found)
        self._keep.setEnabled(found)
        self._tell("" if found else f"No feature matches “{text.strip()}”.")

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._show(self._features[item.data(Qt.ItemDataRole.UserRole)], None)

    def _on_activated(self) -> None:
        first = self._wish.first
        if first:
            first.setFocus()
        else:
            self._on_accepted()

    def _show(self, feature: Feature, need: Need | None) -> None:
        self._feature = feature
        self._name.setText(feature.label)
        self._what.setText(feature.what_it_is)
        self._tell("")
        self._wish.ask_for(feature, self._choices(feature), need.wish if need else None)

    def _tell(self, words: str, role: str = "small") -> None:
        say(self._told, words, role)
        self._told.setVisible(bool(words))

    # ------------------------------------------------------------------ taking

    def _on_accepted(self) -> None:
        try:
            wish = self._wish.wish()
        except ChairCompareError as error:
            self._tell(f"{error.message} {error.hint}".strip(), "wanted")
            return
        importance = list(Importance)[self._importance.currentIndex()]
        kept = self._need is not None and self._need.importance is importance
        extra = self._need.extra if self._need and kept else 0
        self.chosen.emit(Need(self._feature.key, importance, wish, extra))
        self.accept()


def _findable(feature: Feature) -> str:
    return " ".join((feature.label, *feature.choices, feature.what_it_is)).casefold()
