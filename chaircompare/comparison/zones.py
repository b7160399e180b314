"""Where a chair works on the body, read from its facts and nothing else."""

from dataclasses import dataclass
from enum import StrEnum

from chaircompare.catalogue.agreement import AnswerState, answer
from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.values import Items, Words, YesNo


class ZoneState(StrEnum):
    """What is stated about massage at a zone."""

    MASSAGED = "massage stated"
    NOT_MASSAGED = "stated as not massaged"
    NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class Zone:
    """One zone of the body; `feature` is the row that tells of its massage."""

    name: str
    feature: str
    state: ZoneState
    heated: bool


# Neck, back and lumbar lie on any roller track; the seat only on one that goes on under it.
_BY_TRACK = ("neck", "back", "lumbar")
_BY_OWN_FEATURE = {
    "thighs": "thigh_massage",
    "knees": "knee_massage",
    "calves": "calf_massage",
    "feet": "foot_massage",
}
_TRACKS_TO_THE_SEAT = ("L", "SL", "flex", "SL-Flex")
# Arms and shoulders have no feature of their own: no fact of the registry states their massage.
ZONE_NAMES = (
    "neck",
    "shoulders",
    "back",
    "lumbar",
    "seat",
    "thighs",
    "knees",
    "calves",
    "feet",
    "arms",
)


def _heated_areas(chair: Chair) -> frozenset[str]:
    given = answer(chair, "heat_zones")
    # A disputed place is not drawn as heated.
    unsure = given.state is not AnswerState.STATED or not given.trusted
    if unsure or answer(chair, "heat").values == (YesNo(yes=False),):
        return frozenset()
    return frozenset(n for value in given.values if isinstance(value, Items) for n in value.names)


def _stated(chair: Chair, feature: str) -> ZoneState:
    given = answer(chair, feature)
    if given.state is not AnswerState.STATED or not given.trusted:
        return ZoneState.NOT_STATED
    return ZoneState.MASSAGED if given.values[0] == YesNo(yes=True) else ZoneState.NOT_MASSAGED


def _massage(chair: Chair, zone: str) -> tuple[str, ZoneState]:
    if zone in _BY_OWN_FEATURE:
        feature = _BY_OWN_FEATURE[zone]
        return feature, _stated(chair, feature)
    given = answer(chair, "track")
    tracks = given.values if given.trusted else ()
    if zone in _BY_TRACK and tracks:
        return "track", ZoneState.MASSAGED
    reaching = [isinstance(track, Words) and track.text in _TRACKS_TO_THE_SEAT for track in tracks]
    if zone == "seat" and tracks and all(reaching):
        return "track", ZoneState.MASSAGED
    return ("track" if zone in {*_BY_TRACK, "seat"} else "air_massage"), ZoneState.NOT_STATED


def zones_of(chair: Chair) -> tuple[Zone, ...]:
    """All ten zones from neck to feet, then the arms."""
    heated = _heated_areas(chair)
    return tuple(Zone(name, *_massage(chair, name), name in heated) for name in ZONE_NAMES)


def zones_in_words(zones: tuple[Zone, ...]) -> str:
    """What the picture shows, as one sentence for those who do not see it."""
    by_state = {state: [zone.name for zone in zones if zone.state is state] for state in ZoneState}
    heated = [zone.name for zone in zones if zone.heated]
    parts = []
    if by_state[ZoneState.MASSAGED]:
        parts.append(f"Massage stated at {_listed(by_state[ZoneState.MASSAGED])}")
    if heated:
        parts.append(f"heat stated at {_listed(heated)}")
    if by_state[ZoneState.NOT_MASSAGED]:
        parts.append(f"no massage, as stated, at {_listed(by_state[ZoneState.NOT_MASSAGED])}")
    if by_state[ZoneState.NOT_STATED]:
        parts.append(f"not stated: {_listed(by_state[ZoneState.NOT_STATED])}")
    text = "; ".join(parts)
    return f"{text[0].upper()}{text[1:]}."


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
