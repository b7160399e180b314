"""Units of measure: converting to canonical units and writing amounts for people."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache


class UnitSystem(StrEnum):
    """Which units stand first; the other ones follow in brackets."""

    US = "us"
    METRIC = "metric"


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit; `factor` times an amount gives the canonical unit of its dimension."""

    symbol: str
    dimension: str
    factor: float
    spoken: str
    spoken_one: str = ""


def _unit(symbol: str, dimension: str, factor: float, spoken: str, spoken_one: str = "") -> Unit:
    return Unit(symbol, dimension, factor, spoken, spoken_one or spoken)


# Canonical: cm, kg, minute, year, watt, decibel. The inch and the pound are exact by definition
# (international yard and pound agreement of 1959).
_UNITS = {
    unit.symbol: unit
    for unit in (
        _unit("", "count", 1.0, ""),
        _unit("mm", "length", 0.1, "millimetres", "millimetre"),
        _unit("cm", "length", 1.0, "centimetres", "centimetre"),
        _unit("m", "length", 100.0, "metres", "metre"),
        _unit("in", "length", 2.54, "inches", "inch"),
        _unit("ft", "length", 30.48, "feet", "foot"),
        _unit("kg", "mass", 1.0, "kilograms", "kilogram"),
        _unit("lb", "mass", 0.45359237, "pounds", "pound"),
        _unit("s", "duration", 1 / 60, "seconds", "second"),
        _unit("min", "duration", 1.0, "minutes", "minute"),
        _unit("h", "duration", 60.0, "hours", "hour"),
        _unit("month", "period", 1 / 12, "months", "month"),
        _unit("year", "period", 1.0, "years", "year"),
        _unit("W", "power", 1.0, "watts", "watt"),
        _unit("kW", "power", 1000.0, "kilowatts", "kilowatt"),
        _unit("dB", "noise", 1.0, "decibels", "decibel"),
        _unit("USD", "money USD", 1.0, "US dollars", "US dollar"),
        _unit("CAD", "money CAD", 1.0, "Canadian dollars", "Canadian dollar"),
        _unit("EUR", "money EUR", 1.0, "euros", "euro"),
        _unit("GBP", "money GBP", 1.0, "pounds sterling", "pound sterling"),
        _unit("JPY", "money JPY", 1.0, "yen"),
        _unit("KRW", "money KRW", 1.0, "South Korean won"),
    )
}

# Only these are shown in both systems. Which one leads is the person's choice.
_PARTNERS = {
    "length": {UnitSystem.US: "in", UnitSystem.METRIC: "cm"},
    "mass": {UnitSystem.US: "lb", UnitSystem.METRIC: "kg"},
}
_TALLEST = 120  # inches; no person is
_SMALL = 10  # cm
_MONEY_SIGNS = {"USD": "US$", "CAD": "CA$", "EUR": "€", "GBP": "£", "JPY": "¥", "KRW": "₩"}


def find_unit(symbol: str) -> Unit | None:
    """The unit with this symbol, or None."""
    return _UNITS.get(symbol)


def unit(symbol: str) -> Unit:
    """The unit with this symbol; KeyError if there is none."""
    return _UNITS[symbol]


def is_money(symbol: str) -> bool:
    """Whether the symbol is a currency code. Currencies are never converted."""
    return unit(symbol).dimension.startswith("money")


def convert(amount: float, source: str, target: str) -> float:
    """The amount in the target unit; ValueError if the two measure different things."""
    a, b = unit(source), unit(target)
    if a.dimension != b.dimension:
        raise ValueError(f"{source} does not measure what {target} measures")
    return amount if source == target else amount * a.factor / b.factor


# The same weights and prices come again and again in a long list.
@lru_cache(maxsize=10_000)
def plain_number(amount: float, places: int = 2) -> str:
    """Digits without thousands separators and without trailing zeros, halves rounded up."""
    step = Decimal(1).scaleb(-places)
    text = format(Decimal(repr(amount)).quantize(step, rounding=ROUND_HALF_UP), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _grouped(amount: float, places: int) -> str:
    whole, _, fraction = plain_number(amount, places).partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(whole):,}" + (f".{fraction}" if fraction else "")


