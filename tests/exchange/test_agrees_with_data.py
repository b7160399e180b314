"""Every exported cell, worked out once more from data/ alone, by rules written anew here.

Nothing of the program takes part in the expectation: the tables are read with the csv module, units
and agreement are judged with decimals, and only the finished file is compared.
"""

import csv
import io
import json
import re
import shutil
import subprocess
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.store import Catalogue
from chaircompare.cli import main
from chaircompare.comparison import compare
from chaircompare.comparison.table import Table, wide
from chaircompare.exchange.copying import as_markup, as_text
from chaircompare.exchange.export_csv import armed, to_csv
from tests.exchange.html_page import read_page

DATA = Path(__file__).parents[2] / "data"
THREE = ("osaki-4d-achilles", "titan-grande-xl-3d", "carelex-super-pro-ls-cl-8000i")
TRUST = [
    "maker page",
    "dealer page",
    "dealer review",
    "press",
    "second-hand catalogue",
]
# Symbol: what it measures, and how much of the smallest unit it is.
MEASURES = {
    "": ("count", Decimal(1)),
    "cm": ("length", Decimal(1)),
    "in": ("length", Decimal("2.54")),
    "kg": ("mass", Decimal(1)),
    "lb": ("mass", Decimal("0.45359237")),
    "min": ("duration", Decimal(1)),
    "year": ("period", Decimal(1)),
    "W": ("power", Decimal(1)),
    "dB": ("noise", Decimal(1)),
    "USD": ("dollars", Decimal(1)),
    "KRW": ("won", Decimal(1)),
    "CAD": ("canadian dollars", Decimal(1)),
}
ROUNDED = {"length", "mass", "power", "noise"}
NUMBERS = {"count", "length", "mass", "duration", "power", "noise", "money"}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FEATURES = rows(DATA / "features.csv")
GROUPS = {row["group"]: row["label"] for row in rows(DATA / "groups.csv")}
CHAIRS = {row["chair"]: row for row in rows(DATA / "chairs.csv")}
SOURCES = {row["source"]: row for row in rows(DATA / "sources.csv")}
FACTS: dict[tuple[str, str], list[dict[str, str]]] = {}
for _path in sorted((DATA / "facts").glob("*.csv")):
    for _row in rows(_path):
        FACTS.setdefault((_row["chair"], _row["feature"]), []).append(_row)
with (DATA / "evidence" / "criteria.toml").open("rb") as _file:
    MARKED = {
        rule.partition(":")[0]
        for criterion in tomllib.load(_file)["criterion"]
        for rule in criterion["features"]
        if criterion["weight"]
    }


@dataclass(frozen=True)
class Figure:
    low: Decimal
    high: Decimal
    unit: str
    digit: Decimal


@dataclass(frozen=True)
class Said:
    """What one source says: `kind` and the thing itself."""

    kind: str
    thing: object
    text: str


def said(feature: dict[str, str], fact: dict[str, str]) -> Said:
    text = fact["value"]
    if fact["state"] == "in words":
        return Said("vague", text.casefold(), f"“{text}”")
    assert fact["state"] == "", "the shipped facts know no other state yet"
    if feature["kind"] in NUMBERS:
        ends = [Decimal(end) for end in text.split("-")]
        digit = min(Decimal(1).scaleb(int(end.as_tuple().exponent)) for end in ends)
        figure = Figure(ends[0], ends[-1], fact["unit"] or feature["unit"], digit)
        return Said("figure", figure, shown(figure, feature["unit"]))
    if feature["kind"] == "yes_no":
        return Said("answer", text, {"yes": "Yes", "no": "No"}[text])
    if feature["kind"] == "set":
        items = [item.strip() for item in text.split(";") if item.strip()]
        return Said("set", frozenset(map(str.casefold, items)), "; ".join(dict.fromkeys(items)))
    return Said("text", " ".join(text.casefold().split()), text)


def digits(amount: Decimal) -> str:
    text = str(amount.quantize(Decimal("0.01"), ROUND_HALF_UP))
    return text.rstrip("0").rstrip(".")


def shown(figure: Figure, unit: str) -> str:
    measures, size = MEASURES[figure.unit]
    wanted, unit_size = MEASURES[unit]
    same = measures == wanted
    ends = [digits(e * size / unit_size if same else e) for e in (figure.low, figure.high)]
    number = ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"
    return number if same else f"{number} {figure.unit}"


