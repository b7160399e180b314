"""Take care: a checklist that nobody has to fill in; what is ticked marks rows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from chaircompare.relevance.cautions import NO_MARK_NO_PROMISE, SEE_A_DOCTOR, cautions
from chaircompare.relevance.criteria import NOT_MEDICAL_ADVICE
from chaircompare.relevance.evidence import Caution
from chaircompare.ui.check_box import WrappingCheckBox
from chaircompare.ui.dialogs.laying_out import resize_within
from chaircompare.ui.link import AddressLink
from chaircompare.ui.needs.answers import HealthAnswers
from chaircompare.ui.scrolling import scroll_area
from chaircompare.ui.text import label
from chaircompare.ui.theme import Theme

_INTRODUCTION = (
    "Tick what is true for you, or nothing. Rows that it concerns are then marked in the "
    "comparison. No row is hidden. " + NO_MARK_NO_PROMISE
)
_FIRST_SIZE = (820, 720)


def ticked_in_words(ticked: int, rows: int) -> str:
    """How much is ticked, and how many rows are marked for it."""
    if not ticked:
        return "Nothing ticked."
    marked = "1 row is marked" if rows == 1 else f"{rows} rows are marked"
    return f"{ticked} ticked. {marked}."


class _Condition(QWidget):
    """One condition; while it is ticked, its advice stands under it."""

    ticked = Signal(str, bool)

    def __init__(self, caution: Caution, theme: Theme, *, is_ticked: bool) -> None:
        super().__init__()
        self._key = caution.key
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.box = WrappingCheckBox(caution.plain, theme)
        self.box.setObjectName(f"caution_{caution.key}")
        self.box.setAccessibleDescription(f"{caution.action_in_words}. {caution.advice}")
        self.box.setChecked(is_ticked)
        column.addWidget(self.box)
        self._advice = QWidget()
        lines = QVBoxLayout(self._advice)
        lines.setContentsMargins(theme.px(40), 0, 0, theme.px(8))
        lines.setSpacing(theme.px(2))
        lines.addWidget(label(f"{caution.action_in_words}.", "strong", wrap=True))
        advice = " ".join(part for part in (caution.advice, caution.basis_in_words) if part)
        lines.addWidget(label(advice, wrap=True, selectable=True))
        lines.addWidget(AddressLink(caution.source, caution.link, theme))
        self._advice.setVisible(is_ticked)
        column.addWidget(self._advice)
        self.box.toggled.connect(self._on_toggled)

    def _on_toggled(self, checked: bool) -> None:
        self._advice.setVisible(checked)
        self.ticked.emit(self._key, checked)


class TakeCareDialog(QDialog):
    """The checklist; each tick is in force at once."""

    def __init__(self, answers: HealthAnswers, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("takeCareDialog")
        self.setWindowTitle("Take care")
        self._answers = answers
        self._theme = theme
        self._conditions: list[_Condition] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._clinician())
        outer.addWidget(self._list(), 1)
        outer.addWidget(self._foot())
        self._count()
        resize_within(self, _FIRST_SIZE, theme)
        self._conditions[0].box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clinician(self) -> QWidget:
        notice = QFrame()
        notice.setProperty("role", "notice")
        row = QHBoxLayout(notice)
        px = self._theme.px
        row.setContentsMargins(px(16), px(10), px(16), px(10))
        words = label(SEE_A_DOCTOR, "strong", wrap=True, selectable=True)
        words.setObjectName("seeAClinician")
        row.addWidget(words)
        return notice

    def _list(self) -> QWidget:
        px = self._theme.px
        scrolled = scroll_area("takeCareList", "What to take care of")
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(2))
        column.addWidget(label(f"{_INTRODUCTION} {NOT_MEDICAL_ADVICE}", wrap=True))
        for heading, group in cautions().groups().items():
            self._add_heading(column, heading)
            for caution in group:
                is_ticked = caution.key in self._answers.ticked
                condition = _Condition(caution, self._theme, is_ticked=is_ticked)
                condition.ticked.connect(self._on_ticked)
                self._conditions.append(condition)
                column.addWidget(condition)
        self._add_heading(column, "Your ticks")
        column.addWidget(
            label(
                "They are forgotten when you close the program, unless you keep them here.",
                wrap=True,
            )
        )
        self._keep = WrappingCheckBox("Keep my ticks on this computer", self._theme)
        self._keep.setObjectName("keepCautionsCheck")
        self._keep.setChecked(self._answers.is_kept)
        self._keep.toggled.connect(self._on_keep)
        column.addWidget(self._keep)
        along = WrappingCheckBox("Offer my cautions when I print or export", self._theme)
        along.setObjectName("cautionsGoAlongCheck")
        along.setChecked(self._answers.may_go_along)
        along.toggled.connect(self._on_along)
        column.addWidget(along)
        column.addStretch(1)
        scrolled.setWidget(page)
        return scrolled

    def _add_heading(self, column: QVBoxLayout, text: str) -> None:
        column.addSpacing(self._theme.px(14))
        column.addWidget(label(text, "card-title", wrap=True))

    def _foot(self) -> QWidget:
        px = self._theme.px
        foot = QFrame()
        foot.setProperty("role", "bar")
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(16), px(12), px(16), px(16))
        row.setSpacing(px(8))
        self._counted = label(wrap=True)
        self._counted.setObjectName("takeCareCount")
        row.addWidget(self._counted, 1)
        self._clear = QPushButton("Untick all")
        self._clear.setObjectName("untickAllButton")
        self._clear.clicked.connect(self._on_clear)
        row.addWidget(self._clear)
        close = QPushButton("Close")
        close.setObjectName("closeTakeCareButton")
        close.setProperty("role", "primary")
        close.clicked.connect(self.accept)
        row.addWidget(close)
        for button in (self._clear, close):
            button.setAutoDefault(False)
        return foot

    def _count(self) -> None:
        ticked = len(self._answers.ticked)
        self._counted.setText(ticked_in_words(ticked, len(self._answers.marked())))
        self._clear.setEnabled(bool(ticked))

    def _on_ticked(self, key: str, is_ticked: bool) -> None:
        self._answers.tick(key, is_ticked=is_ticked)
        self._count()

    def _on_keep(self, checked: bool) -> None:
        self._answers.keep(is_kept=checked)

    def _on_along(self, checked: bool) -> None:
        self._answers.may_go_along = checked

    def _on_clear(self) -> None:
        self._answers.clear()
        for condition in self._conditions:
            condition.box.setChecked(False)
        self._conditions[0].box.setFocus(Qt.FocusReason.OtherFocusReason)
