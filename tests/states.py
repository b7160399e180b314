"""Takes a picture of every state of the window, to be looked at one by one.

`python -m tests.states FOLDER [WORDS]` leaves one picture a state, look, size and text size in
FOLDER, or only those whose names hold WORDS. Each state begins with a fresh window in a temporary
folder; a person's own catalogue is not touched.
"""

import contextlib
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QPainter, QPalette, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QLineEdit,
    QPushButton,
    QWidget,
)

from chaircompare.catalogue.store import Catalogue
from chaircompare.comparison.comparison import CellState, Comparison, View, compare
from chaircompare.paths import HOME_VARIABLE, places
from chaircompare.relevance.guide import Place, guide
from chaircompare.relevance.needs import read_needs, starting_sets
from chaircompare.settings import Settings, save_settings
from chaircompare.ui.app import create_main_window
from chaircompare.ui.check_box import CheckBox
from chaircompare.ui.errors import log_qt_messages
from chaircompare.ui.window import MainWindow
from tests.dialog_states import OVER_THE_LIST, OVER_THE_TABLE, PREPARED
from tests.moment_states import IN_ALL_SIZES, MOMENTS
from tests.running import mode
from tests.ui.person import (
    ACHILLES,
    CTRL,
    NARROW,
    SHIFT,
    THREE,
    TITAN,
    WIDE,
    Key,
    Person,
    click,
    part,
    place_on,
    settle,
    top_levels,
)

FOURTH = "osaki-4d-helix-le"
LOOKS = ("light", "dark", "contrast")
SIZES = {
    "1280": NARROW,
    "1920": WIDE,
    "1024": (1024, 668),
    "1366": (1366, 696),
    "1600": (1600, 828),
}
TEXT_SIZES = (100, 200)
# Width of the window and text size, in light and dark, of the pages IN_ALL_SIZES.
IN_BETWEEN = (("1024", 100), ("1280", 130), ("1280", 150), ("1366", 115), ("1600", 100))
Act = Callable[[Person], object]


@dataclass(frozen=True)
class State:
    """What is done to a fresh window before the picture, and what its catalogue is like."""

    act: Act
    welcomed: bool = True
    prepare: Callable[[Path], object] | None = None
    held: Callable[[Path], contextlib.AbstractContextManager[object]] | None = None


# ------------------------------------------------------------------------ catalogues


