"""Changes of chairs: all or nothing, only on what one saw, and taken back without a trace."""

import gc
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chaircompare.catalogue.chair import Chair, SourceKind
from chaircompare.catalogue.changing import (
    CancelledError,
    ChairChange,
    ShippedChairError,
    StaleChangeError,
    reverse,
)
from chaircompare.catalogue.database import ChangesRefusedError
from chaircompare.catalogue.features import registry
from chaircompare.catalogue.store import Catalogue, UnknownChairError
from tests.making import a_chair, a_fact, a_source
from tests.running import mode

ACHILLES, TITAN = "osaki-4d-achilles", "titan-grande-xl-3d"
TODAY = date(2026, 12, 1)


def own_chair(name: str, heat: str = "yes") -> Chair:
    features = registry()
    facts = [
        a_fact(features["heat"], heat, own=True, source=a_source(f"shop-{name}")),
        a_fact(features["seat_width"], "50", "cm", own=True, source=a_source(f"shop-{name}")),
    ]
    return replace(a_chair(name, facts), own=True)


def kept(path: Path) -> dict[str, set[tuple[object, ...]]]:
    """All that the file says; row numbers tell only in which order it was written."""
    with closing(sqlite3.connect(path)) as connection:
        names: dict[object, str] = dict(connection.execute("SELECT number, id FROM chair"))
        found: dict[str, set[tuple[object, ...]]] = {"found": set()}
        for table in ("source", "chair", "fact", "list_cell"):
            rows = connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - fixed names
            columns = [column[0] for column in rows.description]
            found[table] = {
                tuple(
                    names[value] if column == "chair" else value
                    for column, value in zip(columns, row, strict=True)
                    if column != "number"
                )
                for row in rows
            }
        for (number,) in connection.execute("SELECT rowid FROM chair_search"):
            found["found"].add((names[number],))
        return found


def but_sources(found: dict[str, set[tuple[object, ...]]]) -> dict[str, set[tuple[object, ...]]]:
    """Sources stay when their last fact goes: they are listed by themselves."""
    return {name: rows for name, rows in found.items() if name != "source"}


def changed(catalogue: Catalogue, chair_id: str, **fields: object) -> ChairChange:
    (chair,) = catalogue.load([chair_id], from_bin=True)
    return ChairChange(chair, replace(chair, **fields))  # type: ignore[arg-type]


def test_that_a_chair_is_added_changed_binned_restored_and_deleted(catalogue: Catalogue) -> None:
    mine = own_chair("mine")
    catalogue.apply([ChairChange(None, mine)])
    assert catalogue.load(["mine"]) == [mine]
    renamed = replace(mine, model="Other", note="By the window", photo="a.jpg")
    catalogue.apply([ChairChange(mine, renamed)])
    assert catalogue.load(["mine"]) == [renamed]
    assert [row.id for row in catalogue.list("other")] == ["mine"]
    assert catalogue.list("brand mine") == []
    binned = replace(renamed, binned_on=TODAY)
    catalogue.apply([ChairChange(renamed, binned)])
    assert catalogue.binned() == [binned]
    assert catalogue.list("other") == []
    assert catalogue.count() == 93
    with pytest.raises(UnknownChairError, match="bin"):
        catalogue.load(["mine"])
    assert catalogue.check() == []
    catalogue.apply([ChairChange(binned, renamed)])
    assert catalogue.load(["mine"]) == [renamed]
    catalogue.apply([ChairChange(renamed, None)])
    assert (catalogue.count(), catalogue.binned()) == (93, [])
    assert catalogue.check() == []


def test_that_changes_are_made_all_together_or_not_at_all(catalogue: Catalogue) -> None:
    before = kept(catalogue.path)
    good = changed(catalogue, TITAN, note="seen")
    taken = ChairChange(None, own_chair(ACHILLES))
    with pytest.raises(StaleChangeError, match="is there already"):
        catalogue.apply([ChairChange(None, own_chair("first")), good, taken])
    assert kept(catalogue.path) == before


