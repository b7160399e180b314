"""Random clicks, keys, words, sizes and looks over the real window: it stays true and whole."""

import gc
import json
import os
import random
from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import QModelIndex, QObject, QPoint, QPointF, QRect, Qt, QUrl, Slot
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDesktopServices,
    QInputMethodEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.logging import _QtMessageCapture as QtLog
from pytestqt.qtbot import QtBot

from chaircompare.paths import places
from chaircompare.relevance.needs import Importance, starting_sets
from chaircompare.settings import TEXT_SIZES
from chaircompare.ui.comparison.lines import LineKind
from chaircompare.ui.comparison.row_painting import cell_height, info_area, label_height
from chaircompare.ui.needs.need_row import NeedRow
from tests.ui.person import ALT, CTRL, PLAIN, SHIFT, Key, Person, deliver_deletions, settle

SEEDS = (3, 47, 2026, 90210)
# `make walk` takes the long walk, 20,000 acts in all; the ordinary suite a short one.
ACTS = int(os.environ.get("CHAIRCOMPARE_WALK_ACTS", "250"))
EVERY = 250
# Menus, popups, dialogs and fields that Qt makes when first needed and keeps, and a row with a
# list for each need that the walker adds.
KEPT_BY_QT = 140
SIZES = ((640, 480), (760, 900), (1024, 600), (1280, 768), (1280, 768), (1599, 900), (1920, 1048))
WORDS = (
    "osaki",
    "titan",
    "zero gravity",
    "heat",
    "calf",
    "yes",
    "no",
    "20",
    "178 cm",
    "3-4",
    "",
    " ",
    "nothing has this",
    '" OR 1 NEAR',
    "%_*?<b>&",
    "عيسي 💺",
    "For Mum",
)
KEYS = (
    *((key, PLAIN) for key in (Key.Key_Down, Key.Key_Up, Key.Key_Left, Key.Key_Right) * 3),
    *((key, PLAIN) for key in (Key.Key_Return, Key.Key_Space, Key.Key_Tab, Key.Key_Tab)),
    *((key, PLAIN) for key in (Key.Key_W, Key.Key_P, Key.Key_H, Key.Key_R, Key.Key_F6)),
    *((key, PLAIN) for key in (Key.Key_Home, Key.Key_End, Key.Key_PageDown, Key.Key_PageUp)),
    *((key, PLAIN) for key in (Key.Key_Escape, Key.Key_Menu, Key.Key_Backspace, Key.Key_Enter)),
    *((key, CTRL) for key in (Key.Key_3, Key.Key_4, Key.Key_5, Key.Key_6, Key.Key_1, Key.Key_2)),
    *((key, CTRL) for key in (Key.Key_F, Key.Key_R, Key.Key_T, Key.Key_L, Key.Key_Return)),
    *((key, CTRL) for key in (Key.Key_Z, Key.Key_Y, Key.Key_Home, Key.Key_End)),
    *((key, CTRL) for key in (Key.Key_S, Key.Key_O, Key.Key_B)),
    *((key, CTRL | SHIFT) for key in (Key.Key_Left, Key.Key_Right, Key.Key_Z, Key.Key_C)),
    *((key, CTRL | SHIFT) for key in (Key.Key_Minus, Key.Key_Plus)),
    *((key, SHIFT) for key in (Key.Key_Backtab, Key.Key_Down, Key.Key_Right, Key.Key_Up)),
    *((key, CTRL) for key in (Key.Key_A, Key.Key_C)),
    (Key.Key_Left, ALT),
    (Key.Key_C, ALT),
    (Key.Key_F1, PLAIN),
)
# These take as long as many other acts: file dialogs, and whatever changes the style sheet.
RARE = dict.fromkeys(
    (
        "exportCsvAction",
        "exportCsvButton",
        "exportAsAction",
        "exportAsButton",
        "textLargerAction",
        "textSmallerAction",
        "textResetAction",
        "appBarTextLargerButton",
        "appBarTextSmallerButton",
        "comparisonTextLargerButton",
        "comparisonTextSmallerButton",
    ),
    0.1,
)
UNTOUCHED = {"quitAction"}
LOOKED_INTO = {
    "saveComparisonDialog",
    "savedComparisonsDialog",
    "needDialog",
    "askSellerDialog",
    "swingDialog",
}


