"""What is done to see each dialog in each of its states; the pictures are taken by tests.states."""

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QElapsedTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPushButton,
    QScrollArea,
)

from chaircompare.assets import data_folder
from chaircompare.catalogue.store import Catalogue
from chaircompare.errors import ChairCompareError
from chaircompare.ui.dialogs.boxes import tell
from chaircompare.ui.dialogs.crash import CrashDialog
from chaircompare.ui.upkeep.form.form import ChairForm
from chaircompare.ui.upkeep.importing.wizard import ImportWizard
from tests.editions import make_newer
from tests.exchange.importing.bringing import FILES
from tests.making import a_chair
from tests.ui.person import ACHILLES, CTRL, TITAN, Key, Person, click, part, settle

Act = Callable[[Person], object]
_IN_DOUBT = "workbook_units_in_heads.xlsx"  # a weight of nobody in particular, and days
_PLAN = "This is what would happen"


def updated(path: Path) -> None:
    """Let a later edition of the shipped facts have come since."""
    data = path.parent / "newer"
    shutil.copytree(data_folder(), data)
    with Catalogue.open(path) as catalogue:
        catalogue.add_chair(a_chair("mine"))
    Catalogue.open(path, data=make_newer(data)).close()


def with_own_chair(path: Path) -> None:
    with Catalogue.open(path) as catalogue:
        catalogue.add_chair(a_chair("mine"))


def with_copy(path: Path) -> None:
    with Catalogue.open(path) as catalogue:
        catalogue.back_up()


def trigger(name: str) -> Act:
    return lambda person: person.action(name).trigger()


def on(chair: str, name: str) -> Act:
    """Trigger this on a chair of the list."""

    def act(person: Person) -> None:
        go_to(person, chair)
        person.action(name).trigger()
        settle()

    return act


def go_to(person: Person, chair: str) -> None:
    person.list.setFocus()
    person.list.setCurrentIndex(person.chairs.index(person.listed().index(chair), 0))
    settle()


def press(person: Person, name: str) -> None:
    click(part(person.window, QPushButton, name))


def agree(person: Person) -> None:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    click(part(box, QPushButton, "agreeButton"))
    person.come_back()


# ------------------------------------------------------------------------ form


def write_form(person: Person) -> None:
    """Half a chair, with one answer that is not understood."""
    person.action("addChairAction").trigger()
    settle()
    form = part(person.window, ChairForm, "chairForm")
    person.write("Acme")
    person.press(Key.Key_Return)
    person.write("Relax One")
    for field, text in (("calf massage", "y"), ("tallest", "6'2\""), ("noise", "loud")):
        person.press(Key.Key_F, CTRL)
        person.write(field)
        person.press(Key.Key_Return)
        person.write(text)
    assert form.isVisible()


def save_form_too_early(person: Person) -> None:
    person.action("addChairAction").trigger()
    settle()
    person.write("Acme")
    person.press(Key.Key_S, CTRL)


def leave_form(person: Person) -> None:
    write_form(person)
    person.press(Key.Key_Escape)


# ------------------------------------------------------------------------ import


def wait(wizard: ImportWizard) -> None:
    clock = QElapsedTimer()
    clock.start()
    while wizard.is_busy and clock.elapsed() < 20_000:
        QCoreApplication.processEvents()
    settle()


def title_of(wizard: ImportWizard) -> str:
    return part(wizard, QLabel, "importTitle").text()


def bring(name: str, title: str) -> Act:
    """Go with a file as far as the page of this title."""
    return lambda person: bring_file(person, FILES / name, title)


def bring_file(person: Person, path: Path, title: str) -> ImportWizard:
    person.action("importAction").trigger()
    settle()
    wizard = part(person.window, ImportWizard, "importWizard")
    part(wizard, QLineEdit, "importFileField").setText(str(path))
    settle()
    while title_of(wizard) != title:
        before = title_of(wizard)
        wizard.next.click()
        wait(wizard)
        assert title_of(wizard) != before
    return wizard


def written(person: Person, text: str) -> Path:
    path = person.window._catalogue.path.parent / "list.csv"
    path.write_text(text, "utf-8")
    return path


def see_plan(person: Person) -> None:
    """A file of which chairs are new, changed, the same, and left out."""
    lines = (
        "Example,One,yes,40 kg",
        "Osaki,4D Achilles,yes,9999 lb",
        "Osaki,4D Achilles,yes,",
        ",,yes,",
        "Example,,yes,",
        "Example,Two,only on Sundays,heavy",
    )
    path = written(person, "\n".join(("Brand,Model,Heat,Chair weight", *lines)) + "\n")
    bring_file(person, path, _PLAN)


def run_import(person: Person) -> None:
    lines = "".join(f"Example,Number {n},yes\n" for n in range(3_000))
    wizard = bring_file(person, written(person, "Brand,Model,Heat\n" + lines), _PLAN)
    wizard.next.click()
    QCoreApplication.processEvents()


def finish_import(person: Person) -> None:
    wizard = bring_file(person, FILES / "european_cp1252.csv", _PLAN)
    wizard.next.click()
    wait(wizard)


def bring_no_table(person: Person) -> None:
    path = written(person, "")
    path.write_bytes(b"\xff\xd8\xff\xe0")
    person.action("importAction").trigger()
    settle()
    wizard = part(person.window, ImportWizard, "importWizard")
    part(wizard, QLineEdit, "importFileField").setText(str(path))
    settle()
    wizard.next.click()
    wait(wizard)


# ------------------------------------------------------------------------ pages of upkeep


