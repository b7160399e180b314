"""A later edition of the shipped data, and a catalogue in which the person wrote."""

from datetime import date
from pathlib import Path

import pytest

from chaircompare.assets import data_folder
from chaircompare.catalogue.data_files import read_edition
from chaircompare.catalogue.store import Catalogue
from tests.making import a_chair

ACHILLES = "osaki-4d-achilles"
WITHDRAWN, NOTED = "amamedic-hilux-4d", "amamedic-renew-3d"
TODAY = date(2026, 12, 1)


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def without(path: Path, *beginnings: str) -> None:
    kept = [
        line for line in path.read_text("utf-8").splitlines() if not line.startswith(beginnings)
    ]
    path.write_text("\n".join(kept) + "\n", "utf-8")


@pytest.fixture
def newer(data: Path) -> Path:
    """The data of a later edition."""
    return make_newer(data)


def make_newer(data: Path) -> Path:
    """Make a later edition of this one: a fact changed, a chair new, two withdrawn, one renamed."""
    day = read_edition(data_folder()).day
    rewrite(data / "edition.toml", day.isoformat(), day.replace(year=day.year + 1).isoformat())
    rewrite(
        data / "facts" / "osaki.csv",
        f"{ACHILLES},legrest_extension,,6,in",
        f"{ACHILLES},legrest_extension,,8,in",
    )
    rewrite(data / "chairs.csv", ",Osaki,4D Achilles,", ",Osaki,4D Achilles Two,")
    with (data / "chairs.csv").open("a", encoding="utf-8") as file:
        file.write("zenith-one,Zenith,One,https://example.org/one\n")
    with (data / "facts" / "osaki.csv").open("a", encoding="utf-8") as file:
        file.write("zenith-one,heat,,yes,,s001,\n")
    without(data / "chairs.csv", f"{WITHDRAWN},", f"{NOTED},")
    without(data / "facts" / "amamedic.csv", f"{WITHDRAWN},", f"{NOTED},")
    return data


@pytest.fixture
def written(catalogue_file: Path) -> Path:
    """A catalogue in which the person wrote notes and a chair."""
    with Catalogue.open(catalogue_file) as catalogue:
        catalogue.add_chair(a_chair("mine"))
        catalogue.note("mine", "heat", "yes", "", today=TODAY)
        catalogue.note(ACHILLES, "noise_db", "41", "dB", today=TODAY)
        catalogue.note(NOTED, "heat", "no", "", today=TODAY)
    return catalogue_file
