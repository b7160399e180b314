"""How much of a chair is stated, as a whole and group by group."""

from dataclasses import dataclass

from chaircompare.catalogue.agreement import answer
from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.features import FeatureRegistry


@dataclass(frozen=True, slots=True)
class Stated:
    """How many features of a group, or of all, are stated; `notes` of them by the person alone."""

    label: str
    stated: int
    notes: int
    of: int

    @property
    def words(self) -> str:
        """`12 of 20 stated, 2 entered by you`."""
        whose = f", {self.notes} entered by you" if self.notes else ""
        return f"{self.stated} of {self.of} stated{whose}"


def stated_of(chair: Chair, features: FeatureRegistry) -> tuple[Stated, ...]:
    """All features first, then each group in its fixed order."""
    answers = {key: answer(chair, key) for key in features}
    groups = [("All features", list(features.values()))]
    for group in features.groups:
        members = [feature for feature in features.values() if feature.group == group.key]
        if members:
            groups.append((group.label, members))
    return tuple(
        Stated(
            label,
            sum(answers[feature.key].counts for feature in members),
            sum(answers[feature.key].is_note for feature in members),
            len(members),
        )
        for label, members in groups
    )
