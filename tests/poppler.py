"""Reads PDF files with poppler, a program of others; tests skip with words where it is missing."""

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

_ELEMENT = re.compile(r"^( *)([A-Z][A-Za-z0-9]*)(?: \(\w+\))?:?$")
_TEXT = re.compile(r'^ *"(.*)"$')


def run(program: str, *arguments: str | Path) -> str:
    """What the program says; the test is skipped where it is not installed."""
    if not shutil.which(program):
        pytest.skip(f"{program} (Debian: poppler-utils) is not installed")
    done = subprocess.run(
        [program, *map(str, arguments)], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stderr == ""
    return done.stdout


def text_of(path: Path, page: int | None = None) -> str:
    """The text as a reader finds it, of one page or all."""
    pages = ["-f", str(page), "-l", str(page)] if page else []
    return run("pdftotext", *pages, path, "-")


@cache
def elements(path: Path) -> list[tuple[str, list[str]]]:
    """The elements of the structure tree in reading order, with their own text.

    Read once: a file that is written anew needs a new name.
    """
    found: list[tuple[str, list[str]]] = []
    for line in run("pdfinfo", "-struct-text", path).splitlines():
        element = _ELEMENT.match(line)
        text = _TEXT.match(line)
        if element:
            found.append((element[2], []))
        elif text:
            found[-1][1].append(text[1])
    return found


def table_rows(path: Path) -> list[list[str]]:
    """The rows of all tables, cell by cell."""
    rows: list[list[str]] = []
    for kind, texts in elements(path):
        if kind == "TR":
            rows.append([])
        elif kind in {"TH", "TD"}:
            rows[-1].append("\n".join(texts))
    return rows
