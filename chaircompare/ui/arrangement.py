"""Which parts of the window stand side by side, from its width and what the person is doing."""

from dataclasses import dataclass

# Widths in px at 100 %: large text takes the room, so 1920 px at 150 % are no wider than 1280 px.
WIDE_FROM = 1600
CATALOGUE_BESIDE = 500
RAIL, RAIL_WIDE = 264, 280
# What list and table need so that they can be read beside the rail.
_LEAST_LIST, _LEAST_TABLE, _EASY_TABLE = 680, 800, 1000


@dataclass(frozen=True, slots=True)
class Page:
    """What the person is doing; `only` is "list" or "table" where the other one was put away."""

    comparing: bool
    only: str = ""


@dataclass(frozen=True, slots=True)
class RailWish:
    """Whether the rail is wanted: as kept from day to day, and as asked for on this page."""

    kept: bool
    asked: bool | None = None


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The parts that are shown. The rail covers the others where both find no room."""

    catalogue: bool
    table: bool
    rail: bool
    is_wide: bool
    rail_is_usual: bool  # whether the rail belongs to this page at this width

    @property
    def both(self) -> bool:
        """Whether list and table stand side by side."""
        return self.catalogue and self.table

    @property
    def rail_covers(self) -> bool:
        """Whether the rail has the place to itself."""
        return self.rail and not self.catalogue and not self.table

    @property
    def rail_width(self) -> int:
        """How wide the rail is beside the others, in px at 100 %."""
        return RAIL_WIDE if self.is_wide else RAIL


def arrange(width: float, page: Page, rail: RailWish) -> Arrangement:
    """Arrange the parts in this width, given in px at 100 % text size."""
    is_wide = width >= WIDE_FROM
    both = is_wide and not page.only
    catalogue = both or page.only == "list" or (not page.only and not page.comparing)
    table = both or not catalogue
    left = width - (RAIL_WIDE if is_wide else RAIL)
    least = (CATALOGUE_BESIDE if both else _LEAST_LIST if catalogue else 0) + (
        _LEAST_TABLE if table else 0
    )
    # The narrow comparison has the whole width unless the rail is asked for.
    usual = left >= (least + _EASY_TABLE - _LEAST_TABLE if both else least) and catalogue
    wanted = rail.asked if rail.asked is not None else (rail.kept and usual)
    if wanted and left < least:
        return Arrangement(False, False, True, is_wide, usual)
    return Arrangement(catalogue, table, wanted, is_wide, usual)
