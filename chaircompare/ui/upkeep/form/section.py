"""A part of the form under a heading that folds it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from chaircompare.ui.icons import Icon, qicon
from chaircompare.ui.text import button_text, label
from chaircompare.ui.theme import Theme


class Section(QFrame):
    """The whole heading is the button; it says how much is filled in."""

    folded = Signal(bool)

    def __init__(self, name: str, title: str, rows: Sequence[QWidget], theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._title = title
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        head = QHBoxLayout()
        self.button = QPushButton(button_text(title))
        self.button.setObjectName(f"section_{name}Button")
        self.button.setProperty("role", "section")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._on_clicked)
        head.addWidget(self.button, 1)
        self._count = label(role="muted")
        head.addWidget(self._count)
        self._column.addLayout(head)
        self.body = QWidget()
        inside = QVBoxLayout(self.body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        for row in rows:
            inside.addWidget(row)
            row.setProperty("isLast", row is rows[-1])  # the card itself ends there
        self._column.addWidget(self.body)
        self._open = True
        self._words = ""
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._theme = theme
        self._column.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6))
        self._show_state()

    @property
    def is_open(self) -> bool:
        """Whether its fields are in view."""
        return self._open

    def set_open(self, *, opened: bool) -> None:
        """Fold or unfold."""
        self._open = opened
        self.body.setVisible(opened)
        self._show_state()

    def show_filled(self, filled: int, total: int, by_whom: str = "") -> None:
        """Say how many of its fields have an answer."""
        words = f"{filled} of {total} filled in{by_whom}"
        if words != self._words:
            self._words = words
            self._show_state()

    def _show_state(self) -> None:
        icon = qicon(
            Icon.OPEN if self._open else Icon.SHUT,
            self._theme.colours.text,
            self._theme.px(16),
        )
        self.button.setIcon(icon)
        side = self._theme.px(16)
        self.button.setIconSize(QSize(side, side))
        self._count.setText(self._words)
        state = "unfolded" if self._open else "folded"
        told = (self._title, self._words, state)
        self.button.setAccessibleName(", ".join(part for part in told if part))

    def _on_clicked(self) -> None:
        self.set_open(opened=not self._open)
        self.folded.emit(not self._open)