def fill_bin(person: Person) -> None:
    for chair in ("mine", ACHILLES, TITAN):
        on(chair, "deleteChairAction")(person)
        agree(person)
    person.action("binAction").trigger()
    settle()


def empty_bin(person: Person) -> None:
    fill_bin(person)
    press(person, "emptyBinButton")


def add_source(person: Person) -> None:
    person.action("sourcesAction").trigger()
    settle()
    press(person, "addSourceButton")


def distrust(person: Person) -> None:
    person.action("sourcesAction").trigger()
    settle()
    part(person.window, QListWidget, "sourcesList").setCurrentRow(3)
    press(person, "trustButton")


def facts_of_a_source(person: Person) -> None:
    distrust(person)
    press(person, "sourceFactsButton")


def ask_restore(person: Person) -> None:
    person.action("restoreAction").trigger()
    settle()
    press(person, "restoreButton")


# ------------------------------------------------------------------------ comparison


def write_room(**written_as: str) -> Act:
    def act(person: Person) -> None:
        person.action("roomAction").trigger()
        settle()
        for measure, text in written_as.items():
            field = part(person.window, QLineEdit, f"room_{measure}")
            field.setText(text)
            field.editingFinished.emit()

    return act


def see_room(person: Person) -> None:
    write_room(height="5 ft 2 in", weight="300 lb", doorway="28 in", room_length="1.5 m")(person)
    area = part(person.window, QScrollArea, "roomPage")
    settle()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum() // 2)


def keep_cautions(person: Person) -> None:
    person.action("takeCareAction").trigger()
    settle()
    for name in ("caution_pacemaker", "caution_sleepy_medicine", "keepCautionsCheck"):
        part(person.window, QCheckBox, name).click()
    settle()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    for area in dialog.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def export_as(kind: str) -> Act:
    def act(person: Person) -> None:
        person.action("exportAsAction").trigger()
        settle()
        press(person, f"exportKind{kind}Button")

    return act


# ------------------------------------------------------------------------ trouble


def tell_trouble(person: Person) -> None:
    tell(
        person.window,
        ChairCompareError(
            "The catalogue could not be changed: another program is writing into it.",
            "Close the other program, or try again in a moment.",
        ),
    )


def crash(person: Person) -> None:
    report = "chaircompare 0.1.0\nValueError: an example\n" + "  File …, line 1\n" * 12
    CrashDialog(report, Path("/home/kim/.local/share/chaircompare/log.txt"), person.window).open()


def like_one(person: Person) -> None:
    on(ACHILLES, "duplicateChairAction")(person)


OVER_THE_LIST: dict[str, Act] = {
    "form-empty": trigger("addChairAction"),
    "form-edit": on(ACHILLES, "editChairAction"),
    "form-duplicate": like_one,
    "form-half": write_form,
    "form-too-early": save_form_too_early,
    "form-left": leave_form,
    "details": on(ACHILLES, "detailsAction"),
    "import-file": trigger("importAction"),
    "import-no-table": bring_no_table,
    "import-reading": bring("european_cp1252.csv", "Is this read right?"),
    "import-reading-workbook": bring("merged_heads.xlsx", "Is this read right?"),
    "import-reading-japanese": bring("japanese_cp932.csv", "Is this read right?"),
    "import-columns": bring("european_cp1252.csv", "What does each column hold?"),
    "import-columns-in-doubt": bring(_IN_DOUBT, "What does each column hold?"),
    "import-columns-with-dashes": bring("dealer_price_list.csv", "What does each column hold?"),
    "import-plan-with-days": bring(_IN_DOUBT, _PLAN),
    "import-source": bring("european_cp1252.csv", "Where do these facts come from?"),
    "import-plan": see_plan,
    "import-plan-dealer": bring("dealer_price_list.csv", _PLAN),
    "import-running": run_import,
    "import-done": finish_import,
    "bin-empty": trigger("binAction"),
    "bin-delete-question": on(ACHILLES, "deleteChairAction"),
    "sources": trigger("sourcesAction"),
    "sources-not-trusted": distrust,
    "sources-add": add_source,
    "sources-facts": facts_of_a_source,
    "news-none": trigger("newsAction"),
    "meter": on(TITAN, "meterAction"),
    "prices": trigger("pricesAction"),
    "restore-none": trigger("restoreAction"),
    "back-up": trigger("backUpAction"),
    "saved-none": trigger("savedComparisonsAction"),
    "room-without-chairs": trigger("roomAction"),
    "trouble": tell_trouble,
    "crash": crash,
}
OVER_THE_TABLE: dict[str, Act] = {
    "save-file": trigger("saveFileAction"),
    "print-comparison": trigger("printAction"),
    "print-one-page": trigger("onePageAction"),
    "room-empty": trigger("roomAction"),
    "room-not-understood": write_room(height="tall", weight="80 kg"),
    "room-metric": write_room(height="178 cm", weight="80 kg", doorway="60 cm", wall_distance="3"),
    "room-does-not-fit": see_room,
    "take-care-kept": keep_cautions,
    "ask-the-seller-without-needs": trigger("askSellerAction"),
    **{f"export-{kind}": export_as(kind.capitalize()) for kind in ("xlsx", "html", "json", "pdf")},
}
PREPARED: dict[str, tuple[Callable[[Path], None], Act]] = {
    "news": (updated, trigger("newsAction")),
    "bin": (with_own_chair, fill_bin),
    "bin-empty-question": (with_own_chair, empty_bin),
    "restore": (with_copy, trigger("restoreAction")),
    "restore-question": (with_copy, ask_restore),
}
