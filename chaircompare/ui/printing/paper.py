"""Sheets of paper. All lengths of a printed page are in twentieths of a point."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QLocale, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize

UNITS_PER_POINT = 20
UNITS_PER_INCH = 72 * UNITS_PER_POINT
_MARGIN = 40.0  # points: what nearly every printer can print
# Countries that use Letter, by ISO 3166 (CLDR, paper size).
_LETTER_COUNTRIES = frozenset(
    ["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"]
)


class Paper(StrEnum):
    """The two sheets that nearly everybody has."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def words(self) -> str:
        """What stands in the choice."""
        return {"a4": "A4", "letter": "Letter"}[self.value]

    @property
    def page_size(self) -> QPageSize:
        """The size as Qt knows it."""
        sizes = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}
        return QPageSize(sizes[self.value])


def points(size: float) -> float:
    """A length in points as units of the page."""
    return size * UNITS_PER_POINT


@dataclass(frozen=True, slots=True)
class Sheet:
    """One side of paper, in units; the margin is the same on all four sides."""

    width: float
    height: float
    margin: float = points(_MARGIN)

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin

    @property
    def layout(self) -> QPageLayout:
        """The same for a printer or a PDF file; margins are ours to keep."""
        size = QSizeF(self.width, self.height) / UNITS_PER_POINT
        upright = self.width <= self.height
        page = QPageSize(
            size if upright else size.transposed(),
            QPageSize.Unit.Point,
            "",
            QPageSize.SizeMatchPolicy.FuzzyOrientationMatch,
        )
        turned = QPageLayout.Orientation.Portrait if upright else QPageLayout.Orientation.Landscape
        return QPageLayout(page, turned, QMarginsF(0, 0, 0, 0))

    @classmethod
    def of(cls, paper: Paper, *, landscape: bool) -> "Sheet":
        """The sheet of a paper, upright or on its side."""
        size = paper.page_size.size(QPageSize.Unit.Point)
        width, height = points(size.width()), points(size.height())
        return cls(height, width) if landscape else cls(width, height)

    @classmethod
    def of_layout(cls, layout: QPageLayout) -> "Sheet":
        """The sheet that was chosen for a printer."""
        full = layout.fullRect(QPageLayout.Unit.Point)
        return cls(points(full.width()), points(full.height()))


def usual_paper(locale: QLocale | None = None) -> Paper:
    """The paper of the country that the system is set to."""
    country = QLocale.territoryToCode((locale or QLocale.system()).territory())
    return Paper.LETTER if country in _LETTER_COUNTRIES else Paper.A4
