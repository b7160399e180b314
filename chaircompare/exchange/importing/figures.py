"""Figures as the world writes them, turned into those that amounts.py reads."""

import re
from collections.abc import Iterable
from enum import StrEnum

from chaircompare.catalogue.features import Feature
from chaircompare.exchange.importing.mapping import unit_for
from chaircompare.exchange.importing.raw import Figure
from chaircompare.exchange.importing.vocabulary import Vocabulary


class DecimalSign(StrEnum):
    """What stands before the decimals."""

    POINT = "point"
    COMMA = "comma"


# The wide signs of Asian text, and the many spaces, as their plain forms.
_PLAIN_SIGNS = str.maketrans(
    {chr(0xFF01 + n): chr(0x21 + n) for n in range(94)}
    | dict.fromkeys("\u00a0\u202f\u2009\u2007\u3000", " ")
    | {"～": "-", "〜": "-", "㎏": "kg", "㎝": "cm", "㎜": "mm", "，": ",", "．": "."}
)
# An apostrophe or a space parts thousands only before three digits: 6'3 are feet and inches.
_NUMBER = re.compile(
    r"(?<!\d)\d{1,3}(?P<gap>['’ ])\d{3}(?:(?P=gap)\d{3})*(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*"
)
_GAPS = re.compile(r"['’ ]")
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_PIECES = re.compile(r"\d+(?:[.,]\d+)*|[^\d\s()/~-]+|[()/~-]")
_TEN_THOUSANDS = re.compile(r"(\d+(?:\.\d+)?)\s*[만万萬]\s*(\d{1,4})?")
_REMARK = re.compile(r"\s*\([^()\d]*\)")
_BETWEEN = {"bis": "to", "hasta": "to", "から": "to", "부터": "to"}
_ABOUT = frozenset({"約", "약", "etwa", "ungefähr", "aprox.", "aproximadamente", "zirka", "unos"})
_MOST = frozenset({"까지", "まで", "이하", "以下", "最大", "최대", "maximal", "máximo", "máx."})


def decimal_sign_of(texts: Iterable[str]) -> DecimalSign | None:
    """What the figures of these cells can only mean; None if they can mean either."""
    found: dict[DecimalSign, int] = {DecimalSign.POINT: 0, DecimalSign.COMMA: 0}
    for text in texts:
        if isinstance(text, Figure):
            continue
        for number in _NUMBER.finditer(text.translate(_PLAIN_SIGNS)):
            sign = _sign(_GAPS.sub("", number[0]))
            if sign:
                found[sign] += 1
    most = max(found, key=lambda sign: found[sign])
    return most if found[most] else None


def _sign(number: str) -> DecimalSign | None:
    points, commas = number.count("."), number.count(",")
    if points and commas:
        return DecimalSign.COMMA if number.rindex(",") > number.rindex(".") else DecimalSign.POINT
    if points + commas > 1:  # 1.299.000: a number has one decimal sign at most
        return DecimalSign.COMMA if points else DecimalSign.POINT
    if points + commas == 0 or _AMBIGUOUS.fullmatch(number):
        return None
    return DecimalSign.POINT if points else DecimalSign.COMMA


def plain_figures(text: str, sign: DecimalSign) -> str:
    """The text with its numbers as `1299.5`, without separators of thousands."""
    plain = _NUMBER.sub(lambda found: _plain(found[0], sign), text.translate(_PLAIN_SIGNS))
    return _TEN_THOUSANDS.sub(_ten_thousands, plain)


def _plain(number: str, sign: DecimalSign) -> str:
    digits = _GAPS.sub("", number)
    if (_sign(digits) or sign) is DecimalSign.COMMA:
        return digits.replace(".", "").replace(",", ".")
    return digits.replace(",", "")


def _ten_thousands(found: re.Match[str]) -> str:
    """`349만` are 3,490,000, as prices are told in Korea and Japan."""
    return f"{round(float(found[1]) * 10_000) + int(found[2] or 0)}"


def in_our_words(text: str, feature: Feature, words: Vocabulary) -> str:
    """`5 Jahre` as `5 year`, `498000円 (税込)` as `498000 JPY`: symbols for units, no remarks."""
    bare = _REMARK.sub("", text).strip() or text
    found = _PIECES.findall(bare)
    first = found[0].casefold() if found else ""
    bound = "about " if first in _ABOUT else ""
    if first in _BETWEEN or any(piece.casefold() in _MOST for piece in found):
        bound = "up to "
        leading = {*_MOST, "zu", *({first} & set(_BETWEEN))}
        found = [piece for piece in found if piece.casefold() not in leading]
    elif bound:
        found = found[1:]
    return bound + " ".join(_in_our_word(piece, feature, words) for piece in found)


def _in_our_word(piece: str, feature: Feature, words: Vocabulary) -> str:
    if piece[0].isdigit():
        return piece
    between = _BETWEEN.get(piece.casefold())
    return between or unit_for(feature, piece.strip(".:"), words) or piece
