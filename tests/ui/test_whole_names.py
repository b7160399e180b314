"""The names of the chairs that we ship are whole: in the heads of the comparison, in the list."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, QRect

from chaircompare.catalogue.listing import ListRow
from chaircompare.paths import places
from chaircompare.settings import Settings, save_settings
from chaircompare.ui.catalogue.delegate import name_lines
from chaircompare.ui.catalogue.model import CHAIR
from chaircompare.ui.choice import ChosenChair
from chaircompare.ui.comparison.head_card import HeadCard
from chaircompare.ui.painting import in_lines
from chaircompare.ui.theme import SMALL, TEXT
from tests.ui.conftest import Opener
from tests.ui.person import ACHILLES, CTRL, NARROW, WIDE, Key, Person, settle

_MOST = 12


def longest(person: Person) -> list[ListRow]:
    """The chairs with the longest names, longest first."""
    metrics = person.theme.metrics(TEXT, semibold=True)
    rows = person.window._catalogue.list()
    return sorted(rows, key=lambda row: -metrics.horizontalAdvance(row.name))[:_MOST]


def put_into_comparison(person: Person, rows: Sequence[ListRow]) -> None:
    """Compare these chairs in place of those that are compared."""
    choice = person.window.choice
    for chair in list(choice.ids):
        choice.remove(chair)
    for row in rows:
        choice.add(ChosenChair(row.id, row.brand, row.model))
    settle()
    if not person.is_comparing:
        person.press(Key.Key_Return, CTRL)


def is_whole(card: HeadCard) -> bool:
    name = card._model
    place = QRect(name.mapTo(card, QPoint()), name.size())
    high_enough = name.height() >= name.heightForWidth(name.width())
    return "…" not in name.text() and high_enough and card.rect().contains(place)


@pytest.mark.parametrize(
    ("size", "percent"),
    [
        (NARROW, 100),
        (NARROW, 115),
        (NARROW, 150),
        (NARROW, 200),
        ((1024, 668), 130),
        ((1024, 668), 200),
        ((1600, 828), 100),
    ],
)
def test_that_the_longest_names_are_whole_in_open_and_in_folded_heads(
    open_window: Opener, size: tuple[int, int], percent: int
) -> None:
    save_settings(Settings(text_size=percent), places().settings)
    person = open_window(size=size)
    rows = longest(person)
    for start in range(0, len(rows), 3):
        put_into_comparison(person, rows[start : start + 3])
        bar = person.table.verticalScrollBar()
        for place in (0, 600):
            bar.setValue(place)
            settle()
            cut_off = [card._model.text() for card in person.table.cards if not is_whole(card)]
            assert cut_off == [], place
        bar.setValue(0)


def test_that_a_short_name_of_a_model_is_not_without_its_brand(open_window: Opener) -> None:
    save_settings(Settings(text_size=200), places().settings)
    person = open_window()
    rows = [row for row in person.window._catalogue.list() if row.brand == "Medical Breakthrough"]
    put_into_comparison(person, rows[:2])
    assert [card._model.text() for card in person.table.cards[:2]] == [row.name for row in rows[:2]]


def test_that_a_reference_and_a_long_name_keep_their_brands(open_window: Opener) -> None:
    save_settings(Settings(text_size=200), places().settings)
    person = open_window()
    long = "relx-zero-gravity-massage-chair-12-modes"
    rows = {row.id: row for row in person.window._catalogue.list()}
    put_into_comparison(person, [rows[ACHILLES], rows[long]])
    person.press(Key.Key_R)
    shown = [card._model.text() for card in person.table.cards[:2]]
    assert shown == [f"{rows[ACHILLES].name} · reference", rows[long].name]
    assert all(is_whole(card) for card in person.table.cards[:2])


@pytest.mark.parametrize(
    ("size", "percent"),
    [(NARROW, 100), (NARROW, 130), (NARROW, 200), ((1024, 668), 100), (WIDE, 175)],
)
def test_that_each_name_is_whole_in_the_list(
    open_window: Opener, size: tuple[int, int], percent: int
) -> None:
    save_settings(Settings(text_size=percent), places().settings)
    person = open_window(size=size)
    view = person.window.catalogue_panel.view
    width = view.columnWidth(CHAIR) - person.theme.px(16)
    brand = person.theme.metrics(SMALL).height()
    for row in person.window._catalogue.list():
        letters, lines = name_lines(person.theme, row.model, width)
        assert " ".join(lines) == row.model
        metrics = person.theme.metrics(letters, semibold=True)
        # Without the air over the first line and under the last one.
        air = metrics.height() - metrics.tightBoundingRect("Ag").height()
        assert brand + metrics.height() * len(lines) - air <= view.rowHeight(0)


def test_that_text_is_broken_into_as_many_lines_as_there_are(person: Person) -> None:
    metrics = person.theme.metrics(TEXT)
    width = metrics.horizontalAdvance("one two") + 5
    words = "one two six ten nine"
    assert in_lines(metrics, words, width, 3) == ["one two", "six ten", "nine"]
    assert in_lines(metrics, words, width, 9) == ["one two", "six ten", "nine"]
    assert in_lines(metrics, words, width, 1)[0].endswith("…")
    assert in_lines(metrics, "", width, 2) == [""]
