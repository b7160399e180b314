"""The card of one chair over its column, and the empty card of a third one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from chaircompare.catalogue.agreement import answer
from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.photos import photo_file
from chaircompare.catalogue.values import words
from chaircompare.comparison.comparison import Comparison
from chaircompare.comparison.zones import zones_of
from chaircompare.relevance.fit import Fit
from chaircompare.ui.comparison.fit_lines import FitLines
from chaircompare.ui.flow import FlowLayout
from chaircompare.ui.giving_way import wanted_width
from chaircompare.ui.icons import Icon, qicon
from chaircompare.ui.painting import TextMetrics, in_lines
from chaircompare.ui.picture import LARGEST_WITH_PICTURE, ChairPicture
from chaircompare.ui.remove_button import RemoveButton
from chaircompare.ui.text import label, tooltip
from chaircompare.ui.theme import CARD_TITLE, MOST_NAME_LINES, TEXT, Theme

if TYPE_CHECKING:
    from pathlib import Path

_NARROWEST_WITH_PICTURE = 262
# In a narrower card the four buttons would need a second line.
_NARROWEST_WITH_REMOVE = 312
FULL_HEIGHT, FOLDED_HEIGHT = 172, 72
# Lines of a name.
_FEW, _SOME, _ENDLESS = 2, 3, 99
# From the edge of the card to its words, and between these and what is beside them.
_PAD, _GAP = 10, 10
_PAD_CLOSE, _GAP_CLOSE = 6, 4
_BUTTON_GAP = 4
_NO_BREAK = "\N{NO-BREAK SPACE}"
_NO_BREAK_OR = f"{_NO_BREAK}or{_NO_BREAK}"


def price_in_words(chair: Chair) -> str:
    """The price that was seen, else the list price, else that there is none."""
    for feature, said in (("sale_price", "price seen"), ("list_price", "list price")):
        values = answer(chair, feature).values
        if values:
            return f"{' or '.join(words(value) for value in values)} ({said})"
    return "Price not stated"


class HeadCard(QFrame):
    """Picture, names, price, how much is stated, and the buttons that move and remove."""

    removed = Signal(str)
    moved = Signal(str, int)
    reference_wanted = Signal(str)
    zone_chosen = Signal(str)
    rows_wanted = Signal(str, object)  # chair, Verdict
    details_wanted = Signal(str)

    def __init__(self, number: int, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setObjectName(f"headCard{number + 1}")
        self._theme = theme
        self._folded = False
        self._width = 0
        self._lines_beside = 0
        self._is_narrow = False
        self._is_tight = False
        self._saves_height = False
        self._name = ""
        self._chair_id = ""
        self.catalogue: Path | None = None  # beside it lie the person's own photos
        self._outer = QVBoxLayout(self)
        self._top = QHBoxLayout()
        self._outer.addLayout(self._top, 1)
        self.picture = ChairPicture(theme)
        self.picture.zone_chosen.connect(self.zone_chosen)
        self._top.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        self._names = QVBoxLayout()
        self._names.setSpacing(0)
        self._brand = label(role="small")
        self._model = label(role="card-title", wrap=True)
        self._price = label(wrap=True)
        for line in (self._brand, self._model, self._price):
            policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            line.setSizePolicy(policy)
            self._names.addWidget(line)
        self._model.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._names.addStretch(1)
        self._top.addLayout(self._names, 1)
        self._stated = label(role="small", wrap=True)
        self.details = QPushButton("Details")
        self.details.setObjectName(f"details{number + 1}Button")
        self.details.setProperty("role", "small")
        self.details.clicked.connect(self._on_details)
        self._below = QHBoxLayout()
        self._below.addWidget(self._stated, 1)
        self._below.addWidget(self.details)
        self._outer.addLayout(self._below)
        self._fit = FitLines(number, theme)
        self._fit.rows_wanted.connect(self._on_rows_wanted)
        self._has_fit = False
        self._fit.hide()
        self._outer.addWidget(self._fit)
        self._build_buttons(number)
        self.set_theme(theme)

    def _build_buttons(self, number: int) -> None:
        self._buttons = FlowLayout()
        self.left = QPushButton()
        self.right = QPushButton()
        self.reference = QPushButton("Reference")
        self.reference.setCheckable(True)
        self.remove = RemoveButton("Remove")
        for button, name in (
            (self.left, f"moveLeft{number + 1}Button"),
            (self.right, f"moveRight{number + 1}Button"),
            (self.reference, f"reference{number + 1}Button"),
            (self.remove, f"remove{number + 1}Button"),
        ):
            button.setObjectName(name)
            button.setProperty("role", "small")
        self.left.clicked.connect(self._on_left)
        self.right.clicked.connect(self._on_right)
        self.remove.clicked.connect(self._on_remove)
        self._buttons.addWidget(self.left)
        self._buttons.addWidget(self.right)
        self._buttons.addWidget(self.reference)
        self._buttons.addWidget(self.remove)
        self.reference.clicked.connect(self._on_reference)
        self._outer.addLayout(self._buttons)

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._theme = theme
        self._outer.setSpacing(theme.px(4))
        self._buttons.setSpacing(theme.px(_BUTTON_GAP))
        self.picture.set_theme(theme)
        self._fit.set_theme(theme)
        colour = theme.colours.text
        self.left.setIcon(qicon(Icon.LEFT, colour, theme.px(14)))
        self.right.setIcon(qicon(Icon.RIGHT, colour, theme.px(14)))
        self.remove.setIcon(qicon(Icon.CLOSE, colour, theme.px(14)))
        for button in (self.left, self.right, self.remove):
            button.setIconSize(QSize(theme.px(14), theme.px(14)))
        for button in (self.left, self.right):
            button.setFixedWidth(theme.px(36))
        self.fold(folded=self._folded)

    def show_chair(self, comparison: Comparison, number: int, *, is_reference: bool) -> None:
        """Fill the card from a column of the comparison."""
        chair = comparison.chairs[number]
        self._chair_id = chair.id
        self._brand.setText(f"{chair.brand} · reference" if is_reference else chair.brand)
        self._name = chair.model
        self._model.setText(chair.model)
        # No break within the price or within what is said of it.
        price, bracket, said = price_in_words(chair).partition(" (")
        if bracket:
            said = f"({said}".replace(" ", _NO_BREAK)
            price = f"{price.replace(' ', _NO_BREAK).replace(_NO_BREAK_OR, ' or ')} {said}"
        self._price.setText(price)
        self._stated.setText(comparison.stated_in_words(number))
        photo = photo_file(self.catalogue, chair.photo) if self.catalogue else None
        self.picture.show_zones(zones_of(chair), chair.name, photo)
        self.setAccessibleName(chair.name)
        self.setToolTip(tooltip(chair.name))
        self.reference.setChecked(is_reference)
        self.reference.setAccessibleName(f"Use {chair.name} as the reference")
        self.reference.setToolTip(
            tooltip(f"Show how far the other chairs are from {chair.name} (R)")
        )
        self.left.setEnabled(number > 0)
        self.right.setEnabled(number < len(comparison.chairs) - 1)
        for button, words_before in (
            (self.left, "Move left:"),
            (self.right, "Move right:"),
            (self.remove, "Remove"),
            (self.details, "Everything about"),
        ):
            button.setAccessibleName(f"{words_before} {chair.name}")
            button.setToolTip(tooltip(f"{words_before} {chair.name}"))

    def show_fit(self, fit: Fit | None) -> None:
        """Show how the chair stands to the needs of the person, if there are any."""
        self._has_fit = fit is not None
        if fit is not None:
            self._fit.show_fit(fit, self.accessibleName())
        self._fit.setVisible(self._has_fit and not self._folded)

    def _on_rows_wanted(self, verdict: object) -> None:
        self.rows_wanted.emit(self._chair_id, verdict)

    def take_width(self, width: int, beside: int = 0) -> None:
        """Leave the picture out where the names need its room.

        `beside` are the lines that the longest name of a slim head takes.
        """
        self._width = width
        self._lines_beside = beside
        self._is_narrow = width < self._theme.px(_NARROWEST_WITH_PICTURE)
        self._is_tight = width < self._theme.px(_NARROWEST_WITH_REMOVE)
        self._leave_air()
        self._show_names(width)
        self._show_reference()
        self._show_picture()

    @property
    def has_room_for_picture(self) -> bool:
        """Whether the card, when it is open, has its picture beside the names."""
        return not self._is_narrow and self._theme.scale <= LARGEST_WITH_PICTURE

    def _show_picture(self) -> None:
        self.picture.setVisible(self.has_room_for_picture and not self._folded)

    @property
    def _is_slim(self) -> bool:
        """Whether the brand shares two lines with the model: large text in a low window."""
        large = self._theme.scale > LARGEST_WITH_PICTURE
        return self._folded and self._saves_height and large

    def _show_names(self, width: int) -> None:
        """A folded card has few lines for the name; the tool tip has the whole of a longer one."""
        large = self._theme.scale > LARGEST_WITH_PICTURE
        wordless = self._folded or large or self._is_tight or self._saves_height
        self.remove.setText("" if wordless else "Remove")
        name = self._folded_name(width, self._lines_beside) if self._folded else self._name
        if name != self._model.text():
            self._model.setText(name)

    def slim_lines(self, width: int) -> int:
        """How many lines the name of a slim head takes by itself; 0 for other heads."""
        if not self._is_slim:
            return 0
        self.remove.setText("")
        metrics, room = self._folded_measure(width)
        return len(in_lines(metrics, self._folded_name(width, 0), room, MOST_NAME_LINES))

    def _folded_measure(self, width: int) -> tuple[TextMetrics, int]:
        size = TEXT if self._is_slim else CARD_TITLE
        room = width - self._beside_name() - self.remove.sizeHint().width() - 2
        return self._theme.metrics(size, semibold=True), room

    def _folded_name(self, width: int, beside: int) -> str:
        """As much of the name as the card has lines for, with the brand where it has no line."""
        metrics, room = self._folded_measure(width)
        # Where the brand has no line of its own the sign of the reference is with the name.
        sign = " · reference" if self._is_slim and self.reference.isChecked() else ""
        full, model = self.accessibleName(), self._name

        def lines(name: str) -> int:
            return len(in_lines(metrics, name, room, _ENDLESS))

        # A third line costs the table a row: a name of two lines is known without its brand,
        # one as short as "6 Plus" is not. Where another name takes the lines anyway, or the model
        # is as long as a sentence, the brand is there too.
        if self._is_slim:
            enough = {1: _SOME, _SOME: _SOME + 1}.get(lines(model), _FEW)
            if lines(full) <= max(enough, beside):
                model = full
        return " ".join(in_lines(metrics, f"{model}{sign}", room, MOST_NAME_LINES))

    def _beside_name(self) -> int:
        return 2 * self._theme.px(self._pad) + self._theme.px(self._gap)

    @property
    def _is_close(self) -> bool:
        """Whether the words need the room that air has in other cards."""
        return self._is_slim or (self._folded and self._is_narrow)

    @property
    def _pad(self) -> int:
        return _PAD_CLOSE if self._is_close else _PAD

    @property
    def _gap(self) -> int:
        return _GAP_CLOSE if self._is_close else _GAP

    def _leave_air(self) -> None:
        px = self._theme.px
        edge = 3 if self._is_slim else 6 if self._saves_height else 8
        self._outer.setContentsMargins(px(self._pad), px(edge), px(self._pad), px(edge))
        self._top.setSpacing(px(self._gap))

    def fold(self, *, folded: bool, saves_height: bool | None = None) -> None:
        """Keep only brand, model and the remove button; or, low, put the rest closer together."""
        self._folded = folded
        if saves_height is not None:
            self._saves_height = saves_height
        slim = self._is_slim
        role = "strong" if slim else "card-title"
        if self._model.property("role") != role:
            self._model.setProperty("role", role)
            self._model.style().polish(self._model)
        self._brand.setVisible(not slim)
        top = Qt.AlignmentFlag.AlignVCenter if slim else Qt.AlignmentFlag.AlignTop
        self._model.setAlignment(Qt.AlignmentFlag.AlignLeft | top)
        self._names.setStretchFactor(self._model, 1 if slim else 0)
        self._leave_air()
        self._put_details()
        # The name alone has the room of the card then, and stands in the middle of it.
        self._names.setStretch(self._names.count() - 1, 0 if slim else 1)
        # The tool tip has the whole of an endless name, which must not push the rows away.
        size = TEXT if slim else CARD_TITLE
        line = self._theme.metrics(size, semibold=True).lineSpacing() + 1
        self._model.setMaximumHeight(line * MOST_NAME_LINES)
        self._show_picture()
        self._price.setVisible(not folded)
        self._stated.setVisible(not folded)
        self._fit.setVisible(self._has_fit and not folded)
        for button in (self.left, self.right):
            button.setVisible(not folded)
        self._show_reference()
        self.details.setVisible(not folded and self._theme.scale <= LARGEST_WITH_PICTURE)
        self._place_remove(folded=folded)

    def _show_reference(self) -> None:
        # Where there is one row for buttons: the key R and the menu take a reference too.
        large = self._theme.scale > LARGEST_WITH_PICTURE
        one_row = large or (self._saves_height and self._needs_two_rows)
        self.reference.setVisible(not self._folded and not one_row)

    @property
    def _needs_two_rows(self) -> bool:
        gap = self._theme.px(_BUTTON_GAP)
        buttons = (self.details, self.left, self.right, self.reference, self.remove)
        for button in buttons:
            button.ensurePolished()
        room = self._width - 2 * self._theme.px(self._pad) - 2
        return wanted_width(buttons, gap) - gap > room

    def _put_details(self) -> None:
        """Where height is dear the facts stand under the price and Details among the buttons."""
        beside = self._saves_height
        if beside == (self._names.indexOf(self._stated) >= 0):
            return
        for widget in (self._stated, self.details):
            for layout in (self._names, self._below, self._buttons):
                layout.removeWidget(widget)
        if beside:
            self._names.insertWidget(self._names.count() - 1, self._stated)
            self._buttons.put(0, self.details)
        else:
            self._below.addWidget(self._stated, 1)
            self._below.addWidget(self.details)

    def _place_remove(self, *, folded: bool) -> None:
        place = self._top if folded else self._buttons
        if self.remove.parentWidget() is None or place.indexOf(self.remove) < 0:
            other = self._buttons if folded else self._top
            other.removeWidget(self.remove)
            place.addWidget(self.remove)

    def wanted_height(self, width: int) -> int:
        """How high the card must be at this width so that nothing is cut off."""
        # A card that was not in view yet has neither its fonts nor measures of its words.
        for line in (self._brand, self._model, self._price, self._stated, self._fit):
            line.ensurePolished()
            for inner in line.findChildren(QWidget):
                inner.ensurePolished()
        for layout in (self._names, self._top, self._below, self._outer):
            layout.invalidate()
        # In total: with the border that the style draws, which leaves less width for the words.
        outer = self._outer
        return max(outer.totalHeightForWidth(width), outer.totalMinimumSize().height())

    def light(self, *, lit: bool) -> None:
        """Show that the pointer or the keyboard is in this column."""
        role = "lit-card" if lit else "card"
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().polish(self)

    def _on_reference(self) -> None:
        self.reference_wanted.emit(self._chair_id)

    def _on_details(self) -> None:
        self.details_wanted.emit(self._chair_id)

    def _on_left(self) -> None:
        self.moved.emit(self._chair_id, -1)

    def _on_right(self) -> None:
        self.moved.emit(self._chair_id, 1)

    def _on_remove(self) -> None:
        self.removed.emit(self._chair_id)
