"""The catalogue file: filled whole, searched, sorted, loaded and changed without loss."""

import csv
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaircompare.assets import data_folder
from chaircompare.catalogue import listing, shipped
from chaircompare.catalogue.agreement import AnswerState, answer, count_stated
from chaircompare.catalogue.chair import Chair, FactState
from chaircompare.catalogue.changing import StaleChangeError
from chaircompare.catalogue.data_files import read_edition
from chaircompare.catalogue.derived import search_words, sort_name
from chaircompare.catalogue.features import registry
from chaircompare.catalogue.listing import BY_CHOSEN, BY_FACTS, BY_NAME, ListQuery, match_expression
from chaircompare.catalogue.store import Catalogue, UnknownChairError
from chaircompare.catalogue.values import ValueNotUnderstoodError, Words
from tests.making import a_chair, a_fact, a_registry, a_source

ACHILLES = "osaki-4d-achilles"
TITAN = "titan-grande-xl-3d"
TODAY = date(2026, 12, 1)
HOSTILE_NAMES = [
    "<b>4D</b> & <script>",
    "\"double\" and 'single'",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "💺🦵",
    "كرسي التدليك",
    "עיסוי \u202egninraw",
    "x" * 500,
    "a\nb\tc",
    "'; DROP TABLE chair; --",
    '" OR 1 NEAR',
    "%_*?",
]


def sql(path: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchall()


def test_that_every_shipped_fact_reaches_the_file(catalogue_file: Path) -> None:
    written = []
    for path in (data_folder() / "facts").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            written += [
                (
                    r["chair"],
                    r["feature"],
                    r["state"] or "stated",
                    r["value"],
                    r["unit"],
                    r["source"],
                    r["seen_on"] or None,
                    "shipped",
                )
                for r in csv.DictReader(file)
            ]
    stored = sql(
        catalogue_file,
        "SELECT chair.id, feature, state, stated, unit, source, seen_on, fact.origin "
        "FROM fact JOIN chair ON chair.number = fact.chair",
    )
    assert sorted(stored, key=repr) == sorted(written, key=repr)
    with (data_folder() / "sources.csv").open(encoding="utf-8", newline="") as file:
        sources = sorted(tuple(row.values()) for row in csv.DictReader(file))
    statement = "SELECT id, kind, publisher, url, read_on FROM source ORDER BY id"
    assert sql(catalogue_file, statement) == sources


def test_that_canonical_values_stand_beside_the_stated_ones(catalogue_file: Path) -> None:
    factors = {"in": 2.54, "cm": 1, "mm": 0.1, "lb": 0.45359237, "kg": 1}
    rows = sql(catalogue_file, "SELECT stated, unit, canonical_low, canonical_high FROM fact")
    measured = [row for row in rows if row[1] in factors]
    assert measured
    for stated, unit, low, high in measured:
        ends = [float(end) * factors[str(unit)] for end in str(stated).split("-")]
        assert (low, high) == pytest.approx((ends[0], ends[-1]))
    assert all(row[2] is None for row in rows if row[0] in {"yes", "no", "SL"})


def test_that_every_chair_is_loaded_as_the_files_state_it(
    catalogue: Catalogue, chairs: dict[str, Chair]
) -> None:
    ids = sorted(chairs, reverse=True)
    assert catalogue.load(ids) == [chairs[one] for one in ids]
    assert catalogue.edition == read_edition(data_folder())


def test_that_a_missing_file_is_made_with_its_folders_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "deep" / "my chairs #1?%41.sqlite"
    with Catalogue.open(path) as catalogue:
        assert catalogue.path == path
        assert catalogue.count() == 93
        assert not catalogue.refusal
        assert catalogue.check() == []
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_that_two_starts_at_once_make_one_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    with Catalogue.open(path) as catalogue:
        catalogue.add_chair(a_chair("mine"))
        # The slower of two starts finds the file there and must not replace it.
        shipped.create(path, data_folder())
        assert catalogue.count() == 94
    with Catalogue.open(path) as again:
        assert again.load(["mine"])


def test_that_the_list_shows_every_chair_once_by_name(catalogue: Catalogue) -> None:
    rows = catalogue.list()
    assert len({row.id for row in rows}) == len(rows) == catalogue.count() == 93
    names = [row.name for row in rows]
    assert names.index("Kahuna LM-6800") < names.index("Kahuna LM-6800S")
    assert [name[0].casefold() for name in names] == sorted(name[0].casefold() for name in names)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [("LM-68", "LM-680"), ("LM-68", "LM-608"), ("elan", "Élite"), ("A 2", "a 10")],
)
def test_that_numbers_and_accents_sort_as_a_person_expects(earlier: str, later: str) -> None:
    before, after = sort_name(a_chair(earlier)), sort_name(a_chair(later))
    assert before < after


