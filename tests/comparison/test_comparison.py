"""Rows, cells and their states: a gap is never a difference and never a no."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaircompare.catalogue.agreement import AnswerState, answer, judge
from chaircompare.catalogue.chair import Chair, Fact, FactState, SourceKind
from chaircompare.catalogue.features import Kind, registry
from chaircompare.catalogue.units import UnitSystem
from chaircompare.comparison import Comparison, View, compare
from chaircompare.comparison.comparison import CellState, RowState, refuse_wrong_choice, row_state
from chaircompare.comparison.phrases import own_words
from chaircompare.errors import UsageError
from chaircompare.relevance.criteria import Relevance, relevance
from tests.making import a_chair, a_fact, a_feature, a_registry, a_source

THREE = ("osaki-4d-achilles", "titan-grande-xl-3d", "carelex-super-pro-ls-cl-8000i")
HEAT = a_feature(Kind.YES_NO, "heat", order=0)
WIDTH = a_feature(Kind.LENGTH, "width", order=1)
ZONES = a_feature(Kind.SET, "zones", order=2)
TEXT = a_feature(Kind.TEXT, "text", order=3)
PRICE = a_feature(Kind.MONEY, "price", order=4)
SMALL = a_registry(HEAT, WIDTH, ZONES, TEXT, PRICE)

GAP = ()
SILENT = (a_fact(WIDTH, state=FactState.NOT_STATED),)
NOT_FOR_THIS = (a_fact(WIDTH, state=FactState.DOES_NOT_APPLY),)


def width(stated: str, unit: str = "in") -> tuple[Fact, ...]:
    return (a_fact(WIDTH, stated, unit),)


def widths(*stated: str) -> tuple[Fact, ...]:
    return tuple(fact for one in stated for fact in width(one))


cells = st.sampled_from(
    [
        GAP,
        SILENT,
        NOT_FOR_THIS,
        (*NOT_FOR_THIS, *width("20")),
        width("20"),
        width("50.8", "cm"),
        width("30"),
        widths("20", "30"),
        widths("40", "50"),
        (a_fact(WIDTH, "snug", state=FactState.IN_WORDS),),
    ]
)


def compared(*facts: tuple[Fact, ...]) -> Comparison:
    chairs = [
        a_chair(f"c{number}", (a_fact(TEXT, "t"), *given)) for number, given in enumerate(facts)
    ]
    return compare(chairs, features=SMALL, marks=Relevance(()))


def state_of(*facts: tuple[Fact, ...], feature: str = "width") -> RowState:
    return next(row.state for row in compared(*facts).rows if row.feature.key == feature)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ((width("1"), width("2.54", "cm")), RowState.SAME),
        ((width("69.88"), width("69.9")), RowState.SAME),
        ((width("69.88"), width("69.9"), width("69.9")), RowState.SAME),
        ((width("20"), width("30")), RowState.DIFFERS),
        ((width("20"), width("20"), width("30")), RowState.DIFFERS),
        ((width("20"), GAP), RowState.CANNOT_TELL),
        ((width("20"), SILENT), RowState.CANNOT_TELL),
        ((GAP, GAP), RowState.CANNOT_TELL),
        ((width("20"), width("20"), GAP), RowState.CANNOT_TELL),
        ((width("20"), width("30"), GAP), RowState.DIFFERS),
        ((width("20"), widths("20", "30")), RowState.CANNOT_TELL),
        ((widths("20", "30"), widths("20", "30")), RowState.CANNOT_TELL),
        ((widths("20", "30"), widths("40", "50")), RowState.DIFFERS),
        ((NOT_FOR_THIS, NOT_FOR_THIS), RowState.SAME),
        ((NOT_FOR_THIS, width("20")), RowState.DIFFERS),
        ((NOT_FOR_THIS, widths("20", "30")), RowState.CANNOT_TELL),
        ((NOT_FOR_THIS, GAP), RowState.CANNOT_TELL),
        ((NOT_FOR_THIS, (*NOT_FOR_THIS, *width("20"))), RowState.CANNOT_TELL),
        ((width("30"), (*NOT_FOR_THIS, *width("20"))), RowState.DIFFERS),
        (
            (width("20"), (a_fact(WIDTH, "snug", state=FactState.IN_WORDS),)),
            RowState.CANNOT_TELL,
        ),
    ],
)
def test_that_a_row_says_only_what_is_stated(
    facts: tuple[tuple[Fact, ...], ...], expected: RowState
) -> None:
    for order in permutations(facts):
        assert state_of(*order) is expected


@given(st.lists(cells, min_size=2, max_size=3))
def test_that_the_order_of_chairs_changes_no_row(facts: list[tuple[Fact, ...]]) -> None:
    assert {state_of(*order) for order in permutations(facts)} == {state_of(*facts)}


@given(cells, cells)
def test_that_a_gap_is_never_a_difference(a: tuple[Fact, ...], b: tuple[Fact, ...]) -> None:
    assert state_of(a, GAP) is RowState.CANNOT_TELL
    assert state_of(GAP, SILENT) is RowState.CANNOT_TELL
    # Beside a gap, two chairs differ where they differ without it, and are never the same.
    beside = RowState.DIFFERS if state_of(a, b) is RowState.DIFFERS else RowState.CANNOT_TELL
    assert state_of(a, b, GAP) is state_of(a, GAP, b) is beside


@given(st.lists(cells, min_size=2, max_size=3))
def test_that_same_means_stated_for_all(facts: list[tuple[Fact, ...]]) -> None:
    answers = [judge(given, was_checked=True) for given in facts]
    state = row_state(answers)
    if state is RowState.SAME:
        assert {given.state for given in answers} <= {
            AnswerState.STATED,
            AnswerState.DOES_NOT_APPLY,
        }
    if state is RowState.DIFFERS:
        assert sum(given.is_stated for given in answers) >= 2


@given(cells)
def test_that_a_chair_never_differs_from_its_twin(facts: tuple[Fact, ...]) -> None:
    assert state_of(facts, facts) is not RowState.DIFFERS


def test_that_sets_are_compared_as_sets() -> None:
    one = (a_fact(ZONES, "neck;feet"),)
    other = (a_fact(ZONES, "Feet; neck"),)
    assert state_of(one, other, feature="zones") is RowState.SAME
    assert state_of(one, (a_fact(ZONES, "neck"),), feature="zones") is RowState.DIFFERS


def test_that_currencies_cannot_be_told_apart() -> None:
    dollars, won = (a_fact(PRICE, "4999", "USD"),), (a_fact(PRICE, "4999", "KRW"),)
    assert state_of(dollars, won, feature="price") is RowState.CANNOT_TELL


@pytest.mark.parametrize(
    ("facts", "state", "words", "spoken"),
    [
        ((a_fact(HEAT, "yes"),), CellState.VALUE, "Yes", "Yes, stated by the maker"),
        ((a_fact(HEAT, "no"),), CellState.NO, "No", "No, stated by the maker"),
        (
            GAP,
            CellState.NOT_STATED,
            "Not stated",
            "Not stated in 1 source, checked 22 November 2026",
        ),
        (
            (a_fact(HEAT, state=FactState.DOES_NOT_APPLY),),
            CellState.DOES_NOT_APPLY,
            "Does not apply",
            "Does not apply",
        ),
        (
            (a_fact(HEAT, "yes"), a_fact(HEAT, "no", source=a_source("d", SourceKind.DEALER))),
            CellState.SOURCES_DIFFER,
            "Sources differ: Yes or No",
            "Sources differ: Yes or No",
        ),
        (
            (a_fact(HEAT, "yes"), a_fact(HEAT, state=FactState.DOES_NOT_APPLY)),
            CellState.SOURCES_DIFFER,
            "Sources differ: Yes or does not apply",
            "Sources differ: Yes or does not apply",
        ),
        (
            (a_fact(HEAT, "no", own=True, source=a_source("n", SourceKind.YOUR_NOTE)),),
            CellState.NO,
            "No",
            "No, stated in your own note",
        ),
        (
            (a_fact(HEAT, "yes", source=a_source("p", SourceKind.PRESS)),),
            CellState.VALUE,
            "Yes",
            "Yes, stated in the press",
        ),
    ],
)
def test_that_a_cell_has_a_state_and_words(
    facts: tuple[Fact, ...], state: CellState, words: str, spoken: str
) -> None:
    row = next(row for row in compared(facts, GAP).rows if row.feature.key == "heat")
    cell = row.cells[0]
    assert (cell.state, cell.words, cell.spoken) == (state, words, spoken)


def test_that_what_nobody_looked_at_is_not_called_unstated() -> None:
    made = compare([a_chair("a"), a_chair("b", width("1"))], features=SMALL, marks=Relevance(()))
    cell = made.rows[0].cells[0]
    assert (cell.state, cell.words, cell.spoken) == (
        CellState.NOT_CHECKED,
        "Not checked yet",
        "Not checked yet",
    )
    assert not cell.is_stated


def test_that_silence_names_the_number_of_sources_and_the_last_day() -> None:
    sources = [a_source(f"s{n}", read_on=a_source().read_on.replace(day=n)) for n in (3, 9)]
    facts = tuple(a_fact(TEXT, "t", source=source) for source in sources)
    made = compare([a_chair("a", facts), a_chair("b")], features=SMALL, marks=Relevance(()))
    spoken = next(row for row in made.rows if row.feature.key == "heat").cells[0].spoken
    assert spoken == "Not stated in 2 sources, checked 9 November 2026"


@pytest.fixture(scope="module")
def three(chairs: dict[str, Chair]) -> Comparison:
    return compare([chairs[one] for one in THREE])


def test_that_every_feature_is_a_row_and_marked_rows_come_first(three: Comparison) -> None:
    keys = [row.feature.key for row in three.rows]
    marked = [key for key in registry() if relevance().mark(key)]
    assert keys == marked + [key for key in registry() if key not in marked]
    assert [bool(row.mark) for row in three.rows] == [key in marked for key in keys]


def test_that_rows_can_stand_in_their_groups_alone(three: Comparison) -> None:
    rows = three.rows_in(View.ALL, rls_first=False)
    assert [row.feature.key for row in rows] == list(registry())
    groups = three.groups(View.ALL, rls_first=False)
    assert [group.key for group in groups] == [group.key for group in registry().groups]
    assert [row.feature.group for group in groups for row in group.rows] == [
        group.key for group in groups for _ in group.rows
    ]


@pytest.mark.parametrize("rls_first", [True, False])
@pytest.mark.parametrize("view", View)
def test_that_a_view_shows_its_rows_once_each_in_groups(
    three: Comparison, view: View, rls_first: bool
) -> None:
    rows = three.rows_in(view, rls_first=rls_first)
    assert three.count(view) == len(rows)
    assert all(view.state in (None, row.state) for row in rows)
    groups = three.groups(view, rls_first=rls_first)
    assert sum(group.size for group in groups) == len(rows)
    grouped = [row for group in groups for row in (*group.rows, *group.unstated)]
    assert {row.feature.key for row in grouped} == {row.feature.key for row in rows}
    for group in groups:
        assert group.size
        assert all(row.is_stated for row in group.rows)
        assert not any(row.is_stated for row in group.unstated)
        assert sum(group.count(state) for state in RowState) == group.size
    if rls_first:
        assert groups[0].key == "restless_legs"
        assert all(row.mark for row in groups[0].rows)
        assert not any(row.mark for group in groups[1:] for row in group.rows)


@pytest.mark.parametrize("rls_first", [True, False])
def test_that_pinned_rows_stand_on_top_and_rows_left_out_nowhere(
    three: Comparison, rls_first: bool
) -> None:
    pinned, left_out = {"colours", "heat"}, {"heat", "foot_massage"}
    groups = three.groups(View.ALL, rls_first=rls_first, pinned=pinned, left_out=left_out)
    rows = [[row.feature.key for row in (*g.rows, *g.unstated)] for g in groups]
    assert rows[0] == ["colours"]
    assert sorted(key for group in rows for key in group) == sorted(registry().keys() - left_out)


def test_that_the_three_views_add_up_to_all(three: Comparison) -> None:
    parts = (View.DIFFER, View.SAME, View.UNKNOWN)
    assert sum(three.count(view) for view in parts) == three.count(View.ALL) == len(registry())


def test_that_stated_features_are_counted_by_chair_and_in_common(three: Comparison) -> None:
    stated = [{key for key in registry() if answer(chair, key).is_stated} for chair in three.chairs]
    assert [three.stated_count(n) for n in range(3)] == [len(keys) for keys in stated]
    disputed = [
        {key for key in keys if answer(chair, key).state is AnswerState.SOURCES_DIFFER}
        for chair, keys in zip(three.chairs, stated, strict=True)
    ]
    assert three.shared_count() == len(set.intersection(*stated).difference(*disputed))


@pytest.mark.parametrize(
    ("first", "second", "clear"),
    [
        (width("20"), width("30"), 2),
        (widths("20", "30"), width("20"), 1),
        (widths("20", "30"), width("40"), 1),
        (width("20"), GAP, 1),
    ],
)
def test_that_what_is_disputed_for_one_chair_is_not_clear_for_both(
    first: tuple[Fact, ...], second: tuple[Fact, ...], clear: int
) -> None:
    assert compared(first, second).shared_count() == clear


def test_that_no_shipped_cell_is_a_no_without_a_source_that_states_no(
    chairs: dict[str, Chair],
) -> None:
    everyone = list(chairs.values())
    seen = 0
    for start in range(0, len(everyone), 3):
        for row in compare(everyone[start : start + 3]).rows:
            for chair, cell in zip(everyone[start : start + 3], row.cells, strict=True):
                stated = {f.stated for f in chair.facts_by_feature.get(row.feature.key, ())}
                assert (cell.state is CellState.NO) is (stated == {"no"})
                assert (cell.words == "Not stated") is (not stated)
                seen += 1
    assert seen == 93 * 74


def test_that_metric_readers_see_centimetres_first(chairs: dict[str, Chair]) -> None:
    made = compare([chairs[one] for one in THREE[:2]], system=UnitSystem.METRIC)
    row = next(row for row in made.rows if row.feature.key == "legrest_extension")
    assert row.cells[0].words == "15 cm (6 in)"
    assert row.cells[0].spoken == "15.2 centimetres, stated by the maker"


def test_that_chairs_of_one_name_are_told_apart_by_id() -> None:
    twins = [a_chair("a", model="Twin"), a_chair("b", model="Twin"), a_chair("c", model="Other")]
    made = compare(twins, features=SMALL, marks=Relevance(()))
    assert made.names == ("Brand Twin [a]", "Brand Twin [b]", "Brand Other")


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        ([], "0 chairs are named"),
        (["a"], "1 chair is named"),
        (["a", "b", "c", "d"], "4 chairs are named"),
        (["a", "a"], "“a” is named twice"),
        (["a", "b", "a"], "“a” is named twice"),
    ],
)
def test_that_any_other_choice_than_two_or_three_chairs_is_refused(
    ids: list[str], said: str
) -> None:
    with pytest.raises(UsageError, match=said) as refused:
        compare([a_chair(one) for one in ids])
    assert "2 or 3 different chairs" in refused.value.hint
    with pytest.raises(UsageError):
        refuse_wrong_choice(ids)


def test_that_a_name_is_never_changed_by_a_comparison() -> None:
    names = ["<b>4D</b> & 'x' \"y\"", "=1+1", "כיסא " + "x" * 500]
    made = compare(
        [a_chair(str(n), model=name, brand="") for n, name in enumerate(names)], features=SMALL
    )
    assert list(made.names) == names


def test_that_what_is_stated_is_counted_and_told_from_what_one_wrote_oneself() -> None:
    note = a_fact(WIDTH, "30", "in", source=a_source("note", SourceKind.YOUR_NOTE), own=True)
    made = compare([a_chair("one", [a_fact(HEAT, "yes"), note]), a_chair("two")], features=SMALL)
    rows = len(made.rows)
    assert made.stated_in_words(0) == f"2 of {rows} facts stated, 1 entered by you"
    assert made.stated_in_words(1) == f"0 of {rows} facts stated"
    doubted = replace(a_source("doubted"), trusted=False)
    told = replace(note, source=replace(note.source, kind=SourceKind.TOLD_BY_SELLER))
    for facts, whose, said in (
        ([note], "Your note", "your own note"),
        ([told], "Told by the seller", "the seller"),
        ([a_fact(WIDTH, "30", "in", source=doubted)], "Source not trusted", "source not trusted"),
        ([a_fact(WIDTH, "30", "in")], "", "maker"),
    ):
        cells = compare([a_chair("one", facts), a_chair("two")], features=SMALL).rows
        cell = next(row.cells[0] for row in cells if row.feature == WIDTH)
        assert own_words(cell.answer) == whose
        assert said in cell.spoken
