"""Body and room as the person wrote them, kept in the settings of this computer."""

from PySide6.QtCore import QObject, Signal

from chaircompare.catalogue.units import UnitSystem
from chaircompare.relevance.room import Measure, Told, read_told
from chaircompare.ui.keeper import SettingsKeeper


class MyRoom(QObject):
    """Never exported, never part of a saved comparison."""

    changed = Signal()

    def __init__(self, keeper: SettingsKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._told: dict[Measure, Told] = {}
        for line in keeper.settings.body_and_room:
            name, _, text = line.partition("=")
            if name in set(Measure):
                measure = Measure(name)
                told = read_told(measure, text, self.system)
                if told:
                    self._told[measure] = told

    @property
    def system(self) -> UnitSystem:
        """The units in which results are shown first."""
        return UnitSystem(self._keeper.settings.units)

    @property
    def told(self) -> tuple[Told, ...]:
        """The measures that are known, in their fixed order."""
        return tuple(self._told[measure] for measure in Measure if measure in self._told)

    def text_of(self, measure: Measure) -> str:
        """What the person wrote."""
        told = self._told.get(measure)
        return told.text if told else ""

    def _system_for(self, measure: Measure) -> UnitSystem:
        """The units of a bare figure: those of the other measures, or of the person's choice.

        Who gave height in feet and weight in kilograms most likely means feet for a doorway.
        """
        others = [one for one in self.told if one.measure is not measure]
        alike = [one for one in others if one.measure.dimension == measure.dimension]
        systems = {one.system for one in alike or others}
        return systems.pop() if len(systems) == 1 else self.system

    def write(self, measure: Measure, text: str) -> bool:
        """Take what was written; otherwise the measure is forgotten. Whether it was understood."""
        told = read_told(measure, text, self._system_for(measure)) if text.strip() else None
        if told:
            self._told[measure] = told
        else:
            self._told.pop(measure, None)
        lines = [f"{one.measure.value}={one.text}" for one in self.told]
        if lines != self._keeper.settings.body_and_room:
            self._keeper.settings.body_and_room = lines
            self._keeper.save()
            self.changed.emit()
        return told is not None or not text.strip()