def test_that_chairs_of_one_brand_stand_together(catalogue: Catalogue) -> None:
    brands = [row.brand.casefold() for row in catalogue.list()]
    assert len([*groupby(brands)]) == len(set(brands))
    assert brands.index("daiwa korea") > brands.index("daiwa")
    alone = a_chair("b", brand="", model="Daiwa Legacy")
    assert sort_name(alone) == "daiwa legacy"  # found where a name begins so


def test_that_figures_that_differ_are_sorted_by_the_lowest(catalogue: Catalogue) -> None:
    price = registry()["sale_price"]
    for name, prices in {"high": ("50000", "3"), "low": ("2", "40000"), "mid": ("2.5",)}.items():
        pages = [a_source(f"{name}{place}") for place in range(len(prices))]
        facts = [
            a_fact(price, one, "USD", source=page) for one, page in zip(prices, pages, strict=True)
        ]
        catalogue.add_chair(a_chair(name, facts))
    query = ListQuery(sort="sale_price")
    assert [row.id for row in catalogue.page(query, 0, 3)] == ["low", "mid", "high"]
    stating = [
        row.id
        for row in catalogue.page(replace(query, descending=True), 0, 99)
        if row.cells["sale_price"].detail or row.cells["sale_price"].words
    ]
    assert stating[-3:] == ["high", "mid", "low"]
    (high,) = (row for row in catalogue.list() if row.id == "high")
    assert high.cells["sale_price"].detail == "US$ 3 or US$ 50,000"
    assert high.cells["sale_price"].in_short(is_number=True) == "from US$ 3"


def test_that_list_cells_show_value_detail_and_dispute(
    catalogue: Catalogue, chairs: dict[str, Chair]
) -> None:
    rows = {row.id: row for row in catalogue.list()}
    achilles = rows[ACHILLES]
    assert achilles.cells["calf_massage"].words == "Yes"
    assert achilles.cells["calf_massage"].detail == "kneading, roller, airbag"
    assert achilles.cells["sale_price"].state is AnswerState.NOT_STATED
    assert achilles.cells["sale_price"].words == ""
    for row in rows.values():
        assert row.facts_stated == count_stated(chairs[row.id], registry())
        for key, cell in row.cells.items():
            assert cell.state is answer(chairs[row.id], key).state
    disputed = [
        row.cells[key]
        for row in rows.values()
        for key in row.cells
        if row.cells[key].state is AnswerState.SOURCES_DIFFER
    ]
    assert disputed
    for cell in disputed:
        assert cell.words == "Sources differ"
        assert " or " in cell.detail


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("achilles", {ACHILLES}),
        ("ACHIL osa", {ACHILLES}),
        ("lm-6800s", {"kahuna-lm-6800s"}),
        ("xyzzy", set()),
        ("---", set()),
        ('"', set()),
    ],
)
def test_that_the_search_finds_names_by_beginnings_of_words(
    catalogue: Catalogue, search: str, expected: set[str]
) -> None:
    assert {row.id for row in catalogue.list(search)} == expected
    assert catalogue.count(search) == len(expected)


@pytest.mark.parametrize("search", ["", "   ", "\t"])
def test_that_an_empty_search_finds_all(catalogue: Catalogue, search: str) -> None:
    assert len(catalogue.list(search)) == 93


