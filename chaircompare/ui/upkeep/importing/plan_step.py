"""What the import would do, before it does it."""

from collections import Counter

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QPushButton

from chaircompare.exchange.importing.plan import ImportPlan
from chaircompare.ui.flow import FlowLayout
from chaircompare.ui.text import label, upper_first
from chaircompare.ui.theme import Theme
from chaircompare.ui.upkeep.importing.fitted_table import FittedTable
from chaircompare.ui.upkeep.importing.plan_model import LineKind, PlanModel, lines_of
from chaircompare.ui.upkeep.importing.steps import Step

_WIDTHS = (130, 130, 230, 110)
_LEAST_LINES, _FEWEST_LINES = 5, 2
_LARGE = 1.5
_ALWAYS_SHOWN = (LineKind.ADD, LineKind.CHANGE, LineKind.SAME, LineKind.SKIP)


class PlanStep(Step):
    """The dry run: counts that filter and add up, a table, the line in full."""

    title = "This is what would happen"

    def __init__(self, theme: Theme) -> None:
        super().__init__("importPlanStep", theme)
        self.summary = label(role="strong", wrap=True)
        self.summary.setObjectName("importSummary")
        self.column.addWidget(self.summary)
        self.more = label(wrap=True)
        self._filters = FlowLayout()
        self._filters.setSpacing(theme.px(8))
        self._group = QButtonGroup(self)
        self.all = self._filter("importFilterAll")
        self.buttons = {
            kind: self._filter(f"importFilter{kind.name.title().replace('_', '')}")
            for kind in LineKind
        }
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
        self.line = label(wrap=True)
        self.line.setObjectName("importPlanLine")
        self.line.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.line.setMinimumHeight(2 * theme.metrics().lineSpacing())
        self.line.setVisible(not self._in_words)
        self._put_together()
        self._model: PlanModel | None = None

    def _put_together(self) -> None:
        # With large text the lines come first: the buttons say most of what else is to be told.
        if not self._in_words:
            self.column.addWidget(self.more)
        self.column.addLayout(self._filters)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.line)
        if self._in_words:
            self.column.addWidget(self.more)

    def _filter(self, name: str) -> QPushButton:
        button = QPushButton()
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
        self.summary.setText(upper_first(plan.summary))
        caveats = () if self._in_words or not plan.caveats else (f"{plan.caveats}.",)
        self.more.setText(" ".join((*plan.notices, *caveats)))
        self.more.setVisible(bool(self.more.text()))
        lines = lines_of(plan)
        self.all.setText(f"All {len(lines):,}")
        self.all.setChecked(True)
        counts = Counter(line.kind for line in lines)
        for kind, button in self.buttons.items():
            count = counts[kind]
            button.setText(f"{kind.of_all} {count:,}")
            button.setEnabled(bool(count))
            # Large text has no room for what would show nothing.
            button.setVisible(bool(count) or (kind in _ALWAYS_SHOWN and not self._in_words))
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
        chosen = next((kind for kind, button in self.buttons.items() if button.isChecked()), None)
        if self._model:
            self._model.show_only(chosen)
        self._begin()
        self.table.fit_rows()

    def _on_current(self, index: QModelIndex) -> None:
        line = self._model.line(index.row()) if self._model else None
        self.line.setText(line.words if line else "")
