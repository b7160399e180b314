"""What the import would do, before it does it."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
)

from chaircompare.exchange.importing.plan import COUNTED, Action, ImportPlan
from chaircompare.ui.flow import FlowLayout
from chaircompare.ui.text import label
from chaircompare.ui.theme import Theme
from chaircompare.ui.upkeep.importing.fitted_table import FittedTable
from chaircompare.ui.upkeep.importing.plan_model import PlanModel, lines_of
from chaircompare.ui.upkeep.importing.steps import Step

_WIDTHS = (130, 130, 230, 110)
_LEAST_LINES, _FEWEST_LINES = 5, 2.5
_LARGE = 1.5
_NAMES = {
    Action.ADD: "Add",
    Action.CHANGE: "Change",
    Action.SAME: "Same",
    Action.SKIP: "Skip",
    Action.NOTE: "Notes",
}


class PlanStep(Step):
    """The dry run: counts that filter, a table, the line in full, a report to keep."""

    title = "This is what would happen"
    report_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("importPlanStep", theme)
        self.summary = label(role="strong", wrap=True)
        self.summary.setObjectName("importSummary")
        self.column.addWidget(self.summary)
        self.more = label(wrap=True)
        self.column.addWidget(self.more)
        self._filters = FlowLayout()
        self._filters.setSpacing(theme.px(8))
        self._group = QButtonGroup(self)
        self.all = self._filter("importFilterAll", "All")
        self.buttons = {
            action: self._filter(f"importFilter{action.value.capitalize()}", words)
            for action, words in _NAMES.items()
        }
        self.wrong = self._filter("importFilterLooksWrong", "Look wrong")
        self.left_out = self._filter("importFilterLeftOut", "Cells left out")
        self.column.addLayout(self._filters)
        self.table = FittedTable(theme)
        self.table.setObjectName("importPlanTable")
        self.table.setAccessibleName("What the import would do")
        self.table.setProperty("role", "plain")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        # Large text leaves no room for columns side by side: each line is a sentence then.
        self._in_words = theme.scale >= _LARGE
        lines = _FEWEST_LINES if self._in_words else _LEAST_LINES
        self.table.setMinimumHeight(theme.px(36 * lines))
        self.table.horizontalHeader().setVisible(not self._in_words)
        self.column.addWidget(self.table, 1)
        row = QHBoxLayout()
        self.line = label(wrap=True)
        self.line.setObjectName("importPlanLine")
        self.line.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.line.setMinimumHeight(2 * theme.metrics().lineSpacing())
        self.line.setVisible(not self._in_words)
        row.addWidget(self.line, 1)
        row.addStretch()
        self.report = QPushButton("Save report…")
        self.report.setObjectName("saveReportButton")
        self.report.setAutoDefault(False)
        self.report.clicked.connect(self.report_wanted)
        row.addWidget(self.report)
        self.column.addLayout(row)
        self._model: PlanModel | None = None

    def _filter(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setProperty("role", "view")  # as wide before it is chosen as after
        button.setCheckable(True)
        button.setAutoDefault(False)
        self._group.addButton(button)
        self._filters.addWidget(button)
        button.clicked.connect(self._on_filter)
        return button

    def show_plan(self, plan: ImportPlan) -> None:
        """Show a dry run."""
        self.summary.setText(plan.summary)
        self.more.setText(" ".join((*plan.notices, plan.caveats)).strip())
        self.more.setVisible(bool(self.more.text()))
        lines = lines_of(plan)
        self.all.setText(f"All {len(lines):,}")
        self.all.setChecked(True)
        for action, button in self.buttons.items():
            count = plan.count(action)
            button.setText(f"{_NAMES[action]} {count:,}")
            button.setEnabled(bool(count))
            # Large text has no room for what would show nothing.
            button.setVisible(bool(count) or (action in COUNTED and not self._in_words))
        cells = sum(line.left_out for line in lines)
        self.left_out.setText(f"Cells left out {cells:,}")
        self.left_out.setVisible(bool(cells))
        wrong = sum(line.looks_wrong for line in lines)
        self.wrong.setText(f"Look wrong {wrong:,}")
        self.wrong.setVisible(bool(wrong))
        self._model, old = PlanModel(lines, in_words=self._in_words), self._model
        self.table.setModel(self._model)
        if old is not None:
            old.deleteLater()
        header = self.table.horizontalHeader()
        for column, width in enumerate(() if self._in_words else _WIDTHS):
            self.table.setColumnWidth(column, self.theme.px(width))
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self._begin()

    def _begin(self) -> None:
        if self._model and self._model.rowCount():
            self.table.setCurrentIndex(self._model.index(0, 0))
        else:
            self.line.setText("")

    def _on_filter(self) -> None:
        chosen = next((a for a, button in self.buttons.items() if button.isChecked()), None)
        if self._model:
            wrong, left_out = self.wrong.isChecked(), self.left_out.isChecked()
            self._model.show_only(
                lambda line: (
                    (chosen is None or line.action is chosen)
                    and (line.looks_wrong or not wrong)
                    and (line.left_out or not left_out)
                )
            )
        self._begin()
        self.table.fit_rows()

    def _on_current(self, index: QModelIndex) -> None:
        line = self._model.line(index.row()) if self._model else None
        self.line.setText(line.words if line else "")
