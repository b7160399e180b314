"""Tables as other people make them: each fact of them, and nothing that they do not say."""

from datetime import date

import pytest

from chaircompare.catalogue.chair import SourceKind
from chaircompare.catalogue.store import Catalogue
from chaircompare.exchange.importing.importing import Wishes
from chaircompare.exchange.importing.plan import Action
from tests.exchange.importing.bringing import FILES, facts_of, imported, planned, remarks

# File: chair id: what is stated.
EXPECTED: dict[str, dict[str, dict[str, str | list[str]]]] = {
    "dealer_price_list.csv": {
        "example-brand-lotus-3d": {
            "sale_price": "4999 USD",
            "list_price": "7499 USD",
            "user_weight_max": "310 lb",
            "foot_roller_rows": "3",
            "airbags_total": "34",
            "zero_gravity": "yes",
            "warranty_years": "3 year",
        },
        "example-brand-orchid-plus": {
            "sale_price": "2799.00 USD",
            "user_weight_max": "265 lb",
            "foot_roller_rows": "2",
            "airbags_total": "24",
            "zero_gravity": "yes",
            "warranty_years": "1 year",
        },
        "example-brand-fern": {
            "sale_price": "999 USD",
            "list_price": "1299 USD",
            "airbags_total": "12",
        },
        "second-example-meadow-4d": {
            "sale_price": "8250 USD",
            "list_price": "9999 USD",
            "user_weight_max": "330 lbs (150 kg)",
            "foot_roller_rows": "3",
            "airbags_total": "50",
            "zero_gravity": "yes",
            "warranty_years": "5 year",
        },
    },
    "review_table.csv": {
        "example-lotus-3d": {
            "calf_massage": "yes",
            "foot_massage_methods": "roller;airbag",
            "heat": "yes",
            "heat_zones": "lumbar;calves",
            "user_height_max": "6'3\"",
        },
        "example-orchid-plus": {
            "calf_massage": "yes",
            "foot_massage_methods": "roller",
            "heat": "no",
            "heat_zones": "does not apply",
            "user_height_max": "6 ft 1 in",
        },
        "example-fern": {"calf_massage": "no", "user_height_max": "185 cm"},
        "sample-co-pine": {
            "calf_massage": "yes",
            "foot_massage_methods": "airbag",
            "heat": "in words: only on the XL version",
            "heat_zones": "back",
            "user_height_max": "6'5\" (196 cm)",
        },
    },
    "european_cp1252.csv": {
        "beispiel-grosse-m": {
            "sale_price": "4999.00 EUR",
            "chair_weight": "128.5 kg",
            "user_weight_max": "150 kg",
            "calf_massage": "yes",
            "foot_massage": "yes",
            "heat": "yes",
            "heat_zones": "back;calves",
            "session_minutes_default": "15-30 min",
            "warranty_years": "2 year",
        },
        "beispiel-grosse-l": {
            "sale_price": "12490.50 EUR",
            "chair_weight": "141.0 kg",
            "user_weight_max": "170 kg",
            "calf_massage": "yes",
            "foot_massage": "no",
            "heat": "does not apply",
            "session_minutes_default": "20 min",
            "warranty_years": "24 month",
        },
        "beispiel-oko": {
            "sale_price": "1299 EUR",
            "chair_weight": "98 kg",
            "calf_massage": "no",
        },
    },
    "merged_heads.xlsx": {
        "example-lotus-3d": {
            "heat": "yes",
            "heat_zones": "back;calves",
            "heat_levels": "3",
            "user_weight_max": "140 kg",
            "user_height_min": "150 cm",
            "warranty_years": "3 year",
        },
        "example-fern": {
            "heat": "no",
            "heat_zones": "does not apply",
            "heat_levels": "0",
            "user_weight_max": "120 kg",
            "user_height_min": "155 cm",
            "warranty_years": "2 year",
        },
    },
    "korean_cp949.csv": {
        "3d": {
            "sale_price": "3490000 KRW",
            "chair_weight": "95 kg",
            "calf_massage": "yes",
            "foot_roller_rows": "3",
            "heat": "yes",
            "heat_zones": "back;calves",
            "session_minutes_default": "15 min",
        },
        "chair": {
            "sale_price": "2490000 KRW",
            "chair_weight": "82.5 kg",
            "calf_massage": "no",
            "foot_roller_rows": "does not apply",
            "heat": "no",
            "session_minutes_default": "20 min",
        },
    },
    "japanese_cp932.csv": {
        "ab-100": {
            "sale_price": "498000 JPY",
            "chair_weight": "about 86 kg",
            "calf_massage": "yes",
            "foot_massage": "yes",
            "heat": "no",
            "user_height_min": "150 cm",
            "user_height_max": "185 cm",
            "power_watts": "200 W",
        },
        "ab-50": {
            "sale_price": "198000 JPY",
            "chair_weight": "61 kg",
            "calf_massage": "no",
            "foot_massage": "yes",
            "power_watts": "130 W",
        },
    },
    "chair_a_column.tsv": {
        "example-lotus-3d": {
            "sale_price": "4999 USD",
            "legrest_extendable": "yes",
            "track": "SL",
            "upright_width": "30.5 in",
            "chair_weight": "310 lb",
            "user_height_min": "60 in",
            "user_height_max": "77 in",
            "bluetooth_audio": "yes",
        },
        "example-orchid-plus": {
            "sale_price": "2799 USD",
            "legrest_extendable": "yes",
            "track": "L",
            "upright_width": "29 in",
            "chair_weight": "287 lb",
            "user_height_min": "59 in",
            "user_height_max": "74 in",
            "bluetooth_audio": "yes",
        },
        "example-fern": {
            "sale_price": "999 USD",
            "legrest_extendable": "no",
            "track": "S",
            "upright_width": "28 in",
            "chair_weight": "64 kg",
            "bluetooth_audio": "no",
        },
    },
    "facts.csv": {
        "example-lotus-3d": {
            "calf_massage": "yes",
            "chair_weight": ["310 lb", "141 kg"],
            "session_minutes_default": "15-30 min",
        },
        "example-fern": {"heat": "does not apply"},
    },
    "workbook_units_in_heads.xlsx": {
        "example-lotus-3d": {
            "list_price": "7499 USD",
            "noise_db": "48 dB",
            "power_watts": "220 W",
            "heat": "yes",
        },
        "example-orchid-plus": {
            "list_price": "3999.99 USD",
            "power_watts": "180 W",
            "heat": "no",
        },
        "example-fern": {"power_watts": "does not apply"},
    },
    "showroom.ods": {
        "example-lotus-3d": {
            "sale_price": "4999.00 EUR",
            "session_minutes_default": "20 min",
            "heat": "yes",
            "knee_massage": "yes",
        },
        "example-fern": {
            "sale_price": "999.00 EUR",
            "session_minutes_default": "15 min",
            "knee_massage": "yes",
        },
    },
}
# Lines that are no chairs: titles above the table are not even looked at.
NOTES = {
    "dealer_price_list.csv": [5, 9, 12],
    "european_cp1252.csv": [7],
    "korean_cp949.csv": [5],
    "workbook_units_in_heads.xlsx": [9, 11],
}
LEFT_OUT = {
    "facts.csv": [(6, "Cup holder", True)],
    "workbook_units_in_heads.xlsx": [(7, "Noise (dB)", True)],
}


