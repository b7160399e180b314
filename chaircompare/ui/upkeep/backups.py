"""Back up to one file, and restore from it or from the dated copies."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from chaircompare.catalogue.backups import SUFFIX
from chaircompare.catalogue.store import Catalogue
from chaircompare.comparison.phrases import date_in_words
from chaircompare.errors import ChairCompareError
from chaircompare.ui.changes import Changes
from chaircompare.ui.dialogs.boxes import Question, ask, tell
from chaircompare.ui.dialogs.files import file_dialog
from chaircompare.ui.theming import Theming
from chaircompare.ui.upkeep.page import Page, PageWords
from chaircompare.ui.upkeep.part import Part

_INTRO = (
    "Dated copies that the program made before an import, an update or a large deletion; the last "
    "ten are kept. A restored copy takes the place of all that is in the catalogue now. What is "
    "there now is copied first."
)
_NONE = "The program has made no copies yet. Choose a file that you saved with “Back up…”."


class RestoreCommand(QUndoCommand):
    """Takes everything from a backup; undo takes it from the copy that was made before."""

    def __init__(self, catalogue: Catalogue, file: Path, words: str) -> None:
        super().__init__(words)
        self._catalogue = catalogue
        self._file = file
        self._before = file

    @override
    def redo(self) -> None:
        self._before = self._catalogue.restore(self._file)

    @override
    def undo(self) -> None:
        self._catalogue.restore(self._before)


class Backups(Part):
    """What the File menu does with whole catalogues."""

    said = Signal(str)

    def __init__(
        self, catalogue: Catalogue, changes: Changes, theming: Theming, window: QWidget
    ) -> None:
        super().__init__(catalogue, changes, theming, window)
        self._meant = catalogue.path
        self._name = ""
        self._page: Page | None = None
        self._copies: list[Path] = []

    def ask_and_back_up(self) -> None:
        """Ask for a place and write the whole catalogue there."""
        day = datetime.now(tz=UTC).astimezone().date().isoformat()
        suggestion = Path.home() / f"chairs {day}{SUFFIX}"
        dialog = self._file_dialog("backUpDialog", "Back up the catalogue")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(str(suggestion))
        dialog.fileSelected.connect(self._on_place)
        dialog.open()

    def _file_dialog(self, name: str, title: str) -> QFileDialog:
        dialog = file_dialog(self._window, title, name)
        dialog.setNameFilters([f"Catalogues (*{SUFFIX} *.sqlite)", "All files (*)"])
        return dialog

    def _on_place(self, chosen: str) -> None:
        try:
            self._catalogue.write_whole(Path(chosen))
        except ChairCompareError as error:
            tell(self._window, error)
            return
        self.said.emit(f"Backed up to {chosen}")

    def show(self) -> None:
        """List the dated copies; another file can be chosen."""
        self._copies = self._catalogue.backups()
        intro = _INTRO if self._copies else _NONE
        words = PageWords("Restore from a backup", intro)
        self._page = page = Page("restore", words, self._theming.theme, self._window)
        page.add_button("otherFileButton", "Choose a file…", self._on_other)
        button = page.add_button("restoreButton", "Restore…", self._on_restore, main=True)
        page.fill(_line(copy) for copy in self._copies)
        page.show_list(shown=bool(self._copies))
        button.setEnabled(bool(self._copies))
        page.open()

    def _on_other(self) -> None:
        dialog = self._file_dialog("restoreFileDialog", "Restore from a file")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_file)
        dialog.open()

    def _on_file(self, chosen: str) -> None:
        self._ask(Path(chosen), f"“{Path(chosen).name}”")

    def _on_restore(self) -> None:
        if self._page and self._page.chosen_rows():
            copy = self._copies[self._page.chosen_rows()[0]]
            self._ask(copy, f"the copy of {_made_on(copy)}")

    def _ask(self, file: Path, name: str) -> None:
        self._meant, self._name = file, name
        now = f"{self._catalogue.count():,} chairs"
        question = Question(
            "restoreDialog",
            f"Restore the catalogue from {name}?",
            f"It takes the place of the {now} that are there now, with notes, bin and saved "
            "comparisons. They are copied first, and Ctrl+Z brings them back.",
            "Restore",
        )
        ask(self._page or self._window, question, self._on_agreed)

    def _on_agreed(self) -> None:
        if self._page:
            self._page.accept()
            self._page = None
        command = RestoreCommand(self._catalogue, self._meant, f"restore from {self._name}")
        self._changes.make(command)


def _made_on(copy: Path) -> str:
    made = datetime.fromtimestamp(copy.stat().st_mtime, tz=UTC).astimezone()
    return f"{date_in_words(made.date())}, {made:%H:%M}"


def _line(copy: Path) -> str:
    size = copy.stat().st_size / 1e6
    return f"{_made_on(copy)}\n{copy.name} · {size:.1f} MB"
