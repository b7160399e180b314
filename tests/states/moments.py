"""What the window shows in the middle of a task: after a change, on the way, with a menu open.

Each act begins over the catalogue; `tests.states` takes the pictures.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from chaircompare.ui.comparison.lines import LineKind
from tests.states.dialogs import agree, go_to, on
from tests.ui.person import ACHILLES, ALT, CARELEX, CTRL, SHIFT, TITAN, Key, Person, click, part

Act = Callable[[Person], object]
# The pages that are also looked at in small and middling windows, and with text in between.
IN_ALL_SIZES = (
    "first-start",
    "catalogue",
    "tray-3",
    "tray-fourth-choice",
    "comparison-2",
    "comparison-3",
    "comparison-scrolled",
    "needs-compared",
    "why-card",
    "source-card",
    "stack",
)


def compare(person: Person, *chairs: str) -> None:
    person.choose(*chairs or (ACHILLES, TITAN, CARELEX))
    person.press(Key.Key_Return, CTRL)


def over_table(act: Act) -> Act:
    def both(person: Person) -> None:
        compare(person)
        act(person)

    return both


def trigger(*names: str) -> Act:
    def act(person: Person) -> None:
        for name in names:
            person.action(name).trigger()

    return act


def to_cell(person: Person, feature: str, column: int = 0) -> None:
    person.table.setFocus()
    person.table.setCurrentIndex(person.rows.index(person.line(feature), column))


def keep_a_note(person: Person) -> None:
    person.click_info("calf_massage", 1)
    field = part(person.window, QLineEdit, "noteField")
    field.setFocus()
    person.write("yes")
    person.press(Key.Key_Return)


def undo_a_note(person: Person) -> None:
    keep_a_note(person)
    person.press(Key.Key_Escape)
    person.press(Key.Key_Z, CTRL)


def delete(person: Person) -> None:
    on(ACHILLES, "deleteChairAction")(person)
    agree(person)


def bring_back(person: Person) -> None:
    delete(person)
    person.press(Key.Key_Z, CTRL)


def empty_the_tray(person: Person) -> None:
    compare(person)
    person.action("emptyTrayAction").trigger()


def replace_a_chair(person: Person) -> None:
    """A fourth chair is chosen, and takes the place of the second."""
    person.choose(ACHILLES, TITAN, CARELEX, "osaki-4d-helix-le")
    click(part(person.window, QPushButton, "replaceSlot2Button"))


def move_right(person: Person) -> None:
    to_cell(person, "calf_massage", 0)
    person.press(Key.Key_Right, CTRL | SHIFT)


def hide_summary(person: Person) -> None:
    button = part(person.window, QPushButton, "foldSummaryButton")
    if button.isVisible():  # with large text the summary begins hidden
        click(button)


def to_a_group(person: Person) -> None:
    person.table.setFocus()
    lines = person.rows.lines
    first = next(number for number, one in enumerate(lines) if one.kind is LineKind.GROUP)
    person.table.setCurrentIndex(person.rows.index(first, 0))


def tab_along(times: int) -> Act:
    def act(person: Person) -> None:
        for _ in range(times):
            person.press(Key.Key_Tab)

    return act


def open_menu_after(act: Act, number: int) -> Act:
    def both(person: Person) -> None:
        act(person)
        bar = person.window.menuBar()
        spot = bar.actionGeometry(bar.actions()[number]).center()
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=spot)

    return both


def go_back(person: Person) -> None:
    compare(person)
    person.press(Key.Key_Left, ALT)


def nothing(_: Person) -> None:
    """Leave it as it is."""


MOMENTS: dict[str, Act] = {
    "after-a-chair-deleted": delete,
    "after-undo": bring_back,
    "after-a-note-undone": over_table(undo_a_note),
    "after-all-chairs-removed": empty_the_tray,
    "after-a-chair-replaced": replace_a_chair,
    "after-a-chair-moved": over_table(move_right),
    "after-going-back": go_back,
    "after-copying": over_table(trigger("copyTableAction")),
    "catalogue-row-focused": lambda person: go_to(person, TITAN),
    "catalogue-sorted": lambda person: person.list.sort_by_column(2),
    "comparison-same": over_table(lambda person: person.press(Key.Key_5, CTRL)),
    "comparison-rows-in-their-groups": over_table(lambda person: person.press(Key.Key_L, CTRL)),
    "comparison-summary-hidden": over_table(hide_summary),
    "comparison-cell-focused": over_table(lambda person: to_cell(person, "foot_massage", 1)),
    "comparison-group-focused": over_table(to_a_group),
    "comparison-button-focused": over_table(tab_along(3)),
    "menu-edit": open_menu_after(over_table(keep_a_note), 1),
    "menu-help": open_menu_after(nothing, 5),
}
