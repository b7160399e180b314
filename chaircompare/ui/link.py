"""A line of text that is a button: broken into lines where it must be, with a visible focus."""

from PySide6.QtCore import QRect, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy
from typing_extensions import override

from chaircompare.ui.painting import BREAK, draw_wrapped
from chaircompare.ui.text import tooltip
from chaircompare.ui.theme import TEXT, Theme

_LEAST_HEIGHT = 32
_LEAST_AIR = 6
_FRAMED_HEIGHT = 48
_FRAMED_PAD = 20
_PAD = 6
_BULLET = 18


class Link(QAbstractButton):
    """Text after a sign; `colour` is a role of the theme."""

    def __init__(
        self, text: str, theme: Theme, *, sign: str, colour: str = "text", framed: bool = False
    ) -> None:
        """Make it; `framed` where it stands among buttons as one of the answers."""
        super().__init__()
        self._framed = framed
        self._theme = theme
        self._sign = sign
        self._colour = colour
        self._leads = True
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_words(text)

    def set_words(self, text: str) -> None:
        """Show this text, as typed."""
        self._words = self._drawn = text
        # A shortcut letter would be made of the first & of a button's own text.
        self.setText(text.replace("&", "&&"))
        self.updateGeometry()

    def set_sign(self, sign: str) -> None:
        """Show another sign before the words."""
        self._sign = sign
        self.update()

    def set_active(self, *, active: bool) -> None:
        """Lead somewhere, or be a line to read that the keyboard still reaches."""
        self._leads = active
        shape = Qt.CursorShape.PointingHandCursor if active else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    @property
    def words(self) -> str:
        """The text as it is shown."""
        return self._words

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._theme = theme
        self.updateGeometry()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        theme = self._theme
        room = arg__1 - theme.px(_BULLET + (4 if self._framed else 2) * _PAD)
        words = theme.metrics(TEXT).wrapped_height(self._drawn, room)
        if self._framed:
            return max(self._least_height(), words + theme.px(_FRAMED_PAD))
        return words + self.air

    @property
    def air(self) -> int:
        """As much over and under several lines as one line has, or a list would look uneven."""
        line = self._theme.metrics(TEXT).height()
        return max(self._theme.px(_LEAST_AIR), _LEAST_HEIGHT - line)

    def _least_height(self) -> int:
        if self._framed:
            return self._theme.px(_FRAMED_HEIGHT)
        return self._theme.metrics(TEXT).height() + self.air

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._least_height())

    @override
    def minimumSizeHint(self) -> QSize:
        # A link that insists on more room than there is would be measured at another width.
        return QSize(self._theme.px(100), self._least_height())

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        if self._framed:
            painter.setPen(QPen(theme.colour("outline"), 1))
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        if self.underMouse() and self._leads:
            painter.fillRect(self.rect(), theme.colour("primary_tint"))
        painter.setFont(theme.font(TEXT))
        painter.setPen(theme.colour(self._colour))
        left = theme.px(2 * _PAD if self._framed else _PAD)
        box = self.rect().adjusted(left + theme.px(_BULLET), 0, -left, 0)
        metrics = theme.metrics(TEXT)
        height = metrics.wrapped_height(self._drawn, box.width())
        box.setTop((self.height() - height) // 2)
        draw_wrapped(painter, metrics, self._drawn, box)
        sign = QRect(left, box.top(), theme.px(_BULLET), height)
        draw_wrapped(painter, metrics, self._sign, sign)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("primary"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        painter.end()


class AddressLink(Link):
    """Opens an address in the person's browser; the address is in its tool tip and spoken."""

    def __init__(self, text: str, address: str, theme: Theme) -> None:
        super().__init__(text, theme, sign="▸", colour="primary")
        # An address breaks behind a slash rather than within a name.
        self._drawn = text.replace("/", f"/{BREAK}")
        self.setProperty("address", address)
        self.setToolTip(tooltip(address))
        self.setAccessibleName(f"{text}, opens {address}")
        self.setObjectName("openAddressButton")
        self.clicked.connect(self._open)

    def _open(self) -> None:
        open_address(self.property("address"))


def open_address(address: str) -> None:
    """Open a page in the person's browser.

    A catalogue from elsewhere must not start programs or open files, so only web pages open.
    """
    url = QUrl(address)
    if url.scheme() in {"http", "https"}:
        QDesktopServices.openUrl(url)
