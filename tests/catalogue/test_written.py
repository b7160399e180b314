"""What a person writes as a value reaches the catalogue as that value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaircompare.catalogue.features import Feature, registry
from chaircompare.catalogue.units import convert
from chaircompare.catalogue.values import Quantity, ValueNotUnderstoodError, agree, parse, words
from chaircompare.catalogue.written import applies_not, as_stated, expected


def read(feature: str, text: str) -> object:
    return parse(registry()[feature], *as_stated(registry()[feature], text))


@pytest.mark.parametrize(
    ("feature", "text", "kept"),
    [
        ("user_weight_max", "102,5 kg", ("102.5", "kg")),
        ("user_weight_max", "7,25 kg", ("7.25", "kg")),
        ("user_weight_max", "1,5", ("1.5", "lb")),
        ("user_weight_max", "310 lbs.", ("310", "lb")),
        ("user_weight_max", "up to 330 lb", ("up to 330 lb", "")),
        ("sale_price", "4,999", ("4999", "USD")),
        ("sale_price", "12,345.50", ("12345.50", "USD")),
        ("sale_price", "$4,999", ("4999", "USD")),
        ("sale_price", "€ 4.999,-", ("4999", "EUR")),
        ("sale_price", "3 000 000 ₩", ("3000000", "KRW")),
        ("session_minutes_max", "15-30 min", ("15-30", "min")),
        ("user_height_max", "6'2\"", ("6'2\"", "")),
        ("user_height_max", "178 cm", ("178", "cm")),
        ("user_height_max", "20 1/2", ("20 1/2", "in")),
        ("warranty_years", "36 months", ("36", "month")),
        ("airbags_total", "34 airbags", ("34 airbags", "")),
        ("heat", " YES ", ("yes", "")),
        ("heat", "✓", ("yes", "")),
        ("heat", "Not  included", ("no", "")),
        ("heat", "-", ("-", "")),
        ("status", "Current", ("current", "")),
        ("heat_zones", "Calves, feet", ("calves;feet", "")),
        ("foot_massage_methods", "Rollers and Airbags", ("Rollers and Airbags", "")),
        ("foot_massage_methods", "Rollers; Airbags", ("roller;airbag", "")),
        ("wall_clearance", "a hand", ("a hand", "in")),
    ],
)
def test_that_it_is_kept_as_it_was_meant(feature: str, text: str, kept: tuple[str, str]) -> None:
    assert as_stated(registry()[feature], text) == kept


@pytest.mark.parametrize(
    ("feature", "text", "shown"),
    [
        ("user_height_max", "5 ft 10", "5 ft 10 in (178 cm)"),
        ("user_height_max", "6’2”", "6 ft 2 in (188 cm)"),
        ("user_height_max", "6 ft. 2 1/2 in.", "6 ft 2.5 in (189 cm)"),
        ("user_height_max", "6'-2\"", "6 ft 2 in (188 cm)"),
        ("user_height_max", "1,78 m", "5 ft 10.1 in (178 cm)"),
        ("user_height_max", "1,778 m", "5 ft 10 in (178 cm)"),
        ("user_height_max", "1 m 78", "5 ft 10.1 in (178 cm)"),
        ("user_height_max", "5'2\" - 6'2\"", "5 ft 2 in–6 ft 2 in (157–188 cm)"),
        ("user_height_max", "75 in (190 cm)", "6 ft 3 in (191 cm)"),
        ("upright_width", "80cm/31.5in", "31.5 in (80 cm)"),
        ("upright_width", "29½”", "29.5 in (75 cm)"),
        ("upright_width", "1,500 mm", "59.1 in (150 cm)"),
        ("session_minutes_max", "15 to 30 minutes", "15–30 min"),
        ("session_minutes_max", "1 h 30", "90 min"),
        ("session_minutes_max", "15 min - 1 hour", "15–60 min"),
        ("warranty_years", "3-year", "3 years"),
        ("noise_db", "≤ 60 dB(A)", "60 dB"),
        ("power_watts", "0,2 kW", "0.2 kW"),
        ("list_price", "US$ 4,999.00", "US$ 4,999"),
        ("list_price", "4.999,00 €", "€ 4,999"),
        ("list_price", "$4,999 CAD", "CA$ 4,999"),
        ("list_price", "$3,999 - $4,999", "US$ 3,999–4,999"),
        ("wall_clearance", "at least 2 in", "2 in (5 cm)"),
        ("chair_weight", "approx. 220 lbs", "220 lb (100 kg)"),
        ("user_weight_max", "330 lb max.", "330 lb (150 kg)"),
        ("user_weight_max", "330 lb (maximum)", "330 lb (150 kg)"),
        ("wall_clearance", "2 in or more", "2 in (5 cm)"),
    ],
)
def test_that_a_brochure_can_be_copied(feature: str, text: str, shown: str) -> None:
    value = read(feature, text)
    assert isinstance(value, Quantity)
    assert words(value) == shown


@pytest.mark.parametrize(
    ("feature", "text"),
    [
        ("user_height_max", "tall"),
        ("user_height_max", "5 ft 14"),
        ("user_height_max", "26 x 30 in"),
        ("user_height_max", "190 cm / 80 in"),
        ("user_height_max", "75 in (190 lb)"),
        ("user_height_max", "-5 in"),
        ("user_height_max", "6'2\" to 5'2\""),
        ("upright_width", "1.500 mm"),
        ("upright_width", "3/0 in"),
        ("upright_width", "10 20"),
        ("user_weight_max", "300 in"),
        ("list_price", "from $4,999"),
        ("list_price", "$4,999 €"),
        ("list_price", "$4,999 - €5,999"),
        ("list_price", "$4,999 (€4,599)"),
        ("user_height_max", "75 (190 cm)"),
        ("list_price", "$4,999 plus shipping"),
        ("airbags_total", "up to 30"),
        ("airbags_total", "2.5 airbags"),
        ("foot_roller_rows", "3 pairs"),
        ("foot_roller_rows", "3 per foot"),
        ("warranty_years", "lifetime"),
        ("warranty_years", "5 years parts, 1 year labour"),
        ("session_minutes_max", "1" * 100),
    ],
)
def test_that_what_can_be_read_in_two_ways_is_not_read(feature: str, text: str) -> None:
    with pytest.raises(ValueNotUnderstoodError):
        read(feature, text)


@given(
    st.integers(0, 9),
    st.integers(0, 11),
    st.sampled_from(["{} ft {}", "{}'{}\"", "{} feet {} inches"]),
)
def test_that_feet_and_inches_are_one_length(feet: int, inches: int, form: str) -> None:
    value = read("user_height_max", form.format(feet, inches))
    assert isinstance(value, Quantity)
    assert (value.low, value.unit) == (feet * 12 + inches, "in")
    assert value.canonical[0] == pytest.approx(convert(feet * 12 + inches, "in", "cm"))


@given(st.integers(0, 999_999), st.sampled_from(["${:,}", "{:,} USD", "US$ {}", "usd {:,}.00"]))
def test_that_a_price_is_that_price(amount: int, form: str) -> None:
    value = read("sale_price", form.format(amount))
    assert isinstance(value, Quantity)
    assert (value.low, value.unit) == (amount, "USD")


@given(
    st.sampled_from([f for f in registry().values() if f.is_number]),
    st.text(st.sampled_from("0123456789.,-–/ '\"()½$€ftincmabdlokgsupto"), max_size=30),
)
def test_that_whatever_is_kept_reads_back_as_itself(wanted: Feature, text: str) -> None:
    stated, unit = as_stated(wanted, text)
    try:
        value = parse(wanted, stated, unit)
    except ValueNotUnderstoodError:
        return
    assert isinstance(value, Quantity)
    assert 0 <= value.low <= value.high
    assert as_stated(wanted, f"{stated} {unit}".strip()) in {
        (stated, unit),
        (f"{stated} {unit}", ""),
    }
    assert agree(value, parse(wanted, stated, unit)) is True


def test_that_not_applying_is_said_in_several_ways() -> None:
    assert applies_not(" N/A ")
    assert applies_not("does not apply")
    assert not applies_not("no")


def test_that_what_may_be_written_is_said_for_every_feature() -> None:
    assert all(expected(feature) for feature in registry().values())
