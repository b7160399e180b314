"""The tray: three slots for the chosen chairs and the one main button."""

from textwrap import shorten

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from chaircompare.comparison.limits import FEWEST, MOST
from chaircompare.ui.choice import Choice, ChosenChair, still_wanted
from chaircompare.ui.flow import FlowLayout
from chaircompare.ui.icons import Icon, qicon
from chaircompare.ui.remove_button import RemoveButton
from chaircompare.ui.text import button_text, label, tooltip
from chaircompare.ui.theme import MOST_NAME_LINES, TEXT, Theme

_LARGE = 1.5
_WIDEST_NAME, _LONGEST_NAME = 320, 120  # px of a button, letters of a sentence
_EMPTY = (
    "1  Tick a chair in the list",
    "2  Pick one more",
    "3  Pick one more (optional)",
)
_EMPTY_SHORT = ("1  Tick a chair", "2  One more", "3  Optional")


class _Slot(QFrame):
    """One place of the tray, full or empty."""

    removed = Signal(str)

    def __init__(self, number: int, theme: Theme) -> None:
        super().__init__()
        self._number = number
        self._chair: ChosenChair | None = None
        self._theme = theme
        self._row = row = QHBoxLayout(self)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        self._brand = label(role="small")
        self._model = label(role="strong", wrap=True)
        for line in (self._brand, self._model):
            line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            names.addWidget(line)
        self._model.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        names.addStretch(1)
        row.addLayout(names, 1)
        self._remove = RemoveButton()
        self._remove.setObjectName(f"traySlot{number + 1}Remove")
        self._remove.setProperty("role", "icon")
        self._remove.clicked.connect(self._on_remove)
        row.addWidget(self._remove)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._row.setContentsMargins(theme.px(12), theme.px(4), theme.px(6), theme.px(4))
        self._remove.setIcon(qicon(Icon.CLOSE, theme.colours.text, theme.px(18)))
        self._remove.setIconSize(QSize(theme.px(18), theme.px(18)))
        side = theme.px(34 if theme.scale >= _LARGE else 40)
        self._remove.setFixedSize(side, side)
        self.setMinimumHeight(theme.px(44 if theme.scale >= _LARGE else 52))
        line_height = theme.metrics(TEXT, semibold=True).lineSpacing() + 1
        self._model.setMaximumHeight(MOST_NAME_LINES * line_height)
        self.show_chair(self._chair)

    def show_chair(self, chair: ChosenChair | None) -> None:
        """Fill the slot with the chair, or empty it."""
        self._chair = chair
        self.setProperty("role", "slot" if chair else "empty-slot")
        self.style().polish(self)
        # First the words: the row is laid out by their height as soon as they are shown.
        self._brand.setText(chair.brand if chair else "")
        self._brand.setVisible(chair is not None)
        self._remove.setVisible(chair is not None)
        self._model.setProperty("role", "strong" if chair else "muted")
        self._model.style().polish(self._model)
        self._model.setText(chair.model if chair else self._invitation)
        self.setToolTip(tooltip(chair.name) if chair else "")
        if chair:
            self._remove.setAccessibleName(f"Remove {chair.name} from the chosen chairs")
            self._remove.setToolTip(tooltip(f"Remove {chair.name}"))

    @property
    def _invitation(self) -> str:
        return (_EMPTY_SHORT if self._theme.scale >= _LARGE else _EMPTY)[self._number]

    def _on_remove(self) -> None:
        if self._chair:
            self.removed.emit(self._chair.id)


