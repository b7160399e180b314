"""The sources of a comparison, numbered in the order in which its table names them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from chaircompare.catalogue.chair import Fact, Source
from chaircompare.comparison.comparison import Cell, Row


@dataclass(frozen=True, slots=True)
class NumberedSource:
    """What one source stated on one day; the first has number 1."""

    number: int
    source: Source
    read_on: date


class NumberedSources:
    """Numbers for the sources of these rows.

    A price seen on another day than the rest of its page has a number of its own, so that the day
    of every fact can be told.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self._numbers: dict[tuple[Source, date], int] = {}
        for row in rows:
            for cell in row.cells:
                for fact in cell.answer.facts:
                    self._numbers.setdefault((fact.source, fact.read_on), len(self._numbers) + 1)

    def __iter__(self) -> Iterator[NumberedSource]:
        for (source, read_on), number in self._numbers.items():
            yield NumberedSource(number, source, read_on)

    def __len__(self) -> int:
        return len(self._numbers)

    def number(self, fact: Fact) -> int:
        """The number of the source that states this fact; KeyError for a fact of no row."""
        return self._numbers[fact.source, fact.read_on]

    def numbers(self, cell: Cell) -> tuple[int, ...]:
        """The numbers of all sources of a cell, the one shown first in front, each once."""
        return tuple(dict.fromkeys(self.number(fact) for fact in cell.answer.facts))
