"""Reads a page strictly: every element is closed in its turn, and nothing is repaired."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from typing_extensions import override

VOID = {"meta", "br", "hr", "link", "img", "input", "base", "col"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    inside: list["Element | str"] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator["Element"]:
        """This element and all within it, in reading order, of these tags or of any."""
        if not tags or self.tag in tags:
            yield self
        for part in self.inside:
            if isinstance(part, Element):
                yield from part.all(*tags)

    def one(self, tag: str) -> "Element":
        (found,) = self.all(tag)
        return found

    def spoken(self, without: tuple[str, ...] = ()) -> str:
        """What a screen reader reads; `without` elements of these tags."""
        return " ".join(self._texts(without).split())

    def _texts(self, without: tuple[str, ...]) -> str:
        parts = []
        for part in self.inside:
            if isinstance(part, str):
                parts.append(part)
            elif part.tag not in without and part.attributes.get("aria-hidden") != "true":
                parts.append(part._texts(without))
        return "".join(parts)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self._open = [self.root]
        self.declaration = ""

    @override
    def handle_decl(self, decl: str) -> None:
        self.declaration = decl

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].inside.append(element)
        if tag not in VOID:
            self._open.append(element)

    @override
    def handle_endtag(self, tag: str) -> None:
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    @override
    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)

    @override
    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    @override
    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data}")

    @override
    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data}")

    def finish(self) -> None:
        self.close()
        assert self._open == [self.root], "an element stays open"


def read_page(content: bytes | str) -> Element:
    """The whole page; AssertionError where it is not well formed."""
    reader = _Reader()
    reader.feed(content if isinstance(content, str) else content.decode("utf-8"))
    reader.finish()
    return reader.root