def test_that_the_search_finds_features_and_values_but_no_stated_absence(
    catalogue: Catalogue, chairs: dict[str, Chair]
) -> None:
    warm_feet = {row.id for row in catalogue.list("heated areas feet")}
    stated = {
        one
        for one, chair in chairs.items()
        if any(f.feature == "heat_zones" and "feet" in f.stated for f in chair.facts)
    }
    assert stated
    assert stated <= warm_feet
    no_scent = a_chair("plain", [a_fact(registry()["aromatherapy"], "no")], model="Plain")
    assert "Scent" not in search_words(no_scent, registry())
    with_scent = a_chair("scented", [a_fact(registry()["aromatherapy"], "yes")])
    assert "Scent" in search_words(with_scent, registry())


@given(st.text(max_size=30))
def test_that_no_search_text_is_taken_for_an_operator(search: str) -> None:
    tokens = match_expression(search).split(" AND ") if match_expression(search) else []
    for token in tokens:
        assert token.startswith('"')
        assert token.endswith('"*')
        assert token[1:-2].isalnum()


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_that_any_name_is_kept_listed_and_harmless_to_search(
    catalogue: Catalogue, name: str
) -> None:
    catalogue.add_chair(a_chair("own-hostile", brand=name, model=name))
    (loaded,) = catalogue.load(["own-hostile"])
    assert (loaded.brand, loaded.model) == (name, name)
    assert "own-hostile" in {row.id for row in catalogue.list()}
    found = {row.id for row in catalogue.list(name)}
    assert "own-hostile" in found if match_expression(name) else found == set()
    assert catalogue.count() == 94
    assert catalogue.check() == []


def by(catalogue: Catalogue, sort: str, *, descending: bool = False, search: str = "") -> list[str]:
    query = ListQuery(search, sort, descending)
    return [row.id for row in catalogue.page(query, 0, 200)]


@pytest.mark.parametrize("sort", [BY_NAME, BY_FACTS])
def test_that_descending_is_ascending_backwards(catalogue: Catalogue, sort: str) -> None:
    up = by(catalogue, sort)
    assert by(catalogue, sort, descending=True) == up[::-1]
    assert len(set(up)) == 93


def test_that_facts_sort_from_few_to_many(catalogue: Catalogue) -> None:
    rows = catalogue.page(ListQuery(sort=BY_FACTS), 0, 200)
    counts = [row.facts_stated for row in rows]
    assert counts == sorted(counts)


@pytest.mark.parametrize("search", ["", "osaki"])
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", ["sale_price", "heat"])
def test_that_chairs_that_state_nothing_stand_last_either_way(
    catalogue: Catalogue, chairs: dict[str, Chair], sort: str, descending: bool, search: str
) -> None:
    ids = by(catalogue, sort, descending=descending, search=search)
    stated = [bool(answer(chairs[one], sort).values) for one in ids]
    assert stated == sorted(stated, reverse=True)
    assert len(set(ids)) == len(ids) == catalogue.count(search)
    if sort == "sale_price":
        prices = [
            min(figure.canonical[0] for figure in answer(chairs[one], sort).values)  # type: ignore[union-attr]
            for one, known in zip(ids, stated, strict=True)
            if known
        ]
        assert prices == sorted(prices, reverse=descending)


@pytest.mark.parametrize("sort", [BY_NAME, BY_FACTS, BY_CHOSEN, "sale_price", "heat"])
@pytest.mark.parametrize("size", [1, 7, 50])
def test_that_pages_put_together_are_the_whole_list(
    catalogue: Catalogue, sort: str, size: int
) -> None:
    query = ListQuery(sort=sort, chosen=(ACHILLES,))
    whole = [row.id for row in catalogue.page(query, 0, 200)]
    pages = [row.id for start in range(0, 100, size) for row in catalogue.page(query, start, size)]
    assert pages == whole


def test_that_chosen_chairs_come_first(catalogue: Catalogue) -> None:
    chosen = (ACHILLES, "titan-grande-xl-3d")
    rows = catalogue.page(ListQuery(sort=BY_CHOSEN, chosen=chosen), 0, 3)
    assert {row.id for row in rows[:2]} == set(chosen)


