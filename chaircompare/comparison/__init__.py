"""Two or three chairs side by side: rows, states, differences, and the words for them."""

from chaircompare.comparison.comparison import Comparison, View, compare

__all__ = ["Comparison", "View", "compare"]
