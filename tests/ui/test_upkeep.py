"""Looking after the catalogue in the real window: bin, backups, two windows at once."""

import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from html import escape
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPushButton,
    QToolButton,
)

from chaircompare.catalogue.backups import SUFFIX
from chaircompare.catalogue.chair import SourceKind
from chaircompare.catalogue.changing import ChairChange
from chaircompare.catalogue.saved import SavedComparison
from chaircompare.catalogue.store import Catalogue
from chaircompare.ui.choice_box import ChoiceBox
from chaircompare.ui.link import AddressLink
from chaircompare.ui.text import short_address
from chaircompare.ui.upkeep.meter import Meter
from chaircompare.ui.window_menus import current_chair
from tests.editions import newer, written
from tests.making import a_chair
from tests.running import mode
from tests.ui.conftest import Opener
from tests.ui.person import (
    ACHILLES,
    ALT,
    CARELEX,
    CTRL,
    SHIFT,
    TITAN,
    Key,
    Person,
    click,
    part,
    settle,
)

__all__ = ["newer", "written"]


def go_to(person: Person, chair: str) -> None:
    """Put the keyboard on a row of the list without choosing it."""
    person.list.setFocus()
    person.list.setCurrentIndex(person.chairs.index(person.listed().index(chair), 0))
    settle()


def agree(person: Person, name: str) -> str:
    """Say yes to the question that is open; what it asked."""
    (box,) = person.window.findChildren(QMessageBox, name)
    words = f"{box.text()} {box.informativeText()}"
    click(part(box, QPushButton, "agreeButton"))
    person.come_back()
    return words


def page(person: Person, name: str) -> QDialog:
    (found,) = person.window.findChildren(QDialog, name)
    return found


def lines(dialog: QDialog) -> list[str]:
    listed = part(dialog, QListWidget, f"{dialog.objectName()}List")
    return [listed.item(row).text() for row in range(listed.count())]


def button(dialog: QDialog, name: str) -> QPushButton:
    return part(dialog, QPushButton, name)


def test_that_a_chair_goes_to_the_bin_by_key_and_comes_back(person: Person) -> None:
    go_to(person, TITAN)
    person.press(Key.Key_Delete)
    asked = agree(person, "deleteDialog")
    assert "Titan" in asked
    assert "1 chair with" in asked
    assert TITAN not in person.listed()
    assert person.status.startswith("Undo: delete")
    assert person.action("undoAction").text().startswith("Undo: delete Titan")
    person.press(Key.Key_Z, CTRL)
    assert TITAN in person.listed()
    assert person.action("undoAction").text() == "Undo"
    assert person.action("redoAction").text().startswith("Redo: delete Titan")
    person.press(Key.Key_Z, CTRL | SHIFT)
    assert TITAN not in person.listed()
    person.pick("binAction")
    bin_page = page(person, "bin")
    (line,) = lines(bin_page)
    assert "came with the program" in line
    assert not button(bin_page, "emptyBinButton").isEnabled()
    click(button(bin_page, "putBackButton"))
    assert lines(bin_page) == []
    assert "empty" in part(bin_page, QLabel, "pageIntro").text()
    click(button(bin_page, "closePageButton"))
    person.come_back()
    assert TITAN in person.listed()


def test_that_keys_act_on_the_chair_that_came_back_and_before_on_the_one_in_its_place(
    person: Person,
) -> None:
    there = person.listed()
    titan = there.index(TITAN)
    assert 0 < titan < len(there) - 1
    go_to(person, TITAN)
    person.press(Key.Key_Delete)
    agree(person, "deleteDialog")
    assert current_chair(person.window) == there[titan + 1]
    go_to(person, ACHILLES)
    person.press(Key.Key_Z, CTRL)
    assert current_chair(person.window) == TITAN
    assert person.list.visualRect(person.list.currentIndex()).height() > 0
    person.press(Key.Key_F2)
    (form,) = person.window.findChildren(QDialog, "chairForm")
    assert part(form, QLineEdit, "chairBrandField").text() == "Titan"
    person.press(Key.Key_Escape)
    person.come_back()
    person.press(Key.Key_Z, CTRL | SHIFT)
    assert current_chair(person.window) == there[titan + 1]


def test_that_the_last_chair_of_the_list_leaves_the_keyboard_on_the_one_before(
    person: Person,
) -> None:
    *_, before, last = person.listed()
    go_to(person, last)
    person.press(Key.Key_Delete)
    agree(person, "deleteDialog")
    assert current_chair(person.window) == before


