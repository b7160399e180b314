"""Contrast by the formula, text that is never cut off, targets that can be hit, own icons."""

import dataclasses

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QKeySequence, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

from chaircompare.assets import resources_folder
from chaircompare.catalogue.agreement import AnswerState, answer
from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.values import YesNo
from chaircompare.colours import DARK, LIGHT, Colours
from chaircompare.comparison import View
from chaircompare.relevance.needs import starting_sets
from chaircompare.settings import TEXT_SIZES
from chaircompare.ui.chips import Chip, chip_width
from chaircompare.ui.comparison.card_place import CardPlace
from chaircompare.ui.comparison.row_painting import BAR, LABEL_PAD
from chaircompare.ui.icons import Icon, application_icon, pixmap, qicon
from chaircompare.ui.link import Link
from chaircompare.ui.theme import SMALL, TEXT, make_theme, system_is_dark
from tests.ui.conftest import Opener
from tests.ui.person import (
    ACHILLES,
    CTRL,
    NARROW,
    THREE,
    WIDE,
    Key,
    Person,
    click,
    settle,
)

LOOKS = pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
# A text and what it is painted on, as the window paints them.
TEXTS = {
    "text": ("surface", "window", "rls_tint", "primary_tint"),
    "muted": ("surface", "window"),
    "primary": ("surface", "window", "rls_tint", "primary_tint"),
    "rls": ("rls_tint", "surface"),
    "differs": ("differs_tint", "surface", "rls_tint", "primary_tint"),
    "yes": ("surface",),
    "no": ("surface", "rls_tint", "primary_tint"),
    "unstated": ("unstated_fill",),
    "on_primary": ("primary",),
}
MARKS = {
    "outline": ("surface", "window", "rls_tint"),
    "zone_massage": ("surface", "window"),
    "zone_heat": ("surface", "window"),
    "primary": ("surface", "window"),
    "rls": ("rls_tint", "surface"),
}
LEAST_TARGET = 32


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    seen = QColor(colour)
    red, green, blue = linear(seen.redF()), linear(seen.greenF()), linear(seen.blueF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def too_faint(look: Colours, pairs: dict[str, tuple[str, ...]], least: float) -> dict[str, float]:
    colours = dataclasses.asdict(look)
    found = {
        f"{front} on {back}": contrast(colours[front], colours[back])
        for front, backs in pairs.items()
        for back in backs
    }
    return {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < least}


def test_that_the_formula_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@LOOKS
def test_that_every_text_stands_out_seven_to_one(look: Colours) -> None:
    assert too_faint(look, TEXTS, 7) == {}


@LOOKS
def test_that_every_mark_and_outline_stands_out_three_to_one(look: Colours) -> None:
    assert too_faint(look, MARKS, 3) == {}


@LOOKS
def test_that_what_the_style_itself_paints_has_the_colours_of_the_look(look: Colours) -> None:
    palette = make_theme("dark" if look.is_dark else "light", 100, system_dark=False).palette()
    roles = QPalette.ColorRole
    for front, back in (
        (roles.WindowText, roles.Window),
        (roles.Text, roles.Base),
        (roles.ButtonText, roles.Button),
        (roles.ToolTipText, roles.ToolTipBase),
        (roles.HighlightedText, roles.Highlight),
        (roles.PlaceholderText, roles.Base),
        (roles.Link, roles.Base),
    ):
        assert contrast(palette.color(front).name(), palette.color(back).name()) >= 7


def test_that_the_look_follows_the_system_unless_told_otherwise() -> None:
    assert make_theme("system", 100, system_dark=True).colours is DARK
    assert make_theme("system", 100, system_dark=False).colours is LIGHT
    assert make_theme("light", 100, system_dark=True).colours is LIGHT
    assert make_theme("dark", 100, system_dark=False).colours is DARK


def test_that_a_dark_palette_is_taken_for_a_dark_system(application: QApplication) -> None:
    assert not system_is_dark()
    application.setPalette(QPalette(QColor("#202020")))
    assert system_is_dark()


def is_dark(person: Person) -> bool:
    return person.theme.colours.is_dark


def test_that_a_change_of_the_system_changes_the_look_of_the_window(person: Person) -> None:
    theming = person.window.theming
    assert not is_dark(person)
    QApplication.setPalette(QPalette(QColor("#202020")))
    theming._on_system_changed()
    assert is_dark(person)
    person.pick("lookLightAction")
    theming._on_system_changed()
    assert not is_dark(person)
    person.pick("lookSystemAction")
    assert is_dark(person) is theming._system_dark


def shown_colours(widget: QWidget) -> set[str]:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }


