"""Where the person writes what they know about one value; it settles what sources dispute."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from chaircompare.catalogue.chair import Fact
from chaircompare.catalogue.features import Feature
from chaircompare.catalogue.values import ValueNotUnderstoodError, parse
from chaircompare.catalogue.written import as_stated, expected
from chaircompare.ui.field import Field
from chaircompare.ui.flow import FlowLayout
from chaircompare.ui.text import label, say

NOTE_FIELD = "noteField"
_COUNTS = "Your note counts for this chair on this computer; the sources stay listed."


class NoteEditor(QWidget):
    """A field, a button that keeps the note and one that takes it away."""

    kept = Signal(str, str)  # stated, unit
    removed = Signal()
    resized = Signal()
    refused = Signal(QWidget)  # the editor itself, with what it says

    def __init__(self, feature: Feature, note: Fact | None) -> None:
        super().__init__()
        self._feature = feature
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._field = Field(f"{note.stated} {note.unit}".strip() if note else "")
        self._field.setObjectName(NOTE_FIELD)
        self._field.setMaxLength(500)
        self._field.setPlaceholderText(expected(feature))
        self._field.setAccessibleName(f"Your note on {feature.label}: {expected(feature)}")
        self._field.returnPressed.connect(self._on_keep)
        column.addWidget(self._field)
        row = FlowLayout()
        row.setSpacing(8)
        keep = QPushButton("Keep my note")
        keep.setObjectName("keepNoteButton")
        keep.clicked.connect(self._on_keep)
        row.addWidget(keep)
        if note:
            remove = QPushButton("Remove my note")
            remove.setObjectName("removeNoteButton")
            remove.clicked.connect(self.removed)
            row.addWidget(remove)
        column.addLayout(row)
        self._told = label(_COUNTS, "small", wrap=True)
        self._told.setObjectName("noteTold")
        self._field.textChanged.connect(self._on_changed)
        column.addWidget(self._told)

    def _on_changed(self, text: str) -> None:
        if not text.strip() and self._told.text() != _COUNTS:
            self._tell(_COUNTS, "small")

    def _tell(self, words: str, role: str) -> None:
        say(self._told, words, role)
        self.resized.emit()

    def _on_keep(self) -> None:
        stated, unit = as_stated(self._feature, self._field.text())
        try:
            parse(self._feature, stated, unit)
        except ValueNotUnderstoodError as error:
            words = f"{error.message} Write {expected(self._feature)}."
            self._tell(words, "wanted")
            self._field.setAccessibleDescription(words)
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.refused.emit(self)
            return
        self.kept.emit(stated, unit)
