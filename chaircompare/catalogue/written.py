"""Turns what a person types or copies from a brochure into the value and unit that are kept."""

from chaircompare.catalogue.features import Feature, Kind
from chaircompare.catalogue.units import find_unit
from chaircompare.catalogue.values import of_person, read_quantity

# Only words that can mean nothing else. "-" may be a gap as well as a no.
_YES = frozenset({"yes", "y", "true", "included", "standard", "✓", "✔", "☑", "✅", "1"})
_NO = frozenset({"no", "n", "false", "none", "not included", "✗", "✘", "✕", "❌", "☒", "0"})
_APPLIES_NOT = frozenset({"n/a", "n.a.", "na", "not applicable", "does not apply"})


def applies_not(text: str) -> bool:
    """Whether the text says that the feature does not apply."""
    return _folded(text) in _APPLIES_NOT


def as_stated(feature: Feature, text: str) -> tuple[str, str]:
    """`178 cm` as figure and unit; without a unit that of the feature. `5 ft 10` as it is.

    Yes and no in many words become `yes` and `no`, items with commas are kept with semicolons,
    and what is not understood comes back as it is, for values.parse to refuse.
    """
    bare = " ".join(text.split())
    if feature.is_number:
        return _figure(feature, bare)
    if feature.kind is Kind.YES_NO:
        return _answer(bare), ""
    if feature.kind is Kind.SET:
        return _items(feature, bare), ""
    return _choice(feature, bare), ""


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _figure(feature: Feature, text: str) -> tuple[str, str]:
    amount = read_quantity(feature, text)
    if amount is None:
        return text, feature.unit
    if amount.digits:
        return amount.digits, amount.unit or feature.unit
    return text, "" if amount.unit else feature.unit


def _answer(text: str) -> str:
    folded = _folded(text)
    if folded in _YES:
        return "yes"
    return "no" if folded in _NO else folded


def _choice(feature: Feature, text: str) -> str:
    meant = {_folded(choice): choice for choice in feature.choices}
    return meant.get(_folded(text), text)


def _items(feature: Feature, text: str) -> str:
    parts = [part.strip() for part in text.replace(",", ";").split(";")]
    meant = {_folded(choice): choice for choice in feature.choices}
    plural = {f"{called}s": choice for called, choice in meant.items()}
    known = plural | meant
    return ";".join(known.get(_folded(part), part) for part in parts if part)


def expected(feature: Feature) -> str:
    """What may be written, in words."""
    if feature.kind is Kind.YES_NO:
        return "yes or no"
    if of_person(feature):
        return "a height, such as 5 ft 10 or 178 cm"
    if feature.is_number:
        unit = find_unit(feature.unit)
        spoken = f" in {unit.spoken}" if unit and unit.spoken else ""
        return f"a number{spoken}"
    if feature.choices:
        several = (
            "one or several, with a semicolon between, of" if feature.kind is Kind.SET else "one of"
        )
        return f"{several}: {', '.join(feature.choices)}"
    return "a few words"
