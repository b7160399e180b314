"""The light and the dark look, for the window and for what leaves it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colours:
    """One look. Every text colour stands at 7 : 1 or more on the surfaces it is used on."""

    window: str
    surface: str
    text: str
    muted: str
    hairline: str
    outline: str
    primary: str
    on_primary: str
    primary_tint: str
    rls: str
    rls_tint: str
    differs: str
    differs_tint: str
    yes: str
    no: str
    unstated: str
    unstated_fill: str
    zone_massage: str
    zone_not: str
    zone_heat: str
    frame: str
    is_dark: bool = False


LIGHT = Colours(
    window="#F4F6F8",
    surface="#FFFFFF",
    text="#1A1F26",
    muted="#424C58",
    hairline="#D3D9E0",
    outline="#6B7683",
    primary="#0A4C94",
    on_primary="#FFFFFF",
    primary_tint="#E8F0FA",
    rls="#4F2480",
    rls_tint="#F1E9FA",
    differs="#5E3B00",
    differs_tint="#FFF3D6",
    yes="#0B5132",
    no="#7A1D1D",
    unstated="#424C58",
    unstated_fill="#EEF1F4",
    zone_massage="#0B6B50",
    zone_not="#DDE2E8",
    zone_heat="#C96A00",
    frame="#C9CFD9",
)
DARK = Colours(
    window="#13161A",
    surface="#1B1F24",
    text="#EEF1F4",
    muted="#B9C2CC",
    hairline="#363D46",
    outline="#8792A0",
    primary="#9CC4FF",
    on_primary="#0A1A2E",
    primary_tint="#1D2A3B",
    rls="#DCC2FF",
    rls_tint="#2C2140",
    differs="#FFD993",
    differs_tint="#33290F",
    yes="#9AE3BD",
    no="#FFBDB7",
    unstated="#B9C2CC",
    unstated_fill="#272D34",
    zone_massage="#5FD0A5",
    zone_not="#343B44",
    zone_heat="#FFB454",
    frame="#3A424C",
    is_dark=True,
)