def test_that_a_change_of_what_another_window_changed_is_refused(catalogue: Catalogue) -> None:
    here = changed(catalogue, TITAN, model="Here")
    gone = ChairChange(own_chair("mine"), None)
    with Catalogue.open(catalogue.path) as other:
        other.apply([changed(other, TITAN, model="There")])
    before = kept(catalogue.path)
    with pytest.raises(StaleChangeError, match="not as it was"):
        catalogue.apply([here])
    with pytest.raises(StaleChangeError, match="no longer"):
        catalogue.apply([gone])
    assert kept(catalogue.path) == before


def test_that_two_windows_change_different_things_of_one_chair(catalogue: Catalogue) -> None:
    here = changed(catalogue, TITAN, note="here")
    facts = catalogue.note_change(TITAN, "heat", ())
    features = registry()
    noted = a_fact(features["heat"], "no", own=True, source=a_source("n", SourceKind.YOUR_NOTE))
    with Catalogue.open(catalogue.path) as other:
        other.apply([changed(other, TITAN, model="There")])
        other.note(TITAN, "calf_massage", "no", "", today=TODAY)
    catalogue.apply([here])
    assert facts.before
    catalogue.apply(
        [ChairChange(facts.before, replace(facts.before, facts=(*facts.before.facts, noted)))]
    )
    (chair,) = catalogue.load([TITAN])
    assert (chair.model, chair.note) == ("There", "here")
    assert {f.feature for f in chair.facts if f.is_note} == {"heat", "calf_massage"}


def test_that_a_chair_that_another_window_added_to_is_not_deleted_for_good(
    catalogue: Catalogue,
) -> None:
    mine = own_chair("mine")
    catalogue.apply([ChairChange(None, mine)])
    with Catalogue.open(catalogue.path) as other:
        other.note("mine", "calf_massage", "yes", "", today=TODAY)
    with pytest.raises(StaleChangeError):
        catalogue.apply([ChairChange(mine, None)])


def test_that_a_shipped_chair_goes_to_the_bin_only(catalogue: Catalogue) -> None:
    (titan,) = catalogue.load([TITAN])
    with pytest.raises(ShippedChairError, match="comes with the program"):
        catalogue.apply([ChairChange(titan, None)])
    catalogue.apply([changed(catalogue, TITAN, binned_on=TODAY)])
    assert catalogue.count() == 92
    with pytest.raises(StaleChangeError, match="bin"):
        catalogue.apply([ChairChange(None, own_chair(TITAN))])


def test_that_thousands_can_be_stopped_and_leave_nothing(catalogue: Catalogue) -> None:
    before = kept(catalogue.path)
    changes = [ChairChange(None, own_chair(f"c{number}")) for number in range(2500)]
    told: list[int] = []

    def stop(done: int) -> bool:
        told.append(done)
        return done < 2000

    with pytest.raises(CancelledError):
        catalogue.apply(changes, progress=stop)
    assert told == [0, 1000, 2000]
    assert kept(catalogue.path) == before
    with pytest.raises(CancelledError):
        catalogue.apply(changes, progress=lambda done: done < 2500)
    assert kept(catalogue.path) == before, "stopped at the last moment"
    told.clear()
    catalogue.apply(changes, progress=lambda done: not told.append(done))  # type: ignore[func-returns-value]
    assert told[-1] == 2500
    assert catalogue.count() == 93 + 2500
    catalogue.apply(reverse(changes))
    assert but_sources(kept(catalogue.path)) == but_sources(before)


@pytest.mark.parametrize("was_on", [True, False])
def test_that_the_garbage_collector_is_left_as_it_was(catalogue: Catalogue, was_on: bool) -> None:
    if not was_on:
        gc.disable()
    try:
        catalogue.apply([ChairChange(None, own_chair("mine"))])
        assert gc.isenabled() is was_on
    finally:
        gc.enable()