def _span(low: str, high: str) -> str:
    return low if low == high else f"{low}–{high}"


def leading_unit(symbol: str, system: UnitSystem) -> str:
    """The unit that a person of this system reads first for what `symbol` measures."""
    return _PARTNERS.get(unit(symbol).dimension, {}).get(system, symbol)


def _is_small_part(low: float, high: float, stated: str) -> bool:
    is_part = low != int(low) or high != int(high)
    return is_part and convert(high, stated, "cm") < _SMALL


def _one_unit(low: float, high: float, stated: str, shown: str) -> str:
    # A converted figure must not look more exact than the stated one: whole centimetres and
    # kilograms, tenths of inches and pounds. A figure in its own unit keeps its digits.
    # Half an inch of a few is worth millimetres: 6 cm are not enough where 2.5 in are needed.
    places = 2 if stated == shown else (0 if shown in {"cm", "kg"} else 1)
    if shown == "cm" and stated != shown and _is_small_part(low, high, stated):
        places = 1
    a, b = (_grouped(convert(x, stated, shown), places) for x in (low, high))
    if is_money(shown):
        return f"{_MONEY_SIGNS.get(shown, shown)} {_span(a, b)}"
    if shown in {"year", "month"}:
        word = unit(shown).spoken_one if b == "1" else unit(shown).spoken
        return f"{_span(a, b)} {word}"
    return f"{_span(a, b)} {shown}".rstrip()


def show(low: float, high: float, stated: str, system: UnitSystem = UnitSystem.US) -> str:
    """An amount for people: `6 in (15 cm)`, `US$ 4,999`, `15–30 min`, `3`."""
    first = leading_unit(stated, system)
    text = _one_unit(low, high, stated, first)
    other = UnitSystem.METRIC if system is UnitSystem.US else UnitSystem.US
    second = leading_unit(stated, other)
    if second == first:
        return text
    return f"{text} ({_one_unit(low, high, stated, second)})"


def show_height(low: float, high: float, stated: str, system: UnitSystem = UnitSystem.US) -> str:
    """How tall a person is, as people say it: `6 ft 3 in (190 cm)`, `188 cm (6 ft 2 in)`."""
    if convert(high, stated, "in") > _TALLEST:
        return show(low, high, stated, system)  # a slip, told as it was read
    feet = _span(*(_feet(convert(x, stated, "in"), stated) for x in (low, high)))
    centimetres = _one_unit(low, high, stated, "cm")
    first, second = (feet, centimetres) if system is UnitSystem.US else (centimetres, feet)
    return f"{first} ({second})"


def _feet(inches: float, stated: str) -> str:
    # Rounded before it is divided: 71.98 in are 6 ft, not 5 ft 12 in.
    rounded = float(plain_number(inches, 2 if stated == "in" else 1))
    feet, rest = divmod(rounded, 12)
    parts = [f"{int(feet)} ft"] if feet else []
    if rest or not feet:
        parts.append(f"{plain_number(rest)} in")
    return " ".join(parts)


def speak_height(low: float, high: float, stated: str, system: UnitSystem = UnitSystem.US) -> str:
    """The same for screen readers: `6 feet 3 inches`."""
    if system is UnitSystem.METRIC or convert(high, stated, "in") > _TALLEST:
        return speak(low, high, stated, system)
    return " to ".join(
        dict.fromkeys(
            " ".join(
                f"{number} {unit(symbol).spoken_one if number == '1' else unit(symbol).spoken}"
                for number, symbol in _pairs(_feet(convert(x, stated, "in"), stated))
            )
            for x in (low, high)
        )
    )


def _pairs(written: str) -> list[tuple[str, str]]:
    parts = written.split()
    return list(zip(parts[::2], parts[1::2], strict=True))


def speak(low: float, high: float, stated: str, system: UnitSystem = UnitSystem.US) -> str:
    """The same amount with its unit in words, for screen readers: `6 inches`."""
    first = leading_unit(stated, system)
    places = 2 if stated == first else 1
    a, b = (plain_number(convert(x, stated, first), places) for x in (low, high))
    number = a if a == b else f"{a} to {b}"
    spoken = unit(first).spoken_one if number == "1" else unit(first).spoken
    return f"{number} {spoken}".rstrip()
