"""The facts of this program's own tables, wide and tidy, and of other tables of facts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from chaircompare.catalogue.chair import Fact, FactState, Source, SourceKind
from chaircompare.catalogue.derived import NOT_TRUSTED
from chaircompare.catalogue.features import Feature, Kind
from chaircompare.catalogue.values import ValueNotUnderstoodError, Words, parse
from chaircompare.comparison.phrases import (
    DOES_NOT_APPLY,
    NOT_CHECKED,
    NOT_STATED,
    SOURCES_DIFFER,
    UNREADABLE,
)
from chaircompare.exchange.importing.cells import CellReader, ColumnHabits, Reading
from chaircompare.exchange.importing.days import DayReader
from chaircompare.exchange.importing.figures import DecimalSign
from chaircompare.exchange.importing.layouts import FactColumns
from chaircompare.exchange.importing.mapping import Column, unit_for
from chaircompare.exchange.importing.records import FactLine
from chaircompare.exchange.importing.sources import SourceChoice, source_of
from chaircompare.exchange.importing.terms import ImportChoices, Terms
from chaircompare.exchange.importing.vocabulary import READ_ON, SOURCE_URL, fold_words

# What stands between two “or”; one within quotes is part of the words, and so is a quote of theirs.
_ALTERNATIVE = re.compile(r"(“.*?”|.+?)(?: or |$)", re.DOTALL)
# What the tables write where nothing is known.
_SILENT = frozenset({NOT_STATED, NOT_CHECKED, UNREADABLE})
_SILENT_STATES = frozenset(words.casefold() for words in _SILENT)
# What a person or an older export puts behind a value, and the kind of source that it tells.
_VOICES: Mapping[str, SourceKind | None] = {
    "your note": SourceKind.YOUR_NOTE,
    "told by the seller": SourceKind.TOLD_BY_SELLER,
    NOT_TRUSTED: None,
}
_NOT_STATED, _DISPUTED = FactState.NOT_STATED.value, SOURCES_DIFFER.casefold()


def our_cell(feature: Feature, unit: str, text: str, source: Source) -> Iterator[Reading]:
    """The facts of a cell that comparison/table.wide wrote: one, none, or those in dispute."""
    text, source = _without_voice(text.strip(), source)
    if not text or text in _SILENT:
        return
    disputed = text.removeprefix(f"{SOURCES_DIFFER}: ")
    for part in _ALTERNATIVE.findall(disputed) if disputed != text else [text]:
        try:
            yield Reading(_our_fact(feature, unit, part, source))
        except ValueNotUnderstoodError as error:
            yield Reading(problem=error.message)


def _without_voice(text: str, source: Source) -> tuple[str, Source]:
    """The cell without the words that tell a note from a source, and whose word it is."""
    for said, kind in _VOICES.items():
        if text.endswith(f" ({said})"):
            bare = text.removesuffix(f" ({said})")
            note = SourceChoice(kind, "", "", source.read_on) if kind else None
            return bare, source_of(note) if note else source
    return text, source


def _our_fact(feature: Feature, unit: str, text: str, source: Source) -> Fact:
    if text.casefold() == DOES_NOT_APPLY.casefold():
        return _fact(feature, FactState.DOES_NOT_APPLY, "", source)
    if text.startswith("“") and text.endswith("”"):
        return _fact(feature, FactState.IN_WORDS, text[1:-1], source)
    if not feature.is_number:
        stated = text.casefold() if feature.kind is Kind.YES_NO else text.replace("; ", ";")
        value = parse(feature, stated)
        return Fact(feature.key, FactState.STATED, value, stated, "", source, own=True)
    text = text.replace(",", ".")  # never thousands, in our own tables
    figure, _, foreign = text.partition(" ") if " to " not in text else (text, "", "")
    if " to " in text:
        low, _, rest = text.partition(" to ")
        high, _, foreign = rest.partition(" ")
        figure = f"{low}-{high}"
    symbol = foreign or unit
    value = parse(feature, figure, symbol)
    return Fact(feature.key, FactState.STATED, value, figure, symbol, source, own=True)


@dataclass(frozen=True)
class FactTable:
    """What all lines of a table of facts together tell about each."""

    columns: FactColumns
    terms: Terms
    days: DayReader
    named: frozenset[str]

    @classmethod
    def of(cls, lines: Sequence[FactLine], columns: FactColumns, terms: Terms) -> "FactTable":
        """With the features that the lines name for sure, and how they write days."""
        days = DayReader((line.about.get(READ_ON, "") for line in lines), terms.choices.today)
        named = {terms.words.target(line.part(columns.feature)) for line in lines}
        return cls(columns, terms, days, frozenset(named))

    def feature(self, named: str) -> Feature | None:
        """The feature of a name, a doubtful one as the other lines show."""
        features, doubt = self.terms.features, self.terms.words.doubt(named)
        if doubt:
            return features[doubt.target] if doubt.beside & self.named else None
        return features.get(named) or features.get(self.terms.words.target(named))


def fact_of_line(line: FactLine, table: FactTable) -> Reading:
    """The fact of one line of a table of facts, ours or another's."""
    columns, terms = table.columns, table.terms
    named = line.part(columns.feature).strip()
    feature = table.feature(named)
    if feature is None:
        return Reading(problem=_not_known(named, terms))
    day, problem = table.days.read(line.about.get(READ_ON, ""))
    reading = _fact_on_day(feature, line, table, day)
    return replace(reading, remark=reading.remark or problem)


