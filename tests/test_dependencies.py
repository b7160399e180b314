"""What the program stands on: a sound PySide6, named dependencies, no machine's address."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parents[1]
CALLS = 60
NOISE = 20  # other code may take or drop a few references meanwhile

mortal = pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="True and None are immortal from Python 3.12 on"
)


class Sender(QObject):
    sent = Signal()


@mortal
def test_that_emitting_keeps_the_references_to_true() -> None:
    sender = Sender()
    before = sys.getrefcount(True)
    for _ in range(CALLS):
        sender.sent.emit()
    assert sys.getrefcount(True) > before - NOISE


@mortal
def test_that_calls_without_a_result_keep_the_references_to_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        label.setText("4D")
    assert sys.getrefcount(None) > before - NOISE


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_that_every_imported_package_is_a_named_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = {normal(re.split(r"[^\w.-]", line)[0]) for line in project["dependencies"]}
    named.add("numpy")  # a part of pandas's interface
    named.add("shiboken6")  # a part of PySide6, of the same version
    imported: set[str] = set()
    for path in (ROOT / "chaircompare").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
                imported.add(node.module.split(".")[0])
    owners = packages_distributions()
    foreign = imported - sys.stdlib_module_names - {"chaircompare"}
    unnamed = {name for name in foreign if named.isdisjoint(map(normal, owners.get(name, ())))}
    assert unnamed == set()


@pytest.mark.parametrize("name", ["constraints.txt", "pyproject.toml", "Makefile", ".ci/run"])
def test_that_no_set_up_file_names_a_package_index(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert re.findall(r"\w+://|index[-_]url|find[-_]links|trusted[-_]host|/simple\b", text) == []
