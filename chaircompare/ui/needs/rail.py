"""The rail at the left: an empty frame at first, filled when the list stands on the screen."""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from chaircompare.ui.icons import Icon, qicon
from chaircompare.ui.scrolling import scroll_area
from chaircompare.ui.text import label
from chaircompare.ui.theme import Theme

_UNLIMITED = 16_777_215  # QWIDGETSIZE_MAX
_WIDEST_PAGE = 640


class Section(QWidget):
    """A part of the rail."""

    def stops(self) -> list[QWidget]:
        """What takes the keyboard in it, top to bottom."""
        raise NotImplementedError


class Rail(QFrame):
    """Title, a button that hides the rail, and sections one under the other that scroll."""

    hide_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("needsPanel")
        self.setAccessibleName("My needs and filters")
        self.setProperty("role", "bar")
        self._theme = theme
        self._parts: list[Section] = []
        self._column = QVBoxLayout(self)
        self._head = QHBoxLayout()
        self._head.addWidget(label("My needs", "card-title"), 1)
        self.hide_button = QPushButton()
        self.hide_button.setObjectName("hideNeedsButton")
        self.hide_button.setProperty("role", "icon")
        self.hide_button.setAccessibleName("Hide my needs and filters")
        self.hide_button.setToolTip("Hide (Ctrl+B)")
        self.hide_button.clicked.connect(self.hide_wanted)
        self._head.addWidget(self.hide_button)
        self._column.addLayout(self._head)
        self._scrolled = scroll_area("needsScrollArea", "My needs and filters")
        self._scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = QFrame()
        self._page.setProperty("role", "bar")
        self._sections = QVBoxLayout(self._page)
        self._sections.addStretch(1)
        self._scrolled.setWidget(self._page)
        self._column.addWidget(self._scrolled, 1)
        self.set_theme(theme)

    def add_section(self, section: Section) -> None:
        """Put a section under the others."""
        self._parts.append(section)
        self._sections.insertWidget(self._sections.count() - 1, section)

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins: with the first thing to act on below the title."""
        _, *below = self._stops()
        return next((stop for stop in below if stop.isVisibleTo(self)), self.hide_button)

    def _stops(self) -> list[QWidget]:
        """What takes the keyboard, top to bottom; what is hidden has its place too."""
        return [self.hide_button, *(w for one in self._parts for w in one.stops())]

    def order_stops(self) -> None:
        """Let the keyboard go through the rail as the eye does, and come from where it came."""
        stops = self._stops()
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def set_theme(self, theme: Theme) -> None:
        """Take sizes from the theme."""
        self._theme = theme
        self._column.setContentsMargins(0, theme.px(12), 0, 0)
        self._column.setSpacing(theme.px(4))
        self._head.setContentsMargins(theme.px(16), 0, theme.px(12), 0)
        self._sections.setContentsMargins(theme.px(16), 0, theme.px(12), theme.px(16))
        self._sections.setSpacing(theme.px(16))
        self.hide_button.setIcon(qicon(Icon.CLOSE, theme.colours.text, theme.px(14)))
        self.hide_button.setIconSize(QSize(theme.px(14), theme.px(14)))

    def bring_into_view(self, part: QWidget) -> None:
        """Scroll so that this part of the rail is seen."""
        self._scrolled.ensureWidgetVisible(part)

    def take_width(self, width: int, *, covers: bool) -> None:
        """Be this wide; where the rail covers the rest it takes all there is."""
        self.setMinimumWidth(0 if covers else width)
        self.setMaximumWidth(_UNLIMITED if covers else width)
        self._page.setMaximumWidth(self._theme.px(_WIDEST_PAGE) if covers else _UNLIMITED)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide_wanted.emit()
        else:
            super().keyPressEvent(event)
