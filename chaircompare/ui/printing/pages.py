"""Fills pages from top to bottom, and writes the foot of each when all are known."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF

from chaircompare.colours import LIGHT
from chaircompare.ui.printing.paper import Sheet, points
from chaircompare.ui.printing.pieces import FillPiece, LaidText, Page, RulePiece, Run, TextPiece
from chaircompare.ui.printing.structure import Kind, Node
from chaircompare.ui.printing.style import PrintStyle, Type

_ABOVE_FOOT = 14.0  # points
_FOOT_SHARE = 0.8  # of the width; the rest is for the number of the page
_MOST_FOOT_LINES = 4
_HAIRLINE = 0.6


class Pages:
    """Pages in the making; `y` is where the next thing goes."""

    def __init__(self, sheet: Sheet, style: PrintStyle, foot: str) -> None:
        self.sheet = sheet
        # Large print is for what is read, and the foot has to fit.
        words = [PrintStyle().run(foot, Type.SMALL, LIGHT.muted)]
        self._foot = LaidText(words, sheet.room * _FOOT_SHARE, most=_MOST_FOOT_LINES)
        self.style = style
        self.root = Node(Kind.DOCUMENT)
        self.pages: list[Page] = [Page()]
        self.y = sheet.margin

    @property
    def left(self) -> float:
        """Where a line of text begins."""
        return self.sheet.margin

    @property
    def bottom(self) -> float:
        """Below this stands the foot."""
        return self.sheet.height - self.sheet.margin - points(_ABOVE_FOOT) - self._foot.height

    @property
    def room(self) -> float:
        """What is left of this page."""
        return self.bottom - self.y

    @property
    def is_fresh(self) -> bool:
        """Whether nothing stands on this page yet."""
        return not self.pages[-1].pieces

    @property
    def height(self) -> float:
        """What an empty page holds."""
        return self.bottom - self.sheet.margin

    def turn(self) -> None:
        """Go on at the top of a new page."""
        self.pages.append(Page())
        self.y = self.sheet.margin

    def space(self, length: float) -> None:
        """Leave a gap, but not at the top of a page."""
        if not self.is_fresh:
            self.y += self.style.length(length)

    def need(self, height: float) -> None:
        """Turn the page unless so much is left of it."""
        if height > self.room and not self.is_fresh:
            self.turn()

    def lay(self, runs: Sequence[Run], width: float, *, most: int = 0) -> LaidText:
        """Break text into lines."""
        return LaidText(runs, width, most=most)

    def put(
        self,
        laid: LaidText,
        x: float,
        y: float,
        node: Node | None,
        lines: range | None = None,
        *,
        link: str = "",
    ) -> None:
        """Place text on this page."""
        lines = range(laid.lines) if lines is None else lines
        if len(lines):
            page = self.pages[-1]
            page.pieces.append(TextPiece(x, y, laid, lines.start, lines.stop, node, link))

    def fill(self, box: QRectF, colour: str) -> None:
        """Fill a rectangle."""
        self.pages[-1].pieces.append(FillPiece(box, colour))

    def rule(self, y: float, colour: str = LIGHT.hairline, thick: float = _HAIRLINE) -> None:
        """Draw a line across the page."""
        start, end = QPointF(self.left, y), QPointF(self.left + self.sheet.room, y)
        width = self.style.length(thick)
        self.pages[-1].pieces.append(RulePiece(start, end, colour, width))

    def flow(
        self, laid: LaidText, x: float, node: Node | None, *, together: int = 2, link: str = ""
    ) -> None:
        """Place text, over as many pages as it takes; no line of `together` stands alone."""
        line = 0
        while line < laid.lines:
            fitting = laid.lines_within(line, self.room)
            if fitting < laid.lines:
                if fitting - line < together and not self.is_fresh:
                    self.turn()
                    continue
                fitting = max(min(fitting, laid.lines - together), line + 1)
            self.put(laid, x, self.y, node, range(line, fitting), link=link)
            self.y += laid.height_of(line, fitting)
            line = fitting

    def finish(self) -> list[Page]:
        """Write the foot of each page: what it is, and which page of how many."""
        total = len(self.pages)
        y = self.sheet.height - self.sheet.margin - self._foot.height
        x = self.left + self.sheet.room * _FOOT_SHARE
        for number, page in enumerate(self.pages, start=1):
            counted = PrintStyle().run(f"Page {number} of {total}", Type.SMALL, LIGHT.muted)
            right = LaidText([counted], self.sheet.room * (1 - _FOOT_SHARE), right=True)
            page.pieces.append(TextPiece(self.left, y, self._foot, 0, self._foot.lines, None))
            page.pieces.append(TextPiece(x, y, right, 0, right.lines, None))
        return self.pages
