"""Files that no one should be able to harm the program with: refused in words, fast, in little
memory. Each is read by a process of its own whose time and memory are measured.
"""

import json
import os
import socket
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.exchange.importing.bringing import FILES
from tests.running import mode, run_program, run_python

_SECONDS, _MEGABYTES = 10.0, 700.0
_READ = """
import json, resource, sys, time
from pathlib import Path
from chaircompare.exchange.importing.raw import FileNotReadError
from chaircompare.exchange.importing.reading import read_table
status = Path("/proc/self/status")
def megabytes():
    if status.exists():  # getrusage() counts what the parent had before this process began
        (peak,) = [one for one in status.read_text().splitlines() if one.startswith("VmHWM:")]
        return int(peak.split()[1]) / 1e3
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)
for name in sys.argv[1:]:
    start = time.monotonic()
    try:
        said = f"read {len(read_table(Path(name)).rows)}"
    except FileNotReadError as error:
        said = str(error)
    print(json.dumps([said, time.monotonic() - start, megabytes()]))
"""
_SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
)
_BOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_KINDS}/{{}}" Target="{{}}"/></Relationships>'
)

pytestmark = [
    pytest.mark.slow,  # some of the files are large, and each is measured
    pytest.mark.skipif(os.name == "nt", reason="memory is measured by POSIX means"),
]


def all_judged(*paths: Path) -> list[str]:
    """What reading each said; within the limits of time and memory."""
    done = run_python("-c", _READ, *paths)
    assert done.returncode == 0, done.stderr
    found = []
    for path, line in zip(paths, done.stdout.splitlines(), strict=True):
        said, seconds, peak = json.loads(line)
        assert seconds < _SECONDS, path.name
        assert peak < _MEGABYTES, path.name
        found.append(str(said))
    return found


def judged(path: Path) -> str:
    (said,) = all_judged(path)
    return said