def alike(a: Said, b: Said) -> bool | None:
    if a.kind != b.kind or "vague" in (a.kind, b.kind):
        return True if a == b else None
    if not isinstance(a.thing, Figure) or not isinstance(b.thing, Figure):
        return a.thing == b.thing
    (measures, size), (other, other_size) = MEASURES[a.thing.unit], MEASURES[b.thing.unit]
    if measures != other:
        return None
    half = max(a.thing.digit * size, b.thing.digit * other_size) / 2
    for x, y in ((a.thing.low, b.thing.low), (a.thing.high, b.thing.high)):
        here, there = x * size, y * other_size
        slack = min(half, max(here, there) / 100) if measures in ROUNDED else Decimal(0)
        if abs(here - there) > slack + Decimal("1e-9"):
            return False
    return True


def heard(chair: str, feature: dict[str, str]) -> list[Said]:
    """What the sources say that is not the same, the most trusted first."""
    facts = sorted(
        FACTS.get((chair, feature["feature"]), []),
        key=lambda fact: TRUST.index(SOURCES[fact["source"]]["kind"]),
    )
    different: list[Said] = []
    for one in (said(feature, fact) for fact in facts):
        if not any(alike(one, other) for other in different):
            different.append(one)
    return different


def cell(things: list[Said]) -> str:
    if not things:
        return "Not stated"
    if len(things) == 1:
        return things[0].text
    return "Sources differ: " + " or ".join(thing.text for thing in things)


def judged(answers: list[list[Said]]) -> str:
    for number, a in enumerate(answers):
        for b in answers[:number]:
            if a and b and all(alike(x, y) is False for x in a for y in b):
                return "differs"
    if all(len(things) == 1 for things in answers) and all(
        alike(a[0], b[0]) for number, a in enumerate(answers) for b in answers[:number]
    ):
        return "same"
    return "can't tell"


def expected(ids: Sequence[str]) -> list[list[str]]:
    names = [f"{CHAIRS[one]['brand']} {CHAIRS[one]['model']}" for one in ids]
    table = [["Group", "Feature", "Unit", "RLS", "Difference", *names]]
    for feature in sorted(FEATURES, key=lambda row: row["feature"] not in MARKED):
        answers = [heard(one, feature) for one in ids]
        table.append(
            [
                GROUPS[feature["group"]],
                feature["label"],
                feature["unit"],
                "relevant" if feature["feature"] in MARKED else "",
                judged(answers),
                *map(cell, answers),
            ]
        )
    return table


def read(content: bytes) -> list[list[str]]:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return [list(map(armed, row)) for row in csv.reader(text, strict=True)]


@pytest.fixture
def exported(catalogue_file: Path, tmp_path: Path) -> Path:
    path = tmp_path / "t.csv"
    assert main(["export", *THREE, "--output", str(path), "--catalogue", str(catalogue_file)]) == 0
    return path


def test_that_every_exported_cell_agrees_with_the_data(exported: Path) -> None:
    content = exported.read_bytes()
    assert content.startswith(b"\xef\xbb\xbfGroup,Feature,Unit,RLS,Difference,Osaki 4D Achilles,")
    assert content.count(b"\r\n") == content.count(b"\n") == 75
    table = read(content)
    assert table == expected(THREE)
    assert {row[4] for row in table[1:]} == {"differs", "same", "can't tell"}


def test_that_every_chair_of_the_catalogue_would_export_as_the_data_says(
    chairs: dict[str, Chair],
) -> None:
    ids = sorted(chairs)
    seen = 0
    for start in range(0, len(ids), 3):
        chosen = ids[start : start + 3]
        table = read(to_csv(wide(compare([chairs[one] for one in chosen]))))
        assert table == expected(chosen)
        seen += len(table[1:]) * len(chosen)
    assert seen == 93 * 74


def test_that_pandas_reads_the_same_cells(exported: Path) -> None:
    frame = pd.read_csv(exported, dtype="str", keep_default_na=False, encoding="utf-8-sig")
    assert [list(frame.columns), *frame.to_numpy().tolist()] == read(exported.read_bytes())


@pytest.mark.parametrize("view", ["differ", "same", "unknown"])
def test_that_a_view_exports_the_rows_of_its_state(
    catalogue_file: Path, tmp_path: Path, view: str
) -> None:
    path = tmp_path / "v.csv"
    arguments = ["export", *THREE, "--view", view, "--output", str(path)]
    assert main([*arguments, "--catalogue", str(catalogue_file)]) == 0
    state = {"differ": "differs", "same": "same", "unknown": "can't tell"}[view]
    heading, *table = expected(THREE)
    assert read(path.read_bytes()) == [heading, *(row for row in table if row[4] == state)]