def test_that_a_change_elsewhere_leaves_the_list_where_it_is(
    person: Person, catalogue_file: Path
) -> None:
    go_to(person, TITAN)
    with Catalogue.open(catalogue_file) as other:
        other.add_chair(a_chair("aaa"))
    top = person.list.visualRect(person.list.currentIndex()).top()
    person.window.upkeep.look_around()
    assert "aaa" in person.listed()
    assert current_chair(person.window) == TITAN
    assert person.list.visualRect(person.list.currentIndex()).top() == top


def test_that_the_entries_of_an_own_chair_are_not_counted_as_notes(person: Person) -> None:
    go_to(person, TITAN)
    person.press(Key.Key_D, CTRL)
    person.press(Key.Key_S, CTRL)
    person.come_back()
    (copy,) = (chair for chair in person.listed() if chair.endswith("-copy"))
    go_to(person, copy)
    person.press(Key.Key_Delete)
    asked = agree(person, "deleteDialog")
    assert "1 chair with" in asked
    assert "note" not in asked


def test_that_notes_beside_shipped_facts_and_on_the_chair_are_counted(
    open_window: Opener, catalogue_file: Path
) -> None:
    with Catalogue.open(catalogue_file) as catalogue:
        catalogue.note(TITAN, "calf_massage", "yes", "", today=date(2026, 11, 22))
        (chair,) = catalogue.load([TITAN])
        catalogue.apply([ChairChange(chair, replace(chair, note="Tried it."))])
    person = open_window()
    go_to(person, TITAN)
    person.press(Key.Key_Delete)
    assert "facts and 2 notes of yours." in agree(person, "deleteDialog")


@pytest.mark.parametrize("look", ["light", "dark"])
def test_that_the_arrows_of_a_file_dialog_can_be_seen_in_every_look(
    person: Person, look: str
) -> None:
    person.window.theming.choose_look(look)
    person.pick("backUpAction")
    (dialog,) = person.window.findChildren(QFileDialog, "backUpDialog")
    colour = person.window.theming.theme.colour("text")
    for name in ("backButton", "forwardButton", "toParentButton"):
        image = part(dialog, QToolButton, name).icon().pixmap(QSize(16, 16)).toImage()
        assert abs(image.pixelColor(8, 9).lightness() - colour.lightness()) < 5
    dialog.reject()


def test_that_an_empty_bin_is_a_low_page(person: Person) -> None:
    person.pick("binAction")
    bin_page = page(person, "bin")
    assert not part(bin_page, QListWidget, "binList").isVisible()
    assert bin_page.height() < bin_page.width() // 3


def test_that_a_question_answered_with_no_deletes_nothing(person: Person) -> None:
    go_to(person, TITAN)
    person.pick("deleteChairAction")
    assert person.window.findChildren(QMessageBox, "deleteDialog")
    person.press(Key.Key_Escape)
    settle()
    assert TITAN in person.listed()
    assert not person.action("undoAction").isEnabled()


def test_that_the_bin_is_emptied_after_a_question_and_a_backup(
    person: Person, catalogue_file: Path
) -> None:
    with Catalogue.open(catalogue_file) as other:
        other.add_chair(a_chair("mine"))
    person.window.upkeep.look_around()
    for chair in ("mine", ACHILLES):
        go_to(person, chair)
        person.press(Key.Key_Delete)
        agree(person, "deleteDialog")
    person.pick("binAction")
    bin_page = page(person, "bin")
    click(button(bin_page, "emptyBinButton"))
    person.press(Key.Key_Return)
    settle()
    assert len(lines(bin_page)) == 2, "Enter deletes nothing for good"
    click(button(bin_page, "emptyBinButton"))
    asked = agree(person, "emptyBinDialog")
    assert "Delete Brand mine for good?" in asked
    assert "1 chair that came with the program stay" in asked
    assert len(lines(bin_page)) == 1
    click(button(bin_page, "closePageButton"))
    person.come_back()
    with Catalogue.open(catalogue_file) as other:
        assert [chair.id for chair in other.binned()] == [ACHILLES]
    assert len(person.window._catalogue.backups()) == 1
    person.press(Key.Key_Z, CTRL)
    with Catalogue.open(catalogue_file) as other:
        assert {chair.id for chair in other.binned()} == {"mine", ACHILLES}


def test_that_a_deleted_chair_leaves_the_tray_and_the_comparison(person: Person) -> None:
    person.compare(ACHILLES, TITAN, CARELEX)
    person.table.setFocus()
    person.table.setCurrentIndex(person.rows.index(person.line("heat"), 1))
    person.pick("deleteChairAction")
    asked = agree(person, "deleteDialog")
    assert "Titan" in asked
    assert person.window.choice.ids == (ACHILLES, CARELEX)
    assert len(person.titles()) == 2


