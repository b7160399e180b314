"""Body and room against what is stated of a chair: fits, does not fit, not stated, or can't tell.

Rules, in centimetres and kilograms, whatever units anything was written in:

- A check compares one measure of the person with one or two features of the chair.
- Every stated value of a feature is heard. Only where all of them allow it does the chair fit; only
  where none does it not fit. Where sources differ and one of them allows it, nobody can tell.
- A figure over a limit by no more than `_TOO_CLOSE` is too close to tell: figures are rounded.
- What no source states is not stated, and never a no.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from chaircompare.catalogue.agreement import Answer, answer
from chaircompare.catalogue.amounts import Bound, read_amount
from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.units import UnitSystem, convert, show, show_height
from chaircompare.catalogue.values import Quantity, words

_TOO_CLOSE = 0.5  # cm or kg
_NOTHING = 1e-6  # what calculating with floats may cost
_METRIC = frozenset({"mm", "cm", "m", "g", "kg"})


class Measure(StrEnum):
    """What the person tells of body and room."""

    HEIGHT = "height"
    WEIGHT = "weight"
    DOORWAY = "doorway"
    ROOM_LENGTH = "room_length"
    WALL_DISTANCE = "wall_distance"

    @property
    def dimension(self) -> str:
        """`length` or `mass`."""
        return "mass" if self is Measure.WEIGHT else "length"

    @property
    def unit(self) -> str:
        """The unit in which it is kept and compared."""
        return "kg" if self is Measure.WEIGHT else "cm"


class Fit(StrEnum):
    """The outcome of a check or of all checks."""

    FITS = "Fits"
    DOES_NOT_FIT = "Does not fit"
    CANNOT_TELL = "Can’t tell"
    NOT_STATED = "Not stated"


@dataclass(frozen=True, slots=True)
class Told:
    """One measure as the person wrote it, with a unit; `amount` is in cm or kg."""

    measure: Measure
    text: str
    unit: str
    amount: float

    @property
    def system(self) -> UnitSystem:
        """The system of the unit in which it was written."""
        return UnitSystem.METRIC if self.unit in _METRIC else UnitSystem.US

    def words(self, system: UnitSystem) -> str:
        """The amount in both units, that of the system first.

        Who is 178 cm tall says 5 ft 10 in; it is checked with the figure as it was written.
        """
        amount = convert(self.amount, self.measure.unit, self.unit)
        if self.measure is not Measure.HEIGHT:
            return show(amount, amount, self.unit, system)
        if self.system is UnitSystem.US:
            return show_height(amount, amount, self.unit, system)
        inches = round(convert(self.amount, "cm", "in"))
        feet, _, _ = show_height(inches, inches, "in").partition(" (")
        whole = show(amount, amount, self.unit, UnitSystem.METRIC).partition(" (")[0]
        first, second = (feet, whole) if system is UnitSystem.US else (whole, feet)
        return f"{first} ({second})"


def read_told(measure: Measure, text: str, system: UnitSystem) -> Told | None:
    """What the person wrote; a bare figure is in cm or kg, or in in or lb. None if it is no amount.

    One amount is wanted: `178 cm`, `5 ft 10 in`, `1.78 m`, `80 kg`, `176 lb`.
    """
    usual = {
        (UnitSystem.METRIC, "length"): "cm",
        (UnitSystem.METRIC, "mass"): "kg",
        (UnitSystem.US, "length"): "in",
        (UnitSystem.US, "mass"): "lb",
    }[system, measure.dimension]
    amount = read_amount(text, measure.dimension)
    if amount is None or amount.low != amount.high or amount.bound is not Bound.NONE:
        return None
    unit = amount.unit or usual
    canonical = convert(amount.low, unit, measure.unit)
    low, high = _LIKELY[measure]
    if not low <= canonical <= high:
        return None
    written = text.strip() if amount.unit else f"{text.strip()} {usual}"
    return Told(measure, written, unit, canonical)


# What a body or a room can measure, in cm or kg: beyond it a unit was mistaken.
_LIKELY = {
    Measure.HEIGHT: (50.0, 260.0),
    Measure.WEIGHT: (10.0, 400.0),
    Measure.DOORWAY: (30.0, 400.0),
    Measure.ROOM_LENGTH: (50.0, 3000.0),
    Measure.WALL_DISTANCE: (0.0, 3000.0),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One comparison: the person's measure against the sum of the features.

    `at_least` is set where the measure must be no smaller than the chair's figure, as a doorway.
    """

    measure: Measure
    features: tuple[str, ...]
    label: str
    at_least: bool
    spare: bool = False  # another rule of the same measure may save what fails here


