"""Where an answer is given: buttons, check boxes or a line to write in, as the feature wants it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from chaircompare.catalogue.draft import NOTHING, Entry
from chaircompare.catalogue.draft_checks import example_of
from chaircompare.catalogue.features import Feature, Kind
from chaircompare.ui.check_box import CheckBox
from chaircompare.ui.flow import FlowLayout
from chaircompare.ui.text import label
from chaircompare.ui.theme import Theme
from chaircompare.ui.upkeep.form.answer_buttons import AnswerButtons

_APPLIES_NOT = "n/a"
_LONGEST = 500
_FIGURE_WIDTH = 250
_LARGE = 1.5


class Editor(QWidget):
    """Holds what is typed about one feature."""

    changed = Signal(object)  # Entry

    def __init__(self, feature: Feature) -> None:
        super().__init__()
        self.feature = feature
        self._shown = NOTHING

    def entry(self) -> Entry:
        """What stands in it."""
        return self._shown

    def show_entry(self, entry: Entry) -> None:
        """Put this into it, without telling of a change."""
        raise NotImplementedError

    def stop(self) -> QWidget:
        """Where the keyboard goes first."""
        raise NotImplementedError

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        raise NotImplementedError

    def _tell(self, entry: Entry) -> None:
        if entry != self._shown:
            self._shown = entry
            self.changed.emit(entry)


class ChoiceEditor(Editor):
    """Yes, No or one of a few words. Words of another kind that were kept stay in view."""

    def __init__(self, feature: Feature, silence: str) -> None:
        super().__init__(feature)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._buttons = AnswerButtons(
            f"field_{feature.key}", feature.label, _options(feature, silence)
        )
        self._buttons.chosen.connect(self._on_chosen)
        column.addWidget(self._buttons)
        self._kept = label(role="small", wrap=True)
        self._kept.hide()
        column.addWidget(self._kept)
        self._buttons.choose("")

    @override
    def show_entry(self, entry: Entry) -> None:
        self._shown = entry
        self._buttons.blockSignals(True)
        self._buttons.choose(_APPLIES_NOT if entry.applies_not else entry.text)
        self._buttons.blockSignals(False)
        strange = self._buttons.value is None
        self._kept.setVisible(strange)
        self._kept.setText(f"Kept in words: “{entry.text}”" if strange else "")

    @override
    def stop(self) -> QWidget:
        return self._buttons.stop()

    @override
    def set_theme(self, theme: Theme) -> None:
        self._buttons.set_spacing(theme.px(6))

    def _on_chosen(self, value: str) -> None:
        self._kept.hide()
        self._tell(Entry(applies_not=True) if value == _APPLIES_NOT else Entry(value))


def _options(feature: Feature, silence: str) -> Sequence[tuple[str, str]]:
    answers = (
        [("yes", "Yes"), ("no", "No")]
        if feature.kind is Kind.YES_NO
        else [(choice, choice.capitalize()) for choice in feature.choices]
    )
    return [*answers, ("", silence), (_APPLIES_NOT, "Does not apply")]


class _DoesNotApply(QPushButton):
    """The button at the end of a field that is no row of answers."""

    def __init__(self, feature: Feature) -> None:
        super().__init__("Does not apply")
        self.setObjectName(f"field_{feature.key}AppliesNot")
        self.setAccessibleName(f"{feature.label}: does not apply")
        self.setProperty("role", "quiet")
        self.setCheckable(True)
        self.setAutoDefault(False)


class SetEditor(Editor):
    """A check box for each thing that can be named."""

    def __init__(self, feature: Feature, theme: Theme) -> None:
        super().__init__(feature)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._flow = FlowLayout()
        self._boxes = {choice: CheckBox(choice.capitalize(), theme) for choice in feature.choices}
        for choice, box in self._boxes.items():
            box.setObjectName(f"field_{feature.key}_{choice}")
            box.setAccessibleName(f"{feature.label}: {choice}")
            box.toggled.connect(self._on_toggled)
            self._flow.addWidget(box)
        row.addLayout(self._flow, 1)
        self._applies_not = _DoesNotApply(feature)
        self._applies_not.toggled.connect(self._on_toggled)
        row.addWidget(self._applies_not, 0, Qt.AlignmentFlag.AlignTop)
        self._others: list[str] = []

    @override
    def show_entry(self, entry: Entry) -> None:
        self._shown = entry
        names = [name.strip() for name in entry.text.split(";") if name.strip()]
        self._others = [name for name in names if name not in self._boxes]
        for choice, box in self._boxes.items():
            box.blockSignals(True)
            box.setChecked(choice in names)
            box.blockSignals(False)
        self._applies_not.blockSignals(True)
        self._applies_not.setChecked(entry.applies_not)
        self._applies_not.blockSignals(False)
        self._allow()

    @override
    def stop(self) -> QWidget:
        return next(iter(self._boxes.values()))

    @override
    def set_theme(self, theme: Theme) -> None:
        self._flow.setSpacing(theme.px(4))
        for box in self._boxes.values():
            box.set_theme(theme)

    def _allow(self) -> None:
        for box in self._boxes.values():
            box.setEnabled(not self._applies_not.isChecked())

    def _on_toggled(self) -> None:
        self._allow()
        ticked = [choice for choice, box in self._boxes.items() if box.isChecked()]
        text = ";".join([*ticked, *self._others])
        self._tell(Entry(applies_not=True) if self._applies_not.isChecked() else Entry(text))


class LineEditor(Editor):
    """A line to write in, as the brochure has it."""

    def __init__(self, feature: Feature) -> None:
        super().__init__(feature)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        across = QWidget()
        self._row = QHBoxLayout(across)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(across)
        self._line = QLineEdit()
        self._line.setObjectName(f"field_{feature.key}")
        self._line.setMaxLength(_LONGEST)
        self._line.setPlaceholderText(example_of(feature))
        self._line.setAccessibleName(f"{feature.label}. {example_of(feature)}")
        self._line.textEdited.connect(self._on_edited)
        self._row.addWidget(self._line, 0 if feature.is_number else 1)
        self._row.addStretch(1 if feature.is_number else 0)
        self._applies_not = _DoesNotApply(feature)
        self._applies_not.toggled.connect(self._on_edited)
        self._row.addWidget(self._applies_not)
        self.remark = label(role="small", wrap=True)
        self._is_large = False

    @override
    def show_entry(self, entry: Entry) -> None:
        self._shown = entry
        self._line.setText(entry.text.replace(";", ", ") if self._is_list else entry.text)
        self._applies_not.blockSignals(True)
        self._applies_not.setChecked(entry.applies_not)
        self._applies_not.blockSignals(False)
        self._line.setEnabled(not entry.applies_not)

    @property
    def _is_list(self) -> bool:
        return self.feature.kind is Kind.SET

    @override
    def stop(self) -> QWidget:
        return self._applies_not if self._applies_not.isChecked() else self._line

    @override
    def set_theme(self, theme: Theme) -> None:
        self._row.setSpacing(theme.px(8))
        if self.feature.is_number:
            self._line.setFixedWidth(theme.px(_FIGURE_WIDTH))
        self._is_large = theme.scale >= _LARGE
        self._place_remark()

    def _place_remark(self) -> None:
        beside = self._has_room_beside()
        if beside == (self._row.indexOf(self.remark) >= 0) and self.remark.parent():
            return
        self._column.removeWidget(self.remark)
        self._row.removeWidget(self.remark)
        if beside:
            self._row.insertWidget(1, self.remark, 100)  # the stretch after it gets next to nothing
        else:
            self._column.addWidget(self.remark)
        self.remark.setVisible(beside or bool(self.remark.text()))

    def _has_room_beside(self) -> bool:
        """Whether the words, a figure read back, stand beside the line and are no higher."""
        if self._is_large or not self.feature.is_number:
            return False
        taken = self._line.width() + self._applies_not.sizeHint().width() + 2 * self._row.spacing()
        room = self.width() - taken
        text = self.remark.text()
        return not text or not self.isVisible() or _height(self.remark, room) <= self._line.height()

    def say(self, words: str) -> None:
        """Put words beside or under the line."""
        self.remark.setText(words)
        self._place_remark()
        beside = self._row.indexOf(self.remark) >= 0
        self.remark.setVisible(beside or bool(words))

    def _on_edited(self) -> None:
        applies_not = self._applies_not.isChecked()
        self._line.setEnabled(not applies_not)
        self._tell(Entry(applies_not=True) if applies_not else Entry(self._line.text()))


def _height(words: QLabel, width: int) -> int:
    words.ensurePolished()
    return words.heightForWidth(width) if width > 0 else words.sizeHint().height()


def editor_for(feature: Feature, theme: Theme, *, silence: str) -> Editor:
    """The editor that suits a feature; `silence` names the answer that is none."""
    if feature.kind is Kind.YES_NO or (feature.kind is Kind.CHOICE and feature.choices):
        return ChoiceEditor(feature, silence)
    if feature.kind is Kind.SET and feature.choices:
        return SetEditor(feature, theme)
    return LineEditor(feature)
