"""What a person does before the picture of the list or of the comparison."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QLineEdit,
    QPushButton,
    QWidget,
)

from chaircompare.comparison.comparison import Comparison
from chaircompare.relevance.guide import Place
from chaircompare.relevance.needs import read_needs, starting_sets
from chaircompare.ui.check_box import CheckBox
from tests.states.pairs import has_a_dispute, pair
from tests.ui.person import (
    ACHILLES,
    CTRL,
    SHIFT,
    THREE,
    TITAN,
    Key,
    Person,
    click,
    part,
    place_on,
    settle,
)

FOURTH = "osaki-4d-helix-le"
Act = Callable[[Person], object]


def nothing(_: Person) -> None:
    """Leave the window as it opens."""


def find_nothing(person: Person) -> None:
    person.search("xyz")


def filter_all_out(person: Person) -> None:
    part(person.window, CheckBox, "discontinuedFilterCheck").setChecked(True)
    part(person.window, CheckBox, "priceFilterCheck").setChecked(True)
    person.search("xyz")


def remove_a_chair(person: Person) -> None:
    person.choose(ACHILLES, TITAN)
    if person.button("traySlot2Remove").isVisible():
        click(person.button("traySlot2Remove"))
    else:
        click(person.button("remove2Button"))


def find_some(person: Person) -> None:
    person.search("osaki zero gravity")


def choose(*chairs: str) -> Act:
    return lambda person: person.choose(*chairs)


def press_compare_too_early(person: Person) -> None:
    person.choose(ACHILLES)
    if person.button("compareButton").isVisible():
        click(person.button("compareButton"))


def compare_these(person: Person, *chairs: str) -> None:
    person.choose(*chairs)
    person.press(Key.Key_Return, CTRL)


def comparing(*chairs: str) -> Act:
    return lambda person: compare_these(person, *chairs)


def compared(act: Act) -> Act:
    def both(person: Person) -> None:
        compare_these(person, *THREE)
        act(person)

    return both


def like(fits: Callable[[Comparison], bool], *keys: Qt.Key) -> Act:
    def act(person: Person) -> None:
        compare_these(person, *pair(fits))
        for key in keys:
            person.press(key, CTRL)

    return act


def key(pressed: Qt.Key) -> Act:
    return lambda person: person.press(pressed, CTRL)


def go_to(person: Person, feature: str, column: int = 0) -> None:
    person.table.setFocus()
    person.table.setCurrentIndex(person.rows.index(person.line(feature), column))
    settle()


def see_row(person: Person, feature: str) -> None:
    """Bring a row into the middle of the table: text of another size has it elsewhere."""
    go_to(person, feature)
    middle = QAbstractItemView.ScrollHint.PositionAtCenter
    person.table.scrollTo(person.table.currentIndex(), middle)


def scroll(person: Person) -> None:
    person.table.verticalScrollBar().setValue(600)


def scroll_to_the_end(person: Person) -> None:
    person.table.verticalScrollBar().setValue(person.table.verticalScrollBar().maximum())


def open_note(person: Person, feature: str, column: int, text: str, *, keep: bool) -> None:
    person.click_info(feature, column)
    field = part(person.window, QLineEdit, "noteField")
    field.setFocus()
    person.write(text)
    if keep:
        person.press(Key.Key_Return)
    elif text:
        part(person.window, QPushButton, "keepNoteButton").click()


def show_note(person: Person) -> None:
    bar = person.table.verticalScrollBar()
    field = part(person.window, QLineEdit, "noteField")
    bar.setValue(bar.value() + place_on(person.table.viewport(), field).y() - 260)


def keep_a_note(person: Person) -> None:
    open_note(person, "calf_massage", 1, "yes", keep=True)


def write_a_wrong_note(person: Person) -> None:
    open_note(person, "chair_weight", 0, "heavy", keep=False)


def see_the_note(person: Person) -> None:
    keep_a_note(person)
    show_note(person)


def dispute(person: Person) -> None:
    compare_these(person, *pair(has_a_dispute))
    for number in person.feature_lines():
        for column in range(2):
            words = person.rows.index(number, column).data()
            if words.startswith("Sources differ"):
                person.click_info(person.rows.lines[number].key, column)
                return


def reference(person: Person) -> None:
    go_to(person, "chair_weight", 0)
    person.press(Key.Key_R)
    person.table.scrollTo(person.rows.index(person.line("chair_weight"), 0))


def pin_and_hide(person: Person) -> None:
    for feature in ("chair_weight", "track"):
        go_to(person, feature)
        person.press(Key.Key_P)
    go_to(person, "heat")
    person.press(Key.Key_H)
    person.table.verticalScrollBar().setValue(0)


def see_hidden(person: Person) -> None:
    pin_and_hide(person)
    scroll_to_the_end(person)


def find_rows(words: str) -> Act:
    def act(person: Person) -> None:
        person.press(Key.Key_R, CTRL)
        person.write(words)

    return act


def stack(person: Person) -> None:
    person.press(Key.Key_T, CTRL)


def stack_scrolled(person: Person) -> None:
    stack(person)
    scroll(person)


def stack_further_down(person: Person) -> None:
    stack(person)
    reference(person)


def open_row_menu(person: Person) -> None:
    go_to(person, "calf_massage", 1)
    index = person.table.currentIndex()
    person.table.scrollTo(index)
    spot = person.table.visualRect(index).center()
    port = person.table.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, port.mapToGlobal(spot))
    QApplication.sendEvent(port, event)


def open_menu(number: int) -> Act:
    def act(person: Person) -> None:
        bar = person.window.menuBar()
        spot = bar.actionGeometry(bar.actions()[number]).center()
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=spot)

    return act


def type_a_third_chair(person: Person) -> None:
    compare_these(person, ACHILLES, TITAN)
    field = part(person.window, QLineEdit, "thirdChairField")
    if field.isVisible():
        field.setFocus()
    else:
        click(person.button("addThirdChairButton"))  # large text leads to the search of the list
    person.write("osaki")


def see_metric(person: Person) -> None:
    person.action("unitsMetricAction").trigger()
    see_row(person, "chair_weight")


def save(person: Person) -> None:
    person.press(Key.Key_S, CTRL)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    field = part(dialog, QLineEdit, "comparisonNameField")
    field.setText("For Mum")
    field.setFocus()
    person.press(Key.Key_Return)
    person.come_back()


def select_cells(person: Person) -> None:
    go_to(person, "foot_massage")
    for pressed in (Key.Key_Right, Key.Key_Down):
        person.press(pressed, SHIFT)


def tick_cautions(person: Person) -> None:
    answers = person.window.side().health
    for condition in ("pacemaker", "numb_feet_heat", "dizziness"):
        answers.tick(condition, is_ticked=True)


def why_with_cautions(person: Person) -> None:
    tick_cautions(person)
    person.click_why("heat")
    part(person.window, QWidget, "foldCautionsButton").setFocus()
    person.press(Key.Key_Return)


def read_guide(page: str) -> Act:
    return lambda person: person.window.side().show_guide(Place(page, ""))


def body_and_room(person: Person) -> None:
    person.press(Key.Key_M, CTRL)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    for measure, text in (("height", "6 ft 3 in"), ("weight", "105 kg"), ("room_length", "2 m")):
        part(dialog, QLineEdit, f"room_{measure}").setText(text)


def take_care(person: Person) -> None:
    person.press(Key.Key_K, CTRL)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    for condition in ("worse_with_use", "clot_now_or_recent"):
        part(dialog, QCheckBox, f"caution_{condition}").click()


def open_saved(person: Person) -> None:
    save(person)
    person.press(Key.Key_O, CTRL)


def open_changed(person: Person) -> None:
    save(person)
    keep_a_note(person)
    person.press(Key.Key_Escape)
    person.press(Key.Key_O, CTRL)
    click(part(person.window, QPushButton, "openSavedButton"))


def with_set(which: str) -> Act:
    def act(person: Person) -> None:
        (found,) = [one for one in starting_sets() if one.key == which]
        person.window.needs.put(found.needs)
        settle()
        settle()

    return act


def sorted_and_filtered(person: Person) -> None:
    with_set("feet")(person)
    person.window.catalogue_panel.view.sort_by_column(2)
    part(person.window, CheckBox, "discontinuedFilterCheck").setChecked(True)


def see_marks(person: Person) -> None:
    needs = (*starting_sets()[0].needs, *starting_sets()[5].needs)
    person.window.needs.put(needs)
    see_row(person, "air_intensity_levels")


def ask_for_rows(person: Person) -> None:
    with_set("calves")(person)
    part(person.window, QPushButton, "countNotKnown2Button").click()


def with_rail(person: Person) -> None:
    with_set("gentle")(person)
    if not person.window.rail.isVisible():
        person.press(Key.Key_B, CTRL)


def open_need(words: str) -> Act:
    def act(person: Person) -> None:
        person.action("addNeedAction").trigger()
        settle()
        person.write(words)

    return act


def ask_the_seller(person: Person) -> None:
    with_set("calves")(person)
    person.action("askSellerAction").trigger()


def answer_a_question(person: Person) -> None:
    ask_the_seller(person)
    settle()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    field = part(dialog, QLineEdit, "answer1_1Field")
    click(field)
    QTest.keyClicks(field, "3")
    QTest.keyClick(field, Key.Key_Return)


def weigh(person: Person) -> None:
    written = (
        "important legrest_extension at-least 17 cm",
        "important heat_zones contains back",
        "important auto_programs at-least 10",
    )
    person.window.needs.put(read_needs(written, person.window._catalogue.features))
    settle()
    person.window.side().ask_swing()
