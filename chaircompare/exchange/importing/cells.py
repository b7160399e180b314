"""Judges the cells of a column: what each states, in which words, or why it cannot be taken."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chaircompare.catalogue.chair import Fact, FactState, Source
from chaircompare.catalogue.features import Feature, Kind
from chaircompare.catalogue.units import find_unit
from chaircompare.catalogue.values import ValueNotUnderstoodError, Words, parse, read_quantity
from chaircompare.exchange.importing.dashes import Dash, is_dash
from chaircompare.exchange.importing.figures import (
    DecimalSign,
    decimal_sign_of,
    in_our_words,
    plain_figures,
)
from chaircompare.exchange.importing.mapping import Column, unit_for, units_of
from chaircompare.exchange.importing.raw import Figure
from chaircompare.exchange.importing.vocabulary import Meaning, Vocabulary, fold_words

_CROSS = "x"
_CIRCLE = "o"
_ITEMS = re.compile(r"\s*(?:[;,/&+、，・\n]|\band\b|\bund\b|\by\b)\s*")
_ITEMS_OF_ANY_KIND = re.compile(r"\s*[;,、，\n]\s*")
# Our own side-by-side file says so behind a value.
_WHOSE_WORD = re.compile(
    r"\s*\((your note|told by the seller|source not trusted)\)\s*$", re.IGNORECASE
)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_SURE = re.compile(r"(\d+(?:\.\d+)?)\s*([^\d\s()/-][^\d()/-]*)?")
_THOUSAND = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_LONGEST_WORDS = 500
# Written for one kind of figure only, so that a figure without a unit can mean nothing else.
_ONE_UNIT = frozenset({Kind.POWER, Kind.NOISE})
_USUAL_FIGURES = {"dB": 55}  # where 5 would be an odd example
_LONGEST_WARRANTY = 15  # in years; more could be months


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says: a fact or nothing, why it was left out, what the person should know."""

    fact: Fact | None = None
    problem: str = ""
    remark: str = ""


_NOTHING = Reading()


@dataclass(frozen=True, slots=True)
class ColumnHabits:
    """What the whole column shows about single signs in it."""

    sign: DecimalSign
    dash: Dash
    cross: Meaning

    @classmethod
    def of(
        cls,
        texts: Iterable[str],
        words: Vocabulary,
        usual_sign: DecimalSign,
        dash: Dash = Dash.NOT_STATED,
    ) -> "ColumnHabits":
        """As the cells of the column suggest: a lone x is a tick where nothing else is one.

        What a dash means they cannot tell, so `dash` is what the person says.
        """
        listed = set(texts)
        folded = {fold_words(text) for text in listed}
        ticks = _CIRCLE in folded or any(words.meanings.get(t) is Meaning.YES for t in folded)
        cross = Meaning.NO if ticks else Meaning.YES
        return cls(decimal_sign_of(listed) or usual_sign, dash, cross)


