"""What to ask a seller: the facts nobody states that could change the order or a must-have.

docs/fit.md says when a fact can change the order of two chairs.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chaircompare.catalogue.agreement import Answer, AnswerState, answer
from chaircompare.catalogue.chair import NOTE_KINDS, Chair, SourceKind
from chaircompare.catalogue.features import Feature, FeatureRegistry
from chaircompare.catalogue.units import UnitSystem
from chaircompare.catalogue.wishes import is_without
from chaircompare.comparison.phrases import NOT_CHECKED, NOT_STATED, date_in_words, words_of
from chaircompare.relevance.criteria import Relevance
from chaircompare.relevance.fit import Fit, fit, weight
from chaircompare.relevance.needs import Importance, Need

MOST_EACH = 8  # questions for one chair: what a person asks in one call
NOTHING_TO_ASK = "No missing fact could change which chair meets more of your needs."
SILENCE = (
    "“Not stated” means that the pages read so far are silent. "
    "It does not mean that the chair lacks it."
)


# What was read, of the kinds of sources that are not the person's own.
_READ = {
    SourceKind.MAKER: ("the maker’s page", "pages of the maker"),
    SourceKind.DEALER: ("a dealer’s page", "dealers’ pages"),
    SourceKind.DEALER_REVIEW: ("a dealer’s review", "dealers’ reviews"),
    SourceKind.PRESS: ("a newspaper or magazine", "newspapers or magazines"),
    SourceKind.SECOND_HAND: ("a list by somebody else", "lists by somebody else"),
}


class Reason(StrEnum):
    """Why a fact is worth a question."""

    ORDER = "Could change which chair meets more of your needs"
    MUST_HAVE = "A must-have"
    RELEVANT = "Relevant to restless legs"


@dataclass(frozen=True, slots=True)
class Question:
    """A missing fact of one chair as a question; `so_far` is what is known, or who is silent."""

    chair: str
    feature: Feature
    words: str
    so_far: str
    reason: Reason
    criterion: str = ""  # by which the feature is marked, if that is the reason

    @property
    def why(self) -> str:
        """Why it is asked, in words."""
        named = self.criterion[:1].casefold() + self.criterion[1:]
        return f"{self.reason.value}: {named}" if named else self.reason.value


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions, most decisive first; `left_out` more would be too many for one call."""

    asked: tuple[Question, ...]
    left_out: int = 0

    def of(self, chair: str) -> tuple[Question, ...]:
        """Those for the chair with this id, in the same order."""
        return tuple(question for question in self.asked if question.chair == chair)


@dataclass(frozen=True, slots=True)
class _Open:
    """A fact that is missing, and what hangs on it."""

    place: int
    feature: Feature
    must: bool
    flips: int
    weight: int
    criterion: str = ""

    @property
    def rank(self) -> tuple[bool, bool, int, int, int, int]:
        return (
            not self.flips,
            not self.must,
            -self.flips,
            -self.weight,
            self.feature.order,
            self.place,
        )

    @property
    def reason(self) -> Reason:
        if self.flips:
            return Reason.ORDER
        return Reason.MUST_HAVE if self.must else Reason.RELEVANT


def questions(
    chairs: Sequence[Chair],
    needs: Sequence[Need],
    features: FeatureRegistry,
    marks: Relevance,
    system: UnitSystem = UnitSystem.US,
) -> Questions:
    """What to ask about these chairs; without any needs, the rows marked RLS by their weight."""
    marked = [need for need in needs if need.counts]
    missing = (
        _missing_for(chairs, marked, features)
        if marked
        else _missing_marked(chairs, features, marks)
    )
    missing.sort(key=lambda one: one.rank)
    asked = [
        one
        for place, one in enumerate(missing)
        if sum(other.place == one.place for other in missing[:place]) < MOST_EACH
    ]
    return Questions(
        tuple(_question(chairs[one.place], one, system) for one in asked),
        len(missing) - len(asked),
    )


def _missing_marked(
    chairs: Sequence[Chair], features: FeatureRegistry, marks: Relevance
) -> list[_Open]:
    return [
        _Open(place, feature, must=False, flips=0, weight=mark.weight, criterion=mark.main.label)
        for place, chair in enumerate(chairs)
        for feature in features.values()
        if (mark := marks.mark(feature.key)) is not None
        and not _settled(answer(chair, feature.key))
        and not is_without(chair, feature.key, features)
    ]


