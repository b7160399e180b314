"""High contrast is high, and no words, dialogs or lists are cut off where the text is large."""

from collections import Counter
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QScrollArea,
    QTableView,
    QWidget,
)

from chaircompare.catalogue.features import registry
from chaircompare.colours import LIGHT, Colours
from chaircompare.paths import places
from chaircompare.relevance.criteria import RLS_IN_BRIEF, RLS_SENTENCE, RLS_SPELLED_OUT
from chaircompare.settings import TEXT_SIZES, Settings, save_settings
from chaircompare.ui.catalogue.model import CHAIR
from chaircompare.ui.choice import ChosenChair
from chaircompare.ui.comparison.lines import LineKind
from chaircompare.ui.painting import in_two_lines
from chaircompare.ui.theme import (
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    SMALL,
    TEXT,
    Theme,
    make_theme,
)
from tests.ui.conftest import Opener
from tests.ui.person import (
    ACHILLES,
    CARELEX,
    NARROW,
    THREE,
    TITAN,
    Person,
    click,
    part,
    place_on,
    settle,
)
from tests.ui.test_looks import MARKS, TEXTS, contrast

LEAST_TARGET = 32


@pytest.mark.parametrize("look", [CONTRAST_LIGHT, CONTRAST_DARK], ids=["light", "dark"])
def test_that_high_contrast_is_high_everywhere(look: Colours) -> None:
    for text, grounds in TEXTS.items():
        for ground in grounds:
            assert contrast(getattr(look, text), getattr(look, ground)) >= 7, (text, ground)
    for mark, grounds in MARKS.items():
        for ground in grounds:
            assert contrast(getattr(look, mark), getattr(look, ground)) >= 3, (mark, ground)


def test_that_high_contrast_is_chosen_in_the_menu_and_kept(open_window: Opener) -> None:
    person = open_window()
    person.pick("lookContrastAction")
    assert person.theme.colours in {CONTRAST_LIGHT, CONTRAST_DARK}
    person.compare(*THREE)
    image = person.table.viewport().grab().toImage()
    assert image.pixelColor(2, image.height() - 2) == QColor(person.theme.colours.surface)
    person.window.close()
    assert open_window().theme.colours in {CONTRAST_LIGHT, CONTRAST_DARK}


def test_that_high_contrast_of_the_system_wins() -> None:
    asked = make_theme("system", 100, system_dark=True, system_contrast=True)
    assert asked.colours is CONTRAST_DARK
    assert make_theme("light", 100, system_dark=True, system_contrast=True).colours is LIGHT
    assert make_theme("contrast", 100, system_dark=False).colours is CONTRAST_LIGHT


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_that_a_name_is_measured_as_it_is_broken(person: Person, percent: int) -> None:
    """Just wide enough was once a line too few."""
    assert person.window.isVisible()
    theme = Theme(LIGHT, percent / 100)
    for semibold in (False, True):
        metrics = theme.metrics(TEXT, semibold=semibold)
        for feature in registry().values():
            text = feature.label
            for spare in range(-2, 8):
                width = metrics.horizontalAdvance(text) + spare
                box = QRect(0, 0, width, 10_000)
                words, flags = metrics.broken(text, width)
                drawn = metrics.boundingRect(box, flags, words)
                measured = metrics.wrapped_height(text, width)
                assert measured > drawn.height() - metrics.height() // 2, (text, spare)


def whole(label: QLabel) -> bool:
    return label.height() >= label.heightForWidth(label.width())


@pytest.mark.parametrize("percent", [100, 200])
def test_that_a_search_without_a_hit_says_so_in_full(open_window: Opener, percent: int) -> None:
    save_settings(Settings(text_size=percent), places().settings)
    person = open_window()
    person.search("nobody has ever called a chair by such an endless and unlikely name " * 2)
    assert whole(part(person.window, QLabel, "nothingFound"))


@pytest.mark.parametrize("percent", [100, 200])
def test_that_about_can_be_read_to_its_end(open_window: Opener, percent: int) -> None:
    save_settings(Settings(text_size=percent), places().settings)
    person = open_window()
    person.action("aboutAction").trigger()
    settle()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    (scrolled,) = dialog.findChildren(QScrollArea)
    texts = scrolled.findChildren(QLabel)
    assert len(texts) > 4
    assert all(whole(text) for text in texts)
    bar = scrolled.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle()
    bottom = texts[-1].mapTo(scrolled.viewport(), texts[-1].rect().bottomLeft()).y()
    assert bottom <= scrolled.viewport().height()
    dialog.close()


