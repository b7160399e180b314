"""Rich text for the few places that need it: everything is escaped unless it was built here."""

from html import escape
from typing import Self


class Markup(str):
    """Text that is safe to be shown as rich text. Only `element` makes it."""

    __slots__ = ()

    @classmethod
    def of(cls, *parts: str) -> Self:
        """The parts after one another; what is not markup yet is escaped."""
        return cls("".join(p if isinstance(p, Markup) else escape(p) for p in parts))


def element(tag: str, *parts: str, **attributes: str) -> Markup:
    """An element around the parts."""
    given = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return Markup(f"<{tag}{given}>{Markup.of(*parts)}</{tag}>")