def test_that_a_look_is_chosen_in_the_menu_and_painted_everywhere(person: Person) -> None:
    person.compare(*THREE)
    person.pick("lookDarkAction")
    dark = shown_colours(person.window)
    assert {DARK.window, DARK.surface, DARK.rls_tint} <= dark
    assert LIGHT.surface not in dark
    person.pick("lookLightAction")
    light = shown_colours(person.window)
    assert {LIGHT.window, LIGHT.surface, LIGHT.rls_tint} <= light
    assert DARK.window not in light


# --------------------------------------------------------------------------- text sizes


def room_of(widget: QWidget) -> QSize:
    return widget.contentsRect().size()


def is_cut_off(widget: QWidget) -> bool:
    """Whether the words of a label or button need more room than the widget has."""
    metrics = QFontMetrics(widget.font())
    if isinstance(widget, QLabel):
        if not widget.text():
            return False
        if widget.wordWrap():
            words = max(widget.text().replace("\n", " ").split(), key=metrics.horizontalAdvance)
            too_wide = metrics.horizontalAdvance(words) > room_of(widget).width()
            return too_wide or widget.heightForWidth(widget.width()) > widget.height()
        wanted = metrics.size(0, widget.text())
    elif isinstance(widget, Link):
        return widget.heightForWidth(widget.width()) > widget.height()
    elif isinstance(widget, QPushButton | QCheckBox):
        wanted = widget.sizeHint() if widget.text() else QSize(0, 0)
        return wanted.width() > widget.width() or wanted.height() > widget.height()
    else:
        return False
    return wanted.width() > room_of(widget).width() or wanted.height() > room_of(widget).height()


def outside(widget: QWidget) -> bool:
    """Whether the widget does not lie wholly within its parents; what scrolls may."""
    inner, parent = widget.rect(), widget.parentWidget()
    child = widget
    while parent is not None and not child.isWindow():
        if parent.objectName() == "qt_scrollarea_viewport" or isinstance(child, CardPlace):
            return False
        inner = inner.translated(child.pos())
        if not parent.rect().contains(inner):
            return True
        child, parent = parent, parent.parentWidget()
    return False


_ROUNDS = 10


def trouble(window: QWidget) -> list[str]:
    """What is cut off once the window has laid itself out: parts that fill later move others."""
    for _ in range(_ROUNDS):
        found = trouble_now(window)
        if not found:
            break
        settle()
    return found


def trouble_now(window: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} {widget.objectName()} “{getattr(widget, 'text', str)()}” "
        f"{widget.size().toTuple()}"
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and isinstance(widget, QLabel | QAbstractButton | QLineEdit)
        and (is_cut_off(widget) or outside(widget))
    ]


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_that_no_text_is_cut_off(open_window: Opener, size: tuple[int, int], percent: int) -> None:
    person = open_window(size=size)
    person.window.theming.choose_text_size(percent)
    for _ in range(4):  # what scrolls takes several rounds to find its size
        settle()
    assert trouble(person.window) == []
    person.choose(*THREE)
    assert trouble(person.window) == []
    person.choose("osaki-4d-helix-le")
    assert trouble(person.window) == []
    person.window.needs.put(starting_sets()[0].needs)
    settle()
    assert trouble(person.window) == []
    person.press(Key.Key_B, CTRL)
    settle()
    assert trouble(person.window) == []
    person.press(Key.Key_B, CTRL)
    settle()
    click(person.button("keepTrayButton"))
    person.press(Key.Key_Return, CTRL)
    settle()
    assert trouble(person.window) == []
    person.click_why("calf_massage")
    settle()
    assert trouble(person.window) == []
    person.press(Key.Key_Escape)
    person.click_info("foot_massage", 2)
    settle()
    assert trouble(person.window) == []
    assert (person.window.width(), person.window.height()) == size, "the window keeps its size"


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("percent", [100, 115, 130])
def test_that_three_chairs_fit_without_scrolling_sideways(
    open_window: Opener, size: tuple[int, int], percent: int
) -> None:
    person = open_window(size=size)
    person.window.theming.choose_text_size(percent)
    person.choose(*THREE)
    person.press(Key.Key_Return, CTRL)
    assert person.is_comparing
    assert person.table.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("percent", [100, 200])
def test_that_all_rows_are_high_enough_for_their_words(person: Person, percent: int) -> None:
    person.window.theming.choose_text_size(percent)
    person.compare(*THREE)
    theme = person.theme
    for number in person.feature_lines():
        height = person.table.rowHeight(number)
        row = person.rows.lines[number].row
        assert row is not None
        room = person.table.label_header.width() - theme.px(24)
        name = theme.metrics(TEXT, semibold=True).wrapped_height(row.feature.label, room)
        assert height >= theme.px(60 if percent == 100 else 44)
        assert height >= name + theme.px(24), row.feature.key


