"""`chaircompare import` as it is called."""

import csv
import json
import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from chaircompare.catalogue.saved import SavedComparison
from chaircompare.catalogue.store import Catalogue
from chaircompare.cli import main
from chaircompare.exchange.chairs_file import write_chairs_file
from tests.exchange.importing.bringing import FILES, facts_of

EXAMPLE = ("osaki-4d-achilles", "titan-grande-xl-3d")
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
    assert "A dash in “Zero Gravity” is taken as “Not stated”." in said
    assert "Say what a dash means with --dash no or --dash not-stated." in said
    assert call(LIST, "--dry-run", "--dash", "no") == 0
    said_of_no = capsys.readouterr().out
    assert "A dash in “Zero Gravity” is taken as “No”." in said_of_no
    assert "--dash" not in said_of_no
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


DEALER = """Chair,Read on,Price (USD),Weight,Weight capacity (lb),Max height (in),Session
Osaki Made-up,5/31/2026,4999,210 lb,300,75,20 min
Kyota Made-up,3/5/2026,3999,,280,74,
Kyota,5/31/2026,2999,,280,74,
Osaki Later,5/31/2099,1999,,,,
"""


def test_that_each_row_of_a_dealers_table_keeps_the_day_on_which_it_was_read(
    catalogue_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "dealer.csv"
    path.write_text(DEALER, "utf-8")
    assert call(path, "--read-on", "2026-06-30") == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "“Read on” tells on which day the source of each row was read." in said
    assert "“Kyota” is a brand; the model is missing" in said
    assert "“5/31/2099” is a day still to come." in said
    with Catalogue.open(catalogue_file) as catalogue:
        first, second, later = catalogue.load(["osaki-made-up", "kyota-made-up", "osaki-later"])
    assert facts_of(first) == {
        "sale_price": "4999 USD",
        "chair_weight": "210 lb",
        "user_weight_max": "300 lb",
        "user_height_max": "75 in",
        "session_minutes_default": "20 min",
    }
    days = [{fact.read_on.isoformat() for fact in chair.facts} for chair in (first, second, later)]
    assert days == [{"2026-05-31"}, {"2026-03-05"}, {"2026-06-30"}]


def test_that_a_german_workbook_is_read_with_its_days_and_what_is_in_doubt_is_asked(
    catalogue_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "liste.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "dd.mm.yyyy"})
        heads = ("Marke", "Modell", "Gelesen am", "Sitzungsdauer", "max. Körpergröße (cm)")
        sheet.write_row(
            0, 0, (*heads, "max. Benutzergewicht", "Sitzbreite", "Höhe (cm)", "Gewicht")
        )
        sheet.write_row(1, 0, ("Beispiel", "Eins", "", "20 min", 195, "150 kg", "52 cm", 110))
        sheet.write_datetime(1, 2, datetime(2026, 5, 3), day)  # noqa: DTZ001 - cells have no zone
    assert call(path, "--map", "Gewicht=-") == 0
    said = capsys.readouterr().out
    assert "“Gelesen am” tells on which day the source of each row was read." in said
    assert "Left out" not in said, "the person left it out, and knows"
    with Catalogue.open(catalogue_file) as catalogue:
        (chair,) = catalogue.load(["beispiel-eins"])
    assert facts_of(chair) == {
        "session_minutes_default": "20 min",
        "user_height_max": "195 cm",
        "user_weight_max": "150 kg",
        "seat_width": "52 cm",
        "upright_height": "110 cm",
    }
    assert {fact.read_on.isoformat() for fact in chair.facts} == {"2026-05-03"}


def test_that_columns_left_out_are_told_with_the_reason(
    catalogue_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert catalogue_file.exists()
    path = tmp_path / "list.csv"
    path.write_text("Brand,Model,Weight (lb),Price,Our price,Cup\nExample,One,300,,,\n", "utf-8")
    assert call(path) == 0
    said = capsys.readouterr().out
    assert "Left out, because nobody knows what they hold: “Cup”.\n" in said
    assert "Left out, because another column holds the same: “Our price”.\n" in said
    assert "Left out: “Weight (lb)” can mean “Chair weight” or “Heaviest user”.\n" in said
    assert 'Say what a column holds with --map "HEADING=FEATURE".\n' in said
    assert call(path, "--map", "Weight (lb)=user_weight_max") == 0
    assert "Heaviest user" not in capsys.readouterr().out
    with Catalogue.open(catalogue_file) as catalogue:
        assert facts_of(catalogue.load(["example-one"])[0]) == {"user_weight_max": "300 lb"}


def test_that_a_doubtful_name_in_a_table_of_facts_is_taken_as_the_others_show(
    catalogue_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "facts.csv"
    begin = "brand,model,feature,value,unit,read on\nExample,One,Weight,210,lb,3/5/2026\n"
    path.write_text(begin, "utf-8")
    assert call(path) == 0
    assert "“Weight” can mean “Chair weight” or “Heaviest user”." in " ".join(
        capsys.readouterr().out.split()
    )
    path.write_text(f"{begin}Example,One,Max weight,300,lb,5/31/2026\n", "utf-8")
    assert call(path) == 0
    with Catalogue.open(catalogue_file) as catalogue:
        (chair,) = catalogue.load(["example-one"])
    assert facts_of(chair) == {"chair_weight": "210 lb", "user_weight_max": "300 lb"}
    assert [fact.read_on.isoformat() for fact in chair.facts] == ["2026-03-05", "2026-05-31"]


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


def own_file(folder: Path, name: str) -> Path:
    """Let the program write a file of this kind."""
    file = folder / name
    if name.startswith("all"):
        assert main(["backup", str(file)]) == 0
    elif name.endswith(".chairs"):
        write_chairs_file(file, SavedComparison("For Mum", date(2026, 11, 22), EXAMPLE, {}))
    else:
        target = folder / name.removesuffix("-metadata.json")
        layout = ("--layout", "tidy") if target != file else ()
        assert main(["export", *EXAMPLE, "--output", str(target), *layout]) == 0
    return file


@pytest.mark.usefixtures("catalogue_file")
@pytest.mark.parametrize(
    ("name", "what", "act"),
    [
        ("all.json", "a whole catalogue", "chaircompare restore all.json"),
        ("all.chairs-catalogue", "a backup of a whole catalogue", "restore all.chairs-catalogue"),
        ("two.json", "a comparison that was exported", "Export it as CSV, one fact a line"),
        ("two.csv-metadata.json", "the description of a table", "lies beside it"),
        ("two.chairs", "a saved comparison", "Open file…"),
    ],
)
def test_that_our_own_files_that_are_no_tables_are_named_with_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, what: str, act: str
) -> None:
    file = own_file(tmp_path, name)
    assert call(file) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"error: {name} is {what}")
    assert act in said
    assert said.count("\n") == 1


def test_that_a_catalogue_held_by_another_program_says_what_to_do(
    catalogue_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(catalogue_file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert call(LIST) == 1
        assert call(LIST, "--dry-run") == 0
        other.execute("ROLLBACK")
    said = capsys.readouterr().err
    assert said.startswith(
        "error: Changes cannot be saved: another program is using the catalogue. Close the "
    )
    assert not (catalogue_file.parent / "backups").exists()
    assert call(LIST) == 0
