"""Whether a chair fits body and room: worked by hand, and the same in every unit."""

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaircompare.catalogue.chair import Chair, Fact, FactState, Source, SourceKind
from chaircompare.catalogue.features import registry
from chaircompare.catalogue.units import UnitSystem, convert
from chaircompare.catalogue.values import Words, parse
from chaircompare.relevance.room import (
    RULES,
    ChairFit,
    Check,
    Fit,
    Measure,
    Told,
    check_chair,
    read_told,
    row_words,
    verdict,
)
from chaircompare.relevance.side_view import side_view

METRIC, US = UnitSystem.METRIC, UnitSystem.US
H, W, D = Measure.HEIGHT, Measure.WEIGHT, Measure.DOORWAY
ROOM, WALL = Measure.ROOM_LENGTH, Measure.WALL_DISTANCE
DAY = date(2026, 11, 2)


def source(name: str) -> Source:
    return Source(name, SourceKind.MAKER, name, "", DAY)


def fact(feature: str, stated: str, unit: str, by: str = "maker") -> Fact:
    value = parse(registry()[feature], stated, unit)
    return Fact(feature, FactState.STATED, value, stated, unit, source(by))


def in_words(feature: str, stated: str) -> Fact:
    value = Words(stated, figure_expected=True)
    return Fact(feature, FactState.IN_WORDS, value, stated, "", source("maker"))


def chair(*facts: Fact) -> Chair:
    silent = Fact("rocking", FactState.NOT_STATED, None, "", "", source("maker"))
    return Chair("a", "Brand", "Model", facts=(*facts, silent))


def told(measure: Measure, text: str, system: UnitSystem = METRIC) -> Told:
    found = read_told(measure, text, system)
    assert found is not None, text
    return found


def checks(one: Chair, *measures: Told) -> dict[str, Check]:
    return {check.rule.label: check for check in check_chair(one, measures, METRIC).checks}


def fits(one: Chair, *measures: Told) -> dict[str, Fit]:
    return {label: check.fit for label, check in checks(one, *measures).items()}


# ------------------------------------------------------------------------ worked by hand


@pytest.mark.parametrize(
    ("feature", "stated", "measure", "text", "fit"),
    [
        # The tallest user is 193 cm; 76 in are 193.04 cm.
        ("user_height_max", "193 cm", H, "178 cm", Fit.FITS),
        ("user_height_max", "193 cm", H, "193 cm", Fit.FITS),
        ("user_height_max", "193 cm", H, "195 cm", Fit.DOES_NOT_FIT),
        ("user_height_max", "76 in", H, "193 cm", Fit.FITS),
        ("user_height_max", "76 in", H, "6 ft 4 in", Fit.FITS),
        ("user_height_max", "76 in", H, "6 ft 5 in", Fit.DOES_NOT_FIT),
        # 70 in are 177.8 cm: 178 cm are 2 mm over, and nobody measures like that.
        ("user_height_max", "70 in", H, "178 cm", Fit.CANNOT_TELL),
        ("user_height_max", "70 in", H, "178.4 cm", Fit.DOES_NOT_FIT),
        ("user_height_min", "60 in", H, "150 cm", Fit.DOES_NOT_FIT),
        ("user_height_min", "60 in", H, "5 ft", Fit.FITS),
        # 260 lb are 117.93 kg.
        ("user_weight_max", "260 lb", W, "105 kg", Fit.FITS),
        ("user_weight_max", "260 lb", W, "118 kg", Fit.CANNOT_TELL),
        ("user_weight_max", "260 lb", W, "120 kg", Fit.DOES_NOT_FIT),
        ("user_weight_max", "260 lb", W, "260 lb", Fit.FITS),
        # A doorway of 70 cm lets 27 in (68.58 cm) through and 29.5 in (74.93 cm) not.
        ("doorway_min", "27 in", D, "70 cm", Fit.FITS),
        ("doorway_min", "29.5 in", D, "70 cm", Fit.DOES_NOT_FIT),
        ("reclined_length", "72.3 in", ROOM, "2 m", Fit.FITS),
        ("reclined_length", "72.3 in", ROOM, "1.8 m", Fit.DOES_NOT_FIT),
        ("wall_clearance", "2.5 in", WALL, "8 cm", Fit.FITS),
        ("wall_clearance", "2.5 in", WALL, "5 cm", Fit.DOES_NOT_FIT),
        # A range counts with both ends.
        ("user_height_max", "185-190 cm", H, "184 cm", Fit.FITS),
        ("user_height_max", "185-190 cm", H, "188 cm", Fit.CANNOT_TELL),
        ("user_height_max", "185-190 cm", H, "192 cm", Fit.DOES_NOT_FIT),
    ],
)
def test_that_a_check_comes_out_as_on_paper(
    feature: str, stated: str, measure: Measure, text: str, fit: Fit
) -> None:
    label = next(r.label for r in RULES if r.features == (feature,) and r.measure is measure)
    assert fits(chair(fact(feature, *stated.split())), told(measure, text))[label] is fit


