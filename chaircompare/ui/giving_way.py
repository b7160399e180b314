"""What a bar leaves out so that it stays one line: what a menu has too goes first."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QWidget


def wanted_width(widgets: Iterable[QWidget], gap: int) -> int:
    """What these need beside one another, with a gap after each."""
    widths = (min(max(w.sizeHint().width(), w.minimumWidth()), w.maximumWidth()) for w in widgets)
    return sum(width + gap for width in widths)


def how_many_give_way(room: int, wanted: int, savings: Sequence[int]) -> int:
    """How many of the savings, in their order, it takes until the rest has room."""
    taken = 0
    while taken < len(savings) and wanted > room:
        wanted -= savings[taken]
        taken += 1
    return taken