RULES = (
    Rule(Measure.HEIGHT, ("user_height_min",), "Shortest user", at_least=True),
    Rule(Measure.HEIGHT, ("user_height_max",), "Tallest user", at_least=False),
    Rule(Measure.WEIGHT, ("user_weight_max",), "Heaviest user", at_least=False),
    Rule(Measure.DOORWAY, ("doorway_min",), "Narrowest doorway", at_least=True, spare=True),
    Rule(
        Measure.DOORWAY,
        ("doorway_min_disassembled",),
        "Narrowest doorway, taken apart",
        at_least=True,
        spare=True,
    ),
    Rule(
        Measure.ROOM_LENGTH,
        ("upright_length", "wall_clearance"),
        "Length upright and space to the wall",
        at_least=True,
    ),
    Rule(Measure.ROOM_LENGTH, ("reclined_length",), "Length lying back", at_least=True),
    Rule(Measure.WALL_DISTANCE, ("wall_clearance",), "Space to the wall", at_least=True),
)


@dataclass(frozen=True, slots=True)
class Check:
    """One rule for one chair, with both numbers in words."""

    rule: Rule
    fit: Fit
    yours: str
    stated: str
    why: str = ""

    @property
    def words(self) -> str:
        """`Fits: yours 178 cm (5 ft 10 in), stated 193 cm (6 ft 4 in)`; of a gap just that."""
        if self.fit is Fit.NOT_STATED:
            return f"Not all is stated: {self.stated}" if self.stated else self.fit
        because = f" ({self.why})" if self.why else ""
        return f"{self.fit}{because}: yours {self.yours}, stated {self.stated}"


@dataclass(frozen=True, slots=True)
class ChairFit:
    """All checks of one chair."""

    chair: Chair
    checks: tuple[Check, ...]

    @property
    def fit(self) -> Fit:
        """What the checks come to: one that fails is enough, unless another way is open."""
        counted = [check.fit for check in self.checks if not check.rule.spare]
        spare = [check.fit for check in self.checks if check.rule.spare]
        if spare:
            counted.append(_either(spare))
        for fit in (Fit.DOES_NOT_FIT, Fit.CANNOT_TELL, Fit.NOT_STATED):
            if fit in counted:
                return fit
        return Fit.FITS

    @property
    def fails_in_one_piece(self) -> bool:
        """Whether only taking it apart may still bring the chair through the door."""
        spare = [check.fit for check in self.checks if check.rule.spare]
        return (
            self.fit is not Fit.DOES_NOT_FIT
            and Fit.DOES_NOT_FIT in spare[:1]
            and _either(spare) is not Fit.FITS
        )

    @property
    def heading(self) -> str:
        """The outcome in a few words; never more than the checks that were made."""
        if self.fails_in_one_piece:
            return "Does not fit through the door in one piece"
        return {
            Fit.FITS: self._fits_in_words(),
            Fit.DOES_NOT_FIT: "Does not fit",
            Fit.CANNOT_TELL: "Can’t tell",
            Fit.NOT_STATED: "Not all is stated",
        }[self.fit]

    @property
    def fits_in_all(self) -> bool:
        """Whether no check is open or fails, not even one that another way makes up for."""
        return all(check.fit is Fit.FITS for check in self.checks)

    def _fits_in_words(self) -> str:
        if not self.fits_in_all:
            return "Fits, one way through the door at least"
        count = len(self.checks)
        made = {1: "the one check", 2: "both checks"}.get(count, f"all {count} checks")
        return f"Fits in {made} made"

    @property
    def words(self) -> str:
        """`Fits in 4 of 6 checks, 2 not stated`."""
        counts = {fit: sum(check.fit is fit for check in self.checks) for fit in Fit}
        parts = [
            f"{counts[fit]} {_counted(fit, counts[fit])}"
            for fit in Fit
            if counts[fit] and fit is not Fit.FITS
        ]
        checks = _checks(len(self.checks))
        return ", ".join([f"Fits in {counts[Fit.FITS]} of {checks}", *parts])


