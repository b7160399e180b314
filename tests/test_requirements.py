"""The walk through the requirements names tests and parts that are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROWS = [
    line.strip("|").split(" | ")
    for line in (ROOT / "docs" / "requirements.md").read_text("utf-8").splitlines()
    if re.match(r"\| R\d", line)
]
TESTS = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0].strip()}: {row[1].strip()[:40]}")
def test_that_a_requirement_names_what_is_there(row: list[str]) -> None:
    places, tests = (re.findall(r"`([^`]+)`", cell) for cell in row[2:4])
    assert len(row) == 4
    assert tests
    for name in tests:
        if name.startswith("test_that_"):
            assert f"def {name}(" in TESTS, name
        else:
            assert list((ROOT / "tests").rglob(Path(name).name)), name
    for name in places:
        path = Path(name)
        if path.suffix in {".py", ".toml", ".csv"} or name.endswith("/"):
            found = [ROOT / name, ROOT / "chaircompare" / name]
            assert any(one.exists() for one in found) or list(
                (ROOT / "chaircompare").rglob(path.name)
            ), name


def test_that_every_requirement_of_reading_and_hands_has_a_row() -> None:
    numbers = {int(row[0].strip()[1:]) for row in ROWS}
    assert {*range(1, 39), 40} <= numbers
