"""Changes of the catalogue that can be undone, one after the other."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from chaircompare.catalogue.chair import Fact, SourceKind
from chaircompare.catalogue.changing import ChairChange, reverse
from chaircompare.catalogue.store import Catalogue, own_fact
from chaircompare.errors import ChairCompareError
from chaircompare.ui.choice import Choice, ChosenChair

if TYPE_CHECKING:
    from chaircompare.ui.tasks import Progress
    from chaircompare.ui.work_dialog import WorkDialog

_MOST_STEPS = 200
_MOST_AT_ONCE = 500  # changes of chairs, which take about a third of a millisecond each


class ChairsCommand(QUndoCommand):
    """Makes changes of chairs, all or none, and takes them back.

    What `is_made` on another thread already is only noted when the stack asks for it next.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        changes: Sequence[ChairChange],
        words: str,
        *,
        is_made: bool = False,
    ) -> None:
        super().__init__(words)
        self._catalogue = catalogue
        self._changes = changes
        self.is_made = is_made

    @property
    def is_long(self) -> bool:
        """Whether it takes so long that the window would stand still."""
        return len(self._changes) > _MOST_AT_ONCE

    def came(self, *, undone: bool) -> str:
        """The id of the one chair that was not in the list before; empty if there is none."""
        if len(self._changes) != 1:
            return ""
        change = self._changes[0]
        was, now = (change.after, change.before) if undone else (change.before, change.after)
        is_new = was is None or was.binned_on is not None
        return now.id if now and now.binned_on is None and is_new else ""

    @override
    def redo(self) -> None:
        if not self.is_made:
            self._catalogue.apply(self._changes)
        self.is_made = False

    @override
    def undo(self) -> None:
        if not self.is_made:
            self._catalogue.apply(reverse(self._changes))
        self.is_made = False

    def job(self, *, back: bool) -> Callable[["Progress"], None]:
        """Takes the changes back, or makes them again, on whatever thread."""

        def work(progress: "Progress") -> None:
            changes = reverse(self._changes) if back else self._changes
            self._catalogue.apply(changes, progress=lambda made: progress(made / len(changes)))

        return work


class ChoiceCommand(QUndoCommand):
    """Brings back chairs that left the tray; what was added since stays while there is room."""

    def __init__(
        self,
        choice: Choice,
        before: tuple[ChosenChair, ...],
        after: tuple[ChosenChair, ...],
        words: str,
    ) -> None:
        super().__init__(words)
        self._choice = choice
        self._before, self._after = before, after
        self._is_done = True

    @override
    def redo(self) -> None:
        # The choice has changed already when it is told of.
        if not self._is_done:
            self._take(self._before, self._after)
        self._is_done = True

    @override
    def undo(self) -> None:
        self._is_done = False
        self._take(self._after, self._before)

    def _take(self, gone: tuple[ChosenChair, ...], back: tuple[ChosenChair, ...]) -> None:
        since = [chair for chair in self._choice.chairs if chair not in gone]
        self._choice.begin_with((*back, *since))


