"""From the cells about a chair to its name and the facts that the file states of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from chaircompare.catalogue.chair import Fact, Source
from chaircompare.catalogue.features import FeatureRegistry
from chaircompare.catalogue.limits import looks_wrong
from chaircompare.catalogue.naming import NamedChair, fold
from chaircompare.catalogue.values import Quantity
from chaircompare.exchange.importing.cells import CellReader, ColumnHabits, Reading
from chaircompare.exchange.importing.days import DayReader
from chaircompare.exchange.importing.fact_tables import our_cell
from chaircompare.exchange.importing.figures import DecimalSign, decimal_sign_of
from chaircompare.exchange.importing.layouts import Layout
from chaircompare.exchange.importing.mapping import Column
from chaircompare.exchange.importing.plan import Remark
from chaircompare.exchange.importing.raw import Figure
from chaircompare.exchange.importing.records import ChairRecord
from chaircompare.exchange.importing.sources import SourceChoice, source_of
from chaircompare.exchange.importing.terms import Terms
from chaircompare.exchange.importing.vocabulary import (
    BRAND,
    CHAIR_ID,
    MODEL,
    NAME,
    PRODUCT_PAGE,
    READ_ON,
    SOURCE_URL,
)

_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_LONGEST_NAME = 120


@dataclass(slots=True)
class ChairDraft:
    """A chair as the file has it. `problem` says why it cannot be taken, `note` that it is none."""

    line: int
    place: str
    brand: str = ""
    model: str = ""
    wanted_id: str = ""
    product_page: str = ""
    facts: list[Fact] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    problem: str = ""
    note: str = ""

    @property
    def name(self) -> str:
        """Brand and model."""
        return f"{self.brand} {self.model}".strip()


class Names:
    """Splits `Example Lotus 3D` into brand and model by the chairs and brands that are known."""

    def __init__(self, known: Iterable[NamedChair]) -> None:
        self._chairs = {fold(chair.brand, chair.model): chair for chair in known}
        folded = {fold(chair.brand, ""): chair.brand for chair in self._chairs.values()}
        self._brands = {brand: written for brand, written in folded.items() if brand}

    def is_brand(self, name: str) -> bool:
        """Whether a chair of this brand is known."""
        return fold(name, "") in self._brands

    def split(self, name: str) -> tuple[str, str, bool]:
        """Brand, model, and whether the split is only a guess at the first word."""
        chair = self._chairs.get(fold(name, ""))
        if chair:
            return chair.brand, chair.model, False
        words = name.split()
        for count in range(len(words) - 1, 0, -1):
            brand = " ".join(words[:count])
            if fold(brand, "") in self._brands:
                return brand, " ".join(words[count:]), False
        return words[0], " ".join(words[1:]), True


def name_draft(record: ChairRecord, brand: str, names: Names) -> ChairDraft:
    """A draft with its names, or with the reason why it has none."""
    about = record.about
    draft = ChairDraft(
        record.line,
        record.place,
        about.get(BRAND, ""),
        about.get(MODEL, ""),
        about.get(CHAIR_ID, ""),
        _page(about.get(PRODUCT_PAGE, "")),
        note=record.note,
    )
    if record.note:
        draft.brand, draft.model = "", record.named[:_LONGEST_NAME]
        return draft
    _name(draft, about.get(NAME, ""), brand, names)
    if names.is_brand(draft.model) and not draft.brand:
        draft.problem = f"“{draft.model}” is a brand; the model is missing"
    elif not draft.model:
        draft.problem = "no model name"
    elif not draft.brand:
        draft.problem = "brand or model is missing" if about.get(NAME) else "no brand name"
    elif max(len(draft.brand), len(draft.model)) > _LONGEST_NAME:
        draft.problem = f"a name of more than {_LONGEST_NAME} characters"
    return draft


def _name(draft: ChairDraft, whole: str, brand: str, names: Names) -> None:
    draft.brand = draft.brand or brand
    whole = whole if not draft.model else ""
    if whole and draft.brand:
        front = draft.brand.casefold()
        rest = whole[len(front) :] if f"{whole.casefold()} ".startswith(f"{front} ") else whole
        draft.model = rest.strip()
        return
    whole = whole or ("" if draft.brand else draft.model)
    if not whole:
        return
    found, model, guessed = names.split(whole)
    if not model:
        draft.model = whole
        return
    draft.brand, draft.model = found, model
    if guessed:
        said = f"read as brand “{found}” and model “{model}”"
        draft.remarks.append(Remark(draft.line, "", said, left_out=False))


def _page(text: str) -> str:
    return text if _WEB.fullmatch(text) else ""


# ------------------------------------------------------------------ facts of rows and columns


class FactReader:
    """Reads the facts out of the cells of a layout."""

    def __init__(
        self,
        records: Sequence[ChairRecord],
        layout: Layout,
        terms: Terms,
    ) -> None:
        self._features = terms.features
        self._words = terms.words
        self._choices = choices = terms.choices
        self._source = source_of(choices.source)
        self._ours = layout.is_ours
        texts: dict[int, set[str]] = {column.index: set() for column in layout.columns}
        for record in records:
            if not record.note:
                for column, text in record.cells:
                    texts[column.index].add(text)
        days = (record.about.get(READ_ON, "") for record in records if not record.note)
        self._days = DayReader(days, choices.today)
        self._day_heading = next(
            (column.heading for column in layout.columns if column.target == READ_ON), ""
        )
        everything = (text for found in texts.values() for text in found)
        usual = choices.decimal_sign or decimal_sign_of(everything) or DecimalSign.POINT
        self._readers = {
            column.index: self._column_readers(column, texts[column.index], usual)
            for column in layout.columns
        }

    def _column_readers(
        self, column: Column, texts: set[str], usual: DecimalSign
    ) -> tuple[CellReader, ...]:
        habits = ColumnHabits.of(texts, self._words, usual, self._choices.dash)
        if self._choices.decimal_sign:
            habits = replace(habits, sign=self._choices.decimal_sign)
        return tuple(
            CellReader(feature, column, habits, self._words, self._source)
            for feature in column.features(self._features)
        )

    def fill(self, draft: ChairDraft, record: ChairRecord) -> None:
        """Put the facts and remarks of the record into the draft."""
        facts, remarks = draft.facts, draft.remarks
        for column, text in record.cells:
            for reading in self._readings(column, text):
                if reading.fact:
                    facts.append(reading.fact)
                remarks.extend(remarks_on(reading, record.line, column.heading, self._features))
        day, problem = self._days.read(record.about.get(READ_ON, ""))
        if problem:
            remarks.append(Remark(record.line, self._day_heading, problem, left_out=True))
        source = self._source_of_row(record.about.get(SOURCE_URL, ""), day)
        if source:
            draft.facts = [replace(fact, source=source) for fact in facts]

    def _readings(self, column: Column, text: str) -> Iterable[Reading]:
        readers = self._readers[column.index]
        if self._ours:
            feature = self._features[column.target]
            return our_cell(feature, column.unit or feature.unit, text, self._source)
        if len(readers) == 1:
            return (readers[0].read(text),)
        return two_ends(text, *readers)

    def _source_of_row(self, url: str, day: date | None) -> Source | None:
        """The source where a row has its own address or date."""
        if not url and not day:
            return None
        chosen = self._choices.source
        web = _WEB.fullmatch(url)
        return source_of(
            SourceChoice(
                chosen.kind,
                chosen.publisher if web or not url else url[:_LONGEST_NAME],
                url if web else chosen.url,
                day or chosen.read_on,
            )
        )


def remarks_on(
    reading: Reading, line: int, heading: str, features: FeatureRegistry
) -> Iterator[Remark]:
    """What is to be said about a cell: why it is left out, how it is read, what looks wrong."""
    if reading.problem or reading.remark:
        said = reading.problem or reading.remark
        yield Remark(line, heading, said, left_out=bool(reading.problem))
    fact = reading.fact
    wrong = looks_wrong(features[fact.feature], fact.value) if fact else ""
    if wrong:
        yield Remark(line, heading, wrong, left_out=False, looks_wrong=True)


def two_ends(text: str, low: CellReader, high: CellReader) -> Iterator[Reading]:
    """`150-195 cm` as the least and the most; a single figure is neither for sure."""
    reading = high.read(text)
    fact = reading.fact
    if fact is None or not isinstance(fact.value, Quantity):
        problem = reading.problem or (f"“{text.strip()[:60]}” is not a range." if fact else "")
        yield Reading(problem=problem)
        return
    value = fact.value
    if value.low == value.high:
        yield Reading(problem=f"“{text.strip()}” is one figure: the least or the most?")
        return
    for reader, end in ((low, value.low), (high, value.high)):
        figure = reader.read(Figure(f"{end:g} {value.unit}"))
        yield Reading(figure.fact, figure.problem, reading.remark)
