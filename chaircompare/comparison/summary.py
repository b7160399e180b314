"""Plain sentences on what changes between the chairs, by fixed rules from stated facts alone."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from chaircompare.catalogue.values import Items, words
from chaircompare.comparison.comparison import Cell, CellState, Comparison, Row, RowState, View

MOST_LINES = 5
_SHORTEST_TELLING = 3


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """A sentence and the key of the feature whose row it speaks about."""

    text: str
    feature: str


def short_names(comparison: Comparison) -> tuple[str, ...]:
    """Models alone where each says enough by itself, else the full names."""
    models = [chair.model for chair in comparison.chairs]
    telling = len(set(models)) == len(models) and all(
        len(model) > _SHORTEST_TELLING and not model.isdigit() for model in models
    )
    return tuple(models) if telling else comparison.names


def _joined(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _in_a_sentence(cell: Cell) -> str:
    """The value as it is shown, but with “and” before the last of several choices."""
    values = cell.answer.values
    if len(values) == 1 and isinstance(values[0], Items):
        return cell.words.replace(words(values[0]), _joined(values[0].names))
    return cell.words


def _difference(row: Row, names: Sequence[str]) -> SummaryLine:
    said: dict[str, list[str]] = {}
    disputed: list[str] = []
    for name, cell in zip(names, row.cells, strict=True):
        if cell.state is CellState.SOURCES_DIFFER:
            disputed.append(f"for {name} {cell.words[0].lower()}{cell.words[1:]}")
        elif cell.answer.counts:
            said.setdefault(_in_a_sentence(cell), []).append(name)
    parts = [
        f"{_joined(who)} {'states' if len(who) == 1 else 'state'} {value}"
        for value, who in said.items()
    ] + disputed
    return SummaryLine(f"{row.feature.label}: {'; '.join(parts)}.", row.feature.key)


def _silent(row: Row) -> set[int]:
    return {number for number, cell in enumerate(row.cells) if not cell.is_stated}


def _gap(row: Row, names: Sequence[str]) -> SummaryLine:
    silent = [name for name, cell in zip(names, row.cells, strict=True) if not cell.is_stated]
    return SummaryLine(
        f"Not stated for {_joined(silent)}: “{row.feature.label}”. Ask the seller.",
        row.feature.key,
    )


def _importance(row: Row, pinned: AbstractSet[str]) -> tuple[bool, int, int]:
    """Sorts rows: those that the person pinned, then by weight, then in their usual order."""
    weight = row.mark.weight if row.mark else 0
    return row.feature.key not in pinned, -weight, row.feature.order


def summarise(
    comparison: Comparison, pinned: AbstractSet[str] = frozenset()
) -> tuple[SummaryLine, ...]:
    """Up to four differences, the most relevant first, then one gap."""
    names = short_names(comparison)
    order = sorted(comparison.rows_in(View.ALL), key=lambda row: _importance(row, pinned))
    differences = [row for row in order if row.state is RowState.DIFFERS]
    gaps = [
        row
        for row in order
        if (row.mark or row.feature.key in pinned) and not all(cell.is_stated for cell in row.cells)
    ]
    # How it works is asked after whether there is any.
    silent = {row.feature.key: _silent(row) for row in gaps}
    gaps = [
        row
        for row in gaps
        if not (whole := comparison.features.whole_of(row.feature.key))
        or not _silent(row) & silent.get(whole.key, set())
    ]
    # A gap beside a stated value is the more telling one: it may hide a difference.
    gaps.sort(key=lambda row: not row.is_stated)
    lines = [_difference(row, names) for row in differences[: MOST_LINES - 1]]
    return (*lines, *(_gap(row, names) for row in gaps[:1]))
