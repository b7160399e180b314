"""Says what each column holds: by key, label or synonym, as said before, or as chosen now."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from chaircompare.catalogue.amounts import unit_called
from chaircompare.catalogue.features import Feature, FeatureRegistry, Kind
from chaircompare.catalogue.units import find_unit
from chaircompare.catalogue.values import dimension_of
from chaircompare.errors import UsageError
from chaircompare.exchange.importing.vocabulary import (
    ABOUT_THE_CHAIR,
    Vocabulary,
    fold_heading,
    fold_words,
    targets_of,
)

LEAVE_OUT = ("-", "")
_BRACKETS = re.compile(r"(.*?)\s*[(\[（【]\s*(.+?)\s*[)\]）】]\s*")
_BEHIND = re.compile(r"(.+?)(?:\s*[,/:|]\s*|\s+-\s+|\s+(?:in|en)\s+|\s+)([^\s,/:|]+)")
_MONEY = "money"


class FoundBy(StrEnum):
    """Why a column is taken for what it is taken for."""

    KEY = "its key"
    NAME = "its name"
    REMEMBERED = "what you said last time"
    CHOSEN = "what you chose"
    TWICE = "nothing: another column holds that"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file, or a row of a table that stands on its side.

    `target` is a key of vocabulary.ABOUT_THE_CHAIR or of a feature, two keys with + between them
    for a range, or empty: left out. `unit` is a symbol, or empty if heading and person say none.
    With `takes_usual_unit` a figure without any is in that of the feature.
    """

    index: int
    heading: str
    target: str = ""
    unit: str = ""
    found_by: FoundBy = FoundBy.NOTHING
    takes_usual_unit: bool = False

    def features(self, features: FeatureRegistry) -> tuple[Feature, ...]:
        """The one or two features it holds; none for what names the chair."""
        return tuple(features[key] for key in self.target.split("+") if key in features)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person says about a column: `target` and the rest as Column has them."""

    target: str
    unit: str = ""
    takes_usual_unit: bool = False


Choices = Mapping[str, Choice]
"""By folded heading."""


def measured_in(feature: Feature) -> str:
    """What the unit of a feature measures, as amounts.py names it; empty if it takes no unit."""
    if not feature.is_number or feature.kind is Kind.COUNT:
        return ""
    return _MONEY if feature.kind is Kind.MONEY else dimension_of(feature)


def unit_for(feature: Feature, written: str, words: Vocabulary) -> str:
    """The symbol of a unit that fits the feature, however it is written; empty if none does."""
    dimension = measured_in(feature)
    if not dimension:
        return ""
    folded = fold_words(written)
    symbol = unit_called(folded, dimension) or words.units.get(folded, "")
    found = find_unit(symbol) if symbol else None
    fits = found and found.dimension.startswith(dimension)
    return symbol if fits else ""


def units_of(feature: Feature) -> tuple[str, ...]:
    """The symbols among which a person can choose for a feature; none if it takes no unit."""
    choices = {
        "length": ("in", "cm", "mm", "ft", "m"),
        "mass": ("lb", "kg"),
        "duration": ("min", "h", "s"),
        "period": ("year", "month"),
        "power": ("W", "kW"),
        "noise": ("dB",),
        _MONEY: ("USD", "EUR", "GBP", "CAD", "JPY", "KRW"),
    }
    return choices.get(measured_in(feature), ())


@dataclass(frozen=True, slots=True)
class Mapper:
    """Maps headings with the words of the program and what is known of this layout."""

    features: FeatureRegistry
    words: Vocabulary
    remembered: Choices
    chosen: Choices

    def target(self, heading: str) -> str:
        """What a heading stands for, unit or not; empty if nobody knows."""
        return self.column(0, heading).target

    def column(self, index: int, heading: str, unit: str = "") -> Column:
        """The column of a heading; `unit` is what another cell says about it."""
        heading = " ".join(heading.split())
        folded = fold_heading(heading)
        for choices, how in ((self.chosen, FoundBy.CHOSEN), (self.remembered, FoundBy.REMEMBERED)):
            if folded in choices:
                return self._as_said(Column(index, heading, "", unit, how), choices[folded])
        return self._found(Column(index, heading, "", unit))

    def _as_said(self, column: Column, said: Choice) -> Column:
        found = self._found(column)
        unit = said.unit or (found.unit if found.target == said.target else "")
        if not unit:
            unit = self._any_unit(column.heading, said.target)
        usual = said.takes_usual_unit
        return replace(column, target=said.target, unit=unit, takes_usual_unit=usual)

    def _any_unit(self, heading: str, target: str) -> str:
        feature = self.features.get(target.partition("+")[0])
        split = _BRACKETS.fullmatch(heading) or _BEHIND.fullmatch(heading)
        return unit_for(feature, split[2], self.words) if feature and split else ""

    def _found(self, column: Column) -> Column:
        with_unit = next(self._split(column, wants_unit=True), None)
        if with_unit:
            return with_unit
        target = self.words.target(column.heading)
        if target:
            # A key is a name of our own, which stands for the unit too.
            is_key = self.words.is_key(column.heading)
            how = FoundBy.KEY if is_key else FoundBy.NAME
            found = replace(column, target=target, found_by=how, takes_usual_unit=is_key)
            return self._checked(found, column.unit)
        # What stands in brackets may be a remark: `Price (incl. VAT)`.
        left_out = replace(column, target="", unit="", found_by=FoundBy.NOTHING)
        return next(self._split(column, wants_unit=False), left_out)

    def _split(self, column: Column, *, wants_unit: bool) -> Iterator[Column]:
        """What the heading can mean if its end is a unit, or a remark in brackets."""
        for pattern in (_BRACKETS, _BEHIND) if wants_unit else (_BRACKETS,):
            split = pattern.fullmatch(column.heading)
            target = self.words.target(split[1]) if split else ""
            if split and target:
                found = replace(column, target=target, found_by=FoundBy.NAME)
                checked = self._checked(found, split[2])
                if checked.unit or not wants_unit:
                    yield checked

    def _checked(self, column: Column, written: str) -> Column:
        """With the unit, if what is written is one; of another kind, it shows the guess wrong."""
        features = column.features(self.features)
        if not features or not written:
            return replace(column, unit="")
        unit = unit_for(features[0], written, self.words)
        strange = not unit and fold_words(written) in self.words.units and measured_in(features[0])
        if strange:
            return replace(column, target="", unit="", found_by=FoundBy.NOTHING)
        return replace(column, unit=unit)


def without_doubles(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Each target once: what a person chose before what a name says, the first before the later."""
    order = (FoundBy.CHOSEN, FoundBy.REMEMBERED, FoundBy.KEY, FoundBy.NAME)
    listed = list(columns)
    taken: dict[str, int] = {}
    for how in order:
        for column in listed:
            if column.found_by is how and column.target:
                for key in column.target.split("+"):
                    taken.setdefault(key, column.index)
    return tuple(
        column
        if not column.target or all(taken[key] == column.index for key in column.target.split("+"))
        else replace(column, target="", unit="", found_by=FoundBy.TWICE)
        for column in listed
    )