class Addresses(QObject):
    """Takes the addresses that the window would open elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def addresses() -> Iterator[Addresses]:
    taker = Addresses()
    for scheme in ("http", "https", "file"):
        QDesktopServices.setUrlHandler(scheme, taker, "take")  # type: ignore[arg-type] # it takes a str
    yield taker
    for scheme in ("http", "https", "file"):
        QDesktopServices.unsetUrlHandler(scheme)


def in_sight(widgets: Sequence[QWidget]) -> list[tuple[QWidget, QRect]]:
    """Those of which something is in view, and where."""
    boxes = [(one, one.visibleRegion().boundingRect()) for one in widgets if one.isVisible()]
    return [(one, box) for one, box in boxes if not box.isEmpty()]


class Walker:
    """Does one random act after the other; the seed tells which."""

    def __init__(self, person: Person, seed: int) -> None:
        self.person = person
        self.window = person.window
        self.dice = random.Random(seed)
        self.last = ""
        acts: dict[Callable[[], str], float] = {
            self.click_anywhere: 22,
            self.click_a_button: 14,
            self.press_a_key: 20,
            self.work_in_the_table: 16,
            self.write_a_note: 5,
            self.undo_or_redo: 3,
            self.write_words: 4,
            self.clear_a_field: 3,
            self.tick_a_chair: 5,
            self.pick_an_entry: 5,
            self.turn_the_wheel: 5,
            self.ask_for_a_menu: 2,
            self.resize: 2,
            self.change_a_need: 5,
            self.change_text_size: 0.25,
            self.change_look: 0.25,
            self.compare: 6,
        }
        self._acts, self._weights = list(acts), list(acts.values())
        for name in UNTOUCHED:
            person.action(name).setEnabled(False)

    def act(self) -> None:
        (act,) = self.dice.choices(self._acts, self._weights)
        self.last = f"{act.__name__}: {act()}"
        # At times the next act comes before the window was painted.
        if self.dice.random() < 0.35:
            settle()
        else:
            deliver_deletions()
        self._leave_dialogs()

    def _leave_dialogs(self) -> None:
        """Look into a dialog for an act or two, then close it, and those it opened, by Escape."""
        left = 8
        while (dialog := QApplication.activeModalWidget()) is not None:
            left -= 1
            assert left, f"{dialog.objectName()} cannot be left by Escape"
            self.last += f" (in {dialog.metaObject().className()})"
            if dialog.objectName() in LOOKED_INTO and left > 4:
                self._act_in(dialog)
            if QApplication.activeModalWidget() is dialog:
                QTest.keyClick(dialog, Key.Key_Escape)
            settle()
        if QApplication.activePopupWidget() is None and not self.window.isActiveWindow():
            self.window.activateWindow()

    def _act_in(self, dialog: QWidget) -> None:
        for field in dialog.findChildren(QLineEdit):
            field.setText(self.dice.choice(WORDS))
        for found in dialog.findChildren(QListWidget):
            found.setCurrentRow(self.dice.randrange(max(1, found.count())))
        buttons = [b for b in dialog.findChildren(QPushButton) if b.isVisible() and b.isEnabled()]
        if buttons and self.dice.random() < 0.7:
            button = self.dice.choice(buttons)
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            self.last += f" {button.text()}"

    # ------------------------------------------------------------------ acts

    def _top(self) -> QWidget:
        return QApplication.activePopupWidget() or self.window

    def _click(self, widget: QWidget, spot: QPoint) -> str:
        """A click goes to whatever lies on top at this place, as with a real pointer."""
        top = widget.window()
        place = widget.mapTo(top, spot)
        hit = top.childAt(place) or top
        spot = hit.mapFrom(top, place)
        name = f"{hit.metaObject().className()} {hit.objectName()} {spot.toTuple()}"
        if isinstance(hit, QToolButton):
            return f"not {name}, which waits for an answer"  # the rest of a long menu bar
        if isinstance(hit, QMenu):
            entries = [a for a in hit.actions() if hit.actionGeometry(a).contains(spot)]
            name += " ".join(action.text() for action in entries)
        if self.dice.random() < 0.04:
            QTest.mouseDClick(hit, Qt.MouseButton.LeftButton, PLAIN, spot)
        else:
            QTest.mouseClick(hit, Qt.MouseButton.LeftButton, PLAIN, spot)
        return name

    def _somewhere(self, box: QRect) -> QPoint:
        dice = self.dice
        return QPoint(
            dice.randint(box.left(), max(box.left(), box.right())),
            dice.randint(box.top(), max(box.top(), box.bottom())),
        )

    def click_anywhere(self) -> str:
        top = self._top()
        widget, box = self.dice.choice(in_sight([top, *top.findChildren(QWidget)]))
        return self._click(widget, self._somewhere(box))

    def click_a_button(self) -> str:
        shown = in_sight(self._top().findChildren(QPushButton))
        if not shown:
            return self.click_anywhere()
        button, box = self.dice.choice(shown)
        if self.dice.random() > RARE.get(button.objectName(), 1.0):
            return f"not {button.objectName()}"
        return self._click(button, box.center())

    def _keyboard(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.window

    def press_a_key(self) -> str:
        key, modifiers = self.dice.choice(KEYS)
        widget = self._keyboard()
        name = f"{key.name} {modifiers.name} on {widget.metaObject().className()}"
        QTest.keyClick(widget, key, modifiers)
        return name

    def write_words(self) -> str:
        words = self.dice.choice(WORDS)
        fields = [f for f in self.window.findChildren(QLineEdit) if f.isVisible()]
        if fields and QApplication.activePopupWidget() is None and self.dice.random() < 0.8:
            field = self.dice.choice(fields)
            field.setFocus()
            if self.dice.random() < 0.5:
                field.selectAll()
                QTest.keyClick(field, Key.Key_Delete)
        widget = self._keyboard()
        for letter in words if isinstance(widget, QLineEdit) else words[:3]:
            self._write_letter(letter)
        if self.dice.random() < 0.5:
            QTest.keyClick(self._keyboard(), Key.Key_Return)
        return f"{words} on {widget.metaObject().className()}"

    def clear_a_field(self) -> str:
        fields = [self.window.search, self.person.panel.bars.row_search]
        shown = [field for field in fields if field.isVisible() and field.text()]
        for field in shown:
            field.setFocus()
            field.selectAll()
            QTest.keyClick(field, Key.Key_Delete)
        return str(len(shown))

    def work_in_the_table(self) -> str:
        person, dice = self.person, self.dice
        if not person.is_comparing or QApplication.activePopupWidget():
            return self.compare()
        line = dice.choice([*person.feature_lines()] or [0])
        index = person.rows.index(line, dice.randrange(person.rows.columnCount()))
        person.table.scrollTo(index)
        key = dice.choice((Key.Key_W, Key.Key_P, Key.Key_H, Key.Key_R, *[Key.Key_Return] * 3))
        if dice.random() < 0.3:
            return self._click_info(index)
        person.table.setFocus()
        person.table.setCurrentIndex(index)
        QTest.keyClick(person.table, key)
        return f"{key.name} on {index.row()}"

    def _click_info(self, index: QModelIndex) -> str:
        table = self.person.table
        spot = info_area(self.person.theme, table.visualRect(index)).center()
        port = table.viewport()
        return self._click(port, spot) if port.rect().contains(spot) else "out of sight"

    def write_a_note(self) -> str:
        """Write into the open card something that may be meant for its feature, or is not."""
        fields = self.window.findChildren(QLineEdit, "noteField")
        if not fields or not fields[0].isVisible() or QApplication.activePopupWidget():
            return self.work_in_the_table()
        field = fields[0]
        choices = field.placeholderText().partition(": ")[2].split(", ")
        words = self.dice.choice((*WORDS, *choices, "yes", "no", "7", "12"))
        field.setFocus()
        field.selectAll()
        for letter in words:
            self._write_letter(letter)
        QTest.keyClick(field, Key.Key_Return)
        return words

    def change_a_need(self) -> str:
        """As the boxes and buttons of the rail do, in view or not."""
        needs, dice = self.window.needs, self.dice
        if not needs.needs or dice.random() < 0.2:
            chosen = dice.choice(starting_sets())
            needs.add(chosen.needs)
            return chosen.key
        need = dice.choice(needs.needs)
        if dice.random() < 0.25:
            needs.remove(need)
            return f"without {need.feature}"
        importance = dice.choice(list(Importance))
        needs.set_importance(need, importance)
        return f"{need.feature} {importance.value}"

    def undo_or_redo(self) -> str:
        stack = self.window.changes.stack
        name = "undoAction" if stack.canUndo() and self.dice.random() < 0.6 else "redoAction"
        self.person.action(name).trigger()
        return name

    def _write_letter(self, letter: str) -> None:
        widget = self._keyboard()
        if letter.isascii():
            QTest.keyClicks(widget, letter)
        else:  # as an input method does; QTest knows no other letters
            written = QInputMethodEvent()
            written.setCommitString(letter)
            QApplication.sendEvent(widget, written)

    def tick_a_chair(self) -> str:
        person, dice = self.person, self.dice
        if not person.list.isVisible() or QApplication.activePopupWidget():
            return self.click_anywhere()
        rows = person.chairs.rowCount()
        if not rows:
            return "nothing to tick"
        index = person.chairs.index(dice.randrange(rows), 0)
        person.list.scrollTo(index)
        spot = person.list.visualRect(index).center()
        QTest.mouseClick(person.list.viewport(), Qt.MouseButton.LeftButton, PLAIN, spot)
        return str(index.row())

    def compare(self) -> str:
        if QApplication.activePopupWidget() is None and len(self.window.choice.ids) < 2:
            self.person.action("exampleAction").trigger()
            return "example"
        self.person.action("compareAction").trigger()
        return ""

    def pick_an_entry(self) -> str:
        action = self.dice.choice([a for a in self.window.findChildren(QAction) if a.isEnabled()])
        rare = RARE.get(action.objectName(), 1.0)
        named = action.objectName() and action.objectName() not in UNTOUCHED
        if not named or self.dice.random() > rare:
            return "none"
        action.trigger()
        return action.objectName()

    def turn_the_wheel(self) -> str:
        person = self.person
        port = (person.table if person.table.isVisible() else person.list).viewport()
        spot = QPointF(self._somewhere(port.rect()))
        by = QPoint(0, self.dice.choice((-1200, -240, -120, 120, 240, 4000)))
        everywhere = port.mapToGlobal(spot)
        wheel = QWheelEvent(
            spot,
            everywhere,
            QPoint(),
            by,
            Qt.MouseButton.NoButton,
            PLAIN,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(port, wheel)
        QTest.mouseMove(port, spot.toPoint())
        return str(by.y())

    def ask_for_a_menu(self) -> str:
        reason = self.dice.choice(list(QContextMenuEvent.Reason))
        widget: QWidget = self._keyboard()
        if reason is QContextMenuEvent.Reason.Mouse:
            top = self._top()
            widget, _ = self.dice.choice(in_sight([top, *top.findChildren(QWidget)]))
        spot = widget.rect().center()
        event = QContextMenuEvent(reason, spot, widget.mapToGlobal(spot), PLAIN)
        QApplication.sendEvent(widget, event)
        return f"{widget.metaObject().className()} {widget.objectName()}"

    def resize(self) -> str:
        self._close_popups()
        size = self.dice.choice(SIZES)
        if self.dice.random() < 0.3:
            size = (self.dice.randint(640, 1920), self.dice.randint(480, 1048))
        self.window.resize(*size)
        return str(size)

    def change_text_size(self) -> str:
        self._close_popups()
        size = self.dice.choice((*TEXT_SIZES, 100, 100))
        self.window.theming.choose_text_size(size)
        return str(size)

    def change_look(self) -> str:
        self._close_popups()
        look = self.dice.choice(("System", "Light", "Dark", "Contrast"))
        self.person.action(f"look{look}Action").trigger()
        return look

    def _close_popups(self) -> None:
        left = 10
        while (popup := QApplication.activePopupWidget()) is not None:
            left -= 1
            assert left, f"{popup.metaObject().className()} cannot be left"
            popup.close()

    def look_at_the_table(self) -> None:
        """Have a comparison in view, if need be the example, and nothing over it."""
        self._close_popups()
        self.compare()
        settle()

    def come_to_rest(self) -> None:
        """Close whatever is open over the window and in the table."""
        self._close_popups()
        self.person.table.close_card()
        self.window.needs.put(())  # each has a row of widgets
        settle()
        deliver_deletions()


# ------------------------------------------------------------------------------- looking


def check(person: Person) -> None:
    """What is cheap enough to look at after every act."""
    window, state, choice = person.window, person.rows.state, person.window.choice
    assert window.isVisible()
    assert QApplication.activeModalWidget() is None
    assert len(choice.ids) == len(set(choice.ids)) <= 3
    kept = json.loads(places().settings.read_text("utf-8")) if choice.ids else {}
    if kept:
        assert kept["tray"] == list(choice.ids)
        assert kept["view"] == state.view.value
        assert kept["rls_first"] == state.rls_first
        assert kept["stacked"] == state.stacked
        assert kept["reference"] == state.reference
        assert kept["closed_groups"] == sorted(state.closed_groups)
        assert kept["pinned_rows"] == sorted(state.pinned)
        assert kept["hidden_rows"] == sorted(state.hidden)
        assert kept["text_size"] == window.theming.text_size
    check_needs(person)
    bars = person.panel.bars
    for view, button in bars.view_buttons.items():
        assert button.isChecked() == (view is state.view and not state.only)
    assert bars.rls_first.isChecked() == state.rls_first
    assert bars.stack_button.isChecked() == state.stacked
    assert state.find == (bars.row_search.text() if bars.row_search.text().strip() else "")
    stack = window.changes.stack
    assert person.action("undoAction").isEnabled() == stack.canUndo()
    assert person.action("redoAction").isEnabled() == stack.canRedo()
    if person.is_comparing:
        check_table(person)
    for number, slot in enumerate(window.tray._slots):
        chair = choice.chairs[number] if number < len(choice.chairs) else None
        words = [label.text() for label in slot.findChildren(QLabel)]
        assert words[0] == (chair.brand if chair else "")
        assert chair is None or words[1] == chair.model


def check_needs(person: Person) -> None:
    """Whether the rail, the list and the comparison tell of the same needs."""
    needs, settings = person.window.needs, person.window._keeper.settings
    assert settings.needs == [need.written() for need in needs.needs]
    assert person.rows.needs == needs.needs
    rows = person.window.rail.findChildren(NeedRow)
    shown = [row for row in rows if row.parent() is not None and not row.isHidden()]
    assert len(shown) == len(needs.needs)
    assert all(row.shows(need) for row, need in zip(shown, needs.needs, strict=True))
    if person.rows.comparison and needs.counting:
        fits = person.rows.met.fits
        assert len(fits) == len(person.rows.comparison.chairs)
        assert all(one.marked == len(needs.counting) for one in fits)


def check_table(person: Person) -> None:
    state, choice, comparison = person.rows.state, person.window.choice, person.rows.comparison
    assert comparison is not None
    assert tuple(chair.id for chair in comparison.chairs) == choice.ids
    rows = person.rows.rowCount()
    assert rows == len(person.rows.lines) == person.table.label_header.count()
    assert person.rows.columnCount() == (1 if state.stacked else len(choice.ids))
    assert person.table.head_cards.count() == person.rows.columnCount()
    if not state.stacked:
        assert person.titles() == [chair.name for chair in comparison.chairs]
        for card, chair in zip(person.table.cards, comparison.chairs, strict=False):
            assert card.reference.isChecked() == (chair.id == state.reference)
    else:
        assert person.titles() == []
    assert person.table.currentIndex().isValid() == (rows > 0), "a search may leave no row"


def check_thoroughly(person: Person) -> None:
    """Whether everything has the room that its words need."""
    assert person.is_comparing
    table, theme = person.table, person.theme
    labels = table.label_header.width()
    for number, line in enumerate(person.rows.lines):
        height = table.rowHeight(number)
        if line.kind is LineKind.FEATURE and line.row:
            for column in range(person.rows.columnCount()):
                chair = person.rows.chair_at(number, column)
                extras = person.rows.extras(line.row.feature.key, chair)
                cell, width = line.row.cells[chair], table.columnWidth(column)
                assert height >= cell_height(theme, cell, line.row, extras, width=width), line.key
            beside = 1 if line.chair is None else len(line.row.cells)
            block = sum(table.rowHeight(number + further) for further in range(beside))
            assert line.chair or block >= label_height(theme, line.row, labels), line.key
        elif line.kind in {LineKind.CARD, LineKind.SUMMARY}:
            is_card = line.kind is LineKind.CARD
            holder = table.card if is_card else table.indexWidget(person.rows.index(number, 0))
            assert holder is not None, line.key
            assert holder.height() == height, line.key
            (card,) = holder.findChildren(QFrame, options=Qt.FindChildOption.FindDirectChildrenOnly)
            assert card.width() <= table.viewport().width() + is_card * labels, line.key
            assert card.height() >= card.heightForWidth(card.width()), line.key
        else:
            assert height >= theme.metrics().height(), line.key
    check_heads(person)


def check_heads(person: Person) -> None:
    table = person.table
    if person.rows.state.stacked:
        assert table.head_cards.height() == 0
        assert not table.legend.isVisible()
        return
    heads = table.head_cards
    width = table.label_header.width()
    legend = table.legend.geometry()
    assert (legend.topLeft(), legend.width()) == (QPoint(0, 0), width)
    assert legend.height() >= heads.height()
    if legend.height() > heads.height():
        # It may reach down beside the summary, over which no label stands.
        assert legend.height() <= table.legend.wanted_height(width)
        assert person.rows.lines[0].kind is LineKind.SUMMARY
        assert legend.bottom() < heads.height() + table.rowViewportPosition(1)
    for number, card in enumerate(table.cards[: person.rows.columnCount()]):
        left = heads.sectionViewportPosition(number)
        section = QRect(left, 0, heads.sectionSize(number), heads.height())
        assert section.contains(card.geometry()), card.objectName()
        assert card.height() >= card.wanted_height(card.width()), card.objectName()
    if table.add_card.isVisible():
        others = [card.geometry() for card in table.cards if card.isVisible()]
        assert not any(table.add_card.geometry().intersects(box) for box in others)


def widgets() -> int:
    deliver_deletions()
    gc.collect()
    return len(QApplication.allWidgets())


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_that_random_acts_leave_the_window_whole(
    person: Person, qtbot: QtBot, qtlog: QtLog, addresses: Addresses, seed: int
) -> None:
    walker = Walker(person, seed)
    person.compare(*person.listed()[:3])
    before = widgets()
    number = 0
    with qtbot.captureExceptions() as raised:
        try:
            for number in range(1, ACTS + 1):
                walker.act()
                assert raised == []
                warned = [one for one in qtlog.records if one.type_name != "QtDebugMsg"]
                assert [w.message for w in warned if not w.ignored] == []
                check(person)
                if number % EVERY == 0:
                    walker.look_at_the_table()
                    check_thoroughly(person)
                    walker.come_to_rest()
                    check(person)
                    check_thoroughly(person)
                    assert widgets() <= before + KEPT_BY_QT
        except BaseException as error:
            error.add_note(f"seed {seed}, act {number}, {walker.last}")
            raise
    assert all(address.startswith(("http", "file:")) for address in addresses.opened)
