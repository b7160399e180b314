"""What an update changed is listed, taken back without loss, and not brought again unasked."""

from dataclasses import replace
from pathlib import Path

from chaircompare.catalogue.changing import ChairChange
from chaircompare.catalogue.data_files import read_edition
from chaircompare.catalogue.store import Catalogue
from chaircompare.comparison.updated import news_of
from tests.catalogue.test_changing import kept
from tests.editions import ACHILLES, NOTED, TODAY, WITHDRAWN, newer, rewrite, written

__all__ = ["newer", "written"]
TITAN = "titan-grande-xl-3d"


def shipped_facts(catalogue: Catalogue) -> dict[str, set[tuple[str, str, str]]]:
    ids = [row.id for row in catalogue.list()]
    return {
        chair.id: {(f.feature, f.stated, f.source.id) for f in chair.facts if not f.own}
        for chair in catalogue.load(ids)
        if not chair.own
    }


def test_that_a_fresh_catalogue_tells_of_no_update(catalogue: Catalogue) -> None:
    assert catalogue.last_update() is None
    catalogue.take_back_update()
    assert catalogue.last_update() is None


def test_that_an_update_lists_what_it_changed_in_words(written: Path, newer: Path) -> None:
    with Catalogue.open(written, data=newer) as catalogue:
        update = catalogue.last_update()
        assert update
        assert update.after == read_edition(newer)
        assert not update.is_taken_back
        news = {chair.name: chair.lines for chair in news_of(update, catalogue.features)}
    assert len(news) == 4
    assert news["Zenith One"] == ("New in the catalogue, with 1 feature stated.",)
    (renamed, extension) = news["Osaki 4D Achilles Two"]
    assert renamed == "Name: was “Osaki 4D Achilles”, now “Osaki 4D Achilles Two”."
    assert "was 6 in" in extension
    assert "now 8 in" in extension
    assert "No longer part" in news["AmaMedic Hilux 4D"][0]


def test_that_an_update_is_taken_back_and_not_brought_again(written: Path, newer: Path) -> None:
    with Catalogue.open(written) as catalogue:
        before, edition = shipped_facts(catalogue), catalogue.edition
    with Catalogue.open(written, data=newer) as catalogue:
        after = shipped_facts(catalogue)
        catalogue.note(TITAN, "noise_db", "50", "dB", today=TODAY)
        catalogue.take_back_update()
        assert catalogue.check() == []
    for _ in range(2):
        with Catalogue.open(written, data=newer) as catalogue:
            assert shipped_facts(catalogue) == before
            assert catalogue.edition == edition
            update = catalogue.last_update()
            assert update
            assert update.is_taken_back
            assert {chair.id for chair in catalogue.load(["mine", WITHDRAWN, NOTED])}
            (titan,) = catalogue.load([TITAN])
            assert [f.stated for f in titan.facts if f.is_note] == ["50"]
    with Catalogue.open(written, data=newer) as catalogue:
        catalogue.take_update()
        assert shipped_facts(catalogue) == after
        update = catalogue.last_update()
        assert update
        assert not update.is_taken_back
        assert len(update.chairs) == 4


def test_that_a_still_later_edition_comes_although_one_was_taken_back(
    written: Path, newer: Path
) -> None:
    with Catalogue.open(written, data=newer) as catalogue:
        catalogue.take_back_update()
    rewrite(newer / "facts" / "osaki.csv", ",legrest_extension,,8,in", ",legrest_extension,,9,in")
    with Catalogue.open(written, data=newer) as catalogue:
        update = catalogue.last_update()
        assert update
        assert not update.is_taken_back


def test_that_what_the_person_made_of_a_shipped_chair_outlives_updates(
    written: Path, newer: Path
) -> None:
    with Catalogue.open(written) as catalogue:
        achilles, titan = catalogue.load([ACHILLES, TITAN])
        mine = replace(achilles, model="Mine", note="By the window", photo="a.jpg")
        binned = replace(titan, binned_on=TODAY)
        gone = replace(catalogue.load([WITHDRAWN])[0], binned_on=TODAY)
        catalogue.apply(
            [
                ChairChange(achilles, mine),
                ChairChange(titan, binned),
                ChairChange(catalogue.load([WITHDRAWN])[0], gone),
            ]
        )
        source = next(fact.source for fact in achilles.facts if not fact.own)
        catalogue.trust(source.id, trusted=False)
    with Catalogue.open(written, data=newer) as catalogue:
        (now,) = catalogue.load([ACHILLES])
        assert (now.brand, now.model, now.note, now.photo) == (
            "Osaki",
            "Mine",
            "By the window",
            "a.jpg",
        )
        assert not any(fact.source.trusted for fact in now.facts if fact.source.id == source.id)
        assert {chair.id for chair in catalogue.binned()} == {TITAN, WITHDRAWN}
        assert catalogue.list("titan grande") == []
        # To write the shipped name again is to go on with it.
        catalogue.apply([ChairChange(now, replace(now, model="4D Achilles Two"))])
        before = kept(catalogue.path)["chair"]
        assert any("4D Achilles Two" in row and "Mine" not in row for row in before)


def test_that_a_chair_that_the_person_had_before_it_was_shipped_keeps_both(
    catalogue_file: Path, newer: Path
) -> None:
    from tests.catalogue.test_changing import own_chair

    with Catalogue.open(catalogue_file) as catalogue:
        catalogue.apply([ChairChange(None, replace(own_chair("zenith-one", "no"), brand="Mine"))])
    with Catalogue.open(catalogue_file, data=newer) as catalogue:
        (chair,) = catalogue.load(["zenith-one"])
        assert chair.brand == "Mine"
        assert {(f.stated, f.own) for f in chair.facts if f.feature == "heat"} == {
            ("yes", False),
            ("no", True),
        }
        catalogue.apply([ChairChange(chair, replace(chair, note="seen"))])
        catalogue.take_back_update()
        (chair,) = catalogue.load(["zenith-one"])
        assert {f.own for f in chair.facts} == {True}