def read_choices(
    asked: Sequence[str], features: FeatureRegistry, words: Vocabulary
) -> dict[str, Choice]:
    """`Our Price=sale_price`, `Weight=chair_weight:kg`, `Remarks=-` as choices; UsageError."""
    return dict(_choice(text, features, words) for text in asked)


def _choice(text: str, features: FeatureRegistry, words: Vocabulary) -> tuple[str, Choice]:
    heading, sign, target = text.rpartition("=")
    if not sign or not fold_heading(heading):
        raise UsageError(
            f"“{text}” does not say what a column holds.",
            'Write it as "Our Price=sale_price" or "Weight=chair_weight:kg".',
        )
    target, _, unit = (part.strip() for part in target.partition(":"))
    if target in LEAVE_OUT:
        return fold_heading(heading), Choice("")
    known = targets_of(features)
    found = target if target in known else words.target(target)
    if not found:
        raise UsageError(f"There is no feature “{target}”.", _near(target, known))
    feature = features.get(found.partition("+")[0])
    symbol = unit_for(feature, unit, words) if feature and unit else ""
    if unit and not symbol:
        usual = ", ".join(units_of(feature)) if feature else ""
        hint = f"It takes: {usual}." if usual else "It takes no unit."
        raise UsageError(f"“{unit}” is no unit of “{known[found.partition('+')[0]]}”.", hint)
    return fold_heading(heading), Choice(found, symbol, takes_usual_unit=True)


def _near(target: str, known: Mapping[str, str]) -> str:
    import difflib

    near = difflib.get_close_matches(target.casefold(), known, n=3, cutoff=0.5)
    about = ", ".join(ABOUT_THE_CHAIR)
    return f"Did you mean {' or '.join(near)}?" if near else f"Use a feature's key, or: {about}."
