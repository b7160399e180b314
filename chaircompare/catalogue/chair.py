"""Chairs, the facts that sources state about them, and the sources."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from chaircompare.catalogue.features import Feature
from chaircompare.catalogue.values import Value, ValueNotUnderstoodError, Words, parse


class SourceKind(StrEnum):
    """Who speaks. The order decides only what is shown first, never what is true."""

    YOUR_NOTE = "your note"
    TOLD_BY_SELLER = "told by the seller"
    MAKER = "maker page"
    DEALER = "dealer page"
    DEALER_REVIEW = "dealer review"
    PRESS = "press"
    SECOND_HAND = "second-hand catalogue"

    @property
    def rank(self) -> int:
        """0 is shown first."""
        return list(SourceKind).index(self)

    @property
    def words(self) -> str:
        """How it is shown; the stored words for the last would read as a list of used chairs."""
        return "list by somebody else" if self is SourceKind.SECOND_HAND else self.value


# What a person writes down about one value: what she knows, and what she was told on asking.
NOTE_KINDS = frozenset({SourceKind.YOUR_NOTE, SourceKind.TOLD_BY_SELLER})


class FactState(StrEnum):
    """What a source says about a feature, or that it says nothing."""

    STATED = "stated"
    IN_WORDS = "in words"
    DOES_NOT_APPLY = "does not apply"
    NOT_STATED = "not stated"
    # Never written: what stands in the file is none of the above.
    UNREADABLE = "could not be read"


@dataclass(frozen=True, slots=True)
class Source:
    """A page, sheet or person that states facts, and the day on which it was read."""

    id: str
    kind: SourceKind
    publisher: str
    url: str
    read_on: date
    trusted: bool = True


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of one source; `stated` and `unit` are kept as they were written."""

    feature: str
    state: FactState
    value: Value | None
    stated: str
    unit: str
    source: Source
    seen_on: date | None = None
    own: bool = False

    @property
    def read_on(self) -> date:
        """The day the figure was seen, else the day the source was read."""
        return self.seen_on or self.source.read_on

    @property
    def is_note(self) -> bool:
        """Whether the person wrote it down about this value: it settles what sources dispute."""
        return self.own and self.source.kind in NOTE_KINDS


def stored_value(feature: Feature, state: FactState, stated: str, unit: str) -> Value | None:
    """The value of a fact that a catalogue file keeps; None where its state has none."""
    if state is FactState.IN_WORDS:
        return Words(stated, figure_expected=True)
    if state is not FactState.STATED:
        return None
    try:
        return parse(feature, stated, unit)
    except ValueNotUnderstoodError:
        # A value that another version wrote is shown as it stands rather than lost.
        return Words(f"{stated} {unit}".strip(), figure_expected=True)


@dataclass(frozen=True)
class Chair:
    """One chair, variant included, with everything that is known of it.

    `own` chairs were entered or imported by the person. `photo` names a file in the folder for
    pictures beside the catalogue. A chair that has `binned_on` lies in the bin since that day.
    """

    id: str
    brand: str
    model: str
    product_page: str = ""
    facts: tuple[Fact, ...] = field(default=())
    own: bool = False
    note: str = ""
    photo: str = ""
    binned_on: date | None = None

    @property
    def name(self) -> str:
        """Brand and model, as a column heading."""
        return f"{self.brand} {self.model}".strip()

    @cached_property
    def facts_by_feature(self) -> dict[str, tuple[Fact, ...]]:
        """The facts of each feature, the source to be shown first in front."""
        found: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            found[fact.feature].append(fact)
        return {
            key: tuple(
                sorted(facts, key=lambda fact: fact.source.kind.rank) if facts[1:] else facts
            )
            for key, facts in found.items()
        }

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Every source that was read for this chair, each once."""
        return tuple(dict.fromkeys(fact.source for fact in self.facts))