def test_that_chairs_dropped_from_the_tray_come_back_with_undo(person: Person) -> None:
    person.choose(ACHILLES, TITAN)
    person.window.show_example()
    person.pick("emptyTrayAction")
    assert not person.window.choice.ids
    person.press(Key.Key_Z, CTRL)
    assert person.window.choice.ids == (ACHILLES, TITAN, CARELEX)
    person.tick(ACHILLES)
    assert "remove Osaki" in person.status
    person.press(Key.Key_Z, CTRL)
    assert person.window.choice.ids == (ACHILLES, TITAN, CARELEX)


def test_that_a_second_window_shows_what_the_first_one_changed(open_window: Opener) -> None:
    first, second = open_window(), open_window()
    second.compare(ACHILLES, TITAN)
    first.window.activateWindow()
    settle()
    go_to(first, CARELEX)
    first.press(Key.Key_Delete)
    agree(first, "deleteDialog")
    first.window._catalogue.note(TITAN, "calf_massage", "no", "", today=_today())
    assert CARELEX in second.listed()
    before = second.shown()["calf_massage"]
    second.window.activateWindow()
    settle()
    assert CARELEX not in second.listed()
    assert second.shown()["calf_massage"] != before
    assert second.status.startswith("Changed in another window")
    first.window.activateWindow()
    settle()
    assert not first.status.startswith("Changed in another window")


def _today() -> date:
    return datetime.now(tz=UTC).date()


def test_that_a_file_that_cannot_be_changed_says_so_and_stays(
    open_window: Opener, catalogue_file: Path
) -> None:
    with mode(catalogue_file, 0o444), mode(catalogue_file.parent, 0o555):
        person = open_window()
        go_to(person, TITAN)
        person.press(Key.Key_Delete)
        agree(person, "deleteDialog")
        (box,) = person.window.findChildren(QMessageBox)
        assert "read-only" in box.text()
        box.close()
        assert TITAN in person.listed()


def test_that_everything_is_backed_up_and_restored_from_the_menu(
    person: Person, tmp_path: Path
) -> None:
    copy = tmp_path / f"all{SUFFIX}"
    person.pick("backUpAction")
    (dialog,) = person.window.findChildren(QFileDialog, "backUpDialog")
    dialog.fileSelected.emit(str(copy))
    dialog.close()
    person.come_back()
    assert person.status == f"Backed up to {copy}"
    go_to(person, TITAN)
    person.press(Key.Key_Delete)
    agree(person, "deleteDialog")
    person.pick("restoreAction")
    restore = page(person, "restore")
    assert not button(restore, "restoreButton").isEnabled()
    click(button(restore, "otherFileButton"))
    (dialog,) = person.window.findChildren(QFileDialog, "restoreFileDialog")
    dialog.fileSelected.emit(str(copy))
    dialog.close()
    assert "92 chairs" in agree(person, "restoreDialog")
    assert TITAN in person.listed()
    person.press(Key.Key_Z, CTRL)
    assert TITAN not in person.listed()
    assert TITAN in [chair.id for chair in person.window._catalogue.binned()]
    person.press(Key.Key_Z, CTRL)
    assert TITAN in person.listed()