def test_that_a_search_that_leaves_no_one_out_may_be_spared(catalogue: Catalogue) -> None:
    query = ListQuery("achilles")
    assert len(catalogue.page(query, 0, 200, everything=True)) == 93
    assert catalogue.page(ListQuery("---"), 0, 200, everything=True) == []


@pytest.mark.parametrize(
    ("wanted", "near"),
    [
        ("osaki-4d-achiles", ACHILLES),
        ("OSAKI-4D-ACHILLES", ACHILLES),
        ("titan-grande-xl", "titan-grande-xl-3d"),
    ],
)
def test_that_a_mistyped_id_is_answered_with_near_matches(
    catalogue: Catalogue, wanted: str, near: str
) -> None:
    with pytest.raises(UnknownChairError) as unknown:
        catalogue.load([ACHILLES, wanted])
    assert wanted in unknown.value.message
    assert near in unknown.value.hint


def test_that_an_id_like_no_other_points_to_the_list(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownChairError, match="chaircompare list"):
        catalogue.load(["qqqqqqqqqqqq"])


def test_that_near_matches_are_found_among_very_many_chairs(catalogue: Catalogue) -> None:
    statement = (
        "INSERT INTO chair(id, brand, model, product_page, origin, sort_name, facts_stated) "
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000) "
        "SELECT 'mass-' || i, 'B', 'M', '', 'own', 'b', 0 FROM n"
    )
    with closing(sqlite3.connect(catalogue.path)) as connection, connection:
        connection.execute(statement)
    with pytest.raises(UnknownChairError, match=ACHILLES):
        catalogue.load(["osaki-4d-achilez"])


@pytest.mark.parametrize("sort", [BY_NAME, BY_FACTS, "heat"])
def test_that_very_many_hits_come_in_the_same_order_as_few(catalogue: Catalogue, sort: str) -> None:
    fill = """
        INSERT INTO chair (number, id, brand, model, product_page, origin, sort_name, facts_stated)
        SELECT number + {0} * 100, id || '-{0}', brand, model, product_page,
        'own', sort_name || '{0}', facts_stated FROM chair WHERE number <= 93;
        INSERT INTO list_cell SELECT feature, chair + {0} * 100, missing, amount, answer, words,
        detail FROM list_cell WHERE chair <= 93;
        INSERT INTO chair_search(rowid, words) SELECT number, 'everyone ' || brand FROM chair
        WHERE number BETWEEN {0} * 100 AND {0} * 100 + 93;
    """
    with closing(sqlite3.connect(catalogue.path)) as connection, connection:
        for number in range(1, 50):
            connection.executescript(fill.format(f"{number}0"))
    assert catalogue.count("everyone") == 49 * 93
    whole = catalogue.page(ListQuery("everyone", sort), 0, 5000)
    found = {row.id for row in whole}
    assert len(found) == 49 * 93
    walked = [row.id for row in catalogue.page(ListQuery("", sort), 0, 5000) if row.id in found]
    assert [row.id for row in whole] == walked
    assert catalogue.page(ListQuery("everyone", sort), 4000, 7) == whole[4000:4007]


def test_that_hits_that_all_state_nothing_are_listed_all_the_same(catalogue: Catalogue) -> None:
    assert by(catalogue, "sale_price", search="achilles") == [ACHILLES]


def test_that_a_page_behind_the_end_is_empty(catalogue: Catalogue) -> None:
    for sort in (BY_NAME, BY_FACTS, BY_CHOSEN, "sale_price"):
        assert catalogue.page(ListQuery(sort=sort), 93, 10) == []
        assert catalogue.page(ListQuery(sort=sort), 5, 0) == []


def test_that_chosen_chairs_come_last_if_turned_round(catalogue: Catalogue) -> None:
    rows = catalogue.page(ListQuery(sort=BY_CHOSEN, chosen=(ACHILLES,), descending=True), 0, 93)
    assert rows[-1].id == ACHILLES
    assert len(rows) == 93


