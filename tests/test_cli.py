"""The command line: one job a call, exit codes that scripts can trust, one line for an error."""

import csv
import io
import json
import os
import re
import runpy
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from chaircompare import __version__, cli
from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.data_files import read_shipped
from chaircompare.catalogue.store import Catalogue
from chaircompare.cli import DONE, FAILED, WRONG_USAGE, main
from chaircompare.exchange.export_csv import armed
from chaircompare.relevance.criteria import RLS_SENTENCE
from tests.making import a_chair, a_fact
from tests.running import environment, file_permissions_apply, mode, run_program, run_python

ACHILLES, TITAN, CARELEX = THREE = (
    "osaki-4d-achilles",
    "titan-grande-xl-3d",
    "carelex-super-pro-ls-cl-8000i",
)
Printed = pytest.CaptureFixture[str]
HEAVY = ("pandas", "numpy", "PySide6", "alembic")

pytestmark = pytest.mark.usefixtures("catalogue_file")


def failed(printed: Printed) -> str:
    """The one line that stands on standard error, and nothing on standard output."""
    out, err = printed.readouterr()
    assert out == ""
    (line,) = err.splitlines()
    assert line.startswith("error: ")
    return line


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


# ------------------------------------------------------------------------------------------ list


def test_that_the_list_as_json_names_every_chair(capsys: Printed, chairs: dict[str, Chair]) -> None:
    assert main(["list", "--format", "json"]) == DONE
    listed = json.loads(capsys.readouterr().out)
    assert {(c["id"], c["brand"], c["model"]) for c in listed} == {
        (c.id, c.brand, c.model) for c in chairs.values()
    }
    (achilles,) = (chair for chair in listed if chair["id"] == ACHILLES)
    assert achilles["facts_stated"] == 38
    assert achilles["features"]["calf_massage"] == "Yes: kneading, roller, airbag"
    assert achilles["features"]["sale_price"] == "Not stated"


def test_that_the_list_as_csv_is_plain_csv(capfd: Printed) -> None:
    assert main(["list", "--format", "csv"]) == DONE
    text = capfd.readouterr().out
    assert not text.startswith("\ufeff")
    heading, *lines = rows(text)
    assert heading[:3] == ["id", "brand", "model"]
    assert len(lines) == 93


def test_that_the_list_as_a_table_has_aligned_columns(capsys: Printed) -> None:
    assert main(["list", "--search", "achilles"]) == DONE
    heading, line = capsys.readouterr().out.splitlines()
    assert heading.split()[:3] == ["id", "brand", "model"]
    for word, below in (("brand", "Osaki"), ("model", "4D Achilles")):
        assert line[heading.index(word) :].startswith(below)


@pytest.mark.parametrize(("search", "count"), [("achilles", 1), ("xyzzy", 0), ("", 93), ("'\"", 0)])
def test_that_the_list_can_be_searched(capsys: Printed, search: str, count: int) -> None:
    assert main(["list", "--search", search, "--format", "json"]) == DONE
    assert len(json.loads(capsys.readouterr().out)) == count


def test_that_a_person_at_a_terminal_reads_how_many_there_are(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["list", "--search", "achilles"]) == DONE
    assert capsys.readouterr().out.endswith("\n1 of 93 chairs\n")


# --------------------------------------------------------------------------------------- compare


@pytest.mark.parametrize("ids", [THREE, THREE[:2]], ids=len)
def test_that_a_comparison_is_printed_as_csv(capfd: Printed, ids: tuple[str, ...]) -> None:
    assert main(["compare", *ids, "--format", "csv"]) == DONE
    heading, *lines = rows(capfd.readouterr().out)
    assert len(heading) == 5 + len(ids)
    assert len(lines) == 74


def test_that_a_comparison_as_a_table_says_what_the_mark_means(capsys: Printed) -> None:
    assert main(["compare", *THREE]) == DONE
    text = capsys.readouterr().out
    assert text.endswith(f"\n\n{RLS_SENTENCE}\n")
    assert "Osaki 4D Achilles" in text.splitlines()[0]