class Changes(QObject):
    """Makes, undoes and redoes; says what was done, or why it could not be."""

    done = Signal(str)
    said = Signal(str)  # where nothing has to be read again: only the tray changed, or nothing
    came = Signal(str)  # the id of the one chair that the change brought into the list
    undone = Signal(object)  # the QUndoCommand
    failed = Signal(object)  # ChairCompareError

    def __init__(self, catalogue: Catalogue, choice: Choice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._work: WorkDialog | None = None
        self._under_way: tuple[ChairsCommand, bool] | None = None
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(_MOST_STEPS)
        # Chairs that leave the tray can be brought back.
        self._choice = choice
        choice.dropped.connect(self._on_dropped)

    def _on_dropped(self, before: tuple[ChosenChair, ...], words: str) -> None:
        self.make(ChoiceCommand(self._choice, before, self._choice.chairs, words))

    def make(self, command: QUndoCommand) -> bool:
        """Do it and remember how to undo it; whether it could be done."""
        try:
            self.stack.push(command)
        except ChairCompareError as error:
            self._give_up(error)
            return False
        self._say(command, f"Undo: {command.text()} (Ctrl+Z)")
        return True

    def undo(self) -> None:
        """Take the last change back."""
        self._step(self.stack.command(self.stack.index() - 1), back=True)

    def redo(self) -> None:
        """Make the change that was taken back once more."""
        self._step(self.stack.command(self.stack.index()), back=False)

    def _step(self, command: QUndoCommand | None, *, back: bool) -> None:
        if command is None or self._work:
            return
        if isinstance(command, ChairsCommand) and command.is_long and not command.is_made:
            self._work_at(command, back=back)
            return
        words = command.text()
        try:
            if back:
                self.stack.undo()
            else:
                self.stack.redo()
        except ChairCompareError as error:
            self._give_up(error)
            return
        if back:
            self._say(command, f"Undone: {words}. Redo with Ctrl+Shift+Z.", undone=True)
            self.undone.emit(command)
        else:
            self._say(command, f"Undo: {words} (Ctrl+Z)")

    def _work_at(self, command: ChairsCommand, *, back: bool) -> None:
        """Do it on another thread behind a dialog, then tell the stack that it is done."""
        from chaircompare.ui.work_dialog import WorkDialog

        window = QApplication.activeModalWidget() or self.parent()
        if not isinstance(window, QWidget):
            raise TypeError("changes without a window")
        words = f"{'Undo' if back else 'Redo'}: {command.text()}"
        self._under_way = command, back
        self._work = work = WorkDialog(words, command.job(back=back), window)
        work.done_well.connect(self._on_work_done)
        work.failed.connect(self._on_work_failed)
        work.stopped.connect(self._on_work_stopped)
        work.begin()

    def _on_work_done(self) -> None:
        self._work = None
        if self._under_way:
            command, back = self._under_way
            command.is_made = True
            self._step(command, back=back)

    def _on_work_failed(self, error: ChairCompareError) -> None:
        self._work = None
        self._give_up(error)

    def _on_work_stopped(self) -> None:
        self._work = None
        self.said.emit("Stopped. Nothing was changed.")

    def stop_work(self) -> None:
        """Stop what is under way, before the catalogue is closed; half of it is not kept."""
        if self._work:
            self._work.reject()

    def _say(self, command: QUndoCommand, words: str, *, undone: bool = False) -> None:
        if isinstance(command, ChoiceCommand):
            # A chair that came back may have been deleted in another window.
            self._choice.look_again(self._catalogue)
            self.said.emit(words)
            return
        self.done.emit(words)
        came = command.came(undone=undone) if isinstance(command, ChairsCommand) else ""
        if came:
            self.came.emit(came)

    def _give_up(self, error: ChairCompareError) -> None:
        # What is in the stack no longer fits what is in the file.
        self.stack.clear()
        self.failed.emit(error)


def today() -> date:
    """The day where the person is."""
    return datetime.now(tz=UTC).astimezone().date()


class Notes(QObject):
    """Turns what the person writes about a value into changes that can be undone."""

    def __init__(self, catalogue: Catalogue, changes: Changes) -> None:
        super().__init__(changes)
        self._catalogue = catalogue
        self._changes = changes

    def keep(self, chair: str, feature: str, stated: str, unit: str) -> None:
        """Keep a note in the place of an earlier one."""
        fact = own_fact(self._catalogue.features[feature], stated, unit, today())
        self._change(chair, feature, (fact,), "your note")

    def keep_told(self, chair: str, feature: str, stated: str, unit: str) -> None:
        """Keep what the seller said, in the place of an earlier note."""
        kind = SourceKind.TOLD_BY_SELLER
        fact = own_fact(self._catalogue.features[feature], stated, unit, today(), kind)
        self._change(chair, feature, (fact,), "the answer of the seller")

    def remove(self, chair: str, feature: str) -> None:
        """Take a note away."""
        self._change(chair, feature, (), "remove your note")

    def _change(self, chair: str, feature: str, after: tuple[Fact, ...], words: str) -> None:
        label = self._catalogue.features[feature].label
        try:
            change = self._catalogue.note_change(chair, feature, after)
        except ChairCompareError as error:
            self._changes.failed.emit(error)
            return
        words = f"{words} on “{label}”"
        self._changes.make(ChairsCommand(self._catalogue, [change], words))
