"""Chairs with names that could be taken for markup, formulas or shortcuts are shown as typed."""

import csv
import io
from html import escape
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QWidget

from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.features import registry
from chaircompare.catalogue.store import Catalogue
from chaircompare.exchange.export_csv import armed
from tests.making import a_fact, a_source
from tests.ui.conftest import Opener
from tests.ui.person import CTRL, NARROW, WIDE, Key, Person, click, part, settle

LONG = "Long " * 100
HOSTILE = {
    "own-markup": ("<b>Bold</b>", "<img src='file:///etc/passwd'><h1>4D</h1> <a href='x'>y</a>"),
    "own-ampersand": ("Fit & Finish", "A && B &C"),
    "own-quotes": ("“Quote” 'single'", 'Model "9" \\ %s {0}'),
    "own-emoji": ("🪑💺", "Relax 👨‍👩‍👧 🙂"),
    "own-right-to-left": ("כיסא", "كرسي تدليك 3D"),
    "own-long": ("Brand", LONG.strip()),
    "own-unbroken": ("B" * 60, "W" * 440),
    "own-equals": ("=1+1", '=HYPERLINK("http://x","y")'),
    "own-plus": ("+1", "-2"),
    "own-at": ("@SUM(A1)", "\tTab and\nline"),
}
TRIOS = [
    ("own-markup", "own-ampersand", "own-quotes"),
    ("own-emoji", "own-right-to-left", "own-equals"),
    ("own-long", "own-unbroken", "own-plus"),
    ("own-at", "own-markup", "own-long"),
]


@pytest.fixture
def hostile_file(catalogue_file: Path) -> Path:
    features = registry()
    with Catalogue.open(catalogue_file) as catalogue:
        for key, (brand, model) in HOSTILE.items():
            source = a_source(f"source-{key}")
            facts = (
                a_fact(features["calf_massage"], "yes", source=source),
                a_fact(features["colours"], f"{brand}; <i>red</i> & blue", source=source),
                a_fact(features["chair_weight"], "200", "lb", source=source),
            )
            catalogue.add_chair(Chair(key, brand, model, "", facts))
    return catalogue_file


@pytest.fixture
def hostile(open_window: Opener, hostile_file: Path) -> Person:
    return open_window(hostile_file)


def name(key: str) -> str:
    return " ".join(HOSTILE[key])


@pytest.mark.parametrize("key", HOSTILE)
def test_that_the_list_shows_and_speaks_the_name_as_typed(hostile: Person, key: str) -> None:
    row = hostile.listed().index(key)
    cell = hostile.chairs.index(row, 1)
    assert cell.data() == name(key)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == name(key)
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == f"<qt>{escape(name(key))}</qt>"
    hostile.list.scrollTo(cell)
    assert not hostile.window.grab().isNull()


@pytest.mark.parametrize("trio", TRIOS, ids="-".join)
def test_that_tray_heads_and_cards_show_the_names_as_typed(
    hostile: Person, trio: tuple[str, ...]
) -> None:
    hostile.choose(*trio)
    tray = hostile.words_of(hostile.window.tray)
    for key in trio:
        for words in HOSTILE[key]:
            assert words in tray
    click(hostile.button("compareButton"))
    for card, key in zip(hostile.table.cards, trio, strict=True):
        words = hostile.words_of(card)
        assert words.startswith("\n".join(HOSTILE[key]))
        assert card.accessibleName() == name(key)
        assert card.toolTip() == f"<qt>{escape(name(key))}</qt>"
    assert set(hostile.titles()) == {name(key) for key in trio}
    hostile.click_info("colours", 0)
    card_of_value = hostile.card()
    assert card_of_value is not None
    assert f"{HOSTILE[trio[0]][0]}, <i>red</i> & blue" in hostile.words_of(card_of_value)
    for label in hostile.window.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
    for widget in hostile.window.findChildren(QWidget):
        if "<" in widget.toolTip():
            assert widget.toolTip().startswith("<qt>")
            assert "<b>" not in widget.toolTip()
            assert "<img" not in widget.toolTip()


