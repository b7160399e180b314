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
_NUMBER = re.compile(r"\d+(?:[.,'’ ]\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:([.,'’ ])\d{3})(?:\1\d{3})*")
_PIECES = re.compile(r"\d+(?:[.,]\d+)*|[^\d\s()/~-]+|[()/~-]")
_TEN_THOUSANDS = re.compile(r"(\d+(?:\.\d+)?)\s*[만万萬]\s*(\d{1,4})?")
_REMARK = re.compile(r"\s*\([^()\d]*\)")
_RANGE_WORDS = {"bis": "to", "hasta": "to", "から": "to", "부터": "to"}
_DROPPED = {"까지", "まで", "이하", "以下"}


def decimal_sign_of(texts: Iterable[str]) -> DecimalSign | None:
    """What the figures of these cells can only mean; None if they can mean either."""
    found: dict[DecimalSign, int] = {DecimalSign.POINT: 0, DecimalSign.COMMA: 0}
    for text in texts:
        if isinstance(text, Figure):
            continue
        for number in _NUMBER.findall(text.translate(_PLAIN_SIGNS)):
            sign = _sign(number.replace(" ", "").replace("'", "").replace("’", ""))
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
    if points + commas == 0 or re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", number):
        return None
    return DecimalSign.POINT if points else DecimalSign.COMMA


def plain_figures(text: str, sign: DecimalSign) -> str:
    """The text with its numbers as `1299.5`, without separators of thousands."""
    plain = _NUMBER.sub(lambda found: _plain(found[0], sign), text.translate(_PLAIN_SIGNS))
    return _TEN_THOUSANDS.sub(_ten_thousands, plain)


def _plain(number: str, sign: DecimalSign) -> str:
    thousands = _THOUSANDS.match(number)
    if " " in number and not (thousands and thousands[1] == " "):
        return " ".join(_plain(part, sign) for part in number.split(" "))  # `5 10` are two
    digits = re.sub(r"['’ ]", "", number)
    sure = _sign(digits)
    both = "." in digits and "," in digits
    used = sure if sure and (both or digits.count(".") + digits.count(",") > 1) else sign
    if used is DecimalSign.COMMA:
        return digits.replace(".", "").replace(",", ".")
    return digits.replace(",", "")


def _ten_thousands(found: re.Match[str]) -> str:
    """`349만` are 3,490,000, as prices are told in Korea and Japan."""
    return f"{round(float(found[1]) * 10_000) + int(found[2] or 0)}"


def in_our_words(text: str, feature: Feature, words: Vocabulary) -> str:
    """`5 Jahre` as `5 year`, `498000円 (税込)` as `498000 JPY`: symbols for units, no remarks."""
    bare = _REMARK.sub("", text).strip() or text
    pieces = []
    for piece in _PIECES.findall(bare):
        folded = piece.casefold()
        if folded in _DROPPED:
            continue
        pieces.append(
            _RANGE_WORDS.get(folded) or (_NUMBER.fullmatch(piece) and piece)
            or unit_for(feature, piece.strip(".:"), words) or piece
        )  # fmt: skip
    return " ".join(pieces)
