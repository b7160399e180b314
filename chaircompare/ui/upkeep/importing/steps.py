"""What the steps of the import have in common, and the two plain ones: first and last."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from chaircompare.ui.dialogs.files import file_dialog
from chaircompare.ui.scrolling import scroll_area
from chaircompare.ui.text import label
from chaircompare.ui.theme import Theme

_KINDS = ("Tables (*.csv *.tsv *.txt *.xlsx *.xlsm *.ods)", "All files (*)")


class Step(QWidget):
    """One page; `title` says what is asked for. It scrolls where large text leaves no room."""

    title = ""
    changed = Signal()

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(name)
        self.theme = theme
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(12))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = scroll_area(f"{name}Area", self.title)
        area.setWidget(inner)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(area)


class FileStep(Step):
    """Which file."""

    title = "Which file?"

    def __init__(self, theme: Theme, folder: str) -> None:
        super().__init__("importFileStep", theme)
        self._folder = folder
        self.column.addWidget(
            label(
                "A price list, a review, your own table: csv, tsv, xlsx or ods. One chair a row, "
                "one chair a column, or one fact a row.",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        self.field = QLineEdit()
        self.field.setObjectName("importFileField")
        self.field.setAccessibleName("File to import")
        self.field.setPlaceholderText("Path of the file")
        self.field.textChanged.connect(self.changed)
        row.addWidget(self.field, 1)
        self.browse = QPushButton("Choose a file…")
        self.browse.setObjectName("importBrowseButton")
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self._on_browse)
        row.addWidget(self.browse)
        self.column.addLayout(row)
        self.column.addWidget(
            label(
                "Nothing is changed until you have seen what the import would do. "
                "Afterwards you can take it back.",
                "muted",
                wrap=True,
            )
        )
        self.column.addStretch(1)

    @property
    def path(self) -> Path | None:
        """The file named in the field."""
        text = self.field.text().strip().strip('"')
        return Path(text).expanduser() if text else None

    def _on_browse(self) -> None:
        dialog = file_dialog(self, "Choose a file to import", "importFileDialog")
        dialog.setDirectory(self._folder)
        dialog.setNameFilters(list(_KINDS))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.field.setText)
        dialog.open()


class DoneStep(Step):
    """What was done, and the way back."""

    title = "Done"
    undo_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("importDoneStep", theme)
        self.told = label(role="card-title", wrap=True)
        self.told.setObjectName("importDoneLabel")
        self.column.addWidget(self.told)
        self.more = label(wrap=True)
        self.more.setObjectName("importDoneMore")
        self.column.addWidget(self.more)
        row = QHBoxLayout()
        self.undo = QPushButton("Undo import")
        self.undo.setObjectName("undoImportButton")
        self.undo.setAutoDefault(False)
        self.undo.clicked.connect(self.undo_wanted)
        row.addWidget(self.undo)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)

    def show_done(self, words: str, more: str) -> None:
        """Say what was done."""
        self.told.setText(words)
        self.more.setText(more)
        self.undo.setEnabled(True)

    def show_undone(self) -> None:
        """Say that it was taken back."""
        self.told.setText("The import was taken back.")
        self.more.setText("Your catalogue is as it was before. Redo brings the import back.")
        self.undo.setEnabled(False)
