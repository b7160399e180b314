"""The conditions that a person ticked: in memory, and on disk only while they are to be kept."""

from PySide6.QtCore import QObject, Signal

from chaircompare.relevance.cautions import CautionNote, cautions
from chaircompare.relevance.evidence import Advice
from chaircompare.ui.keeper import SettingsKeeper


class HealthAnswers(QObject):
    """Nothing here is logged, exported or saved with a comparison.

    `may_go_along` is the person's leave to put the ticked cautions on prints and into files; it
    ends with the program.
    """

    changed = Signal()

    def __init__(self, keeper: SettingsKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.may_go_along = False
        settings = keeper.settings
        if not settings.keep_cautions:
            settings.cautions = []
        kept = frozenset(settings.cautions)
        # The cautions are read only when there is something to look up: most starts tick nothing.
        self.ticked: frozenset[str] = kept & cautions().keys if kept else kept

    @property
    def is_kept(self) -> bool:
        """Whether the ticks outlive the program."""
        return self._keeper.settings.keep_cautions

    def tick(self, key: str, *, is_ticked: bool) -> None:
        """Tick a condition or take the tick away."""
        self._take(self.ticked | {key} if is_ticked else self.ticked - {key})

    def clear(self) -> None:
        """Take all ticks away."""
        self._take(frozenset())

    def keep(self, *, is_kept: bool) -> None:
        """Keep the ticks on this computer, or take them off the disk at once."""
        self._keeper.settings.keep_cautions = is_kept
        self._write_down()

    def _take(self, ticked: frozenset[str]) -> None:
        if ticked != self.ticked:
            self.ticked = ticked
            self._write_down()
            self.changed.emit()

    def _write_down(self) -> None:
        settings = self._keeper.settings
        settings.cautions = sorted(self.ticked) if settings.keep_cautions else []
        self._keeper.save()

    def marked(self) -> dict[str, Advice]:
        """The strictest advice for every feature that the ticked conditions concern."""
        return cautions().marked(self.ticked) if self.ticked else {}

    def to_take_along(self) -> tuple[CautionNote, ...]:
        """What a print or an export may carry: nothing unless the person asked for it."""
        return cautions().notes(self.ticked) if self.may_go_along and self.ticked else ()
