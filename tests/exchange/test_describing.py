"""The description beside a tidy CSV: a validator reads both, and the facts come back whole."""

import json
import warnings
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from chaircompare.catalogue.chair import Chair, Fact, FactState, Source, SourceKind
from chaircompare.catalogue.features import Kind
from chaircompare.catalogue.values import Quantity, Words
from chaircompare.comparison import Comparison, compare
from chaircompare.comparison.table import TIDY_COLUMNS
from chaircompare.exchange.choices import DecimalSign, ExportChoices, Layout
from chaircompare.exchange.export_csv import Separator, armed
from chaircompare.exchange.exporting import export, rendered
from tests.exchange.hostile import HOSTILE
from tests.making import READ_ON, a_chair, a_fact, a_feature, a_registry

csvw = pytest.importorskip("csvw", reason="csvw is not installed")
THREE = ("osaki-4d-achilles", "titan-grande-xl-3d", "carelex-super-pro-ls-cl-8000i")


def written(comparison: Comparison, path: Path, **choices: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    """What an independent reader makes of the two files; it refuses what does not fit."""
    done = export(comparison, path, ExportChoices(layout=Layout.TIDY, **choices))
    assert done.description is not None
    assert done.description.name == f"{path.name}-metadata.json"
    assert f"with {done.description.name} beside it" in done.words
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read = csvw.CSVW(str(done.description), validate=True)
        assert read.is_valid, read.warnings
        rows = list(read.t)
    assert len(rows) == done.rows
    assert [tuple(row) for row in rows] == [TIDY_COLUMNS] * len(rows)
    return rows


def facts_of(comparison: Comparison) -> list[tuple[Any, ...]]:
    """What must come back, told from the facts and not from the table."""
    told = []
    for row in comparison.rows:
        for chair, cell in zip(comparison.chairs, row.cells, strict=True):
            told += [(chair.id, row.feature.key, *_fact(fact)) for fact in cell.answer.facts]
    return told


def _fact(fact: Fact) -> tuple[Any, ...]:
    value = fact.value
    ends = (value.low, value.high) if isinstance(value, Quantity) else (None, None)
    return (*ends, fact.source.kind.value, fact.source.url or None, fact.read_on)


def read_back(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    back = []
    for row in rows:
        if row["source_kind"] is None:
            assert row["state"] in {"not stated", "not checked yet"}
            continue
        one = row["value_number"]
        ends = (row["value_min"], row["value_max"]) if one is None else (one, one)
        url = row["source_url"] and armed(row["source_url"].unsplit())
        back.append(
            (
                *(armed(row["chair_id"]), row["feature_key"]),
                *(None if end is None else float(end) for end in ends),
                *(row["source_kind"], url, row["read_on"].date()),
            )
        )
    return back


@pytest.mark.parametrize("separator", Separator)
@pytest.mark.parametrize("decimal_sign", DecimalSign)
def test_that_a_validator_reads_every_fact_back(
    chairs: dict[str, Chair], tmp_path: Path, separator: Separator, decimal_sign: DecimalSign
) -> None:
    made = compare([chairs[one] for one in THREE])
    rows = written(made, tmp_path / "t.csv", separator=separator, decimal_sign=decimal_sign)
    assert read_back(rows) == facts_of(made)
    assert {type(row["value_number"]) for row in rows} == {Decimal, type(None)}
    assert {type(row["read_on"]) for row in rows} == {datetime, type(None)}


def test_that_every_chair_of_the_catalogue_comes_back(
    chairs: dict[str, Chair], tmp_path: Path
) -> None:
    ids = sorted(chairs)
    # All brands, and every disputed fact of the shipped data.
    for start in range(0, len(ids), 12):
        made = compare([chairs[one] for one in ids[start : start + 3]])
        assert read_back(written(made, tmp_path / f"{start}.csv")) == facts_of(made)


def test_that_a_range_a_gap_and_a_dispute_come_back(tmp_path: Path) -> None:
    width, noise = a_feature(Kind.LENGTH, "width"), a_feature(Kind.NOISE, "noise")
    other = Source("s2", SourceKind.DEALER, "Shop", "https://example.org/s2", READ_ON)
    chairs = [
        a_chair(
            "a",
            [
                a_fact(width, "10-12.5", "cm"),
                a_fact(width, "30", "in", source=other),
                a_fact(noise, "quiet", state=FactState.IN_WORDS),
            ],
        ),
        a_chair("b", [a_fact(width, state=FactState.DOES_NOT_APPLY), a_fact(width, "9", "in")]),
        a_chair("c", [a_fact(width, state=FactState.NOT_STATED), a_fact(width, "9", "in")]),
    ]
    made = compare(chairs, features=a_registry(width, noise))
    rows = written(made, tmp_path / "t.csv")
    assert read_back(rows) == facts_of(made)
    assert [(row["chair_id"], row["value_text"], row["unit"], row["state"]) for row in rows] == [
        ("a", "10 to 12.5", "cm", "sources differ"),
        ("a", "30", "in", "sources differ"),
        ("b", None, None, "does not apply"),
        ("b", "9", "in", "sources differ"),
        ("c", None, None, "not stated"),
        ("c", "9", "in", "stated"),
        ("a", "quiet", None, "in words"),
        ("b", None, None, "not stated"),
        ("c", None, None, "not stated"),
    ]


def test_that_hostile_text_comes_back_as_it_was(tmp_path: Path) -> None:
    note = a_feature(Kind.TEXT, "note")
    # A text feature cannot be empty, and NUL is the one sign that no CSV carries.
    chairs = [
        a_chair("a", [a_fact(note, f"{text}.") for text in HOSTILE], model=HOSTILE[0]),
        a_chair("b", [a_fact(note, "plain")], model='"><script>'),
    ]
    made = compare(chairs, features=a_registry(note))
    rows = written(made, tmp_path / "chairs_כיסא_按摩-椅.csv")
    told = [armed(row["value_text"]) for row in rows if row["chair_id"] == "a"]
    assert told == [
        fact.value.text.replace("\0", "")
        for fact in chairs[0].facts
        if isinstance(fact.value, Words)
    ]
    assert len(told) == len(HOSTILE)
    assert armed(rows[0]["model"]) == HOSTILE[0]


def test_that_the_description_names_columns_words_units_and_licence(
    chairs: dict[str, Chair], tmp_path: Path
) -> None:
    made = compare([chairs[one] for one in THREE])
    written(made, tmp_path / "t.csv")
    told = json.loads((tmp_path / "t.csv-metadata.json").read_text("utf-8"))
    assert told["url"] == "t.csv"
    assert told["dc:license"] == {"@id": "https://spdx.org/licenses/MIT.html"}
    columns = {one["name"]: one for one in told["tableSchema"]["columns"]}
    assert tuple(columns) == TIDY_COLUMNS
    assert all(one["dc:description"] and one["null"] == "" for one in columns.values())
    assert "in: inches" in columns["unit"]["dc:description"]
    for state in ("“not stated”: Sources were read", "“sources differ”: ", "“stated”: "):
        assert state in columns["state"]["dc:description"]


def test_that_a_name_becomes_an_address(chairs: dict[str, Chair]) -> None:
    made = compare([chairs[one] for one in THREE])
    name = "a name: 100 % “x” & y#z?.csv"
    told = json.loads(rendered(made, ExportChoices(layout=Layout.TIDY), name).description)
    assert told["url"] == "a%20name%3A%20100%20%25%20%E2%80%9Cx%E2%80%9D%20%26%20y%23z%3F.csv"


def test_that_a_wrong_word_is_found(chairs: dict[str, Chair], tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    written(compare([chairs[one] for one in THREE]), path)
    path.write_bytes(path.read_bytes().replace(b",not stated,", b",no idea,", 1))
    with pytest.raises(UserWarning, match="no idea"):
        _ = csvw.CSVW(f"{path}-metadata.json", validate=True).is_valid


def test_that_side_by_side_and_a_pipe_have_no_description(
    chairs: dict[str, Chair], tmp_path: Path
) -> None:
    made = compare([chairs[one] for one in THREE])
    assert export(made, tmp_path / "w.csv", ExportChoices()).description is None
    assert [path.name for path in tmp_path.iterdir()] == ["w.csv"]
    pipe = tmp_path / "pipe.csv"
    pipe.symlink_to("/dev/null")
    assert export(made, pipe, ExportChoices(layout=Layout.TIDY)).description is None
    assert {path.name for path in tmp_path.iterdir()} == {"w.csv", "pipe.csv"}


def test_that_a_table_of_another_layout_leaves_no_false_description(
    chairs: dict[str, Chair], tmp_path: Path
) -> None:
    comparison = compare([chairs[name] for name in THREE])
    path = tmp_path / "t.csv"
    export(comparison, path, ExportChoices(layout=Layout.TIDY))
    beside = tmp_path / "t.csv-metadata.json"
    assert beside.exists()
    export(comparison, path, ExportChoices())
    assert not beside.exists()
    beside.write_text('{"of": "somebody else"}', "utf-8")
    export(comparison, path, ExportChoices())
    assert beside.exists()
