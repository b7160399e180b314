"""A comparison becomes a file of the kind that its name asks for."""

import csv
import io
import json
import re
from datetime import date
from pathlib import Path

import pytest

from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.features import Kind
from chaircompare.catalogue.values import Quantity
from chaircompare.comparison import Comparison, View, compare
from chaircompare.errors import UsageError
from chaircompare.exchange.choices import DecimalSign, ExportChoices, Layout
from chaircompare.exchange.export_csv import Separator
from chaircompare.exchange.exporting import (
    WRITERS,
    Exported,
    FileContent,
    export,
    rendered,
    suggested_name,
)
from chaircompare.relevance.criteria import RLS_SENTENCE
from tests.making import a_chair, a_fact, a_feature, a_registry

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def two(chairs: dict[str, Chair]) -> Comparison:
    return compare([chairs["osaki-4d-achilles"], chairs["titan-grande-xl-3d"]])


def read(content: bytes, separator: str = ",") -> list[list[str]]:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.reader(text, delimiter=separator, strict=True))


@pytest.mark.parametrize("separator", Separator)
@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("view", View)
def test_that_every_choice_gives_the_rows_it_counts(
    two: Comparison, view: View, layout: Layout, separator: Separator
) -> None:
    choices = ExportChoices(view=view, layout=layout, separator=separator)
    made = rendered(two, choices, "t.csv")
    heading, *lines = read(made.content, separator.character)
    assert len(lines) == made.rows
    assert {len(line) for line in lines} == {len(heading)}
    if layout is Layout.WIDE:
        assert made.rows == two.count(view)


def test_that_rows_go_out_in_their_groups_if_asked(two: Comparison) -> None:
    made = rendered(two, ExportChoices(rls_first=False), "t.csv")
    assert [line[1] for line in read(made.content)[1:]] == [f.label for f in two.features.values()]


def test_that_json_tells_chairs_rows_states_and_sources(two: Comparison) -> None:
    file = rendered(two, ExportChoices(view=View.DIFFER), "t.json")
    data = json.loads(file.content)
    assert data["about"] == RLS_SENTENCE
    assert [chair["id"] for chair in data["chairs"]] == [chair.id for chair in two.chairs]
    assert len(data["rows"]) == file.rows == two.count(View.DIFFER)
    for row, made in zip(data["rows"], two.rows_in(View.DIFFER), strict=True):
        assert row["key"] == made.feature.key
        assert row["rls"] is bool(made.mark)
        assert row["difference"] == "differs"
        for cell, held in zip(row["cells"], made.cells, strict=True):
            assert cell["state"] == held.state.value
            assert [(f["stated"], f["source_url"]) for f in cell["facts"]] == [
                (fact.stated, fact.source.url) for fact in held.answer.facts
            ]
            assert [(f.get("min"), f.get("max")) for f in cell["facts"]] == [
                (fact.value.low, fact.value.high)
                if isinstance(fact.value, Quantity)
                else (None, None)
                for fact in held.answer.facts
            ]


def test_that_json_keeps_any_name_readable() -> None:
    heat = a_feature(Kind.YES_NO, "heat")
    names = ['<b>💺</b> & "כיסא"', "=1+1\udcff"]
    made = compare(
        [a_chair(str(n), [a_fact(heat, "yes")], model=m) for n, m in enumerate(names)],
        features=a_registry(heat),
    )
    content = rendered(made, ExportChoices(), "t.json").content
    assert "💺".encode() in content
    assert [chair["model"] for chair in json.loads(content)["chairs"]] == [names[0], "=1+1?"]


@pytest.mark.parametrize("suffix", [".txt", ".exe", ""])
def test_that_another_kind_of_file_is_refused(two: Comparison, suffix: str) -> None:
    with pytest.raises(UsageError) as refused:
        rendered(two, ExportChoices(), f"t{suffix}")
    assert ".csv" in refused.value.hint


@pytest.mark.parametrize("name", ["t.csv", "T.CSV", "t.json", "t.xlsx", "t.html"])
def test_that_what_was_written_where_is_told(two: Comparison, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    done = export(two, path, ExportChoices())
    assert done == Exported(path, 74, 2)
    assert done.words == f"Wrote 74 rows for 2 chairs to {path}"
    assert path.stat().st_size > 1000


def test_that_a_page_has_no_room_for_one_fact_a_line(two: Comparison) -> None:
    with pytest.raises(UsageError, match=r"“\.html” has no room") as refused:
        rendered(two, ExportChoices(layout=Layout.TIDY), "t.html")
    assert refused.value.hint.startswith("Write one fact a line to .csv or .xlsx")


def test_that_a_writer_that_is_handed_in_is_used_and_named(two: Comparison, tmp_path: Path) -> None:
    def shout(comparison: Comparison, choices: ExportChoices, name: str) -> FileContent:
        return FileContent(name.upper().encode(), comparison.count(choices.view))

    writers = {**WRITERS, ".loud": shout}
    done = export(two, tmp_path / "a.loud", ExportChoices(), writers)
    assert (done.rows, done.path.read_bytes()) == (74, b"A.LOUD")
    with pytest.raises(UsageError) as refused:
        rendered(two, ExportChoices(), "t.txt", writers)
    assert refused.value.hint == "Use one that ends in .csv, .xlsx, .html, .json or .loud."


def test_that_a_decimal_comma_stands_in_figures_alone(two: Comparison) -> None:
    made = rendered(two, ExportChoices(decimal_sign=DecimalSign.COMMA), "t.csv")
    plain = rendered(two, ExportChoices(), "t.csv")
    changed = [
        (now, before)
        for line, old in zip(read(made.content), read(plain.content), strict=True)
        for now, before in zip(line, old, strict=True)
        if now != before
    ]
    assert changed
    assert all(re.fullmatch(r"[\d.]+( to [\d.]+)?", before) for _, before in changed)
    assert all(now == before.replace(".", ",") for now, before in changed)


def test_that_one_row_is_one_row(tmp_path: Path) -> None:
    assert Exported(tmp_path, 1, 2).words == f"Wrote 1 row for 2 chairs to {tmp_path}"


@pytest.mark.parametrize(
    ("models", "expected"),
    [
        (("Achilles", "Grande XL"), "chairs_Achilles_Grande-XL_2026-11-22.csv"),
        (("../../etc/passwd", "a:b*c?"), "chairs_etc-passwd_a-b-c_2026-11-22.csv"),
        (("<>", "💺"), "chairs_chair_chair_2026-11-22.csv"),
        (("按摩椅" * 9,) * 3, f"chairs_{'_'.join(['按摩椅' * 8] * 3)}_2026-11-22.csv"),
        (("x" * 500, "כיסא"), f"chairs_{'x' * 24}_כיסא_2026-11-22.csv"),
    ],
)
def test_that_a_name_is_suggested_that_every_system_takes(
    models: tuple[str, ...], expected: str, tmp_path: Path
) -> None:
    made = compare([a_chair(str(n), model=model) for n, model in enumerate(models)])
    name = suggested_name(made, DAY)
    assert name == expected
    (tmp_path / name).touch()
    assert suggested_name(made, DAY, ".json").endswith("2026-11-22.json")