def test_that_every_file_has_its_expectation() -> None:
    assert {path.name for path in FILES.iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_that_a_strangers_table_gives_its_facts_and_no_others(
    name: str, catalogue: Catalogue
) -> None:
    there = {chair.id for chair in catalogue.names()}
    plan = imported(FILES / name, catalogue)
    added = [chair.id for chair in catalogue.names() if chair.id not in there]
    assert sorted(added) == sorted(EXPECTED[name])
    for chair in catalogue.load(added):
        assert facts_of(chair) == EXPECTED[name][chair.id], chair.id
        assert all(fact.own and fact.source.kind is SourceKind.SECOND_HAND for fact in chair.facts)
    assert plan.count(Action.ADD) == len(added)
    assert plan.count(Action.SKIP) == plan.count(Action.CHANGE) == 0
    assert [row.line for row in plan.rows if row.action is Action.NOTE] == NOTES.get(name, [])
    told = [remark for remark in remarks(plan) if remark[2]]
    assert told == LEFT_OUT.get(name, [])
    assert catalogue.check() == []


@pytest.mark.parametrize("name", EXPECTED)
def test_that_a_second_import_finds_everything_the_same(name: str, catalogue: Catalogue) -> None:
    imported(FILES / name, catalogue)
    again = planned(FILES / name, catalogue)
    assert again.changes == ()
    assert again.count(Action.SAME) == len(EXPECTED[name])


def test_that_lines_with_their_own_source_and_date_keep_them(catalogue: Catalogue) -> None:
    imported(FILES / "facts.csv", catalogue, Wishes(kind=SourceKind.DEALER, publisher="A dealer"))
    (lotus, fern) = catalogue.load(["example-lotus-3d", "example-fern"])
    weights = [fact.source for fact in lotus.facts if fact.feature == "chair_weight"]
    assert [(source.url, source.read_on) for source in weights] == [
        ("https://example.com/lotus", date(2026, 10, 1)),
        ("https://example.org/review", date(2026, 10, 5)),
    ]
    (heat,) = fern.facts
    assert (heat.source.publisher, heat.source.read_on) == ("A dealer", date(2026, 11, 22))


def test_that_a_date_column_of_a_workbook_dates_its_facts(catalogue: Catalogue) -> None:
    imported(FILES / "workbook_units_in_heads.xlsx", catalogue)
    lotus, orchid = catalogue.load(["example-lotus-3d", "example-orchid-plus"])
    assert {fact.read_on for fact in lotus.facts} == {date(2026, 10, 1)}
    assert {fact.read_on for fact in orchid.facts} == {date(2026, 10, 2)}
