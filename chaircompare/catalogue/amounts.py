"""Reads amounts as brochures and people write them: `6'2"`, `178 cm`, `15-30 min`, `$4,999`."""

import re
from dataclasses import dataclass
from enum import StrEnum

from chaircompare.catalogue.units import convert, find_unit


class Bound(StrEnum):
    """What a word before a figure makes of it: `about 220 lb`, `up to 330 lb`, `at least 2 in`."""

    NONE = ""
    ABOUT = "about"
    MOST = "at most"
    LEAST = "at least"


@dataclass(frozen=True, slots=True)
class Amount:
    """What was written. `digits` is empty where one figure in one unit cannot repeat it.

    `unit` is empty where none was written; `step` is the smallest digit in that unit.
    """

    low: float
    high: float
    unit: str
    step: float
    digits: str
    bound: Bound = Bound.NONE


_MONEY = "money"
# What a unit is called, by what is measured: "m" is a metre, or a minute, never a month.
_CALLED: dict[str, dict[str, str]] = {
    "length": {
        "in": 'in in. inch inches "',
        "ft": "ft ft. foot feet '",
        "cm": "cm cms centimetre centimetres centimeter centimeters",
        "mm": "mm millimetre millimetres millimeter millimeters",
        "m": "m metre metres meter meters",
    },
    "mass": {
        "lb": "lb lb. lbs lbs. pound pounds #",
        "kg": "kg kgs kilo kilos kilogram kilograms",
    },
    "duration": {
        "min": "min min. mins mins. minute minutes m '",
        "h": "h hr hr. hrs hrs. hour hours",
        "s": "s sec sec. secs second seconds",
    },
    "period": {
        "year": "year years yr yr. yrs yrs. y",
        "month": "month months mo mo. mos",
    },
    "power": {"W": "w watt watts", "kW": "kw kilowatt kilowatts"},
    "noise": {"dB": "db dba db(a) decibel decibels"},
    _MONEY: {
        "USD": "$ us$ usd us-$ dollar dollars",
        "CAD": "ca$ c$ cad can$",
        "EUR": "€ eur euro euros",
        "GBP": "£ gbp",
        "JPY": "¥ jpy yen",
        "KRW": "₩ krw won",
    },
}
_SYMBOLS = {
    dimension: {called: symbol for symbol, words in table.items() for called in words.split()}
    for dimension, table in _CALLED.items()
}
# Two units of one length or time: `5 ft 10`. The second may go unnamed.
_SMALLER = {"ft": "in", "h": "min", "min": "s", "year": "month", "m": "cm"}
# Nothing about a chair is a thousand of these, so the comma of `1,778 m` is a decimal one.
_NEVER_THOUSANDS = {"m", "ft", "kW", "h", "year"}
_BOUNDS = {
    Bound.ABOUT: r"about|approx\.?|approximately|circa|ca\.?|roughly|around|~|≈",
    Bound.MOST: r"up to|at most|max\.?(?:imum)?|maximum|no more than|not over|≤|<=",
    Bound.LEAST: r"at least|minimum|min\.|no less than|from|≥|>=",
}
_AFTER = {Bound.MOST: r"max\.?|maximum|or less", Bound.LEAST: r"minimum|or more"}
_FRACTIONS = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅛": "1/8", "⅜": "3/8",
              "⅝": "5/8", "⅞": "7/8"}  # fmt: skip
_SIGNS = str.maketrans(
    {"’": "'", "′": "'", "‘": "'", "”": '"', "″": '"', "“": '"', "–": "-", "—": "-", "−": "-",
     "‐": "-", "‑": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "}
)  # fmt: skip
_NUMBER = r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?![\d/])|\d+(?:[.,]\d+)*"
_FIGURE = re.compile(rf"(?:(?P<whole>\d+)[ -])?(?P<top>\d+)/(?P<bottom>\d+)|(?P<number>{_NUMBER})")
# Two figures for the same thing, in two systems, are rounded: 70.9 in and 180 cm.
_SAME = 0.02
# `3 pairs` are six.
_NOT_ONE_EACH = frozenset({"pair", "pairs", "dozen", "set", "sets", "each", "x"})
_LONGEST = 80


