"""Values of features: read from text as stated, told alike or unlike, written for people."""

import re
from dataclasses import dataclass
from functools import cached_property

from chaircompare.catalogue.amounts import Amount, Bound, read_amount
from chaircompare.catalogue.features import Feature, Kind
from chaircompare.catalogue.units import (
    UnitSystem,
    convert,
    find_unit,
    is_money,
    plain_number,
    show,
    show_height,
    speak,
    speak_height,
    unit,
)
from chaircompare.errors import ChairCompareError

# Two figures of one thing may differ by rounding; beyond one part in a hundred they are two facts.
_LARGEST_ROUNDING = 0.01
# Most figures are this, and thousands are read at a time.
_PLAIN = re.compile(r"\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?")
# No stated figure of a chair is near this.
_LARGEST = 1e9
# What a chair needs is a least, whatever its name.
_NEEDED = frozenset({"wall_clearance"})
_OF_PERSON = "user_height"
_MEASURED = frozenset({"length", "mass", "power", "noise"})


class ValueNotUnderstoodError(ChairCompareError):
    """A stated value that does not fit the kind of its feature."""


@dataclass(frozen=True, slots=True)
class YesNo:
    """A plain yes or a stated no."""

    yes: bool


@dataclass(frozen=True)
class Quantity:
    """An amount or a range as stated; `step` is the smallest digit that was written.

    `of_person` marks how tall a person is, which people say in feet and inches.
    """

    low: float
    high: float
    unit: str
    step: float = 1.0
    of_person: bool = False

    @cached_property
    def canonical(self) -> tuple[float, float]:
        """Low and high end in the canonical unit of the dimension."""
        factor = unit(self.unit).factor
        return self.low * factor, self.high * factor


@dataclass(frozen=True, slots=True)
class Words:
    """A choice or a text; `figure_expected` marks words where a source gave no figure."""

    text: str
    figure_expected: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """Several things in the order in which the source names them."""

    names: tuple[str, ...]


Value = YesNo | Quantity | Words | Items


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


def _refuse(feature: Feature, text: str, wanted: str) -> ValueNotUnderstoodError:
    return ValueNotUnderstoodError(
        f"{feature.label}: “{text}” is not {wanted}.", "Write it as the others are written."
    )


def _number(feature: Feature, text: str) -> tuple[float, float]:
    """The figure and the size of its last digit."""
    digits = text.strip()
    if not digits.isascii() or not digits.removeprefix("-").replace(".", "", 1).isdigit():
        raise _refuse(feature, text, "a number")
    amount = float(digits)
    if amount < 0 or amount > _LARGEST:
        raise _refuse(feature, text, "an amount that a chair can have")
    decimals = len(digits.partition(".")[2])
    return amount, 10.0**-decimals


def dimension_of(feature: Feature) -> str:
    """What the feature measures; for money the word before the currency."""
    return "count" if feature.kind is Kind.COUNT else unit(feature.unit).dimension


def of_person(feature: Feature) -> bool:
    """Whether the feature states how tall a person is."""
    return feature.key.startswith(_OF_PERSON)


def read_quantity(feature: Feature, text: str) -> Amount | None:
    """The amount that a text states in the words of a brochure, if it fits the feature.

    "Up to" fits only what is a most by itself: of `up to 30 airbags` nobody knows how many.
    """
    dimension = "money" if feature.kind is Kind.MONEY else dimension_of(feature)
    amount = read_amount(text, dimension)
    if amount is None or not _bound_fits(feature, amount.bound):
        return None
    whole = amount.low.is_integer() and amount.high.is_integer()
    if (feature.kind is Kind.COUNT and not whole) or amount.high > _LARGEST:
        return None
    return amount


def _bound_fits(feature: Feature, bound: Bound) -> bool:
    if bound is Bound.MOST:
        return "_max" in feature.key or feature.kind in {Kind.NOISE, Kind.POWER}
    if bound is Bound.LEAST:
        return "_min" in feature.key or feature.key in _NEEDED
    return True


def _as_written(feature: Feature, text: str, symbol: str) -> Quantity | None:
    amount = read_quantity(feature, text)
    if amount is None or (amount.digits and not amount.unit):
        return None  # a bare figure is held to the stricter rules
    stated_unit = amount.unit or symbol or feature.unit
    return Quantity(amount.low, amount.high, stated_unit, amount.step, of_person(feature))


