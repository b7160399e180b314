"""Figures that a chair can hardly have: most often a wrong unit or a slip of the finger."""

from chaircompare.catalogue.features import Feature
from chaircompare.catalogue.units import UnitSystem, unit
from chaircompare.catalogue.values import Quantity, Value, of_person, words


def looks_wrong(feature: Feature, value: Value | None, system: UnitSystem = UnitSystem.US) -> str:
    """Why a figure can hardly be meant, in two sentences; empty if it can be.

    `data/features.csv` sets the limits in the unit of the feature. A figure that measures something
    else, such as a price in another currency, is not held to them.
    """
    if feature.least is None or feature.most is None or not isinstance(value, Quantity):
        return ""
    usual = unit(feature.unit)
    if unit(value.unit).dimension != usual.dimension:
        return ""
    low, high = value.canonical
    if feature.least * usual.factor <= low and high <= feature.most * usual.factor:
        return ""
    limits = Quantity(feature.least, feature.most, feature.unit, of_person=of_person(feature))
    span = words(limits, system)
    check = "Please check the unit." if feature.unit else "Please check it."
    return f"{words(value, system)} looks wrong: outside of {span}. {check}"