@pytest.mark.parametrize("percent", [175, 200])
def test_that_the_largest_texts_show_two_columns_and_scroll_to_the_third(
    person: Person, percent: int
) -> None:
    person.window.theming.choose_text_size(percent)
    person.compare(*THREE)
    bar = person.table.horizontalScrollBar()
    assert bar.maximum() > 0
    person.table.setFocus()
    person.table.setCurrentIndex(person.rows.index(person.line("heat"), 0))
    person.press(Key.Key_Right)
    person.press(Key.Key_Right)
    assert bar.value() == bar.maximum()
    index = person.rows.index(person.line("heat"), 2)
    assert person.table.viewport().rect().contains(person.table.visualRect(index))


@pytest.mark.parametrize("percent", [100, 150])
def test_that_every_target_can_be_hit(open_window: Opener, percent: int) -> None:
    person = open_window(size=WIDE)
    person.window.theming.choose_text_size(percent)
    person.choose(*THREE, "osaki-4d-helix-le")
    small = too_small(person)
    click(person.button("keepTrayButton"))
    person.press(Key.Key_Return, CTRL)
    person.click_info("calf_massage", 0)
    small += too_small(person)
    assert small == []
    for number in person.feature_lines():
        row = person.rows.lines[number].row
        assert row is not None
        header = person.table.label_header
        area = header.about_rect(number)
        assert min(area.width(), area.height()) >= LEAST_TARGET
        top = header.sectionViewportPosition(number)
        assert QRect(0, top, header.width(), header.sectionSize(number)).contains(area)


@pytest.mark.parametrize("percent", [100, 200])
def test_that_the_word_that_opens_a_card_stands_on_the_line_of_the_chips(
    person: Person, percent: int
) -> None:
    person.window.theming.choose_text_size(percent)
    person.compare(*THREE)
    header, theme = person.table.label_header, person.theme
    line = person.line("calf_massage")
    top, height = header.sectionViewportPosition(line), header.sectionSize(line)
    image = header.viewport().grab().toImage()

    def inked(columns: range, role: str) -> list[int]:
        return [
            y
            for y in range(top, top + height)
            if any(image.pixelColor(x, y) == theme.colour(role) for x in columns)
        ]

    # The outline of the chip RLS, in the middle of its width.
    x = theme.px(BAR + LABEL_PAD) + chip_width(theme, Chip.RLS, "RLS") // 2
    chip = inked(range(x, x + 1), "rls")
    area = header.about_rect(line)
    word = inked(range(area.left(), area.right()), "primary")
    metrics = theme.metrics(SMALL, semibold=True)
    ink = metrics.tightBoundingRect("Why")
    wanted = (chip[0] + chip[-1] + 1) / 2 - metrics.height() / 2 + metrics.ascent() + ink.top()
    assert word[0] == pytest.approx(wanted, abs=1.5)


def too_small(person: Person) -> list[str]:
    return [
        f"{button.objectName()} {button.size().toTuple()}"
        for button in person.window.findChildren(QAbstractButton)
        if button.isVisible()
        # Qt's own button inside the search field.
        and not isinstance(button.parentWidget(), QLineEdit)
        and min(button.width(), button.height()) < LEAST_TARGET
    ]


def test_that_every_button_shows_where_the_keyboard_is(person: Person) -> None:
    person.choose(*THREE)
    for name in ("compareButton", "traySlot1Remove", "appBarTextLargerButton"):
        button = person.button(name)
        before = button.grab().toImage()
        button.setFocus()
        assert button.grab().toImage() != before, name
    click(person.button("compareButton"))
    for name in ("viewDifferButton", "copyTableButton", "exportCsvButton", "summaryLine1Button"):
        (widget,) = person.window.findChildren(QAbstractButton, name)
        before = widget.grab().toImage()
        widget.setFocus()
        assert widget.grab().toImage() != before, name
    check = person.panel.bars.rls_first
    before = check.grab().toImage()
    check.setFocus()
    assert check.grab().toImage() != before


def test_that_the_heads_fold_when_the_table_is_scrolled(person: Person) -> None:
    person.compare(*THREE)
    card = person.table.cards[0]
    high = card.height()
    person.table.verticalScrollBar().setValue(400)
    settle()
    assert card.height() < high
    assert person.titles() == [c.name for c in person.window.choice.chairs]
    assert person.button("remove1Button").isVisible()
    assert not person.button("moveRight1Button").isVisible()
    person.table.verticalScrollBar().setValue(0)
    settle()
    assert card.height() == high
    assert person.button("moveRight1Button").isVisible()


