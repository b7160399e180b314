"""Values: read as stated, refused when they do not fit, told alike or unlike."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaircompare.catalogue.features import NUMBER_KINDS, Feature, Kind
from chaircompare.catalogue.units import UnitSystem
from chaircompare.catalogue.values import (
    Items,
    Quantity,
    Value,
    ValueNotUnderstoodError,
    Words,
    YesNo,
    agree,
    parse,
    plain,
    spoken,
    words,
)
from tests.making import a_feature

LENGTH, MASS = a_feature(Kind.LENGTH), a_feature(Kind.MASS)
COUNT, MONEY = a_feature(Kind.COUNT), a_feature(Kind.MONEY)
YEARS = a_feature(Kind.DURATION, unit="year")
YES_NO, TEXT = a_feature(Kind.YES_NO), a_feature(Kind.TEXT)
CHOICE = a_feature(Kind.CHOICE, choices=("current", "discontinued"))
OPEN_SET, CLOSED_SET = a_feature(Kind.SET), a_feature(Kind.SET, choices=("neck", "feet"))

ITEM = st.text(st.characters(codec="utf-8", exclude_characters=";"), min_size=1).map(str.strip)
items = st.lists(ITEM.filter(bool), min_size=1, unique=True).map(lambda names: Items(tuple(names)))
quantities = st.builds(
    lambda ends, unit, decimals: Quantity(
        round(min(ends), decimals), round(max(ends), decimals), unit, 10.0**-decimals
    ),
    st.tuples(st.floats(0, 1000), st.floats(0, 1000)),
    st.sampled_from(["", "in", "cm", "mm", "m", "ft", "kg", "lb", "min", "h", "s", "USD", "KRW"]),
    st.integers(0, 3),
)
texts = st.builds(Words, st.text(min_size=1), figure_expected=st.booleans())
values = st.one_of(st.builds(YesNo, st.booleans()), quantities, texts, items)


@given(st.decimals(0, 9999, places=3), st.sampled_from(["in", "cm", "mm", "m", "ft", ""]))
def test_that_a_length_is_kept_as_it_was_stated(amount: object, symbol: str) -> None:
    read = parse(LENGTH, str(amount), symbol)
    assert isinstance(read, Quantity)
    assert read.low == read.high == float(str(amount))
    assert read.unit == (symbol or "in")
    assert read.step == pytest.approx(0.001)


@given(st.integers(0, 999), st.integers(0, 999), st.sampled_from("-–"))
def test_that_a_range_is_read_from_low_to_high_only(a: int, b: int, dash: str) -> None:
    text = f"{a} {dash} {b}"
    if a <= b:
        assert parse(COUNT, text) == Quantity(a, b, "")
    else:
        with pytest.raises(ValueNotUnderstoodError, match="from low to high"):
            parse(COUNT, text)


@given(items)
def test_that_a_set_reads_back_as_it_is_written(names: Items) -> None:
    assert parse(OPEN_SET, plain(names, "")) == names


@given(st.text(min_size=1).filter(str.strip))
def test_that_a_text_is_kept_but_for_blanks_around_it(text: str) -> None:
    assert parse(TEXT, text) == Words(text.strip())


@given(st.sampled_from(sorted(NUMBER_KINDS)), st.integers(0, 10**6), st.integers(0, 10**6))
def test_that_a_number_written_for_a_file_reads_back(kind: Kind, a: int, b: int) -> None:
    feature = a_feature(kind)
    value = parse(feature, f"{min(a, b)}-{max(a, b)}")
    written = plain(value, feature.unit)
    assert re.fullmatch(r"\d+( to \d+)?", written)
    assert parse(feature, written.replace(" to ", "-")) == value


@pytest.mark.parametrize(
    ("feature", "text", "symbol", "why"),
    [
        (LENGTH, "", "in", "not a value"),
        (LENGTH, "   ", "in", "not a value"),
        (LENGTH, "tall", "in", "not a number"),
        (LENGTH, "1,5", "in", "not a number"),
        (LENGTH, "1e3", "in", "not a number"),
        (LENGTH, "nan", "in", "not a number"),
        (LENGTH, "٣", "in", "not a number"),
        (LENGTH, "1.2.3", "in", "not a number"),
        (LENGTH, "-5", "in", "not an amount"),
        (LENGTH, "9999999999", "in", "not an amount"),
        (LENGTH, "1-2-3", "in", "not a number or a range"),
        (LENGTH, "3-", "in", "not a number"),
        (LENGTH, "3", "furlong", "known unit"),
        (LENGTH, "3", "lb", "not a length"),
        (MASS, "3", "in", "not a mass"),
        (MONEY, "3", "in", "not a money"),
        (YEARS, "3", "min", "not a duration"),
        (COUNT, "2.5", "", "whole number"),
        (COUNT, "3", "in", "not a count"),
        (YES_NO, "Yes", "", "yes or no"),
        (YES_NO, "1", "", "yes or no"),
        (YES_NO, "yes", "in", "takes a unit"),
        (TEXT, "big", "in", "takes a unit"),
        (CHOICE, "Current", "", "current, discontinued"),
        (CLOSED_SET, "neck;toes", "", "“toes”"),
        (OPEN_SET, " ; ;", "", "is not of"),
    ],
)
def test_that_a_value_of_the_wrong_kind_is_refused(
    feature: Feature, text: str, symbol: str, why: str
) -> None:
    with pytest.raises(ValueNotUnderstoodError, match=why):
        parse(feature, text, symbol)


def test_that_yes_no_and_choices_are_read() -> None:
    assert parse(YES_NO, " yes ") == YesNo(yes=True)
    assert parse(YES_NO, "no") == YesNo(yes=False)
    assert parse(CHOICE, "discontinued") == Words("discontinued")
    assert parse(CLOSED_SET, "feet; neck ;feet") == Items(("feet", "neck"))


def inches(text: str, symbol: str = "in") -> Value:
    return parse(LENGTH, text, symbol)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (inches("1"), inches("2.54", "cm"), True),
        (inches("69.88"), inches("69.9"), True),
        (inches("69.88"), inches("69.8"), False),
        (inches("64"), inches("64.0"), True),
        (inches("64"), inches("64.4"), True),
        (inches("64.0"), inches("64.4"), False),
        (inches("64"), inches("65"), False),
        (inches("2"), inches("2.5"), False),
        (inches("0"), inches("0"), True),
        (inches("5-6"), inches("5"), False),
        (inches("12"), inches("1", "ft"), True),
        (parse(MASS, "200", "lb"), parse(MASS, "90.7", "kg"), True),
        (parse(MASS, "200", "lb"), parse(MASS, "92", "kg"), False),
        (parse(COUNT, "3"), parse(COUNT, "4"), False),
        (parse(COUNT, "200"), parse(COUNT, "201"), False),
        (parse(MONEY, "4999"), parse(MONEY, "4999.5"), False),
        (parse(MONEY, "4999", "USD"), parse(MONEY, "4999", "KRW"), None),
        (Words("SL"), Words(" sl "), True),
        (Words("SL"), Words("L"), False),
        (Words("about 3", figure_expected=True), Words("some"), None),
        (Words("about 3", figure_expected=True), inches("3"), None),
        (Items(("Neck", "feet")), Items(("feet", "neck")), True),
        (Items(("neck",)), Items(("neck", "feet")), False),
        (YesNo(yes=True), YesNo(yes=True), True),
        (YesNo(yes=True), YesNo(yes=False), False),
        (YesNo(yes=True), Words("Yes"), None),
    ],
)
def test_that_values_agree_as_a_careful_reader_would_say(
    a: Value, b: Value, expected: bool | None
) -> None:
    assert agree(a, b) is expected
    assert agree(b, a) is expected


@given(values, values)
def test_that_agreement_does_not_depend_on_the_order(a: Value, b: Value) -> None:
    assert agree(a, b) is agree(b, a)


@given(values)
def test_that_every_value_agrees_with_itself(value: Value) -> None:
    assert agree(value, value) is True


@given(items, st.randoms(use_true_random=False))
def test_that_the_order_of_a_set_does_not_matter(one: Items, random: object) -> None:
    names = list(one.names)
    random.shuffle(names)  # type: ignore[attr-defined]
    assert agree(one, Items(tuple(names))) is True


@given(st.decimals(1, 300, places=2))
def test_that_a_length_agrees_with_its_own_centimetres(amount: object) -> None:
    there = f"{float(str(amount)) * 2.54:.2f}"
    assert agree(inches(str(amount)), inches(there, "cm")) is True


@given(st.decimals(50, 300, places=1), st.decimals("0.11", "0.9", places=2))
def test_that_a_difference_beyond_rounding_is_a_difference(amount: object, more: object) -> None:
    other = f"{float(str(amount)) + float(str(more)):.2f}"
    assert agree(inches(str(amount)), inches(other)) is False


def test_that_canonical_ends_are_in_canonical_units() -> None:
    assert Quantity(1, 2, "in").canonical == pytest.approx((2.54, 5.08))


@pytest.mark.parametrize(
    ("value", "shown", "said", "filed"),
    [
        (YesNo(yes=True), "Yes", "Yes", "Yes"),
        (YesNo(yes=False), "No", "No", "No"),
        (inches("6"), "6 in (15 cm)", "6 inches", "6"),
        (inches("15-20", "cm"), "5.9–7.9 in (15–20 cm)", "5.9 to 7.9 inches", "5.91 to 7.87"),
        (parse(MASS, "2", "kg"), "4.4 lb (2 kg)", "4.4 pounds", "2 kg"),
        (Items(("neck", "feet")), "neck, feet", "neck and feet", "neck; feet"),
        (Items(("a", "b", "c")), "a, b, c", "a, b and c", "a; b; c"),
        (Items(("neck",)), "neck", "neck", "neck"),
        (Words("SL"), "SL", "SL", "SL"),
        (Words("snug", figure_expected=True), "“snug”", "“snug”", "“snug”"),
    ],
)
def test_that_a_value_is_shown_spoken_and_filed(
    value: Value, shown: str, said: str, filed: str
) -> None:
    assert words(value) == shown
    assert spoken(value) == said
    assert plain(value, "in") == filed


def test_that_a_metric_reader_sees_centimetres_first() -> None:
    assert words(inches("6"), UnitSystem.METRIC) == "15 cm (6 in)"
    assert spoken(inches("6"), UnitSystem.METRIC) == "15.2 centimetres"


def test_that_a_foreign_currency_is_named_and_not_converted() -> None:
    assert plain(parse(MONEY, "4980000", "KRW"), "USD") == "4980000 KRW"
    assert plain(parse(MONEY, "10-20", "EUR"), "USD") == "10 to 20 EUR"
