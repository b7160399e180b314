"""What each column holds: as found, and changeable."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from chaircompare.catalogue.features import FeatureRegistry
from chaircompare.catalogue.units import find_unit
from chaircompare.exchange.importing.importing import Understood, Wishes
from chaircompare.exchange.importing.mapping import Choice, Column, FoundBy, units_of
from chaircompare.exchange.importing.records import cells_of
from chaircompare.exchange.importing.reporting import meanings
from chaircompare.exchange.importing.vocabulary import ABOUT_THE_CHAIR, fold_heading
from chaircompare.ui.choice_box import ChoiceBox
from chaircompare.ui.text import label, upper_first
from chaircompare.ui.theme import Theme
from chaircompare.ui.upkeep.importing.dash_choice import DashChoice
from chaircompare.ui.upkeep.importing.steps import Step

LEFT_OUT = "Leave out"
_IN_CELLS = "As in the cells"
_SAMPLES, _LONGEST, _LOOKED_AT = 3, 60, 60
_MOST_COLUMNS = 150
_ROOM_FOR_BOTH = 860


class ColumnsStep(Step):
    """A row of boxes for each column; known ones first found, others shown as left out."""

    title = "What does each column hold?"

    def __init__(self, theme: Theme, features: FeatureRegistry) -> None:
        super().__init__("importColumnsStep", theme)
        self._features = features
        self._targets = self._all_targets()
        self.told = label(wrap=True)
        self.told.setObjectName("importColumnsTold")
        self.column.addWidget(self.told)
        self._dash = DashChoice(theme)
        self.column.addWidget(self._dash)
        self._inner = QWidget()
        self._beside = True
        self.column.addWidget(self._inner, 1)
        self._shown: list[tuple[Column, ChoiceBox, ChoiceBox]] = []
        self._doubts: dict[ChoiceBox, QLabel] = {}
        self._understood: Understood | None = None

    def _all_targets(self) -> QStandardItemModel:
        """One list for all boxes: what names the chair, then the features by group."""
        model = QStandardItemModel(self)

        def add(words: str, value: str, *, heading: bool = False) -> None:
            item = QStandardItem(words)
            item.setData(value, Qt.ItemDataRole.UserRole)
            if heading:
                item.setEnabled(False)
            model.appendRow(item)

        add(LEFT_OUT, "")
        for target, words in ABOUT_THE_CHAIR.items():
            add(words, target)
        add("Shortest and tallest user", "user_height_min+user_height_max")
        add("Shortest and longest session", "session_minutes_min+session_minutes_max")
        group = ""
        for key, feature in self._features.items():
            if self._features.group_label(feature) != group:
                group = self._features.group_label(feature)
                add(f"– {group} –", "-", heading=True)
            add(feature.label, key)
        return model

    def show_columns(self, understood: Understood, wishes: Wishes) -> None:
        """Show the columns with some of their cells."""
        self._understood = understood
        self._dash.choose(wishes.dash, understood.remembered)
        old = self._inner.layout()
        for child in self._inner.findChildren(QWidget):
            child.deleteLater()
        if old:
            QWidget().setLayout(old)
        self._shown, self._doubts = [], {}
        grid = QGridLayout(self._inner)
        grid.setContentsMargins(0, 0, self.theme.px(16), 0)
        grid.setVerticalSpacing(self.theme.px(8))
        grid.setHorizontalSpacing(self.theme.px(12))
        # Large text leaves no room for the unit beside what the column holds, or a wide window.
        self._beside = (self.parentWidget() or self).width() >= self.theme.px(_ROOM_FOR_BOTH)
        heads = ("In the file", "Holds", "Unit") if self._beside else ("In the file", "Holds, unit")
        for place, words in enumerate(heads):
            grid.addWidget(label(words, "small-strong"), 0, place)
        columns = understood.layout.columns[:_MOST_COLUMNS]
        for number, column in enumerate(columns, start=1):
            self._add_row(grid, number, column, self._samples(understood, column))
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(2 * len(columns) + 2, 1)
        self._say()

    def _add_row(self, grid: QGridLayout, number: int, column: Column, samples: str) -> None:
        name = column.heading or f"Column {number}"
        words = QWidget()
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(label(name, "strong", wrap=True))
        lines.addWidget(label(samples, "small", wrap=True))
        doubt = label("Not clear: choose what it holds.", "check", wrap=True)
        doubt.setObjectName(f"importDoubt{number}")
        lines.addWidget(doubt)
        lines.addStretch(1)
        line = number if self._beside else 2 * number
        grid.addWidget(words, line, 0, 1 if self._beside else 2, 1)
        holds, unit = ChoiceBox(self.theme), ChoiceBox(self.theme)
        holds.setModel(self._targets)
        holds.setMaxVisibleItems(20)
        holds.setCurrentIndex(max(0, holds.findData(column.target)))
        for box, what in ((holds, "holds"), (unit, "unit")):
            box.setObjectName(f"import{what.capitalize()}Box{number}")
            box.setAccessibleName(f"{name}: {what}")
        grid.addWidget(holds, line, 1)
        if self._beside:
            grid.addWidget(unit, line, 2)
        else:
            grid.addWidget(unit, line + 1, 1)
        self._fill_units(column, holds, unit, column.unit)
        self._shown.append((column, holds, unit))
        holds.setAccessibleDescription(meanings(column, self._features))
        self._doubts[holds] = doubt
        holds.activated.connect(self._on_holds)
        unit.activated.connect(self._on_unit)

    def _samples(self, understood: Understood, column: Column) -> str:
        cells = cells_of(understood.table, understood.layout, column)
        found = islice(cells, _LOOKED_AT)
        texts = dict.fromkeys(" ".join(text.split())[:_LONGEST] for text in found)
        return " · ".join([text for text in texts if text][:_SAMPLES]) or "empty"

    def _fill_units(self, column: Column, holds: ChoiceBox, unit: ChoiceBox, wanted: str) -> None:
        feature = self._features.get(str(holds.currentData() or "").partition("+")[0])
        symbols = units_of(feature) if feature else ()
        unit.clear()
        unit.addItem(_IN_CELLS, "")
        for symbol in symbols:
            found = find_unit(symbol)
            unit.addItem(upper_first(found.spoken) if found else symbol, symbol)
        unit.setCurrentIndex(max(0, unit.findData(wanted)))
        if column.takes_usual_unit and feature and feature.unit in symbols and not wanted:
            unit.setCurrentIndex(max(0, unit.findData(feature.unit)))
        unit.setVisible(bool(symbols))

    def _on_holds(self) -> None:
        box = self.sender()
        for column, holds, unit in self._shown:
            if holds is box:
                same = holds.currentData() == column.target
                self._fill_units(column, holds, unit, column.unit if same else "")
        self._say()
        self.changed.emit()

    def _on_unit(self) -> None:
        self.changed.emit()

    def _say(self) -> None:
        held = [str(holds.currentData() or "") for _, holds, _ in self._shown]
        left = held.count("")
        taken = f"{len(held) - left} of {len(held)} are taken, {left} left out."
        said = [taken if left else f"All {len(held)} are taken."]
        twice = sorted({target for target in held if target and held.count(target) > 1})
        if twice:
            names = ", ".join(
                f"“{self._targets.item(self._boxes_index(target)).text()}”" for target in twice
            )
            said.append(f"{names} is chosen twice: only the first counts.")
        twice_found = [c for c, holds, _ in self._shown if c.found_by is FoundBy.TWICE]
        if twice_found and not twice:
            said.append("Of two columns for the same thing, the first is taken.")
        for column, holds, _ in self._shown:
            open_question = bool(column.doubt) and not holds.currentData()
            self._doubts[holds].setVisible(open_question)
            if open_question:
                said.append(f"{meanings(column, self._features)} Choose which.")
        self.told.setText(" ".join(said))
        self._ask_dash()

    def _ask_dash(self) -> None:
        """Ask what a dash means in the columns that are now chosen for yes and no."""
        if self._understood:
            chosen = (
                replace(column, target=str(holds.currentData() or ""))
                for column, holds, _ in self._shown
            )
            layout = replace(self._understood.layout, columns=tuple(chosen))
            self._dash.ask_for(self._understood.table, layout, self._features)

    def _boxes_index(self, target: str) -> int:
        return max(0, self._shown[0][1].findData(target))

    def wishes(self, before: Wishes) -> Wishes:
        """The wishes with what is chosen here."""
        columns = {**before.columns, **self._choices()}
        return replace(before, columns=columns, dash=self._dash.chosen)

    def _choices(self) -> Mapping[str, Choice]:
        """What is chosen otherwise than found, by folded heading."""
        chosen = {}
        for column, holds, unit in self._shown:
            said = Choice(str(holds.currentData() or ""), str(unit.currentData() or ""))
            if said != Choice(column.target, column.unit):
                chosen[fold_heading(column.heading)] = said
        return chosen
