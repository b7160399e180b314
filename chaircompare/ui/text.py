"""Text that came from outside reaches Qt only through here, so that it never becomes markup."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def tooltip(text: str) -> str:
    """Text for a tool tip, shown as typed. Qt guesses markup, so the guess is made certain."""
    return f"<qt>{escape(text)}</qt>" if text else ""


def button_text(text: str) -> str:
    """Text for a button or menu entry: `&` is shown and not taken for a shortcut."""
    return text.replace("&", "&&")


def upper_first(words: str) -> str:
    """`Euros`, and still `US dollars`: the rest keeps its capitals."""
    return words[:1].upper() + words[1:]


def say(told: QLabel, words: str, role: str = "small") -> None:
    """Let a label say something else, in the look of this role: `wanted` for what is wrong."""
    told.setText(words)
    if told.property("role") != role:
        told.setProperty("role", role)
        told.style().polish(told)


def label(
    text: str = "",
    role: str = "",
    parent: QWidget | None = None,
    *,
    wrap: bool = False,
    selectable: bool = False,
) -> QLabel:
    """A label for plain text; `role` names a look of the style sheet."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    if role:
        made.setProperty("role", role)
    made.setWordWrap(wrap)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made
