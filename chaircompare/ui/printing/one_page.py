"""One side of paper to take to a clinician, a shop or the family. Whatever the chairs, it fits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from chaircompare.comparison.comparison import RLS_GROUP, Comparison, Row
from chaircompare.comparison.phrases import date_in_words
from chaircompare.comparison.seller import NOTHING_TO_ASK, Questions, questions
from chaircompare.comparison.sources import NumberedSource, NumberedSources
from chaircompare.exchange.notes import ABOUT_FACTS, Imprint, title
from chaircompare.relevance.cautions import CautionNote
from chaircompare.relevance.criteria import NOT_MEDICAL_ADVICE, RLS_SENTENCE, relevance
from chaircompare.relevance.fit import Fit, fit
from chaircompare.relevance.needs import Importance, Need, need_words
from chaircompare.ui.printing.comparison_document import (
    PICTURE_MEANS,
    chair_heads,
    foot,
    table_row,
    unstated_in_words,
)
from chaircompare.ui.printing.document import (
    Block,
    ChairHead,
    ChairTable,
    Paragraph,
    PrintedDocument,
    TableCell,
    TableGroup,
    TableRow,
)
from chaircompare.ui.printing.paper import Sheet
from chaircompare.ui.printing.typeset import LaidDocument, typeset

_NAME_LINES = 3
_COUNTS = {2: "Two", 3: "Three"}
_ENDLESS = 10_000


@dataclass(frozen=True, slots=True)
class OnePage:
    """What goes on the page. Without needs the rows marked RLS say what to ask."""

    comparison: Comparison
    imprint: Imprint
    needs: tuple[Need, ...] = ()
    cautions: tuple[CautionNote, ...] = ()
    with_questions: bool = True


@dataclass(frozen=True, slots=True)
class _Tightness:
    """How much is left out so that the page holds it: rows at most, signs a text at most."""

    scale: float
    rows: int = _ENDLESS
    longest: int = _ENDLESS


# Tried one after the other until everything stands on one side.
_STEPS = (
    _Tightness(1.0),
    _Tightness(0.9),
    _Tightness(0.8),
    _Tightness(0.9, longest=600),
    _Tightness(0.8, longest=400),
    _Tightness(0.8, 24, 300),
    _Tightness(0.8, 21, 240),
    _Tightness(0.8, 18, 200),
    _Tightness(0.8, 15, 160),
    _Tightness(0.8, 12, 100),
    _Tightness(0.75, 8, 60),
    _Tightness(0.75, 5, 40),
    _Tightness(0.75, 3, 24),
)


def one_page(content: OnePage, sheet: Sheet) -> LaidDocument:
    """The page, as large as it can be set."""
    laid = [typeset(_document(content, _STEPS[0]), sheet, scale=_STEPS[0].scale)]
    for step in _STEPS[1:]:
        if len(laid[-1].pages) == 1:
            break
        laid.append(typeset(_document(content, step), sheet, scale=step.scale))
    return laid[-1]


def _document(content: OnePage, step: _Tightness) -> PrintedDocument:
    comparison = content.comparison
    rows = _rows(comparison, step)
    sources = NumberedSources(rows)
    count = _COUNTS[len(comparison.chairs)]
    return PrintedDocument(
        title=f"{count} massage chairs on one page",
        name=title(comparison),
        subtitle=f"{date_in_words(content.imprint.made_on)} · to take to a doctor or your family",
        blocks=tuple(_blocks(content, rows, sources, step)),
        foot=foot(content.imprint),
    )


def _rows(comparison: Comparison, step: _Tightness) -> list[Row]:
    """The marked rows that are stated, the weightiest ones if not all have room, in their order."""
    stated = [row for row in comparison.rows if row.mark and row.is_stated]
    weighty = sorted(stated, key=lambda row: -(row.mark.weight if row.mark else 0))[: step.rows]
    return [row for row in stated if row in weighty]


def _blocks(
    content: OnePage, rows: Sequence[Row], sources: NumberedSources, step: _Tightness
) -> list[Block]:
    comparison = content.comparison
    blocks: list[Block] = [
        Paragraph(f"{RLS_SENTENCE} {NOT_MEDICAL_ADVICE} {ABOUT_FACTS}", small=True),
        ChairTable(
            heads=_heads(content),
            groups=tuple(_groups(content, rows, sources, step)),
            corner=("“Not stated” is not “No”.", PICTURE_MEANS, "[1]: the source, see below."),
            with_marks=False,
            most_name_lines=_NAME_LINES,
        ),
    ]
    if content.cautions:
        told = "; ".join(one.heading for one in content.cautions)
        if step.longest == _ENDLESS:
            told = " ".join(f"{one.heading}. {one.advice}" for one in content.cautions)
        blocks.append(Paragraph(_cut(told, 12 * step.longest), lead="Take care:", small=True))
    listed = list(sources)
    told = "; ".join(_source(one) for one in listed)
    if told:
        blocks.append(Paragraph(_cut(told, 12 * step.longest), lead="Sources:", small=True))
    left_out = len([row for row in comparison.rows if row.mark and row.is_stated]) - len(rows)
    if left_out:
        more = f"{left_out} more rows are marked RLS. The printed comparison has them all."
        blocks.append(Paragraph(more, small=True))
    return blocks


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    kept = text[: longest - 1]
    # Words stay whole, unless the text is one long word.
    return f"{kept.rpartition(' ')[0] or kept}…"


def _source(one: NumberedSource) -> str:
    source = one.source
    return f"[{one.number}] {source.publisher} ({source.kind.words}), {date_in_words(one.read_on)}"


def _fits(content: OnePage) -> list[Fit]:
    comparison = content.comparison
    return [fit(chair, content.needs, comparison.features) for chair in comparison.chairs]


def _heads(content: OnePage) -> tuple[ChairHead, ...]:
    heads = chair_heads(content.comparison)
    if not content.needs:
        return heads
    return tuple(
        replace(head, lines=(*head.lines, one.counts_in_words))
        for head, one in zip(heads, _fits(content), strict=True)
    )


def _groups(
    content: OnePage, rows: Sequence[Row], sources: NumberedSources, step: _Tightness
) -> list[TableGroup]:
    groups = [_needs(content, step)] if content.needs else []
    unstated = [row for row in content.comparison.rows if row.mark and not row.is_stated]
    after = _cut(unstated_in_words(unstated), 4 * step.longest)
    told = tuple(_shortened(table_row(row, sources), step) for row in rows)
    groups.append(TableGroup(RLS_GROUP.label, "", told, after))
    if content.with_questions:
        groups.append(_questions(content, step))
    return groups


def _shortened(row: TableRow, step: _Tightness) -> TableRow:
    cells = tuple(replace(cell, text=_cut(cell.text, step.longest)) for cell in row.cells)
    return replace(row, marks=(), cells=cells)


def _needs(content: OnePage, step: _Tightness) -> TableGroup:
    comparison = content.comparison
    fits = _fits(content)
    # Under tightness the must-haves stay: they stand in front.
    order = sorted(
        (need for need in content.needs if need.counts),
        key=lambda need: list(Importance).index(need.importance),
    )
    kept = order[: step.rows]
    rows = tuple(
        TableRow(
            _cut(need_words(need, comparison.features, comparison.system), step.longest),
            (),
            tuple(TableCell(_verdict(need, one)) for one in fits),
        )
        for need in kept
    )
    rows = tuple(
        replace(row, label=f"{row.label} ({need.importance.label.lower()})")
        for row, need in zip(rows, kept, strict=True)
    )
    more = len(order) - len(kept)
    return TableGroup("Your needs", "", rows, f"{more} more needs are left out." if more else "")


def _verdict(need: Need, one: Fit) -> str:
    if need in one.meets:
        return "Meets"
    return "Misses" if need in one.misses else "Not known"


def _questions(content: OnePage, step: _Tightness) -> TableGroup:
    comparison = content.comparison
    found = questions(
        comparison.chairs, content.needs, comparison.features, relevance(), comparison.system
    )
    if not found.asked:
        return TableGroup("Open questions", "", (), NOTHING_TO_ASK)
    cells = tuple(_asked(found, chair.id, step) for chair in comparison.chairs)
    after = f"{found.left_out} more questions are left out." if found.left_out else ""
    return TableGroup("Open questions", "", (TableRow("Ask the seller", (), cells),), after)


def _asked(found: Questions, chair: str, step: _Tightness) -> TableCell:
    labels = [question.feature.label for question in found.of(chair)]
    if not labels:
        return TableCell("Nothing", muted=True)
    return TableCell(_cut("; ".join(labels), 2 * step.longest))
