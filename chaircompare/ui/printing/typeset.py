"""Lays a document out on sheets of paper."""

from dataclasses import dataclass

from chaircompare.colours import LIGHT
from chaircompare.ui.printing.document import (
    AskedQuestion,
    Block,
    ChairTable,
    Heading,
    Items,
    Paragraph,
    PrintedDocument,
)
from chaircompare.ui.printing.pages import Pages
from chaircompare.ui.printing.paper import Sheet
from chaircompare.ui.printing.pieces import Page
from chaircompare.ui.printing.structure import Kind, Node
from chaircompare.ui.printing.style import PrintStyle, Type
from chaircompare.ui.printing.table import flow_table

_AFTER_HEADING = 40.0  # points of what follows that stay with a heading
_ABOVE_ANSWER = 12.0
_INDENT = 22.0


@dataclass(frozen=True, slots=True)
class LaidDocument:
    """Pages ready to be drawn, with what they mean."""

    name: str
    language: str
    sheet: Sheet
    pages: list[Page]
    root: Node


def typeset(document: PrintedDocument, sheet: Sheet, *, scale: float = 1.0) -> LaidDocument:
    """The document on these sheets; `scale` enlarges type and distances."""
    pages = Pages(sheet, PrintStyle(scale), document.foot)
    _title(pages, document)
    for block in document:
        _flow(pages, block)
    return LaidDocument(document.name, document.language, sheet, pages.finish(), pages.root)


def _title(pages: Pages, document: PrintedDocument) -> None:
    style, room = pages.style, pages.sheet.room
    title = pages.lay([style.run(document.title, Type.TITLE)], room)
    pages.flow(title, pages.left, pages.root.add(Kind.TITLE))
    if document.subtitle:
        pages.space(2)
        line = pages.lay([style.run(document.subtitle, Type.TEXT, LIGHT.muted)], room)
        pages.flow(line, pages.left, pages.root.add(Kind.PARAGRAPH))
    pages.space(6)


def _flow(pages: Pages, block: Block) -> None:
    if isinstance(block, ChairTable):
        pages.space(6)
        flow_table(pages, block)
        pages.space(6)
    elif isinstance(block, Heading):
        pages.space(10)
        laid = pages.lay([pages.style.run(block.text, Type.HEADING)], pages.sheet.room)
        pages.need(laid.height + pages.style.length(_AFTER_HEADING))
        pages.flow(laid, pages.left, pages.root.add(Kind.HEADING))
        pages.space(2)
    elif isinstance(block, Paragraph):
        _paragraph(pages, block)
    elif isinstance(block, AskedQuestion):
        _question(pages, block)
    else:
        _items(pages, block)


def _paragraph(pages: Pages, block: Paragraph) -> None:
    strong, usual = _types(small=block.small)
    runs = [pages.style.run(f"{block.lead} ", strong)] if block.lead else []
    laid = pages.lay([*runs, pages.style.run(block.text, usual)], pages.sheet.room)
    pages.flow(laid, pages.left, pages.root.add(Kind.PARAGRAPH))
    pages.space(4)


def _question(pages: Pages, block: AskedQuestion) -> None:
    style, room = pages.style, pages.sheet.room
    number = style.run(f"{block.number}. ", Type.STRONG)
    texts = (
        pages.lay([number, style.run(block.words)], room),
        pages.lay([style.run(block.so_far, Type.SMALL)], room),
        pages.lay([style.run("Answer", Type.SMALL, LIGHT.muted)], room),
    )
    above = style.length(_ABOVE_ANSWER)
    pages.need(sum(laid.height for laid in texts) + above)
    for laid in texts:
        if laid is texts[-1]:
            pages.y += above
        pages.flow(laid, pages.left, pages.root.add(Kind.PARAGRAPH))
    pages.rule(pages.y, LIGHT.outline)
    pages.space(16)


def _types(*, small: bool) -> tuple[Type, Type]:
    return (Type.SMALL_STRONG, Type.SMALL) if small else (Type.STRONG, Type.TEXT)


def _items(pages: Pages, block: Items) -> None:
    _, usual = _types(small=block.small)
    indent = pages.style.length(_INDENT)
    whole = pages.root.add(Kind.LIST)
    for number, text in enumerate(block.items, start=block.first or 0):
        sign = "•" if block.first is None else f"{number}."
        mark = pages.lay([pages.style.run(sign, usual)], indent)
        laid = pages.lay([pages.style.run(text, usual)], pages.sheet.room - indent)
        pages.need(laid.height_of(0, min(2, laid.lines)))
        node = whole.add(Kind.ITEM).add(Kind.ITEM_BODY)
        pages.put(mark, pages.left, pages.y, node)
        link = block.links[number - (block.first or 0)] if block.links else ""
        pages.flow(laid, pages.left + indent, node, link=link)
        pages.space(2 if block.small else 3)
    pages.space(3)
