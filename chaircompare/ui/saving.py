"""Saves a comparison under a name, lists the saved ones, and tells what changed since."""

from datetime import UTC, datetime

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QPushButton,
    QWidget,
)
from typing_extensions import override

from chaircompare.catalogue.saved import SavedComparison
from chaircompare.catalogue.store import Catalogue
from chaircompare.comparison.changed import ChangedFact, changed_since, to_save
from chaircompare.comparison.comparison import Comparison, compare
from chaircompare.comparison.phrases import date_in_words
from chaircompare.comparison.summary import short_names
from chaircompare.errors import ChairCompareError
from chaircompare.ui.changes import Changes
from chaircompare.ui.dialogs.boxes import tell
from chaircompare.ui.dialogs.laying_out import button_row, dialog_column, resize_with_text
from chaircompare.ui.text import label

_LONGEST_NAME = 120
_MOST_TOLD = 200


def _height(lines: int) -> int:
    """As high as the list needs, two rows of text a line, up to what one likes to look at."""
    return min(440, 130 + 48 * max(lines, 3))


class NameDialog(QDialog):
    """Asks for the name."""

    named = Signal(str)

    def __init__(self, suggestion: str, taken: set[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("saveComparisonDialog")
        self.setWindowTitle("Save this comparison")
        self._taken = taken
        column = dialog_column(self)
        column.addWidget(
            label("Name it, so that you find it again. For example: For Mum", wrap=True)
        )
        self._field = QLineEdit(suggestion)
        self._field.setObjectName("comparisonNameField")
        self._field.setAccessibleName("Name of the comparison")
        self._field.setMaxLength(_LONGEST_NAME)
        self._field.selectAll()
        self._field.textChanged.connect(self._on_text)
        column.addWidget(self._field)
        self._told = label(role="small", wrap=True)
        column.addWidget(self._told)
        column.addStretch(1)
        self._save = QPushButton("Save")
        self._save.setObjectName("saveComparisonButton")
        self._save.setProperty("role", "primary")
        self._save.setDefault(True)
        self._save.clicked.connect(self._on_accepted)
        cancel = QPushButton("Cancel")
        cancel.setObjectName("cancelSavingButton")
        cancel.clicked.connect(self.reject)
        column.addLayout(button_row(self, self._save, cancel))
        resize_with_text(self, (560, 180))
        self._on_text(suggestion)

    def _on_text(self, text: str) -> None:
        name = text.strip()
        self._save.setEnabled(bool(name))
        replaces = "There is one of this name already; it will be replaced."
        self._told.setText(replaces if name in self._taken else "")

    def _on_accepted(self) -> None:
        self.named.emit(self._field.text().strip())
        self.accept()


class SavedDialog(QDialog):
    """The saved comparisons, with their dates."""

    opened = Signal(object)  # SavedComparison
    forgotten = Signal(object)  # SavedComparison

    def __init__(self, saved: list[SavedComparison], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("savedComparisonsDialog")
        self.setWindowTitle("Saved comparisons")
        self._saved = saved
        column = dialog_column(self)
        nothing = "Nothing saved yet. Open a comparison and save it with Ctrl+S."
        column.addWidget(label(nothing if not saved else "Choose one to open it again.", wrap=True))
        self._list = QListWidget()
        self._list.setObjectName("savedComparisonsList")
        self._list.setAccessibleName("Saved comparisons")
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for one in saved:
            chairs = f"{len(one.chairs)} chair{'' if len(one.chairs) == 1 else 's'}"
            self._list.addItem(f"{one.name} · {chairs} · {date_in_words(one.saved_on)}")
        self._list.setCurrentRow(0)
        self._list.setVisible(bool(saved))
        self._list.itemActivated.connect(self._on_open)
        column.addWidget(self._list, 1)
        if not saved:
            column.addStretch(1)
        forget = QPushButton("Delete")
        forget.setObjectName("deleteSavedButton")
        forget.setAutoDefault(False)
        forget.clicked.connect(self._on_forget)
        open_button = QPushButton("Open")
        open_button.setObjectName("openSavedButton")
        open_button.setProperty("role", "primary")
        open_button.setDefault(True)
        open_button.clicked.connect(self._on_open)
        close = QPushButton("Close")
        close.setObjectName("closeSavedButton")
        close.clicked.connect(self.reject)
        column.addLayout(button_row(self, open_button, close, aside=[forget]))
        for button in (forget, open_button):
            button.setVisible(bool(saved))
        resize_with_text(self, (620, _height(len(saved))))
        if not saved:
            self.resize(self.width(), column.totalHeightForWidth(self.width()))

    def _current(self) -> SavedComparison | None:
        row = self._list.currentRow()
        return self._saved[row] if 0 <= row < len(self._saved) else None

    def _on_open(self) -> None:
        one = self._current()
        if one:
            self.opened.emit(one)
            self.accept()

    def _on_forget(self) -> None:
        one = self._current()
        if one:
            self.forgotten.emit(one)
            self._saved.remove(one)
            self._list.takeItem(self._list.currentRow())


class ChangedDialog(QDialog):
    """Which facts read otherwise than on the day of saving."""

    def __init__(
        self, saved: SavedComparison, changed: tuple[ChangedFact, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("changedFactsDialog")
        self.setWindowTitle("What changed")
        column = dialog_column(self)
        count = f"{len(changed)} fact{'' if len(changed) == 1 else 's'}"
        day = date_in_words(saved.saved_on)
        column.addWidget(
            label(f"{count} changed since “{saved.name}” was saved on {day}.", wrap=True)
        )
        self._list = QListWidget()
        self._list.setObjectName("changedFactsList")
        self._list.setWordWrap(True)
        self._list.setAccessibleName("Facts that changed")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for fact in changed[:_MOST_TOLD]:
            self._list.addItem(f"{fact.chair}, {fact.feature}: was {fact.before}, now {fact.now}")
        column.addWidget(self._list, 1)
        close = QPushButton("Close")
        close.setObjectName("closeChangedButton")
        close.clicked.connect(self.reject)
        column.addLayout(button_row(self, close))
        self._list.setCurrentRow(0)
        resize_with_text(self, (680, _height(len(changed))))


class ForgetCommand(QUndoCommand):
    """Deletes a saved comparison, and brings it back as it was."""

    def __init__(self, catalogue: Catalogue, saved: SavedComparison) -> None:
        super().__init__(f"delete the saved comparison “{saved.name}”")
        self._catalogue, self._saved = catalogue, saved

    @override
    def redo(self) -> None:
        self._catalogue.forget_comparison(self._saved.name)

    @override
    def undo(self) -> None:
        self._catalogue.save_comparison(self._saved)


class Saving(QObject):
    """What the window can do with saved comparisons."""

    said = Signal(str)
    chosen = Signal(object)  # list of Chair

    def __init__(self, catalogue: Catalogue, changes: Changes, window: QWidget) -> None:
        super().__init__(window)
        self._catalogue = catalogue
        self._changes = changes
        self._window = window
        self._comparison: Comparison | None = None

    def ask_and_save(self, comparison: Comparison) -> None:
        """Ask for a name and save."""
        self._comparison = comparison
        try:
            taken = {one.name for one in self._catalogue.saved_comparisons()}
        except ChairCompareError as error:
            tell(self._window, error)
            return
        suggestion = ", ".join(short_names(comparison))[:_LONGEST_NAME]
        dialog = NameDialog(suggestion, taken, self._window)
        dialog.named.connect(self._save)
        dialog.open()

    def _save(self, name: str) -> None:
        if self._comparison is None:
            return
        try:
            self._catalogue.save_comparison(self.to_save(self._comparison, name))
        except ChairCompareError as error:
            tell(self._window, error)
            return
        self.said.emit(f"Saved as “{name}”. Open it again with Ctrl+O.")

    def to_save(self, shown: Comparison, name: str) -> SavedComparison:
        """The comparison as it reads today, under a name."""
        today = datetime.now(tz=UTC).astimezone().date()
        # Always in the same units: other ones would read as other facts at the next opening.
        return to_save(compare(shown.chairs, features=self._catalogue.features), name, today)

    def show_saved(self) -> None:
        """List the saved comparisons."""
        try:
            saved = self._catalogue.saved_comparisons()
        except ChairCompareError as error:
            tell(self._window, error)
            return
        dialog = SavedDialog(saved, self._window)
        dialog.opened.connect(self._on_opened)
        dialog.forgotten.connect(self._forget)
        dialog.open()

    def _forget(self, saved: SavedComparison) -> None:
        self._changes.make(ForgetCommand(self._catalogue, saved))

    def _on_opened(self, saved: SavedComparison) -> None:
        try:
            self.open_saved(saved)
        except ChairCompareError as error:
            tell(self._window, error)

    def open_saved(self, saved: SavedComparison) -> None:
        """Compare its chairs and tell what changed since; UnknownChairError."""
        chairs = self._catalogue.load(saved.chairs)
        changed = changed_since(saved, compare(chairs, features=self._catalogue.features))
        self.chosen.emit(chairs)
        day = date_in_words(saved.saved_on)
        if changed:
            ChangedDialog(saved, changed, self._window).open()
        else:
            self.said.emit(f"“{saved.name}”: no fact changed since {day}.")
