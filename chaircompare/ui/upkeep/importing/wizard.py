"""Leads through an import: file, reading, columns, source, dry run, done."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from chaircompare.catalogue.store import Catalogue
from chaircompare.errors import ChairCompareError
from chaircompare.exchange.files import FileNotWrittenError, write_whole
from chaircompare.exchange.importing.importing import (
    Understood,
    Wishes,
    choices_for,
    plan_import,
    read_and_understand,
    remember_choices,
    understand,
)
from chaircompare.exchange.importing.plan import Action, ImportPlan
from chaircompare.exchange.importing.reporting import report_csv
from chaircompare.ui.changes import ChairsCommand, Changes
from chaircompare.ui.dialogs.files import file_dialog
from chaircompare.ui.tasks import Progress, Task
from chaircompare.ui.theme import Theme
from chaircompare.ui.upkeep.importing.columns_step import ColumnsStep
from chaircompare.ui.upkeep.importing.frame import WizardFrame
from chaircompare.ui.upkeep.importing.plan_step import PlanStep
from chaircompare.ui.upkeep.importing.sample_step import SampleStep
from chaircompare.ui.upkeep.importing.source_step import SourceStep
from chaircompare.ui.upkeep.importing.steps import DoneStep, FileStep, Step
from chaircompare.ui.upkeep.known_sources import own_sources

if TYPE_CHECKING:
    from chaircompare.exchange.importing.terms import ImportChoices

_STEPS_ASKED = 5
_IMPORTING = "Importing… Nothing is changed before all of it is done."


class ImportWizard(WizardFrame):
    """The steps, one at a time, with work off the window's thread."""

    remembered_folder = Signal(str)

    def __init__(
        self,
        catalogue: Catalogue,
        changes: Changes,
        memory: Path,
        theme: Theme,
        parent: QWidget,
        *,
        today: date,
        folder: str = "",
    ) -> None:
        super().__init__("importWizard", theme, parent)
        self.setWindowTitle("Import chairs")
        self._catalogue, self._changes, self._memory = catalogue, changes, memory
        self._today = today
        self._task: Task | None = None
        self._left: QWidget | None = None
        self._wishes = Wishes()
        self._understood: Understood | None = None
        self._choices: ImportChoices | None = None
        self._plan: ImportPlan | None = None
        self._command: ChairsCommand | None = None
        self.file_step = FileStep(theme, folder)
        self.sample_step = SampleStep(theme)
        self.columns_step = ColumnsStep(theme, catalogue.features)
        self.source_step = SourceStep(theme, today, own_sources(catalogue))
        self.plan_step = PlanStep(theme)
        self.done_step = DoneStep(theme)
        self._steps: tuple[Step, ...] = (
            self.file_step,
            self.sample_step,
            self.columns_step,
            self.source_step,
            self.plan_step,
            self.done_step,
        )
        for step in self._steps:
            self.stack.addWidget(step)
        self._connect()
        self._show(self.file_step)

    def _connect(self) -> None:
        self.cancel.clicked.connect(self._on_cancel)
        self.back.clicked.connect(self._on_back)
        self.next.clicked.connect(self._on_next)
        self.file_step.changed.connect(self._refresh)
        self.sample_step.changed.connect(self._on_sample_changed)
        self.source_step.changed.connect(self._refresh)
        self.report.clicked.connect(self._on_report)
        self.done_step.undo_wanted.connect(self._changes.undo)
        self._changes.undone.connect(self._on_undone)

    # ------------------------------------------------------------------ moving

    @property
    def step(self) -> Step:
        """The page that is shown."""
        return self._steps[self.stack.currentIndex()]

    @property
    def is_busy(self) -> bool:
        """Whether work is under way."""
        return self._task is not None

    def _show(self, step: Step) -> None:
        self.stack.setCurrentWidget(step)
        self.tell("")
        self._refresh()
        first = step.nextInFocusChain()
        if first and step.isAncestorOf(first) and step is self.file_step:
            self.file_step.field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif step is self.plan_step:
            self.plan_step.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        step, busy = self.step, self.is_busy
        number = self.stack.currentIndex() + 1
        self.title.setText(step.title)
        self.number.setText(f"Step {number} of {_STEPS_ASKED}" if number <= _STEPS_ASKED else "")
        if not busy:
            self.show_busy("")
        step.setEnabled(not busy)
        is_last = step is self.done_step
        self.report.setVisible(step is self.plan_step)
        self.report.setEnabled(not busy)
        self.back.setVisible(not is_last)
        self.back.setEnabled(not busy and number > 1)
        self.cancel.setText("Stop" if busy else "Cancel")
        self.cancel.setVisible(not is_last)
        self.next.setText(self._next_words())
        self.next.setEnabled(not busy and self._can_go_on())

    def _next_words(self) -> str:
        if self.step is self.done_step:
            return "Close"
        if self.step is self.plan_step and self._plan:
            count = len(self._plan.changes)
            return f"Import {count:,} chair{'' if count == 1 else 's'}"
        return "Next"

    def _can_go_on(self) -> bool:
        if self.step is self.file_step:
            return self.file_step.path is not None
        if self.step is self.source_step:
            return self.source_step.is_right
        return self.step is not self.plan_step or bool(self._plan and self._plan.changes)

    def open_file(self, path: Path) -> None:
        """Begin with a file that is known already."""
        self.file_step.field.setText(str(path))
        self._on_next()

    def _on_next(self) -> None:
        if self.is_busy or not self._can_go_on():
            return
        moves: dict[Step, Callable[[], None]] = {
            self.file_step: self._read,
            self.sample_step: self._to_columns,
            self.columns_step: self._to_source,
            self.source_step: self._make_plan,
            self.plan_step: self._apply,
            self.done_step: self.accept,
        }
        moves[self.step]()

    def _on_back(self) -> None:
        if not self.is_busy:
            self._show(self._steps[max(0, self.stack.currentIndex() - 1)])

    def _on_cancel(self) -> None:
        if self._task:
            self._stop("Stopped. Nothing was changed.")
        else:
            self.reject()

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        # Escape ends the work first: closed at once, nobody would see what became of it.
        if self._task and arg__1.key() == Qt.Key.Key_Escape:
            self._on_cancel()
        else:
            super().keyPressEvent(arg__1)

    @override
    def reject(self) -> None:
        if self._task:
            self._stop("")
        super().reject()

    # ------------------------------------------------------------------ working

    def _run(self, doing: str, job: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        self.show_busy(f"{doing} Press Escape to stop.")
        self._task = task = Task(job)
        task.progressed.connect(self.show_progress)
        task.done.connect(done)
        task.failed.connect(self._on_failed)
        self.tell("")
        self._left = self.focusWidget()  # what is disabled meanwhile loses the keyboard
        self._refresh()
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        task.start()

    def _come_back(self) -> None:
        self._refresh()
        if self._left:
            self._left.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop(self, words: str) -> None:
        task = self._task
        if task:
            task.stop()
            # What it holds open is let go before anything else is begun.
            task.wait()
        self._task = None
        if task and task.has_succeeded and self.step is self.plan_step:
            # The last chair was written before it heard of the stop.
            self._on_applied(None)
            return
        self.tell(words)
        self._come_back()

    def _on_failed(self, error: ChairCompareError) -> None:
        self._task = None
        self.tell(str(error))
        self._come_back()

    # ------------------------------------------------------------------ the steps

    def _read(self) -> None:
        path = self.file_step.path
        if path is None:
            return
        if self._understood is None or self._understood.path != path:
            self._wishes = Wishes()
        wishes, memory, features = self._wishes, self._memory, self._catalogue.features

        def job(progress: Progress) -> Understood:
            return read_and_understand(path, wishes, memory, features, progress)

        self._run("Reading the file…", job, self._on_read)

    def _on_read(self, understood: Understood) -> None:
        self._task = None
        is_new = self._understood is None or self._understood.path != understood.path
        self._understood = understood
        self.sample_step.show_file(understood)
        if is_new:
            self.source_step.show_file(understood)
            self.remembered_folder.emit(str(understood.path.absolute().parent))
        if self.step is self.file_step:
            self._show(self.sample_step)
        else:
            self._come_back()

    def _on_sample_changed(self) -> None:
        before = self._wishes
        self._wishes = replace(self.sample_step.wishes(before), columns={})
        if (before.reading, before.header_line) != (self._wishes.reading, self._wishes.header_line):
            self._read()

    def _to_columns(self) -> None:
        if self._understood:
            self.columns_step.show_columns(self._understood, self._wishes)
            self._show(self.columns_step)

    def _to_source(self) -> None:
        if self._understood is None:
            return
        self._wishes = self.columns_step.wishes(self._wishes)
        self._understood = understand(
            self._understood.path,
            self._understood.table,
            self._wishes,
            self._memory,
            self._catalogue.features,
        )
        self.source_step.show_layout(self._understood.layout)
        self._show(self.source_step)

    def _make_plan(self) -> None:
        understood, catalogue = self._understood, self._catalogue
        if understood is None:
            return
        self._wishes = self.source_step.wishes(self._wishes)
        self._choices = choices = choices_for(understood, self._wishes, self._today)

        def job(progress: Progress) -> ImportPlan:
            return plan_import(understood, choices, catalogue, progress)

        self._run("Comparing the file with your catalogue…", job, self._on_planned)

    def _on_planned(self, plan: ImportPlan) -> None:
        self._task = None
        self._plan = plan
        self.plan_step.show_plan(plan)
        self._show(self.plan_step)
        if not plan.changes:
            self.tell("There is nothing to import.")

    def _apply(self) -> None:
        if self._plan is None:
            return
        changes, catalogue = self._plan.changes, self._catalogue

        def job(progress: Progress) -> None:
            catalogue.back_up()
            catalogue.apply(changes, progress=lambda made: progress(made / len(changes)))

        self._run(_IMPORTING, job, self._on_applied)

    def _on_applied(self, _nothing: None) -> None:
        self._task = None
        plan = self._plan
        if plan is None or self._understood is None or self._choices is None:
            return
        remember_choices(self._understood, self._choices, self._memory)
        count = len(plan.changes)
        words = f"import of {count:,} chair{'' if count == 1 else 's'}"
        self._command = ChairsCommand(self._catalogue, plan.changes, words, is_made=True)
        self._changes.make(self._command)
        first, *others = (
            (plan.count(action), said)
            for action, said in (
                (Action.ADD, "added"),
                (Action.CHANGE, "changed"),
                (Action.SKIP, "skipped"),
            )
            if plan.count(action)
        )
        made, said = first
        parts = [f"{made:,} chair{'' if made == 1 else 's'} {said}"]
        parts += [f"{many:,} {said}" for many, said in others]
        self.done_step.show_done(
            f"{', '.join(parts)}.",
            "The next file that looks like this one is read in the same way.",
        )
        self._show(self.done_step)

    def _on_undone(self, command: object) -> None:
        if command is self._command:
            self.done_step.show_undone()

    def _on_report(self) -> None:
        if self._understood is None:
            return
        name = f"import_report_{self._understood.path.stem}_{self._today.isoformat()}.csv"
        folder = self._understood.path.absolute().parent
        dialog = file_dialog(self, "Save report", "reportDialog")
        dialog.setDirectory(str(folder))
        dialog.setNameFilter("CSV (*.csv)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(name)
        dialog.fileSelected.connect(self.save_report)
        dialog.open()

    def save_report(self, name: str) -> None:
        """Write the dry run to a file."""
        if self._plan is None:
            return
        try:
            write_whole(Path(name), report_csv(self._plan))
            self.tell(f"The report is in {name}.")
        except FileNotWrittenError as error:
            self.tell(str(error))
        self._come_back()
