"""Where the person writes what they know about one value; it settles what sources dispute."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from chaircompare.catalogue.chair import Fact
from chaircompare.catalogue.features import Feature, Kind
from chaircompare.catalogue.units import find_unit
from chaircompare.catalogue.values import ValueNotUnderstoodError, parse
from chaircompare.ui.flow import FlowLayout
from chaircompare.ui.text import label

_FIGURE_AND_UNIT = re.compile(r"\s*([\d.,–-]+)\s*([A-Za-z]*)\s*")


def expected(feature: Feature) -> str:
    """What may be written, in words."""
    if feature.kind is Kind.YES_NO:
        return "yes or no"
    if feature.is_number:
        unit = find_unit(feature.unit)
        spoken = f" in {unit.spoken}" if unit and unit.spoken else ""
        return f"a number{spoken}"
    if feature.choices:
        several = "one or several (with ; between) of" if feature.kind is Kind.SET else "one of"
        return f"{several}: {', '.join(feature.choices)}"
    return "a few words"


def figure_and_unit(feature: Feature, text: str) -> tuple[str, str]:
    """`178 cm` as figure and unit; without a unit that of the feature. Other text as it is."""
    if not feature.is_number:
        words = text.strip()
        return (words.casefold() if feature.kind is Kind.YES_NO else words), ""
    found = _FIGURE_AND_UNIT.fullmatch(text)
    if not found:
        return text.strip(), feature.unit
    return _plain_figure(found[1]), found[2] or feature.unit


def _plain_figure(text: str) -> str:
    """`4,999` is four thousand; `102,5` has a decimal comma, as much of the world writes it."""
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text):
        return text.replace(",", "")
    return text.replace(",", ".") if text.count(",") == 1 and "." not in text else text


class NoteEditor(QWidget):
    """A field, a button that keeps the note and one that takes it away."""

    kept = Signal(str, str)  # stated, unit
    removed = Signal()

    def __init__(self, feature: Feature, note: Fact | None) -> None:
        super().__init__()
        self._feature = feature
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._field = QLineEdit(f"{note.stated} {note.unit}".strip() if note else "")
        self._field.setObjectName("noteField")
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
        self._told = label(
            "Your note counts for this chair on this computer; the sources stay listed.",
            "small",
            wrap=True,
        )
        self._told.setObjectName("noteTold")
        column.addWidget(self._told)

    def _on_keep(self) -> None:
        stated, unit = figure_and_unit(self._feature, self._field.text())
        try:
            parse(self._feature, stated, unit)
        except ValueNotUnderstoodError as error:
            self._told.setText(f"{error.message} Write {expected(self._feature)}.")
            return
        self.kept.emit(stated, unit)
