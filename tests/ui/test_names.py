"""Names that scripts, screen readers and people rely on; every cell speaks."""

from collections.abc import Iterator
from enum import Enum

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction, QHelpEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QTableView,
    QWidget,
)

from chaircompare.catalogue.chair import Chair
from chaircompare.colours import LIGHT
from chaircompare.comparison import View, compare
from chaircompare.relevance.wording import wording
from chaircompare.ui.about import AboutDialog
from chaircompare.ui.comparison.cards import about_card, source_card
from chaircompare.ui.theme import Theme
from tests.ui.conftest import Opener
from tests.ui.person import THREE, WIDE, Person, click, part

WIDGETS: dict[str, type[QWidget]] = {
    "searchField": QLineEdit,
    "catalogueView": QAbstractItemView,
    "tray": QWidget,
    "compareButton": QPushButton,
    "backButton": QPushButton,
    "comparisonView": QTableView,
    "viewAllButton": QPushButton,
    "viewDifferButton": QPushButton,
    "viewSameButton": QPushButton,
    "viewUnknownButton": QPushButton,
    "rlsFirstCheck": QCheckBox,
    "summaryCard": QFrame,
    "needsPanel": QFrame,
}
ACTIONS = (
    "exportCsvAction",
    "copyTableAction",
    "textLargerAction",
    "textSmallerAction",
    "textResetAction",
)
ROLES = [Qt.ItemDataRole(value) for value in range(15)] + [
    Qt.ItemDataRole(256 + n) for n in range(4)
]
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_MOST_NODES = 20_000
# Qt's own: the button that a search field with text gets, and what a table is made of.
QT_PARTS = ("qt_", "QtPrivate")


def indexes(model: QAbstractItemModel) -> Iterator[tuple[int, int]]:
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            yield row, column


@pytest.fixture
def wide(open_window: Opener) -> Person:
    """Needs, list and comparison side by side, with a card open."""
    person = open_window(size=WIDE)
    click(person.button("startWith_calves"))
    person.choose(*THREE)
    person.click_info("calf_massage", 0)
    return person


def test_that_the_names_of_the_contract_are_there(wide: Person) -> None:
    assert wide.window.objectName() == "mainWindow"
    for name, kind in WIDGETS.items():
        assert isinstance(part(wide.window, QWidget, name), kind), name
    for name in ACTIONS:
        assert isinstance(part_action(wide.window, name), QAction)


def part_action(window: QMainWindow, name: str) -> QAction:
    (found,) = window.findChildren(QAction, name)
    return found


def is_list_of_a_box(widget: QWidget) -> bool:
    """Qt's own: the list that a choice box opens, spoken of by the name of the box."""
    parent = widget.parent()
    return parent is not None and parent.metaObject().className() == "QComboBoxPrivateContainer"


def actionable(window: QWidget) -> list[QWidget]:
    kinds = (QAbstractButton, QLineEdit, QAbstractItemView)
    return [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, kinds)
        and not isinstance(widget, QHeaderView)
        and not widget.objectName().startswith(QT_PARTS)
        and type(widget).__name__ not in {"QTableCornerButton", "QLineEditIconButton"}
        and not isinstance(widget.parent(), QTableView | QLineEdit)
        and not is_list_of_a_box(widget)
    ]


def test_that_everything_that_a_person_acts_on_has_a_name(wide: Person) -> None:
    found = actionable(wide.window)
    assert len(found) > 40
    unnamed = [f"{type(w).__name__} {w.accessibleName()}" for w in found if not w.objectName()]
    assert unnamed == []


def test_that_everything_that_a_person_acts_on_is_spoken(wide: Person) -> None:
    silent = []
    for widget in actionable(wide.window):
        spoken = QAccessible.queryAccessibleInterface(widget)
        if widget.isVisible() and not spoken.text(QAccessible.Text.Name).strip():
            silent.append(widget.objectName())
    assert silent == []


