"""The comparison as a document: every row asked for, each value with the numbers of its sources."""

from collections.abc import Sequence

from chaircompare import __version__
from chaircompare.catalogue.chair import Chair
from chaircompare.comparison.comparison import (
    Cell,
    CellState,
    Comparison,
    Row,
    RowState,
    View,
)
from chaircompare.comparison.phrases import date_in_words
from chaircompare.comparison.sources import NumberedSource, NumberedSources
from chaircompare.comparison.summary import summarise
from chaircompare.comparison.zones import zones_in_words, zones_of
from chaircompare.exchange.choices import ExportChoices
from chaircompare.exchange.notes import Imprint, counted, extent, title
from chaircompare.relevance.cautions import CautionNote
from chaircompare.relevance.criteria import NOT_MEDICAL_ADVICE, RLS_SENTENCE
from chaircompare.ui.comparison.head_card import price_in_words
from chaircompare.ui.printing.document import (
    Block,
    ChairHead,
    ChairTable,
    Heading,
    Items,
    Paragraph,
    PrintedDocument,
    TableCell,
    TableGroup,
    TableRow,
)

RLS_WORD = "RLS"
_STATE_WORDS = {
    RowState.DIFFERS: "Differs",
    RowState.SAME: "Same",
    RowState.CANNOT_TELL: "Can’t tell",
}
_COUNTED = {
    RowState.DIFFERS: "differ",
    RowState.SAME: "same",
    RowState.CANNOT_TELL: "can’t tell",
}
PICTURE_MEANS = "Picture: filled, massage stated; ring, heat stated; outline only, not stated."
_CORNER = (
    "RLS: often asked for with restless legs.",
    "Differs, Same: as far as it is stated. Can’t tell: too little is stated.",
    "“Not stated” is not “No”.",
    PICTURE_MEANS,
    "[1]: the number of the source, listed at the end.",
)


def comparison_document(
    comparison: Comparison, choices: ExportChoices, cautions: Sequence[CautionNote] = ()
) -> PrintedDocument:
    """The document to print; `cautions` are those that the person chose to take along."""
    sources = NumberedSources(choices.rows(comparison))
    chairs = len(comparison.chairs)
    return PrintedDocument(
        title=f"Comparing {chairs} massage chairs",
        name=title(comparison),
        subtitle=_subtitle(comparison, choices),
        blocks=tuple(_blocks(comparison, choices, sources, cautions)),
        foot=foot(choices.imprint),
    )


def _subtitle(comparison: Comparison, choices: ExportChoices) -> str:
    count = len(choices.rows(comparison))
    told = extent(comparison, choices.view, count, shown=choices.shown is not None)
    return f"{date_in_words(choices.imprint.made_on)} · {told}"


def foot(imprint: Imprint) -> str:
    """What stands at the foot of every page."""
    facts = f" · facts of {date_in_words(imprint.facts_of)}" if imprint.facts_of else ""
    return f"chaircompare {__version__}{facts} · not medical advice"


def _blocks(
    comparison: Comparison,
    choices: ExportChoices,
    sources: NumberedSources,
    cautions: Sequence[CautionNote],
) -> list[Block]:
    blocks: list[Block] = [Paragraph(f"{RLS_SENTENCE} {NOT_MEDICAL_ADVICE}")]
    lines = tuple(line.text for line in summarise(comparison))
    if lines and choices.view is View.ALL and choices.shown is None:
        blocks += [Heading("What changes between these chairs"), Items(lines)]
    blocks += caution_blocks(cautions)
    blocks.append(
        ChairTable(
            heads=chair_heads(comparison),
            groups=tuple(
                _group(heading, rows, sources) for heading, rows in choices.sections(comparison)
            ),
            corner=_CORNER,
        )
    )
    blocks += source_blocks(comparison.chairs, sources)
    return blocks


def chair_heads(comparison: Comparison) -> tuple[ChairHead, ...]:
    """Who each chair is, what it costs, how much is stated, and where it works."""
    heads = []
    for number, chair in enumerate(comparison.chairs):
        zones = zones_of(chair)
        stated = comparison.stated_in_words(number)
        in_words = f"Where {chair.name} works: {zones_in_words(zones)}"
        lines = (price_in_words(chair), stated)
        heads.append(ChairHead(chair.brand, chair.model, lines, zones, in_words))
    return tuple(heads)


def caution_blocks(cautions: Sequence[CautionNote]) -> list[Block]:
    """What to take care of, each with its source; nothing if nothing was chosen."""
    if not cautions:
        return []
    lines = tuple(one.words for one in cautions)
    return [Heading("Take care"), Items(lines)]


def _group(heading: str, rows: Sequence[Row], sources: NumberedSources) -> TableGroup:
    states = [row.state for row in rows]
    counts = [counted(len(rows), "row")]
    counts += [
        f"{states.count(state)} {words}" for state, words in _COUNTED.items() if state in states
    ]
    return TableGroup(
        heading,
        " · ".join(counts),
        tuple(table_row(row, sources) for row in rows if row.is_stated),
        unstated_in_words([row for row in rows if not row.is_stated]),
    )


def table_row(row: Row, sources: NumberedSources) -> TableRow:
    """A row with its marks as words."""
    marks = (*((RLS_WORD,) if row.mark else ()), _STATE_WORDS[row.state])
    differs = row.state is RowState.DIFFERS
    cells = tuple(table_cell(cell, sources, strong=differs) for cell in row.cells)
    return TableRow(row.feature.label, marks, cells, relevant=bool(row.mark))


def table_cell(cell: Cell, sources: NumberedSources, *, strong: bool = False) -> TableCell:
    """What stands in the cell, and the numbers of the sources that state it."""
    if not cell.is_stated:
        return TableCell(cell.words, muted=True)
    numbers = sources.numbers(cell)
    notes = f"[{', '.join(map(str, numbers))}]" if numbers else ""
    words = cell.words
    if cell.answer.is_note:
        words = f"{words} (your note)"
    muted = cell.state is CellState.DOES_NOT_APPLY
    return TableCell(words, notes, muted=muted, strong=strong and not muted)


def unstated_in_words(rows: Sequence[Row]) -> str:
    """One line for the features of which none of the chairs states anything."""
    if not rows:
        return ""
    names = "; ".join(row.feature.label for row in rows)
    states = {cell.state for row in rows for cell in row.cells}
    silent = "Not stated" if states == {CellState.NOT_STATED} else "Not stated or not checked yet"
    return f"{silent} for any of these chairs: {names}."


def source_blocks(chairs: Sequence[Chair], sources: NumberedSources) -> list[Block]:
    """The sources behind the numbers, then those that were read in vain."""
    blocks: list[Block] = [Heading("Sources")]
    listed = list(sources)
    if listed:
        told = tuple(source_in_words(one) for one in listed)
        links = tuple(one.source.url for one in listed)
        blocks.append(Items(told, first=1, small=True, links=links))
    numbered = {one.source for one in listed}
    unheard = dict.fromkeys(
        source for chair in chairs for source in chair.sources if source not in numbered
    )
    if unheard:
        words = "; ".join(f"{one.publisher} ({one.kind.words}), {one.url}" for one in unheard)
        blocks.append(Paragraph(words, lead="Also read, silent on these rows:", small=True))
    return blocks


def source_in_words(one: NumberedSource) -> str:
    """Who said it, what kind of source it is, when it was read, and where."""
    source = one.source
    said = f"{source.publisher} ({source.kind.words}), read {date_in_words(one.read_on)}."
    return f"{said} {source.url}".strip()