class FullNotice(QFrame):
    """Says that three is the most and lets the person choose which one to replace."""

    changed = Signal()  # it came or went

    def __init__(self, choice: Choice, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        choice.full.connect(self._ask)
        choice.changed.connect(self.hide)
        self.setProperty("role", "notice")
        self.setObjectName("trayFullNotice")
        self._chair: ChosenChair | None = None
        self._asked_from: QWidget | None = None
        self._column = column = QVBoxLayout(self)
        self._words = label(wrap=True)
        column.addWidget(self._words)
        # Names may be long and text large: the buttons go on in a second line.
        self._row = row = FlowLayout()
        column.addLayout(row)
        self._buttons = [QPushButton() for _ in range(MOST)]
        for number, button in enumerate(self._buttons):
            button.setObjectName(f"replaceSlot{number + 1}Button")
            button.clicked.connect(self._on_replace)
            row.addWidget(button)
        keep = QPushButton("Keep these three")
        keep.setObjectName("keepTrayButton")
        keep.clicked.connect(self._put_away)
        row.addWidget(keep)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take sizes from the theme."""
        self._column.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(6))
        self._column.setSpacing(theme.px(4))
        self._row.setSpacing(theme.px(8))
        self._metrics, self._widest = theme.metrics(TEXT), theme.px(_WIDEST_NAME)

    def _ask(self, chair: ChosenChair) -> None:
        chosen = self._choice.chairs
        self._chair = chair
        name = shorten(chair.name, _LONGEST_NAME, placeholder=" …")
        self._words.setText(f"Three is the most. Replace which one with {name}?")
        for button, one in zip(self._buttons, chosen, strict=True):
            short = self._metrics.elidedText(one.model, Qt.TextElideMode.ElideRight, self._widest)
            button.setText(button_text(short))
            button.setToolTip(tooltip(one.name))
            button.setAccessibleName(f"Replace {one.name} with {chair.name}")
            button.setProperty("chair", one.id)
        if not self.isVisible():
            self._asked_from = QApplication.focusWidget()
        self.show()
        self.changed.emit()
        self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_replace(self) -> None:
        button = self.sender()
        # Away first: what is said of the change is to stand.
        self._put_away()
        if isinstance(button, QPushButton) and self._chair:
            self._choice.replace(button.property("chair"), self._chair)

    def _put_away(self) -> None:
        # Back to where the chair was chosen, and not to a button that takes another one out.
        asked_from, self._asked_from = self._asked_from, None
        if asked_from is not None and isValid(asked_from):
            asked_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.changed.emit()


class Tray(QFrame):
    """Shows the choice and lets it be changed; the main button says what it will do."""

    compare_wanted = Signal()

    def __init__(self, choice: Choice, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tray")
        self.setAccessibleName("Tray with the chosen chairs")
        self.setProperty("role", "bar")
        self._choice = choice
        self._column = column = QVBoxLayout(self)
        self._hint = label(role="strong", wrap=True)
        self._hint.setObjectName("trayHint")
        self._hint.hide()
        column.addWidget(self._hint)
        self._row = QHBoxLayout()
        column.addLayout(self._row)
        self._slots = [_Slot(number, theme) for number in range(MOST)]
        for slot in self._slots:
            slot.removed.connect(choice.remove)
            self._row.addWidget(slot, 1)
        self.button = QPushButton()
        self.button.setObjectName("compareButton")
        self.button.setProperty("role", "main")
        self.button.clicked.connect(self._on_compare)
        self._row.addWidget(self.button)
        choice.changed.connect(self._on_choice_changed)
        self.set_theme(theme)
        self._on_choice_changed()

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._column.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        self._row.setSpacing(theme.px(8))
        # Large text needs the room for the names.
        self._short = theme.scale >= _LARGE
        self.button.setMinimumWidth(0 if self._short else theme.px(200))
        for slot in self._slots:
            slot.set_theme(theme)
        self._name_button()

    def _on_choice_changed(self) -> None:
        chairs = self._choice.chairs
        self._hint.hide()
        for number, slot in enumerate(self._slots):
            slot.show_chair(chairs[number] if number < len(chairs) else None)
        self._name_button()
        # Qt keeps the heights that it measured; a longer name may need another line.
        for slot in self._slots:
            slot.updateGeometry()
        self.updateGeometry()

    def _name_button(self) -> None:
        count = len(self._choice.chairs)
        words = f"Compare {count} chairs" if count >= FEWEST else "Choose 2 or 3 chairs"
        short = f"Compare {count}" if count >= FEWEST else "Choose 2 or 3"
        self.button.setText(short if self._short else words)
        self.button.setAccessibleName(words)

    def _on_compare(self) -> None:
        if self._choice.is_enough:
            self.compare_wanted.emit()
        else:
            self.say_what_is_missing()

    def say_what_is_missing(self) -> None:
        """Say how many chairs are still wanted."""
        choice = self._choice
        self._hint.setText(still_wanted(len(choice.chairs), of=choice.offered))
        self._hint.show()