def test_that_a_tidy_export_has_every_fact_with_its_source(
    catalogue_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "tidy.csv"
    arguments = ["export", *THREE, "--layout", "tidy", "--output", str(path), "--no-bom"]
    assert main([*arguments, "--catalogue", str(catalogue_file)]) == 0
    lines = list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))
    told = sorted(
        (line["chair_id"], line["feature_key"], line["source_kind"], line["source_url"])
        for line in lines
        if line["state"] != "not stated"
    )
    assert told == sorted(
        (one, key, SOURCES[f["source"]]["kind"], armed(SOURCES[f["source"]]["url"]))
        for (one, key), facts in FACTS.items()
        if one in THREE
        for f in facts
    )
    silent = {
        (line["chair_id"], line["feature_key"])
        for line in lines
        if line["state"] == "not stated" and not line["value_text"]
    }
    everything = {(one, feature["feature"]) for one in THREE for feature in FEATURES}
    assert silent == everything - FACTS.keys()
    for line in lines:
        stated = {f["value"] for f in FACTS.get((line["chair_id"], line["feature_key"]), [])}
        if line["value_number"]:
            assert line["value_number"] in {digits(Decimal(text)) for text in stated if text}
            assert line["value_text"] in stated
        assert line["rls"] == ("relevant" if line["feature_key"] in MARKED else "")