@pytest.mark.parametrize(
    ("view", "state"), [("differ", "differs"), ("same", "same"), ("unknown", "can't tell")]
)
def test_that_a_view_prints_its_rows_only(capsys: Printed, view: str, state: str) -> None:
    assert main(["compare", *THREE, "--view", view, "--format", "json"]) == DONE
    states = {row["difference"] for row in json.loads(capsys.readouterr().out)["rows"]}
    assert states == {state}


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        ((ACHILLES,), "2 or 3 different chairs"),
        ((*THREE, "kahuna-lm-6800"), "2 or 3 different chairs"),
        ((ACHILLES, ACHILLES), "2 or 3 different chairs"),
        ((ACHILLES, TITAN, ACHILLES), "named twice"),
        ((ACHILLES, "titan-grande-xl-3"), "Did you mean titan-grande-xl-3d"),
        ((ACHILLES, "qqqqqqqqqq"), "chaircompare list"),
        ((ACHILLES, "osaki\udcff"), "No chair has the id"),
        ((ACHILLES, ""), "No chair has the id"),
        ((ACHILLES, "two\nlines"), "two lines"),
    ],
)
@pytest.mark.parametrize("job", ["compare", "export"])
def test_that_a_wrong_choice_says_what_is_allowed(
    capsys: Printed, tmp_path: Path, job: str, ids: tuple[str, ...], said: str
) -> None:
    target = tmp_path / "t.csv"
    output = ["--output", str(target)] if job == "export" else []
    assert main([job, *ids, *output]) == WRONG_USAGE
    assert said in failed(capsys)
    assert not target.exists()


def test_that_a_wrong_choice_is_said_before_a_catalogue_is_made(
    capsys: Printed, tmp_path: Path
) -> None:
    path = tmp_path / "none.sqlite"
    assert main(["compare", ACHILLES, "--catalogue", str(path)]) == WRONG_USAGE
    assert "1 chair is named" in failed(capsys)
    assert not path.exists()


# ---------------------------------------------------------------------------------------- export


def test_that_an_export_tells_what_it_wrote_where(capsys: Printed, tmp_path: Path) -> None:
    target = tmp_path / "t.csv"
    assert main(["export", *THREE, "--output", str(target)]) == DONE
    assert capsys.readouterr().out == f"Wrote 74 rows for 3 chairs to {target}\n"


@pytest.mark.parametrize(("name", "separator"), [("semicolon", ";"), ("tab", "\t"), ("comma", ",")])
def test_that_the_separator_and_the_mark_can_be_chosen(
    capsys: Printed, tmp_path: Path, name: str, separator: str
) -> None:
    target = tmp_path / "t.csv"
    arguments = ["export", *THREE, "--output", str(target), "--separator", name, "--no-bom"]
    assert main(arguments) == DONE
    assert target.read_bytes().startswith(f"Group{separator}Feature{separator}".encode())
    assert "74 rows" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "begin"),
    [
        ("t.csv", b"\xef\xbb\xbfGroup,"),
        ("t.xlsx", b"PK"),
        ("t.html", b"<!DOCTYPE"),
        ("t.json", b"{"),
    ],
)
def test_that_the_ending_says_the_kind(
    capsys: Printed, tmp_path: Path, name: str, begin: bytes
) -> None:
    assert main(["export", *THREE, "--view", "differ", "--output", str(tmp_path / name)]) == DONE
    assert capsys.readouterr().out == f"Wrote 20 rows for 3 chairs to {tmp_path / name}\n"
    assert (tmp_path / name).read_bytes().startswith(begin)


def test_that_one_fact_a_line_has_its_description_beside_it(
    capsys: Printed, tmp_path: Path
) -> None:
    target = tmp_path / "t.csv"
    arguments = ["export", *THREE, "--layout", "tidy", "--decimal", "comma"]
    assert main([*arguments, "--separator", "semicolon", "--output", str(target)]) == DONE
    assert "with t.csv-metadata.json beside it" in capsys.readouterr().out
    assert {path.name for path in tmp_path.glob("t.*")} == {"t.csv", "t.csv-metadata.json"}
    assert b";19,5;" in target.read_bytes()


def test_that_a_layout_that_a_kind_has_not_is_wrong_usage(capsys: Printed, tmp_path: Path) -> None:
    target = tmp_path / "t.html"
    assert main(["export", *THREE, "--layout", "tidy", "--output", str(target)]) == WRONG_USAGE
    assert ".csv or .xlsx" in failed(capsys)
    assert not target.exists()


@pytest.mark.parametrize("name", ["t.txt", "t"])
def test_that_an_unknown_ending_is_wrong_usage(capsys: Printed, tmp_path: Path, name: str) -> None:
    assert main(["export", *THREE, "--output", str(tmp_path / name)]) == WRONG_USAGE
    assert ".csv, .xlsx, .html, .json or .pdf" in failed(capsys)
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [("folder.csv", "that is a folder"), ("missing/t.csv", "the folder does not exist")],
)
def test_that_a_target_that_cannot_be_written_leaves_all_as_it_was(
    capsys: Printed, tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "folder.csv").mkdir()
    before = sorted(tmp_path.iterdir())
    assert main(["export", *THREE, "--output", str(tmp_path / name)]) == FAILED
    assert said in failed(capsys)
    assert sorted(tmp_path.iterdir()) == before


