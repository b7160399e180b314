"""The needs over the whole list: the same verdicts as for one chair, sorted, hidden, brought up."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from chaircompare.catalogue import records, standing
from chaircompare.catalogue.chair import Chair, FactState, SourceKind
from chaircompare.catalogue.changing import ChairChange
from chaircompare.catalogue.features import registry
from chaircompare.catalogue.listing import BY_CHOSEN, BY_FACTS, BY_NAME, ListQuery
from chaircompare.catalogue.standing import (
    BY_FIT,
    BY_MEETS,
    BY_MISSES,
    BY_NOT_KNOWN,
    Standing,
    WeighedWish,
)
from chaircompare.catalogue.store import Catalogue, own_fact
from chaircompare.catalogue.wishes import AtMost, Has
from chaircompare.relevance.fit import fit, standing_words, weighed
from chaircompare.relevance.needs import Need, read_needs
from tests import wishing
from tests.making import a_chair, a_fact, a_source

SHIPPED = registry()
TODAY = date(2026, 12, 1)
ALL = 1000
# Each example makes a file: finding the smallest one would take minutes.
WITHOUT_SHRINKING = (Phase.explicit, Phase.generate)


@pytest.fixture(scope="module")
def empty_file(shipped_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue without any chair."""
    path = tmp_path_factory.mktemp("empty") / "catalogue.sqlite"
    shutil.copyfile(shipped_file, path)
    with closing(sqlite3.connect(path)) as connection:
        for table in ("chair_answer", "answer", "list_cell", "chair_search", "fact", "chair"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - fixed names
        connection.commit()
    return path


@pytest.fixture
def own(empty_file: Path, tmp_path: Path) -> Iterator[Catalogue]:
    """An empty catalogue for chairs of the test."""
    path = tmp_path / "own.sqlite"
    shutil.copyfile(empty_file, path)
    with Catalogue.open(path) as catalogue:
        yield catalogue


def stating(name: str, **said: str) -> Chair:
    """A chair with these yes and no."""
    return a_chair(name, [a_fact(SHIPPED[key], value) for key, value in said.items()])


def asked(*texts: str, **how: object) -> ListQuery:
    query = ListQuery(wishes=weighed(read_needs(texts, SHIPPED)))
    return replace(query, **how)  # type: ignore[arg-type]


def standings(catalogue: Catalogue, query: ListQuery) -> dict[str, Standing]:
    rows = catalogue.page(query, 0, ALL)
    return {row.id: row.standing for row in rows if row.standing is not None}


def ids(catalogue: Catalogue, query: ListQuery) -> list[str]:
    found = [row.id for row in catalogue.page(query, 0, ALL)]
    assert catalogue.count_rows(query) == len(found)
    return found


@given(data=st.data())
@settings(
    max_examples=40,
    phases=WITHOUT_SHRINKING,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_that_the_list_and_a_single_chair_get_the_same_verdicts(
    data: st.DataObject, empty_file: Path, tmp_path: Path
) -> None:
    chairs = [data.draw(wishing.chairs(f"chair-{number}")) for number in range(4)]
    needs = data.draw(wishing.needs(most=10))
    path = tmp_path / "drawn.sqlite"
    shutil.copyfile(empty_file, path)
    with Catalogue.open(path) as catalogue:
        with catalogue._changing() as connection:
            records.add_chairs(connection, chairs, SHIPPED)
        found = standings(catalogue, ListQuery(wishes=weighed(needs)))
    for chair in chairs:
        one = fit(chair, needs, SHIPPED)
        if not one.marked:
            assert found == {}
            continue
        there = found[chair.id]
        assert (there.meets, there.misses, there.not_known) == (
            len(one.meets),
            len(one.misses),
            len(one.not_known),
        )
        assert (there.low, there.high) == (one.low, one.high)
        assert there.lacks_must is one.lacks_must_have
        assert there.open_musts == len(one.open_must_haves)
        assert standing_words(there) == one.words


def test_that_all_shipped_chairs_stand_as_they_are_judged(
    catalogue: Catalogue, chairs: dict[str, Chair]
) -> None:
    needs = read_needs(
        [
            "must calf_massage has",
            "important heat_zones contains calves",
            "important+1 sale_price at-most 5000 USD",
            "nice wall_clearance at-most 5 in",
            "nice track contains SL",
        ],
        SHIPPED,
    )
    found = standings(catalogue, ListQuery(wishes=weighed(needs)))
    assert len(found) == len(chairs) == 93
    for key, chair in chairs.items():
        assert standing_words(found[key]) == fit(chair, needs, SHIPPED).words
    assert len({standing_words(one) for one in found.values()}) > 10


def some(catalogue: Catalogue) -> None:
    """a: 5 of 5. b: 1 to 5. c: 0 to 4. d: 4. e: 4 as well. Weights 4 and 1."""
    for chair in (
        stating("a", heat="yes", rocking="yes"),
        stating("b", rocking="yes"),
        stating("c", rocking="no"),
        stating("d", heat="yes", rocking="no"),
        stating("e", heat="yes", rocking="no"),
    ):
        catalogue.add_chair(chair)


NEEDS = ("important heat has", "nice rocking has")


@pytest.mark.parametrize(
    ("sort", "descending", "expected"),
    [
        (BY_FIT, True, "adebc"),
        (BY_FIT, False, "cbdea"),
        (BY_MEETS, True, "abdec"),
        (BY_MISSES, False, "abcde"),
        (BY_NOT_KNOWN, True, "bcade"),
        (BY_NAME, True, "edcba"),
        (BY_FACTS, True, "edabc"),
        ("heat", True, "edabc"),
    ],
)
def test_that_the_list_is_sorted_by_what_is_asked(
    own: Catalogue, sort: str, descending: bool, expected: str
) -> None:
    some(own)
    query = asked(*NEEDS, sort=sort, descending=descending)
    if sort == BY_FACTS:
        # a states as many facts as d and e.
        expected = "edacb"
    if sort == "heat":
        expected = "edabc"
    assert "".join(ids(own, query)) == expected
    # Page by page it is the same list.
    pages = [own.page(query, offset, 2) for offset in (0, 2, 4, 6)]
    assert "".join(row.id for page in pages for row in page) == expected


def test_that_chairs_that_state_they_lack_a_must_have_are_hidden_and_silent_ones_stay(
    own: Catalogue,
) -> None:
    some(own)
    hiding = asked("must rocking has", "important heat has", hide_lacking=True)
    assert ids(own, hiding) == ["a", "b"]
    assert ids(own, replace(hiding, hide_lacking=False)) == ["a", "b", "c", "d", "e"]
    own.add_chair(stating("f", heat="no"))
    assert ids(own, hiding) == ["a", "b", "f"]
    assert standings(own, hiding)["f"].open_musts == 1
    assert ids(own, replace(hiding, sort=BY_FIT, descending=True)) == ["a", "b", "f"]
    assert ids(own, replace(hiding, sort=BY_CHOSEN, chosen=("f",))) == ["f", "a", "b"]
    assert ids(own, replace(hiding, search="heat")) == ["a"]
    assert ids(own, replace(hiding, search="no such words")) == []
    assert ids(own, replace(hiding, search="...")) == []
    assert own.place(hiding, "f") == 2
    assert own.place(hiding, "c") == own.place(hiding, "no such chair") == -1
    # Without a must-have nothing is hidden, and nothing is stated of a list without needs.
    assert len(ids(own, asked(*NEEDS, hide_lacking=True))) == 6
    assert [row.standing for row in own.page(ListQuery(sort=BY_FIT), 0, ALL)] == [None] * 6


def test_that_the_list_follows_each_change(own: Catalogue) -> None:
    some(own)
    query = asked(*NEEDS, sort=BY_FIT, descending=True)
    assert "".join(ids(own, query)) == "adebc"
    own.note("b", "heat", "yes", "", today=TODAY)
    assert "".join(ids(own, query)) == "abdec"
    told = own_fact(SHIPPED["heat"], "no", "", TODAY, SourceKind.TOLD_BY_SELLER)
    own.apply([own.note_change("b", "heat", (told,))])
    assert standings(own, query)["b"].misses == 1
    (chair,) = own.load(["a"])
    own.apply([ChairChange(chair, replace(chair, binned_on=TODAY))])
    assert "".join(ids(own, query)) == "debc"
    # Another program writes into the same file.
    with Catalogue.open(own.path) as other:
        other.note("e", "rocking", "yes", "", today=TODAY)
    assert "".join(ids(own, query)) == "edbc"


def test_that_a_chair_without_what_a_detail_belongs_to_misses_the_detail(own: Catalogue) -> None:
    own.add_chair(stating("without", calf_massage="no"))
    own.add_chair(stating("with", calf_massage="yes"))
    found = standings(own, asked("must calf_massage_methods contains airbag"))
    assert found["without"].lacks_must
    assert found["with"].open_musts == 1
    own.note("without", "calf_massage_methods", "airbag", "", today=TODAY)
    assert standings(own, asked("must calf_massage_methods contains airbag"))["without"].meets == 1


def test_that_a_feature_of_another_version_is_not_known(own: Catalogue) -> None:
    own.add_chair(stating("a", heat="yes"))
    query = ListQuery(wishes=(WeighedWish("teleport", Has(), 1),))
    assert standings(own, query)["a"].not_known == 1


def test_that_a_catalogue_without_chairs_has_no_rows(own: Catalogue) -> None:
    query = asked(*NEEDS, sort=BY_FIT, hide_lacking=True)
    assert ids(own, query) == []
    own.add_chair(a_chair("silent"))
    assert standings(own, query)["silent"].not_known == 2


def test_that_what_differs_in_writing_alone_is_judged_alike(own: Catalogue) -> None:
    wall = SHIPPED["wall_clearance"]
    for number, (figure, unit) in enumerate((("5", "in"), ("12.7", "cm"), ("0.127", "m"))):
        own.add_chair(a_chair(f"chair-{number}", [a_fact(wall, figure, unit)]))
    for limit in ("5 in", "12.7 cm", "127 mm"):
        found = standings(own, asked(f"must wall_clearance at-most {limit}"))
        assert [one.meets for one in found.values()] == [1, 1, 1]


def test_that_only_so_much_is_kept(own: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "_KEPT_WISHES", 2)
    monkeypatch.setattr(standing, "_KEPT_ORDERS", 2)
    some(own)
    limits = [f"must sale_price at-most {number} USD" for number in range(100, 105)]
    for limit in limits:
        for sort in (BY_FIT, BY_MEETS, BY_MISSES):
            assert len(ids(own, asked(limit, sort=sort))) == 5
    kept = own._standings
    assert len(kept._judged) == len(kept._orders) == 2


def test_that_unused_answers_are_forgotten_with_the_next_update(
    catalogue_file: Path, data: Path
) -> None:
    price = "SELECT count(*) FROM answer WHERE feature = 'sale_price' AND said LIKE '%\"77777\"%'"

    def found() -> int:
        with closing(sqlite3.connect(catalogue_file)) as connection:
            return int(connection.execute(price).fetchone()[0])

    with Catalogue.open(catalogue_file) as catalogue:
        catalogue.note("osaki-4d-achilles", "sale_price", "77777", "USD", today=TODAY)
        assert found() == 1
        catalogue.note("osaki-4d-achilles", "sale_price", "66666", "USD", today=TODAY)
        assert found() == 1
    edition = data / "edition.toml"
    edition.write_text(edition.read_text("utf-8").replace("revision = 1", "revision = 99"), "utf-8")
    Catalogue.open(catalogue_file, data=data).close()
    assert found() == 0


def test_that_many_needs_do_not_run_over(own: Catalogue) -> None:
    own.add_chair(a_chair("all", [a_fact(SHIPPED["sale_price"], "10", "USD")]))
    needs = [f"must+2 sale_price at-most {limit} USD" for limit in range(20, 60)]
    limits = [need.wish for text in needs for need in read_needs([text], SHIPPED)]
    wishes = tuple(WeighedWish("sale_price", wish, 10, must=True) for wish in limits)
    assert all(isinstance(wish, AtMost) for wish in limits)
    found = standings(own, ListQuery(wishes=wishes))["all"]
    assert (found.met, found.total, found.meets) == (400, 400, 40)


def test_that_facts_in_every_state_are_kept_as_they_are_judged(own: Catalogue) -> None:
    wall = SHIPPED["wall_clearance"]
    facts = [
        a_fact(wall, "only the S version", state=FactState.IN_WORDS),
        a_fact(wall, "3", "in", source=a_source("s2")),
    ]
    own.add_chair(a_chair("disputed", facts))
    own.add_chair(a_chair("none", [a_fact(wall, state=FactState.DOES_NOT_APPLY)]))
    own.add_chair(a_chair("silent", [a_fact(wall, state=FactState.NOT_STATED)]))
    found = standings(own, asked("must wall_clearance at-most 5 in"))
    assert {one.not_known for one in found.values()} == {1}
    needs: tuple[Need, ...] = read_needs(["must wall_clearance at-least 1 in"], SHIPPED)
    assert standings(own, ListQuery(wishes=weighed(needs)))["none"].lacks_must


def test_that_filters_leave_out_what_is_stated_to_miss_them_and_nothing_else(
    own: Catalogue,
) -> None:
    price = SHIPPED["sale_price"]
    for name, amount in (("cheap", "3000"), ("dear", "9000")):
        own.add_chair(a_chair(name, [a_fact(price, amount, "USD")]))
    own.add_chair(stating("silent", heat="yes"))
    limit, heat = weighed(
        read_needs(["must sale_price at-most 5000 USD", "nice heat has"], SHIPPED)
    )
    filtered = ListQuery(filters=(limit,))
    assert ids(own, filtered) == ["cheap", "silent"]
    assert [row.standing for row in own.page(filtered, 0, ALL)] == [None, None]
    both = replace(filtered, wishes=(heat,), sort=BY_FIT, descending=True)
    assert ids(own, both) == ["silent", "cheap"]
    assert own.place(both, "dear") == -1


def test_that_a_source_that_is_not_trusted_decides_nothing_in_the_list(own: Catalogue) -> None:
    page = a_source("a page")
    own.add_chair(a_chair("a", [a_fact(SHIPPED["heat"], "yes", source=page)]))
    query = asked("must heat has")
    assert standings(own, query)["a"].meets == 1
    own.trust(page.id, trusted=False)
    assert standings(own, query)["a"].not_known == 1
    (chair,) = own.load(["a"])
    assert fit(chair, read_needs(["must heat has"], SHIPPED), SHIPPED).not_known
    own.trust(page.id, trusted=True)
    assert standings(own, query)["a"].meets == 1
