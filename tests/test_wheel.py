"""The wheel works alone: in a clean environment and an empty folder, with its data inside."""

import json
import os
import re
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CHAIRS = 93

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False, timeout=300
    )
    assert done.returncode == 0, f"{command} ended with {done.returncode}:\n{done.stderr}"
    return done.stdout


def files(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}


@dataclass(frozen=True)
class Installed:
    """The wheel in an environment of its own, run from an empty folder."""

    scripts: Path
    empty: Path
    env: dict[str, str]

    def run(self, name: str, *arguments: str) -> str:
        return run(self.scripts / name, *arguments, cwd=self.empty, env=self.env)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("wheel")
    empty = folder / "empty"
    empty.mkdir()
    python = (sys.executable, "-m")
    run(*python, "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=empty)
    (wheel,) = folder.glob("*.whl")

    home = folder / "venv"
    venv.create(home, symlinks=os.name != "nt")
    places = {"base": str(home), "platbase": str(home)}
    site_packages = Path(sysconfig.get_path("purelib", "venv", places))
    # Dependencies come from the environment of the tests, without a download. A folder named in a
    # .pth is searched, but its own .pth files are not read: the editable install stays out.
    (site_packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    scripts = Path(sysconfig.get_path("scripts", "venv", places))
    pip = (*python, "pip", "--python", scripts / "python")
    run(*pip, "install", "-qq", "--no-index", "--no-deps", "--ignore-installed", wheel, cwd=empty)

    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    env |= {"CHAIRCOMPARE_HOME": str(folder / "home"), "QT_QPA_PLATFORM": "offscreen"}
    return Installed(scripts, empty, env)


def test_that_the_wheel_brings_package_data_and_resources(installed: Installed) -> None:
    code = "import chaircompare; print(chaircompare.__file__)"
    package = Path(installed.run("python", "-c", code).strip()).parent
    assert package.is_relative_to(installed.scripts.parent)
    for inside, outside in (("_data", "data"), ("_resources", "resources")):
        assert files(package / inside) == files(ROOT / outside) != set()


def test_that_the_wheel_lists_every_chair(installed: Installed) -> None:
    chairs = json.loads(installed.run("chaircompare", "list", "--format", "json"))
    assert len({chair["id"] for chair in chairs}) == len(chairs) == CHAIRS


def test_that_the_wheel_opens_its_window(installed: Installed) -> None:
    assert re.fullmatch(rf"ready \d+ {CHAIRS}\n", installed.run("chaircompare", "--smoke"))