def unit_called(word: str, dimension: str) -> str:
    """The symbol of the unit that people call so, of a dimension or "money"; "" if there is none.

    Codes and symbols of our own are known in any case.
    """
    return _SYMBOLS.get(dimension, {}).get(" ".join(word.casefold().split()), "")


def read_amount(text: str, dimension: str) -> Amount | None:
    """The amount of a dimension, "count" or "money" that the text states; None if it is not one.

    A second figure in brackets or behind a slash, `75 in (190 cm)`, must say the same.
    """
    tidy = _tidied(text)
    if not tidy or len(tidy) > _LONGEST:
        return None
    bound, tidy = _bound(tidy)
    first, second = _two_figures(tidy)
    amount = _span(first, dimension)
    if amount is None or not second:
        return _bounded(amount, bound)
    other = _span(second, dimension)
    if other is None or not _says_the_same(amount, other):
        return None
    return _bounded(Amount(amount.low, amount.high, amount.unit, amount.step, ""), bound)


def _bounded(amount: Amount | None, bound: Bound) -> Amount | None:
    if amount is None or not bound:
        return amount
    return Amount(amount.low, amount.high, amount.unit, amount.step, "", bound)


def _tidied(text: str) -> str:
    tidy = text.casefold().translate(_SIGNS).replace("''", '"')
    for sign, written in _FRACTIONS.items():
        tidy = tidy.replace(sign, f" {written}")
    return " ".join(tidy.split())


def _bound(text: str) -> tuple[Bound, str]:
    for bound, words in _BOUNDS.items():
        found = re.match(rf"(?:{words})(?![a-z])\s*", text)
        if found:
            return bound, text[found.end() :]
    for bound, words in _AFTER.items():
        found = re.search(rf"\s\(?(?:{words})\)?$", text)
        if found:
            return bound, text[: found.start()]
    return Bound.NONE, text


def _two_figures(text: str) -> tuple[str, str]:
    for pattern in (r"(.+?)\s*\(\s*([^()]*\d[^()]*)\)", r"(.*[a-z\"'])\s*/\s*(\d.*)"):
        found = re.fullmatch(pattern, text)
        if found:
            return found[1], found[2]
    return text, ""


def _says_the_same(a: Amount, b: Amount) -> bool:
    here, there = find_unit(a.unit), find_unit(b.unit)
    if not (a.unit and b.unit and here and there and here.dimension == there.dimension):
        return False
    rounding = (a.step * here.factor + b.step * there.factor) / 2
    pairs = ((a.low, b.low), (a.high, b.high))
    return all(
        abs(x * here.factor - y * there.factor) <= max(rounding, _SAME * x * here.factor)
        for x, y in pairs
    )


def _span(text: str, dimension: str) -> Amount | None:
    """One amount, or two with a dash or "to" between them."""
    alone = _single(text, dimension)
    if alone:
        return alone
    for split in re.finditer(r"\s*(?:-|\bto\b|\band\b|~)\s*", text):
        high = _single(text[split.end() :], dimension)
        low = _single(text[: split.start()], dimension, high.unit if high else "")
        joined = _joined(low, high) if low and high else None
        if joined:
            return joined
    return None


def _joined(low: Amount, high: Amount) -> Amount | None:
    symbol = high.unit or low.unit
    if low.unit and high.unit and low.unit != high.unit:
        try:
            end = convert(high.high, high.unit, low.unit)
        except ValueError:
            return None
        return Amount(low.low, end, low.unit, low.step, "") if low.low <= end else None
    if low.low > high.high:
        return None
    digits = f"{low.digits}-{high.digits}" if low.digits and high.digits else ""
    return Amount(low.low, high.high, symbol, min(low.step, high.step), digits)


