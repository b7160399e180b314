"""One feature in the form: what is asked, the answer, how it is read, and what others state."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chaircompare.catalogue.chair import Fact, FactState
from chaircompare.catalogue.draft import Entry
from chaircompare.catalogue.draft_checks import Remark, Weight, kinds_in_words
from chaircompare.catalogue.features import Feature
from chaircompare.catalogue.units import UnitSystem
from chaircompare.catalogue.values import words
from chaircompare.comparison.phrases import date_in_words
from chaircompare.ui.text import label, upper_first
from chaircompare.ui.theme import Theme
from chaircompare.ui.upkeep.form.editors import LineEditor, editor_for
from chaircompare.ui.upkeep.form.field_search import Sought
from chaircompare.ui.upkeep.form.named_row import NamedRow

NOT_STATED, NO_ENTRY = "Not stated", "No entry of mine"
_ROLES = {Weight.READ: "small", Weight.CHECK: "check", Weight.WANTED: "wanted"}


class FieldRow(NamedRow):
    """Tells whenever its answer changes; remarks come from outside."""

    changed = Signal(str, object)  # feature key, Entry

    def __init__(
        self, feature: Feature, facts: tuple[Fact, ...], system: UnitSystem, theme: Theme
    ) -> None:
        """Make it; `facts` are stated by others and stay whatever is answered."""
        self.feature = feature
        self.editor = editor_for(feature, theme, silence=NO_ENTRY if facts else NOT_STATED)
        beside = self.editor.remark if isinstance(self.editor, LineEditor) else None
        super().__init__(f"field_{feature.key}", feature.label, self.editor, theme, beside=beside)
        self.sought = Sought(feature.label, " ".join((*feature.choices, feature.what_it_is)))
        self.editor.changed.connect(self._on_changed)
        if facts:
            lines = "\n".join(fact_in_words(fact, system) for fact in facts)
            said = label(lines, "small", wrap=True)
            said.setObjectName(f"field_{feature.key}Others")
            self._column.addWidget(said)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.editor.set_theme(theme)

    @override
    def _put(self, words: str) -> None:
        if isinstance(self.editor, LineEditor):
            self.editor.say(words)
        else:
            super()._put(words)

    def show_entry(self, entry: Entry) -> None:
        """Put an answer into the field."""
        self.editor.show_entry(entry)

    def say(self, remark: Remark | None) -> None:
        """Say this beside the field; None takes it away."""
        self.remark(remark.words if remark else "", _ROLES[remark.weight] if remark else "small")

    @override
    def stop(self) -> QWidget:
        return self.editor.stop()

    def _on_changed(self, entry: Entry) -> None:
        self.changed.emit(self.feature.key, entry)


def fact_in_words(fact: Fact, system: UnitSystem) -> str:
    """A fact of another source in one line: what, who, when."""
    said = {
        FactState.DOES_NOT_APPLY: "Does not apply",
        FactState.NOT_STATED: "Not stated",
    }.get(fact.state) or (words(fact.value, system) if fact.value is not None else fact.stated)
    kind = kinds_in_words()[fact.source.kind]
    who = f"{kind}, {fact.source.publisher}, {date_in_words(fact.read_on)}"
    if not fact.source.trusted:
        who += ", not trusted"
    return f"{upper_first(said)} · {who}"
