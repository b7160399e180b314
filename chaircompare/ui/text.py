"""Text that came from outside reaches Qt only through here, so that it never becomes markup."""

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

_LONGEST_ADDRESS = 66


def tooltip(text: str) -> str:
    """Text for a tool tip, shown as typed. Qt guesses markup, so the guess is made certain."""
    return f"<qt>{escape(text)}</qt>" if text else ""


def button_text(text: str) -> str:
    """Text for a button or menu entry: `&` is shown and not taken for a shortcut."""
    return text.replace("&", "&&")


def short_address(address: str, longest: int = _LONGEST_ADDRESS) -> str:
    """An address to be recognised by: whose it is and how it ends. Not to be opened."""
    bare = re.sub(r"^https?://(www\.)?", "", address).rstrip("/")
    # The beginning of a row of digits and letters is enough to tell versions apart.
    bare = re.sub(r"(?<=/)([0-9a-f]{7})[0-9a-f]{13,}(?=/)", r"\1…", bare)
    if len(bare) <= longest:
        return bare
    host, slash, rest = bare.partition("/")
    kept = max(longest - len(host) - 2, longest // 3)
    tail = rest[-kept:]
    # From a whole name on, where that leaves enough to tell one page from the next.
    whole = tail[tail.find("/") :]
    tail = whole if len(whole) > kept // 2 else tail
    return f"{host[: longest // 2]}{slash}…{tail}".replace("…/…/", "…/")


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
