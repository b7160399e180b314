"""The dry run: every line of the file judged against the catalogue, and nothing changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from chaircompare.catalogue.chair import Chair, Fact
from chaircompare.catalogue.changing import ChairChange
from chaircompare.catalogue.naming import Ids, NamedChair, fold
from chaircompare.catalogue.store import Catalogue
from chaircompare.catalogue.values import agree
from chaircompare.errors import ChairCompareError
from chaircompare.exchange.importing.dashes import Dash, columns_with_dashes, dashes_in
from chaircompare.exchange.importing.drafts import (
    ChairDraft,
    FactReader,
    Names,
    name_draft,
    remarks_on,
)
from chaircompare.exchange.importing.fact_tables import FactTable, fact_of_line
from chaircompare.exchange.importing.layouts import FactColumns, Layout, Shape
from chaircompare.exchange.importing.plan import Action, ImportPlan, PlannedRow
from chaircompare.exchange.importing.raw import ImportStoppedError, Progress, RawTable
from chaircompare.exchange.importing.records import (
    ChairRecord,
    fact_lines,
    lying_records,
    standing_records,
)
from chaircompare.exchange.importing.sources import same_voice
from chaircompare.exchange.importing.terms import ImportChoices, Terms
from chaircompare.exchange.importing.vocabulary import MODEL, NAME, READ_ON, vocabulary

_BATCH = 500
_ROWS_A_TURN = 2_000
_MOST_REMARKS = 60


class NothingToImportError(ChairCompareError):
    """A table in which nothing can be taken for a chair."""


def make_plan(
    table: RawTable,
    layout: Layout,
    choices: ImportChoices,
    catalogue: Catalogue,
    progress: Progress | None = None,
) -> ImportPlan:
    """What an import of the table would do; NothingToImportError or ImportStoppedError."""
    if layout.shape is not Shape.FACT_A_ROW and not _names_chairs(layout):
        raise NothingToImportError(
            "No column is known to hold the model names.",
            'Say which one does: in the step “columns”, or with --map "Chair=model". It has: '
            f"{', '.join(f'“{heading}”' for heading in layout.headings[:12]) or 'none'}.",
        )
    known = catalogue.names()
    terms = Terms(catalogue.features, vocabulary(), choices)
    drafts = _drafts(table, layout, terms, Names(known), progress)
    planner = _Planner(catalogue, known, by_value=layout.is_ours)
    rows, changes = planner.plan(drafts, progress)
    dashes = tuple(columns_with_dashes(table, layout, catalogue.features, terms.words))
    notices = (*table.notices, *_told_of(layout, dashes, choices.dash))
    return ImportPlan(tuple(rows), tuple(changes), layout, notices, dashes)


def _told_of(layout: Layout, dashes: Sequence[str], meant: Dash) -> Iterator[str]:
    """What counts for all rows and stands in none of them."""
    day = next((column.heading for column in layout.columns if column.target == READ_ON), "")
    if day:
        yield f"“{day}” tells on which day the source of each row was read."
    if dashes:
        yield f"{dashes_in(dashes)} is taken as “{meant.words}”."


def _names_chairs(layout: Layout) -> bool:
    return layout.shape is Shape.CHAIR_A_COLUMN or layout.holds(MODEL) or layout.holds(NAME)


def _drafts(
    table: RawTable, layout: Layout, terms: Terms, names: Names, progress: Progress | None
) -> list[ChairDraft]:
    if layout.fact:
        return _fact_drafts(table, layout, layout.fact, terms, names)
    brand = terms.choices.brand
    records = list(
        standing_records(table, layout, terms.words, brand)
        if layout.shape is Shape.CHAIR_A_ROW
        else lying_records(table, layout)
    )
    reader = FactReader(records, layout, terms)
    drafts = []
    for number, record in enumerate(records, start=1):
        draft = name_draft(record, brand, names)
        if not draft.note and not draft.problem:
            reader.fill(draft, record)
        drafts.append(draft)
        if progress and not number % _ROWS_A_TURN and not progress(0.5 * number / len(records)):
            raise ImportStoppedError
    return drafts


def _fact_drafts(
    table: RawTable, layout: Layout, columns: FactColumns, terms: Terms, names: Names
) -> list[ChairDraft]:
    drafts = []
    by_chair = fact_lines(table, layout)
    facts = FactTable.of([line for lines in by_chair.values() for line in lines], columns, terms)
    for lines in by_chair.values():
        record = ChairRecord(lines[0].line, "", dict(lines[0].about), [])
        draft = name_draft(record, terms.choices.brand, names)
        for line in lines if not draft.problem else ():
            reading = fact_of_line(line, facts)
            if reading.fact:
                draft.facts.append(reading.fact)
            heading = line.part(columns.feature)
            draft.remarks.extend(remarks_on(reading, line.line, heading, terms.features))
        drafts.append(draft)
    return drafts


class _Planner:
    """Matches drafts with the chairs that are there, by brand and model without case and signs."""

    def __init__(
        self, catalogue: Catalogue, known: Iterable[NamedChair], *, by_value: bool
    ) -> None:
        self._catalogue = catalogue
        self._by_value = by_value
        self._ids: dict[str, NamedChair] = {}
        self._names: defaultdict[str, list[NamedChair]] = defaultdict(list)
        for chair in known:
            self._ids[chair.id] = chair
            self._names[fold(chair.brand, chair.model)].append(chair)
        self._free = Ids(self._ids)
        self._seen: dict[str, ChairDraft] = {}

    def plan(
        self, drafts: Sequence[ChairDraft], progress: Progress | None
    ) -> tuple[list[PlannedRow], list[ChairChange]]:
        rows: list[PlannedRow] = []
        changes: list[ChairChange] = []
        for start in range(0, len(drafts), _BATCH):
            batch = drafts[start : start + _BATCH]
            matched = [self._match(draft) for draft in batch]
            ids = list(dict.fromkeys(found.id for found in matched if found))
            there = {chair.id: chair for chair in self._catalogue.load(ids)} if ids else {}
            for draft, found in zip(batch, matched, strict=True):
                row, change = self._row(draft, there.get(found.id) if found else None)
                rows.append(row)
                if change:
                    changes.append(change)
            if progress and not progress(0.5 + 0.5 * (start + len(batch)) / len(drafts)):
                raise ImportStoppedError
        return rows, changes

    def _match(self, draft: ChairDraft) -> NamedChair | None:
        """The chair that is meant; a draft that cannot be placed gets a problem instead."""
        if draft.note or draft.problem:
            return None
        name = fold(draft.brand, draft.model)
        first = self._seen.setdefault(name, draft)
        if first is not draft:
            where = f"column {first.place}" if first.place else f"line {first.line}"
            draft.problem = f"the same chair as in {where}"
            return None
        found = self._names.get(name, [])
        by_id = self._ids.get(draft.wanted_id)
        if by_id and fold(by_id.brand, by_id.model) == name:
            found = [by_id]
        if len(found) > 1:
            ids = ", ".join(chair.id for chair in found)
            draft.problem = f"{len(found)} chairs of the catalogue bear this name: {ids}"
        elif found and found[0].in_bin:
            draft.problem = "this chair lies in the bin; put it back first"
        return found[0] if found and not draft.problem else None

    def _row(self, draft: ChairDraft, there: Chair | None) -> tuple[PlannedRow, ChairChange | None]:
        remarks = tuple(islice(draft.remarks, _MOST_REMARKS))
        base = PlannedRow(Action.SKIP, draft.line, draft.name, column=draft.place, remarks=remarks)
        if draft.note:
            return replace(base, action=Action.NOTE, reason=draft.note), None
        if draft.problem:
            return replace(base, reason=draft.problem), None
        if there is None:
            return self._added(draft, base)
        facts, new = self._merged(there, draft.facts)
        page = there.product_page or draft.product_page
        after = replace(there, facts=facts, product_page=page)
        known = f"is in the catalogue as {there.name}" if there.name != draft.name else ""
        if not new and page == there.product_page:
            return replace(base, action=Action.SAME, chair=there.id, reason=known), None
        row = replace(base, action=Action.CHANGE, chair=there.id, reason=known, facts=new)
        return row, ChairChange(there, after)

    def _added(self, draft: ChairDraft, base: PlannedRow) -> tuple[PlannedRow, ChairChange]:
        wanted = draft.wanted_id
        taken = not wanted or not _is_id(wanted) or not self._free.take(wanted)
        chair_id = self._free.make(draft.brand, draft.model) if taken else wanted
        chair = Chair(
            chair_id,
            draft.brand,
            draft.model,
            draft.product_page,
            tuple(draft.facts),
            own=True,
        )
        row = replace(base, action=Action.ADD, chair=chair_id, facts=len(draft.facts))
        return row, ChairChange(None, chair)

    def _merged(self, there: Chair, stated: Sequence[Fact]) -> tuple[tuple[Fact, ...], int]:
        """The facts of a chair with those of the file, and how many of these are new.

        What the same page or person said of a feature on another day makes room for what they say
        now; facts of others stay.
        """
        new = [fact for fact in stated if not self._is_known(there, fact)]
        if not new:
            return there.facts, 0
        kept = [
            old
            for old in there.facts
            if not any(
                (old.own or there.own)
                and old.feature == fact.feature
                and same_voice(old.source, fact.source)
                for fact in new
            )
        ]
        return (*kept, *new), len(new)

    def _is_known(self, there: Chair, fact: Fact) -> bool:
        return any(
            old.state is fact.state
            and _say_the_same(old, fact)
            and (self._by_value or (_same_page(old, fact) and old.read_on == fact.read_on))
            for old in there.facts_by_feature.get(fact.feature, ())
        )


def _say_the_same(a: Fact, b: Fact) -> bool:
    if a.value is None or b.value is None:
        return a.value is b.value
    return agree(a.value, b.value) is True


def _same_page(a: Fact, b: Fact) -> bool:
    """Whether the sources are one; of a page with an address the publisher may go unnamed."""
    if a.source.url and a.source.url == b.source.url:
        return a.source.kind is b.source.kind
    return same_voice(a.source, b.source)


def _is_id(text: str) -> bool:
    return all(part.isalnum() and part.isascii() and part == part.casefold()
               for part in text.split("-"))  # fmt: skip