def test_that_upright_length_and_space_to_the_wall_are_added() -> None:
    one = chair(fact("upright_length", "60", "in"), fact("wall_clearance", "4", "in"))
    label = "Length upright and space to the wall"
    # 64 in are 162.56 cm.
    assert fits(one, told(ROOM, "163 cm"))[label] is Fit.FITS
    assert fits(one, told(ROOM, "160 cm"))[label] is Fit.DOES_NOT_FIT
    alone = checks(chair(fact("upright_length", "60", "in")), told(ROOM, "163 cm"))[label]
    assert alone.fit is Fit.NOT_STATED
    assert alone.words == "Not all is stated: 152 cm (60 in) and not stated"
    assert checks(chair(), told(ROOM, "163 cm"))[label].words == "Not stated"


@pytest.mark.parametrize(
    ("text", "metric", "us"),
    [
        ("178 cm", "178 cm (5 ft 10 in)", "5 ft 10 in (178 cm)"),
        ("178.5 cm", "178.5 cm (5 ft 10 in)", "5 ft 10 in (178.5 cm)"),
        ("1.83 m", "183 cm (6 ft)", "6 ft (183 cm)"),
        ("5 ft 10.5 in", "179 cm (5 ft 10.5 in)", "5 ft 10.5 in (179 cm)"),
    ],
)
def test_that_a_height_is_said_in_whole_inches_unless_it_was_written_so(
    text: str, metric: str, us: str
) -> None:
    assert (told(H, text).words(METRIC), told(H, text).words(US)) == (metric, us)


def test_that_disagreeing_sources_fit_only_if_all_of_them_do() -> None:
    two = chair(
        fact("user_height_max", "185", "cm", "a"), fact("user_height_max", "195", "cm", "b")
    )
    assert fits(two, told(H, "180 cm"))["Tallest user"] is Fit.FITS
    assert fits(two, told(H, "198 cm"))["Tallest user"] is Fit.DOES_NOT_FIT
    between = checks(two, told(H, "190 cm"))["Tallest user"]
    assert between.fit is Fit.CANNOT_TELL
    assert between.words == (
        "Can’t tell (sources differ): yours 190 cm (6 ft 3 in), "
        "stated 185 cm (6 ft 0.8 in) or 195 cm (6 ft 4.8 in)"
    )


def test_that_silence_is_not_stated_and_words_are_no_figure() -> None:
    silent = checks(chair(), told(H, "178 cm"))["Tallest user"]
    assert silent.fit is Fit.NOT_STATED
    assert silent.words == "Not stated"
    one = chair(in_words("user_height_max", "tall people"))
    found = checks(one, told(H, "178 cm"))["Tallest user"]
    assert found.fit is Fit.CANNOT_TELL
    assert found.why == "stated in words"
    assert "“tall people”" in found.words


def test_that_one_way_through_the_door_is_enough() -> None:
    def outcome(*facts: Fact) -> Fit:
        return check_chair(chair(*facts), [told(D, "70 cm")]).fit

    whole, apart = "doorway_min", "doorway_min_disassembled"
    assert outcome(fact(whole, "75", "cm"), fact(apart, "65", "cm")) is Fit.FITS
    assert outcome(fact(whole, "65", "cm")) is Fit.FITS
    assert outcome(fact(whole, "75", "cm"), fact(apart, "72", "cm")) is Fit.DOES_NOT_FIT
    assert outcome(fact(whole, "75", "cm")) is Fit.NOT_STATED, "taken apart it may go through"
    assert outcome() is Fit.NOT_STATED