def test_that_facts_of_another_version_of_the_program_outlive_a_change(
    catalogue: Catalogue,
) -> None:
    with closing(sqlite3.connect(catalogue.path)) as connection, connection:
        (number,) = connection.execute("SELECT number FROM chair WHERE id = ?", (TITAN,)).fetchone()
        connection.execute(
            "UPDATE fact SET feature = 'wings' WHERE chair = ? AND feature = 'seat_width'",
            (number,),
        )
        (wings,) = connection.execute(
            "SELECT count(*) FROM fact WHERE feature = 'wings'"
        ).fetchone()
    assert wings
    spans = catalogue.usual_spans()
    assert "wings" not in spans
    catalogue.apply([changed(catalogue, TITAN, note="Wide enough")])
    with closing(sqlite3.connect(catalogue.path)) as connection:
        assert connection.execute(
            "SELECT count(*) FROM fact WHERE feature = 'wings'"
        ).fetchone() == (wings,)


def test_that_a_shipped_source_is_not_changed_by_what_the_person_writes(
    catalogue: Catalogue,
) -> None:
    (titan,) = catalogue.load([TITAN])
    source = titan.facts[0].source
    liar = a_fact(registry()["heat"], "yes", own=True, source=replace(source, publisher="Me"))
    catalogue.apply([ChairChange(None, replace(own_chair("mine"), facts=(liar,)))])
    assert catalogue.load([TITAN]) == [titan]


def test_that_a_file_that_cannot_be_changed_refuses(catalogue_file: Path) -> None:
    with (
        mode(catalogue_file, 0o444),
        mode(catalogue_file.parent, 0o555),
        Catalogue.open(catalogue_file) as reader,
        pytest.raises(ChangesRefusedError),
    ):
        reader.apply([ChairChange(None, own_chair("mine"))])


def test_that_a_change_without_a_chair_or_of_two_is_a_mistake(catalogue: Catalogue) -> None:
    mine = own_chair("mine")
    for wrong in (
        [ChairChange(None, None)],
        [ChairChange(None, mine), ChairChange(None, mine)],
        [ChairChange(mine, replace(mine, id="other"))],
    ):
        with pytest.raises(ValueError, match="chair"):
            catalogue.apply(wrong)


acts = st.lists(
    st.tuples(
        st.sampled_from(["mine", "yours", TITAN]),
        st.sampled_from(["name", "note", "bin", "facts", "delete"]),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=25)
@given(acts)
def test_that_all_changes_are_taken_back_without_a_trace(
    shipped_file: Path, tmp_path_factory: pytest.TempPathFactory, done: list[tuple[str, str]]
) -> None:
    path = tmp_path_factory.mktemp("walk") / "catalogue.sqlite"
    path.write_bytes(shipped_file.read_bytes())
    with Catalogue.open(path) as catalogue:
        catalogue.apply([ChairChange(None, own_chair("mine"))])
        states, made = [kept(path)], []
        for number, (which, act) in enumerate(done):
            try:
                (before,) = catalogue.load([which], from_bin=True)
            except UnknownChairError:
                change = ChairChange(None, own_chair(which))
            else:
                change = ChairChange(before, _acted(before, act, number))
            catalogue.apply([change])
            made.append(change)
            states.append(kept(path))
        for change in reversed(made):
            states.pop()
            catalogue.apply([change.reversed])
            assert but_sources(kept(path)) == but_sources(states[-1])
        assert catalogue.check() == []


def _acted(chair: Chair, act: str, number: int) -> Chair | None:
    match act:
        case "name":
            return replace(chair, brand=f"Brand {number}", product_page=f"https://e.org/{number}")
        case "note":
            return replace(chair, note=f"note {number}", photo=f"{number}.jpg")
        case "bin":
            return replace(chair, binned_on=None if chair.binned_on else TODAY)
        case "delete" if chair.own:
            return None
        case _:
            noted = a_fact(registry()["heat"], "no" if number % 2 else "yes", own=True)
            return replace(chair, facts=(*(f for f in chair.facts if not f.own), noted))


def test_that_a_change_that_changes_nothing_writes_nothing(catalogue: Catalogue) -> None:
    before = kept(catalogue.path)
    (titan,) = catalogue.load([TITAN])
    catalogue.apply([ChairChange(titan, titan)])
    assert kept(catalogue.path) == before
