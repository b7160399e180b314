"""How high the rows of features are: as high as their words, measured once."""

from dataclasses import dataclass

from chaircompare.comparison.comparison import Row
from chaircompare.ui.comparison.lines import Line
from chaircompare.ui.comparison.model import ComparisonModel
from chaircompare.ui.comparison.row_painting import cell_height, label_height
from chaircompare.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Room:
    """Widths of the labels and of one column, and the least height of a row, in px."""

    labels: int
    column: int
    least: int


class RowHeights:
    """Keeps what it measured until the facts or the look change."""

    def __init__(self, model: ComparisonModel, theme: Theme) -> None:
        self._lines = model
        self._theme = theme
        self._measured: dict[tuple[object, ...], int] = {}

    def set_theme(self, theme: Theme) -> None:
        """Measure with the letters of this theme."""
        self._theme = theme
        self.forget()

    def forget(self) -> None:
        """Other facts follow: measure again."""
        self._measured.clear()

    def of(self, line: Line, row: Row, room: Room) -> int:
        """The height of a line of this row, in px."""
        advice = self._lines.advice_of(row)
        marks = self._lines.met.marks.get(row.feature.key, ())
        key = (line.key, room, self._lines.state.reference, advice or "", marks)
        if key not in self._measured:
            label = label_height(self._theme, row, room.labels, advice)
            self._measured[key] = self._measure(line, row, room, label)
        return self._measured[key]

    def _measure(self, line: Line, row: Row, room: Room, label: int) -> int:
        chairs = range(len(row.cells))
        is_last = line.chair == chairs[-1]
        heights = [
            max(
                room.least,
                cell_height(
                    self._theme,
                    row.cells[chair],
                    row,
                    self._lines.extras(row.feature.key, chair),
                    width=room.column,
                ),
            )
            for chair in (chairs if line.chair is None or is_last else [line.chair])
        ]
        if line.chair is None:
            return max(label, *heights)
        # Under one another the label has the lines of all chairs; the last has what these lack.
        own = heights.pop()
        return max(own, label - sum(heights)) if is_last else own
