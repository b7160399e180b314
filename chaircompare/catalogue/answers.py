"""What chairs state, kept once for all that state alike: a wish is judged once for all of them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy import Connection

from chaircompare.catalogue.agreement import Answer, heard_first, judge
from chaircompare.catalogue.chair import Chair, Fact, FactState, Source, SourceKind, stored_value
from chaircompare.catalogue.features import Feature, FeatureRegistry
from chaircompare.catalogue.wishes import is_without

# Whose word it is matters for a judgement only where it is the person's own.
_NOTE = Source("note", SourceKind.YOUR_NOTE, "", "", date.min)
_PAGE = Source("page", SourceKind.MAKER, "", "", date.min)


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that is stated about a feature, and its number in the file."""

    number: int
    text: str


def said_of(
    chair: Chair, answers: Mapping[str, Answer], features: FeatureRegistry
) -> list[tuple[str, str]]:
    """Feature and what is said, for each feature about which anything is."""
    found = {
        key: _written(tuple(map(_plain, heard_first(given.facts))))
        for key, given in answers.items()
        if given.counts
    }
    for whole in features.with_details:
        if whole.key in answers and is_without(chair, whole.detail, features):
            found.setdefault(whole.detail, _written(((FactState.DOES_NOT_APPLY.value, "", "", 0),)))
    return list(found.items())


def _plain(fact: Fact) -> tuple[str, str, str, int]:
    return fact.state.value, fact.stated, fact.unit, int(fact.is_note)


@lru_cache(maxsize=10_000)
def _written(facts: tuple[tuple[str, str, str, int], ...]) -> str:
    # In the order in which they are shown: of figures that agree, the first one stands for all.
    return json.dumps(list(dict.fromkeys(facts)), ensure_ascii=False, separators=(",", ":"))


def answer_of(feature: Feature, text: str) -> Answer:
    """The answer to a feature of which exactly this is said."""
    return judge([_fact(feature, *one) for one in json.loads(text)], was_checked=True)


def _fact(feature: Feature, state: str, stated: str, unit: str, note: int) -> Fact:
    kind = FactState(state)
    value = stored_value(feature, kind, stated, unit)
    source = _NOTE if note else _PAGE
    return Fact(feature.key, kind, value, stated, unit, source, own=bool(note))


def write_answers(
    connection: Connection,
    numbered: Sequence[tuple[int, Chair]],
    answers: Mapping[int, Mapping[str, Answer]],
    features: FeatureRegistry,
) -> None:
    """Rows for chairs that have none yet; `answers` by number of chair and key of feature."""
    said = [
        (number, *one)
        for number, chair in numbered
        for one in said_of(chair, answers[number], features)
    ]
    if not said:
        return
    different = list(dict.fromkeys(one[1:] for one in said))
    connection.exec_driver_sql(
        "INSERT OR IGNORE INTO answer (feature, said) VALUES (?, ?)", different
    )
    # Many chairs state alike: each different thing is looked up once.
    found = connection.exec_driver_sql(
        "SELECT feature, said, number FROM json_each(?) AS one JOIN answer "
        "ON feature = json_extract(one.value, '$[0]') AND said = json_extract(one.value, '$[1]')",
        (json.dumps(different),),
    )
    numbers = {(feature, text): number for feature, text, number in found}
    connection.exec_driver_sql(
        "INSERT INTO chair_answer (chair, answer) VALUES (?, ?)",
        [(chair, numbers[feature, text]) for chair, feature, text in said],
    )


def remove_answers(connection: Connection, numbers: Sequence[tuple[int]]) -> None:
    """Take away the rows of these chairs."""
    connection.exec_driver_sql("DELETE FROM chair_answer WHERE chair = ?", numbers)


def forget_unused(connection: Connection) -> None:
    """What no chair states any more."""
    connection.exec_driver_sql(
        "DELETE FROM answer WHERE number NOT IN (SELECT answer FROM chair_answer)"
    )


def answers_about(connection: Connection, feature: str) -> list[Said]:
    """Everything different that is said about a feature."""
    rows = connection.exec_driver_sql(
        "SELECT number, said FROM answer WHERE feature = ?", (feature,)
    )
    return [Said(number, text) for number, text in rows]


def chairs_with(connection: Connection, answers: Sequence[int]) -> list[int]:
    """The numbers of the chairs of which one of these is said."""
    # As one text: 75,000 rows one by one take three times as long.
    found = connection.exec_driver_sql(
        "SELECT json_group_array(chair) FROM chair_answer "
        "WHERE answer IN (SELECT value FROM json_each(?))",
        (json.dumps(list(answers)),),
    )
    numbers: list[int] = json.loads(found.scalar_one())
    return numbers