def test_that_a_door_too_narrow_for_the_whole_chair_is_said_though_not_all_is_stated() -> None:
    whole, apart = fact("doorway_min", "75", "cm"), "doorway_min_disassembled"
    sentence = "Does not fit through the door in one piece"
    mine = [told(D, "70 cm")]
    one = check_chair(chair(whole), mine)
    assert one.heading == sentence
    assert one.words == "Fits in 0 of 2 checks, 1 does not fit, 1 not stated"
    assert check_chair(chair(whole, fact(apart, "70.2", "cm")), mine).heading == sentence
    assert check_chair(chair(whole, fact(apart, "65", "cm")), mine).heading != sentence
    assert check_chair(chair(whole, fact(apart, "72", "cm")), mine).heading == "Does not fit"
    assert check_chair(chair(fact(apart, "72", "cm")), mine).heading == "Not all is stated"
    assert verdict([one, check_chair(chair(), mine)]) == (
        "No chair is ruled out. 1 of 2 does not fit through the door in one piece. "
        "3 of 4 checks cannot be made: not stated."
    )


def test_that_one_check_that_fails_is_enough_for_the_chair() -> None:
    one = chair(fact("user_height_max", "193", "cm"), fact("user_weight_max", "100", "kg"))
    result = check_chair(one, [told(H, "180 cm"), told(W, "110 kg")], METRIC)
    assert result.fit is Fit.DOES_NOT_FIT
    assert result.heading == "Does not fit"
    assert result.words == "Fits in 1 of 3 checks, 1 does not fit, 1 not stated"
    assert row_words(result) == {
        "user_height_max": "Fits: yours 180 cm (5 ft 11 in)",
        "user_weight_max": "Does not fit: yours 110 kg (242.5 lb)",
    }


def test_that_no_more_is_said_to_fit_than_was_checked() -> None:
    whole, apart, limit = "doorway_min", "doorway_min_disassembled", "user_height_max"

    def found(measures: list[Told], *facts: Fact) -> ChairFit:
        return check_chair(chair(*facts), measures)

    both = [fact(limit, "193", "cm"), fact("user_height_min", "140", "cm")]
    one = found([told(W, "80 kg")], fact("user_weight_max", "100", "kg"))
    assert one.heading == "Fits in the one check made"
    assert found([told(H, "180 cm")], *both).heading == "Fits in both checks made"
    three = [*both, fact("user_weight_max", "100", "kg")]
    heading = found([told(H, "180 cm"), told(W, "80 kg")], *three).heading
    assert heading == "Fits in all 3 checks made"
    through = found([told(D, "70 cm")], fact(whole, "75", "cm"), fact(apart, "65", "cm"))
    assert through.fit is Fit.FITS
    assert not through.fits_in_all
    assert through.heading == "Fits, one way through the door at least"


def test_that_the_verdict_of_all_chairs_is_no_more_than_those_of_each() -> None:
    mine = [told(W, "110 kg")]

    def said(*limits: str) -> str:
        chairs = [
            chair(fact("user_weight_max", limit, "kg")) if limit else chair() for limit in limits
        ]
        return verdict([check_chair(one, mine) for one in chairs])

    assert said("100", "100", "120") == "2 of 3 chairs do not fit."
    assert (
        said("100", "", "120")
        == "1 of 3 chairs does not fit. 1 of 3 checks cannot be made: not stated."
    )
    assert said("120", "120") == "Both chairs fit in the checks made."
    assert said("109.8", "") == (
        "No chair is ruled out. 1 of 2 checks cannot be made: not stated. "
        "Can’t tell in 1 of 2 checks."
    )
    assert verdict([check_chair(chair(), [])]) == ""
    assert verdict([]) == ""


def test_that_nothing_told_checks_nothing() -> None:
    assert check_chair(chair(fact("user_height_max", "193", "cm")), []).checks == ()


# ------------------------------------------------------------------------ reading


@pytest.mark.parametrize(
    ("measure", "text", "system", "amount"),
    [
        (H, "178 cm", US, 178.0),
        (H, "178", METRIC, 178.0),
        (H, "1.78 m", US, 178.0),
        (H, "1,78 m", METRIC, 178.0),
        (H, "70", US, 177.8),
        (H, "5 ft 10 in", METRIC, 177.8),
        (H, "5'10\"", METRIC, 177.8),
        (W, "80 kg", US, 80.0),
        (W, "80", METRIC, 80.0),
        (W, "176 lb", METRIC, 79.832),
        (WALL, "0 cm", METRIC, 0.0),
        (ROOM, "12 ft", METRIC, 365.76),
    ],
)
def test_that_measures_are_read_as_people_write_them(
    measure: Measure, text: str, system: UnitSystem, amount: float
) -> None:
    found = told(measure, text, system)
    assert found.amount == pytest.approx(amount, abs=0.001)
    again = read_told(measure, found.text, METRIC if system is US else US)
    assert again is not None
    assert again.amount == pytest.approx(found.amount), "kept with its unit"


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        (H, ""),
        (H, "tall"),
        (H, "170-180 cm"),
        (H, "about 178 cm"),
        (H, "178 kg"),
        (H, "178 in"),
        (H, "-178 cm"),
        (H, "5 cm"),
        (W, "4000 kg"),
        (W, "=1+1"),
        (D, "1e9"),
    ],
)
def test_that_what_is_no_measure_is_refused(measure: Measure, text: str) -> None:
    assert read_told(measure, text, METRIC) is None