def _settled(given: Answer) -> bool:
    return given.counts and given.state is not AnswerState.SOURCES_DIFFER


def _missing_for(
    chairs: Sequence[Chair], needs: Sequence[Need], features: FeatureRegistry
) -> list[_Open]:
    fits = [fit(chair, needs, features) for chair in chairs]
    found = []
    for place, one in enumerate(fits):
        for key in dict.fromkeys(need.feature for need in one.not_known):
            if key not in features:
                continue
            ours = [need for need in one.not_known if need.feature == key]
            flips = sum(
                can_change_order(one, key, other)
                for opposite, other in enumerate(fits)
                if opposite != place
            )
            must = any(need.importance is Importance.MUST for need in ours)
            if flips or must:
                found.append(_Open(place, features[key], must, flips, sum(map(weight, ours))))
    return found


def can_change_order(one: Fit, feature: str, other: Fit) -> bool:
    """Whether there are answers to all else that leave the order of the two to this feature.

    That is: with it missed, the chair is behind the other or level; with it met, before or level;
    and not level both times.
    """
    at_stake = sum(weight(need) for need in one.not_known if need.feature == feature)
    ours = _sums(one.meets, [need for need in one.not_known if need.feature != feature])
    theirs = _sums(other.meets, other.not_known)
    return at_stake > 0 and any(a <= b <= a + at_stake for a in ours for b in theirs)


def _sums(sure: Iterable[Need], unknown: Iterable[Need]) -> set[int]:
    """Every weight that a chair can come to, as each unknown need is met or missed."""
    sums = {sum(map(weight, sure))}
    for need in unknown:
        sums |= {total + weight(need) for total in sums}
    return sums


def _question(chair: Chair, one: _Open, system: UnitSystem) -> Question:
    given = answer(chair, one.feature.key)
    return Question(
        chair.id,
        one.feature,
        one.feature.question,
        _so_far(chair, given, system),
        one.reason,
        one.criterion,
    )


def _so_far(chair: Chair, given: Answer, system: UnitSystem) -> str:
    if given.state is AnswerState.NOT_CHECKED:
        return f"{NOT_CHECKED}."
    if given.state is AnswerState.NOT_STATED:
        looked = looked_in(chair)
        return f"{NOT_STATED} by: {looked}." if looked else f"{NOT_CHECKED}."
    said = words_of(given, system)
    if not given.trusted:
        return f"Stated only by a source that you do not trust: {said}."
    tells_itself = given.state in {AnswerState.SOURCES_DIFFER, AnswerState.UNREADABLE}
    return f"{said}." if tells_itself else f"Stated so far: {said}."


def looked_in(chair: Chair) -> str:
    """What was read for the chair and when: `2 dealers’ pages; … (22 November 2026)`."""
    read: dict[date, dict[SourceKind, list[str]]] = {}
    for source in sorted(chair.sources, key=lambda source: (source.read_on, source.kind.rank)):
        if source.kind not in NOTE_KINDS:
            kinds = read.setdefault(source.read_on, {})
            kinds.setdefault(source.kind, []).append(source.publisher)
    return "; ".join(
        f"{'; '.join(_named(kind, publishers) for kind, publishers in kinds.items())} "
        f"({date_in_words(day)})"
        for day, kinds in read.items()
    )


def _named(kind: SourceKind, publishers: list[str]) -> str:
    # By name where there is one: a copy of the maker's page is not the maker's page.
    if len(publishers) == 1 and publishers[0]:
        return publishers[0]
    one, several = _READ[kind]
    return one if len(publishers) == 1 else f"{len(publishers)} {several}"


def as_text(found: Questions, names: Mapping[str, str], today: date) -> str:
    """The questions as plain text to send or print, chair by chair, with room for answers.

    `names` are the chairs by id, in their order. Why a question is asked is not told: it is no
    concern of the seller's.
    """
    parts = [f"Questions about massage chairs, {date_in_words(today)}"]
    for chair, name in names.items():
        lines = [
            f"{number}. {question.words}\n   {question.so_far}\n   Answer:"
            for number, question in enumerate(found.of(chair), start=1)
        ]
        if lines:
            parts.append("\n\n".join((name, *lines)))
    if not found.asked:
        parts.append(NOTHING_TO_ASK)
    return "\n\n".join((*parts, SILENCE)) + "\n"
