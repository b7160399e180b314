"""The jobs that deal with a whole catalogue: backup and restore."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chaircompare.catalogue.store import Catalogue

JOBS = {
    "backup": "write the whole catalogue to one file",
    "restore": "take everything from such a file",
}
_FILES = (
    ".chairs-catalogue: a copy with its pictures; .json: every fact, for other programs to read"
)


def add_options(job: argparse.ArgumentParser) -> None:
    """Declare what both jobs take."""
    job.add_argument("file", metavar="FILE", type=Path, help=_FILES)


def run(asked: argparse.Namespace, catalogue: "Catalogue") -> None:
    """Do the job and say what was done."""
    file: Path = asked.file
    if asked.job == "backup":
        _back_up(catalogue, file)
    else:
        _restore(catalogue, file)


def _back_up(catalogue: "Catalogue", file: Path) -> None:
    if file.suffix.lower() == ".json":
        from chaircompare.exchange.everything import write_everything

        write_everything(catalogue, file)
    else:
        catalogue.write_whole(file)
    print(f"Backed up {catalogue.count():,} chairs to {file}.")


def _restore(catalogue: "Catalogue", file: Path) -> None:
    if file.suffix.lower() != ".json":
        before = catalogue.restore(file)
        print(f"Restored {catalogue.count():,} chairs. What was there before: {before}.")
        return
    from chaircompare.exchange.everything import read_everything, take_in

    everything = read_everything(file, catalogue)
    before = catalogue.back_up()
    changes = take_in(everything, catalogue)
    print(f"Added or changed {len(changes):,} chairs. What was there before: {before}.")
