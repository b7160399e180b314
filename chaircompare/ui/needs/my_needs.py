"""The needs of the person: read once when first asked for, kept on this computer after each change.

They stand in the settings alone, never in a log or in a file that is taken along, and on paper only
when the person ticks them for one page.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from chaircompare.catalogue.features import FeatureRegistry
from chaircompare.ui.keeper import SettingsKeeper

if TYPE_CHECKING:
    from collections.abc import Iterable

    from chaircompare.catalogue.standing import WeighedWish
    from chaircompare.relevance.needs import Importance, Need


class MyNeeds(QObject):
    """Tells whoever shows needs when they change."""

    changed = Signal()

    def __init__(
        self, keeper: SettingsKeeper, features: FeatureRegistry, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._features = features
        self._needs: tuple[Need, ...] | None = None

    @property
    def needs(self) -> "tuple[Need, ...]":
        """All of them, in the order in which they were added; also those that do not count."""
        if self._needs is None:
            written = self._keeper.settings.needs
            if not written:
                return ()
            # Who has no needs yet does not wait for this at the start.
            from chaircompare.relevance.needs import read_needs

            self._needs = read_needs(written, self._features)
        return self._needs

    @property
    def counting(self) -> "tuple[Need, ...]":
        """Those that matter."""
        return tuple(need for need in self.needs if need.counts)

    @property
    def weighed(self) -> "tuple[WeighedWish, ...]":
        """As the list of all chairs takes them."""
        if not self.needs:
            return ()
        from chaircompare.relevance.fit import weighed

        return weighed(self.needs)

    def put(self, needs: "Iterable[Need]") -> None:
        """Have these in the place of those that were there."""
        now = tuple(needs)
        if now != self.needs:
            self._needs = now
            self._keeper.settings.needs = [need.written() for need in now]
            self.changed.emit()
            # The file is written when the change stands on the screen.
            QTimer.singleShot(0, self, self._keeper.save)

    def add(self, more: "Iterable[Need]") -> None:
        """Add those whose subject is not among them yet."""
        from chaircompare.relevance.needs import added

        self.put(added(self.needs, more))

    def set_importance(self, need: "Need", importance: "Importance") -> None:
        """Let a need count more or less; what questions had added to it is forgotten."""
        self._replace(need, replace(need, importance=importance, extra=0))

    def change(self, need: "Need", other: "Need") -> None:
        """Put another need in the place of one; one of the same subject gives way."""
        kept = [one for one in self.needs if one == need or one.subject != other.subject]
        self.put(other if one == need else one for one in kept)

    def remove(self, need: "Need") -> None:
        """Forget a need."""
        self.put(one for one in self.needs if one != need)

    def _replace(self, need: "Need", other: "Need") -> None:
        self.put(other if one == need else one for one in self.needs)
