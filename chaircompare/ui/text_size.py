"""The two buttons for the text size, with the size in words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from chaircompare.ui.text import label
from chaircompare.ui.theme import Theme


class TextSizeButtons(QWidget):
    """Smaller and larger; stands on every page, for whoever cannot read a menu."""

    smaller_wanted = Signal()
    larger_wanted = Signal()

    def __init__(self, place: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._size = label("100 %", "small")
        self._size.setObjectName(f"{place}TextSizeLabel")
        row.addWidget(self._size)
        self._buttons = []
        for text, name, words, key, wanted in (
            ("A−", "Smaller", "Smaller text", "Ctrl+-", self.smaller_wanted),
            ("A+", "Larger", "Larger text", "Ctrl++", self.larger_wanted),
        ):
            button = QPushButton(text)
            button.setObjectName(f"{place}Text{name}Button")
            button.setAccessibleName(words)
            button.setToolTip(f"{words} ({key})")
            button.clicked.connect(wanted)
            row.addWidget(button)
            self._buttons.append(button)
        self.set_theme(theme)

    def show_figure(self, *, shown: bool) -> None:
        """Where room is scarce the buttons alone do."""
        self._size.setVisible(shown)

    @property
    def figure_width(self) -> int:
        """What the figure takes, with the gap after it."""
        return self._size.sizeHint().width() + self._row.spacing()

    @property
    def wanted_width(self) -> int:
        """What figure and buttons take together."""
        buttons = sum(max(b.sizeHint().width(), b.minimumWidth()) for b in self._buttons)
        return self.figure_width + buttons + self._row.spacing()

    def set_theme(self, theme: Theme) -> None:
        """Take the size in force from the theme."""
        percent = round(theme.scale * 100)
        self._size.setText(f"{percent} %")
        self._size.setAccessibleName(f"Text size {percent} percent")
        for button in self._buttons:
            button.setMinimumWidth(theme.px(44))
