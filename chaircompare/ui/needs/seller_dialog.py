"""What to ask the seller, chair by chair, with a field beside each question for the answer."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from chaircompare.catalogue.features import Kind
from chaircompare.catalogue.values import ValueNotUnderstoodError, parse
from chaircompare.catalogue.written import as_stated, expected
from chaircompare.comparison.phrases import date_in_words
from chaircompare.comparison.seller import NOTHING_TO_ASK, Question, Questions, as_text
from chaircompare.errors import ChairCompareError
from chaircompare.exchange.files import write_whole
from chaircompare.ui.dialogs.boxes import tell
from chaircompare.ui.dialogs.files import file_dialog
from chaircompare.ui.dialogs.laying_out import button_row, dialog_column, resize_within
from chaircompare.ui.scrolling import scroll_area
from chaircompare.ui.text import label, say, tooltip
from chaircompare.ui.theme import Theme

_LONGEST_ANSWER = 500


class QuestionBox(QFrame):
    """A question, what is known so far, and a field for what the seller said."""

    told = Signal(str, str, str, str)  # chair, feature, stated, unit
    taken_back = Signal(str, str)  # chair, feature

    def __init__(self, number: int, place: str, question: Question, today: date) -> None:
        super().__init__()
        self._question = question
        self._today = today
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(f"{number}. {question.words}", wrap=True, selectable=True))
        so_far = f"{question.so_far} {question.why}."
        column.addWidget(label(so_far, "small", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        self._field = QLineEdit()
        self._field.setObjectName(f"answer{place}Field")
        self._field.setMaxLength(_LONGEST_ANSWER)
        # All choices would not find room in the field; the question names them.
        several = question.feature.kind is Kind.SET
        wanted = "one or several, with commas between" if several else expected(question.feature)
        self._field.setPlaceholderText(f"The answer: {wanted}")
        self._field.setAccessibleName(f"{question.words} {expected(question.feature)}")
        self._field.returnPressed.connect(self._on_keep)
        row.addWidget(self._field, 1)
        self._keep = QPushButton("Keep")
        self._keep.setObjectName(f"keepAnswer{place}Button")
        self._keep.setAccessibleName(f"Keep the answer: {question.words}")
        self._keep.setAutoDefault(False)
        self._keep.clicked.connect(self._on_keep)
        row.addWidget(self._keep)
        self._back = QPushButton("Take back")
        self._back.setObjectName(f"takeBackAnswer{place}Button")
        self._back.setAccessibleName(f"Take back the answer: {question.words}")
        self._back.setAutoDefault(False)
        self._back.clicked.connect(self._on_back)
        self._back.hide()
        row.addWidget(self._back)
        column.addLayout(row)
        self._said = label(role="small", wrap=True)
        self._said.setObjectName(f"answer{place}Said")
        self._said.hide()
        column.addWidget(self._said)

    def refuse(self, why: str) -> None:
        """Nothing can be kept, and why."""
        for part in (self._field, self._keep):
            part.setEnabled(False)
            part.setToolTip(tooltip(why))

    def _say(self, words: str, role: str = "small") -> None:
        say(self._said, words, role)
        self._said.setVisible(bool(words))

    def _on_keep(self) -> None:
        feature = self._question.feature
        if not self._field.text().strip():
            self._say(f"Write {expected(feature)}.", "wanted")
            return
        stated, unit = as_stated(feature, self._field.text())
        try:
            parse(feature, stated, unit)
        except ValueNotUnderstoodError as error:
            self._say(f"{error.message} Write {expected(feature)}.", "wanted")
            return
        self.told.emit(self._question.chair, feature.key, stated, unit)
        self._say(f"Kept. Told by the seller on {date_in_words(self._today)}.")
        self._back.show()

    def _on_back(self) -> None:
        self.taken_back.emit(self._question.chair, self._question.feature.key)
        self._say("Taken back. The catalogue is as it was.")
        self._back.hide()
        self._field.setFocus()


class SellerDialog(QDialog):
    """The questions to read, copy, save or answer."""

    told = Signal(str, str, str, str)  # chair, feature, stated, unit
    taken_back = Signal(str, str)  # chair, feature
    said = Signal(str)
    print_wanted = Signal(object, str)  # PrintedDocument, name of its file

    def __init__(
        self,
        found: Questions,
        names: Mapping[str, str],
        *,
        today: date,
        refusal: str,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("askSellerDialog")
        self.setWindowTitle("Ask the seller")
        self._found, self._names, self._today = found, names, today
        outer = dialog_column(self)
        outer.addWidget(label(_intro(found), wrap=True))
        scrolled = scroll_area("questionsArea", "Questions for the seller")
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, theme.px(8), 0)
        column.setSpacing(theme.px(14))
        for chair_number, (chair, name) in enumerate(names.items(), start=1):
            asked = found.of(chair)
            if asked:
                column.addWidget(label(name, "card-title", wrap=True))
            for number, question in enumerate(asked, start=1):
                place = f"{chair_number}_{number}"
                box = QuestionBox(number, place, question, today)
                box.told.connect(self.told)
                box.taken_back.connect(self.taken_back)
                if refusal:
                    box.refuse(refusal)
                column.addWidget(box)
        column.addStretch(1)
        scrolled.setWidget(page)
        outer.addWidget(scrolled, 1)
        outer.addLayout(self._buttons())
        resize_within(self, (720, 640), theme)
        begun = self._first_field() or self.findChild(QPushButton, "closeQuestionsButton") or self
        begun.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_field(self) -> QLineEdit | None:
        fields = self.findChildren(QLineEdit)
        return next((field for field in fields if field.isEnabled()), None)

    def _buttons(self) -> QHBoxLayout:
        buttons: list[QPushButton] = []
        for words, name, slot in (
            ("Copy", "copyQuestionsButton", self._on_copy),
            ("Save as text…", "saveQuestionsButton", self._on_save),
            ("Print / PDF…", "printQuestionsButton", self._on_print),
        ):
            button = QPushButton(words)
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.setEnabled(bool(self._found.asked))
            button.clicked.connect(slot)
            buttons.append(button)
        close = QPushButton("Close")
        close.setObjectName("closeQuestionsButton")
        close.setAutoDefault(False)  # Return keeps an answer
        close.clicked.connect(self.reject)
        return button_row(self, *buttons, close)

    def text(self) -> str:
        """The questions as they are copied and saved."""
        return as_text(self._found, self._names, self._today)

    def _on_copy(self) -> None:
        data = QMimeData()
        data.setText(self.text())
        QGuiApplication.clipboard().setMimeData(data)
        count = len(self._found.asked)
        self.said.emit(f"Copied {count} question{'' if count == 1 else 's'}. Paste where you like.")

    def _on_print(self) -> None:
        from chaircompare.ui.needs.questions_on_paper import printed_questions

        self.print_wanted.emit(*printed_questions(self._found, self._names, self._today))

    def _on_save(self) -> None:
        dialog = file_dialog(self, "Save the questions", "saveQuestionsDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters(["Text (*.txt)"])
        dialog.setDefaultSuffix("txt")
        dialog.selectFile(f"questions_{self._today.isoformat()}.txt")
        dialog.fileSelected.connect(self._save)
        dialog.open()

    def _save(self, name: str) -> None:
        path = Path(name)
        try:
            write_whole(path, self.text().encode("utf-8"))
        except ChairCompareError as error:
            tell(self, error)
            return
        self.said.emit(f"Saved the questions as {path}.")


def _intro(found: Questions) -> str:
    if not found.asked:
        return NOTHING_TO_ASK
    more = f" {found.left_out} more are left out: too many for one call." if found.left_out else ""
    return (
        "None of the sources read so far states these facts. The ones that matter most come first."
        f"{more} An answer that you keep counts for this chair on this computer."
    )