def test_that_a_read_only_folder_keeps_the_old_file(capsys: Printed, tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    (folder / "t.csv").write_text("old", "utf-8")
    with mode(folder, 0o555):
        assert main(["export", *THREE, "--output", str(folder / "t.csv")]) == FAILED
    assert "you may not write there" in failed(capsys)
    assert [path.name for path in folder.iterdir()] == ["t.csv"]
    assert (folder / "t.csv").read_text("utf-8") == "old"


# A catalogue may write; the exported file is larger than this.
_SMALL_FILES = """
import resource, sys
sys.dont_write_bytecode = True  # a cut one would stay
resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))
from chaircompare.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(os.name == "nt", reason="needs limits of Unix")
def test_that_a_disk_without_room_keeps_the_old_file(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "t.csv").write_text("old", "utf-8")
    done = run_python("-c", _SMALL_FILES, "export", *THREE, "--output", folder / "t.csv", home=home)
    assert (done.returncode, done.stdout) == (FAILED, "")
    assert re.fullmatch(r"error: .*t\.csv could not be written: .*\n", done.stderr)
    assert [path.name for path in folder.iterdir()] == ["t.csv"]
    assert (folder / "t.csv").read_text("utf-8") == "old"


# ----------------------------------------------------------------------------------------- check


def test_that_the_check_says_that_all_is_whole(capsys: Printed, catalogue_file: Path) -> None:
    assert main(["check"]) == DONE
    first, second = capsys.readouterr().out.splitlines()
    assert first == "The shipped data is whole: 93 chairs, 1568 facts."
    assert second.startswith(f"The catalogue {catalogue_file} is whole: 93 chairs, ")


def test_that_the_check_says_that_changes_cannot_be_saved(
    capsys: Printed, catalogue_file: Path
) -> None:
    with mode(catalogue_file, 0o444):
        assert main(["check"]) == DONE
    assert capsys.readouterr().out.splitlines()[2].startswith("Changes cannot be saved: ")


@pytest.mark.parametrize(("rows_lost", "said"), [(1, "damaged: "), (2, " and 1 more.")])
def test_that_the_check_fails_on_a_damaged_catalogue_and_changes_nothing(
    capsys: Printed, catalogue_file: Path, rows_lost: int, said: str
) -> None:
    with closing(sqlite3.connect(catalogue_file)) as connection, connection:
        connection.execute("DELETE FROM chair_search WHERE rowid = 1")
        if rows_lost == 2:
            connection.execute("DELETE FROM list_cell WHERE chair = 2")
    before = catalogue_file.read_bytes()
    assert main(["check"]) == FAILED
    out, err = capsys.readouterr()
    assert "The shipped data is whole" in out
    assert said in err
    assert "Nothing was changed" in err
    assert catalogue_file.read_bytes() == before
    assert [path.name for path in catalogue_file.parent.iterdir()] == [catalogue_file.name]


def test_that_the_check_refuses_data_with_a_mistake(tmp_path: Path, home: Path) -> None:
    package = Path(cli.__file__).parent
    shutil.copytree(package, tmp_path / "copy" / "chaircompare")
    data = shutil.copytree(package.parent / "data", tmp_path / "copy" / "data")
    with (Path(data) / "facts" / "osaki.csv").open("a", encoding="utf-8") as file:
        file.write(f"{ACHILLES},wings,,yes,,s001,\n")
    done = run_program("check", home=home, cwd=tmp_path / "copy")
    assert done.returncode == FAILED
    assert re.fullmatch(r"error: .*osaki\.csv, line \d+: feature 'wings'.*\n", done.stderr)


# --------------------------------------------------------------------------------------- trouble


@pytest.mark.parametrize("content", [b"", b"garbage" * 1000], ids=["empty", "garbage"])
def test_that_a_damaged_catalogue_is_set_aside_and_the_next_call_makes_a_fresh_one(
    capsys: Printed, catalogue_file: Path, content: bytes
) -> None:
    catalogue_file.write_bytes(content)
    assert main(["list"]) == FAILED
    line = failed(capsys)
    (kept,) = catalogue_file.parent.iterdir()
    assert str(kept) in line
    assert "Nothing was deleted" in line
    assert "fresh catalogue" in line
    assert kept.read_bytes() == content
    for job in (["list", "--format", "json"], ["check"], ["compare", *THREE, "--format", "json"]):
        assert main(job) == DONE
        out, err = capsys.readouterr()
        assert err.startswith(f"note: an earlier catalogue is damaged and kept as {kept}. ")
        assert err.count("\n") == 1
        assert "note:" not in out
    kept.rename(kept.with_name("old.sqlite"))
    assert main(["list"]) == DONE
    assert capsys.readouterr().err == ""


def test_that_a_damaged_catalogue_in_a_locked_folder_is_said_in_one_line(
    capsys: Printed, catalogue_file: Path
) -> None:
    catalogue_file.write_bytes(b"garbage" * 1000)
    with mode(catalogue_file.parent, 0o555):
        assert main(["list"]) == FAILED
    assert "nor set aside" in failed(capsys)


def test_that_a_newer_catalogue_is_left_untouched(capsys: Printed, catalogue_file: Path) -> None:
    with closing(sqlite3.connect(catalogue_file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = catalogue_file.read_bytes()
    for job in (["list"], ["check"], ["compare", *THREE]):
        assert main(job) == FAILED
        assert "newer version" in capsys.readouterr().err
    assert catalogue_file.read_bytes() == before


def test_that_a_read_only_home_still_lists_and_compares(
    capsys: Printed, home: Path, catalogue_file: Path
) -> None:
    (home / "logs").mkdir()
    with mode(home / "logs", 0o555), mode(catalogue_file.parent, 0o555), file_permissions_apply():
        assert main(["list", "--search", "achilles"]) == DONE
        assert main(["compare", *THREE, "--view", "same"]) == DONE
    out, err = capsys.readouterr()
    assert ACHILLES in out
    assert err == ""


@pytest.mark.parametrize(
    "name",
    [
        "<b>4D</b> & 'co' \"x\"",
        "=1+1",
        "+1",
        "-1+1",
        "@SUM(A1)",
        "💺 كرسي \u202e כיסא",
        "long " + "x" * 500,
    ],
    ids=lambda name: name[:6],
)
@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_that_any_name_is_printed_as_typed_and_guarded_in_csv(
    catalogue: Catalogue, capfd: Printed, name: str, form: str
) -> None:
    heat = catalogue.features["heat"]
    catalogue.add_chair(a_chair("own", [a_fact(heat, "yes")], brand="", model=name))
    catalogue.close()
    for job in (["list"], ["compare", "own", TITAN]):
        assert main([*job, "--format", form]) == DONE
        text = capfd.readouterr().out
        if form == "csv":
            cells = [cell for row in rows(text) for cell in row]
            assert name in [armed(cell) for cell in cells]
            assert not any(cell.startswith(("=", "+", "@", "\t", "\r", "-")) for cell in cells)
        elif form == "json":
            data = json.loads(text)
            listed = data if isinstance(data, list) else data["chairs"]
            assert name in [chair["model"] for chair in listed]
        else:
            assert name.split(maxsplit=1)[0][:40] in text


def test_that_an_unexpected_error_is_one_line_and_its_traceback_goes_to_the_log(
    capsys: Printed, home: Path, catalogue_file: Path
) -> None:
    with closing(sqlite3.connect(catalogue_file)) as connection, connection:
        connection.execute("DELETE FROM alembic_version")  # no program of ours leaves it like that
    assert main(["list"]) == FAILED
    line = failed(capsys)
    assert "Something went wrong" in line
    assert str(home / "logs") in line
    assert "Traceback" in (home / "logs" / "chaircompare.log").read_text("utf-8")


def test_that_a_folder_for_a_home_that_cannot_be_made_is_one_line(
    capsys: Printed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("CHAIRCOMPARE_HOME", str(tmp_path / "file"))
    assert main(["list"]) == FAILED
    assert "cannot be made" in failed(capsys)


# ------------------------------------------------------------------------------ options and usage


@pytest.mark.parametrize("before", [True, False])
def test_that_the_catalogue_can_be_named_before_or_after_the_job(
    capsys: Printed, tmp_path: Path, before: bool
) -> None:
    path = tmp_path / "other.sqlite"
    option = ["--catalogue", str(path)]
    job = ["list", "--format", "json"]
    assert main([*option, *job] if before else [*job, *option]) == DONE
    assert len(json.loads(capsys.readouterr().out)) == 93
    assert path.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["dance"], "invalid choice: 'dance'"),
        (["invent", "x.csv"], "invalid choice: 'invent'"),
        (["compare"], "required"),
        (["export", *THREE], "--output"),
        (["list", "--format", "xml"], "'xml'"),
        (["compare", *THREE, "--view", "some"], "'some'"),
        (["export", *THREE, "--output", "t.csv", "--layout", "long"], "'long'"),
        (["export", *THREE, "--output", "t.csv", "--separator", "pipe"], "'pipe'"),
        (["list", "--loud"], "--loud"),
    ],
)
def test_that_wrong_usage_is_one_line_with_a_hint(
    capsys: Printed, arguments: list[str], said: str
) -> None:
    assert main(arguments) == WRONG_USAGE
    line = failed(capsys)
    assert said in line
    assert "--help" in line


@pytest.mark.parametrize("suffix", [".html", ".XLSX", ".json", ".pdf"])
@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["--no-bom"], "--no-bom"),
        (["--separator", "comma"], "--separator"),
        (["--decimal", "comma", "--no-bom"], "--decimal and --no-bom"),
    ],
)
def test_that_an_option_without_use_for_this_kind_of_file_is_told(
    capsys: Printed, tmp_path: Path, suffix: str, options: list[str], named: str
) -> None:
    target = tmp_path / f"t{suffix}"
    assert main(["export", *THREE, "--output", str(target), *options]) == WRONG_USAGE
    line = failed(capsys)
    assert line.startswith(f"error: {named} can only be used for a file that ends in .csv")
    assert not target.exists()


@pytest.mark.parametrize("job", [[], ["list"], ["compare"], ["export"], ["check"]])
def test_that_help_is_at_hand_everywhere(capsys: Printed, job: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([*job, "--help"])
    assert left.value.code == DONE
    text = capsys.readouterr().out
    assert "--catalogue" in text
    assert text.startswith("usage: chaircompare")


def test_that_the_version_is_told(capsys: Printed) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == DONE
    assert capsys.readouterr().out == f"chaircompare {__version__}\n"


# --------------------------------------------------------------------------- as a person starts it


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["list"], DONE),
        (["compare", *THREE], DONE),
        (["check"], DONE),
        (["compare", ACHILLES, "osaki-4d-achiles"], WRONG_USAGE),
        (["export", *THREE, "--output", "missing/t.csv"], FAILED),
        (["dance"], WRONG_USAGE),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else None,
)
def test_that_piped_output_is_plain_utf_8_with_an_exit_code(
    home: Path, arguments: list[str], code: int
) -> None:
    done = run_program(*arguments, home=home)
    assert done.returncode == code
    text = done.stdout + done.stderr
    assert "\x1b" not in text
    assert "Traceback" not in text
    assert (done.stderr == "") is (code == DONE)
    if code != DONE:
        assert re.fullmatch(r"error: .+\n", done.stderr)
        assert done.stdout == ""


def test_that_piped_output_is_utf_8_whatever_the_locale_says(
    catalogue: Catalogue, home: Path
) -> None:
    catalogue.add_chair(a_chair("own", model="💺 כיסא é"))
    catalogue.close()
    for form in ("table", "csv", "json"):
        assert "💺 כיסא é" in run_program("list", "--format", form, home=home).stdout


def test_that_the_exit_code_is_that_of_the_job(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    for arguments, code in ((["check"], DONE), (["compare", ACHILLES], WRONG_USAGE)):
        monkeypatch.setattr(sys, "argv", ["chaircompare", *arguments])
        with pytest.raises(SystemExit) as left:
            runpy.run_module("chaircompare", run_name="__main__")
        assert left.value.code == code
    runpy.run_module("chaircompare", run_name="imported")
    assert "is whole" in capsys.readouterr().out


def test_that_the_installed_command_and_the_module_are_one(home: Path) -> None:
    command = shutil.which("chaircompare", path=str(Path(sys.executable).parent))
    assert command
    done = subprocess.run(
        [command, "list"], env=environment(home), capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == run_program("list", home=home).stdout


def test_that_the_counts_of_the_check_are_those_of_the_data(data: Path) -> None:
    shipped = read_shipped(data)
    assert len(shipped.chairs) == 93
    assert sum(len(chair.facts) for chair in shipped.chairs) == 1568


def test_that_export_writes_a_pdf_without_a_screen(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "chairs.pdf"
    done = run_program(
        "export",
        "osaki-4d-achilles",
        "titan-grande-xl-3d",
        "--output",
        path,
        "--view",
        "differ",
        home=home,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert re.fullmatch(rf"Wrote \d+ rows for 2 chairs to {re.escape(str(path))}\n", done.stdout)
    assert path.read_bytes().startswith(b"%PDF-")
    done = run_program(
        "export",
        "osaki-4d-achilles",
        "titan-grande-xl-3d",
        "--output",
        tmp_path / "no" / "a.pdf",
        home=home,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "folder does not exist" in done.stderr
