"""A box that offers the sources which the person has named before."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from chaircompare.catalogue.chair import Source
from chaircompare.catalogue.store import Catalogue
from chaircompare.ui.choice_box import ChoiceBox
from chaircompare.ui.theme import Theme

ONE_OF_MINE = "One of my sources"
_NONE = "Write it below"
_LONGEST = 40


def own_sources(catalogue: Catalogue) -> tuple[Source, ...]:
    """The sources that the person has added or named, each once, however often it was read."""
    own = (one.source for one in catalogue.sources() if one.own)
    return tuple({(one.kind, one.publisher, one.url): one for one in own}.values())


class KnownSources(ChoiceBox):
    """Tells which source is taken; nothing is told for the first line."""

    picked = Signal(object)  # Source

    def __init__(self, name: str, sources: Sequence[Source], theme: Theme) -> None:
        super().__init__(theme)
        self.setObjectName(name)
        self.setAccessibleName(ONE_OF_MINE)
        self._sources = sources
        self.addItem(_NONE)
        for one in sources:
            words = one.publisher or one.url
            self.addItem(words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…")
        self.activated.connect(self._on_activated)

    def _on_activated(self, number: int) -> None:
        if number:
            self.picked.emit(self._sources[number - 1])