def workbook(path: Path, rows: str, more: Mapping[str, bytes] | None = None) -> Path:
    parts: dict[str, str | bytes] = {
        "xl/workbook.xml": _BOOK,
        "_rels/.rels": _LINKS.format("officeDocument", "xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": _LINKS.format("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": _SHEET.format(f"<sheetData>{rows}</sheetData>"),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | dict(more or {})).items():
            archive.writestr(name, content)
    return path


def _cell(name: str, text: str, formula: str = "") -> str:
    made = f"<f>{formula}</f>" if formula else ""
    return f'<c r="{name}" t="str">{made}<v>{text}</v></c>'


def _row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


_HEADS = _row(1, _cell("A1", "Brand"), _cell("B1", "Model"))


def _far_cell(path: Path) -> None:
    workbook(path, _HEADS + _row(1_048_576, _cell("XFD1048576", "far")))


_BLANK = 300_000_000


def _bomb(path: Path) -> None:
    """Written piece by piece, so that the tests themselves stay small."""
    workbook(path, _HEADS)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet2.xml", "w") as part,
    ):
        for _ in range(_BLANK // 1_000_000):
            part.write(b" " * 1_000_000)


def _lying_bomb(path: Path) -> None:
    """A part whose size in the directory is a lie."""
    _bomb(path)
    content, true = path.read_bytes(), _BLANK.to_bytes(4, "little")
    assert true in content
    path.write_bytes(content.replace(true, (9_999).to_bytes(4, "little")))


def _overlapping(path: Path) -> None:
    """Many entries that all point to the same packed bytes."""
    packed = zlib.compress(b" " * 200_000, 9)[2:-4]
    local = b"PK\x03\x04" + bytes(22) + b"\x01\x00\x00\x00a" + packed
    entry = (
        b"PK\x01\x02\x14\x00\x14\x00\x00\x00\x08\x00" + bytes(8)
        + len(packed).to_bytes(4, "little") + (200_000).to_bytes(4, "little")
    )  # fmt: skip
    names = [f"{n:05}".encode() for n in range(4_000)]
    entries = b"".join(
        entry + len(name).to_bytes(2, "little") + bytes(12) + bytes(4) + name for name in names
    )
    end = b"PK\x05\x06" + bytes(4) + len(names).to_bytes(2, "little") * 2
    end += len(entries).to_bytes(4, "little") + len(local).to_bytes(4, "little") + bytes(2)
    path.write_bytes(local + entries + end)


def _ods_repeated(path: Path) -> None:
    cell = (
        '<table:table-cell table:number-columns-repeated="16384" office:value-type="string">'
        "<text:p>x</text:p></table:table-cell>"
    )
    _ods(path, f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>')


def _ods_entities(path: Path) -> None:
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    _ods(path, "<table:table-row/>", f'<!DOCTYPE x [<!ENTITY e0 "boom">{lines}]>')


def _ods(path: Path, rows: str, doctype: str = "") -> None:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?>{doctype}<office:document-content {spaces}><office:body>'
        f'<office:spreadsheet><table:table table:name="One">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)


def _text(content: str | bytes) -> Callable[[Path], object]:
    raw = content.encode() if isinstance(content, str) else content
    return lambda path: path.write_bytes(raw)


_REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (_text(b""), "is empty"),
    "only spaces": (_text("\ufeff \r\n\t \n"), "is empty"),
    "NUL bytes": (_text(b"brand,model\nA\0B,C\n"), "line 2 holds NUL bytes"),
    "only NUL bytes": (_text(b"\0" * 5_000_000), "is empty"),
    "noise": (_text(bytes(range(256)) * 4_000), "cannot be read so"),
    "10 MB cell": (_text("brand,model\nA," + "x" * 10_000_000), "Line 2 is 10,000,0"),
    "10 MB cell of many lines": (_text('a,b\nA,"' + "x\n" * 5_000_000 + '"'), "Line 2 begins"),
    "long cell": (_text("a,b\nA," + "x" * 40_000), "Line 2, column 2 has a cell of 40,000"),
    "100,000 columns": (_text("brand,model" + ",x" * 99_998), "Line 1 has 100,000 columns"),
    "columns without end": (_text("," * 50_000_000), "Line 1 is 50,000,000 characters long"),
    "cells without end": (_text(("," * 15_000 + "\n") * 2_000), "more than 5 million cells"),
    "quote never closed": (_text('brand,model\nA,"B\nC,D\n'), "Line 2 opens a quotation mark"),
    "quote in the wrong place": (_text('brand,model\n"A" b,C\n'), "Line 2 cannot be told apart"),
    "too large": (_text(b"a,b\n" * 26_000_000), "larger than 100 MB"),
    "jpg named csv": (_text(b"\xff\xd8\xff\xe0" + bytes(9_000)), "a picture (JPEG)"),
    "png named csv": (_text(b"\x89PNG\r\n\x1a\n" + bytes(99)), "a picture (PNG)"),
    "pdf": (_text(b"%PDF-1.7\n"), "a PDF"),
    "database": (_text(b"SQLite format 3\x00" + bytes(99)), "a database"),
    "data for programs": (_text('[{"brand": "A"}]'), "is JSON and not a table"),
    "web page": (_text(" <!DOCTYPE html><table></table>"), "a web page"),
    "old excel": (_text(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(999)), "an old Excel file"),
    "half a zip": (_text(b"PK\x03\x04" + bytes(200)), "is damaged"),
    "another zip": (
        lambda path: zipfile.ZipFile(path, "w").writestr("a.txt", "a,b"),
        "a packed file",
    ),
    "zip bomb": (_bomb, "unpacks to more than 256 MB"),
    "zip bomb that lies": (_lying_bomb, "is damaged"),
    "zip of overlapping parts": (_overlapping, "is damaged"),
    "one cell far away": (_far_cell, "more than 5 million cells"),
    "ods of repeated cells": (_ods_repeated, "more than 5 million cells"),
    "ods of entities": (_ods_entities, "is damaged"),
    "sheet that is no XML": (lambda path: workbook(path, "<row"), "cannot be read"),
    "workbook without cells": (lambda path: workbook(path, ""), "no filled cells"),
    "long cell in a workbook": (
        lambda path: workbook(path, _HEADS + _row(2, _cell("A2", "x" * 10_000_000))),
        "Line 2, column 1 has a cell of 10,000,000",
    ),
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What one process, which reads all of the files, says of each."""
    folder = tmp_path_factory.mktemp("hostile")
    paths = []
    for name, (make, _) in _REFUSED.items():
        paths.append(folder / f"{name}.csv")
        make(paths[-1])
    found = dict(zip(_REFUSED, all_judged(*paths), strict=True))
    for path in paths:
        path.unlink()
    return found


@pytest.mark.parametrize("name", _REFUSED)
def test_that_a_hostile_file_is_refused_in_words_time_and_memory(
    name: str, verdicts: dict[str, str]
) -> None:
    assert _REFUSED[name][1] in verdicts[name]


def test_that_a_folder_a_device_and_what_is_not_there_are_refused(tmp_path: Path) -> None:
    assert "is a folder" in judged(tmp_path)
    assert "no such file" in judged(tmp_path / "nothing.csv")
    assert "a pipe or a device" in judged(Path(os.devnull))


def test_that_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    pipe = tmp_path / "table.csv"
    os.mkfifo(pipe)
    assert "a pipe or a device" in judged(pipe)
    with socket.socket(socket.AF_UNIX) as listener:
        os.chdir(tmp_path) if len(str(tmp_path)) > 90 else None
        listener.bind(os.path.relpath(tmp_path / "socket"))
        assert "a pipe or a device" in judged(tmp_path / "socket")


def test_that_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to(tmp_path / "b.csv")
    (tmp_path / "b.csv").symlink_to(tmp_path / "a.csv")
    assert "the link leads back to itself" in judged(tmp_path / "a.csv")


def test_that_a_file_which_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("brand,model\nA,B\n")
    with mode(path, 0):
        done = run_program("import", path, home=tmp_path / "home", plain=True)
    assert done.returncode == 1
    assert done.stderr.startswith("error: ")
    assert "you may not read it" in done.stderr


def test_that_the_wrong_encoding_is_refused_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes("brand,model\nÖ,B\n".encode("cp1252"))
    done = run_program("import", path, "--encoding", "utf-8", home=tmp_path / "home")
    assert done.returncode == 1
    assert "not written in Unicode (UTF-8): line 2" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    done = run_program("import", path, "--encoding", "base64", home=tmp_path / "home")
    assert (done.returncode, done.stderr[:28]) == (2, "error: There is no encoding ")


def test_that_formulas_give_their_kept_value_and_are_never_run(tmp_path: Path) -> None:
    danger = "HYPERLINK(&quot;http://example.invalid&quot;)"
    path = workbook(
        tmp_path / "table.xlsx",
        _HEADS.replace("</row>", _cell("C1", "Airbags") + "</row>")
        + _row(2, _cell("A2", "Example"), _cell("B2", "Fern", danger), _cell("C2", "12", "6*2"))
        + _row(3, _cell("A3", "Example"), _cell("B3", "=1+1"), '<c r="C3"><f>6*3</f></c>'),
    )
    assert judged(path) == "read 3"
    done = run_program("import", path, "--format", "json", home=tmp_path / "home")
    rows = json.loads(done.stdout)["rows"]
    assert [(row["name"], row["facts"]) for row in rows] == [
        ("Example Fern", 1),
        ("Example =1+1", 0),
    ]


def test_that_macros_and_links_are_left_alone_and_told(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "table.xlsm",
        _HEADS + _row(2, _cell("A2", "Example"), _cell("B2", "Fern")),
        {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0", "xl/externalLinks/externalLink1.xml": b"<a/>"},
    )
    done = run_program("import", path, home=tmp_path / "home")
    assert done.returncode == 0, done.stderr
    assert "The workbook holds macros. They were not run" in done.stdout
    assert "points to other files. They were not opened" in done.stdout


def test_that_a_real_table_stays_far_below_the_limits() -> None:
    assert all(said.startswith("read ") for said in all_judged(*FILES.iterdir()))


def test_that_the_limits_would_be_noticed(tmp_path: Path) -> None:
    """The measuring itself: a process that takes more memory than allowed is told apart."""
    path = tmp_path / "table.csv"
    path.write_text("a,b\n")
    greedy = _READ.replace("for name", "hog = bytearray(800_000_000)\nfor name")
    done = run_python("-c", greedy, path)
    assert json.loads(done.stdout)[2] > _MEGABYTES
