"""Backup and restore from the command line."""

import json
from pathlib import Path

import pytest

from chaircompare.catalogue.store import Catalogue
from chaircompare.cli import DONE, FAILED, main
from tests.making import a_chair


@pytest.mark.parametrize("name", ["all.chairs-catalogue", "all.json"])
def test_that_a_catalogue_is_backed_up_and_restored(
    catalogue_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    file = tmp_path / name
    with Catalogue.open(catalogue_file) as catalogue:
        catalogue.add_chair(a_chair("mine"))
    assert main(["backup", str(file)]) == DONE
    assert "94 chairs" in capsys.readouterr().out
    if name.endswith("json"):
        assert len(json.loads(file.read_text("utf-8"))["chairs"]) == 94
    catalogue_file.unlink()
    assert main(["restore", str(file)]) == DONE
    assert "What was there before" in capsys.readouterr().out
    with Catalogue.open(catalogue_file) as catalogue:
        assert [chair.own for chair in catalogue.load(["mine"])] == [True]
        assert catalogue.count() == 94
        assert catalogue.check() == []


def test_that_what_is_no_backup_is_refused_in_one_line(
    catalogue_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = catalogue_file.read_bytes()
    for name in ("no.json", "no.sqlite"):
        file = tmp_path / name
        file.write_text("nothing of the kind")
        assert main(["restore", str(file)]) == FAILED
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith("error: ")
    assert catalogue_file.read_bytes() == before