def test_that_the_pointer_tells_what_can_be_clicked(person: Person) -> None:
    person.compare(*THREE)
    table, header = person.table, person.table.label_header
    hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
    line = person.line("calf_massage")
    table.scrollTo(person.rows.index(line, 0))
    cell = table.visualRect(person.rows.index(line, 0))
    QTest.mouseMove(table.viewport(), QPoint(cell.left() + 20, cell.center().y()))
    assert table.viewport().cursor().shape() is arrow
    QTest.mouseMove(table.viewport(), QPoint(cell.right() - 20, cell.center().y()))
    assert table.viewport().cursor().shape() is hand
    QTest.mouseMove(header.viewport(), QPoint(20, cell.center().y()))
    assert header.cursor().shape() is arrow
    QTest.mouseMove(header.viewport(), header.about_rect(line).center())
    assert header.cursor().shape() is hand
    group = header.sectionViewportPosition(person.line("group restless_legs")) + 10
    QTest.mouseMove(header.viewport(), QPoint(20, group))
    assert header.cursor().shape() is hand
    QTest.mouseMove(table.viewport(), QPoint(20, table.viewport().height() - 1))


def test_that_links_light_up_under_the_pointer(person: Person) -> None:
    person.compare(*THREE)
    (link,) = person.window.findChildren(Link, "summaryLine1Button")
    before = link.grab().toImage()
    link.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    assert link.grab().toImage() != before
    QApplication.sendEvent(link, QEvent(QEvent.Type.Leave))


def test_that_every_state_of_a_cell_looks_unlike_the_others(
    person: Person, chairs: dict[str, Chair]
) -> None:
    def has_state(chair: Chair, state: AnswerState) -> bool:
        return any(answer(chair, key).state is state for key in chair.facts_by_feature)

    disputed = next(c.id for c in chairs.values() if has_state(c, AnswerState.SOURCES_DIFFER))
    denied = next(
        c.id for c in chairs.values() if any(f.value == YesNo(yes=False) for f in c.facts)
    )
    person.compare(*{ACHILLES, disputed, denied})
    pictures: dict[str, QImage] = {}
    for key, cells in person.shown().items():
        for column, words in enumerate(cells):
            kind = words if words in {"Yes", "No", "Not stated"} else words.split(":")[0]
            if kind in {"Yes", "No", "Not stated", "Sources differ"} and kind not in pictures:
                index = person.rows.index(person.line(key), column)
                person.table.scrollTo(index)
                settle()
                box = person.table.visualRect(index)
                picture = person.table.viewport().grab(box).toImage()
                pictures[kind] = picture.convertToFormat(QImage.Format.Format_RGB32)
    assert {"Yes", "No", "Not stated", "Sources differ"} == set(pictures)

    def has(kind: str, colour: str) -> bool:
        image = pictures[kind]
        return any(
            image.pixelColor(x, y).name().upper() == colour
            for x in range(image.width() - 50)
            for y in range(image.height())
        )

    assert has("Yes", LIGHT.yes)
    assert has("No", LIGHT.no)
    assert has("Not stated", LIGHT.unstated_fill)
    assert has("Sources differ", LIGHT.differs_tint)
    assert not has("Yes", LIGHT.unstated_fill)


def test_that_a_view_without_rows_says_so_and_offers_those_that_cannot_be_told(
    person: Person,
) -> None:
    pair = next(
        (a, b)
        for a in person.listed()
        for b in person.listed()
        if a < b and person_count(person, a, b, View.SAME) == 0
    )
    person.compare(*pair)
    click(person.button("viewSameButton"))
    assert "no stated fact in common" in person.words_of(person.panel)
    click(person.button("showUnknownButton"))
    assert person.button("viewUnknownButton").isChecked()
    assert not person.button("showUnknownButton").isVisible()


def person_count(person: Person, one: str, other: str, view: View) -> int:
    from chaircompare.comparison import compare

    return compare(person.window._catalogue.load([one, other])).count(view)


# ------------------------------------------------------------------------------- icons


def test_that_icons_and_files_agree_both_ways() -> None:
    files = {path.stem for path in (resources_folder() / "icons").glob("*.svg")}
    assert files == {icon.value for icon in Icon}
    others = [p.name for p in (resources_folder() / "icons").iterdir() if p.suffix != ".svg"]
    assert others == []


