"""The form at every text size: nothing is cut off, everything is named, nothing stays behind."""

import gc
from itertools import pairwise, takewhile

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from chaircompare.settings import TEXT_SIZES
from chaircompare.ui.upkeep.form.form import ChairForm
from tests.ui.conftest import Opener
from tests.ui.person import ACHILLES, CTRL, Key, Person, part, settle
from tests.ui.test_looks import LEAST_TARGET, trouble
from tests.ui.test_names import actionable

ANSWERS = (
    ("tallest", "a very tall person, the seller says about two metres, ask again"),
    ("list price", "$4,999"),
    ("noise", "quiet"),
)


def come_to_rest() -> None:
    """Rows in rows in an area that scrolls: each level hears of a new height in its own turn."""
    for _ in range(12):
        settle()


def opened(person: Person, edit: str = "") -> ChairForm:
    if edit:
        person.window.entries.edit_chair(edit)
        settle()
    else:
        person.press(Key.Key_N, CTRL)
    form = part(person.window, ChairForm, "chairForm")
    for section in form.sections.values():
        section.set_open(opened=True)
    settle()
    return form


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_that_no_text_of_the_form_is_cut_off(open_window: Opener, percent: int) -> None:
    person = open_window()
    person.window.theming.choose_text_size(percent)
    form = opened(person, ACHILLES)
    for field, text in ANSWERS:
        person.press(Key.Key_F, CTRL)
        person.write(field)
        person.press(Key.Key_Return)
        person.write(text)
    part(form, QPushButton, "sourceKindAnswer3").click()
    form.chair.brand.line.setText("")
    form._on_chair()
    form.save()
    come_to_rest()
    assert trouble(form) == []
    assert form.width() <= person.window.width()
    content = form._scroll.widget()
    assert content is not None
    assert content.width() <= form._scroll.viewport().width()


def test_that_a_small_window_does_not_cut_the_form_off(open_window: Opener) -> None:
    form = opened(open_window(size=(640, 480)))
    come_to_rest()
    assert trouble(form) == []
    content = form._scroll.widget()
    assert content is not None
    assert content.width() <= form._scroll.viewport().width()


def test_that_the_field_with_the_keyboard_is_in_view_from_the_start(open_window: Opener) -> None:
    person = open_window()
    person.window.theming.choose_text_size(200)
    person.list.setFocus()
    person.action("duplicateChairAction").trigger()
    settle()
    line = part(person.window, ChairForm, "chairForm").chair.model.line
    assert line.hasFocus()
    assert line.visibleRegion().boundingRect().height() == line.height()


def test_that_the_form_grows_with_the_text_while_it_is_open(person: Person) -> None:
    form = opened(person)
    for percent in (200, 100):
        person.window.theming.choose_text_size(percent)
        come_to_rest()
        assert trouble(form) == []


def test_that_everything_in_the_form_has_a_name_and_speaks(person: Person) -> None:
    form = opened(person)
    parts = actionable(form)
    assert len(parts) > 200
    assert [type(w).__name__ for w in parts if not w.objectName()] == []
    names = [w.objectName() for w in parts]
    assert len(set(names)) == len(names)
    silent = []
    for widget in parts:
        spoken = QAccessible.queryAccessibleInterface(widget)
        if not spoken.text(QAccessible.Text.Name).strip():
            silent.append(widget.objectName())
    assert silent == []


def test_that_every_target_of_the_form_can_be_hit(person: Person) -> None:
    form = opened(person)
    small = [
        (widget.objectName(), widget.size().toTuple())
        for widget in actionable(form)
        if widget.isVisible() and min(widget.width(), widget.height()) < LEAST_TARGET
    ]
    assert small == []


def test_that_tab_goes_through_every_field_once_from_top_to_bottom(person: Person) -> None:
    form = opened(person)
    form.chair.brand.line.setFocus()
    seen: list[QWidget] = []
    for _ in range(400):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in seen:
            break
        seen.append(focus)
        person.press(Key.Key_Tab)
    for row in form.rows.values():
        assert row.stop() in seen, [w.objectName() for w in seen]
    inside = list(takewhile(form._scroll.isAncestorOf, seen))
    assert len(inside) > len(form.rows)
    content = form._scroll.widget()
    assert content is not None
    heights = [w.mapTo(content, w.rect().center()).y() for w in inside]
    downwards = [b >= a - 60 for a, b in pairwise(heights)]
    assert all(downwards)


def test_that_arrows_and_letters_choose_an_answer(person: Person) -> None:
    form = opened(person)
    row = form.rows["calf_massage"]
    row.stop().setFocus()
    person.press(Key.Key_Left)
    assert form._draft.entry("calf_massage").text == "no"
    person.press(Key.Key_Y)
    assert form._draft.entry("calf_massage").text == "yes"
    person.press(Key.Key_D)
    assert form._draft.entry("calf_massage").applies_not
    person.press(Key.Key_Left)
    assert not form._draft.entry("calf_massage")


def test_that_a_search_walks_through_what_it_found(person: Person) -> None:
    form = opened(person)
    person.press(Key.Key_F, CTRL)
    person.write("calf massage")
    about = part(form, QLabel, "formAbout")
    assert "“Calf massage”" in about.text()
    person.press(Key.Key_Down)
    assert "“Calf massage works by”" in about.text()
    person.press(Key.Key_Up)
    person.press(Key.Key_Return)
    assert QApplication.focusWidget() is form.rows["calf_massage"].stop()
    assert "massages the lower legs" in about.text()
    person.press(Key.Key_F, CTRL)
    person.write("bagpipes")
    assert about.text() == "No field is called so."
    person.press(Key.Key_Escape)
    assert form.isVisible()


def test_that_closed_forms_leave_nothing_behind(person: Person) -> None:
    counts = []
    for _ in range(4):
        opened(person).reject()
        settle()
        person.come_back()
        gc.collect()
        counts.append(len(QApplication.allWidgets()))
    assert counts[1:] == counts[:1] * 3