def without_chairs(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("PRAGMA foreign_keys=ON")
        database.execute("DELETE FROM chair_search")
        database.execute("DELETE FROM chair")


def with_one_chair(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("PRAGMA foreign_keys=ON")
        database.execute("DELETE FROM chair_search WHERE rowid <> 1")
        database.execute("DELETE FROM chair WHERE number <> 1")


def with_a_damaged_entry(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(
            "UPDATE fact SET state = 'gone bad' WHERE feature = 'foot_massage' "
            "AND chair = (SELECT number FROM chair WHERE id = ?)",
            (ACHILLES,),
        )


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


@contextlib.contextmanager
def read_only(path: Path) -> Iterator[None]:
    with mode(path, 0o444), mode(path.parent, 0o555):
        yield


def pair(fits: Callable[[Comparison], bool]) -> tuple[str, ...]:
    """Two shipped chairs whose comparison is as wanted; those with few facts are tried first."""
    with Catalogue.open(places().catalogue) as catalogue:
        listed = sorted(catalogue.list(), key=lambda row: row.facts_stated)
        chairs = catalogue.load([row.id for row in listed])
        for two in combinations(chairs, 2):
            if fits(compare(two, features=catalogue.features)):
                return tuple(chair.id for chair in two)
    raise LookupError("no two chairs are like that")


# ------------------------------------------------------------------------ states


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


def has_a_dispute(comparison: Comparison) -> bool:
    return any(
        cell.state is CellState.SOURCES_DIFFER for row in comparison.rows for cell in row.cells
    )


def few_in_common(comparison: Comparison) -> bool:
    return 0 < comparison.shared_count() < 10


def never_differ(comparison: Comparison) -> bool:
    return not comparison.count(View.DIFFER) and comparison.count(View.SAME) > 0


STATES = {
    "first-start": State(nothing, welcomed=False),
    "catalogue": State(nothing),
    "catalogue-search": State(find_some),
    "catalogue-search-finds-nothing": State(find_nothing),
    "catalogue-filters-leave-nothing": State(filter_all_out),
    "catalogue-one-chair": State(nothing, prepare=with_one_chair),
    "catalogue-without-chairs": State(nothing, prepare=without_chairs),
    "catalogue-read-only": State(nothing, held=read_only),
    "catalogue-locked": State(nothing, held=locked),
    "tray-1": State(choose(ACHILLES)),
    "tray-1-compare-pressed": State(press_compare_too_early),
    "tray-2": State(choose(ACHILLES, TITAN)),
    "tray-3": State(choose(*THREE)),
    "tray-chair-removed": State(remove_a_chair),
    "tray-fourth-choice": State(choose(*THREE, FOURTH)),
    "comparison-3": State(comparing(*THREE)),
    "comparison-2": State(comparing(ACHILLES, TITAN)),
    "comparison-2-third-by-typing": State(type_a_third_chair),
    "comparison-scrolled": State(compared(scroll)),
    "comparison-end": State(compared(scroll_to_the_end)),
    "comparison-differ": State(compared(key(Key.Key_4))),
    "comparison-cannot-tell": State(compared(key(Key.Key_6))),
    "comparison-differ-with-0": State(like(never_differ, Key.Key_4)),
    "comparison-few-facts-in-common": State(like(few_in_common)),
    "comparison-read-only": State(comparing(*THREE), held=read_only),
    "comparison-damaged-entry": State(
        compared(lambda person: person.click_info("foot_massage", 0)), prepare=with_a_damaged_entry
    ),
    "comparison-only": State(compared(key(Key.Key_2))),
    "why-card": State(compared(lambda person: person.click_why("calf_massage"))),
    "why-card-unmarked": State(compared(lambda person: person.click_why("chair_weight"))),
    "source-card": State(compared(lambda person: person.click_info("calf_massage", 0))),
    "source-card-of-a-gap": State(compared(lambda person: person.click_info("calf_massage", 1))),
    "source-card-sources-differ": State(dispute),
    "source-card-read-only": State(
        compared(lambda person: person.click_info("calf_massage", 1)), held=read_only
    ),
    "note-kept": State(compared(keep_a_note)),
    "note-in-its-field": State(compared(see_the_note)),
    "note-not-understood": State(compared(write_a_wrong_note)),
    "reference": State(compared(reference)),
    "pinned-rows": State(compared(pin_and_hide)),
    "hidden-rows": State(compared(see_hidden)),
    "row-search": State(compared(find_rows("massage"))),
    "row-search-without-match": State(compared(find_rows("nothing has this"))),
    "stack": State(compared(stack)),
    "stack-scrolled": State(compared(stack_scrolled)),
    "stack-reference": State(compared(stack_further_down)),
    "row-menu": State(compared(open_row_menu)),
    "menu-file": State(open_menu(0)),
    "menu-view": State(open_menu(2)),
    "menu-compare": State(compared(open_menu(3))),
    "groups-folded": State(compared(lambda person: person.action("foldAllAction").trigger())),
    "metric-units": State(compared(see_metric)),
    "body-and-room": State(compared(body_and_room)),
    "take-care": State(compared(take_care)),
    "cautions-marked": State(compared(tick_cautions)),
    "why-card-with-cautions": State(compared(why_with_cautions)),
    "needs-in-the-list": State(with_set("calves")),
    "needs-sorted-and-filtered": State(sorted_and_filtered),
    "needs-compared": State(compared(with_set("calves"))),
    "needs-marks": State(compared(see_marks)),
    "needs-rows-asked-for": State(compared(ask_for_rows)),
    "needs-rail-over-the-comparison": State(compared(with_rail)),
    "need-dialog": State(open_need("longest session")),
    "need-dialog-choice": State(open_need("heated areas")),
    "need-dialog-finds-nothing": State(open_need("nothing has this")),
    "ask-the-seller": State(compared(ask_the_seller)),
    "ask-the-seller-answered": State(compared(answer_a_question)),
    "which-matters-more": State(compared(weigh)),
    "menu-needs": State(compared(open_menu(4))),
    "save-dialog": State(compared(key(Key.Key_S))),
    "export-dialog": State(compared(lambda person: person.action("exportAsAction").trigger())),
    "cells-selected": State(compared(select_cells)),
    "saved-dialog": State(compared(open_saved)),
    "changed-dialog": State(compared(open_changed)),
    "about-dialog": State(lambda person: person.action("aboutAction").trigger()),
    **{name: State(act) for name, act in OVER_THE_LIST.items()},
    **{name: State(compared(act)) for name, act in OVER_THE_TABLE.items()},
    **{name: State(act, prepare=prepare) for name, (prepare, act) in PREPARED.items()},
    **{name: State(act) for name, act in MOMENTS.items()},
    **{f"guide-{page.key}": State(read_guide(page.key)) for page in guide().pages},
}


# ------------------------------------------------------------------------ pictures


def windows_below(widget: QWidget) -> int:
    """Over how many windows it lies: what a dialog has opened is drawn after it."""
    parent = widget.parentWidget()
    return 1 + windows_below(parent.window()) if parent else 0


def picture_of(window: MainWindow) -> QPixmap:
    """The window with the dialogs and menus that are open over it."""
    whole = window.grab()
    painter = QPainter(whole)
    for other in sorted(top_levels(), key=windows_below):
        if other.isVisible() and other is not window:
            place = other.pos() - window.pos()
            painter.drawPixmap(place, other.grab())
            painter.setPen(QColor("gray"))  # the frame that a system draws
            painter.drawRect(QRect(place, other.size()))
    painter.end()
    return whole


def take(state: State, path: Path, settings: Settings, size: tuple[int, int]) -> None:
    """Open a window, bring it into the state, keep its picture, close it."""
    save_settings(settings, places().settings)
    if settings.theme == "system":
        # A look of its own could not be told from the others: this is a system that is dark.
        QApplication.setPalette(QPalette(QColor("#202020")))
    held = state.held or contextlib.nullcontext
    with held(places().catalogue):
        window = create_main_window(places().catalogue)
        assert isinstance(window, MainWindow)
        window.resize(*size)
        window.show()
        if not QTest.qWaitForWindowActive(window):
            window.activateWindow()
        settle()
        try:
            state.act(Person(window))
            settle()
            settle()  # some scroll bars come once it is known what they are for
            if not picture_of(window).save(str(path)):
                raise OSError(f"{path} could not be written")
        finally:
            for other in top_levels():
                other.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def all_pictures() -> Iterator[tuple[str, str, str, int]]:
    """Name, look, width and text size of each."""
    yield from product(STATES, LOOKS, ("1280", "1920"), TEXT_SIZES)
    for name, look, (size, text) in product(IN_ALL_SIZES, ("light", "dark"), IN_BETWEEN):
        yield name, look, size, text
    for name in ("catalogue", "comparison-3"):
        yield name, "system", "1280", 100


def main(folder: Path, words: str = "") -> int:
    """Take all pictures, or those whose names hold the words; the exit code."""
    folder = folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [one for one in all_pictures() if words in "-".join(map(str, one))]
    log_qt_messages()
    application = QApplication.instance() or QApplication(sys.argv[:1])
    failed = 0
    with tempfile.TemporaryDirectory() as one:
        shipped = Path(one) / "shipped.sqlite"
        Catalogue.open(shipped).close()
        for name, look, size, text in wanted:
            state = STATES[name]
            with tempfile.TemporaryDirectory() as home:
                os.environ[HOME_VARIABLE] = home
                places().catalogue.parent.mkdir(parents=True)
                shutil.copyfile(shipped, places().catalogue)
                if state.prepare:
                    state.prepare(places().catalogue)
                settings = Settings(theme=look, text_size=text, welcomed=state.welcomed)
                path = folder / f"{name}-{look}-{size}-{text}.png"
                try:
                    take(state, path, settings, SIZES[size])
                except AssertionError as error:
                    failed += 1
                    print(f"{path.name}: {error}", file=sys.stderr)
    # Where there is no desktop, what was copied would outlive Qt and end the process with a crash.
    QApplication.clipboard().clear()
    print(f"{len(wanted) - failed} pictures in {folder}")
    assert application is not None
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) not in {2, 3} or sys.argv[1].startswith("-"):
        sys.exit("usage: python -m tests.states FOLDER [WORDS]")
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
