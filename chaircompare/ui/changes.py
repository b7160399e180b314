"""Changes of the catalogue that can be undone, one after the other."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

from chaircompare.catalogue.chair import Fact, SourceKind
from chaircompare.catalogue.changing import ChairChange, reverse
from chaircompare.catalogue.store import Catalogue, own_fact
from chaircompare.errors import ChairCompareError
from chaircompare.ui.choice import Choice, ChosenChair

_MOST_STEPS = 200


class ChairsCommand(QUndoCommand):
    """Makes changes of chairs, all or none, and takes them back."""

    def __init__(self, catalogue: Catalogue, changes: Sequence[ChairChange], words: str) -> None:
        super().__init__(words)
        self._catalogue = catalogue
        self._changes = changes

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
        self._catalogue.apply(self._changes)

    @override
    def undo(self) -> None:
        self._catalogue.apply(reverse(self._changes))


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
    tray_done = Signal(
        str
    )  # the same where only the tray changed, and nothing has to be read again
    came = Signal(str)  # the id of the one chair that the change brought into the list
    failed = Signal(object)  # ChairCompareError

    def __init__(self, catalogue: Catalogue, choice: Choice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
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
        words = self.stack.undoText()
        if not words:
            return
        command = self.stack.command(self.stack.index() - 1)
        try:
            self.stack.undo()
        except ChairCompareError as error:
            self._give_up(error)
            return
        self._say(command, f"Undone: {words}. Redo with Ctrl+Shift+Z.", undone=True)

    def redo(self) -> None:
        """Make the change that was taken back once more."""
        words = self.stack.redoText()
        if not words:
            return
        command = self.stack.command(self.stack.index())
        try:
            self.stack.redo()
        except ChairCompareError as error:
            self._give_up(error)
            return
        self._say(command, f"Undo: {words} (Ctrl+Z)")

    def _say(self, command: QUndoCommand, words: str, *, undone: bool = False) -> None:
        if isinstance(command, ChoiceCommand):
            # A chair that came back may have been deleted in another window.
            self._choice.look_again(self._catalogue)
            self.tray_done.emit(words)
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
