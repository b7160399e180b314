"""Type and colours of printed pages: always the light palette, whatever the window looks like."""

from enum import Enum

from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication

from chaircompare.colours import LIGHT
from chaircompare.ui.printing.paper import points
from chaircompare.ui.printing.pieces import Run
from chaircompare.ui.theme import SEMIBOLD

_SMALLEST = 8.0  # points, however tight the page is


class Type(Enum):
    """Sizes in points at 100 %, and whether semibold."""

    TITLE = (19.0, True)
    HEADING = (13.0, True)
    TEXT = (10.5, False)
    STRONG = (10.5, True)
    SMALL = (9.0, False)
    SMALL_STRONG = (9.0, True)


class PrintStyle:
    """Fonts and lengths at a scale; 1.0 is the usual print."""

    def __init__(self, scale: float = 1.0) -> None:
        self.scale = scale
        self._fonts = {kind: self._font(kind) for kind in Type}

    def _font(self, kind: Type) -> QFont:
        size, semibold = kind.value
        font = QFont(QGuiApplication.font().family())
        font.setPixelSize(round(points(max(size * self.scale, _SMALLEST))))
        font.setWeight(SEMIBOLD if semibold else QFont.Weight.Normal)
        # The page is laid out once for screens and printers of every resolution.
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        # A joined "fi" is one sign to programs that search the text of a PDF.
        font.setFeature(QFont.Tag("liga"), 0)
        return font

    def run(self, text: str, kind: Type = Type.TEXT, colour: str = LIGHT.text) -> Run:
        """Text in this type."""
        return Run(text, self._fonts[kind], colour)

    def width(self, text: str, kind: Type) -> float:
        """How wide the text is in one line."""
        return QFontMetricsF(self._fonts[kind]).horizontalAdvance(text)

    def length(self, size: float) -> float:
        """A length of so many points at 100 %."""
        return points(size) * self.scale