def test_that_a_source_is_marked_as_not_trusted_and_the_table_says_so(person: Person) -> None:
    person.compare(ACHILLES, TITAN)
    before = person.shown()
    person.pick("sourcesAction")
    sources = page(person, "sources")
    listed = part(sources, QListWidget, "sourcesList")
    (chair,) = person.window._catalogue.load([TITAN])
    address = chair.facts_by_feature["heat"][0].source.url
    spoken = [
        listed.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(listed.count())
    ]
    rows = [row for row, line in enumerate(spoken) if address in line]
    assert short_address(address) in lines(sources)[rows[0]]
    assert escape(address) in listed.item(rows[0]).toolTip()
    listed.setCurrentRow(rows[0])
    click(button(sources, "trustButton"))
    assert lines(sources)[rows[0]].startswith("Not trusted")
    assert button(sources, "trustButton").text() == "Trust again"
    click(button(sources, "sourceFactsButton"))
    (facts,) = sources.findChildren(QDialog, "sourceFacts")
    assert any("Titan" in line for line in lines(facts))
    assert part(facts, QListWidget, "sourceFactsList").hasFocus()
    link = part(facts, AddressLink, "openAddressButton")
    assert link.property("address") == address
    assert address in link.accessibleName()
    assert len(link.words) <= 66
    click(button(facts, "closePageButton"))
    click(button(sources, "closePageButton"))
    person.come_back()
    person.click_info("heat", 1)
    card = person.card()
    assert card
    assert "You marked this source as not trusted" in person.words_of(card)
    person.press(Key.Key_Escape)
    spoken = person.rows.index(person.line("heat"), 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "source not trusted" in spoken
    person.press(Key.Key_Z, CTRL)
    assert person.shown() == before
    spoken = person.rows.index(person.line("heat"), 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "not trusted" not in spoken


def test_that_a_source_is_added_and_taken_away_again(person: Person) -> None:
    person.pick("sourcesAction")
    sources = page(person, "sources")
    click(button(sources, "addSourceButton"))
    (dialog,) = sources.findChildren(QDialog, "sourceDialog")
    save = button(dialog, "saveSourceButton")
    assert not save.isEnabled()
    part(dialog, QLineEdit, "publisherField").setFocus()
    person.write("Chair shop")
    click(save)
    assert any(line.startswith("Chair shop") and "yours" in line for line in lines(sources))
    assert part(sources, QListWidget, "sourcesList").currentItem().text().startswith("Chair shop")
    click(button(sources, "closePageButton"))
    person.come_back()
    person.press(Key.Key_Z, CTRL)
    person.pick("sourcesAction")
    assert not any(line.startswith("Chair shop") for line in lines(page(person, "sources")))


def add_source_of_mine(person: Person) -> None:
    person.pick("sourcesAction")
    sources = page(person, "sources")
    click(button(sources, "addSourceButton"))
    (dialog,) = sources.findChildren(QDialog, "sourceDialog")
    part(dialog, QLineEdit, "publisherField").setText("Chair shop")
    part(dialog, QLineEdit, "addressField").setText("https://shop.example")
    click(button(dialog, "saveSourceButton"))
    click(button(sources, "closePageButton"))
    person.come_back()


def test_that_the_form_offers_a_source_that_was_added(person: Person, catalogue_file: Path) -> None:
    person.press(Key.Key_N, CTRL)
    assert person.window.findChildren(ChoiceBox, "knownSourceBox") == []
    person.press(Key.Key_Escape)
    person.come_back()
    add_source_of_mine(person)
    person.press(Key.Key_N, CTRL)
    (form,) = person.window.findChildren(QDialog, "chairForm")
    box = part(form, ChoiceBox, "knownSourceBox")
    assert [box.itemText(n) for n in range(box.count())] == ["Write it below", "Chair shop"]
    box.setFocus()
    person.press(Key.Key_Down)
    assert part(form, QLineEdit, "sourceNameField").text() == "Chair shop"
    for field, text in (("chairBrandField", "Acme"), ("chairModelField", "One")):
        part(form, QLineEdit, field).setFocus()
        person.write(text)
    person.press(Key.Key_F, CTRL)
    person.write("calf massage")
    person.press(Key.Key_Return)
    person.write("y")
    person.press(Key.Key_S, CTRL)
    with Catalogue.open(catalogue_file) as catalogue:
        (chair,) = catalogue.load(["acme-one"])
    (fact,) = chair.facts
    assert (fact.source.publisher, fact.source.url, fact.source.kind) == (
        "Chair shop",
        "https://shop.example",
        SourceKind.MAKER,
    )


def test_that_an_import_offers_a_source_that_was_added(person: Person) -> None:
    add_source_of_mine(person)
    person.pick("importAction")
    wizard = page(person, "importWizard")
    box = part(wizard, ChoiceBox, "importKnownSourceBox")
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert part(wizard, QLineEdit, "importPublisherField").text() == "Chair shop"
    assert part(wizard, QLineEdit, "importAddressField").text() == "https://shop.example"
    assert part(wizard, ChoiceBox, "importKindBox").currentText() == "The maker"


def test_that_addresses_are_short_and_still_tell_pages_apart(person: Person) -> None:
    addresses = {one.source.url for one in person.window._catalogue.sources()} - {""}
    pages: dict[str, set[str]] = {}
    for one in addresses:
        # Versions of one page may look alike.
        pages.setdefault(short_address(one), set()).add(re.sub(r"[0-9a-f]{40}", "", one))
    assert all(len(whole) == 1 for whole in pages.values())
    assert all(len(one) <= 66 for one in pages)
    assert short_address("https://www.example.org/chairs/") == "example.org/chairs"
    deep = f"https://github.com/shop/blob/{'0a1b' * 10}/pages/chair.html"
    assert short_address(deep) == "github.com/shop/blob/0a1b0a1…/pages/chair.html"
    assert short_address("") == ""


def test_that_enter_in_a_list_does_the_main_thing_and_no_more(person: Person) -> None:
    person.pick("sourcesAction")
    sources = page(person, "sources")
    press_enter(sources)
    (facts,) = sources.findChildren(QDialog, "sourceFacts")
    assert sources.isVisible()
    press_enter(facts)
    assert sources.findChildren(QDialog, "sourceFacts") == []
    assert sources.isVisible()
    sources.close()
    person.come_back()
    go_to(person, TITAN)
    person.press(Key.Key_Delete)
    agree(person, "deleteDialog")
    person.pick("binAction")
    bin_page = page(person, "bin")
    press_enter(bin_page)
    assert lines(bin_page) == []
    assert TITAN in person.listed()


def press_enter(dialog: QDialog) -> None:
    QTest.keyClick(part(dialog, QListWidget, f"{dialog.objectName()}List"), Key.Key_Return)
    settle()


def test_that_what_changed_is_listed_and_taken_back(
    open_window: Opener, written: Path, newer: Path
) -> None:
    Catalogue.open(written, data=newer).close()
    person = open_window()
    person.pick("newsAction")
    news = page(person, "news")
    told = lines(news)
    assert "Zenith One" in told
    assert any("was 6 in" in line and "now 8 in" in line for line in told)
    assert "Your own chairs" in part(news, QLabel, "pageIntro").text()
    assert "zenith-one" in person.listed()
    click(button(news, "takeBackButton"))
    person.come_back()
    assert "zenith-one" not in person.listed()
    assert "go back to the former facts" in person.status
    person.pick("newsAction")
    news = page(person, "news")
    assert "You went back" in part(news, QLabel, "pageIntro").text()
    assert button(news, "takeBackButton").text() == "Take the newer facts"


def test_that_a_fresh_catalogue_says_that_nothing_changed(person: Person) -> None:
    person.pick("newsAction")
    assert "have not changed" in part(page(person, "news"), QLabel, "pageIntro").text()


def test_that_the_facts_stated_are_shown_group_by_group(person: Person) -> None:
    go_to(person, TITAN)
    person.window._catalogue.note(TITAN, "noise_db", "50", "dB", today=_today())
    person.pick("meterAction")
    meters = page(person, "meter").findChildren(Meter)
    listed = next(row for row in person.window._catalogue.list("titan") if row.id == TITAN)
    everything = meters[0].accessibleName()
    total = len(person.window._catalogue.features)
    assert everything.startswith(
        f"All features: {listed.facts_stated} of {total} stated, 1 entered by you"
    )
    counts = [int(meter.accessibleName().rpartition(": ")[2].split()[0]) for meter in meters]
    assert counts[0] == sum(counts[1:])


def test_that_the_oldest_price_comes_first_and_can_be_edited(
    person: Person, catalogue_file: Path
) -> None:
    with closing(sqlite3.connect(catalogue_file)) as connection, connection:
        connection.execute(
            "UPDATE fact SET seen_on = '2020-01-02' WHERE feature IN ('list_price', 'sale_price') "
            "AND chair = (SELECT number FROM chair WHERE id = ?)",
            ("titan-3d-prestige",),
        )
    person.pick("pricesAction")
    prices = page(person, "prices")
    first, *others = lines(prices)
    assert first.startswith("2 January 2020 · Titan")
    assert others
    click(button(prices, "editPriceButton"))
    (form,) = [
        one for one in person.window.findChildren(QDialog) if "form" in one.objectName().lower()
    ]
    form.close()


def test_that_a_deleted_saved_comparison_comes_back_with_undo(person: Person) -> None:
    catalogue = person.window._catalogue
    saved = SavedComparison("For Mum", _today(), (ACHILLES, TITAN), {})
    catalogue.save_comparison(saved)
    person.pick("savedComparisonsAction")
    dialog = page(person, "savedComparisonsDialog")
    click(button(dialog, "deleteSavedButton"))
    assert catalogue.saved_comparisons() == []
    dialog.close()
    person.come_back()
    assert "delete the saved comparison" in person.status
    person.press(Key.Key_Z, CTRL)
    assert catalogue.saved_comparisons() == [saved]


def test_that_a_chair_is_deleted_from_its_details(person: Person) -> None:
    go_to(person, TITAN)
    person.press(Key.Key_Return, ALT)
    details = page(person, "chairDetails")
    click(button(details, "detailsDeleteButton"))
    person.come_back()
    agree(person, "deleteDialog")
    assert TITAN not in person.listed()
