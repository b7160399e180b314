"""What stands on a page, in reading order: text that stays text, rules, fills and pictures."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption

from chaircompare.colours import LIGHT
from chaircompare.comparison.zones import Zone
from chaircompare.ui.picture import paint_figure
from chaircompare.ui.printing.structure import Node
from chaircompare.ui.theme import Theme

_PAPER = Theme(LIGHT)
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"  # Unicode Standard Annex 9


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one font and colour."""

    text: str
    font: QFont
    colour: str = LIGHT.text


class LaidText:
    """Runs broken into lines of a width; `most` cuts after so many lines, with an ellipsis."""

    def __init__(
        self, runs: Sequence[Run], width: float, *, most: int = 0, right: bool = False
    ) -> None:
        self.text = "".join(_plain(run.text) for run in runs)
        self.width = width
        self.colours = frozenset(run.colour for run in runs)
        self._font = runs[0].font if runs else QFont()
        self._layout = _broken(runs, width, right=right)
        if most and self._layout.lineCount() > most:
            self._layout = _broken(_shortened(runs, self._layout, most), width, right=right)
        self.tops = [self._layout.lineAt(n).y() for n in range(self._layout.lineCount())]
        self.height = self._layout.boundingRect().height()

    @property
    def lines(self) -> int:
        """How many lines it takes."""
        return len(self.tops)

    def height_of(self, first: int, last: int) -> float:
        """How high the lines from `first` up to but without `last` are."""
        if first >= last:
            return 0.0
        end = self.tops[last] if last < self.lines else self.height
        return end - self.tops[first]

    def lines_within(self, first: int, height: float) -> int:
        """The line up to which the lines from `first` on fit into the height."""
        last = first
        while last < self.lines and self.height_of(first, last + 1) <= height:
            last += 1
        return last

    def draw(self, painter: QPainter, place: QPointF, first: int, last: int) -> None:
        """Draw lines with the upper left corner of the first one at the place."""
        if not self.tops:
            return
        at = QPointF(place.x(), place.y() - self.tops[first])
        for number in range(first, min(last, self.lines)):
            line = self._layout.lineAt(number)
            line.draw(painter, at)
            if self._line_words(number).endswith((" ", "\u2028")):
                # Qt drops the space at the end of a line, and in a PDF two words would become one.
                painter.setFont(self._font)
                end = QPointF(line.x() + line.naturalTextWidth(), line.y() + line.ascent())
                painter.drawText(at + end, " ")

    def words(self, first: int, last: int) -> str:
        """The text of these lines."""
        if first == 0 and last >= self.lines:
            return self.text
        return "".join(self._line_words(number) for number in range(first, min(last, self.lines)))

    def _line_words(self, number: int) -> str:
        line = self._layout.lineAt(number)
        # Qt counts UTF-16 units, of which an emoji has two.
        units = _units(self._layout.text())
        start, length = 2 * line.textStart(), 2 * line.textLength()
        words = units[start : start + length].decode("utf-16-le", "replace")
        return words.replace(_ISOLATE, "").replace(_END_OF_ISOLATE, "")


def _plain(text: str) -> str:
    # NUL and other control signs have no shape; a line break is one for Qt only as U+2028.
    text = text.replace("\n", "\u2028").encode("utf-8", "replace").decode("utf-8")
    return "".join(" " if ord(sign) < ord(" ") else sign for sign in text)


def has_turned_script(text: str) -> bool:
    """Whether some of it is written from right to left."""
    return any(bidirectional(sign) in {"R", "AL"} for sign in text)


def _isolated(text: str) -> str:
    # A name from right to left keeps its own order, and what stands beside it keeps its side.
    text = _plain(text)
    return f"{_ISOLATE}{text}{_END_OF_ISOLATE}" if has_turned_script(text) else text


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "replace")


def _broken(runs: Sequence[Run], width: float, *, right: bool) -> QTextLayout:
    layout = QTextLayout("".join(_isolated(run.text) for run in runs))
    if runs:
        layout.setFont(runs[0].font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    # The page reads from left to right, whatever the script of a name is.
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side)
    layout.setTextOption(option)
    layout.setFormats(_formats(runs))
    layout.beginLayout()
    y = 0.0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout


def _formats(runs: Sequence[Run]) -> list[QTextLayout.FormatRange]:
    formats, start = [], 0
    for run in runs:
        one = QTextLayout.FormatRange()
        length = len(_units(_isolated(run.text))) // 2
        look = QTextCharFormat()
        look.setFont(run.font)
        look.setForeground(QColor(run.colour))
        one.start, one.length, one.format = start, length, look
        formats.append(one)
        start += length
    return formats


def _shortened(runs: Sequence[Run], layout: QTextLayout, most: int) -> list[Run]:
    line = layout.lineAt(most - 1)
    room = line.textStart() + max(line.textLength() - 3, 1)
    kept: list[Run] = []
    for run in runs:
        units = _units(_isolated(run.text))
        if len(units) // 2 >= room:
            part = units[: 2 * room].decode("utf-16-le", "ignore").rstrip()
            return [*kept, Run(f"{part}…", run.font, run.colour)]
        kept.append(run)
        room -= len(units) // 2
    return kept


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Lines of a text at a place; without a node it is decoration to those who listen.

    A click on it in a PDF goes to `link`, if there is one.
    """

    x: float
    y: float
    laid: LaidText
    first: int
    last: int
    node: Node | None
    link: str = ""

    @property
    def box(self) -> QRectF:
        """The room that it takes."""
        return QRectF(self.x, self.y, self.laid.width, self.laid.height_of(self.first, self.last))

    @property
    def words(self) -> str:
        """What can be read there."""
        return self.laid.words(self.first, self.last)


@dataclass(frozen=True, slots=True)
class FillPiece:
    """A filled rectangle."""

    box: QRectF
    colour: str


@dataclass(frozen=True, slots=True)
class RulePiece:
    """A straight line."""

    start: QPointF
    end: QPointF
    colour: str
    width: float


@dataclass(frozen=True, slots=True)
class FigurePiece:
    """Where a chair works, drawn; the node has the words for it."""

    box: QRectF
    zones: tuple[Zone, ...]
    node: Node


Piece = TextPiece | FillPiece | RulePiece | FigurePiece
Marker = Callable[[Piece, bool], None]


@dataclass(slots=True)
class Page:
    """One side of paper."""

    pieces: list[Piece] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that can be read on it, piece by piece."""
        return "\n".join(piece.words for piece in self.pieces if isinstance(piece, TextPiece))


def paint_page(painter: QPainter, page: Page, marker: Marker | None = None) -> None:
    """Draw a page in its own units; `marker` hears before (True) and after (False) each piece."""
    for piece in page.pieces:
        if marker:
            marker(piece, True)
        with _kept(painter):
            _paint(painter, piece)
        if marker:
            marker(piece, False)


@contextmanager
def _kept(painter: QPainter) -> Iterator[None]:
    painter.save()
    yield
    painter.restore()


def _paint(painter: QPainter, piece: Piece) -> None:
    if isinstance(piece, TextPiece):
        painter.setPen(QColor(LIGHT.text))
        piece.laid.draw(painter, QPointF(piece.x, piece.y), piece.first, piece.last)
    elif isinstance(piece, FillPiece):
        painter.fillRect(piece.box, QColor(piece.colour))
    elif isinstance(piece, RulePiece):
        painter.setPen(QPen(QColor(piece.colour), piece.width, Qt.PenStyle.SolidLine))
        painter.drawLine(piece.start, piece.end)
    else:
        paint_figure(painter, _PAPER, piece.zones, piece.box)
