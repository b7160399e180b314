"""What this program writes it reads again: the same facts, from the wide table and the tidy one."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chaircompare.catalogue.agreement import answer
from chaircompare.catalogue.chair import Chair, Fact, FactState, SourceKind
from chaircompare.catalogue.features import Feature, Kind, registry
from chaircompare.catalogue.store import Catalogue
from chaircompare.catalogue.units import unit
from chaircompare.catalogue.values import agree
from chaircompare.comparison import compare
from chaircompare.exchange.choices import ExportChoices, Layout
from chaircompare.exchange.export_csv import Separator
from chaircompare.exchange.exporting import export
from chaircompare.exchange.importing.plan import Action
from tests.exchange.importing.bringing import imported, planned
from tests.making import a_chair, a_fact, a_source

FEATURES = registry()
_UNITS = {
    Kind.LENGTH: ("in", "cm"),
    Kind.MASS: ("lb", "kg"),
    Kind.MONEY: ("USD", "EUR", "KRW"),
    Kind.POWER: ("W",),
    Kind.NOISE: ("dB",),
    Kind.COUNT: ("",),
}
# Words as people write them, with what spreadsheets and our own tables could take for a sign.
_WORDS = (
    st.text(st.sampled_from("aéß日 ='+-@,;\"“”&|/0123456789."), min_size=1, max_size=20)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
_SOURCES = [
    a_source("own-one", SourceKind.MAKER),
    a_source("own-two", SourceKind.DEALER),
    a_source("own-three", SourceKind.YOUR_NOTE),
]


def _stated(feature: Feature) -> st.SearchStrategy[str]:
    if feature.kind is Kind.YES_NO:
        return st.sampled_from(["yes", "no"])
    if feature.kind is Kind.SET:
        items = st.sampled_from(feature.choices) if feature.choices else st.sampled_from("abc")
        return st.lists(items, min_size=1, max_size=3, unique=True).map(";".join)
    if not feature.is_number:
        return st.sampled_from(feature.choices) if feature.choices else _WORDS
    whole = st.integers(0, 9_999)
    ranges = st.tuples(whole, whole).map(lambda ends: f"{min(ends)}-{max(ends)}")
    if feature.kind is Kind.COUNT:
        return whole.map(str) | ranges
    return whole.map(str) | ranges | st.tuples(whole, st.integers(0, 9)).map("{0[0]}.{0[1]}".format)


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    feature = draw(st.sampled_from(list(FEATURES.values())))
    source = draw(st.sampled_from(_SOURCES))
    state = draw(st.sampled_from([one for one in FactState if one is not FactState.UNREADABLE]))
    if state is FactState.STATED:
        symbol = draw(st.sampled_from(_UNITS.get(feature.kind, (feature.unit,))))
        return a_fact(feature, draw(_stated(feature)), symbol, source=source, own=True)
    if state is FactState.IN_WORDS and not (feature.is_number or feature.kind is Kind.YES_NO):
        state = FactState.NOT_STATED  # words stand in for a figure or an answer, not for words
    words = f"only éa {draw(_WORDS)}" if state is FactState.IN_WORDS else ""
    return a_fact(feature, words, state=state, source=source, own=True)


@st.composite
def pairs(draw: st.DrawFn) -> list[Chair]:
    """Two chairs with one fact for each feature and source, as an import would leave them."""
    made = []
    for number in (1, 2):
        found = {(f.feature, f.source): f for f in draw(st.lists(facts(), max_size=12))}
        made.append(
            a_chair(f"example-{number}", found.values(), brand="Example", model=str(number))
        )
    return made


def _told(chair: Chair) -> list[tuple[object, ...]]:
    """What counts of each fact; the words of a range are written anew."""
    return sorted(
        (
            fact.feature,
            fact.state.value,
            fact.stated.replace("–", "-"),
            fact.unit,
            fact.source.kind.value,
            fact.source.url,
            fact.read_on.isoformat(),
        )
        for fact in chair.facts
    )


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("round") / "catalogue.sqlite"
    Catalogue.open(path).close()
    return path


def _written(chairs: Sequence[Chair], folder: Path, choices: ExportChoices) -> Path:
    path = folder / "round.csv"
    export(compare(chairs), path, choices)
    return path


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chairs=pairs(), separator=st.sampled_from(Separator), mark=st.booleans())
def test_that_a_tidy_table_gives_every_fact_back(
    chairs: list[Chair], separator: Separator, mark: bool, empty: Path
) -> None:
    choices = ExportChoices(layout=Layout.TIDY, separator=separator, byte_order_mark=mark)
    path = _written(chairs, empty.parent, choices)
    with Catalogue.open(empty) as catalogue:
        plan = planned(path, catalogue)
    made = {change.id: change.after for change in plan.changes if change.after}
    assert sorted(made) == ["example-1", "example-2"]
    for chair in chairs:
        assert _told(made[chair.id]) == _told(chair)
    assert plan.summary == "add 2 · change 0 · same 0 · skip 0"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chairs=pairs(), separator=st.sampled_from(Separator))
def test_that_a_wide_table_gives_every_answer_back(
    chairs: list[Chair], separator: Separator, empty: Path
) -> None:
    path = _written(chairs, empty.parent, ExportChoices(separator=separator))
    with Catalogue.open(empty) as catalogue:
        plan = planned(path, catalogue)
    made = {change.id: change.after for change in plan.changes if change.after}
    for chair in chairs:
        for key in chair.facts_by_feature:
            before, after = answer(chair, key), answer(made[chair.id], key)
            assert (before.is_stated, len(before.values)) == (after.is_stated, len(after.values))
            for old, new in zip(before.values, after.values, strict=True):
                assert agree(old, new) is True, (key, old, new)


def test_that_the_shipped_chairs_come_back_from_a_tidy_table_into_an_empty_catalogue(
    catalogue: Catalogue, tmp_path: Path, data: Path
) -> None:
    """With the sources' addresses and dates; three at a time, as a comparison holds them."""
    for path in (data / "facts").glob("*.csv"):
        path.write_text("chair,feature,state,value,unit,source,seen_on\n", "utf-8")
    (data / "chairs.csv").write_text("chair,brand,model,product_page\n", "utf-8")
    ids = [chair.id for chair in catalogue.names()]
    with Catalogue.open(tmp_path / "empty.sqlite", data=data) as empty:
        assert empty.count() == 0
        for start in range(0, len(ids), 3):
            three = catalogue.load(ids[start : start + 3])
            imported(_written(three, tmp_path, ExportChoices(layout=Layout.TIDY)), empty)
        assert sorted(chair.id for chair in empty.names()) == sorted(ids)
        for there, back in zip(catalogue.load(ids), empty.load(ids), strict=True):
            assert (back.brand, back.model) == (there.brand, there.model)
            assert _told(back) == _told(there)
        assert empty.check() == []


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_that_our_own_tables_of_chairs_that_are_there_change_nothing(
    catalogue: Catalogue, tmp_path: Path, layout: Layout, ending: str
) -> None:
    three = catalogue.load([chair.id for chair in catalogue.names()][:3])
    path = tmp_path / f"three{ending}"
    export(compare(three), path, ExportChoices(layout=layout))
    plan = planned(path, catalogue)
    assert plan.changes == ()
    assert [row.name for row in plan.rows] == [chair.name for chair in three]
    assert plan.count(Action.SAME) == 3
    assert list(plan.remarks) == []


def test_that_the_units_of_this_test_are_those_of_the_program() -> None:
    assert all(unit(symbol) for symbols in _UNITS.values() for symbol in symbols)


@pytest.mark.parametrize("words", ["only éa ”", "only “soft”", "soft or hard", "“", "”"])
def test_that_quotes_and_ors_within_disputed_words_come_back(empty: Path, words: str) -> None:
    feature = FEATURES["calf_massage"]
    facts = [
        a_fact(feature, "yes", source=_SOURCES[0], own=True),
        a_fact(feature, words, state=FactState.IN_WORDS, source=_SOURCES[1], own=True),
    ]
    chairs = [a_chair("example-1", brand="Example"), a_chair("example-2", facts, brand="Example")]
    path = _written(chairs, empty.parent, ExportChoices())
    with Catalogue.open(empty) as catalogue:
        plan = planned(path, catalogue)
    (made,) = [c.after for c in plan.changes if c.after and c.after.facts]
    assert [fact.stated for fact in made.facts] == ["yes", words]
