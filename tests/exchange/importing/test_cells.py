"""What single cells say, in the words of many tables and languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaircompare.catalogue.chair import FactState
from chaircompare.catalogue.features import registry
from chaircompare.catalogue.values import Quantity
from chaircompare.exchange.importing.cells import CellReader, ColumnHabits, Reading
from chaircompare.exchange.importing.dashes import Dash
from chaircompare.exchange.importing.figures import DecimalSign, decimal_sign_of, plain_figures
from chaircompare.exchange.importing.mapping import Mapper
from chaircompare.exchange.importing.raw import Figure
from chaircompare.exchange.importing.vocabulary import vocabulary
from tests.making import a_source

WORDS = vocabulary()


def read(
    heading: str,
    text: str,
    *others: str,
    sign: DecimalSign = DecimalSign.POINT,
    dash: Dash = Dash.NOT_STATED,
) -> Reading:
    """The cell of a column with this heading, in which the other cells stand too."""
    features = registry()
    column = Mapper(features, WORDS, {}, {}).column(0, heading)
    habits = ColumnHabits.of([text, *others], WORDS, sign, dash)
    (feature,) = column.features(features)
    return CellReader(feature, column, habits, WORDS, a_source()).read(text)


def told(reading: Reading) -> str:
    fact = reading.fact
    if fact is None:
        return "left out" if reading.problem else ""
    if fact.state is FactState.STATED:
        return f"{fact.stated} {fact.unit}".strip()
    return fact.state.value


@pytest.mark.parametrize(
    "text",
    ["yes", "Y", " TRUE ", "1", "✓", "included", "ja", "Sí", "あり", "있음", "예", "○", "O"],
)
def test_that_a_yes_in_many_words_is_a_yes(text: str) -> None:
    assert told(read("Heat", text)) == "yes"


@pytest.mark.parametrize(
    "text", ["no", "N", "false", "0", "✗", "not included", "nein", "なし", "없음", "아니오", "×"]
)
def test_that_a_no_in_many_words_is_a_no(text: str) -> None:
    assert told(read("Heat", text)) == "no"


@pytest.mark.parametrize("heading", ["Heat", "Weight (kg)", "Colours", "Voltage", "Heat zones"])
@pytest.mark.parametrize("text", ["n/a", "N.A.", "not applicable", "entfällt", "해당 없음"])
def test_that_not_applicable_does_not_apply_whatever_the_column(heading: str, text: str) -> None:
    assert told(read(heading, text)) == "does not apply"


@pytest.mark.parametrize("heading", ["Heat", "Weight (kg)", "Colours", "Voltage", "Heat zones"])
@pytest.mark.parametrize("text", ["", "  ", "?", "unknown", "TBD", "k. A.", "不明", "#N/A"])
def test_that_an_empty_or_unknown_cell_states_nothing(heading: str, text: str) -> None:
    assert read(heading, text) == Reading()


@pytest.mark.parametrize("dash", ["-", "–", "—", "－", " - ", "--", "---"])
def test_that_a_dash_states_nothing_until_the_person_says_that_it_means_no(dash: str) -> None:
    assert read("Heat", dash, "yes") == Reading()
    assert told(read("Heat", dash, "yes", dash=Dash.NO)) == "no"
    assert read("Weight (kg)", dash, "120", dash=Dash.NO) == Reading()


def test_that_a_cross_is_a_tick_where_nothing_else_is() -> None:
    assert told(read("Heat", "x", "")) == "yes"
    assert told(read("Heat", "x", "✓")) == "no"
    assert told(read("Heat", "X", "O")) == "no"
    assert read("Heat", "x").remark


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        ("Weight", "310 lb", "310 lb"),
        ("Weight (kg)", "310 lbs", "310 lb"),
        ("Weight (lbs)", "310", "310 lb"),
        ("Gewicht [kg]", "128,5", "128.5 kg"),
        ("Weight, kg", "1.5", "1.5 kg"),
        ("Price", "$4,999", "4999 USD"),
        ("Price", "4.999,00 €", "4999.00 EUR"),
        ("Price", "CHF 4'999", "left out or in words"),
        ("Price (EUR)", "4'999.50", "4999.50 EUR"),
        ("Price (EUR)", "4 999,50", "4999.50 EUR"),
        ("가격", "349만원", "3490000 KRW"),
        ("価格", "４９８，０００円", "498000 JPY"),
        ("Warranty", "3 Jahre", "3 year"),
        ("Warranty (months)", "24", "24 month"),
        ("Timer", "15–30 min", "15-30 min"),
        ("Timer", "15 bis 30 Minuten", "15-30 min"),
        ("Max user height", "6'2\"", "6'2\""),
        ("Max user height", "1,95 m", "1.95 m"),
        ("max. Belastung", "bis 150 kg", "up to 150 kg"),
        ("Airbags", "34", "34"),
        ("Airbags", "34 pcs", "34 pcs"),
        ("Noise", "45 dB(A)", "45 dB"),
        ("Power", "220W", "220 W"),
        ("Foot rollers", "yes", "left out"),
        ("Airbags", "-5", "left out"),
        ("Weight", "310", "left out"),
        ("Price", "4999", "left out"),
        ("Heat zones", "Lumbar, calves & feet", "lumbar;calves;feet"),
        ("Calf massage works by", "Luftdruck", "airbag"),
        ("Calf massage works by", "magnets", "in words"),
        ("Calf massage works by", "yes", "left out"),
        ("Colours", "Black, Brown/Beige", "Black;Brown/Beige"),
        ("Availability", "In Stock", "current"),
        ("Availability", "bald", "in words"),
        ("Heat", "only the S version", "in words"),
        ("Heat", "7", "left out"),
        ("Roller type", "4D", "4D"),
    ],
)
def test_that_a_cell_states_what_it_says(heading: str, text: str, expected: str) -> None:
    assert told(read(heading, text)) in expected


def test_that_a_figure_without_a_unit_is_no_fact_where_it_could_mean_two() -> None:
    assert "No unit is given: in or cm or mm?" in read("Seat width", "21").problem
    assert "No currency is given" in read("Our price", "4999").problem
    assert read("Warranty", "3").remark == "No unit is given; read as years."
    assert "No unit" in read("Warranty", "24").problem
    assert told(read("seat_width", "21")) == "21 in"


def test_that_the_figures_of_a_workbook_are_taken_as_they_are() -> None:
    assert told(read("Weight (kg)", Figure("1.299"), sign=DecimalSign.COMMA)) == "1.299 kg"
    assert told(read("Weight (kg)", "1.299", sign=DecimalSign.COMMA)) == "1299 kg"


@pytest.mark.parametrize(
    ("texts", "sign"),
    [
        (["1,5", "2"], DecimalSign.COMMA),
        (["1.5"], DecimalSign.POINT),
        (["1.299,00"], DecimalSign.COMMA),
        (["1,299.00"], DecimalSign.POINT),
        (["1.299.000"], DecimalSign.COMMA),
        (["1.299", "12"], None),
        (["6'3\"", "-"], None),
    ],
)
def test_that_the_decimal_sign_is_what_the_figures_can_only_mean(
    texts: list[str], sign: DecimalSign | None
) -> None:
    assert decimal_sign_of(texts) is sign


@given(
    st.integers(0, 9_999_999),
    st.integers(0, 99),
    st.sampled_from([(",", "."), (".", ","), (" ", ","), ("'", "."), ("\u202f", ",")]),
)
def test_that_an_amount_is_read_however_its_thousands_are_parted(
    whole: int, cents: int, signs: tuple[str, str]
) -> None:
    gap, point = signs
    text = f"{whole:,}".replace(",", gap) + f"{point}{cents:02}"
    sign = DecimalSign.POINT if point == "." else DecimalSign.COMMA
    assert float(plain_figures(text, sign)) == float(f"{whole}.{cents:02}")
    value = read("Price", f"{text} EUR", sign=sign).fact
    assert value
    assert isinstance(value.value, Quantity)
    assert value.value.low == float(f"{whole}.{cents:02}")


@given(st.text(max_size=40), st.sampled_from(["Heat", "Weight", "Price", "Colours", "Heat zones"]))
def test_that_no_text_breaks_the_reading_of_a_cell(text: str, heading: str) -> None:
    reading = read(heading, text)
    assert not (reading.fact and reading.problem)
