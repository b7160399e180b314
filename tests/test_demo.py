"""The demo does the main job and leaves what the README shows."""

import csv
import io
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from tests.running import run_python

ROOT = Path(__file__).parents[1]
PICTURES = {
    "catalogue-light": (1280, 800),
    "comparison-light": (1280, 800),
    "comparison-dark": (1280, 800),
    "why-light": (1280, 800),
    "source-light": (1280, 800),
    "wide-light": (1920, 1080),
    "wide-dark": (1920, 1080),
    "text-200-light": (1280, 800),
}


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder that a walk filled, and what it printed."""
    folder = tmp_path_factory.mktemp("demo") / "new folder"
    home = tmp_path_factory.mktemp("home")
    done = run_python("-m", "tests.demo", folder, home=home, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")
    assert list(home.iterdir()) == [], "the person's own files are left alone"
    return folder, done.stdout


def test_that_the_demo_leaves_the_table_and_the_pictures(walked: tuple[Path, str]) -> None:
    folder, printed = walked
    names = {"chairs.csv", *(f"{name}.png" for name in PICTURES)}
    assert {path.name for path in folder.iterdir()} == names
    assert f"Wrote 74 rows for 3 chairs to {folder / 'chairs.csv'}." in printed
    for name in names:
        assert f"  {name}  " in printed


def test_that_the_table_of_the_demo_has_the_three_chairs(walked: tuple[Path, str]) -> None:
    text = (walked[0] / "chairs.csv").read_bytes().decode("utf-8-sig")
    heading, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert heading[5:] == [
        "Osaki 4D Achilles",
        "Titan Grande XL 3D",
        "CareLex Super Pro LS (CL 8000i)",
    ]
    assert len(rows) == 74


@pytest.mark.parametrize("name", PICTURES)
def test_that_a_picture_shows_the_window_in_its_look(walked: tuple[Path, str], name: str) -> None:
    image = QImage(str(walked[0] / f"{name}.png"))
    assert (image.width(), image.height()) == PICTURES[name]
    spots = [(x, y) for x in range(0, image.width(), 9) for y in range(0, image.height(), 9)]
    colours = [image.pixelColor(*spot) for spot in spots]
    bright = sum(QColor.lightnessF(colour) for colour in colours) / len(colours)
    assert (bright < 0.4) if name.endswith("dark") else (bright > 0.7)
    assert len({colour.name() for colour in colours}) > 20, "there is something to see"


def test_that_the_pictures_differ(walked: tuple[Path, str]) -> None:
    assert len({(walked[0] / f"{name}.png").read_bytes() for name in PICTURES}) == len(PICTURES)


def test_that_the_demo_asks_for_a_folder() -> None:
    done = run_python("-m", "tests.demo", cwd=ROOT)
    assert done.returncode == 1
    assert done.stderr.strip() == "usage: python -m tests.demo FOLDER"
