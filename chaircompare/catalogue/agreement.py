"""Judges what the sources together state about one feature of one chair."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from chaircompare.catalogue.chair import Chair, Fact, FactState, SourceKind
from chaircompare.catalogue.features import FeatureRegistry
from chaircompare.catalogue.values import Value, agree


class AnswerState(StrEnum):
    """The outcome when all sources of a feature were heard."""

    STATED = "stated"
    SOURCES_DIFFER = "sources differ"
    NOT_STATED = "not stated"
    NOT_CHECKED = "not checked yet"
    DOES_NOT_APPLY = "does not apply"
    UNREADABLE = "could not be read"

    @property
    def is_stated(self) -> bool:
        """Whether any source says something definite."""
        # By identity: asked thousands of times a comparison, and an enum member's hash is slow.
        return (
            self is not AnswerState.NOT_STATED
            and self is not AnswerState.NOT_CHECKED
            and self is not AnswerState.UNREADABLE
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """What is stated: the values that do not agree with each other, first shown first.

    It is not `trusted` where only sources speak that the person does not trust.
    """

    state: AnswerState
    values: tuple[Value, ...] = ()
    facts: tuple[Fact, ...] = ()
    trusted: bool = True

    @property
    def is_stated(self) -> bool:
        """Whether any source says something definite."""
        return self.state.is_stated

    @property
    def counts(self) -> bool:
        """Whether a source that the person does not distrust says something definite."""
        return self.trusted and self.is_stated

    @property
    def is_note(self) -> bool:
        """Whether the person's own note decided it."""
        return any(f.is_note and f.state is not FactState.NOT_STATED for f in self.facts)

    @property
    def is_told_by_seller(self) -> bool:
        """Whether it was decided by what the person was told on asking."""
        kinds = {fact.source.kind for fact in self.facts if fact.is_note}
        return self.is_note and kinds == {SourceKind.TOLD_BY_SELLER}


def _distinct(facts: Sequence[Fact]) -> tuple[Value, ...]:
    kept: list[Value] = []
    for fact in facts:
        value = fact.value
        if value is not None and not any(agree(value, other) is True for other in kept):
            kept.append(value)
    return tuple(kept)


def heard_first(facts: Sequence[Fact]) -> Sequence[Fact]:
    """Those who are listened to, as long as they say anything at all.

    The person's notes, else every source but those that she does not trust. These are heard only
    where nobody else speaks. A page that she entered or imported is a source like any other.
    """
    if len(facts) == 1:
        return facts
    speaking = [fact for fact in facts if fact.state is not FactState.NOT_STATED]
    notes = [fact for fact in speaking if fact.is_note]
    trusted = [fact for fact in speaking if fact.source.trusted]
    return notes or trusted or speaking or facts


def judge(facts: Sequence[Fact], *, was_checked: bool) -> Answer:
    """The answer to one feature; the person's own entry settles what sources dispute.

    `was_checked` tells silence of sources that were read from nobody having looked.
    """
    if len(facts) == 1 and facts[0].state is FactState.STATED and facts[0].value is not None:
        # Nine of ten features are stated by one source: a large import waits for this.
        (only,) = facts
        return Answer(AnswerState.STATED, (facts[0].value,), (only,), only.source.trusted)
    heard = [fact for fact in heard_first(facts) if fact.state is not FactState.NOT_STATED]
    everything = tuple(facts)
    if not heard:
        silent = AnswerState.NOT_STATED if was_checked or facts else AnswerState.NOT_CHECKED
        return Answer(silent, (), everything)
    if any(fact.state is FactState.UNREADABLE for fact in heard):
        return Answer(AnswerState.UNREADABLE, (), everything)
    values = _distinct(heard)
    trusted = any(fact.source.trusted for fact in heard)
    state = AnswerState.STATED
    applies_not = any(fact.state is FactState.DOES_NOT_APPLY for fact in heard)
    if applies_not and not values:
        state = AnswerState.DOES_NOT_APPLY
    elif applies_not or len(values) > 1:
        state = AnswerState.SOURCES_DIFFER
    return Answer(state, values, everything, trusted)


def answer(chair: Chair, feature: str) -> Answer:
    """What is stated about this feature of this chair."""
    facts = chair.facts_by_feature.get(feature, ())
    return judge(facts, was_checked=bool(chair.facts))


def count_stated(chair: Chair, features: FeatureRegistry) -> int:
    """How many of the known features a source, or the person, states for this chair."""
    return sum(answer(chair, key).counts for key in chair.facts_by_feature if key in features)
