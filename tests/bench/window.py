"""Drives the real window with keys and clicks and times each until it is painted.

`python -m tests.bench.window FILE` does everything once and prints milliseconds as JSON.
"""

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QTableView,
    QWidget,
)
from typing_extensions import override

from chaircompare.ui.app import create_main_window
from chaircompare.ui.window import MainWindow

WORDS = ("osaki", "calf roller", "4d", "heat lumbar", "zen 4d", "18", "x")
Times = tuple[float, float]  # milliseconds by the clock, and those that the CPU was ours
_Part = TypeVar("_Part", bound=QWidget)
_PATIENCE = 10.0
_SCREENS = 40
_CHOICES = 6
_REPAINTS = 20
_TEXT_STEPS = 5


def _click(widget: QWidget, place: QPoint) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


class Painted(QObject):
    """Counts how often a view was painted."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.view = view
        self.count = 0
        view.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return False

    def time(self, act: Callable[[], object]) -> Times:
        """From the act until the view shows what came of it."""
        before = self.count
        start, busy = time.perf_counter(), time.process_time()
        act()
        painted = False
        while not painted:
            if time.perf_counter() - start > _PATIENCE:
                raise RuntimeError(f"{self.view.objectName()} was not painted")
            # Paints that are due are done within, and the window is flushed.
            QApplication.processEvents()
            # Where nothing is found, words to that effect stand in the place of the list.
            painted = self.count > before or not self.view.isVisible()
        return (time.perf_counter() - start) * 1000, (time.process_time() - busy) * 1000

    def repaints(self) -> list[Times]:
        """The view as it is, painted again."""
        return [self.time(self.view.viewport().update) for _ in range(_REPAINTS)]


class Bench:
    """The window on one catalogue and what was measured on it."""

    def __init__(self, path: Path) -> None:
        window = create_main_window(path)
        if not isinstance(window, MainWindow):
            raise TypeError("the window is not the main window")
        self.window = window
        self.window.resize(1280, 800)
        self.window.show()
        self.window.activateWindow()
        self.view = self.part(QTableView, "catalogueView")
        self.painted = Painted(self.view)
        self.resets = 0
        self.model = self.view.model()
        self.model.modelReset.connect(self._on_reset)
        self.settle()
        if not self.view.isVisible():
            raise RuntimeError("the list is not shown; CHAIRCOMPARE_HOME must be a fresh folder")

    def part(self, kind: type[_Part], name: str) -> _Part:
        found = self.window.findChild(kind, name)
        if found is None:
            raise RuntimeError(f"the window has no {name}")
        return found

    def _on_reset(self) -> None:
        self.resets += 1

    @staticmethod
    def settle() -> None:
        """Let everything that is due happen, outside of what is timed."""
        for _ in range(5):
            QApplication.processEvents()

    def _time_new_list(self, act: Callable[[], object]) -> Times:
        resets = self.resets
        taken = self.painted.time(act)
        if self.resets == resets:
            raise RuntimeError("the list was painted but not asked for anew")
        self.settle()
        return taken

    def keys(self) -> list[Times]:
        """Each key of some searches, typed and taken back."""
        field = self.part(QLineEdit, "searchField")
        field.setFocus()
        times = []
        for word in WORDS:
            times += [
                self._time_new_list(partial(QTest.keyClicks, field, letter)) for letter in word
            ]
            for _ in word:
                QTest.keyClick(field, Qt.Key.Key_Backspace)
                self.settle()
        return times

    def sorts(self) -> list[Times]:
        """A click on each heading, and another one for the other way round."""
        header = self.view.horizontalHeader()
        times = []
        for section in range(header.count()):
            middle = header.sectionViewportPosition(section) + header.sectionSize(section) // 2
            place = QPoint(middle, header.height() // 2)
            click = partial(_click, header.viewport(), place)
            times += [self._time_new_list(click) for _ in range(2)]
        return times

    def scrolls(self, name: str) -> list[Times]:
        """Screen by screen, then to the end and back."""
        view = self.part(QAbstractItemView, name)
        painted = self.painted if view is self.view else Painted(view)
        bar = view.verticalScrollBar()
        bar.setValue(0)
        self.settle()
        times = []
        last = -1
        for _ in range(_SCREENS):
            if bar.value() == last or bar.value() == bar.maximum():
                break
            last = bar.value()
            step = min(bar.maximum(), last + bar.pageStep())
            times.append(painted.time(partial(bar.setValue, step)))
            self.settle()
        for place in (bar.maximum(), 0, bar.maximum() // 2, 0):
            if place != bar.value():
                times.append(painted.time(partial(bar.setValue, place)))
                self.settle()
        return times

    def _tick(self, row: int) -> Times:
        index = self.model.index(row, 0, QModelIndex())
        self.view.scrollTo(index)
        self.settle()
        place = self.view.visualRect(index).center()
        return self.painted.time(partial(_click, self.view.viewport(), place))

    def _time_made_ready(self) -> Times:
        """What the program does by itself while the hand goes from the last tick to the button."""
        self.settle()
        start, busy = time.perf_counter(), time.process_time()
        self.window.side().make_ready()
        taken = (time.perf_counter() - start) * 1000, (time.process_time() - busy) * 1000
        self.settle()
        return taken

    def compares(self) -> dict[str, list[Times]]:
        """Three chairs ticked, compared, and taken out again; the comparison stays at the end."""
        ticks: list[Times] = []
        made_ready: list[Times] = []
        times: list[Times] = []
        compare = self.part(QAbstractButton, "compareButton")
        back = self.part(QAbstractButton, "backButton")
        shown = Painted(self.part(QAbstractItemView, "comparisonView"))
        for turn in range(_CHOICES):
            rows = range(3 * turn, 3 * turn + 3)
            ticks += [self._tick(row) for row in rows]
            made_ready.append(self._time_made_ready())
            times.append(shown.time(partial(_click, compare, compare.rect().center())))
            self.settle()
            if turn == _CHOICES - 1:
                break
            _click(back, back.rect().center())
            self.settle()
            ticks += [self._tick(row) for row in rows]
        return {"tick": ticks, "ready": made_ready, "compare": times}

    def switches(self) -> list[Times]:
        """A click on each of the four views, twice round."""
        painted = Painted(self.part(QAbstractItemView, "comparisonView"))
        names = ("Differ", "Same", "Unknown", "All")
        buttons = [self.part(QAbstractButton, f"view{name}Button") for name in names]
        times = []
        for button in buttons * 2:
            times.append(painted.time(partial(_click, button, button.rect().center())))
            self.settle()
        return times

    def folds(self) -> list[Times]:
        """A click on the bar of each group, and another one that opens it again."""
        view = self.part(QTableView, "comparisonView")
        painted, header = Painted(view), view.verticalHeader()
        times = []
        for title in self._group_titles(view):
            for _ in range(2):
                row = self._group_titles(view)[title]
                view.scrollTo(view.model().index(row, 0))
                self.settle()
                place = QPoint(
                    header.width() // 3,
                    header.sectionViewportPosition(row) + header.sectionSize(row) // 2,
                )
                times.append(painted.time(partial(_click, header.viewport(), place)))
                self.settle()
        return times

    @staticmethod
    def _group_titles(view: QTableView) -> dict[str, int]:
        model, role = view.model(), Qt.ItemDataRole.DisplayRole
        counts = ((row, model.index(row, 0).data()) for row in range(model.rowCount()))
        return {
            model.headerData(row, Qt.Orientation.Vertical, role): row
            for row, words in counts
            if words and words.split(" ")[1:2] in (["row"], ["rows"]) and " · " in words
        }

    def text_sizes(self) -> list[Times]:
        """Text made larger step by step, and smaller again."""
        painted = Painted(self.part(QAbstractItemView, "comparisonView"))
        times = []
        for name in ("textLargerAction", "textSmallerAction"):
            action = self.window.findChild(QAction, name)
            if action is None:
                raise RuntimeError(f"the window has no {name}")
            for _ in range(_TEXT_STEPS):
                times.append(painted.time(action.trigger))
                self.settle()
        return times


def main() -> None:
    QApplication.instance() or QApplication([])
    bench = Bench(Path(sys.argv[1]))
    times = {"repaint list": bench.painted.repaints()}
    times |= {"key": bench.keys(), "sort": bench.sorts()}
    times["scroll list"] = bench.scrolls("catalogueView")
    times |= bench.compares()
    comparison = Painted(bench.part(QAbstractItemView, "comparisonView"))
    times["repaint comparison"] = comparison.repaints()
    times["scroll comparison"] = bench.scrolls("comparisonView")
    times |= {"view": bench.switches(), "fold": bench.folds(), "text size": bench.text_sizes()}
    bench.window.close()
    print(json.dumps(times))


if __name__ == "__main__":
    main()
