"""The fixed words in which a cell is written and spoken."""

from datetime import date

from chaircompare.catalogue.agreement import Answer, AnswerState, heard_first
from chaircompare.catalogue.chair import Chair, Fact, FactState, SourceKind
from chaircompare.catalogue.dates import day_in_words
from chaircompare.catalogue.derived import NOT_TRUSTED
from chaircompare.catalogue.features import Feature, Kind
from chaircompare.catalogue.units import UnitSystem
from chaircompare.catalogue.values import YesNo, plain, spoken, words

NOT_STATED = "Not stated"
NOT_CHECKED = "Not checked yet"
DOES_NOT_APPLY = "Does not apply"
SOURCES_DIFFER = "Sources differ"
UNREADABLE = "Could not be read"

_SAYS = {
    SourceKind.YOUR_NOTE: "in your own note",
    SourceKind.TOLD_BY_SELLER: "by the seller when you asked",
    SourceKind.MAKER: "by the maker",
    SourceKind.DEALER: "by a dealer",
    SourceKind.DEALER_REVIEW: "in a dealer's review",
    SourceKind.PRESS: "in the press",
    SourceKind.SECOND_HAND: "in a list by somebody else",
}
_SILENT = {
    AnswerState.NOT_STATED: NOT_STATED,
    AnswerState.NOT_CHECKED: NOT_CHECKED,
    AnswerState.DOES_NOT_APPLY: DOES_NOT_APPLY,
    AnswerState.UNREADABLE: UNREADABLE,
}


def date_in_words(day: date) -> str:
    """`22 November 2026`; the same in every locale, as the program speaks English."""
    return day_in_words(day)


def _alternatives(given: Answer, parts: list[str]) -> str:
    heard = heard_first(given.facts)
    if any(fact.value is None and fact.state.value == DOES_NOT_APPLY.casefold() for fact in heard):
        parts = [*parts, DOES_NOT_APPLY.casefold()]
    return f"{SOURCES_DIFFER}: {' or '.join(parts)}"


def words_of(given: Answer, system: UnitSystem) -> str:
    """What stands in the cell."""
    if given.state in _SILENT:
        return _SILENT[given.state]
    parts = [words(value, system) for value in given.values]
    return parts[0] if given.state is AnswerState.STATED else _alternatives(given, parts)


def plain_words_of(given: Answer, feature: Feature, decimal_sign: str = ".") -> str:
    """What stands in a file: numbers plain, in the unit of the feature."""
    if given.state in _SILENT:
        return _SILENT[given.state]
    parts = [plain(value, feature.unit, decimal_sign) for value in given.values]
    said = parts[0] if given.state is AnswerState.STATED else _alternatives(given, parts)
    return said if given.trusted else f"{said} ({NOT_TRUSTED})"


def own_words(given: Answer) -> str:
    """Whose word decided it where the person has a part in it: a note, or a lack of trust."""
    if not given.trusted:
        return NOT_TRUSTED.capitalize()
    if given.is_told_by_seller:
        return "Told by the seller"
    return "Your note" if given.is_note else ""


def spoken_of(given: Answer, chair: Chair, system: UnitSystem) -> str:
    """What a screen reader says, with who says it."""
    if given.state is AnswerState.NOT_STATED:
        sources = chair.sources
        looked = f"{len(sources)} source{'' if len(sources) == 1 else 's'}"
        last = date_in_words(max(source.read_on for source in sources))
        return f"{NOT_STATED} in {looked}, checked {last}"
    if given.state in _SILENT:
        return _SILENT[given.state]
    parts = [spoken(value, system) for value in given.values]
    if given.state is AnswerState.SOURCES_DIFFER:
        return _alternatives(given, parts)
    if not given.trusted:
        return f"{parts[0]}, {NOT_TRUSTED}"
    says = _SAYS[next(fact for fact in given.facts if fact.value is not None).source.kind]
    if given.values == (YesNo(yes=False),):
        return f"No, stated {says}"
    return f"{parts[0]}, stated {says}"


def as_recorded(fact: Fact, feature: Feature) -> str:
    """What the catalogue holds of a fact; in quotation marks what is no answer but words."""
    stated = f"{fact.stated} {fact.unit}".strip()
    if fact.state is not FactState.STATED:
        return f"“{stated}”"
    if feature.kind is Kind.SET:
        return ", ".join(part.strip() for part in stated.split(";"))
    return stated
