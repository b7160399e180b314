"""Updates of the shipped facts: made when the program is newer, listed, and taken back.

What an update did is kept with the shipped side of each chair before and after it. Taking it back
puts the former shipped facts in force again and leaves alone what the person wrote, before the
update or since. The declined facts are remembered, so that no start brings them again unasked.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select

from chaircompare.catalogue import data_files, schema, shipped
from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.chair_json import chair_from_json, chair_to_json
from chaircompare.catalogue.changing import ChairChange
from chaircompare.catalogue.data_files import Edition
from chaircompare.catalogue.features import FeatureRegistry

_DECLINED = "declined digest"
_BEFORE, _AFTER = "edition before", "edition after"
_DIGEST_BEFORE = "digest before"


class ChairUpdate(ChairChange):
    """The shipped side of a chair: no `before` is a new chair, no `after` one no longer shipped."""


@dataclass(frozen=True, slots=True)
class ShippedUpdate:
    """The last update; `is_taken_back` if the person went back to what was there before."""

    before: Edition
    after: Edition
    chairs: tuple[ChairUpdate, ...]
    is_taken_back: bool


def is_due(connection: Connection, data: Path) -> bool:
    """Whether this program brings facts that the file does not have and the person not declined."""
    brought = data_files.digest(data)
    if brought in {shipped.about(connection, "digest"), shipped.about(connection, _DECLINED)}:
        return False
    return data_files.read_edition(data) >= shipped.edition_of(connection)


def bring_up_to_date(connection: Connection, data: Path, features: FeatureRegistry) -> None:
    """Put the shipped facts of this program in force and keep what that changed.

    Must run inside one transaction. Raises DataFilesError before anything is changed.
    """
    before = shipped.shipped_side(connection, features)
    about = {name: shipped.about(connection, name) for name in ("edition", "digest")}
    shipped.bring_up_to_date(connection, data, features)
    _keep_changes(connection, before, shipped.shipped_side(connection, features))
    kept = {
        _BEFORE: about["edition"],
        _DIGEST_BEFORE: about["digest"],
        _AFTER: shipped.about(connection, "edition"),
        _DECLINED: None,
    }
    shipped.remember(connection, **kept)


def _keep_changes(
    connection: Connection, before: dict[str, Chair], after: dict[str, Chair]
) -> None:
    connection.execute(delete(schema.shipped_change))
    rows = [
        {"chair": one, "before": _written(before.get(one)), "after": _written(after.get(one))}
        for one in {**before, **after}
        if before.get(one) != after.get(one)
    ]
    if rows:
        connection.execute(insert(schema.shipped_change), rows)


def _written(chair: Chair | None) -> str | None:
    return json.dumps(chair_to_json(chair), ensure_ascii=False) if chair else None


def _read(text: str | None, features: FeatureRegistry) -> Chair | None:
    return chair_from_json(json.loads(text), features) if text else None


def last_update(connection: Connection, features: FeatureRegistry) -> ShippedUpdate | None:
    """What the last update changed, by the names of chairs; None if there was none."""
    before, after = shipped.about(connection, _BEFORE), shipped.about(connection, _AFTER)
    if before is None or after is None:
        return None
    rows = connection.execute(select(schema.shipped_change)).all()
    chairs = [ChairUpdate(_read(row.before, features), _read(row.after, features)) for row in rows]
    chairs.sort(key=_name)
    declined = shipped.about(connection, _DECLINED) is not None
    return ShippedUpdate(_edition(before), _edition(after), tuple(chairs), declined)


def _name(update: ChairUpdate) -> str:
    chair = update.after or update.before
    return chair.name.casefold() if chair else ""


def _edition(text: str) -> Edition:
    day, revision = text.split(" ")
    return Edition(date.fromisoformat(day), int(revision))


def take_back(connection: Connection, features: FeatureRegistry) -> None:
    """Put the shipped facts in force that the last update replaced, if it is not taken back yet."""
    update = last_update(connection, features)
    if update is None or update.is_taken_back:
        return
    chairs = shipped.shipped_side(connection, features)
    for one in update.chairs:
        if one.before:
            chairs[one.before.id] = one.before
        else:
            chairs.pop(one.id, None)
    shipped.put_in_force(connection, list(chairs.values()), features)
    shipped.remember(
        connection,
        edition=shipped.about(connection, _BEFORE),
        digest=shipped.about(connection, _DIGEST_BEFORE),
        **{_DECLINED: shipped.about(connection, "digest")},
    )
