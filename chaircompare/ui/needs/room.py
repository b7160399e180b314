"""Body and room: five measures that nobody has to give, and how each chair fits them."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from chaircompare.catalogue.chair import Chair
from chaircompare.relevance.room import ChairFit, Check, Fit, Measure, check_chair, verdict
from chaircompare.relevance.side_view import SideView, side_view
from chaircompare.ui.dialogs.laying_out import resize_within
from chaircompare.ui.icons import Icon, pixmap
from chaircompare.ui.needs.my_room import MyRoom
from chaircompare.ui.needs.room_picture import RoomPicture
from chaircompare.ui.scrolling import scroll_area
from chaircompare.ui.text import label
from chaircompare.ui.theme import Theme

_FIRST_SIZE = (900, 740)
_SIZE_WITHOUT_CHAIRS = (900, 380)
_ENTRY_WIDTH = 280
_ASKED = {
    Measure.HEIGHT: "Your height",
    Measure.WEIGHT: "Your weight",
    Measure.DOORWAY: "Narrowest doorway",
    Measure.ROOM_LENGTH: "Length of the room",
    Measure.WALL_DISTANCE: "Space to the wall behind",
}
# Figures and their units stay in one line.
_AS = {
    "length": "as 178\N{NO-BREAK SPACE}cm, 1.78\N{NO-BREAK SPACE}m or "
    "5\N{NO-BREAK SPACE}ft\N{NO-BREAK SPACE}10\N{NO-BREAK SPACE}in",
    "mass": "as 80\N{NO-BREAK SPACE}kg or 176\N{NO-BREAK SPACE}lb",
}
LOOKS = {
    Fit.FITS: (Icon.CHECK, "yes"),
    Fit.DOES_NOT_FIT: (Icon.CROSS, "no"),
    Fit.CANNOT_TELL: (Icon.ASK, "differs"),
    Fit.NOT_STATED: (Icon.CARE, "muted"),
}


class _Entry(QWidget):
    """One measure: its name, a field, and what to write when it was not understood."""

    def __init__(self, measure: Measure, room: MyRoom, theme: Theme) -> None:
        super().__init__()
        self._measure = measure
        self._room = room
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(label(_ASKED[measure], "strong", wrap=True))
        self.field = QLineEdit(room.text_of(measure))
        self.field.setObjectName(f"room_{measure.value}")
        self.field.setAccessibleName(f"{_ASKED[measure]}, {_AS[measure.dimension]}")
        self.field.setPlaceholderText("not given")
        self.field.setMaxLength(40)
        self.field.textChanged.connect(self._on_text)
        self.field.editingFinished.connect(self._on_finished)
        column.addWidget(self.field)
        self._told = label(role="wanted", wrap=True)
        column.addWidget(self._told)
        column.addStretch(1)

    def _on_text(self, text: str) -> None:
        if self._room.write(self._measure, text):
            self._told.setText("")

    def _on_finished(self) -> None:
        if self._room.write(self._measure, self.field.text()):
            # With its unit: a bare figure must not be taken for another one unseen.
            self.field.setText(self._room.text_of(self._measure))
        else:
            self._told.setText(f"Not understood. Write it {_AS[self._measure.dimension]}.")


class RoomDialog(QDialog):
    """What is written is in force at once."""

    def __init__(
        self, room: MyRoom, chairs: Sequence[Chair], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("roomDialog")
        self.setWindowTitle("Body and room")
        self._room = room
        self._chairs = tuple(chairs)
        self._theme = theme
        px = theme.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        scrolled = scroll_area("roomPage", "Body and room")
        page = QWidget()
        self._page = column = QVBoxLayout(page)
        column.setContentsMargins(px(16), px(16), px(16), px(12))
        column.setSpacing(px(12))
        column.addWidget(
            label(
                "Give what you know, or nothing. It stays on this computer: it is not exported, "
                "and not saved with a comparison.",
                wrap=True,
            )
        )
        column.addLayout(self._entries())
        self._results = QVBoxLayout()
        self._results.setSpacing(px(10))
        column.addLayout(self._results)
        column.addStretch(1)
        scrolled.setWidget(page)
        outer.addWidget(scrolled, 1)
        outer.addWidget(self._foot())
        resize_within(self, _FIRST_SIZE if self._chairs else _SIZE_WITHOUT_CHAIRS, theme)
        for field in self.fields.values():
            field.textChanged.connect(self._allow_forgetting)
        self._allow_forgetting()
        room.changed.connect(self._show_results)
        self._show_results()
        self.fields[Measure.HEIGHT].setFocus(Qt.FocusReason.OtherFocusReason)

    def _entries(self) -> QGridLayout:
        px = self._theme.px
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(6))
        self.fields: dict[Measure, QLineEdit] = {}
        parent = self.parentWidget()
        room = parent.width() if parent else px(_FIRST_SIZE[0])
        columns = max(1, min(3, room // px(_ENTRY_WIDTH)))
        for number, measure in enumerate(Measure):
            entry = _Entry(measure, self._room, self._theme)
            self.fields[measure] = entry.field
            grid.addWidget(entry, number // columns, number % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        return grid

    def _foot(self) -> QWidget:
        px = self._theme.px
        foot = QFrame()
        foot.setProperty("role", "bar")
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(16), px(12), px(16), px(16))
        row.setSpacing(px(8))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        # Large text leaves the results below the fold; this stays in view.
        self._verdict = label(role="strong", wrap=True)
        self._verdict.setObjectName("roomVerdict")
        words.addWidget(self._verdict)
        words.addWidget(label("Measure before you buy: stated sizes can be wrong.", wrap=True))
        row.addLayout(words, 1)
        self._forget = clear = QPushButton("Forget all")
        clear.setObjectName("forgetRoomButton")
        clear.clicked.connect(self._on_forget)
        row.addWidget(clear)
        close = QPushButton("Close")
        close.setObjectName("closeRoomButton")
        close.setProperty("role", "primary")
        close.clicked.connect(self.accept)
        row.addWidget(close)
        for button in (clear, close):
            button.setAutoDefault(False)
        return foot

    def _allow_forgetting(self) -> None:
        self._forget.setEnabled(any(field.text() for field in self.fields.values()))

    def _on_forget(self) -> None:
        for field in self.fields.values():
            field.clear()

    # ------------------------------------------------------------------ results

    def _show_results(self) -> None:
        told, system = self._room.told, self._room.system
        checked = [check_chair(chair, told, system) for chair in self._chairs]
        said = verdict(checked)
        self._verdict.setText(said)
        self._verdict.setVisible(bool(said))
        while self._results.count():
            item = self._results.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.hide()
                widget.deleteLater()
        if not self._chairs:
            hint = "Choose two or three chairs and compare them. Each is then checked here."
            self._results.addWidget(label(hint, wrap=True))
            return
        views = [side_view(chair, told, system) for chair in self._chairs]
        extent = max(view.extent for view in views)
        tallest = max(view.tallest for view in views)
        for fit, view in zip(checked, views, strict=True):
            self._results.addWidget(self._card(fit, view, (extent, tallest)))
        # Otherwise the new cards would first be squeezed into the room of the former ones.
        self._page.activate()

    def _card(self, fit: ChairFit, view: SideView, scale: tuple[float, float]) -> QFrame:
        px = self._theme.px
        card = QFrame()
        card.setProperty("role", "card")
        card.setObjectName("roomCard")
        column = QVBoxLayout(card)
        column.setContentsMargins(px(14), px(10), px(14), px(12))
        column.setSpacing(px(6))
        column.addWidget(label(fit.chair.name, "card-title", wrap=True))
        if fit.checks:
            said = fit.heading if fit.fits_in_all else f"{fit.heading}. {fit.words}"
            column.addWidget(self._line(fit.fit, f"{said}.", strong=True))
            for check in fit.checks:
                column.addWidget(self._line(check.fit, _in_words(check)))
        else:
            column.addWidget(label("Give a measure above, and it is checked here.", "muted"))
        extent, tallest = scale
        if view.extent:
            column.addWidget(RoomPicture(view, extent, tallest, self._theme))
        column.addWidget(label(view.in_words, "small", wrap=True, selectable=True))
        return card

    def _line(self, fit: Fit, text: str, *, strong: bool = False) -> QWidget:
        px = self._theme.px
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        icon, role = LOOKS[fit]
        sign = QLabel()
        sign.setTextFormat(Qt.TextFormat.PlainText)
        ratio = self.devicePixelRatioF()
        sign.setPixmap(pixmap(icon, getattr(self._theme.colours, role), px(18), ratio))
        sign.setFixedSize(QSize(px(18), px(20)))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = label(text, "strong" if strong else "", wrap=True, selectable=True)
        row.addWidget(words, 1)
        return line


def _in_words(check: Check) -> str:
    return f"{check.rule.label} · {check.words}."
