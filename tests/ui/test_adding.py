"""A person adds, edits and copies chairs in the window, by keyboard and by mouse."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QPushButton, QWidget

from chaircompare.catalogue.chair import Chair, FactState, SourceKind
from chaircompare.catalogue.changing import ChairChange
from chaircompare.catalogue.draft import Entry, draft_of, to_chair
from chaircompare.catalogue.store import Catalogue
from chaircompare.catalogue.values import Items, Quantity, YesNo, words
from chaircompare.ui.check_box import CheckBox
from chaircompare.ui.upkeep.form.form import ChairForm
from chaircompare.ui.window_menus import current_chair
from tests.making import READ_ON
from tests.ui.conftest import Opener
from tests.ui.person import ACHILLES, CTRL, TITAN, Key, Person, click, part, settle

NEW = "acme-relax-one"


def form_of(person: Person) -> ChairForm:
    return part(person.window, ChairForm, "chairForm")


def no_form(person: Person) -> bool:
    settle()
    return not person.window.findChildren(ChairForm)


def write_into(form: QWidget, name: str, text: str, person: Person) -> None:
    line = part(form, QLineEdit, name)
    line.setFocus()
    line.selectAll()
    person.write(text)


def answer(form: ChairForm, person: Person, field: str, text: str) -> None:
    """Go to a field by its name and type the answer."""
    person.press(Key.Key_F, CTRL)
    person.write(field)
    person.press(Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert form.isAncestorOf(focus)
    person.write(text)


def remark(form: ChairForm, feature: str) -> str:
    return part(form, QLabel, f"field_{feature}Remark").text()


def stored(path: Path, chair: str) -> Chair:
    with Catalogue.open(path) as catalogue:
        (found,) = catalogue.load([chair])
    return found


def value(chair: Chair, feature: str) -> object:
    (fact,) = chair.facts_by_feature[feature]
    return fact.value


def add_one(person: Person) -> None:
    """By keyboard alone."""
    person.press(Key.Key_N, CTRL)
    form = form_of(person)
    person.write("Acme")
    person.press(Key.Key_Return)
    person.write("Relax One")
    answer(form, person, "calf massage", "y")
    answer(form, person, "knee massage", "n")
    answer(form, person, "tallest", "6'2\"")
    answer(form, person, "heaviest", "up to 150 kg")
    answer(form, person, "longest session", "30 min")
    answer(form, person, "price seen", "$4,999")
    answer(form, person, "upholstery", "faux leather")
    answer(form, person, "warranty", "limited lifetime")
    person.press(Key.Key_S, CTRL)
    assert no_form(person)
    person.come_back()


def test_that_a_chair_is_added_by_keyboard_alone(
    person: Person, open_window: Opener, catalogue_file: Path
) -> None:
    add_one(person)
    assert NEW in person.listed()
    assert person.status == "Undo: add “Acme Relax One” (Ctrl+Z)"
    assert current_chair(person.window) == NEW
    chair = stored(catalogue_file, NEW)
    assert (chair.name, chair.own) == ("Acme Relax One", True)
    assert value(chair, "calf_massage") == YesNo(yes=True)
    assert value(chair, "knee_massage") == YesNo(yes=False)
    tall = value(chair, "user_height_max")
    assert isinstance(tall, Quantity)
    assert words(tall) == "6 ft 2 in (188 cm)"
    (fact,) = chair.facts_by_feature["warranty_years"]
    assert (fact.state, fact.stated) == (FactState.IN_WORDS, "limited lifetime")
    assert {fact.source.kind for fact in chair.facts} == {SourceKind.YOUR_NOTE}
    assert len(chair.facts) == 8
    person.search("acme")
    assert person.listed() == [NEW]
    again = open_window(catalogue_file)
    again.search("acme")
    assert again.listed() == [NEW]


def test_that_a_search_that_hides_the_new_chair_is_cleared(person: Person) -> None:
    person.search("osaki")
    add_one(person)
    assert person.window.search.text() == ""
    assert current_chair(person.window) == NEW


def test_that_a_filter_that_hides_the_new_chair_is_told(person: Person) -> None:
    person.window.complete()
    limit = part(person.window, QLineEdit, "priceFilterField")
    click(part(person.window, CheckBox, "priceFilterCheck"))
    limit.setFocus()
    limit.selectAll()
    person.write("1500")
    person.press(Key.Key_Return)
    add_one(person)
    assert NEW not in person.listed()
    assert person.status.startswith("Saved. The list does not show it")


def test_that_an_added_chair_is_compared_undone_and_redone(person: Person) -> None:
    add_one(person)
    person.compare(NEW, TITAN)
    assert person.shown()["knee_massage"][0] == "No"
    assert person.shown()["user_height_max"][0] == "6 ft 2 in (188 cm)"
    person.press(Key.Key_Z, CTRL)
    assert person.status == "Undone: add “Acme Relax One”. Redo with Ctrl+Shift+Z."
    assert NEW not in person.listed()
    assert person.window.choice.ids == (TITAN,)
    person.press(Key.Key_Y, CTRL)
    assert NEW in person.listed()


def test_that_brand_model_and_day_are_asked_for_in_words(person: Person) -> None:
    click(person.button("addChairButton"))
    form = form_of(person)
    click(part(form, QPushButton, "saveChairButton"))
    assert part(form, QLabel, "formTold").text() == "Not saved yet."
    said = person.words_of(form)
    assert said.count("Who makes it? The brand is needed.") == 1, "once, at its field"
    assert QApplication.focusWidget() is part(form, QLineEdit, "chairBrandField")
    person.write("Acme")
    person.press(Key.Key_S, CTRL)
    assert part(form, QLabel, "chairModelFieldRemark").text() == ("The model is needed.")
    person.write("One")
    write_into(form, "sourceDateField", "3/4/2026", person)
    assert part(form, QLabel, "sourceDateFieldRemark").text() == (
        "“3/4/2026” can mean two days. Write “3 April 2026” or “4 March 2026”."
    )
    person.press(Key.Key_S, CTRL)
    assert form.isVisible()
    write_into(form, "sourceDateField", "2020-11-22", person)
    person.press(Key.Key_S, CTRL)
    assert no_form(person)


def test_that_source_sets_and_what_does_not_apply_are_kept(
    person: Person, catalogue_file: Path
) -> None:
    person.press(Key.Key_N, CTRL)
    form = form_of(person)
    write_into(form, "chairBrandField", "Acme", person)
    write_into(form, "chairModelField", "Relax One", person)
    part(form, QPushButton, "sourceKindAnswer3").click()
    write_into(form, "sourceNameField", "Acme brochure", person)
    write_into(form, "sourceAddressField", "https://example.org/one", person)
    write_into(form, "sourceDateField", "2 November 2026", person)
    part(form, CheckBox, "field_heat_zones_calves").click()
    part(form, CheckBox, "field_heat_zones_feet").click()
    part(form, QPushButton, "field_foot_roller_rowsAppliesNot").click()
    part(form, QPushButton, "field_foot_massageAnswer4").click()
    write_into(form, "field_legrest_extension", "n/a", person)
    write_into(form, "field_list_price", "4.999 EUR", person)
    assert remark(form, "legrest_extension") == "Read as: does not apply."
    assert remark(form, "list_price") == "Reads as € 4,999."
    person.press(Key.Key_S, CTRL)
    assert no_form(person)
    chair = stored(catalogue_file, NEW)
    assert value(chair, "heat_zones") == Items(("calves", "feet"))
    for feature in ("foot_roller_rows", "foot_massage", "legrest_extension"):
        (fact,) = chair.facts_by_feature[feature]
        assert fact.state is FactState.DOES_NOT_APPLY
    (source,) = chair.sources
    assert (source.kind, source.publisher) == (SourceKind.MAKER, "Acme brochure")
    assert (source.url, source.read_on.isoformat()) == ("https://example.org/one", "2026-11-02")


def test_that_odd_entries_are_remarked_and_kept(person: Person) -> None:
    person.press(Key.Key_N, CTRL)
    form = form_of(person)
    answer(form, person, "tallest", "178")
    assert "Please check the unit." in remark(form, "user_height_max")
    answer(form, person, "shortest user", "80 in")
    answer(form, person, "tallest", "178 cm")
    assert remark(form, "user_height_max") == (
        "This is less than shortest user. One of the two is wrong."
    )
    part(form, QPushButton, "field_heatAnswer2").click()
    part(form, CheckBox, "field_heat_zones_feet").click()
    assert remark(form, "heat_zones") == "You said No to “Heat”. One of the two is wrong."
    part(form, QPushButton, "field_heatAnswer1").click()
    assert remark(form, "heat_zones") == ""
    answer(form, person, "noise", "quiet")
    assert remark(form, "noise_db") == (
        "Kept as your words. Not read as a loudness like 55 dB, so it cannot be compared."
    )


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("brand", "chairBrandField"),
        ("my note", "chairNoteField"),
        ("photo", "choosePhotoButton"),
        ("where i read it", "sourceKindAnswer1"),
        ("web address", "sourceAddressField"),
        ("read on", "sourceDateField"),
        ("calf massage", "field_calf_massageAnswer3"),
    ],
)
def test_that_every_part_of_the_form_is_found_by_its_name(
    person: Person, words: str, name: str
) -> None:
    person.press(Key.Key_N, CTRL)
    form = form_of(person)
    form.source.set_open(opened=False)
    person.press(Key.Key_F, CTRL)
    person.write(words)
    assert part(form, QLabel, "formAbout").text().startswith("1 of ")
    person.press(Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == name
    assert focus.isVisible()


def test_that_a_name_that_is_there_is_told_and_not_refused(
    person: Person, catalogue_file: Path
) -> None:
    person.press(Key.Key_N, CTRL)
    form = form_of(person)
    person.write("OSAKI")
    person.press(Key.Key_Return)
    person.write("4d achilles.")
    form._rest.timeout.emit()
    assert part(form, QLabel, "chairModelFieldRemark").text() == (
        "“Osaki 4D Achilles” is in the catalogue already. You can save this one beside it."
    )
    person.press(Key.Key_S, CTRL)
    assert no_form(person)
    assert stored(catalogue_file, f"{ACHILLES}-2").name == "OSAKI 4d achilles."


def test_that_editing_a_shipped_chair_keeps_what_others_state(
    person: Person, catalogue_file: Path
) -> None:
    before = stored(catalogue_file, ACHILLES)
    person.search("achilles")
    person.press(Key.Key_Down)
    person.press(Key.Key_F2)
    form = form_of(person)
    said = part(form, QLabel, "field_calf_massageOthers").text()
    assert said.startswith("Yes · Maker’s page or brochure, Osaki")
    part(form, QPushButton, "field_calf_massageAnswer2").click()
    person.press(Key.Key_S, CTRL)
    assert no_form(person)
    after = stored(catalogue_file, ACHILLES)
    assert set(before.facts) < set(after.facts)
    (own,) = set(after.facts) - set(before.facts)
    assert (own.feature, own.value, own.own) == ("calf_massage", YesNo(yes=False), True)
    person.come_back()
    person.press(Key.Key_Z, CTRL)
    assert set(stored(catalogue_file, ACHILLES).facts) == set(before.facts)


def test_that_two_windows_do_not_take_from_each_other(person: Person, catalogue_file: Path) -> None:
    add_one(person)
    person.press(Key.Key_F2)
    form = form_of(person)
    with Catalogue.open(catalogue_file) as other:
        (chair,) = other.load([NEW])
        draft = draft_of(chair, READ_ON).with_entry("calf_massage", Entry("no"))
        changed = to_chair(replace(draft, brand="ACME"), chair, NEW, other.features, READ_ON)
        other.apply([ChairChange(chair, changed)])
    part(form, QPushButton, "field_knee_massageAnswer1").click()
    person.press(Key.Key_S, CTRL)
    assert no_form(person)
    after = stored(catalogue_file, NEW)
    assert after.brand == "ACME"
    assert value(after, "calf_massage") == YesNo(yes=False)
    assert value(after, "knee_massage") == YesNo(yes=True)
    person.come_back()
    person.press(Key.Key_Z, CTRL)
    assert value(stored(catalogue_file, NEW), "knee_massage") == YesNo(yes=False)
    assert value(stored(catalogue_file, NEW), "calf_massage") == YesNo(yes=False)


def test_that_a_chair_that_went_meanwhile_leaves_the_form_open(
    person: Person, catalogue_file: Path
) -> None:
    add_one(person)
    person.press(Key.Key_F2)
    form = form_of(person)
    with Catalogue.open(catalogue_file) as other:
        (chair,) = other.load([NEW])
        other.apply([ChairChange(chair, None)])
    part(form, QPushButton, "field_knee_massageAnswer1").click()
    person.press(Key.Key_S, CTRL)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "No chair has the id" in box.text()
    box.close()
    settle()
    assert form.isVisible()


def test_that_what_is_not_touched_keeps_its_source(person: Person, catalogue_file: Path) -> None:
    add_one(person)
    before = stored(catalogue_file, NEW)
    person.press(Key.Key_F2)
    form = form_of(person)
    part(form, QPushButton, "sourceKindAnswer4").click()
    write_into(form, "field_sale_price", "$3,999", person)
    person.press(Key.Key_S, CTRL)
    assert no_form(person)
    after = stored(catalogue_file, NEW)
    assert len(set(before.facts) & set(after.facts)) == len(before.facts) - 1
    (price,) = after.facts_by_feature["sale_price"]
    assert (price.stated, price.source.kind) == ("3999", SourceKind.DEALER)


def test_that_a_copy_leaves_prices_and_sources_behind(person: Person, catalogue_file: Path) -> None:
    person.search("achilles")
    person.press(Key.Key_Down)
    person.press(Key.Key_D, CTRL)
    form = form_of(person)
    assert part(form, QLineEdit, "chairModelField").text() == "4D Achilles (copy)"
    assert QApplication.focusWidget() is part(form, QLineEdit, "chairModelField")
    assert part(form, QLineEdit, "chairModelField").selectedText() == "4D Achilles (copy)"
    assert "Check each value" in part(form, QLabel, "formNotice").text()
    person.press(Key.Key_S, CTRL)
    assert no_form(person)
    original = stored(catalogue_file, ACHILLES)
    copy = stored(catalogue_file, "osaki-4d-achilles-copy")
    assert "sale_price" not in copy.facts_by_feature
    assert value(copy, "calf_massage") == YesNo(yes=True)
    assert {fact.source.publisher for fact in copy.facts} == {
        "Copied from Osaki 4D Achilles, not checked"
    }
    assert {fact.source.kind for fact in copy.facts} == {SourceKind.SECOND_HAND}
    assert len(copy.facts) > len(original.facts_by_feature) // 2


def test_that_what_was_changed_in_a_copy_is_ones_own_and_a_named_source_counts_for_all(
    person: Person, catalogue_file: Path
) -> None:
    person.search("achilles")
    person.press(Key.Key_Down)
    person.press(Key.Key_D, CTRL)
    answer(form_of(person), person, "calf massage", "n")
    person.press(Key.Key_S, CTRL)
    assert no_form(person)
    person.come_back()
    copy = stored(catalogue_file, "osaki-4d-achilles-copy")
    sources = {fact.feature: fact.source for fact in copy.facts}
    assert sources["calf_massage"].kind is SourceKind.YOUR_NOTE
    assert {s.kind for f, s in sources.items() if f != "calf_massage"} == {SourceKind.SECOND_HAND}
    person.press(Key.Key_F2)
    form = form_of(person)
    assert part(form, QLineEdit, "sourceNameField").text() == ""
    person.press(Key.Key_Escape)
    person.come_back()
    person.press(Key.Key_D, CTRL)
    form = form_of(person)
    write_into(form, "sourceNameField", "Brochure of the maker, 2026", person)
    person.press(Key.Key_S, CTRL)
    assert no_form(person)
    checked = stored(catalogue_file, "osaki-4d-achilles-copy-copy")
    assert {fact.source.publisher for fact in checked.facts} == {"Brochure of the maker, 2026"}


@pytest.mark.parametrize(
    ("button", "there", "kept"),
    [
        ("unsavedSaveButton", False, True),
        ("unsavedDiscardButton", False, False),
        ("unsavedGoOnButton", True, False),
    ],
)
def test_that_closing_asks_about_what_was_typed(
    person: Person, button: str, *, there: bool, kept: bool
) -> None:
    person.press(Key.Key_N, CTRL)
    person.write("Acme")
    person.press(Key.Key_Return)
    person.write("Relax One")
    person.press(Key.Key_Escape)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    click(part(box, QPushButton, button))
    assert no_form(person) is not there
    assert (NEW in person.listed()) is kept


def test_that_an_untouched_form_closes_at_once(person: Person) -> None:
    for keys in ((Key.Key_N, CTRL), (Key.Key_F2,)):
        person.press(*keys)
        form_of(person)
        person.press(Key.Key_Escape)
        assert no_form(person)
        person.come_back()
    assert not person.window.changes.stack.count()


def test_that_what_was_typed_survives_a_crash(
    person: Person, open_window: Opener, catalogue_file: Path
) -> None:
    person.press(Key.Key_N, CTRL)
    form = form_of(person)
    person.write("Acme")
    answer(form, person, "calf massage", "y")
    form._rest.timeout.emit()
    form.finish()  # as if it were gone
    person.come_back()
    later = open_window(catalogue_file)
    later.press(Key.Key_N, CTRL)
    form = form_of(later)
    assert part(form, QLineEdit, "chairBrandField").text() == "Acme"
    assert part(form, QPushButton, "field_calf_massageAnswer1").isChecked()
    assert "before the program ended" in part(form, QLabel, "formNotice").text()
    later.press(Key.Key_Escape)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)


def test_that_the_catalogue_that_cannot_be_changed_says_so(
    open_window: Opener, catalogue_file: Path
) -> None:
    person = open_window(catalogue_file)
    person.window._catalogue.refusal = "This catalogue can only be read."
    person.press(Key.Key_N, CTRL)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "can only be read" in box.text()