def test_that_a_search_sees_what_was_written_since(catalogue: Catalogue) -> None:
    assert catalogue.count("zenith") == 0
    catalogue.add_chair(a_chair("own", model="Zenith"))
    assert [row.id for row in catalogue.list("zenith")] == ["own"]
    with Catalogue.open(catalogue.path) as other:
        other.add_chair(a_chair("theirs", model="Zenith"))
    assert catalogue.count("zenith") == 2


def test_that_features_that_are_not_known_are_not_searched() -> None:
    feature = registry()["heat"]
    chair = a_chair("c", [a_fact(feature, "yes")])
    assert search_words(chair, a_registry()) == "Brand c"
    assert search_words(chair, a_registry(feature)) == "Brand c Heat "


def test_that_a_note_settles_a_dispute_and_can_be_searched(catalogue: Catalogue) -> None:
    catalogue.note(ACHILLES, "aromatherapy", "yes", "", today=TODAY)
    catalogue.note(ACHILLES, "upright_length", "150", "cm", today=TODAY)
    catalogue.note(ACHILLES, "sale_price", "3999", "USD", today=TODAY)
    (chair,) = catalogue.load([ACHILLES])
    length = answer(chair, "upright_length")
    assert length.is_note
    assert length.state is AnswerState.STATED
    assert [(f.stated, f.unit, f.source.publisher) for f in length.facts] == [
        ("150", "cm", "Your note"),
        ("64.0", "in", "Osaki / Titan product page, a copy kept on GitHub"),
    ]
    assert length.facts[0].read_on == TODAY
    (row,) = catalogue.list("achilles scent")
    assert row.id == ACHILLES
    assert row.cells["sale_price"].words == "US$ 3,999"
    assert row.facts_stated == count_stated(chair, registry())
    assert catalogue.check() == []


def test_that_a_note_that_does_not_fit_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(ValueNotUnderstoodError):
        catalogue.note(ACHILLES, "heat", "maybe", "", today=TODAY)
    with pytest.raises(UnknownChairError):
        catalogue.note("nobody", "heat", "yes", "", today=TODAY)
    assert sql(catalogue.path, "SELECT count(*) FROM fact WHERE origin = 'own'") == [(0,)]


def test_that_a_chair_of_ones_own_keeps_its_facts(catalogue: Catalogue) -> None:
    features = registry()
    own = a_chair(
        "mine",
        [
            a_fact(features["heat"], "no"),
            a_fact(features["seat_width"], "50", "cm", source=a_source("shop")),
            a_fact(features["leg_program"], "as long as you like", state=FactState.IN_WORDS),
            a_fact(features["rocking"], state=FactState.DOES_NOT_APPLY),
        ],
    )
    catalogue.add_chair(own)
    assert catalogue.load(["mine"]) == [
        Chair(
            own.id,
            own.brand,
            own.model,
            "",
            tuple(
                type(f)(f.feature, f.state, f.value, f.stated, f.unit, f.source, own=True)
                for f in own.facts
            ),
            own=True,
        )
    ]
    assert catalogue.count() == 94


def test_that_an_id_that_is_taken_is_refused_and_the_file_not_called_damaged(
    catalogue: Catalogue,
) -> None:
    before = catalogue.load([ACHILLES])
    with pytest.raises(StaleChangeError, match=ACHILLES):
        catalogue.add_chair(a_chair(ACHILLES))
    assert catalogue.load([ACHILLES]) == before


def test_that_a_value_of_another_version_is_shown_as_it_stands(catalogue: Catalogue) -> None:
    with closing(sqlite3.connect(catalogue.path)) as connection, connection:
        for feature, stated in (("heat", "sometimes"), ("wings", "two")):
            connection.execute(
                "INSERT INTO fact(chair, feature, state, stated, unit, source, origin) "
                "SELECT number, ?, 'stated', ?, '', 's001', 'own' FROM chair WHERE id = ?",
                (feature, stated, ACHILLES),
            )
    (chair,) = catalogue.load([ACHILLES])
    assert Words("sometimes", figure_expected=True) in answer(chair, "heat").values
    assert "wings" not in chair.facts_by_feature


