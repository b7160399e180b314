"""Where a chair works on the body: nothing is drawn that no source states."""

import pytest

from chaircompare.catalogue.agreement import AnswerState, answer
from chaircompare.catalogue.chair import Chair, Fact
from chaircompare.catalogue.features import registry
from chaircompare.catalogue.values import YesNo
from chaircompare.comparison.zones import ZONE_NAMES, ZoneState, zones_in_words, zones_of
from tests.making import a_chair, a_fact

MASSAGED, NOT_MASSAGED, NOT_STATED = ZoneState


def facts(*stated: tuple[str, str]) -> list[Fact]:
    return [a_fact(registry()[feature], value) for feature, value in stated]


def states(*stated: tuple[str, str]) -> dict[str, ZoneState]:
    return {zone.name: zone.state for zone in zones_of(a_chair("c", facts(*stated)))}


def heated(*stated: tuple[str, str]) -> set[str]:
    return {zone.name for zone in zones_of(a_chair("c", facts(*stated))) if zone.heated}


def test_that_of_a_silent_chair_nothing_is_drawn() -> None:
    zones = zones_of(a_chair("c"))
    assert tuple(zone.name for zone in zones) == ZONE_NAMES
    assert {zone.state for zone in zones} == {NOT_STATED}
    assert not any(zone.heated for zone in zones)
    assert zones_in_words(zones) == (
        "Not stated: neck, shoulders, back, lumbar, seat, thighs, knees, calves, feet and arms."
    )


@pytest.mark.parametrize(
    ("feature", "zone"),
    [
        ("thigh_massage", "thighs"),
        ("knee_massage", "knees"),
        ("calf_massage", "calves"),
        ("foot_massage", "feet"),
    ],
)
def test_that_a_zone_follows_its_own_feature(feature: str, zone: str) -> None:
    silent = dict.fromkeys(ZONE_NAMES, NOT_STATED)
    assert states((feature, "yes")) == silent | {zone: MASSAGED}
    assert states((feature, "no")) == silent | {zone: NOT_MASSAGED}
    assert states((feature, "yes"), (feature, "no")) == silent


@pytest.mark.parametrize(
    ("tracks", "seat"),
    [
        (("SL",), MASSAGED),
        (("L",), MASSAGED),
        (("L", "SL"), MASSAGED),
        (("S",), NOT_STATED),
        (("S", "SL"), NOT_STATED),
        (("straight",), NOT_STATED),
    ],
)
def test_that_the_track_reaches_the_seat_only_where_all_sources_say_so(
    tracks: tuple[str, ...], seat: ZoneState
) -> None:
    found = states(*(("track", track) for track in tracks))
    assert found["seat"] is seat
    assert found["back"] is found["lumbar"] is MASSAGED
    assert found["arms"] is found["shoulders"] is NOT_STATED


def test_that_heat_is_drawn_where_it_is_stated_and_not_disputed() -> None:
    assert heated(("heat_zones", "calves;neck")) == {"calves", "neck"}
    assert heated(("heat", "yes")) == set()
    assert heated(("heat_zones", "calves"), ("heat", "no")) == set()
    assert heated(("heat_zones", "calves"), ("heat_zones", "feet")) == set()


def test_that_the_picture_is_told_in_one_sentence() -> None:
    stated = (("calf_massage", "yes"), ("foot_massage", "no"), ("heat_zones", "calves;feet"))
    assert zones_in_words(zones_of(a_chair("c", facts(*stated)))) == (
        "Massage stated at calves; heat stated at calves and feet; no massage, as stated, at feet; "
        "not stated: neck, shoulders, back, lumbar, seat, thighs, knees and arms."
    )
    everything = [("track", "SL")] + [
        (f"{part}_massage", "yes") for part in ("thigh", "knee", "calf", "foot")
    ]
    assert zones_in_words(zones_of(a_chair("c", facts(*everything)))).endswith(
        "; not stated: shoulders and arms."
    )


def test_that_all_zones_stated_leaves_nothing_unstated() -> None:
    zones = tuple(z for z in zones_of(a_chair("c", facts(("track", "S")))) if z.name == "back")
    assert zones_in_words(zones) == "Massage stated at back."


def test_that_every_zone_of_every_shipped_chair_follows_its_facts(chairs: dict[str, Chair]) -> None:
    for chair in chairs.values():
        for zone in zones_of(chair):
            given = answer(chair, zone.feature)
            if zone.state is MASSAGED:
                assert given.is_stated
                assert given.values[0] != YesNo(yes=False)
            elif zone.state is NOT_MASSAGED:
                assert given.values == (YesNo(yes=False),)
            if zone.heated:
                assert answer(chair, "heat_zones").state is AnswerState.STATED
