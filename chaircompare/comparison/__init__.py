"""Two or three chairs side by side: rows, states, differences, and the words for them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chaircompare.comparison.comparison import Comparison, View, compare

__all__ = ["Comparison", "View", "compare"]


def __getattr__(name: str) -> object:
    # The first window needs only limits.py of this package: the rest is loaded when asked for.
    if name in __all__:
        from chaircompare.comparison import comparison

        return getattr(comparison, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
