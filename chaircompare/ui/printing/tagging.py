"""Gives a PDF of Qt what Qt leaves out: language, headings, tables and reading order (tags).

While the pages are drawn, a mark that nobody sees is left before and after each piece; here the
marks become marked content (ISO 32000-1, 14.6 to 14.8) and the elements a structure tree.
"""

import re
from dataclasses import dataclass, field
from unicodedata import normalize
from urllib.parse import quote

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from chaircompare.ui.printing.paper import UNITS_PER_POINT, Sheet
from chaircompare.ui.printing.pdf_file import PdfFile, PdfNotUnderstoodError
from chaircompare.ui.printing.pieces import FigurePiece, Page, Piece, TextPiece, has_turned_script
from chaircompare.ui.printing.structure import Node
from chaircompare.ui.printing.typeset import LaidDocument

# A square far outside of every page. Qt writes it as it is.
_PLACE = -33_333
_SIDE = 11
_MARK = re.compile(rb"%d %d %d %d re\s+f\n" % (_PLACE, _PLACE, _SIDE, _SIDE))
_FIRST_UNSURE, _SIGNS = 0x0590, range(0x2000, 0x2C00)
_WEB = ("https://", "http://")
_ADDRESS_SIGNS = "/:?#[]@!$&'*+,;=%~"  # of RFC 3986, without brackets that end a PDF text
# The shapes that Arabic letters take beside others, Unicode blocks Presentation Forms A and B.
_JOINED_ARABIC = re.compile(rb"<(F[BCDE][0-9A-Fa-f]{2})>")
# Fonts give tab and space one shape, and Qt names the first of the two.
_TAB_OF_SPACE, _SPACE = b"<0009>", b"<0020>"


def leave_mark(painter: QPainter) -> None:
    """Draw the mark; a piece is tagged that has one before and one after it."""
    painter.fillRect(QRectF(_PLACE, _PLACE, _SIDE, _SIDE), QColor("black"))


@dataclass(slots=True)
class _Places:
    """Where the content of an element is: pairs of page object and number on that page."""

    found: dict[Node, list[tuple[int, int]]] = field(default_factory=dict)
    by_page: list[list[Node]] = field(default_factory=list)


def tagged(data: bytes, document: LaidDocument) -> bytes:
    """The same file with tags; PdfNotUnderstoodError if Qt wrote it in another way."""
    file = PdfFile(data)
    pages = file.of_type(b"Page")
    if len(pages) != len(document.pages):
        raise PdfNotUnderstoodError(f"{len(pages)} pages")
    places = _Places()
    for number, page in zip(pages, document.pages, strict=True):
        content = file.reference(number, b"Contents")
        on_page: list[Node] = []
        file.put_stream(content, _tagged_content(file.stream(content), page, on_page))
        for at, node in enumerate(on_page):
            places.found.setdefault(node, []).append((number, at))
        file.extend(number, b"/StructParents %d" % len(places.by_page))
        _add_links(file, number, page, document.sheet)
        places.by_page.append(on_page)
    _add_tree(file, document, places)
    _name_letters(file)
    return file.written()


def _tagged_content(content: bytes, page: Page, on_page: list[Node]) -> bytes:
    parts = _MARK.split(content)
    if len(parts) != 2 * len(page.pieces) + 1:
        raise PdfNotUnderstoodError(f"{len(parts)} parts")
    made = [parts[0]]
    for number, piece in enumerate(page.pieces):
        inside, after = parts[2 * number + 1 : 2 * number + 3]
        actual = _actual_text(piece)
        made += [_opening(piece, on_page), actual, inside, b"EMC\n" if actual else b"", b"EMC\n"]
        made.append(after)
    return b"".join(made)


def _opening(piece: Piece, on_page: list[Node]) -> bytes:
    node = piece.node if isinstance(piece, TextPiece | FigurePiece) else None
    if node is None:
        return b"/Artifact BMC\n"
    opening = b"/%s <</MCID %d>> BDC\n" % (node.kind.value.encode(), len(on_page))
    on_page.append(node)
    return opening


def _actual_text(piece: Piece) -> bytes:
    words = piece.words if isinstance(piece, TextPiece) else ""
    return b"/Span <</ActualText %s>> BDC\n" % _text(words) if _is_unsure(words) else b""


