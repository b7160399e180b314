"""A few questions that set weights by real changes between the chairs on screen.

A number means little by itself. Of two changes that the chairs really offer, from the value of one
to the value of another, a person can say which matters more.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations

from chaircompare.catalogue.agreement import answer
from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.features import FeatureRegistry
from chaircompare.catalogue.units import UnitSystem
from chaircompare.catalogue.values import words
from chaircompare.catalogue.wishes import Verdict
from chaircompare.relevance.fit import weight
from chaircompare.relevance.needs import MOST_EXTRA, Need, judge

MOST_QUESTIONS = 5
QUESTION = "Which change matters more to you?"


class Reply(StrEnum):
    """What a person can say to a question."""

    FIRST = "first"
    SECOND = "second"
    SAME = "same"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Change:
    """From what one chair states, and misses the need, to what another states and meets it with."""

    need: Need
    feature: str
    before: str
    after: str

    @property
    def words(self) -> str:
        """`Longest session: from 15 min to 30 min`."""
        return f"{self.feature}: from {self.before} to {self.after}"


@dataclass(frozen=True, slots=True)
class SwingQuestion:
    """Two changes; the needs of both have the same importance and count the same so far."""

    first: Change
    second: Change

    @property
    def words(self) -> str:
        """The question as a person reads it."""
        return f"{QUESTION} {self.first.words}, or {self.second.words}?"

    def effect(self, needs: Sequence[Need], reply: Reply) -> str:
        """What the answer does to the weights, in words."""
        after = answered(needs, self, reply)
        changed = [
            f"{change.feature} counts {weight(new)} instead of {weight(old)}"
            for old, new in zip(needs, after, strict=True)
            for change in (self.first, self.second)
            if old != new and old.subject == change.need.subject
        ]
        return f"{'; '.join(changed)}." if changed else "The weights stay as they are."


def change_of(
    need: Need, chairs: Sequence[Chair], features: FeatureRegistry, system: UnitSystem
) -> Change | None:
    """The change that these chairs offer: one is stated to miss the need, another to meet it."""
    shown: dict[Verdict, str] = {}
    for chair in chairs:
        given = answer(chair, need.feature)
        verdict = judge(need, chair, features)
        if given.values and verdict not in shown:
            shown[verdict] = " or ".join(words(value, system) for value in given.values)
    if not {Verdict.MISSES, Verdict.MEETS} <= shown.keys():
        return None
    label = features[need.feature].label
    return Change(need, label, shown[Verdict.MISSES], shown[Verdict.MEETS])


def next_question(
    needs: Sequence[Need],
    chairs: Sequence[Chair],
    features: FeatureRegistry,
    asked: Sequence[SwingQuestion] = (),
    system: UnitSystem = UnitSystem.US,
) -> SwingQuestion | None:
    """The next of at most MOST_QUESTIONS; None when there is nothing left to weigh.

    Asked are needs of one importance that count the same, as only there an answer tells anything.
    The weightiest come first.
    """
    if len(asked) >= MOST_QUESTIONS:
        return None
    done = {
        frozenset({question.first.need.subject, question.second.need.subject}) for question in asked
    }
    changes = [
        change
        for need in needs
        if need.counts and (change := change_of(need, chairs, features, system)) is not None
    ]
    pairs = [
        SwingQuestion(a, b)
        for a, b in combinations(changes, 2)
        if (a.need.importance, a.need.extra) == (b.need.importance, b.need.extra)
        and frozenset({a.need.subject, b.need.subject}) not in done
    ]
    return max(pairs, key=lambda pair: weight(pair.first.need), default=None)


def answered(needs: Sequence[Need], question: SwingQuestion, reply: Reply) -> tuple[Need, ...]:
    """The needs after an answer: what matters more counts one more, or the other one less."""
    if reply in {Reply.SAME, Reply.SKIP}:
        return tuple(needs)
    more, less = question.first.need.subject, question.second.need.subject
    if reply is Reply.SECOND:
        more, less = less, more
    extra = next(need.extra for need in needs if need.subject == more)
    moved, step = (more, 1) if extra < MOST_EXTRA else (less, -1)
    return tuple(
        replace(need, extra=need.extra + step) if need.subject == moved else need for need in needs
    )