def _quantity(feature: Feature, text: str, symbol: str) -> Quantity:
    written = None if _PLAIN.fullmatch(text) else _as_written(feature, text, symbol)
    if written and (not symbol or unit(written.unit) == find_unit(symbol)):
        return written
    stated_unit = symbol or feature.unit
    found = find_unit(stated_unit)
    if found is None:
        raise _refuse(feature, f"{text} {stated_unit}", "given in a known unit")
    fits = (
        is_money(stated_unit)
        if feature.kind is Kind.MONEY
        else found.dimension == dimension_of(feature)
    )
    if not fits:
        raise _refuse(feature, f"{text} {stated_unit}", f"a {feature.kind.value}")
    parts = text.replace("–", "-").split("-") if text.strip()[:1] != "-" else [text]
    if len(parts) > 2:  # noqa: PLR2004 - a range has two ends
        raise _refuse(feature, text, "a number or a range")
    low, low_step = _number(feature, parts[0])
    high, high_step = _number(feature, parts[-1])
    if feature.kind is Kind.COUNT and not (low.is_integer() and high.is_integer()):
        raise _refuse(feature, text, "a whole number")
    if low > high:
        raise _refuse(feature, text, "a range from low to high")
    return Quantity(low, high, stated_unit, min(low_step, high_step), of_person(feature))


def parse(feature: Feature, text: str, symbol: str = "") -> Value:
    """The value that a source states; ValueNotUnderstoodError if it does not fit the feature."""
    text = text.strip()
    if not text:
        raise _refuse(feature, text, "a value")
    if feature.is_number:
        return _quantity(feature, text, symbol)
    if symbol:
        raise _refuse(feature, f"{text} {symbol}", "something that takes a unit")
    if feature.kind is Kind.YES_NO:
        if text not in {"yes", "no"}:
            raise _refuse(feature, text, "yes or no")
        return YesNo(text == "yes")
    if feature.kind is Kind.SET:
        return _items(feature, text)
    if feature.choices and text not in feature.choices:
        raise _refuse(feature, text, f"one of {', '.join(feature.choices)}")
    return Words(text)


def _items(feature: Feature, text: str) -> Items:
    names = tuple(dict.fromkeys(part.strip() for part in text.split(";") if part.strip()))
    strange = [name for name in names if feature.choices and name not in feature.choices]
    if strange or not names:
        raise _refuse(feature, ", ".join(strange) or text, f"of {', '.join(feature.choices)}")
    return Items(names)


def agree(a: Value, b: Value) -> bool | None:
    """Whether two values say the same; None where they cannot be compared."""
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return _quantities_agree(a, b)
    if isinstance(a, Words) and isinstance(b, Words):
        if _fold(a.text) == _fold(b.text):
            return True
        return None if a.figure_expected or b.figure_expected else False
    if isinstance(a, Items) and isinstance(b, Items):
        return {_fold(x) for x in a.names} == {_fold(x) for x in b.names}
    if isinstance(a, YesNo) and isinstance(b, YesNo):
        return a.yes == b.yes
    return None


def _quantities_agree(a: Quantity, b: Quantity) -> bool | None:
    here, there = unit(a.unit), unit(b.unit)
    if here.dimension != there.dimension:
        return None
    rounding = (
        max(a.step * here.factor, b.step * there.factor) / 2 if here.dimension in _MEASURED else 0.0
    )
    pairs = zip(a.canonical, b.canonical, strict=True)
    return all(abs(x - y) <= min(rounding, _LARGEST_ROUNDING * max(x, y)) + 1e-9 for x, y in pairs)


def words(value: Value, system: UnitSystem = UnitSystem.US) -> str:
    """The value as a person reads it on screen and paper."""
    match value:
        case YesNo(yes=yes):
            return "Yes" if yes else "No"
        case Quantity(of_person=True):
            return show_height(value.low, value.high, value.unit, system)
        case Quantity():
            return show(value.low, value.high, value.unit, system)
        case Items(names=names):
            return ", ".join(names)
        case Words(text=text, figure_expected=True):
            return f"“{text}”"
        case Words(text=text):  # pragma: no branch - the last kind
            return text


def spoken(value: Value, system: UnitSystem = UnitSystem.US) -> str:
    """The value as a screen reader should say it."""
    match value:
        case Quantity(of_person=True):
            return speak_height(value.low, value.high, value.unit, system)
        case Quantity():
            return speak(value.low, value.high, value.unit, system)
        case Items(names=names) if len(names) > 1:
            return f"{', '.join(names[:-1])} and {names[-1]}"
        case _:
            return words(value, system)


def plain(value: Value, symbol: str, decimal_sign: str = ".") -> str:
    """The value for a file: numbers without thousands separators in the unit `symbol`."""
    match value:
        case Quantity():
            foreign = unit(value.unit).dimension != unit(symbol).dimension
            target = value.unit if foreign else symbol
            low, high = (
                plain_number(convert(x, value.unit, target)).replace(".", decimal_sign)
                for x in (value.low, value.high)
            )
            number = low if low == high else f"{low} to {high}"
            return f"{number} {target}" if foreign else number
        case Items(names=names):
            return "; ".join(names)
        case Words(text=text, figure_expected=True):
            return f"“{text}”"
        case _:
            return words(value)
