"""A whole catalogue goes out as one file and comes back as it was, into an empty one."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chaircompare.catalogue.chair import Chair, Fact, FactState, Source, SourceKind
from chaircompare.catalogue.changing import ChairChange, reverse
from chaircompare.catalogue.database import engine_for_new_file
from chaircompare.catalogue.features import Feature, Kind, registry
from chaircompare.catalogue.saved import SavedComparison
from chaircompare.catalogue.shipped import make_tables, remember
from chaircompare.catalogue.store import Catalogue
from chaircompare.exchange.everything import (
    NotACatalogueFileError,
    read_everything,
    take_in,
    write_everything,
)
from tests.catalogue.test_changing import kept
from tests.making import a_fact

STATED = {
    Kind.YES_NO: [("yes", ""), ("no", "")],
    Kind.COUNT: [("3", ""), ("5", "")],
    Kind.LENGTH: [("178", "cm"), ("12-15", "in")],
    Kind.MASS: [("220", "lb"), ("100", "kg")],
    Kind.DURATION: [("15-30", "")],
    Kind.MONEY: [("4999", "USD"), ("3500", "EUR")],
}
words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12
)
days = st.integers(0, 3000).map(lambda days: date(2020, 1, 1) + timedelta(days=days))
names = st.sampled_from(["a", "b", "c", "d", "e"])


def empty(path: Path) -> Catalogue:
    """A catalogue without a chair, of an edition that no program is older than."""
    engine = engine_for_new_file(path)
    with engine.connect() as connection, connection.begin():
        make_tables(connection)
        remember(connection, edition="9999-01-01 1", digest="none")
    engine.dispose()
    return Catalogue.open(path)


@st.composite
def sources(draw: st.DrawFn, *, own: bool) -> Source:
    name = draw(names)
    kinds = [kind for kind in SourceKind if own or kind is not SourceKind.YOUR_NOTE]
    # One id is one source: its other fields follow from the name.
    return Source(
        f"{'own' if own else 'shipped'}-{name}",
        kinds[ord(name) % len(kinds)],
        f"Publisher {name}",
        f"https://example.org/{name}",
        date(2026, 1, 1) + timedelta(days=ord(name)),
        trusted=name != "e",
    )


@st.composite
def facts(draw: st.DrawFn, *, own: bool) -> Fact:
    feature: Feature = draw(st.sampled_from([f for f in registry().values() if f.kind in STATED]))
    state = draw(st.sampled_from([FactState.STATED, *_OTHER_STATES]))
    stated, unit = "", ""
    if state is FactState.STATED:
        stated, unit = draw(st.sampled_from(STATED[feature.kind]))
    elif state is FactState.IN_WORDS:
        stated = draw(words)
    made = a_fact(feature, stated, unit, state=state, source=draw(sources(own=own)), own=own)
    return replace(made, seen_on=draw(st.none() | days))


_OTHER_STATES = (FactState.IN_WORDS, FactState.DOES_NOT_APPLY, FactState.NOT_STATED)


@st.composite
def chairs(draw: st.DrawFn) -> Chair:
    own = draw(st.booleans())
    stated = draw(st.lists(facts(own=own), max_size=4))
    notes = [] if own else draw(st.lists(facts(own=True), max_size=2))
    return Chair(
        draw(words),
        draw(words),
        draw(words),
        draw(st.just("") | words),
        (*stated, *notes),
        own,
        draw(st.just("") | words),
        draw(st.just("") | words),
        draw(st.none() | days),
    )


catalogues = st.lists(chairs(), max_size=6, unique_by=lambda chair: chair.id)
saved = st.lists(
    st.builds(
        SavedComparison,
        words,
        days,
        st.tuples(words, words),
        st.dictionaries(words, st.dictionaries(words, words, max_size=2), max_size=2),
    ),
    max_size=2,
    unique_by=lambda one: one.name,
)


@settings(max_examples=40)
@given(catalogues, saved)
def test_that_everything_comes_back_in_an_empty_catalogue(
    tmp_path_factory: pytest.TempPathFactory, made: list[Chair], kept_saved: list[SavedComparison]
) -> None:
    folder = tmp_path_factory.mktemp("whole")
    file = folder / "everything.json"
    with empty(folder / "one.sqlite") as one, empty(folder / "two.sqlite") as two:
        one.apply([ChairChange(None, chair) for chair in made])
        for saved_one in kept_saved:
            one.save_comparison(saved_one)
        one.add_source(Source("alone", SourceKind.PRESS, "Alone", "", date(2026, 1, 1)))
        assert write_everything(one, file) == len(made)
        changes = take_in(read_everything(file, two), two)
        assert kept(two.path) == kept(one.path)
        assert sorted(two.saved_comparisons(), key=str) == sorted(kept_saved, key=str)
        assert two.check() == []
        # Taken in once more it changes nothing.
        assert take_in(read_everything(file, two), two) == ()
        own = [change for change in changes if change.after and change.after.own]
        two.apply(reverse(own))
        assert {chair.own for chair in two.find([chair.id for chair in made])} <= {False}


def test_that_the_shipped_catalogue_comes_back(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.note("osaki-4d-achilles", "noise_db", "50", "dB", today=date(2026, 11, 22))
    file = tmp_path / "everything.json"
    assert write_everything(catalogue, file) == 93
    with empty(tmp_path / "two.sqlite") as two:
        take_in(read_everything(file, two), two)
        one, other = kept(catalogue.path), kept(two.path)
        assert {name: one[name] for name in ("chair", "fact", "list_cell")} == {
            name: other[name] for name in ("chair", "fact", "list_cell")
        }


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b"[" * 100_000,
        json.dumps({"format": "other", "version": 1}).encode(),
        json.dumps({"format": "chaircompare catalogue", "version": 99}).encode(),
        json.dumps({"format": "chaircompare catalogue", "version": 1, "chairs": [1]}).encode(),
    ],
)
def test_that_another_file_is_refused(catalogue: Catalogue, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "file.json"
    file.write_bytes(content)
    with pytest.raises(NotACatalogueFileError):
        read_everything(file, catalogue)
    with pytest.raises(NotACatalogueFileError):
        read_everything(tmp_path / "missing.json", catalogue)
