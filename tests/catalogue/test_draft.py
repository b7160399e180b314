"""What stands in the form becomes facts, and facts become what stands in the form."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaircompare.catalogue.chair import Chair, FactState, SourceKind
from chaircompare.catalogue.changing import ChairChange
from chaircompare.catalogue.dates import read_date
from chaircompare.catalogue.draft import (
    ChairDraft,
    CopyOf,
    Entry,
    SourceDraft,
    copy_of,
    draft_of,
    facts_beside,
    free_id,
    merged,
    read_source,
    to_chair,
    web_address,
)
from chaircompare.catalogue.draft_checks import (
    BRAND,
    MODEL,
    READ_ON,
    Span,
    Weight,
    contradictions,
    example_of,
    needed,
    remark_on,
)
from chaircompare.catalogue.draft_file import DraftFile
from chaircompare.catalogue.features import Kind, registry
from chaircompare.catalogue.store import Catalogue
from tests.making import a_chair

TODAY = date(2026, 11, 22)
FEATURES = registry()
SOURCE = SourceDraft(SourceKind.MAKER, "Brochure", "https://example.org", "2026-11-02")
FIGURES = ["3", "6'2\"", "178 cm", "15-30 min", "$4,999", "unknown", "36 months"]
texts = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=40)


@st.composite
def answers(draw: st.DrawFn) -> dict[str, Entry]:
    chosen = draw(st.lists(st.sampled_from(list(FEATURES)), unique=True, max_size=12))
    found = {}
    for key in chosen:
        feature = FEATURES[key]
        if feature.kind is Kind.YES_NO:
            text = st.sampled_from(["yes", "no"])
        elif feature.is_number:
            text = st.sampled_from(FIGURES)
        elif feature.choices:
            text = st.sampled_from(feature.choices)
        else:
            text = texts
        entry = draw(st.builds(Entry, text) | st.just(Entry(applies_not=True)))
        if entry:
            found[key] = entry
    return found


drafts = st.builds(
    ChairDraft,
    brand=texts.filter(str.strip),
    model=texts.filter(str.strip),
    product_page=texts,
    note=texts,
    source=st.just(SOURCE),
    entries=answers(),
    copy=st.none() | st.builds(CopyOf, texts, answers()),
)


@given(drafts)
def test_that_a_chair_opens_in_the_form_as_it_was_saved(draft: ChairDraft) -> None:
    chair = to_chair(draft, None, "new", FEATURES, TODAY)
    again = to_chair(draft_of(chair, TODAY), chair, "new", FEATURES, TODAY)
    assert again == chair
    assert {fact.feature for fact in chair.facts} == set(draft.entries)
    assert all(fact.source == read_source(SOURCE, TODAY) for fact in chair.facts)


@given(drafts)
def test_that_what_the_form_makes_is_what_the_file_gives_back(
    tmp_path_factory: pytest.TempPathFactory, draft: ChairDraft
) -> None:
    chair = to_chair(draft, None, "new-chair", FEATURES, TODAY)
    kept = _store(tmp_path_factory)
    with Catalogue.open(kept) as catalogue:
        catalogue.add_chair(chair)
        (read,) = catalogue.load(["new-chair"])
        catalogue.apply([_gone(read)])
    assert read == chair


_STORES: list[Path] = []


def _store(factory: pytest.TempPathFactory) -> Path:
    if not _STORES:
        path = factory.mktemp("drafts") / "catalogue.sqlite"
        Catalogue.open(path).close()
        _STORES.append(path)
    return _STORES[0]


def _gone(chair: Chair) -> ChairChange:
    return ChairChange(chair, None)


def test_that_every_shipped_chair_opens_and_saves_unchanged(chairs: dict[str, Chair]) -> None:
    for chair in chairs.values():
        assert to_chair(draft_of(chair, TODAY), chair, chair.id, FEATURES, TODAY) == chair


def test_that_facts_of_others_stay_beside_an_entry(chairs: dict[str, Chair]) -> None:
    chair = chairs["osaki-4d-achilles"]
    draft = draft_of(chair, TODAY).with_entry("calf_massage", Entry("no"))
    changed = to_chair(draft, chair, chair.id, FEATURES, TODAY)
    assert set(chair.facts) < set(changed.facts)
    assert facts_beside(changed, "calf_massage") == chair.facts_by_feature["calf_massage"]
    taken_back = draft_of(changed, TODAY).with_entry("calf_massage", Entry())
    assert to_chair(taken_back, changed, chair.id, FEATURES, TODAY) == chair


def test_that_a_copy_has_no_price_and_no_source_of_the_other(chairs: dict[str, Chair]) -> None:
    for chair in chairs.values():
        draft = copy_of(chair, FEATURES, TODAY)
        assert not any(FEATURES[key].kind is Kind.MONEY for key in draft.entries)
        assert draft.source.kind is SourceKind.YOUR_NOTE
        made = to_chair(draft, None, "copy", FEATURES, TODAY)
        assert all(fact.source.kind is SourceKind.SECOND_HAND for fact in made.facts)
        assert draft_of(made, TODAY).source == draft.source
        assert (draft.product_page, draft.photo, draft.note) == ("", "", "")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-02", date(2026, 11, 2)),
        ("2 November 2026", date(2026, 11, 2)),
        ("2nd Nov. 2026", date(2026, 11, 2)),
        ("November 2, 2026", date(2026, 11, 2)),
        ("2.11.2026", date(2026, 11, 2)),
        ("today", TODAY),
        (" Yesterday ", date(2026, 11, 21)),
        ("3/4/2026", None),
        ("31 Feb 2026", None),
        ("2 Smarch 2026", None),
        ("", None),
    ],
)
def test_that_a_day_is_read_in_one_way_or_not_at_all(text: str, day: date | None) -> None:
    assert read_date(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" www.example.org/chair?x=1 ", "https://www.example.org/chair?x=1"),
        ("example.org", "https://example.org"),
        ("http://example.org", "http://example.org"),
        ("file:///etc/passwd", "file:///etc/passwd"),
        ("the shop in Main Street", "the shop in Main Street"),
        ("page 3.", "page 3."),
        ("", ""),
    ],
)
def test_that_an_address_without_its_beginning_gets_one(text: str, address: str) -> None:
    assert web_address(text) == address


def test_that_the_same_words_are_the_same_source() -> None:
    one, other = read_source(SOURCE, TODAY), read_source(SOURCE, TODAY)
    assert one == other
    assert one.id.startswith("own-")
    elsewhere = SourceDraft(SOURCE.kind, SOURCE.publisher, "https://example.com", SOURCE.read_on)
    assert read_source(elsewhere, TODAY).id != one.id
    note = read_source(SourceDraft(read_on="2026-11-02"), TODAY)
    assert (note.id, note.publisher) == ("your-note-2026-11-02", "Your note")


def test_that_only_brand_model_and_day_are_needed() -> None:
    assert set(needed(ChairDraft(), TODAY)) == {BRAND, MODEL, READ_ON}
    fine = ChairDraft("A", "B", source=SourceDraft(read_on="today"))
    assert needed(fine, TODAY) == {}
    later = ChairDraft("A", "B", source=SourceDraft(read_on="2027-01-01"))
    assert needed(later, TODAY)[READ_ON].words == "This day is still to come."


def test_that_an_odd_figure_is_remarked_with_what_is_usual() -> None:
    feature, span = FEATURES["user_height_max"], Span(100, 120)
    odd = remark_on(feature, Entry("90"), span=span)
    assert odd is not None
    assert odd.weight is Weight.CHECK
    assert odd.words.startswith("Reads as 7 ft 6 in (229 cm). Other chairs here: 3 ft 3.4 in")
    span = Span(170, 200)
    fine = remark_on(feature, Entry("178 cm"), span=span)
    assert fine is not None
    assert (fine.words, fine.weight) == ("Reads as 5 ft 10.1 in (178 cm).", Weight.READ)
    assert remark_on(feature, Entry()) is None
    assert remark_on(FEATURES["heat"], Entry("yes")) is None


def test_that_a_figure_that_no_chair_can_have_looks_wrong() -> None:
    remark = remark_on(FEATURES["user_height_max"], Entry("900"))
    assert remark is not None
    assert remark.weight is Weight.CHECK
    assert remark.words == (
        "900 in (2,286 cm) looks wrong: outside of 4 ft–8 ft (122–244 cm). Please check the unit."
    )


def test_that_every_field_says_how_it_may_be_filled_in() -> None:
    assert all(example_of(feature) for feature in FEATURES.values())
    for feature in FEATURES.values():
        if feature.is_number:
            example = example_of(feature).removeprefix("Such as ").partition(" or ")[0]
            remark = remark_on(feature, Entry(example))
            assert remark is not None
            assert remark.words.startswith("Reads as"), feature.key


def test_that_a_no_and_its_details_contradict_each_other() -> None:
    draft = ChairDraft(entries={"heat": Entry("no"), "heat_zones": Entry("feet")})
    assert set(contradictions(draft, FEATURES)) == {"heat_zones"}
    assert contradictions(draft.with_entry("heat", Entry("yes")), FEATURES) == {}
    both = draft.with_entry("heat_zones", Entry(applies_not=True))
    assert contradictions(both, FEATURES) == {}


@pytest.mark.parametrize(
    ("least", "most", "wrong"),
    [
        (Entry("150 cm"), Entry("60 in"), False),  # 152.4 cm
        (Entry("150 cm"), Entry("58 in"), True),  # 147.3 cm
        (Entry("150 cm"), Entry("tall people"), False),
    ],
)
def test_that_the_tallest_user_is_not_shorter_than_the_shortest(
    least: Entry, most: Entry, wrong: bool
) -> None:
    draft = ChairDraft(entries={"user_height_min": least, "user_height_max": most})
    assert set(contradictions(draft, FEATURES)) == ({"user_height_max"} if wrong else set())
    alone = ChairDraft(entries={"user_height_max": most})
    assert contradictions(alone, FEATURES) == {}


def test_that_changes_are_put_into_a_form_that_somebody_else_changed() -> None:
    was = ChairDraft(
        brand="B", model="M", note="old", entries={"heat": Entry("yes"), "rocking": Entry("no")}
    )
    mine = replace(was, note="mine").with_entry("heat", Entry("no"))
    mine = mine.with_entry("speakers", Entry("yes"))
    now = replace(was, model="M2", note="theirs").with_entry("rocking", Entry("yes"))
    whole = merged(mine, was, now)
    assert (whole.brand, whole.model, whole.note) == ("B", "M2", "mine")
    stated = {key: whole.entry(key).text for key in ("heat", "rocking", "speakers")}
    assert stated == {"heat": "no", "rocking": "yes", "speakers": "yes"}
    assert merged(was, was, now) == replace(now, source=was.source)


def test_that_ids_are_free_and_never_empty() -> None:
    taken = {"osaki-om-1", "osaki-om-1-2"}
    assert free_id("Osaki", "OM/1", taken.__contains__) == "osaki-om-1-3"
    assert free_id("Ōsaki", "É 7", set().__contains__) == "osaki-e-7"
    assert free_id("大阪", "椅子", set().__contains__) == "chair"
    assert len(free_id("x" * 500, "y", set().__contains__)) <= 60


@given(drafts)
def test_that_an_unfinished_form_is_kept_as_it_is(
    tmp_path_factory: pytest.TempPathFactory, draft: ChairDraft
) -> None:
    file = DraftFile(tmp_path_factory.getbasetemp() / "some.sqlite")
    file.keep("some-chair", draft)
    found = file.find()
    assert found is not None
    assert (found.chair, found.draft) == ("some-chair", draft)
    file.forget()
    assert file.find() is None


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"chair": 1}', "[[]]", "\x00"])
def test_that_a_damaged_unfinished_form_is_left_alone(tmp_path: Path, content: str) -> None:
    (tmp_path / ".some.unfinished.json").write_text(content)
    assert DraftFile(tmp_path / "some.sqlite").find() is None


def test_that_an_unfinished_form_that_finds_no_place_disturbs_nobody(tmp_path: Path) -> None:
    nowhere = DraftFile(tmp_path / "nowhere" / "some.sqlite")
    nowhere.keep("", ChairDraft("A", "B"))
    assert nowhere.find() is None
    (tmp_path / ".some.unfinished.json").mkdir()
    in_the_way = DraftFile(tmp_path / "some.sqlite")
    in_the_way.keep("", ChairDraft("A", "B"))
    in_the_way.forget()
    assert in_the_way.find() is None


def test_that_the_file_tells_twins_taken_ids_and_what_is_usual(catalogue: Catalogue) -> None:
    assert catalogue.twin("OSAKI", "4d-achilles") == "Osaki 4D Achilles"
    assert catalogue.twin("OSAKI", "4d-achilles", but="osaki-4d-achilles") == ""
    assert catalogue.twin("", " ") == ""
    assert catalogue.twin("4 Seasons", "Lounge") == ""
    catalogue.add_chair(a_chair("seasons", brand="4 Seasons", model="Lounge"))
    assert catalogue.twin("4-SEASONS", "lounge") == "4 Seasons Lounge"
    assert catalogue.is_taken("osaki-4d-achilles")
    assert not catalogue.is_taken("osaki-4d-achille")
    spans = catalogue.usual_spans()
    assert 150 < spans["user_height_max"].low < spans["user_height_max"].high < 220
    assert "leg_airbags" not in spans


def test_that_what_is_in_words_stays_in_words() -> None:
    draft = ChairDraft("A", "B", source=SOURCE, entries={"heat": Entry("only the S version")})
    (fact,) = to_chair(draft, None, "a-b", FEATURES, TODAY).facts
    assert (fact.state, fact.stated) == (FactState.IN_WORDS, "only the S version")