def nodes(top: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    waiting = [top]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        yield node
        # Qt may know of no child in a place, whatever its type says.
        children: list[QAccessibleInterface | None] = [
            node.child(number) for number in range(node.childCount())
        ]
        waiting += [child for child in children if child is not None and child.isValid()]
    raise AssertionError("the tree does not end")


def test_that_no_part_that_takes_the_keyboard_is_silent(person: Person) -> None:
    person.search("osaki")
    person.choose(*person.listed()[:2])
    click(person.button("compareButton"))
    person.click_info("calf_massage", 0)
    silent, seen = [], 0
    for node in nodes(QAccessible.queryAccessibleInterface(person.window)):
        state = node.state()
        if not state.focusable or state.invisible:
            continue
        seen += 1
        if not node.text(QAccessible.Text.Name).strip():
            silent.append(f"{node.role()} {node.object()}")
    assert seen > 60, "the cells are among them"
    assert silent == []


def test_that_every_cell_of_the_list_speaks_in_words(person: Person) -> None:
    model = person.chairs
    for row, column in indexes(model):
        spoken = model.index(row, column).data(SPOKEN)
        assert isinstance(spoken, str)
        assert any(letter.isalpha() for letter in spoken), (row, column)
    assert model.headerData(0, Qt.Orientation.Vertical, SPOKEN) == model.row_at(0).name


@pytest.mark.parametrize("unfolded", [False, True], ids=["folded", "unfolded"])
def test_that_every_cell_of_the_comparison_speaks_in_words(person: Person, unfolded: bool) -> None:
    person.compare(*THREE)
    person.click_why("heat")
    if unfolded:
        for key in [line.key for line in person.rows.lines if line.key.startswith("unstated ")]:
            person.click_label(person.line(key))
    for row, column in indexes(person.rows):
        spoken = person.rows.index(row, column).data(SPOKEN)
        assert isinstance(spoken, str)
        assert any(letter.isalpha() for letter in spoken), (row, column)
        label = person.rows.headerData(row, Qt.Orientation.Vertical, SPOKEN)
        assert isinstance(label, str)
        assert any(letter.isalpha() for letter in label), row
    for number, name in enumerate(person.titles()):
        head = person.rows.headerData(number, Qt.Orientation.Horizontal, SPOKEN)
        assert head.startswith(f"{name}, ")
        assert head.endswith(" facts stated")


def test_that_the_dialogs_of_needs_claim_nothing_and_are_spoken(
    wide: Person, chairs: dict[str, Chair]
) -> None:
    for opening in ("addNeedAction", "askSellerAction"):
        wide.action(opening).trigger()
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        assert claims(texts_of(dialog), quotations(chairs)) == {}
        for widget in actionable(dialog):
            assert widget.objectName(), type(widget).__name__
            spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
            assert spoken.strip() or not widget.isVisible(), widget.objectName()
        dialog.close()
        wide.come_back()


def test_that_the_spoken_words_of_a_value_name_chair_feature_and_source(person: Person) -> None:
    person.compare(*THREE)
    row = person.line("calf_massage")
    spoken = person.rows.index(row, 0).data(SPOKEN)
    assert spoken.startswith("Osaki 4D Achilles, Calf massage: Yes")
    assert " Source: " in spoken
    label = person.rows.headerData(row, Qt.Orientation.Vertical, SPOKEN)
    assert "relevant to restless legs" in label


def test_that_a_screen_reader_finds_the_cells_through_the_tables(person: Person) -> None:
    person.compare(*THREE)
    table = QAccessible.queryAccessibleInterface(person.table)
    assert table.childCount() >= len(person.rows.lines) * 3
    spoken = {node.text(QAccessible.Text.Name) for node in nodes(table)}
    row = person.line("calf_massage")
    for column in range(3):
        assert person.rows.index(row, column).data(SPOKEN) in spoken


@pytest.mark.parametrize("which", ["chairs", "rows"])
def test_that_models_answer_every_role_with_what_qt_can_show(person: Person, which: str) -> None:
    person.compare(*THREE)
    person.click_why("heat")
    model: QAbstractItemModel = getattr(person, which)
    plain = (str, int, float, bool, Enum, type(None))
    for row, column in indexes(model):
        for role in ROLES:
            value = model.index(row, column).data(role)
            assert isinstance(value, plain), (row, column, role, value)
    for orientation, count in (
        (Qt.Orientation.Horizontal, model.columnCount()),
        (Qt.Orientation.Vertical, model.rowCount()),
    ):
        for section in range(count):
            for role in ROLES:
                assert isinstance(model.headerData(section, orientation, role), plain)


# ------------------------------------------------------------------------ words and claims


def texts_of(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        yield widget.toolTip()
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        yield widget.windowTitle()
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()
    for action in window.findChildren(QAction):
        yield action.text()
        yield action.toolTip()


def quotations(chairs: dict[str, Chair]) -> list[str]:
    """What makers say, longest first: quoted, never our words."""
    said = {
        text
        for chair in chairs.values()
        for text in (
            chair.model,
            chair.product_page,
            *(fact.stated for fact in chair.facts),
            *(source.url for source in chair.sources),
        )
    }
    return sorted((text for text in said if wording().avoided_words(text)), key=len, reverse=True)


def claims(texts: Iterator[str], quoted: list[str]) -> dict[str, list[str]]:
    found = {}
    for text in texts:
        for quotation in quoted:
            text = text.replace(quotation, "…")  # noqa: PLW2901 - one after the other
        if words := wording().avoided_words(text):
            found[text] = words
    return found


def faults_of(dialog: QWidget) -> list[object]:
    """What of a dialog has no name, takes its text for markup, or claims anything."""
    unnamed = [type(one).__name__ for one in actionable(dialog) if not one.objectName()]
    plain = Qt.TextFormat.PlainText
    marked = [one.text() for one in dialog.findChildren(QLabel) if one.textFormat() is not plain]
    return [*unnamed, *marked, *claims(texts_of(dialog), []).items()]


def test_that_no_text_of_the_window_claims_anything(wide: Person, chairs: dict[str, Chair]) -> None:
    texts = list(texts_of(wide.window))
    assert len(set(texts)) > 150
    assert claims(iter(texts), quotations(chairs)) == {}
    for model in (wide.chairs, wide.rows):
        roles = (Qt.ItemDataRole.DisplayRole, SPOKEN, Qt.ItemDataRole.ToolTipRole)
        cells = (str(model.index(*at).data(role) or "") for at in indexes(model) for role in roles)
        assert claims(cells, quotations(chairs)) == {}


def test_that_the_about_dialog_claims_nothing(person: Person) -> None:
    person.pick("aboutAction")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AboutDialog)
    assert claims(texts_of(dialog), []) == {}
    dialog.close()


@pytest.mark.usefixtures("application")
def test_that_the_cards_of_all_features_claim_nothing_and_end_with_a_caution(
    chairs: dict[str, Chair],
) -> None:
    comparison = compare([chairs[key] for key in THREE])
    theme = Theme(LIGHT)
    quoted = quotations(chairs)
    assert comparison.count(View.ALL) == len(comparison.rows) == 74
    for row in comparison.rows:
        about = about_card(row, theme)
        texts = list(texts_of(about))
        assert claims(iter(texts), quoted) == {}
        words = " ".join(texts)
        assert row.feature.what_it_is in words
        assert ("not medical advice" in words) or row.mark is None
        about.deleteLater()
        for chair, cell in zip(comparison.chairs, row.cells, strict=True):
            source = source_card(chair, row, cell, theme, may_note=True)
            assert claims(texts_of(source), quoted) == {}
            source.deleteLater()


def test_that_every_label_shows_plain_text(wide: Person) -> None:
    labels = wide.window.findChildren(QLabel)
    assert len(labels) > 30
    for label in labels:
        assert label.textFormat() is Qt.TextFormat.PlainText, label.text()


def test_that_a_tool_tip_over_a_feature_says_what_it_is(person: Person) -> None:
    person.compare(*THREE)
    header = person.table.label_header
    row = person.line("calf_massage")
    spot = QPoint(30, header.sectionViewportPosition(row) + 10)
    event = QHelpEvent(QEvent.Type.ToolTip, spot, header.viewport().mapToGlobal(spot))
    QApplication.sendEvent(header.viewport(), event)
    tip = person.rows.headerData(row, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)
    line = person.rows.lines[row].row
    assert line is not None
    assert line.feature.what_it_is in tip
    assert tip.startswith("<qt>")
