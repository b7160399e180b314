"""The desktop entry, the metadata and the kind of file, judged by the tools of the desktops."""

import configparser
import shutil
import subprocess
import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QImage

from chaircompare import __version__
from chaircompare.exchange.chairs_file import SUFFIX
from tests.running import run_python

ROOT = Path(__file__).parent.parent
LINUX = ROOT / "packaging" / "linux"
METADATA = LINUX / "io.github.chaircompare.chaircompare.metainfo.xml"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def run(program: str, *arguments: str | Path) -> str:
    """What the tool says; skipped where it is not installed."""
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")
    done = subprocess.run(
        [program, *map(str, arguments)], capture_output=True, encoding="utf-8", check=False
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    return said


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    prefix = tmp_path_factory.mktemp("prefix") / "with space"
    done = run_python(LINUX / "install.py", "--prefix", prefix)
    assert done.returncode == 0, done.stderr
    return prefix / "share"


def entry(path: Path) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(path.read_text("utf-8"))
    return parser["Desktop Entry"]


def test_that_the_desktop_entry_is_valid_here_and_installed(installed: Path) -> None:
    for path in (
        LINUX / "chaircompare.desktop",
        installed / "applications" / "chaircompare.desktop",
    ):
        assert run("desktop-file-validate", path) == ""


def test_that_the_metadata_is_valid() -> None:
    assert "successful" in run("appstreamcli", "validate", "--no-net", METADATA)


def test_that_entry_metadata_and_kind_of_file_agree(installed: Path) -> None:
    told = entry(installed / "applications" / "chaircompare.desktop")
    tree = ET.parse(METADATA).getroot()  # noqa: S314 - our own file
    mime = ET.parse(LINUX / "chaircompare-mime.xml").getroot()[0]  # noqa: S314
    kind = mime.attrib["type"]
    assert told["MimeType"] == f"{kind};"
    assert told["Exec"].endswith(" %f")
    assert tree.findtext("provides/mediatype") == kind
    assert tree.findtext("launchable") == "chaircompare.desktop"
    assert tree.findtext("id") == METADATA.name.removesuffix(".metainfo.xml")
    releases = [one.attrib["version"] for one in tree.iterfind("releases/release")]
    assert releases[0] == __version__
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert tree.findtext("project_license") == pyproject["project"]["license"]
    globs = [one.attrib["pattern"] for one in mime if one.tag.endswith("glob")]
    assert globs == [f"*{SUFFIX}"]
    app = (ROOT / "chaircompare" / "ui" / "app.py").read_text("utf-8")
    assert f'setDesktopFileName("{told["Icon"]}")' in app


def test_that_a_file_manager_knows_the_kind_of_file(installed: Path, tmp_path: Path) -> None:
    run("update-mime-database", installed / "mime")
    assert "application/x-chaircompare" in (installed / "mime" / "globs2").read_text("utf-8")
    assert tmp_path.exists()


def test_that_the_icon_comes_in_all_sizes(installed: Path) -> None:
    icons = installed / "icons" / "hicolor"
    assert (icons / "scalable" / "apps" / "chaircompare.svg").is_file()
    for size in SIZES:
        image = QImage(str(icons / f"{size}x{size}" / "apps" / "chaircompare.png"))
        assert (image.width(), image.height()) == (size, size)
        # Rounded corners are clear, the middle is not, and it is more than one colour.
        assert image.pixelColor(0, 0).alpha() < 128
        assert image.pixelColor(size // 2, size // 8).alpha() == 255
        seen = {image.pixel(x, size // 2) for x in range(size)}
        assert len(seen) > 3


def test_that_it_is_removed_whole(tmp_path: Path) -> None:
    for arguments in ((), ("--remove",)):
        done = run_python(LINUX / "install.py", "--prefix", tmp_path, *arguments)
        assert done.returncode == 0, done.stderr
    left = [path for path in tmp_path.rglob("*chaircompare*") if path.is_file()]
    assert left == []