def test_that_json_tells_the_same_values(catalogue_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "t.json"
    arguments = ["export", *THREE, "--output", str(path), "--catalogue", str(catalogue_file)]
    assert main(arguments) == 0
    data = json.loads(path.read_bytes())
    assert [
        [
            *(row["group"], row["feature"], row["unit"], "relevant" if row["rls"] else ""),
            *(row["difference"], *(one["value"] for one in row["cells"])),
        ]
        for row in data["rows"]
    ] == expected(THREE)[1:]


def figure(value: object) -> str:
    """A cell of a workbook as the data would write it."""
    return digits(Decimal(repr(value))) if isinstance(value, int | float) else str(value or "")


def side_by_side(lines: list[list[str]]) -> list[list[str]]:
    """The table of a workbook without the columns that name sources."""
    kept = [n for n, name in enumerate(lines[0]) if not name.startswith("Sources: ")]
    return [[line[n] for n in kept] for line in lines]


def test_that_a_workbook_holds_the_same_cells(catalogue_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    assert main(["export", *THREE, "--output", str(path), "--catalogue", str(catalogue_file)]) == 0
    sheet = openpyxl.load_workbook(path)["Comparison"]
    lines = [[figure(cell.value) for cell in row] for row in sheet.iter_rows()]
    assert side_by_side(lines) == expected(THREE)


def test_that_a_page_shows_the_same_cells(catalogue_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "t.html"
    assert main(["export", *THREE, "--output", str(path), "--catalogue", str(catalogue_file)]) == 0
    table = read_page(path.read_bytes()).one("table")
    rows = {
        row.one("th").spoken(without=("span",)): [
            cell.spoken(without=("sup",)) for cell in row.all("td")
        ]
        for row in table.all("tr")
        if row.attributes.get("class", "group") != "group" and len(list(row.all("td"))) == 4
    }
    silent = table.spoken()
    numbers = {row["label"] for row in FEATURES if row["kind"] in NUMBERS}
    for _, label, unit, _, state, *cells in expected(THREE)[1:]:
        if set(cells) == {"Not stated"}:
            assert label not in rows
            assert label in silent
            continue
        shown_state, *shown_cells = rows.pop(label)
        assert shown_state.lower() == state
        for shown_cell, wanted in zip(shown_cells, cells, strict=True):
            if label in numbers and re.fullmatch(r"[\d.]+", wanted):
                # People read fewer digits, and the unit beside them.
                number, _, rest = shown_cell.replace(",", "").partition(" ")
                assert abs(Decimal(number) - Decimal(wanted)) < Decimal("0.06")
                assert rest.startswith({"year": "year"}.get(unit, unit))
            else:
                assert shown_cell == wanted.replace("; ", ", ")
    assert rows == {}


# ------------------------------------------------------------------------------------ LibreOffice

# Comma, quote, UTF-8, from the first line on; text stays text.
COMMA = "44,34,76,1,,0,false,true,false"
TAB = COMMA.replace("44", "9", 1)
# The same for the way out, a file a sheet.
SHEETS = f"{COMMA},false,false,-1"
CSV_FILTER = "Text - txt - csv (StarCalc)"
HOSTILE_CSV = (
    b'\xef\xbb\xbfGroup,Feature,"a ""b"", c"\r\n\'=1+1,-2.5,"two\nlines"\r\n'
    + "'@SUM(A1),💺 כיסא,<b>4D</b> & co\r\n".encode()
)
HOSTILE_TABLE = Table(
    ("Group", "Feature", "=A"),
    (
        ("=1+1", '=HYPERLINK("https://example.org")', "7.9"),
        ("💺 כיסא", "<b>4D</b> & co", "0012"),
        ("@SUM(A1)", "3-4", "1/2"),
    ),
)


@pytest.fixture(scope="module")
def converted(shipped_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which LibreOffice wrote anew what the program wrote; it starts once a filter."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    catalogue = shutil.copyfile(shipped_file, folder / "catalogue.sqlite")
    for suffix in ("csv", "xlsx"):
        path = folder / f"t.{suffix}"
        assert main(["export", *THREE, "--output", str(path), "--catalogue", str(catalogue)]) == 0
    with Catalogue.open(catalogue) as opened:
        table = wide(compare(opened.load(THREE)))
    (folder / "hostile.csv").write_bytes(HOSTILE_CSV)
    for name, made in (("copied", table), ("harm", HOSTILE_TABLE)):
        (folder / f"{name}.tsv").write_bytes(as_text(made).encode())
        (folder / f"{name}.html").write_bytes(as_markup(made).encode())

    def convert(out: str, how: Sequence[str], *names: str) -> None:
        done = subprocess.run(
            [
                office,
                "--headless",
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                *how,
                "--outdir",
                str(folder / out),
                *(str(folder / name) for name in names),
            ],
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr

    to_csv_form = ("--convert-to", f"csv:{CSV_FILTER}:{COMMA}")
    for form, names in ((COMMA, ("t.csv", "hostile.csv")), (TAB, ("copied.tsv", "harm.tsv"))):
        convert("text", (f"--infilter={CSV_FILTER}:{form}", *to_csv_form), *names)
    convert("book", ("--convert-to", f"csv:{CSV_FILTER}:{SHEETS}"), "t.xlsx")
    pasted = ("copied.html", "harm.html")
    convert("calc", ("--infilter=HTML (StarCalc)", *to_csv_form), *pasted)
    convert("writer", ("--convert-to", "txt:Text (encoded):UTF8"), *pasted)
    return folder


def again(path: Path) -> list[list[str]]:
    return [list(row) for row in csv.reader(io.StringIO(path.read_text("utf-8-sig")))]


@pytest.mark.slow
def test_that_libreoffice_reads_the_same_cells(converted: Path) -> None:
    assert read((converted / "text" / "t.csv").read_bytes()) == expected(THREE)
    assert again(converted / "text" / "hostile.csv")[1:] == [
        ["'=1+1", "-2.5", "two\nlines"],
        ["'@SUM(A1)", "💺 כיסא", "<b>4D</b> & co"],
    ]


@pytest.mark.slow
def test_that_libreoffice_reads_the_workbook(converted: Path) -> None:
    assert side_by_side(again(converted / "book" / "t-Comparison.csv")) == expected(THREE)
    heading, *sources = again(converted / "book" / "t-Sources.csv")
    assert heading == ["Number", "Kind", "Publisher", "Address", "Read on"]
    known = {(row["kind"], row["publisher"], row["url"]) for row in SOURCES.values()}
    assert sources
    assert {tuple(line[1:4]) for line in sources} <= known
    notes = dict(again(converted / "book" / "t-Notes.csv"))
    assert notes["RLS"].startswith("RLS marks features that people with restless legs often look")


@pytest.mark.slow
@pytest.mark.parametrize("how", ["text", "calc"])
def test_that_a_copied_table_pastes_into_calc(converted: Path, how: str) -> None:
    lines = again(converted / how / "copied.csv")
    assert [list(map(armed, line)) for line in lines] == expected(THREE)


@pytest.mark.slow
def test_that_a_copied_table_pastes_into_writer(converted: Path) -> None:
    lines = (converted / "writer" / "copied.txt").read_text("utf-8-sig").splitlines()
    cells = [cell for line in expected(THREE) for cell in line]
    assert [armed(line) for line in lines if line] == [cell for cell in cells if cell]


@pytest.mark.slow
def test_that_nothing_copied_runs_in_a_spreadsheet(converted: Path) -> None:
    assert again(converted / "calc" / "harm.csv") == [
        ["Group", "Feature", "'=A"],
        ["'=1+1", '\'=HYPERLINK("https://example.org")', "7.9"],
        ["💺 כיסא", "<b>4D</b> & co", "0012"],
        ["'@SUM(A1)", "3-4", "1/2"],
    ]
    assert not any(
        cell.startswith(("=", "@")) or cell == "2"
        for line in again(converted / "text" / "harm.csv")
        for cell in line
    )