@pytest.mark.parametrize("icon", [icon for icon in Icon if icon is not Icon.APPLICATION])
@pytest.mark.usefixtures("application")
def test_that_an_icon_takes_the_colour_that_is_asked_for(icon: Icon) -> None:
    image = pixmap(icon, "#12AB34", 32, 2.0).toImage()
    assert image.size() == QSize(64, 64)
    seen = {
        image.pixelColor(x, y).name()
        for x in range(64)
        for y in range(64)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert seen == {"#12ab34"}


@pytest.mark.usefixtures("application")
def test_that_icons_are_there_for_ordinary_and_doubled_screens() -> None:
    sizes = qicon(Icon.CLOSE, "#000000", 18).availableSizes()
    assert sorted(size.width() for size in sizes) == [18, 36]
    assert not application_icon().isNull()


def test_that_the_head_of_the_column_that_one_is_in_is_framed(open_window: Opener) -> None:
    person = open_window()
    person.compare(*THREE)

    def framed() -> list[int]:
        cards = person.table.cards
        return [n for n, card in enumerate(cards) if card.property("role") == "lit-card"]

    person.table.setFocus()
    for column in (1, 2, 0):
        index = person.rows.index(person.line("foot_massage"), column)
        person.table.setCurrentIndex(index)
        settle()
        assert framed() == [column]
    spot = person.table.visualRect(person.rows.index(person.line("foot_massage"), 2)).center()
    QTest.mouseMove(person.table.viewport(), spot)
    settle()
    assert framed() == [2]


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_that_a_scroll_bar_with_nothing_to_scroll_shows_nothing(person: Person, look: str) -> None:
    person.window.theming.choose_look(look)
    person.compare(*THREE)
    bar = person.table.verticalScrollBar()
    handle = person.theme.colour("outline")

    def handle_is_seen() -> bool:
        picture = bar.grab().toImage()
        middle = picture.width() // 2
        return any(picture.pixelColor(middle, y) == handle for y in range(picture.height()))

    assert handle_is_seen()
    person.press(Key.Key_R, CTRL)
    person.write("zzz")
    assert bar.isVisible()
    assert not handle_is_seen()


# ------------------------------------------------------------------------------- menus


def _arrow(person: Person, look: str, percent: int, *, lit: bool) -> QRect:
    """Where the arrow of an entry that leads to a further menu has the colour it should have."""
    person.window.theming.choose_look(look)
    person.window.theming.choose_text_size(percent)
    colours = person.window.theming.theme.colours
    menu = next(one for one in person.window.findChildren(QMenu) if one.title() == "&View")
    menu.popup(person.window.mapToGlobal(QPoint(0, 0)))
    settle()
    entry = next(one for one in menu.actions() if one.text() == "Look")
    if lit:
        menu.setActiveAction(entry)
    settle()
    place = menu.actionGeometry(entry)
    image = menu.grab(place).toImage()
    menu.close()
    settle()
    ground = QColor(colours.primary if lit else colours.surface)
    ink = QColor("#FFFFFF" if ground.lightnessF() < 0.5 else "#14181D")
    assert contrast(ink.name(), ground.name()) >= 3
    inked = [
        QPoint(x, y)
        for x in range(image.width() * 3 // 4, image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) == ink
    ]
    xs, ys = [point.x() for point in inked], [point.y() for point in inked]
    return QRect(QPoint(min(xs), min(ys)), QPoint(max(xs), max(ys)))


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("lit", [False, True])
def test_that_the_arrow_of_a_menu_is_seen_and_grows_with_the_text(
    person: Person, look: str, lit: bool
) -> None:
    small = _arrow(person, look, 100, lit=lit)
    large = _arrow(person, look, 200, lit=lit)
    assert small.width() >= 5  # its edges are softened
    assert large.width() >= 10
    assert large.height() >= 1.6 * small.height()


@pytest.mark.parametrize("percent", [100, 200])
def test_that_keys_stand_apart_from_the_words_of_a_menu(person: Person, percent: int) -> None:
    person.window.theming.choose_text_size(percent)
    for menu in person.window.menuBar().findChildren(QMenu):
        keyed = [action for action in menu.actions() if not action.shortcut().isEmpty()]
        if not keyed:
            continue
        for _ in range(2):  # it is no wider the second time
            menu.popup(QPoint(0, 0))
            settle()
            menu.close()
            settle()
        measure = menu.fontMetrics().horizontalAdvance
        words = max(measure(action.text().replace("&", "")) for action in menu.actions())
        keys = max(
            measure(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
            for action in keyed
        )
        paddings = person.window.theming.theme.px(24 + 28)
        apart = menu.sizeHint().width() - words - keys - paddings
        assert 2 * measure("0") < apart < 6 * measure("0")