def _single(text: str, dimension: str, unit_after: str = "") -> Amount | None:
    """A figure with or without its unit, or two figures in a unit and its smaller one."""
    symbol, rest = _leading_sign(text.strip(), dimension)
    found = _FIGURE.match(rest)
    if not found:
        return None
    word, more = _next_word(rest[found.end() :].strip())
    if word and dimension == "count":
        return None if more else _counted(found, word)
    own = unit_called(word, dimension) if word else symbol
    # "$4,999 CAD" says which dollars are meant.
    if (not own and word) or (symbol and symbol != own and (symbol, own) != ("USD", "CAD")):
        return None
    figure = _figure(found, own or unit_after, dimension)
    if figure is None:
        return None
    amount, step, digits = figure
    if more:
        return _with_smaller(amount, own, more, dimension)
    return Amount(amount, amount, own, step, digits)


def _counted(found: re.Match[str], word: str) -> Amount | None:
    """`34 airbags`: a figure and what it counts."""
    figure = _figure(found, "", "count")
    if figure is None or not word.isalpha() or word in _NOT_ONE_EACH:
        return None
    return Amount(figure[0], figure[0], "", figure[1], "")


def _leading_sign(text: str, dimension: str) -> tuple[str, str]:
    if dimension != _MONEY:
        return "", text
    found = re.match(r"([^\d\s]+)\s*(?=\d)", text)
    symbol = unit_called(found[1], _MONEY) if found else ""
    return (symbol, text[found.end() :]) if found and symbol else ("", text)


def _next_word(text: str) -> tuple[str, str]:
    """The word of a unit and what stands behind it; `4,999.-` ends in no word."""
    bare = re.sub(r"^(?:[.,]-*(?!\d)|-(?=[a-z]))", "", text).strip()
    found = re.match(r"[^\d\s]+", bare)
    if not found:
        return "", bare
    word = found[0]
    if word.endswith("-") and word[:-1] in {"'", "ft"}:
        word = word[:-1]  # 6'-2"
    return word, bare[found.end() :].strip()


def _with_smaller(amount: float, unit: str, more: str, dimension: str) -> Amount | None:
    smaller = _SMALLER.get(unit, "")
    found = _FIGURE.match(more)
    if not smaller or not found or not float(amount).is_integer():
        return None
    word = more[found.end() :].strip()
    if word and unit_called(word, dimension) != smaller:
        return None
    figure = _figure(found, smaller, dimension)
    whole = convert(1.0, unit, smaller)
    if figure is None or figure[0] >= whole:
        return None
    total = amount * whole + figure[0]
    return Amount(total, total, smaller, figure[1], "")


def _figure(found: re.Match[str], unit: str, dimension: str) -> tuple[float, float, str] | None:
    """The number, its smallest digit and its plain digits; None if it can be read in two ways."""
    if found["top"]:
        bottom = int(found["bottom"])
        if not bottom or int(found["top"]) >= bottom:
            return None
        return int(found["whole"] or 0) + int(found["top"]) / bottom, 1 / bottom, ""
    digits = _plain_digits(found["number"].replace(" ", ""), unit, dimension)
    if digits is None:
        return None
    return float(digits), 10.0 ** -len(digits.partition(".")[2]), digits


def _plain_digits(text: str, unit: str, dimension: str) -> str | None:
    """`4,999` is four thousand; `102,5` has a decimal comma, as much of the world writes it."""
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text):
        once = text.count(",") == 1 and "." not in text
        return text.replace(",", "." if once and unit in _NEVER_THOUSANDS else "")
    if re.fullmatch(r"\d{1,3}(\.\d{3})+,\d+", text) or re.fullmatch(r"\d{1,3}(\.\d{3}){2,}", text):
        return text.replace(".", "").replace(",", ".")
    if re.fullmatch(r"\d{1,3}\.\d{3}", text) and dimension == _MONEY:
        return text.replace(".", "")  # no price has thousandths
    if re.fullmatch(r"\d{1,3}\.\d{3}", text) and (unit in {"mm", "W"} or dimension == "count"):
        return None  # 1.5 or 1,500: both are written so
    plain = text.replace(",", ".") if text.count(",") == 1 and "." not in text else text
    return plain if re.fullmatch(r"\d+(\.\d+)?", plain) else None
