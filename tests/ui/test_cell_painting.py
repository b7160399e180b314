"""What is painted in a cell is as high as it was measured, and stands in line with its row."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from chaircompare.comparison.comparison import Cell, Row
from chaircompare.paths import places
from chaircompare.settings import Settings, save_settings
from chaircompare.ui.comparison.extras import CellExtras
from chaircompare.ui.comparison.row_painting import block_height, info_area, paint_cell
from chaircompare.ui.theme import Theme
from tests.ui.conftest import Opener
from tests.ui.person import THREE, Person
from tests.ui.test_needs_in_comparison import calves

_WIDTH, _ROOM = 330, 400
_TOGETHER = "\u00a0"


def inked_lines(theme: Theme, cell: Cell, row: Row, extras: CellExtras) -> list[int]:
    """Which lines of a cell have something painted in them, beside the sign at the right."""
    width = theme.px(_WIDTH)
    tall = block_height(theme, cell, row, extras, width=width)
    image = QImage(width, tall + _ROOM, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    box = QRect(0, _ROOM // 2, width, tall)
    painter = QPainter(image)
    paint_cell(painter, theme, cell, row, extras, box=box, tallest=tall)
    painter.end()
    words = info_area(theme, box).left()
    return [
        y - box.top()
        for y in range(image.height())
        if any(image.pixel(x, y) & 0xFFFFFF != 0xFFFFFF for x in range(words))
    ]


def cells(person: Person) -> list[tuple[Cell, Row, CellExtras]]:
    return [
        (cell, line.row, person.rows.extras(line.row.feature.key, column))
        for line in person.rows.lines
        if line.row
        for column, cell in enumerate(line.row.cells)
    ]


@pytest.mark.parametrize("percent", [100, 130, 200])
def test_that_nothing_is_painted_below_the_measured_height_of_a_cell(
    open_window: Opener, percent: int
) -> None:
    save_settings(Settings(text_size=percent), places().settings)
    person = open_window()
    calves(person)
    person.compare(*THREE)
    seen = cells(person)
    assert any(extras.marks for _, _, extras in seen)
    assert any(extras.share and extras.words for _, _, extras in seen)
    for cell, row, extras in seen[:60]:
        height = block_height(person.theme, cell, row, extras, width=person.theme.px(_WIDTH))
        lines = inked_lines(person.theme, cell, row, extras)
        assert lines[0] >= -1, (row.feature.key, cell.words)
        assert lines[-1] < height, (row.feature.key, cell.words)


@pytest.mark.parametrize("percent", [100, 130, 200])
def test_that_marks_of_needs_stand_at_one_height_under_words_and_under_chips(
    open_window: Opener, percent: int
) -> None:
    save_settings(Settings(text_size=percent), places().settings)
    person = open_window()
    calves(person)
    person.compare(*THREE)
    (row,) = [line.row for line in person.rows.lines if line.key == "calf_massage"]
    assert row is not None
    heights = {
        block_height(
            person.theme, cell, row, person.rows.extras("calf_massage", column), width=1000
        )
        for column, cell in enumerate(row.cells)
    }
    assert [cell.words for cell in row.cells] == ["Yes", "Not stated", "Yes"]
    assert len(heights) == 1


def test_that_words_under_a_bar_are_not_glued_to_it(person: Person) -> None:
    person.compare(*THREE)
    cell, row, extras = next(one for one in cells(person) if one[2].share and one[2].words)
    lines = inked_lines(person.theme, cell, row, extras)
    gaps = [b - a for a, b in pairwise(lines) if b - a > 1]
    assert len(gaps) == 2, "over the bar and under it"
    assert min(gaps) >= 5


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Must have: at least 3", ["at least 3"]),
        ("Nice to have: up to 30 min, 12 in wide", ["up to 30 min", "12 in"]),
        ("29.5 in (75 cm), about 5 °F", ["29.5 in", "(75 cm)", "about 5 °F"]),
        ("3 or 5, and 7 to 9", []),
    ],
)
def test_that_a_figure_is_not_parted_from_its_unit_and_bound(
    person: Person, text: str, whole: list[str]
) -> None:
    metrics = person.theme.metrics()
    enough = max(metrics.horizontalAdvance(f"{part},") for part in (*whole, *text.split())) + 4
    words, _ = metrics.broken(text, enough)
    assert words.replace(_TOGETHER, " ") == text
    kept = [part.strip(",") for part in words.split(" ") if _TOGETHER in part]
    assert [part.replace(_TOGETHER, " ") for part in kept] == whole


def test_that_a_figure_is_parted_rather_than_cut_off(person: Person) -> None:
    metrics = person.theme.metrics()
    text = "at least 30 min"
    for width in range(metrics.horizontalAdvance("least") + 1, metrics.horizontalAdvance(text)):
        words, flags = metrics.broken(text, width)
        drawn = metrics.boundingRect(QRect(0, 0, width, 1000), flags, words)
        assert drawn.width() <= width, width
        assert not flags & Qt.TextFlag.TextWrapAnywhere, width


def test_that_what_is_copied_has_plain_blanks(person: Person) -> None:
    person.compare(*THREE)
    for row in range(person.rows.rowCount()):
        for column in range(person.rows.columnCount()):
            assert _TOGETHER not in person.rows.index(row, column).data()
