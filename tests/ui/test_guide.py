"""The guide in the window: read, turned, searched, printed, and the way there and back."""

import re

import pytest
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton

from chaircompare.colours import DARK, LIGHT
from chaircompare.relevance.cautions import SEE_A_DOCTOR
from chaircompare.relevance.evidence import evidence
from chaircompare.relevance.guide import GuidePage, guide
from chaircompare.relevance.wording import wording
from chaircompare.settings import TEXT_SIZES
from chaircompare.ui.guide.document import page_markup
from chaircompare.ui.guide.on_paper import printed_page
from chaircompare.ui.guide.pictures import drawing
from chaircompare.ui.guide.window import GuideDialog
from chaircompare.ui.link import Link
from chaircompare.ui.markup import Markup, element
from chaircompare.ui.printing.document import Heading, Items, Paragraph
from chaircompare.ui.theme import Theme
from tests.ui.conftest import Opener
from tests.ui.person import (
    ALT,
    CTRL,
    NARROW,
    THREE,
    WIDE,
    Key,
    Person,
    click,
    dialog_in_front,
    part,
    settle,
)
from tests.ui.test_looks import trouble
from tests.ui.test_names import faults_of

PAGES = guide().pages


def open_guide(person: Person) -> GuideDialog:
    person.press(Key.Key_F1)
    return the_guide()


def the_guide() -> GuideDialog:
    return dialog_in_front(GuideDialog)


def read(dialog: GuideDialog) -> str:
    return dialog.browser.toPlainText()


# ------------------------------------------------------------------------ reading and turning


def test_that_help_opens_the_first_page_with_the_keyboard_in_it(person: Person) -> None:
    dialog = open_guide(person)
    assert dialog.browser.hasFocus()
    assert PAGES[0].title in read(dialog)
    assert not dialog.previous.isEnabled()
    dialog.close()


def test_that_every_page_shows_every_statement_with_numbers_of_its_sources(person: Person) -> None:
    dialog = open_guide(person)
    for page in PAGES:
        words = read(dialog)
        assert page.title in words
        assert SEE_A_DOCTOR in words
        for statement in page.statements():
            place = words.index(statement.text)
            notes = re.match(r"(?: \[\d+\])+", words[place + len(statement.text) :])
            assert notes, statement.text
            for number, key in zip(
                re.findall(r"\d+", notes.group()), statement.sources, strict=True
            ):
                assert f"[{number}] {guide().sources[key].words}" in words
        person.press(Key.Key_Right, ALT)
    assert dialog.page is PAGES[-1], "there is no page after the last one"
    assert not dialog.next.isEnabled()
    for caution in evidence().cautions:
        assert caution.plain in words
        assert caution.advice in words
        assert caution.source in words
    dialog.close()


