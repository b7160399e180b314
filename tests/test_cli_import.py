"""`chaircompare import` as it is called."""

import csv
import json
from pathlib import Path

import pytest

from chaircompare.catalogue.store import Catalogue
from chaircompare.cli import main
from tests.exchange.importing.bringing import FILES, facts_of

LIST = FILES / "dealer_price_list.csv"


def call(*arguments: str | Path) -> int:
    return main(["import", *map(str, arguments)])


def test_that_a_dry_run_says_what_would_be_done_and_changes_nothing(
    catalogue_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = catalogue_file.read_bytes()
    assert call(LIST, "--dry-run") == 0
    said = capsys.readouterr().out.splitlines()
    assert said[-1] == "Dry run, nothing was changed: add 4 · change 0 · same 0 · skip 0"
    assert said[0].split() == ["action", "line", "column", "chair", "name", "facts", "reason"]
    assert catalogue_file.read_bytes() == before
    assert not (catalogue_file.parent / "backups").exists()


def test_that_an_import_adds_the_chairs_after_a_backup(
    catalogue_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kind = ("--source-kind", "dealer", "--publisher", "Example store")
    assert call(LIST, *kind, "--address", "https://example.com", "--read-on", "2026-10-31") == 0
    assert capsys.readouterr().out.endswith("\nadd 4 · change 0 · same 0 · skip 0\n")
    assert len(list((catalogue_file.parent / "backups").iterdir())) == 1
    with Catalogue.open(catalogue_file) as catalogue:
        (fern,) = catalogue.load(["example-brand-fern"])
    source = fern.facts[0].source
    assert (source.kind.value, source.publisher) == ("dealer page", "Example store")
    assert (source.url, source.read_on.isoformat()) == ("https://example.com", "2026-10-31")
    assert call(LIST, *kind) == 0
    assert "change 4" in capsys.readouterr().out, "another day is another reading"


def test_that_json_tells_the_counts_the_columns_and_each_line(
    catalogue_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert catalogue_file.exists()
    assert call(FILES / "review_table.csv", "--dry-run", "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["counts"] == {"add": 4, "change": 0, "same": 0, "skip": 0}
    assert told["dry_run"] is True
    held = {column["heading"]: column["holds"] for column in told["columns"]}
    assert held["Max user height"] == "user_height_max"
    assert held["Score"] == ""
    assert next((row["line"], row["action"], row["id"]) for row in told["rows"]) == (
        2,
        "add",
        "example-lotus-3d",
    )


def test_that_a_column_is_mapped_and_the_mapping_is_kept(
    catalogue_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Who,What,Our Price\nExample,One,4999\nExample,Two,3999\n", "utf-8")
    assert call(path, "--dry-run") == 1
    assert capsys.readouterr().err.startswith("error: No column is known to hold the model names.")
    mapped = ("--map", "Who=brand", "--map", "What=model", "--map", "Our Price=sale_price")
    assert call(path, *mapped) == 0
    capsys.readouterr()
    with Catalogue.open(catalogue_file) as catalogue:
        assert facts_of(catalogue.load(["example-one"])[0]) == {"sale_price": "4999 USD"}
    path.write_text("Our Price,Who,What\n2999,Example,Three\n", "utf-8")
    assert call(path) == 0
    with Catalogue.open(catalogue_file) as catalogue:
        assert facts_of(catalogue.load(["example-three"])[0]) == {"sale_price": "2999 USD"}


def test_that_the_report_is_a_table_of_all_lines_and_cells(
    catalogue_file: Path, tmp_path: Path
) -> None:
    assert catalogue_file.exists()
    report = tmp_path / "report.csv"
    assert call(FILES / "facts.csv", "--dry-run", "--report", report) == 0
    with report.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["action"] for row in rows] == ["add", "cell left out", "add"]
    assert rows[1]["line"] == "6"
    assert "is not a feature that is known" in rows[1]["reason"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["nothing.csv"], 1, "there is no such file. Check the name."),
        ([str(FILES)], 1, "is a folder. Choose a file in it."),
        ([str(LIST), "--map", "Price"], 2, "does not say what a column holds."),
        ([str(LIST), "--map", "Our Price=wings"], 2, "There is no feature “wings”."),
        ([str(LIST), "--map", "Our Price=sale_price:kg"], 2, "“kg” is no unit of “Price seen”."),
        ([str(LIST), "--map", "Colour of the box=colours"], 2, "No column is called"),
        ([str(LIST), "--encoding", "klingon"], 2, "There is no encoding “klingon”."),
        ([str(LIST), "--read-on", "yesterday"], 2, "is no date such as 2026-11-22"),
        ([str(FILES / "merged_heads.xlsx"), "--sheet", "X"], 1, "has no sheet “X”. It has: "),
        ([str(LIST), "--header-line", "3"], 1, "Line 3 is blank."),
    ],
)
def test_that_what_cannot_be_done_is_one_line_that_says_why(
    arguments: list[str],
    code: int,
    said: str,
    catalogue_file: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = catalogue_file.read_bytes()
    assert call(*arguments) == code
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("error: ")
    assert told.err.count("\n") == 1
    assert said in told.err
    assert catalogue_file.read_bytes() == before


def test_that_a_file_of_headings_alone_names_no_chair(
    catalogue_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert catalogue_file.exists()
    path = tmp_path / "list.csv"
    path.write_text("brand,model,heat\n", "utf-8")
    assert call(path) == 1
    assert "error: list.csv names no chair." in capsys.readouterr().err
