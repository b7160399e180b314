"""What the person keeps in the catalogue file: named comparisons, and notes on single facts."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaircompare.catalogue.agreement import AnswerState, answer
from chaircompare.catalogue.chair import Fact, FactState, SourceKind
from chaircompare.catalogue.data_files import read_edition
from chaircompare.catalogue.database import ChangesRefusedError
from chaircompare.catalogue.features import registry
from chaircompare.catalogue.saved import SavedComparison
from chaircompare.catalogue.store import Catalogue, UnknownChairError, own_fact
from chaircompare.catalogue.values import ValueNotUnderstoodError
from tests.making import notes_of, put_notes, taken_back
from tests.running import mode

ACHILLES, TITAN = "osaki-4d-achilles", "titan-grande-xl-3d"
TODAY = date(2026, 12, 1)
FOR_MUM = SavedComparison(
    "For Mum",
    TODAY,
    (TITAN, ACHILLES),
    {ACHILLES: {"heat": "Yes", "seat_width": "20 in (51 cm)"}, TITAN: {"heat": "Not stated"}},
)
NAMES = ["'; DROP TABLE saved_comparison; --", "💺 Für Mutter", "כורסה", "a\nb", "x" * 120, "%_"]
# What JSON and SQLite give back as they took it: no half of a surrogate pair.
names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


# ------------------------------------------------------------------------ comparisons


def test_that_a_fresh_catalogue_holds_none(catalogue: Catalogue) -> None:
    assert catalogue.saved_comparisons() == []


def test_that_a_comparison_comes_back_as_it_was_saved(
    catalogue: Catalogue, catalogue_file: Path
) -> None:
    catalogue.save_comparison(FOR_MUM)
    assert catalogue.saved_comparisons() == [FOR_MUM]
    with Catalogue.open(catalogue_file) as other:
        assert other.saved_comparisons() == [FOR_MUM]
        assert other.saved_comparisons()[0].chairs == (TITAN, ACHILLES)


@pytest.mark.parametrize("name", NAMES)
def test_that_any_name_is_kept_as_typed(catalogue: Catalogue, name: str) -> None:
    catalogue.save_comparison(replace(FOR_MUM, name=name))
    assert [one.name for one in catalogue.saved_comparisons()] == [name]
    catalogue.forget_comparison(name)
    assert catalogue.saved_comparisons() == []
    assert catalogue.check() == []


@given(name=names, said=st.dictionaries(names, st.dictionaries(names, names)))
def test_that_any_words_come_back(shipped_file: Path, name: str, said: dict[str, object]) -> None:
    saved = SavedComparison(name, TODAY, tuple(said), said)  # type: ignore[arg-type]
    with Catalogue.open(shipped_file) as catalogue:
        catalogue.save_comparison(saved)
        try:
            assert catalogue.saved_comparisons() == [saved]
        finally:
            catalogue.forget_comparison(name)


def test_that_the_newest_stands_first_and_names_decide_within_a_day(catalogue: Catalogue) -> None:
    for name, days in (("B", 0), ("Old", -3), ("A", 0), ("New", 2)):
        day = TODAY + timedelta(days=days)
        catalogue.save_comparison(replace(FOR_MUM, name=name, saved_on=day))
    assert [one.name for one in catalogue.saved_comparisons()] == ["New", "A", "B", "Old"]


def test_that_a_name_that_is_taken_is_replaced_and_the_others_stay(catalogue: Catalogue) -> None:
    catalogue.save_comparison(FOR_MUM)
    catalogue.save_comparison(replace(FOR_MUM, name="Other"))
    later = SavedComparison("For Mum", TODAY + timedelta(days=1), (ACHILLES, TITAN), {})
    catalogue.save_comparison(later)
    assert catalogue.saved_comparisons() == [later, replace(FOR_MUM, name="Other")]


def test_that_only_the_named_one_is_deleted(catalogue: Catalogue) -> None:
    catalogue.save_comparison(FOR_MUM)
    catalogue.save_comparison(replace(FOR_MUM, name="for mum"))
    catalogue.forget_comparison("For Mum")
    assert [one.name for one in catalogue.saved_comparisons()] == ["for mum"]
    catalogue.forget_comparison("nobody saved this")
    assert len(catalogue.saved_comparisons()) == 1


def test_that_a_read_only_catalogue_lists_them_and_takes_none(
    catalogue: Catalogue, catalogue_file: Path
) -> None:
    catalogue.save_comparison(FOR_MUM)
    catalogue.close()
    with (
        mode(catalogue_file, 0o444),
        mode(catalogue_file.parent, 0o555),
        Catalogue.open(catalogue_file) as reader,
    ):
        assert reader.saved_comparisons() == [FOR_MUM]
        with pytest.raises(ChangesRefusedError):
            reader.save_comparison(replace(FOR_MUM, name="Never"))
        with pytest.raises(ChangesRefusedError):
            reader.forget_comparison("For Mum")
        assert reader.saved_comparisons() == [FOR_MUM]


def test_that_a_failure_on_the_way_leaves_the_earlier_one(
    catalogue: Catalogue, catalogue_file: Path
) -> None:
    """Replacing deletes first: both happen or neither."""
    catalogue.save_comparison(FOR_MUM)
    with closing(sqlite3.connect(catalogue_file)) as other, other:
        other.execute(
            "CREATE TRIGGER no_more BEFORE INSERT ON saved_comparison "
            "BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
    with pytest.raises(Exception, match="no"):
        catalogue.save_comparison(replace(FOR_MUM, chairs=()))
    assert catalogue.saved_comparisons() == [FOR_MUM]


# ------------------------------------------------------------------------ notes


def test_that_a_note_is_a_fact_of_ones_own_with_a_source_of_that_day() -> None:
    fact = own_fact(registry()["seat_width"], "50", "cm", TODAY)
    assert fact.own
    assert fact.state is FactState.STATED
    assert (fact.stated, fact.unit) == ("50", "cm")
    assert fact.source.kind is SourceKind.YOUR_NOTE
    assert (fact.source.read_on, fact.source.url) == (TODAY, "")


@pytest.mark.parametrize(
    ("feature", "stated", "unit"),
    [("heat", "perhaps", ""), ("seat_width", "wide", "in"), ("seat_width", "20", "lb")],
)
def test_that_a_note_that_says_nothing_about_the_feature_is_refused(
    feature: str, stated: str, unit: str
) -> None:
    with pytest.raises(ValueNotUnderstoodError):
        own_fact(registry()[feature], stated, unit, TODAY)


def a_note(feature: str, stated: str, unit: str = "") -> Fact:
    return own_fact(registry()[feature], stated, unit, TODAY)


def test_that_notes_are_put_given_back_and_taken_away(catalogue: Catalogue) -> None:
    (before,) = catalogue.load([TITAN])
    assert notes_of(catalogue, TITAN, "calf_massage") == ()
    first, second = a_note("calf_massage", "yes"), a_note("calf_massage", "no")
    put_notes(catalogue, TITAN, "calf_massage", (first,))
    assert notes_of(catalogue, TITAN, "calf_massage") == (first,)
    put_notes(catalogue, TITAN, "calf_massage", (second,))
    assert notes_of(catalogue, TITAN, "calf_massage") == (second,)
    put_notes(catalogue, TITAN, "calf_massage", ())
    assert notes_of(catalogue, TITAN, "calf_massage") == ()
    assert catalogue.load([TITAN]) == [before]
    assert catalogue.check() == []


def test_that_a_note_touches_its_own_feature_and_chair_alone(catalogue: Catalogue) -> None:
    before = {chair.id: chair for chair in catalogue.load([ACHILLES, TITAN])}
    catalogue.note(TITAN, "heat", "no", "", today=TODAY)
    catalogue.note(TITAN, "calf_massage", "yes", "", today=TODAY)
    put_notes(catalogue, TITAN, "heat", ())
    titan, achilles = catalogue.load([TITAN, ACHILLES])
    assert achilles == before[ACHILLES]
    assert notes_of(catalogue, TITAN, "calf_massage") == (a_note("calf_massage", "yes"),)
    assert titan.facts_by_feature["heat"] == before[TITAN].facts_by_feature["heat"]


def test_that_the_list_and_the_search_follow_a_note(catalogue: Catalogue) -> None:
    (row,) = [row for row in catalogue.list() if row.id == TITAN]
    assert row.cells["calf_massage"].state is AnswerState.NOT_STATED
    catalogue.note(TITAN, "calf_massage", "yes", "", today=TODAY)
    (noted,) = [row for row in catalogue.list() if row.id == TITAN]
    assert noted.cells["calf_massage"].words == "Yes"
    assert noted.facts_stated == row.facts_stated + 1
    put_notes(catalogue, TITAN, "calf_massage", ())
    (again,) = [row for row in catalogue.list() if row.id == TITAN]
    assert again == row


def test_that_a_note_settles_what_sources_dispute_until_it_is_taken_away(
    catalogue: Catalogue,
) -> None:
    disputed, feature = next(
        (chair.id, key)
        for chair in catalogue.load([row.id for row in catalogue.list()])
        for key in chair.facts_by_feature
        if key in registry()
        and registry()[key].is_number
        and answer(chair, key).state is AnswerState.SOURCES_DIFFER
    )
    unit = registry()[feature].unit
    catalogue.note(disputed, feature, "7", unit, today=TODAY)
    (chair,) = catalogue.load([disputed])
    settled = answer(chair, feature)
    assert (settled.state, settled.is_note) == (AnswerState.STATED, True)
    assert len(settled.facts) >= 3, "the sources stay listed"
    put_notes(catalogue, disputed, feature, ())
    (chair,) = catalogue.load([disputed])
    assert answer(chair, feature).state is AnswerState.SOURCES_DIFFER


def test_that_notes_on_an_unknown_chair_are_refused(catalogue: Catalogue) -> None:
    for act in (
        lambda: notes_of(catalogue, "nobody", "heat"),
        lambda: put_notes(catalogue, "nobody", "heat", (a_note("heat", "yes"),)),
    ):
        with pytest.raises(UnknownChairError):
            act()


def test_that_a_read_only_catalogue_takes_no_notes(
    catalogue: Catalogue, catalogue_file: Path
) -> None:
    catalogue.note(TITAN, "calf_massage", "yes", "", today=TODAY)
    catalogue.close()
    with (
        mode(catalogue_file, 0o444),
        mode(catalogue_file.parent, 0o555),
        Catalogue.open(catalogue_file) as reader,
    ):
        with pytest.raises(ChangesRefusedError):
            put_notes(reader, TITAN, "calf_massage", ())
        assert notes_of(reader, TITAN, "calf_massage") == (a_note("calf_massage", "yes"),)


# ------------------------------------------------------------------------ an older file


def test_that_an_older_file_keeps_chairs_and_notes_and_can_save_comparisons(
    catalogue_file: Path, tmp_path: Path
) -> None:
    with Catalogue.open(catalogue_file) as catalogue:
        catalogue.note(TITAN, "calf_massage", "yes", "", today=TODAY)
        before = catalogue.load([row.id for row in catalogue.list()])
        listed = catalogue.list()
    taken_back(catalogue_file, "0001")
    with Catalogue.open(catalogue_file, backups=tmp_path / "backups") as catalogue:
        assert catalogue.refusal == ""
        assert catalogue.list() == listed
        assert catalogue.load([row.id for row in listed]) == before
        assert notes_of(catalogue, TITAN, "calf_massage") == (a_note("calf_massage", "yes"),)
        catalogue.save_comparison(FOR_MUM)
        assert catalogue.check() == []
    with Catalogue.open(catalogue_file) as catalogue:
        assert catalogue.saved_comparisons() == [FOR_MUM]


def test_that_saved_comparisons_outlive_new_shipped_facts(catalogue_file: Path, data: Path) -> None:
    with Catalogue.open(catalogue_file) as catalogue:
        catalogue.save_comparison(FOR_MUM)
        catalogue.note(TITAN, "calf_massage", "yes", "", today=TODAY)
    edition = data / "edition.toml"
    day = read_edition(data).day
    later = day.replace(year=day.year + 1)
    edition.write_text(edition.read_text("utf-8").replace(f"{day}", f"{later}"), "utf-8")
    with Catalogue.open(catalogue_file, data=data) as catalogue:
        assert catalogue.edition.day == later
        assert catalogue.saved_comparisons() == [FOR_MUM]
        assert notes_of(catalogue, TITAN, "calf_massage") == (a_note("calf_massage", "yes"),)


def test_that_what_is_kept_is_plain_json(catalogue: Catalogue, catalogue_file: Path) -> None:
    """Whoever opens the file with another program can read it."""
    catalogue.save_comparison(FOR_MUM)
    with closing(sqlite3.connect(catalogue_file)) as plain:
        ((chairs, said),) = plain.execute("SELECT chairs, words FROM saved_comparison").fetchall()
    assert json.loads(chairs) == [TITAN, ACHILLES]
    assert json.loads(said) == FOR_MUM.words