# ------------------------------------------------------------------------ the same in every unit

LIMITS = st.integers(min_value=600, max_value=2600).map(lambda tenths: tenths / 10)
YOURS = st.integers(min_value=600, max_value=2500).map(lambda tenths: tenths / 10)


def same_size(feature: str, centimetres: float) -> Iterable[Fact]:
    """The one size of a chair, written in cm, in, ft and mm, as exactly as a float can."""
    for unit in ("cm", "in", "ft", "mm"):
        text = format(convert(centimetres, "cm", unit), ".12f")
        yield fact(feature, text, unit)


@given(LIMITS, YOURS, st.sampled_from(["user_height_min", "user_height_max"]))
def test_that_units_change_no_outcome(limit: float, yours: float, feature: str) -> None:
    outcomes = set()
    for stated in same_size(feature, limit):
        for unit in ("cm", "in", "m"):
            text = f"{convert(yours, 'cm', unit):.12f} {unit}"
            result = check_chair(chair(stated), [told(H, text)])
            (found,) = [c for c in result.checks if c.rule.features == (feature,)]
            outcomes.add((found.fit, result.fit))
    assert len(outcomes) == 1


@given(
    st.integers(min_value=300, max_value=4000).map(lambda tenths: tenths / 10),
    st.integers(min_value=300, max_value=4000).map(lambda tenths: tenths / 10),
)
def test_that_kilograms_and_pounds_weigh_the_same(limit: float, yours: float) -> None:
    outcomes = {
        check_chair(
            chair(fact("user_weight_max", format(convert(limit, "kg", a), ".12f"), a)),
            [told(W, f"{convert(yours, 'kg', b):.12f} {b}")],
        ).fit
        for a in ("kg", "lb")
        for b in ("kg", "lb")
    }
    assert len(outcomes) == 1


@given(LIMITS, YOURS)
def test_that_more_room_never_fits_worse(limit: float, yours: float) -> None:
    order = [Fit.DOES_NOT_FIT, Fit.CANNOT_TELL, Fit.FITS]
    one = chair(fact("reclined_length", f"{limit}", "cm"))

    def outcome(length: float) -> int:
        return order.index(fits(one, told(ROOM, f"{length} cm"))["Length lying back"])

    assert outcome(yours) <= outcome(yours + 10)


# ------------------------------------------------------------------------ the side view


def test_that_the_side_view_is_made_of_stated_sizes_and_says_what_is_left_out() -> None:
    one = chair(
        fact("upright_length", "60", "in"),
        fact("upright_height", "45", "in"),
        fact("reclined_length", "180", "cm"),
    )
    view = side_view(one, [told(ROOM, "3 m")], METRIC)
    assert view.extent == 300.0
    assert view.tallest == pytest.approx(114.3)
    assert view.in_words == (
        "Upright: 152 cm (60 in) long, 114 cm (45 in) high. "
        "Lying back: 180 cm (70.9 in) long, height not stated, so drawn flat. "
        "Space to the wall: not stated, so none is drawn. "
        "Lying back it is drawn against the wall. Your room: 3 m long."
    ).replace("3 m long", view.room.words + " long" if view.room else "")


def test_that_without_a_length_nothing_is_drawn() -> None:
    view = side_view(chair(), [told(ROOM, "3 m")], METRIC)
    assert view.extent == 0.0
    assert "Upright: no size is stated, so nothing is drawn." in view.in_words


def test_that_the_largest_of_disagreeing_sizes_is_drawn_and_said_to_be() -> None:
    one = chair(fact("upright_length", "150", "cm", "a"), fact("upright_length", "170", "cm", "b"))
    view = side_view(one, [], METRIC)
    assert view.extent == 170.0
    assert "170 cm (66.9 in) (the largest of what sources state) long" in view.in_words