def _is_unsure(words: str) -> bool:
    """Whether shapes alone may not give the words back: letters that no font here has.

    Readers turn what is written from right to left themselves, and would turn such words twice.
    """
    strange = any(ord(sign) >= _FIRST_UNSURE and ord(sign) not in _SIGNS for sign in words)
    return strange and not has_turned_script(words)


def _text(words: str) -> bytes:
    return b"<FEFF%s>" % words.encode("utf-16-be", "replace").hex().upper().encode()


def _add_links(file: PdfFile, number: int, page: Page, sheet: Sheet) -> None:
    """Let a click on a text that has an address go there; only to the web."""
    # Qt rounds the page to whole points and draws down from its upper edge.
    top = round(sheet.height / UNITS_PER_POINT)
    added = []
    for piece in page.pieces:
        if not isinstance(piece, TextPiece) or not piece.link.startswith(_WEB):
            continue
        left, upper, right, lower = (
            length / UNITS_PER_POINT
            for length in (piece.box.left(), piece.box.top(), piece.box.right(), piece.box.bottom())
        )
        address = quote(piece.link, safe=_ADDRESS_SIGNS).encode()
        body = (
            b"<<\n/Type /Annot /Subtype /Link /F 4 /Border [0 0 0]\n"
            b"/Rect [%.2f %.2f %.2f %.2f]\n/Contents %s\n/A <</S /URI /URI (%s)>>\n>>\n"
            % (left, top - lower, right, top - upper, _text(piece.link), address)
        )
        added.append(file.add(body))
    if added:
        places = file.reference(number, b"Annots")
        file.objects[places] = b"[%s]\n" % b" ".join(_to(one) for one in added)


def _add_tree(file: PdfFile, document: LaidDocument, places: _Places) -> None:
    tree = file.add()
    numbers: dict[Node, int] = {}
    _number(file, document.root, places, numbers)
    _write_element(file, document.root, tree, numbers, places)
    parents = b" ".join(
        b"%d [%s]" % (page, b" ".join(_to(numbers[node]) for node in on_page))
        for page, on_page in enumerate(places.by_page)
    )
    file.objects[tree] = (
        b"<<\n/Type /StructTreeRoot\n/K [%s]\n/ParentTree <</Nums [%s]>>\n"
        b"/ParentTreeNextKey %d\n>>\n" % (_to(numbers[document.root]), parents, len(places.by_page))
    )
    file.extend(
        file.root,
        b"/Lang %s\n/MarkInfo <</Marked true>>\n/StructTreeRoot %s\n"
        b"/ViewerPreferences <</DisplayDocTitle true>>" % (_text(document.language), _to(tree)),
    )


def _to(number: int) -> bytes:
    return b"%d 0 R" % number


def _number(file: PdfFile, node: Node, places: _Places, numbers: dict[Node, int]) -> None:
    numbers[node] = file.add()
    for child in node.children:
        _number(file, child, places, numbers)


def _write_element(
    file: PdfFile, node: Node, parent: int, numbers: dict[Node, int], places: _Places
) -> None:
    inside = [
        b"<</Type /MCR /Pg %s /MCID %d>>" % (_to(page), at)
        for page, at in places.found.get(node, ())
    ]
    inside += [_to(numbers[child]) for child in node.children]
    entries = [
        b"/Type /StructElem",
        b"/S /%s" % node.kind.value.encode(),
        b"/P %s" % _to(parent),
        b"/K [%s]" % b" ".join(inside),
    ]
    if node.alternative:
        entries.append(b"/Alt %s" % _text(node.alternative))
    if node.scope or node.columns > 1:
        scope = b" /Scope /%s" % node.scope.value.encode() if node.scope else b""
        entries.append(b"/A <</O /Table%s /ColSpan %d>>" % (scope, node.columns))
    file.objects[numbers[node]] = b"<<\n%s\n>>\n" % b"\n".join(entries)
    for child in node.children:
        _write_element(file, child, numbers[node], numbers, places)


def _name_letters(file: PdfFile) -> None:
    for font in file.of_type(b"Font"):
        if b"/ToUnicode" in file.objects[font]:
            names = file.reference(font, b"ToUnicode")
            plain = file.stream(names).replace(_TAB_OF_SPACE, _SPACE)
            file.put_stream(names, _JOINED_ARABIC.sub(_letter, plain))


def _letter(shape: re.Match[bytes]) -> bytes:
    letters = normalize("NFKC", chr(int(shape[1], 16)))
    return b"<%s>" % letters.encode("utf-16-be").hex().upper().encode()
