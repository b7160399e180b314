"""Which rows a person's own cautions concern, and what may be taken along of them."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from chaircompare.relevance.criteria import Relevance, relevance
from chaircompare.relevance.evidence import Advice, Caution, evidence

SEE_A_DOCTOR = "Restless legs that are new or not yet diagnosed: see a doctor first."
NO_MARK_NO_PROMISE = "A row without a mark is no promise that it suits you."

_ALL = "all"


@dataclass(frozen=True, slots=True)
class Concern:
    """A caution about a feature; `choices` narrows it to these, empty means whatever the value."""

    caution: Caution
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CautionNote:
    """One ticked caution as it may stand on paper or in a file, with the features it concerns."""

    heading: str
    advice: str
    source: str
    link: str
    features: tuple[str, ...]

    @property
    def words(self) -> str:
        """Heading, advice and source in one line."""
        return f"{self.heading}. {self.advice} Source: {self.source}."


class Cautions:
    """The cautions as they lie over the features of the comparison."""

    def __init__(self, cautions: Iterable[Caution], criteria: Relevance) -> None:
        self.all = tuple(cautions)
        found: dict[str, list[Concern]] = {}
        for caution in sorted(self.all, key=lambda one: one.action.rank):
            for feature, choices in _features_of(caution, criteria).items():
                found.setdefault(feature, []).append(Concern(caution, choices))
        self._by_feature: Mapping[str, tuple[Concern, ...]] = {
            feature: tuple(concerns) for feature, concerns in found.items()
        }

    @property
    def keys(self) -> frozenset[str]:
        """Every condition that can be ticked."""
        return frozenset(caution.key for caution in self.all)

    def groups(self) -> dict[str, tuple[Caution, ...]]:
        """The checklist: cautions under their headings, the person's own legs on top."""
        headed: dict[str, list[Caution]] = {}
        first = sorted(self.all, key=lambda one: _ALL not in one.criteria)
        for caution in first:
            headed.setdefault(caution.group, []).append(caution)
        return {heading: tuple(cautions) for heading, cautions in headed.items()}

    def concerns(self, feature: str, ticked: AbstractSet[str] | None = None) -> tuple[Concern, ...]:
        """What concerns a feature, the strictest first; only the ticked ones if given."""
        every = self._by_feature.get(feature, ())
        if ticked is None:
            return every
        return tuple(concern for concern in every if concern.caution.key in ticked)

    def advice(self, feature: str, ticked: AbstractSet[str]) -> Advice | None:
        """The strictest advice that the ticked conditions give; None where none concerns it."""
        concerns = self.concerns(feature, ticked)
        return concerns[0].caution.action if concerns else None

    def marked(self, ticked: AbstractSet[str]) -> dict[str, Advice]:
        """The strictest advice of every feature that the ticked conditions concern."""
        return {
            feature: advice
            for feature in self._by_feature
            if (advice := self.advice(feature, ticked)) is not None
        }

    def notes(self, ticked: AbstractSet[str]) -> tuple[CautionNote, ...]:
        """The ticked cautions for print or export. Ask only when the person asked for them."""
        return tuple(
            CautionNote(
                f"{caution.action_in_words}: {caution.condition}",
                " ".join(part for part in (caution.advice, caution.basis_in_words) if part),
                caution.source,
                caution.link,
                tuple(
                    feature
                    for feature in self._by_feature
                    if any(one.caution is caution for one in self.concerns(feature, ticked))
                ),
            )
            for caution in sorted(self.all, key=lambda one: one.action.rank)
            if caution.key in ticked
        )


def _features_of(caution: Caution, criteria: Relevance) -> dict[str, tuple[str, ...]]:
    """The features that the caution concerns, each with the choices to which it is narrowed."""
    found: dict[str, set[str]] = {}
    whole: set[str] = set()
    for criterion in criteria.criteria:
        if criterion.key not in caution.criteria and _ALL not in caution.criteria:
            continue
        for rule in criterion.rules:
            found.setdefault(rule.feature, set())
            if rule.choice:
                found[rule.feature].add(rule.choice)
            else:
                # One criterion that takes any value is enough: narrowing would weaken the advice.
                whole.add(rule.feature)
    return {
        feature: () if feature in whole else tuple(sorted(choices))
        for feature, choices in found.items()
    }


@cache
def cautions() -> Cautions:
    """The cautions that travel with the program, read once."""
    return Cautions(evidence().cautions, relevance())
