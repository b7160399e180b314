"""Dashes among yes and no, of which no file tells whether they mean no or that nothing is said."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from chaircompare.catalogue.features import FeatureRegistry, Kind
from chaircompare.comparison.phrases import NOT_STATED
from chaircompare.exchange.importing.layouts import FactColumns, Layout
from chaircompare.exchange.importing.raw import RawTable
from chaircompare.exchange.importing.records import cells_of
from chaircompare.exchange.importing.vocabulary import Vocabulary

_DASHES = "-－–—‐−―ー"
_NAMED = 3


class Dash(StrEnum):
    """What a dash in a column of yes and no stands for; a gap unless the person says otherwise."""

    NO = "no"
    NOT_STATED = "not stated"

    @property
    def words(self) -> str:
        """As it stands in a table."""
        return "No" if self is Dash.NO else NOT_STATED


def is_dash(text: str) -> bool:
    """Whether the cell holds nothing but one dash or several."""
    bare = text.strip()
    return bool(bare) and not bare.strip(_DASHES)


def columns_with_dashes(
    table: RawTable, layout: Layout, features: FeatureRegistry, words: Vocabulary
) -> Iterator[str]:
    """The headings of the columns of yes and no in which a dash stands anywhere."""
    if layout.is_ours:
        return
    if layout.fact:
        yield from _values(table, layout, layout.fact, features, words)
    for column in layout.columns:
        kinds = {feature.kind for feature in column.features(features)}
        if Kind.YES_NO in kinds and any(map(is_dash, cells_of(table, layout, column))):
            yield column.heading


def _values(
    table: RawTable,
    layout: Layout,
    facts: FactColumns,
    features: FeatureRegistry,
    words: Vocabulary,
) -> Iterator[str]:
    """The one column of values of a table of facts; our own has another word for a gap."""
    last = max(facts.feature, facts.value)
    for row in table.rows[layout.first :] if facts.low < 0 else ():
        if len(row.cells) > last and is_dash(row.cells[facts.value]):
            named = row.cells[facts.feature]
            feature = features.get(named) or features.get(words.target(named))
            if feature and feature.kind is Kind.YES_NO:
                yield table.rows[layout.header].cells[facts.value].strip()
                return


def dashes_in(headings: Sequence[str]) -> str:
    """`A dash in “Heat” or “Calf massage”`: what the choice and what is told begin with."""
    named = [f"“{heading}”" for heading in headings[:_NAMED]]
    if len(headings) > _NAMED:
        named.append(f"{len(headings) - _NAMED} more")
    *first, last = named
    return f"A dash in {', '.join(first)} or {last}" if first else f"A dash in {last}"
