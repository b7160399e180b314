"""The names of all chairs, and where a name is free or taken."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from chaircompare.catalogue import schema

_LONGEST_ID = 60


@dataclass(frozen=True, slots=True)
class NamedChair:
    """A chair by its names alone."""

    id: str
    brand: str
    model: str
    in_bin: bool

    @property
    def name(self) -> str:
        """Brand and model, as a heading."""
        return f"{self.brand} {self.model}".strip()


def fold(brand: str, model: str) -> str:
    """Brand and model without case, spaces, accents' forms and punctuation: one chair, one fold."""
    plain = unicodedata.normalize("NFKC", f"{brand}{model}").casefold()
    return "".join([c for c in plain if c.isalnum() or c == "+"])


def named_chairs(connection: Connection) -> list[NamedChair]:
    """Every chair of the file, those in the bin too."""
    chair = schema.chair.c
    rows = connection.execute(select(chair.id, chair.brand, chair.model, chair.binned_on))
    return [NamedChair(row.id, row.brand, row.model, row.binned_on is not None) for row in rows]


def slug(brand: str, model: str) -> str:
    """An id made of the two, in plain letters and digits; it may be taken."""
    bare = unicodedata.normalize("NFKD", f"{brand} {model}".casefold())
    letters = "".join([c for c in bare if c.isascii()])
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_LONGEST_ID].strip("-") or "chair"


class Ids:
    """Gives out ids that are not taken, of brand and model: `example-lotus`, `example-lotus-2`."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._last: defaultdict[str, int] = defaultdict(lambda: 1)

    def take(self, wanted: str) -> bool:
        """Take this very id, if it is free."""
        free = wanted not in self._taken
        self._taken.add(wanted)
        return free

    def make(self, brand: str, model: str) -> str:
        """A new id."""
        wanted = plain = slug(brand, model)
        while not self.take(wanted):
            self._last[plain] += 1
            wanted = f"{plain}-{self._last[plain]}"
        return wanted
