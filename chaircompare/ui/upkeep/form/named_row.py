"""A line of the form that is no feature: its name, where to write, and what is wrong with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from chaircompare.ui.text import label
from chaircompare.ui.theme import Theme
from chaircompare.ui.upkeep.form.field_search import Sought

_LABEL_WIDTH = 220
_LARGE = 1.5
_UNLIMITED = 16_777_215  # QWIDGETSIZE_MAX


class NamedRow(QFrame):
    """A name at the left, over the content when text is large; remarks below the content."""

    def __init__(
        self,
        name: str,
        words: str,
        content: QWidget,
        theme: Theme,
        *,
        beside: QLabel | None = None,
    ) -> None:
        """Make it; `beside` is a label inside the content that takes the remarks instead."""
        super().__init__()
        self.sought = Sought(words)
        self.setProperty("role", "field")
        self.content = content
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._words = label(words, wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(self._words, 0, Qt.AlignmentFlag.AlignTop)
        # A widget and not a bare layout: a nested layout keeps the height of an old text.
        side = QWidget()
        self._column = QVBoxLayout(side)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(content)
        self._remark = beside or label(role="small", wrap=True)
        self._remark.setObjectName(f"{name}Remark")
        if not beside:
            self._remark.hide()
            self._column.addWidget(self._remark)
        self._box.addWidget(side, 1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        large = theme.scale >= _LARGE
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(down if large else across)
        self._box.setContentsMargins(theme.px(4), theme.px(5), theme.px(4), theme.px(5))
        self._box.setSpacing(theme.px(4 if large else 12))
        self._words.setMinimumWidth(0 if large else theme.px(_LABEL_WIDTH))
        self._words.setMaximumWidth(_UNLIMITED if large else theme.px(_LABEL_WIDTH))
        self._words.setContentsMargins(0, 0 if large else theme.px(8), 0, 0)

    def remark(self, words: str, role: str = "small") -> None:
        """Say this below the content; no words take it away."""
        if self._remark.property("role") != role:
            self._remark.setProperty("role", role)
            self._remark.style().polish(self._remark)
        self._put(words)
        self.stop().setAccessibleDescription(words)

    def _put(self, words: str) -> None:
        self._remark.setText(words)
        self._remark.setVisible(bool(words))

    def stop(self) -> QWidget:
        """Where the keyboard goes."""
        return self.content

    def light(self, *, lit: bool) -> None:
        """Show that the search found this row."""
        role = "found-field" if lit else "field"
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().polish(self)


class NamedLine(NamedRow):
    """A line of text with its name."""

    changed = Signal(str)

    def __init__(
        self, name: str, words: str, theme: Theme, *, hint: str = "", most: int = 200
    ) -> None:
        self.line = QLineEdit()
        self.line.setObjectName(name)
        self.line.setAccessibleName(words)
        self.line.setPlaceholderText(hint)
        self.line.setMaxLength(most)
        super().__init__(name, words, self.line, theme)
        self.line.textEdited.connect(self.changed)

    @property
    def text(self) -> str:
        """What is written."""
        return self.line.text()

    def show_text(self, text: str) -> None:
        """Put this into the line."""
        self.line.setText(text)