def test_that_large_text_leaves_of_the_welcome_what_the_marks_mean(open_window: Opener) -> None:
    save_settings(Settings(text_size=200), places().settings)
    person = open_window()
    marks = part(person.window, QLabel, "welcomeMarks")
    assert marks.isVisible()
    assert marks.text() == RLS_IN_BRIEF
    assert whole(marks)
    assert not person.button("welcomeExampleButton").isVisible()
    view = part(person.window, QTableView, "catalogueView")
    assert view.viewport().height() >= view.rowHeight(0), "a chair is seen below it"
    person.window.theming.choose_text_size(100)
    settle()
    assert person.button("welcomeExampleButton").isVisible()
    assert marks.text() == f"{RLS_SPELLED_OUT} {RLS_SENTENCE}"
    click(person.button("welcomeDoneButton"))
    person.window.theming.choose_text_size(115)
    settle()
    assert not person.button("welcomeDoneButton").isVisible()


def test_that_the_chairs_that_match_are_high_enough_to_be_hit(person: Person) -> None:
    person.compare(ACHILLES, TITAN)
    click(part(person.window, QLineEdit, "thirdChairField"))
    person.write("osaki")
    found = QApplication.activePopupWidget()
    assert isinstance(found, QListView)
    rows = found.model().rowCount()
    assert rows > 5
    for number in range(rows):
        assert found.visualRect(found.model().index(number, 0)).height() >= LEAST_TARGET
    found.close()


def test_that_the_keyboard_does_not_go_to_a_third_place_that_is_out_of_view(
    person: Person,
) -> None:
    person.compare(ACHILLES, TITAN)
    field = part(person.window, QLineEdit, "thirdChairField")
    for percent in TEXT_SIZES:
        person.window.theming.choose_text_size(percent)
        settle()
        assert field.isVisible() == (percent < 175)
        assert field.isVisible() != field.visibleRegion().isEmpty()


@pytest.mark.parametrize("percent", [100, 200])
def test_that_the_names_of_the_list_tell_the_chairs_apart(
    open_window: Opener, percent: int
) -> None:
    save_settings(Settings(text_size=percent), places().settings)
    person = open_window()
    view, model = person.window.catalogue_panel.view, person.window.catalogue_panel.model
    metrics = person.theme.metrics(TEXT, semibold=True)
    width = view.columnWidth(CHAIR) - person.theme.px(16)
    seen = Counter(
        (chair.brand, *in_two_lines(metrics, chair.model, width))
        for chair in map(model.row_at, range(model.rowCount()))
    )
    assert [names for names, count in seen.items() if count > 1] == []
    brand = person.theme.metrics(SMALL).height()
    assert view.rowHeight(0) >= brand + 2 * metrics.height()


def test_that_a_long_text_takes_two_lines_and_then_ends_with_a_sign(person: Person) -> None:
    metrics = person.theme.metrics(TEXT)
    assert in_two_lines(metrics, "one", 500) == ["one"]
    width = metrics.horizontalAdvance("one two") + 5
    assert in_two_lines(metrics, "one two six", width) == ["one two", "six"]
    first, second = in_two_lines(metrics, "one two six seven eight", width)
    assert first == "one two"
    assert second.startswith("six")
    assert second.endswith("…")
    assert in_two_lines(metrics, "onetwosixseveneight", width)[0].endswith("…")


def test_that_the_summary_of_two_chairs_is_as_wide_as_that_of_three(person: Person) -> None:
    person.compare(ACHILLES, TITAN)
    summary = person.table.summary
    two = summary.width()
    assert two > 2 * person.table.columnWidth(0)
    person.window.choice.add(ChosenChair(CARELEX, "CareLex", "Super Pro LS (CL 8000i)"))
    settle()
    assert summary.width() == two


def test_that_a_card_under_large_text_begins_in_view(open_window: Opener) -> None:
    save_settings(Settings(text_size=200), places().settings)
    person = open_window()
    person.compare(*THREE)
    person.click_why("calf_massage")
    card = person.card()
    assert card is not None
    port = person.table.viewport()
    lines = [one for one in card.findChildren(QLabel) if one.text()]
    seen = [one for one in lines if place_on(port, one).bottom() < port.height()]
    assert place_on(port, card).top() >= 0
    assert len(seen) >= 3, "the title, a lead word and its text"


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_that_the_hints_of_the_search_fields_are_whole(open_window: Opener, percent: int) -> None:
    save_settings(Settings(text_size=percent), places().settings)
    person = open_window()
    person.compare(*THREE)
    fields = [part(person.window, QLineEdit, name) for name in ("searchField", "rowSearchField")]
    for field in fields:
        text = field.fontMetrics().horizontalAdvance(field.placeholderText())
        # The padding of the style sheet, 2 px beside the text, and the place of the clear button.
        taken = 2 * person.theme.px(12) + 4 + person.theme.px(18) + 8
        assert text <= field.width() - taken, field.placeholderText()


