"""The form in which a chair is added or edited: everything the registry knows, one line each."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from chaircompare.catalogue.draft import ChairDraft, Entry, facts_beside
from chaircompare.catalogue.draft_checks import (
    BRAND,
    MODEL,
    READ_ON,
    Remark,
    contradictions,
    needed,
    remark_on,
)
from chaircompare.ui.text import label
from chaircompare.ui.theme import Theme
from chaircompare.ui.upkeep.form.chair_part import ChairPart
from chaircompare.ui.upkeep.form.field_row import FieldRow
from chaircompare.ui.upkeep.form.finder import Finder
from chaircompare.ui.upkeep.form.named_row import NamedRow
from chaircompare.ui.upkeep.form.section import Section
from chaircompare.ui.upkeep.form.source_part import SourcePart
from chaircompare.ui.upkeep.form.subject import FormSubject, FormSurroundings
from chaircompare.ui.upkeep.form.unsaved import unsaved_box

if TYPE_CHECKING:
    from chaircompare.ui.upkeep.form.named_row import NamedLine
    from chaircompare.ui.upkeep.form.photo import Photo

# What matters first with restless legs, and what everybody asks for; the rest stands folded below.
_OPEN_GROUPS = ("legs_and_feet", "heat", "settings", "price")
_ANSWERS = {"answer", "no-answer"}
_PAUSE = 500  # ms without a key before names are compared and the draft is written
_WIDTH = 1080
_LARGE = 1.5


class ChairForm(QDialog):
    """Sections that fold, one row a feature. Saving is asked for from outside by `saved`."""

    saved = Signal(object, object)  # ChairDraft, Photo | None
    paused = Signal(object)  # the ChairDraft, when the typing rests
    discarded = Signal()

    def __init__(
        self, subject: FormSubject, around: FormSurroundings, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("chairForm")
        self.setWindowTitle(subject.title)
        self._around = around
        self._before = subject.before
        self._first = subject.saved or subject.draft
        self._draft = subject.draft
        self.rows: dict[str, FieldRow] = {}
        self.sections: dict[str, Section] = {}
        self._done = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._build_top(subject, theme)
        self._build_middle(subject, theme)
        self._build_foot()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_PAUSE)
        self._rest.timeout.connect(self._on_rest)
        for keys, slot in (
            ("Ctrl+F", self._find),
            ("Ctrl+S", self.save),
            ("Ctrl+Return", self.save),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        self.set_theme(theme)
        self._show_draft()
        self._fit(theme, parent)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
        self._begin(subject)

    def _begin(self, subject: FormSubject) -> None:
        """Put the keyboard where one begins: at the name, or, of a chair that has one, anywhere."""
        if subject.before:
            self.search.setFocus()
        elif subject.draft.brand:
            self.chair.model.line.setFocus()
            self.chair.model.line.selectAll()
        else:
            self.chair.brand.line.setFocus()

    # ------------------------------------------------------------------ building

    def _build_top(self, subject: FormSubject, theme: Theme) -> None:
        bar = QFrame()
        bar.setProperty("role", "bar")
        self._top = QHBoxLayout(bar)
        self._title = label(subject.title, "page-title", wrap=True)
        self._top.addWidget(self._title, 1)
        self.search = Finder(theme)
        self.search.found.connect(self._bring_into_view)
        self._top.addWidget(self.search)
        self._column.addWidget(bar)
        self._notice = label(subject.notice, "check", wrap=True)
        self._notice.setObjectName("formNotice")
        self._notice.setVisible(bool(subject.notice))
        self._column.addWidget(self._notice)

    def _build_middle(self, subject: FormSubject, theme: Theme) -> None:
        self._scroll = QScrollArea()
        self._scroll.setObjectName("formScroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self.chair = ChairPart(subject.photo, theme)
        self.chair.changed.connect(self._on_chair)
        self.source = SourcePart(
            theme, editing=subject.before is not None, known=self._around.sources
        )
        self.source.changed.connect(self._on_source)
        self._inside.addWidget(self.chair)
        self._inside.addWidget(self.source)
        groups = {group.key: group.label for group in self._around.features.groups}
        for key in (*_OPEN_GROUPS, *groups):
            if key in groups and key not in self.sections:
                self._add_group(key, groups[key], theme)
        parts = (*self.chair.rows, *self.source.rows, *self.rows.values())
        self.search.search_in(parts)
        self._inside.addStretch(1)
        self._scroll.setWidget(inside)
        self._column.addWidget(self._scroll, 1)

    def _add_group(self, key: str, title: str, theme: Theme) -> None:
        rows = []
        for feature in self._around.features.values():
            if feature.group == key:
                facts = facts_beside(self._before, feature.key) if self._before else ()
                row = FieldRow(feature, facts, self._around.system, theme)
                row.changed.connect(self._on_entry)
                self.rows[feature.key] = row
                rows.append(row)
        section = Section(key, title, rows, theme)
        section.set_open(opened=key in _OPEN_GROUPS)
        self.sections[key] = section
        self._inside.addWidget(section)

    def _build_foot(self) -> None:
        bar = QFrame()
        bar.setProperty("role", "bar")
        self._foot = QVBoxLayout(bar)
        self._about = label(role="small", wrap=True)
        self._about.setObjectName("formAbout")
        self.search.said.connect(self._about.setText)
        self._foot.addWidget(self._about)
        self._buttons = QHBoxLayout()
        self._told = label(wrap=True)
        self._told.setObjectName("formTold")
        self._buttons.addWidget(self._told, 1)
        cancel = QPushButton("Cancel")
        cancel.setObjectName("cancelChairButton")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        save = QPushButton("Save chair")
        save.setObjectName("saveChairButton")
        save.setProperty("role", "primary")
        save.setAutoDefault(False)
        save.clicked.connect(self.save)
        self._buttons.addWidget(save)
        self._buttons.addWidget(cancel)
        self._foot.addLayout(self._buttons)
        self._column.addWidget(bar)

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        margin = theme.px(16)
        self._top.setContentsMargins(margin, theme.px(8), margin, theme.px(8))
        self._foot.setContentsMargins(margin, theme.px(6), margin, theme.px(16))
        self._foot.setSpacing(theme.px(4))
        self._buttons.setSpacing(theme.px(8))
        self._notice.setContentsMargins(margin, theme.px(10), margin, 0)
        self._inside.setContentsMargins(margin, theme.px(12), margin, theme.px(12))
        self._inside.setSpacing(theme.px(10))
        large = theme.scale >= _LARGE
        self._title.setVisible(not large)  # the title of the window says it too
        self.search.set_theme(theme)
        lines = 1 if large else 2
        self._about.setMinimumHeight(lines * theme.metrics(14).lineSpacing())
        for section in (self.chair, self.source, *self.sections.values()):
            section.set_theme(theme)
        for row in self.rows.values():
            row.set_theme(theme)

    def _fit(self, theme: Theme, parent: QWidget) -> None:
        around = parent.window().size()
        content = self._scroll.widget()
        least = content.minimumSizeHint().width() + theme.px(24) if content else 0
        width = min(theme.px(_WIDTH), around.width() - 24)
        self.resize(max(width, least), around.height() - 24)

    # ------------------------------------------------------------------ typing

    def _show_draft(self) -> None:
        self.chair.show_draft(self._draft)
        self.source.show_source(self._draft.source)
        for key, entry in self._draft.entries.items():
            if key in self.rows:
                self.rows[key].show_entry(entry)
        for key in self.rows:
            self._say_about(key, {})
        self._count()

    def _on_chair(self) -> None:
        part = self.chair
        self._change(
            replace(
                self._draft,
                brand=part.brand.text,
                model=part.model.text,
                product_page=part.page.text,
                note=part.note.text,
                photo="" if part.photo.removed else self._draft.photo,
            )
        )
        for line in part.lines.values():
            line.remark("")

    def _on_source(self) -> None:
        self._change(replace(self._draft, source=self.source.source()))
        wrong = needed(self._draft, self._around.today).get(READ_ON)
        self.source.lines[READ_ON].remark(wrong.words if wrong else "", "wanted")

    def _on_entry(self, key: str, entry: Entry) -> None:
        before = contradictions(self._draft, self._around.features)
        self._change(self._draft.with_entry(key, entry))
        odd = contradictions(self._draft, self._around.features)
        for one in {key, *before, *odd}:
            self._say_about(one, odd)
        self._count()

    def _say_about(self, key: str, odd: Mapping[str, Remark]) -> None:
        around = self._around
        row = self.rows[key]
        read = remark_on(
            row.feature,
            self._draft.entry(key),
            system=around.system,
            span=around.spans.get(key),
        )
        row.say(odd.get(key) or read)

    def _change(self, draft: ChairDraft) -> None:
        self._draft = draft
        self._told.setText("")
        self._rest.start()

    def _count(self) -> None:
        for key, section in self.sections.items():
            keys = [row for row, field in self.rows.items() if field.feature.group == key]
            filled = sum(bool(self._draft.entry(row)) for row in keys)
            section.show_filled(filled, len(keys), " by you" if self._before else "")

    def _on_rest(self) -> None:
        draft = self._draft
        twin = self._around.twin(draft.brand, draft.model)
        words = f"“{twin}” is in the catalogue already. You can save this one beside it."
        self.chair.model.remark(words if twin else "", "check")
        if self.is_changed:
            self.paused.emit(draft)

    # ------------------------------------------------------------------ finding

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _bring_into_view(self, row: NamedRow) -> None:
        self._section_of(row).set_open(opened=True)
        # The scroll area learns of the unfolded rows only when they are laid out. No key or click
        # is taken meanwhile: it could close the form under this very call.
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self._scroll.ensureWidgetVisible(row, 0, self._scroll.height() // 3)

    def _section_of(self, row: NamedRow) -> Section:
        if isinstance(row, FieldRow):
            return self.sections[row.feature.group]
        return self.chair if row in self.chair.rows else self.source

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        # Hidden parts of a form that closes tell too.
        if now is None or not self.isVisible() or not self.isAncestorOf(now):
            return
        row: QWidget | None = now
        while row is not None and not isinstance(row, FieldRow):
            row = row.parentWidget()
        self._about.setText(row.feature.what_it_is if isinstance(row, FieldRow) else "")
        if self._scroll.isAncestorOf(now):
            shown = row if isinstance(row, FieldRow) else now
            self._scroll.ensureWidgetVisible(shown, 0, 24)

    @override
    def showEvent(self, arg__1: QShowEvent) -> None:
        super().showEvent(arg__1)
        self._on_focus(None, self.focusWidget())  # given before anything could be scrolled to

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        focus = QApplication.focusWidget()
        if arg__1.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(arg__1)
        elif isinstance(focus, QAbstractButton) and focus.property("role") not in _ANSWERS:
            focus.click()
        else:
            self.focusNextChild()

    # ------------------------------------------------------------------ ending

    @property
    def is_changed(self) -> bool:
        """Whether there is anything that closing would lose."""
        return self._draft != self._first or self.chair.photo.photo is not None

    def save(self) -> None:
        """Ask to save, or go to what is missing."""
        wrong = needed(self._draft, self._around.today)
        lines: dict[str, NamedLine] = self.chair.lines | self.source.lines
        for name, line in lines.items():
            if name in wrong or name == READ_ON:
                line.remark(wrong[name].words if name in wrong else "", "wanted")
        if wrong:
            first = next(name for name in (BRAND, MODEL, READ_ON) if name in wrong)
            part = self.source if first == READ_ON else self.chair
            part.set_open(opened=True)
            lines[first].line.setFocus(Qt.FocusReason.OtherFocusReason)
            self._told.setText("Not saved yet.")  # what is missing stands at its field
            return
        photo: Photo | None = self.chair.photo.photo
        self.saved.emit(self._draft, photo)

    def finish(self) -> None:
        """Close without asking: it is saved, or not wanted."""
        self._done = True
        self._rest.stop()
        self.accept()

    @override
    def reject(self) -> None:
        if self._done or not self.is_changed:
            self._rest.stop()
            super().reject()
            return
        box = unsaved_box(self)
        box.buttonClicked.connect(self._on_unsaved)
        box.open()

    def _on_unsaved(self, button: QAbstractButton) -> None:
        box = self.sender()
        if not isinstance(box, QMessageBox):
            return
        answer = box.standardButton(button)
        if answer is QMessageBox.StandardButton.Save:
            self.save()
        elif answer is QMessageBox.StandardButton.Discard:
            self._done = True
            self.discarded.emit()
            self.reject()

    @override
    def closeEvent(self, arg__1: QCloseEvent) -> None:
        if self._done or not self.is_changed:
            super().closeEvent(arg__1)
            return
        arg__1.ignore()
        self.reject()
