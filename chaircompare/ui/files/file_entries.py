"""The entries of the File menu that open and save files, and what a dropped file does."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from chaircompare.errors import ChairCompareError, UsageError
from chaircompare.ui.actions import Menus
from chaircompare.ui.files.drops import Drops
from chaircompare.ui.keeper import SettingsKeeper
from chaircompare.ui.text import button_text

if TYPE_CHECKING:
    from chaircompare.ui.comparison.side import ComparisonSide
    from chaircompare.ui.upkeep.importing.entry import Importing

SUFFIX = ".chairs"
_TABLES = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".ods"})
_MOST_RECENT = 8
_FILTER = f"Saved comparisons (*{SUFFIX})"


class FileEntries(QObject):
    """Opens comparisons from files, hands tables on to the import, and remembers what was open."""

    said = Signal(str)

    def __init__(
        self,
        keeper: SettingsKeeper,
        importing: "Importing",
        side: Callable[[], "ComparisonSide"],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._keeper = keeper
        self._importing = importing
        self._side = side
        self._window = window
        drops = Drops(window)
        drops.dropped.connect(self.open_path)
        drops.many_dropped.connect(self._on_many)

    def add_to(self, menus: Menus, menu: QMenu) -> None:
        """Add the entries."""
        menus.add(menu, "openFileAction", "Open file…", self.ask_and_open, "Ctrl+Shift+O")
        menus.add(menu, "saveFileAction", "Save as file…", self.ask_and_save, "Ctrl+Shift+S")
        self._build_recent(menus, menu)

    # ------------------------------------------------------------------ opening

    def ask_and_open(self) -> None:
        """Ask which file to open."""
        dialog = self._dialog("Open a saved comparison", "openFileDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_FILTER, "Tables to import (*.csv *.tsv *.xlsx *.ods)"])
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, name: str) -> None:
        self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Open a saved comparison, or begin to import a table."""
        suffix = path.suffix.lower()
        if suffix in _TABLES:
            self._importing.import_file(path)
            return
        try:
            if suffix != SUFFIX:
                raise UsageError(
                    f"{path.name} cannot be opened here.",
                    f"A saved comparison ends in {SUFFIX}; tables to import end in .csv, .tsv, "
                    ".xlsx or .ods.",
                )
            self._open_comparison(path)
        except ChairCompareError as error:
            self._forget(path)
            self._tell(error)

    def _open_comparison(self, path: Path) -> None:
        from chaircompare.exchange.chairs_file import read_chairs_file

        saved = read_chairs_file(path)
        self._side().saving.open_saved(saved)
        self._remember(path)

    def _on_many(self, count: int) -> None:
        self.said.emit(f"{count} files were dropped. Drop one at a time.")

    # ------------------------------------------------------------------ saving

    def ask_and_save(self) -> None:
        """Ask where to, and save the comparison as a file."""
        comparison = self._side().comparison
        if comparison is None:
            self.said.emit("Choose 2 or 3 chairs first. A file holds a comparison of them.")
            return
        from chaircompare.exchange.exporting import suggested_name
        from chaircompare.exchange.notes import local_day

        dialog = self._dialog("Save the comparison as a file", "saveFileDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters([_FILTER])
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(suggested_name(comparison, local_day(), SUFFIX))
        dialog.fileSelected.connect(self._save)
        dialog.open()

    def _save(self, name: str) -> None:
        from chaircompare.exchange.chairs_file import write_chairs_file

        path = Path(name)
        comparison, saving = self._side().comparison, self._side().saving
        if comparison is None:
            return
        try:
            write_chairs_file(path, saving.to_save(comparison, path.stem))
        except ChairCompareError as error:
            self._tell(error)
            return
        self._remember(path)
        self.said.emit(f"Saved as {path}. “Open file…” opens it again, here or elsewhere.")

    # ------------------------------------------------------------------ remembering

    def _remember(self, path: Path) -> None:
        settings = self._keeper.settings
        name = str(path.absolute())
        others = [one for one in settings.recent_files if one != name]
        settings.recent_files = [name, *others][:_MOST_RECENT]
        settings.export_folder = str(path.absolute().parent)
        self._keeper.save()

    def _forget(self, path: Path) -> None:
        settings = self._keeper.settings
        name = str(path.absolute())
        if name in settings.recent_files:
            settings.recent_files.remove(name)
            self._keeper.save()

    def _build_recent(self, menus: Menus, menu: QMenu) -> None:
        recent = menu.addMenu("Recent files")
        recent.setObjectName("recentFilesMenu")
        # The same entries for all files to come: entries that go would take their names with them.
        self._recent = [
            menus.add(recent, f"recentFile{number}Action", "", self._on_recent)
            for number in range(1, _MOST_RECENT + 1)
        ]
        recent.addSeparator()
        forget = self._on_forget_all
        self._forget_all = menus.add(recent, "forgetRecentFilesAction", "", forget)
        recent.aboutToShow.connect(self._fill_recent)
        self._fill_recent()

    def _fill_recent(self) -> None:
        files = self._keeper.settings.recent_files
        for number, action in enumerate(self._recent):
            action.setVisible(number < len(files))
            if number < len(files):
                path = Path(files[number])
                action.setText(button_text(f"{path.name}  ({path.parent})"))
                action.setData(files[number])
        self._forget_all.setText("Forget these files" if files else "No files yet")
        self._forget_all.setEnabled(bool(files))

    def _on_recent(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.open_path(Path(action.data()))

    def _on_forget_all(self) -> None:
        self._keeper.settings.recent_files = []
        self._keeper.save()

    # ------------------------------------------------------------------ asking and telling

    def _dialog(self, title: str, name: str) -> QFileDialog:
        from chaircompare.ui.dialogs.files import file_dialog

        dialog = file_dialog(self._window, title, name)
        folder = Path(self._keeper.settings.export_folder or Path.home())
        dialog.setDirectory(str(folder if folder.is_dir() else Path.home()))
        return dialog

    def _tell(self, error: ChairCompareError) -> None:
        from chaircompare.ui.dialogs.boxes import tell

        tell(self._window, error)