def test_that_one_turns_by_list_button_and_key(person: Person) -> None:
    dialog = open_guide(person)
    click(part(dialog, QPushButton, "guideNextButton"))
    assert dialog.page is PAGES[1]
    person.press(Key.Key_Right, ALT)
    assert dialog.page is PAGES[2]
    person.press(Key.Key_Left, ALT)
    assert dialog.page is PAGES[1]
    dialog.pages.setFocus()
    person.press(Key.Key_End)
    assert dialog.page is PAGES[-1]
    click(part(dialog, QPushButton, "guidePreviousButton"))
    assert dialog.page is PAGES[-2]
    assert dialog.pages.currentRow() == len(PAGES) - 2
    person.press(Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


def test_that_a_page_starts_at_its_top_and_is_scrolled_by_key(person: Person) -> None:
    dialog = open_guide(person)
    bar = dialog.browser.verticalScrollBar()
    person.press(Key.Key_PageDown)
    assert bar.value() > 0
    person.press(Key.Key_Right, ALT)
    assert bar.value() == 0
    dialog.close()


def test_that_tab_reaches_all_parts_and_comes_round(person: Person) -> None:
    dialog = open_guide(person)
    reached = set()
    for _ in range(120):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.add(focus.objectName())
        person.press(Key.Key_Tab)
    assert {
        "guidePage",
        "guidePages",
        "guideFindField",
        "guideNextButton",
        "guidePrintButton",
        "closeGuideButton",
    } <= reached
    dialog.close()


# ------------------------------------------------------------------------ links


def test_that_a_number_leads_to_its_source_and_the_address_to_the_browser(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    dialog = open_guide(person)
    bar = dialog.browser.verticalScrollBar()
    person.press(Key.Key_Tab)  # the first link of the page is the first number
    person.press(Key.Key_Return)
    assert bar.value() == bar.maximum()
    assert opened == []
    linked = next(s for s in guide().sources.values() if s.key == "nhlbi")
    cursor = dialog.browser.document().find(linked.link)
    assert cursor.charFormat().anchorHref() == linked.link
    dialog.browser.anchorClicked.emit(cursor.charFormat().anchorHref())
    assert opened == [linked.link]
    dialog.close()


def test_that_every_address_of_a_page_is_that_of_a_source(person: Person) -> None:
    known = {source.link for source in guide().sources.values() if source.link}
    dialog = open_guide(person)
    for number in range(len(PAGES)):
        dialog.pages.setCurrentRow(number)
        addresses = re.findall(r'href="([^"#][^"]*)"', dialog.browser.toHtml())
        assert {one.replace("&amp;", "&") for one in addresses} <= known
        assert addresses
    dialog.close()


def test_that_a_why_card_leads_to_its_page_and_back(person: Person) -> None:
    person.compare(*THREE)
    person.click_why("calf_massage_methods")
    card = person.card()
    assert card is not None
    link = part(card, Link, "openGuideButton")
    link.setFocus()
    person.press(Key.Key_Return)
    dialog = the_guide()
    assert dialog.page.key == "air_heat"
    assert dialog.browser.cursorForPosition(dialog.browser.rect().topLeft()).position() > 0
    person.press(Key.Key_Escape)
    person.come_back()
    assert person.card() is card
    assert link.hasFocus()


# ------------------------------------------------------------------------ finding


def test_that_a_word_is_found_counted_and_gone_round(person: Person) -> None:
    dialog = open_guide(person)
    dialog.pages.setCurrentRow(2)
    person.press(Key.Key_F, CTRL)
    assert part(dialog, QLineEdit, "guideFindField").hasFocus()
    found = part(dialog, QLabel, "guideFound")
    person.write("dialysis")
    times = read(dialog).lower().count("dialysis")
    assert found.text() == f"1 of {times}"
    for number in [*range(2, times + 1), 1]:
        person.press(Key.Key_Return)
        assert found.text() == f"{number} of {times}"
        assert dialog.browser.textCursor().selectedText().lower() == "dialysis"
    person.write(" machine")
    assert found.text() == "Not on this page"
    dialog.find_field.clear()
    assert found.text() == ""
    assert not dialog.browser.textCursor().hasSelection()
    dialog.close()


# ------------------------------------------------------------------------ looks


@pytest.mark.parametrize("size", [NARROW, WIDE, (640, 480)], ids=["narrow", "wide", "smallest"])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_that_nothing_is_cut_off(open_window: Opener, size: tuple[int, int], percent: int) -> None:
    person = open_window(size=size)
    person.window.theming.choose_text_size(percent)
    settle()
    person.window.side().show_guide()
    dialog = the_guide()
    assert dialog.width() <= max(person.window.width(), dialog.minimumSizeHint().width())
    for number in range(len(PAGES)):
        dialog.pages.setCurrentRow(number)
        settle()
        assert trouble(dialog) == []
        assert dialog.browser.horizontalScrollBar().maximum() == 0
    dialog.close()


def test_that_the_text_grows_in_the_guide_too(person: Person) -> None:
    dialog = open_guide(person)
    before = dialog.browser.document().defaultFont().pixelSize()
    person.press(Key.Key_Plus, CTRL)
    after = dialog.browser.document().defaultFont().pixelSize()
    assert after > before
    assert person.window.theming.text_size == TEXT_SIZES[1]
    person.press(Key.Key_Minus, CTRL)
    assert dialog.browser.document().defaultFont().pixelSize() == before
    dialog.close()


def test_that_links_take_the_colour_of_the_look(person: Person) -> None:
    for page in PAGES:
        for colours in (LIGHT, DARK):
            markup = page_markup(page, guide(), Theme(colours), picture_width=320)
            assert f"color: {colours.primary}" in markup
    assert person.window.isVisible()


def colours_of(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.usefixtures("application")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_that_a_drawing_has_the_colours_of_the_look_and_the_size_of_the_text(
    page: GuidePage,
) -> None:
    for colours in (LIGHT, DARK):
        seen = colours_of(drawing(page.picture, Theme(colours)))
        assert seen & {colours.text, colours.primary, colours.differs, colours.outline}
    assert drawing(page.picture, Theme(LIGHT, 2.0)).width() == 640
    assert drawing(page.picture, Theme(LIGHT), 2.0).devicePixelRatio() == 2.0


def test_that_everything_is_named_and_spoken(person: Person) -> None:
    dialog = open_guide(person)
    assert faults_of(dialog) == []
    for number, page in enumerate(PAGES):
        dialog.pages.setCurrentRow(number)
        assert dialog.browser.accessibleName() == page.title
        assert dialog.browser.accessibleDescription() == page.picture_says
        assert wording().avoided_words(read(dialog)) == []
    dialog.close()


# ------------------------------------------------------------------------ print, markup


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_that_paper_says_what_the_screen_says(page: GuidePage) -> None:
    document, name = printed_page(page)
    assert name == f"guide_{page.key}.pdf"
    paragraphs = [one.text for one in document if isinstance(one, Paragraph)]
    for statement in page.statements():
        assert any(text.startswith(statement.text + " [") for text in paragraphs), statement.text
    assert {s.heading for s in page.sections if s.heading} <= {
        one.text for one in document if isinstance(one, Heading)
    }
    (sources,) = [one for one in document if isinstance(one, Items)]
    cited = {key for statement in page.statements() for key in statement.sources}
    assert {f"{guide().sources[k].words} {guide().sources[k].link}".strip() for k in cited} <= set(
        sources.items
    )
    assert SEE_A_DOCTOR in document.foot


def test_that_a_page_of_the_guide_opens_on_paper_over_the_guide(person: Person) -> None:
    dialog = open_guide(person)
    click(part(dialog, QPushButton, "guidePrintButton"))
    preview = QApplication.activeModalWidget()
    assert isinstance(preview, QDialog)
    assert preview is not dialog
    assert preview.objectName() == "printPreviewDialog"
    preview.close()
    settle()
    assert QApplication.activeModalWidget() is dialog
    dialog.close()


def test_that_markup_is_made_of_escaped_text() -> None:
    made = element("p", "4D < 5D & <b>", element("b", '"x"'), title='a"b')
    assert made == ('<p title="a&quot;b">4D &lt; 5D &amp; &lt;b&gt;<b>&quot;x&quot;</b></p>')
    assert Markup.of("<", element("i", "a")) == "&lt;<i>a</i>"