def verdict(checked: Sequence[ChairFit]) -> str:
    """`1 of 3 chairs does not fit. 4 of 12 checks cannot be made: not stated.`.

    Empty if nothing was checked.
    """
    checks = [check for one in checked for check in one.checks]
    if not checks:
        return ""
    total = len(checked)
    misfits = sum(one.fit is Fit.DOES_NOT_FIT for one in checked)
    if misfits:
        said = f"{misfits} of {total} chairs {'does' if misfits == 1 else 'do'} not fit."
    elif all(one.fit is Fit.FITS for one in checked):
        every = "Both" if total == 2 else f"All {total}"  # noqa: PLR2004 - both are two
        said = f"{every} chairs fit in the checks made."
    else:
        said = "No chair is ruled out."
    whole = sum(one.fails_in_one_piece for one in checked)
    if whole:
        does = "does" if whole == 1 else "do"
        said += f" {whole} of {total} {does} not fit through the door in one piece."
    silent = sum(check.fit is Fit.NOT_STATED for check in checks)
    if silent:
        said += f" {silent} of {_checks(len(checks))} cannot be made: not stated."
    unclear = sum(check.fit is Fit.CANNOT_TELL for check in checks)
    if unclear:
        said += f" {Fit.CANNOT_TELL} in {unclear} of {_checks(len(checks))}."
    return said


def _checks(count: int) -> str:
    return "1 check" if count == 1 else f"{count} checks"


def _counted(fit: Fit, count: int) -> str:
    words = fit.lower()
    return words if count == 1 else words.replace("does not", "do not")


def _either(ways: Sequence[Fit]) -> Fit:
    """Two ways through a door: one that fits is enough, and a silent one may still fit."""
    for fit in (Fit.FITS, Fit.CANNOT_TELL, Fit.NOT_STATED):
        if fit in ways:
            return fit
    return Fit.DOES_NOT_FIT


def check_chair(chair: Chair, told: Sequence[Told], system: UnitSystem = UnitSystem.US) -> ChairFit:
    """Every check that the told measures allow, in the order of the rules."""
    known = {one.measure: one for one in told}
    return ChairFit(
        chair,
        tuple(
            _check(rule, [answer(chair, key) for key in rule.features], known[rule.measure], system)
            for rule in RULES
            if rule.measure in known
        ),
    )


def _check(rule: Rule, given: Sequence[Answer], told: Told, system: UnitSystem) -> Check:
    yours = told.words(system)
    stated = " and ".join(_stated_words(one, system) for one in given)
    figures = [[v for v in one.values if isinstance(v, Quantity)] for one in given]
    silent = [not (one.is_stated and one.values) for one in given]
    if any(silent):
        return Check(rule, Fit.NOT_STATED, yours, "" if all(silent) else stated)
    if any(len(found) < len(one.values) for found, one in zip(figures, given, strict=True)):
        return Check(rule, Fit.CANNOT_TELL, yours, stated, "stated in words")
    limits = [
        sum(ends)
        for values in product(*figures)
        for ends in zip(*(value.canonical for value in values), strict=True)
    ]
    outcomes = {_compare(told.amount, limit, at_least=rule.at_least) for limit in limits}
    if outcomes in ({Fit.FITS}, {Fit.DOES_NOT_FIT}):
        return Check(rule, outcomes.pop(), yours, stated)
    why = "sources differ" if any(len(found) > 1 for found in figures) else "too close"
    return Check(rule, Fit.CANNOT_TELL, yours, stated, why)


def _stated_words(given: Answer, system: UnitSystem) -> str:
    if not given.is_stated or not given.values:
        return Fit.NOT_STATED.lower()
    return " or ".join(words(value, system) for value in given.values)


def _compare(amount: float, limit: float, *, at_least: bool) -> Fit:
    over = limit - amount if at_least else amount - limit
    if over <= _NOTHING:
        return Fit.FITS
    return Fit.CANNOT_TELL if over <= _TOO_CLOSE + _NOTHING else Fit.DOES_NOT_FIT


def row_words(checked: ChairFit) -> dict[str, str]:
    """A short note for the row of each feature that was checked alone: `Fits you`."""
    return {
        check.rule.features[0]: f"{check.fit}: yours {check.yours}"
        for check in checked.checks
        if len(check.rule.features) == 1 and check.fit is not Fit.NOT_STATED
    }