def test_that_the_question_about_a_fourth_chair_shows_the_names_as_typed(hostile: Person) -> None:
    trio = TRIOS[0]
    hostile.choose(*trio, "own-emoji")
    notice = part(hostile.window, QFrame, "trayFullNotice")
    assert name("own-emoji") in hostile.words_of(notice)
    for number, key in enumerate(trio):
        button = hostile.button(f"replaceSlot{number + 1}Button")
        shown, _, cut = button.text().replace("&&", "&").partition("…")
        assert HOSTILE[key][1].startswith(shown)
        assert cut == ""
        assert len(shown) > 15 or shown == HOSTILE[key][1]
        assert button.toolTip() == f"<qt>{escape(name(key))}</qt>"
        assert button.accessibleName() == f"Replace {name(key)} with {name('own-emoji')}"
    click(hostile.button("replaceSlot2Button"))
    assert hostile.window.choice.ids == (trio[0], "own-emoji", trio[2])


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("percent", [100, 200])
def test_that_endless_names_do_not_burst_the_window(
    open_window: Opener, hostile_file: Path, size: tuple[int, int], percent: int
) -> None:
    hostile = open_window(hostile_file, size)
    hostile.window.theming.choose_text_size(percent)
    settle()
    least = hostile.window.minimumSizeHint()
    trio = ("own-long", "own-unbroken", "own-plus")
    for key in trio:
        row = hostile.listed().index(key)
        hostile.list.setCurrentIndex(hostile.chairs.index(row, 0))
        hostile.list.setFocus()
        hostile.press(Key.Key_Space)
    assert hostile.window.choice.ids == trio
    assert hostile.window.minimumSizeHint().width() <= max(least.width(), size[0])
    row = hostile.listed().index("own-markup")
    hostile.list.setCurrentIndex(hostile.chairs.index(row, 0))
    hostile.press(Key.Key_Space)
    assert hostile.window.minimumSizeHint().width() <= max(least.width(), size[0])
    hostile.button("keepTrayButton").setFocus()
    hostile.press(Key.Key_Space)
    hostile.press(Key.Key_Return, CTRL)
    assert hostile.is_comparing
    assert (hostile.window.width(), hostile.window.height()) == size
    assert hostile.table.viewport().height() > 100, "rows are still to be seen"
    hostile.table.verticalScrollBar().setValue(hostile.table.verticalScrollBar().maximum())
    assert not hostile.window.grab().isNull()


def test_that_hostile_names_are_found_by_typing_them(hostile: Person) -> None:
    for key, typed in (
        ("own-markup", "<b>Bold"),
        ("own-right-to-left", "كرسي"),
        ("own-equals", "=1+1"),
        ("own-ampersand", "Fit & Finish"),
    ):
        hostile.window.search.setFocus()
        hostile.window.search.selectAll()
        QGuiApplication.clipboard().setText(typed)
        hostile.press(Key.Key_V, CTRL)
        assert key in hostile.listed()


def test_that_the_exported_file_disarms_the_names(hostile: Person, tmp_path: Path) -> None:
    trio = ("own-equals", "own-plus", "own-at")
    hostile.compare(*trio)
    hostile.press(Key.Key_E, CTRL)
    field = part(hostile.window, QLineEdit, "fileNameEdit")
    field.selectAll()
    QTest.keyClicks(field, str(tmp_path / "own.csv"))
    hostile.press(Key.Key_Return)
    text = (tmp_path / "own.csv").read_bytes().decode("utf-8-sig")
    heading, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert [armed(cell) for cell in heading[5:]] == [name(key) for key in trio]
    assert not any(cell.startswith(("=", "+", "@", "\t")) for row in rows for cell in row)
    assert all(cell.startswith("'") for cell in heading[5:])