def test_that_the_summary_with_the_keyboard_is_framed_as_wide_as_it_is(person: Person) -> None:
    person.compare(ACHILLES, TITAN)
    table = person.table
    line = next(n for n, one in enumerate(person.rows.lines) if one.kind is LineKind.SUMMARY)
    table.setFocus()
    table.setCurrentIndex(person.rows.index(line, 0))
    settle()
    holder = table.indexWidget(person.rows.index(line, 0))
    assert holder is not None
    place = holder.geometry()
    image = table.viewport().grab().toImage()
    at = QPoint(place.right() - 3, place.center().y())
    assert image.pixelColor(at) == person.theme.colour("primary")


@pytest.mark.parametrize("percent", [150, 200])
def test_that_the_tray_is_as_high_as_its_longest_name(open_window: Opener, percent: int) -> None:
    save_settings(Settings(text_size=percent), places().settings)
    person = open_window()
    view = person.window.catalogue_panel.view
    for chair in THREE:
        person.choose(chair)
        cut_off = [
            label.text()
            for label in person.window.tray.findChildren(QLabel)
            if label.isVisible() and label.height() < label.heightForWidth(label.width())
        ]
        assert cut_off == []
        ticked = view.visualRect(view.currentIndex())
        assert ticked.top() >= 0, chair
        assert ticked.bottom() <= view.viewport().height(), chair


def on_one_line(*parts: QWidget) -> bool:
    """Whether these stand beside one another and none over another."""
    boxes = sorted((one.geometry() for one in parts), key=QRect.left)
    beside = all(a.right() < b.left() for a, b in pairwise(boxes))
    middles = [box.center().y() for box in boxes]
    return beside and max(middles) - min(middles) <= 4


@pytest.mark.parametrize(
    ("size", "text"),
    [((1024, 668), 100), ((1366, 696), 115), (NARROW, 130), ((1600, 828), 100), (NARROW, 100)],
    ids=lambda value: "-".join(map(str, value)) if isinstance(value, tuple) else str(value),
)
def test_that_the_bars_stay_one_line_in_small_windows_and_with_larger_text(
    open_window: Opener, size: tuple[int, int], text: int
) -> None:
    save_settings(Settings(text_size=text), places().settings)
    person = open_window(size=size)
    bar = person.window.app_bar
    buttons = [b for b in bar.findChildren(QPushButton) if b.isVisible() and b.parent() is bar]
    assert on_one_line(person.window.search, bar.text_size, *buttons)
    hint = person.window.search.placeholderText()
    assert person.window.search.fontMetrics().horizontalAdvance(hint) < bar.width()
    for one in bar.text_size.findChildren(QPushButton):
        assert one.width() >= one.sizeHint().width(), "its letters are cut off"
    person.compare(*THREE) if size[0] < 1600 else person.choose(*THREE)
    settle()
    bars = person.panel.bars
    taking = [bars.take_care, bars.room_button, bars.print_button, bars.export_button]
    views = [*bars.view_buttons.values(), bars.row_search, bars.stack_button]
    for line in (taking, views):
        assert all(one.isVisible() for one in line)
        assert on_one_line(*line)
    roomy = size == NARROW and text == 100
    assert bars.copy_button.isVisible() == roomy
    assert bars.rls_first.text() == "Leg / RLS rows first" or not roomy


@pytest.mark.parametrize("size", [NARROW, (1024, 668)])
def test_that_what_gave_way_stays_away_while_the_text_grows_and_shrinks(
    open_window: Opener, size: tuple[int, int]
) -> None:
    person = open_window(size=size)
    person.compare(*THREE)
    for percent in (115, 130, 150, 200, 100, 115):
        person.window.theming.choose_text_size(percent)
        settle()
        for button in person.panel.findChildren(QPushButton):
            # Qt lays out what is not hidden: a hidden one that is seen lies over the others.
            assert not (button.isVisible() and button.isHidden()), (percent, button.text())
        if percent >= 150:
            assert not person.button("myNeedsButton").isVisible()


def test_that_the_smallest_window_still_finds_and_adds(open_window: Opener) -> None:
    person = open_window(size=(640, 480))
    bar = person.window.app_bar
    assert person.window.search.geometry().right() < part(bar, QPushButton, "addChairButton").x()
    assert person.window.search.width() >= 160
