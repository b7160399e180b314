"""Units: exact factors, no lost digits, and words for people."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaircompare.catalogue import units
from chaircompare.catalogue.amounts import read_amount
from chaircompare.catalogue.units import (
    UnitSystem,
    convert,
    plain_number,
    show,
    show_height,
    speak,
    speak_height,
)

SYMBOLS = sorted(units._UNITS)
# Heights of people as stated, and how they are written and said in US units.
HEIGHTS = [
    (75, 75, "in", "6 ft 3 in (191 cm)", "6 feet 3 inches"),
    (72, 72, "in", "6 ft (183 cm)", "6 feet"),
    (59.05, 59.05, "in", "4 ft 11.05 in (150 cm)", "4 feet 11.05 inches"),
    (185, 185, "cm", "6 ft 0.8 in (185 cm)", "6 feet 0.8 inches"),
    (182.85, 182.85, "cm", "6 ft (182.85 cm)", "6 feet"),
    (60, 77, "in", "5 ft–6 ft 5 in (152–196 cm)", "5 feet to 6 feet 5 inches"),
    (61, 61, "in", "5 ft 1 in (155 cm)", "5 feet 1 inch"),
    (10, 10, "in", "10 in (25 cm)", "10 inches"),
    (900, 900, "in", "900 in (2,286 cm)", "900 inches"),
]
PAIRS = [
    (a, b) for a in SYMBOLS for b in SYMBOLS if units.unit(a).dimension == units.unit(b).dimension
]
amounts = st.floats(0, 1e6, allow_nan=False)


@pytest.mark.parametrize(
    ("amount", "source", "target", "expected"),
    [
        (1, "in", "cm", 2.54),
        (2.54, "cm", "in", 1),
        (1, "ft", "in", 12),
        (10, "mm", "cm", 1),
        (1, "m", "cm", 100),
        (1, "lb", "kg", 0.45359237),
        (90, "s", "min", 1.5),
        (2, "h", "min", 120),
        (18, "month", "year", 1.5),
        (1.5, "kW", "W", 1500),
    ],
)
def test_that_a_unit_converts_by_its_definition(
    amount: float, source: str, target: str, expected: float
) -> None:
    assert convert(amount, source, target) == pytest.approx(expected, rel=1e-12)


@given(amounts, st.sampled_from(PAIRS))
def test_that_converting_there_and_back_gives_the_amount(
    amount: float, pair: tuple[str, str]
) -> None:
    there, back = pair
    assert convert(convert(amount, there, back), back, there) == pytest.approx(amount, rel=1e-12)


@given(amounts, st.sampled_from(SYMBOLS))
def test_that_an_amount_in_its_own_unit_stays_the_very_same(amount: float, symbol: str) -> None:
    assert convert(amount, symbol, symbol) == amount


@pytest.mark.parametrize(("source", "target"), [("in", "lb"), ("min", "year"), ("USD", "KRW")])
def test_that_what_measures_another_thing_is_not_converted(source: str, target: str) -> None:
    with pytest.raises(ValueError, match="does not measure"):
        convert(1, source, target)


def test_that_an_unknown_unit_is_not_found() -> None:
    assert units.find_unit("furlong") is None
    with pytest.raises(KeyError):
        units.unit("furlong")


def test_that_only_currencies_are_money() -> None:
    money = {symbol for symbol in SYMBOLS if units.is_money(symbol)}
    assert money == {"USD", "CAD", "EUR", "GBP", "JPY", "KRW"}


@given(st.decimals(0, 10**6, places=2))
def test_that_a_plain_number_keeps_two_decimals_and_nothing_else(amount: Decimal) -> None:
    text = plain_number(float(amount))
    assert Decimal(text) == amount
    assert "," not in text
    assert "E" not in text
    assert "." not in text or text[-1] not in "0."


@pytest.mark.parametrize(
    ("amount", "places", "expected"),
    [
        (0.125, 2, "0.13"),
        (2.675, 2, "2.68"),
        (-0.001, 2, "0"),
        (1e15, 2, "1000000000000000"),
        (19.5, 0, "20"),
        (100, 2, "100"),
    ],
)
def test_that_halves_are_rounded_up_and_zeros_dropped(
    amount: float, places: int, expected: str
) -> None:
    assert plain_number(amount, places) == expected


@pytest.mark.parametrize(
    ("low", "high", "stated", "system", "expected"),
    [
        (6, 6, "in", UnitSystem.US, "6 in (15 cm)"),
        (6, 6, "in", UnitSystem.METRIC, "15 cm (6 in)"),
        (2.5, 2.5, "in", UnitSystem.US, "2.5 in (6.4 cm)"),
        (2.5, 2.5, "in", UnitSystem.METRIC, "6.4 cm (2.5 in)"),
        (2, 2, "in", UnitSystem.US, "2 in (5 cm)"),
        (138, 138, "cm", UnitSystem.US, "54.3 in (138 cm)"),
        (1, 1, "m", UnitSystem.METRIC, "100 cm (39.4 in)"),
        (200.4, 200.4, "lb", UnitSystem.US, "200.4 lb (91 kg)"),
        (15, 30, "min", UnitSystem.US, "15–30 min"),
        (4999, 4999, "USD", UnitSystem.US, "US$ 4,999"),
        (4980000, 4980000, "KRW", UnitSystem.METRIC, "₩ 4,980,000"),
        (3, 3, "", UnitSystem.US, "3"),
        (1, 1, "year", UnitSystem.US, "1 year"),
        (3, 5, "year", UnitSystem.US, "3–5 years"),
        (1, 1, "month", UnitSystem.US, "1 month"),
        (1234.5, 1234.5, "W", UnitSystem.US, "1,234.5 W"),
        (-3, -3, "", UnitSystem.US, "-3"),
    ],
)
def test_that_an_amount_is_shown_as_a_person_writes_it(
    low: float, high: float, stated: str, system: UnitSystem, expected: str
) -> None:
    assert show(low, high, stated, system) == expected


@pytest.mark.parametrize(
    ("low", "high", "stated", "system", "expected"),
    [
        (6, 6, "in", UnitSystem.US, "6 inches"),
        (1, 1, "in", UnitSystem.US, "1 inch"),
        (6, 6, "in", UnitSystem.METRIC, "15.2 centimetres"),
        (15, 30, "min", UnitSystem.US, "15 to 30 minutes"),
        (4999, 4999, "USD", UnitSystem.US, "4999 US dollars"),
        (3, 3, "", UnitSystem.US, "3"),
        (1000, 1000, "JPY", UnitSystem.US, "1000 yen"),
    ],
)
def test_that_an_amount_is_spoken_with_its_unit_in_words(
    low: float, high: float, stated: str, system: UnitSystem, expected: str
) -> None:
    assert speak(low, high, stated, system) == expected


@given(amounts, st.sampled_from(SYMBOLS), st.sampled_from(UnitSystem))
def test_that_every_amount_can_be_shown_and_spoken(
    amount: float, symbol: str, system: UnitSystem
) -> None:
    shown, said = show(amount, amount, symbol, system), speak(amount, amount, symbol, system)
    assert any(c.isdigit() for c in shown)
    assert any(c.isdigit() for c in said)
    assert said.split(" ", 1)[1:] in (
        [],
        [units.unit(units.leading_unit(symbol, system)).spoken],
        [units.unit(units.leading_unit(symbol, system)).spoken_one],
    )


@pytest.mark.parametrize(("low", "high", "unit", "written", "said"), HEIGHTS)
def test_that_people_are_as_tall_as_people_say_it(
    low: float, high: float, unit: str, written: str, said: str
) -> None:
    assert show_height(low, high, unit) == written
    assert speak_height(low, high, unit) == said


def test_that_centimetres_lead_for_who_reads_them() -> None:
    assert show_height(75, 75, "in", UnitSystem.METRIC) == "191 cm (6 ft 3 in)"
    assert speak_height(75, 75, "in", UnitSystem.METRIC) == "190.5 centimetres"


@given(st.integers(50, 260), st.sampled_from(["in", "cm"]))
def test_that_a_written_height_is_read_as_the_same_one(amount: int, unit: str) -> None:
    for system in UnitSystem:
        read = read_amount(show_height(amount, amount, unit, system), "length")
        assert read is not None
        assert convert(read.low, read.unit, unit) == pytest.approx(amount, abs=0.52)