class CellReader:
    """Reads the cells of one column for one feature; equal cells are judged once."""

    def __init__(
        self, feature: Feature, column: Column, habits: ColumnHabits, words: Vocabulary,
        source: Source,
    ) -> None:  # fmt: skip
        self._feature = feature
        self._column = column
        self._habits = habits
        self._words = words
        self._source = source
        self._known: dict[tuple[type, str], Reading] = {}

    def read(self, text: str) -> Reading:
        """What the cell says."""
        key = (type(text), text)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._read(text)
        return found

    # ------------------------------------------------------------------ any kind

    def _read(self, text: str) -> Reading:
        if not isinstance(text, Figure):
            text = _WHOSE_WORD.sub("", text)
        folded = fold_words(text)
        meaning = self._words.meanings.get(folded)
        if not folded or meaning is Meaning.NOT_STATED:
            return _NOTHING
        if meaning is Meaning.DOES_NOT_APPLY:
            return Reading(self._fact(FactState.DOES_NOT_APPLY))
        return self._dash() if is_dash(folded) else self._value(text, folded, meaning)

    def _value(self, text: str, folded: str, meaning: Meaning | None) -> Reading:
        if self._feature.is_number:
            return self._figure(text, meaning)
        if self._feature.kind is Kind.YES_NO:
            return self._answer(text, folded, meaning)
        if self._feature.kind is Kind.SET:
            return self._items(text, meaning)
        return self._text(text, folded)

    def _fact(self, state: FactState, stated: str = "", unit: str = "") -> Fact:
        value = None
        if state is FactState.STATED:
            value = parse(self._feature, stated, unit)
        elif state is FactState.IN_WORDS:
            value = Words(stated, figure_expected=True)
        return Fact(self._feature.key, state, value, stated, unit, self._source, own=True)

    def _stated(self, stated: str, unit: str = "", remark: str = "") -> Reading:
        try:
            return Reading(self._fact(FactState.STATED, stated, unit), "", remark)
        except ValueNotUnderstoodError as error:
            return Reading(problem=error.message)

    def _in_words(self, text: str, expected: str) -> Reading:
        """What is more than a word is worth keeping: the table shows it in quotation marks."""
        bare = " ".join(text.split())
        if not _LETTERS.search(bare) or len(bare) > _LONGEST_WORDS:
            return Reading(problem=f"“{bare[:60]}” is not {expected}.")
        fact = self._fact(FactState.IN_WORDS, bare)
        return Reading(fact, "", f"“{bare[:60]}” is not {expected}; it is kept in these words.")

    # ------------------------------------------------------------------ yes and no

    def _dash(self) -> Reading:
        is_no = self._feature.kind is Kind.YES_NO and self._habits.dash is Dash.NO
        return self._stated("no") if is_no else _NOTHING

    def _answer(self, text: str, folded: str, meaning: Meaning | None) -> Reading:
        if folded == _CROSS:
            meaning = self._habits.cross
            word = "Yes" if meaning is Meaning.YES else "No"
            return self._stated(word.casefold(), remark=f"“{text.strip()}” is read as {word}.")
        if folded == _CIRCLE:
            meaning = Meaning.YES
        if meaning in {Meaning.YES, Meaning.NO}:
            return self._stated("yes" if meaning is Meaning.YES else "no")
        return self._in_words(text, "yes or no")

    # ------------------------------------------------------------------ figures

    def _figure(self, text: str, meaning: Meaning | None) -> Reading:
        feature = self._feature
        bare = " ".join(text.split())
        if meaning in {Meaning.YES, Meaning.NO} and not bare.isdigit():
            return Reading(problem=f"“{bare}” is not {self._expected}.")
        plain = bare if isinstance(text, Figure) else plain_figures(bare, self._habits.sign)
        sure = self._sure_figure(plain)
        if sure:
            return sure
        ours = in_our_words(plain, feature, self._words)
        for written in dict.fromkeys((plain, ours)):
            amount = read_quantity(feature, written)
            if amount is None:
                continue
            unit, remark, problem = self._unit(amount.unit, amount.high)
            if problem:
                return Reading(problem=problem)
            if amount.digits:
                return self._stated(amount.digits, unit, remark)
            return self._stated(written, "" if amount.unit else unit, remark)
        return self._in_words(text, self._expected)

    def _sure_figure(self, plain: str) -> Reading | None:
        """A bare figure, or one with its unit: its point is a decimal one by now."""
        found = _SURE.fullmatch(plain)
        if not found:
            return None
        digits, written = found[1], (found[2] or "").strip(" .")
        symbol = unit_for(self._feature, written, self._words) if written else ""
        if written and not symbol:
            return None
        if self._feature.kind is Kind.MONEY and _THOUSAND.fullmatch(digits):
            digits = digits.replace(".", "")  # no price has thousandths
        unit, remark, problem = self._unit(symbol, float(digits))
        return Reading(problem=problem) if problem else self._stated(digits, unit, remark)

    @property
    def _expected(self) -> str:
        usual = units_of(self._feature)
        figure = _USUAL_FIGURES.get(self._feature.unit, 5)
        return f"an amount such as {figure} {usual[0]}" if usual else "a number"

    def _unit(self, written: str, high: float) -> tuple[str, str, str]:
        """Unit, remark and problem of a figure: a wrong unit would be a wrong fact."""
        unit = written or self._column.unit
        feature = self._feature
        if unit or feature.kind is Kind.COUNT:
            return unit, "", ""
        usual = find_unit(feature.unit)
        spoken = usual.spoken if usual else feature.unit
        sure = self._column.takes_usual_unit or feature.kind in _ONE_UNIT
        likely = feature.kind is Kind.DURATION and (
            feature.unit != "year" or high <= _LONGEST_WARRANTY
        )
        if sure or likely:
            return feature.unit, f"No unit is given; read as {spoken}.", ""
        ways = " or ".join(units_of(feature)[:3])
        thing = "currency" if feature.kind is Kind.MONEY else "unit"
        return "", "", f"No {thing} is given: {ways}? Choose it for this column."

    # ------------------------------------------------------------------ words

    def _items(self, text: str, meaning: Meaning | None) -> Reading:
        choices = self._feature.choices
        if meaning in {Meaning.YES, Meaning.NO}:
            return Reading(problem=f"“{text.strip()}” names none of: {', '.join(choices)}.")
        split = _ITEMS if choices else _ITEMS_OF_ANY_KIND
        parts = [part for part in split.split(text.strip()) if part]
        if not choices:
            return self._stated(";".join(" ".join(part.split()) for part in parts))
        named = [self._choice(part) for part in parts]
        if named and all(named):
            return self._stated(";".join(dict.fromkeys(named)))
        return self._in_words(text, f"made of: {', '.join(choices)}")

    def _choice(self, text: str) -> str:
        meant = self._words.choices.get(fold_words(text), ())
        return next((choice for choice in meant if choice in self._feature.choices), "")

    def _text(self, text: str, folded: str) -> Reading:
        bare = " ".join(text.split())
        if not self._feature.choices:
            return self._stated(bare)
        choice = self._choice(folded)
        expected = f"one of: {', '.join(self._feature.choices)}"
        return self._stated(choice) if choice else self._in_words(bare, expected)


Readers = Mapping[int, tuple[CellReader, ...]]
"""By column; two readers where a column holds the two ends of a range."""
