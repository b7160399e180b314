"""Says what each column holds: by key, label or synonym, as said before, or as chosen now."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from chaircompare.catalogue.amounts import unit_called
from chaircompare.catalogue.features import Feature, FeatureRegistry, Kind
from chaircompare.catalogue.units import find_unit
from chaircompare.catalogue.values import dimension_of
from chaircompare.errors import UsageError
from chaircompare.exchange.importing.vocabulary import (
    ABOUT_THE_CHAIR,
    Doubt,
    Vocabulary,
    fold_heading,
    fold_words,
    targets_of,
)

LEAVE_OUT = ("-", "")
_BRACKETS = re.compile(r"(.*?)\s*[(\[（【]\s*(.+?)\s*[)\]）】]\s*")
_BEHIND = re.compile(r"(.+?)(?:\s*[,/:|]\s*|\s+-\s+|\s+(?:in|en)\s+|\s+)([^\s,/:|]+)")
_COMMA = re.compile(r"[,/:|-] \w+\.?$")
_MONEY = "money"
_LEAST, _MOST = "min", "max"
_SHORTEST_SESSION, _USUAL_SESSION = "session_minutes_min", "session_minutes_default"


class FoundBy(StrEnum):
    """Why a column is taken for what it is taken for."""

    KEY = "its key"
    NAME = "its name"
    REMEMBERED = "what you said last time"
    CHOSEN = "what you chose"
    TWICE = "nothing: another column holds that"
    IN_DOUBT = "nothing: it can mean two things"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file, or a row of a table that stands on its side.

    `target` is a key of vocabulary.ABOUT_THE_CHAIR or of a feature, two keys with + between them
    for a range, or empty: left out. `unit` is a symbol, or empty if heading and person say none.
    With `takes_usual_unit` a figure without any is in that of the feature. `doubt` is what else
    the heading alone can mean.
    """

    index: int
    heading: str
    target: str = ""
    unit: str = ""
    found_by: FoundBy = FoundBy.NOTHING
    takes_usual_unit: bool = False
    doubt: Doubt | None = None

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
        in_brackets = self._with_unit(column, _BRACKETS)
        if in_brackets:
            return in_brackets
        is_key = self.words.is_key(column.heading)
        whole = self._meant(column, column.heading)
        if whole.target:
            # A key is a name of our own, which stands for the unit too.
            how = FoundBy.KEY if is_key else FoundBy.NAME
            return self._checked(replace(whole, found_by=how, takes_usual_unit=is_key), column.unit)
        return self._with_unit(column, _BEHIND) or self._with_remark(column)

    def _meant(self, column: Column, heading: str) -> Column:
        """What the words of a heading, or a part of them, stand for."""
        doubt = self.words.doubt(heading)
        target = doubt.target if doubt else self.words.target(heading)
        found = FoundBy.NAME if target else FoundBy.NOTHING
        return replace(column, target=target, found_by=found, doubt=doubt)

    def _with_unit(self, column: Column, pattern: re.Pattern[str]) -> Column | None:
        split = pattern.fullmatch(column.heading)
        meant = self._meant(column, split[1]) if split else column
        found = self._checked(meant, split[2]) if split and meant.target else None
        return found if found and found.unit else None

    def _with_remark(self, column: Column) -> Column:
        """What stands in brackets may be a remark: `Price (incl. VAT)`, yet not `Width (seat)`."""
        left_out = replace(column, target="", unit="", found_by=FoundBy.NOTHING)
        split = _BRACKETS.fullmatch(column.heading)
        meant = self._meant(column, split[1]) if split else left_out
        if not split or not meant.target:
            return left_out
        measures = {measured_in(feature) for feature in meant.features(self.features)}
        elsewhere = self._meant(column, split[2]).target not in {"", meant.target}
        return left_out if elsewhere or measures - {"", _MONEY} else self._checked(meant, split[2])

    def _checked(self, column: Column, written: str) -> Column:
        """With the unit, if what is written is one; of another kind, it shows the guess wrong."""
        features = column.features(self.features)
        if not features or not written:
            return replace(column, unit="")
        unit = unit_for(features[0], written, self.words)
        strange = not unit and fold_words(written) in self.words.units and measured_in(features[0])
        if strange:
            return replace(column, target="", unit="", found_by=FoundBy.NOTHING, doubt=None)
        return replace(column, unit=unit)


def settled(columns: Iterable[Column]) -> tuple[Column, ...]:
    """The columns as the others beside them show what they hold, each target once."""
    return _without_doubles(_without_doubts(list(columns)))


def _without_doubts(columns: Sequence[Column]) -> list[Column]:
    holding: dict[str, set[int]] = {}
    for column in columns:
        for key in column.target.split("+"):
            holding.setdefault(key, set()).add(column.index)
    headings = {fold_heading(column.heading) for column in columns}
    settled: list[Column] = []
    for one in columns:
        column = _least_or_minutes(one, headings) if one.found_by is FoundBy.NAME else one
        doubt = column.doubt
        if doubt and not any(holding.get(key, set()) - {column.index} for key in doubt.beside):
            settled.append(replace(column, target="", unit="", found_by=FoundBy.IN_DOUBT))
        else:
            settled.append(replace(column, doubt=None))
    return settled


def _least_or_minutes(column: Column, headings: Container[str]) -> Column:
    """`Session min` is the shortest one beside `Session max`, and may be minutes elsewhere."""
    folded = fold_heading(column.heading)
    if column.target != _USUAL_SESSION or not folded.endswith(_LEAST):
        return column
    if f"{folded.removesuffix(_LEAST)}{_MOST}" in headings:
        return replace(column, target=_SHORTEST_SESSION, unit="")
    # `Session, min` and `Session (min)` can only be minutes.
    words = column.heading.casefold().rstrip(".")
    sure = not words.endswith(f" {_LEAST}") or _COMMA.search(column.heading)
    doubt = Doubt(_SHORTEST_SESSION, _USUAL_SESSION, frozenset())
    return column if sure else replace(column, doubt=doubt)


def _without_doubles(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Each target once: what a person chose before what a name says, the first before the later."""
    order = (FoundBy.CHOSEN, FoundBy.REMEMBERED, FoundBy.KEY, FoundBy.NAME)
    taken: dict[str, int] = {}
    for how in order:
        for column in columns:
            if column.found_by is how and column.target:
                for key in column.target.split("+"):
                    taken.setdefault(key, column.index)
    return tuple(
        column
        if not column.target or all(taken[key] == column.index for key in column.target.split("+"))
        else replace(column, target="", unit="", found_by=FoundBy.TWICE)
        for column in columns
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