def _not_known(named: str, terms: Terms) -> str:
    doubt = terms.words.doubt(named)
    if not doubt:
        return f"“{named[:60]}” is not a feature that is known."
    meanings = " or ".join(f"“{terms.features[key].label}”" for key in (doubt.target, doubt.other))
    return f"“{named[:60]}” can mean {meanings}. Name it so in the file."


def _fact_on_day(feature: Feature, line: FactLine, table: FactTable, day: date | None) -> Reading:
    columns, terms = table.columns, table.terms
    source = _source_of_line(line, columns, terms.choices, day)
    state = fold_words(line.part(columns.state))
    if state == NOT_TRUSTED:
        state = FactState.STATED.value
    if state in _SILENT_STATES:
        # That a source was read and is silent is a fact; that nobody looked is none.
        told = state == _NOT_STATED and line.part(columns.kind).strip()
        return Reading(_fact(feature, FactState.NOT_STATED, "", source) if told else None)
    if state and columns.low >= 0:
        try:
            return Reading(_tidy_fact(feature, state, line, columns, source))
        except ValueNotUnderstoodError as error:
            return Reading(problem=error.message)
    return _foreign(feature, line, columns, source, terms)


def _foreign(
    feature: Feature, line: FactLine, columns: FactColumns, source: Source, terms: Terms
) -> Reading:
    stated, unit = line.part(columns.value), line.part(columns.unit).strip()
    symbol = unit_for(feature, unit, terms.words) if unit else ""
    if unit and not symbol and feature.is_number and feature.unit:
        return Reading(problem=f"“{unit}” is no unit of “{feature.label}”.")
    column = Column(columns.value, feature.label, feature.key, symbol)
    sign = terms.choices.decimal_sign or DecimalSign.POINT
    habits = ColumnHabits.of([stated], terms.words, sign, terms.choices.dash)
    return CellReader(feature, column, habits, terms.words, source).read(stated)


def _fact(feature: Feature, state: FactState, stated: str, source: Source) -> Fact:
    value = Words(stated, figure_expected=True) if state is FactState.IN_WORDS else None
    return Fact(feature.key, state, value, stated, "", source, own=True)


def _tidy_fact(
    feature: Feature, state: str, line: FactLine, columns: FactColumns, source: Source
) -> Fact:
    """A fact that comparison/table.tidy wrote; one in dispute lost its own state there."""
    stated = line.part(columns.value)
    disputed = state == _DISPUTED
    if state == FactState.DOES_NOT_APPLY.value or (disputed and not stated):
        return _fact(feature, FactState.DOES_NOT_APPLY, "", source)
    if state == FactState.IN_WORDS.value:
        return _fact(feature, FactState.IN_WORDS, stated, source)
    try:
        return _stated(feature, stated, line, columns, source)
    except ValueNotUnderstoodError:
        if not disputed:
            raise
        return _fact(feature, FactState.IN_WORDS, stated, source)


def _stated(
    feature: Feature, stated: str, line: FactLine, columns: FactColumns, source: Source
) -> Fact:
    ends = (line.part(columns.low), line.part(columns.high))
    low, high = (end.strip().replace(",", ".") for end in ends)
    unit = line.part(columns.unit).strip() if feature.is_number else ""
    if feature.is_number and low and high:
        stated = f"{low}-{high}"
    elif feature.kind is Kind.YES_NO:
        stated = stated.casefold()
    elif feature.kind is Kind.SET:
        stated = stated.replace("; ", ";")
    value = parse(feature, stated, unit)
    return Fact(feature.key, FactState.STATED, value, stated, unit, source, own=True)


def _source_of_line(
    line: FactLine, columns: FactColumns, choices: ImportChoices, day: date | None
) -> Source:
    chosen = choices.source
    about: Mapping[str, str] = line.about
    told = fold_words(line.part(columns.kind))
    kinds = {kind.value: kind for kind in SourceKind}
    kind = kinds.get(told)
    url = about.get(SOURCE_URL, "")
    publisher = line.part(columns.publisher).strip()
    if kind is None and not url and not publisher:
        return source_of(replace(chosen, read_on=day or chosen.read_on))
    return source_of(
        SourceChoice(
            kind or chosen.kind,
            publisher or _host(url) or chosen.publisher,
            url,
            day or chosen.read_on,
        )
    )


def _host(url: str) -> str:
    found = re.match(r"https?://(?:www\.)?([^/\s]+)", url, re.IGNORECASE)
    return found[1] if found else ""