def test_that_two_open_catalogues_lose_no_change_of_each_other(catalogue_file: Path) -> None:
    features = ["seat_width", "chair_weight", "upright_length", "upright_width"]
    with Catalogue.open(catalogue_file) as one, Catalogue.open(catalogue_file) as other:
        for number, feature in enumerate(features):
            writer = (one, other)[number % 2]
            writer.note(ACHILLES, feature, str(number + 1), "", today=TODAY)
            writer.add_chair(a_chair(f"own-{number}"))
        assert one.count() == other.count() == 93 + len(features)
        for reader in (one, other):
            (chair,) = reader.load([ACHILLES])
            own = {fact.feature: fact.stated for fact in chair.facts if fact.own}
            assert own == {feature: str(n + 1) for n, feature in enumerate(features)}
            assert reader.check() == []


def test_that_writers_at_the_same_time_wait_for_each_other(catalogue_file: Path) -> None:
    each, failed = 10, []
    features = ["seat_width", "chair_weight", "upright_length"]

    def write(name: int) -> None:
        try:
            with Catalogue.open(catalogue_file) as catalogue:
                for number in range(each):
                    day = TODAY + timedelta(days=number)
                    catalogue.add_chair(a_chair(f"own-{name}-{number}"))
                    catalogue.note(ACHILLES, features[name], str(number + 1), "", today=day)
        except Exception as error:  # noqa: BLE001 - told below
            failed.append(error)

    threads = [threading.Thread(target=write, args=(name,)) for name in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with Catalogue.open(catalogue_file) as catalogue:
        assert catalogue.count() == 93 + 3 * each
        (chair,) = catalogue.load([ACHILLES])
        own = {fact.feature: fact.stated for fact in chair.facts if fact.own}
        assert own == dict.fromkeys(features, str(each))
        assert catalogue.check() == []


def test_that_a_reader_sees_what_another_window_wrote(catalogue_file: Path) -> None:
    with Catalogue.open(catalogue_file) as reader:
        assert reader.count() == 93
        with Catalogue.open(catalogue_file) as writer:
            writer.add_chair(a_chair("fresh"))
        assert reader.count() == 94


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM chair_search WHERE rowid = 1", "missing from the search"),
        ("INSERT INTO chair_search(rowid, words) VALUES (9999, 'x')", "does not exist"),
        ("DELETE FROM list_cell WHERE chair = 1", "missing from the list"),
        ("DELETE FROM chair_answer WHERE chair = 1", "the needs are judged by"),
        ("DELETE FROM source WHERE id = 's001'", "points to a missing source"),
    ],
)
def test_that_the_check_finds_rows_that_do_not_fit(
    catalogue: Catalogue, statement: str, said: str
) -> None:
    with closing(sqlite3.connect(catalogue.path)) as connection, connection:
        connection.execute(statement)
    assert any(said in problem for problem in catalogue.check())


def test_that_a_row_of_the_list_names_its_chair() -> None:
    row = listing.ListRow("x", "Brand", "Model", 3)
    assert row.name == "Brand Model"
    assert row.cells == {}


def test_that_what_can_be_wished_is_what_chairs_state_the_commonest_in_front(
    catalogue: Catalogue,
) -> None:
    features = registry()
    zones = features["heat_zones"]
    assert catalogue.choices(zones) == zones.choices
    for number, stated in enumerate(("black;mauve", "mauve", "mauve;  dark   red")):
        fact = a_fact(features["colours"], stated, own=True)
        catalogue.add_chair(a_chair(f"coloured-{number}", [fact]))
    colours = catalogue.choices(features["colours"])
    assert {"black", "mauve", "dark red"} <= set(colours)
    assert colours.index("mauve") < colours.index("dark red")
    upholstery = catalogue.choices(features["upholstery"])
    assert len(upholstery) == len(set(upholstery))


def test_that_those_chairs_are_found_that_there_are(catalogue: Catalogue) -> None:
    assert [chair.id for chair in catalogue.find([ACHILLES, "nobody"])] == [ACHILLES]
