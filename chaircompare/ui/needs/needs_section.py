"""The part of the rail that holds the needs: from nothing, from a set, one by one."""

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from chaircompare.catalogue.features import FeatureRegistry
from chaircompare.catalogue.units import UnitSystem
from chaircompare.relevance.fit import STARTING_WEIGHTS_SENTENCE, WEIGHTS_SENTENCE, weight
from chaircompare.relevance.needs import Need, need_words, starting_sets
from chaircompare.ui.flow import FlowLayout
from chaircompare.ui.link import Link
from chaircompare.ui.needs.need_row import NeedRow
from chaircompare.ui.needs.rail import Section
from chaircompare.ui.text import button_text, label, tooltip
from chaircompare.ui.theme import Theme

_RANGE_SENTENCE = (
    "A fit is a range of 100. Its low end counts all that is not known as missed, its high end as "
    "met. It is no test of a chair and says nothing about health."
)


class NeedsSection(Section):
    """A row a need, ways to add more, and how they are counted."""

    add_wanted = Signal()
    change_wanted = Signal(object)  # Need
    importance_chosen = Signal(object, object)  # Need, Importance
    removed = Signal(object)  # Need
    set_chosen = Signal(object)  # StartingSet
    questions_wanted = Signal()

    def __init__(self, features: FeatureRegistry, theme: Theme) -> None:
        super().__init__()
        self._features = features
        self._theme = theme
        self._rows: list[NeedRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(
            label("Your needs mark chairs and rows. They hide none.", "small", wrap=True)
        )
        self._begin = label("Begin with a set. You can change all of it.", wrap=True)
        self._column.addWidget(self._begin)
        self._column.addWidget(self._set_buttons())
        self._needs_column = QVBoxLayout()
        self._column.addLayout(self._needs_column)
        self.add_button = self._button("Add a need…", "addNeedButton", self.add_wanted)
        self.set_button = QPushButton("Add a set…")
        self.set_button.setObjectName("addSetButton")
        self.set_button.clicked.connect(self._on_set_menu)
        self._column.addWidget(self.set_button)
        self.questions = self._button(
            "Which matters more?", "swingQuestionsButton", self.questions_wanted
        )
        self.questions.setToolTip("At most five questions on the chairs that you compare")
        self.questions.hide()
        self.how_button = Link("How this is counted", theme, sign="▸", colour="primary")
        self.how_button.setObjectName("howCountedButton")
        self.how_button.clicked.connect(self._on_how)
        self._column.addWidget(self.how_button)
        self._how = QWidget()
        how = QVBoxLayout(self._how)
        how.setContentsMargins(0, 0, 0, 0)
        for sentence in (WEIGHTS_SENTENCE, _RANGE_SENTENCE, STARTING_WEIGHTS_SENTENCE):
            how.addWidget(label(sentence, "small", wrap=True, selectable=True))
        self._how.hide()
        self._column.addWidget(self._how)
        self.set_theme(theme)

    def _button(self, words: str, name: str, wanted: SignalInstance) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.clicked.connect(wanted)
        self._column.addWidget(button)
        return button

    def _set_buttons(self) -> QWidget:
        self._sets = QWidget()
        self._set_row: list[QPushButton] = []
        flow = FlowLayout(self._sets)
        flow.setContentsMargins(0, 0, 0, 0)
        flow.setSpacing(6)
        for one in starting_sets():
            button = QPushButton(button_text(one.label))
            button.setObjectName(f"startWith_{one.key}")
            button.setProperty("role", "small")
            button.setProperty("set", one.key)
            button.setToolTip(tooltip(one.about))
            button.setAccessibleName(f"Begin with the set {one.label}: {one.about}")
            button.clicked.connect(self._on_set)
            flow.addWidget(button)
            self._set_row.append(button)
        return self._sets

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._theme = theme
        self._column.setSpacing(theme.px(8))
        self._needs_column.setSpacing(theme.px(10))
        self.how_button.set_theme(theme)
        for row in self._rows:
            row.set_theme(theme)

    def show_needs(self, needs: tuple[Need, ...], system: UnitSystem) -> bool:
        """Show these; whether rows came or went. Those that stay keep the keyboard."""
        before = len(self._rows)
        while len(self._rows) < len(needs):
            row = NeedRow(len(self._rows) + 1, self._theme)
            row.change_wanted.connect(self.change_wanted)
            row.importance_chosen.connect(self.importance_chosen)
            row.removed.connect(self.removed)
            self._rows.append(row)
            self._needs_column.addWidget(row)
            row.show()
        for row in self._rows[len(needs) :]:
            self._needs_column.removeWidget(row)
            row.hide()
            row.deleteLater()
        del self._rows[len(needs) :]
        total = sum(map(weight, needs))
        for row, need in zip(self._rows, needs, strict=True):
            row.show_need(need, need_words(need, self._features, system), total)
        for part in (self._begin, self._sets):
            part.setVisible(not needs)
        self.set_button.setVisible(bool(needs))
        return before != len(needs)

    def offer_questions(self, offered: bool) -> None:
        """Let the person be asked which of two real changes matters more."""
        self.questions.setVisible(offered)

    @override
    def stops(self) -> list[QWidget]:
        rows = [part for row in self._rows for part in (row.words, row.importance, row.remove)]
        below = [self.add_button, self.set_button, self.questions, self.how_button]
        return [*self._set_row, *rows, *below]

    def focus_after_removal(self, place: int) -> None:
        """Give the keyboard to the row that came into the place of a removed one."""
        rows = self._rows[place : place + 1] or self._rows[-1:]
        (rows[0].remove if rows else self.add_button).setFocus()

    def place_of(self, need: Need) -> int:
        """Which row shows this need."""
        return next((n for n, row in enumerate(self._rows) if row.shows(need)), 0)

    def _on_set(self) -> None:
        button = self.sender()
        if button is not None:
            self._choose_set(button.property("set"))

    def _choose_set(self, key: str) -> None:
        self.set_chosen.emit(next(one for one in starting_sets() if one.key == key))

    def _on_set_menu(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("setsMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in starting_sets():
            entry = menu.addAction(button_text(f"{one.label}: {one.about}"))
            entry.setData(one.key)
        menu.triggered.connect(self._on_set_entry)
        menu.popup(self.set_button.mapToGlobal(QPoint(0, self.set_button.height())))

    def _on_set_entry(self, entry: QAction) -> None:
        self._choose_set(entry.data())

    def _on_how(self) -> None:
        self._how.setVisible(not self._how.isVisibleTo(self))
