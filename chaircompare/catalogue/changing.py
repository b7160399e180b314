"""Changes of chairs: stated as before and after, made all together or not at all, and undone."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection

from chaircompare.catalogue import records
from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.features import FeatureRegistry
from chaircompare.catalogue.reading import read_chairs
from chaircompare.errors import ChairCompareError

Progress = Callable[[int], bool]
_BATCH = 1_000


class StaleChangeError(ChairCompareError):
    """A chair is no longer what the change took it for."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            f"Nothing was changed: {name} {why}.",
            "It may have happened in another window. Look at it again.",
        )


class CancelledError(ChairCompareError):
    """The person stopped it; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("Stopped. Nothing was changed.")


class ShippedChairError(ChairCompareError):
    """A shipped chair can go to the bin, but not for good: the next update would bring it back."""


@dataclass(frozen=True)
class ChairChange:
    """A chair as it is and as it is to be; None where there is none.

    Deleting is a chair after which `binned_on` is set; no `after` takes an own chair out for good.
    """

    before: Chair | None
    after: Chair | None

    @property
    def id(self) -> str:
        """The id of the chair that is meant."""
        return self.chair.id

    @property
    def name(self) -> str:
        """Brand and model, as they are before."""
        return self.chair.name

    @property
    def chair(self) -> Chair:
        """The chair as it is, or as it is to be; ValueError for a change without one."""
        chair = self.before or self.after
        if chair is None:
            raise ValueError("a change without a chair")
        return chair

    @property
    def reversed(self) -> "ChairChange":
        """What takes this change back."""
        return ChairChange(self.after, self.before)


def reverse(changes: Sequence[ChairChange]) -> tuple[ChairChange, ...]:
    """What takes all of them back, the last one first."""
    return tuple(change.reversed for change in reversed(changes))


def apply_changes(
    connection: Connection,
    changes: Sequence[ChairChange],
    features: FeatureRegistry,
    progress: Progress | None,
) -> None:
    """Make the changes; the caller's transaction makes them one. See Catalogue.apply."""
    _refuse_ambiguous(changes)
    with _uncollected():
        _apply_batches(connection, changes, features, progress)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Spare the garbage collector the walk over all chairs, again and again: a quarter of the time.

    Nothing that is made meanwhile refers back to itself.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _apply_batches(
    connection: Connection,
    changes: Sequence[ChairChange],
    features: FeatureRegistry,
    progress: Progress | None,
) -> None:
    for start in range(0, len(changes), _BATCH):
        if progress and not progress(start):
            raise CancelledError
        _apply(connection, changes[start : start + _BATCH], features)
    if progress and not progress(len(changes)):
        raise CancelledError


def _refuse_ambiguous(changes: Sequence[ChairChange]) -> None:
    ids = [change.id for change in changes]
    if len(set(ids)) < len(ids):
        raise ValueError("a chair is changed twice")
    for change in changes:
        before, after = change.before, change.after
        if before and after and (before.id, before.own) != (after.id, after.own):
            raise ValueError(f"{before.id} would become another chair")


def _apply(
    connection: Connection, changes: Sequence[ChairChange], features: FeatureRegistry
) -> None:
    stored = records.stored_chairs(connection, [change.id for change in changes])
    facts = records.stored_facts(connection, [number for number, _ in stored.values()], features)
    added: list[Chair] = []
    changed: list[records.Rewriting] = []
    removed: list[int] = []
    for change in changes:
        number, row = stored.get(change.id, (0, ()))
        before, after = change.before, change.after
        if before is None:
            _refuse_if_there(change, row)
            added.append(change.chair)
            continue
        if not row:
            raise StaleChangeError(before.name, "is no longer in the catalogue")
        rewriting = _rewriting(number, before, after, row)
        _refuse_stale(before, after, row, facts[number], rewriting.features)
        if after is None:
            _refuse_shipped(before)
            removed.append(number)
        elif after != before:
            changed.append(rewriting)
    records.remove_chairs(connection, removed)
    records.rewrite_chairs(connection, changed)
    touched = [rewriting.number for rewriting in changed]
    whole = read_chairs(connection, touched, features) if touched else {}
    records.refresh_derived(connection, list(whole.items()), features)
    records.add_chairs(connection, added, features)


def _rewriting(
    number: int, before: Chair, after: Chair | None, row: records.Row
) -> records.Rewriting:
    """What is to be written: only fields and features that change, so that the rest may move on."""
    chair = after or before
    old, new = records.rows_by_feature(before), records.rows_by_feature(chair)
    features = [key for key in {**old, **new} if old.get(key) != new.get(key)]
    was, to_be = records.chair_row(before), records.chair_row(chair)
    fields = zip(row, was, to_be, strict=True)
    merged = tuple(now if then == wanted else wanted for now, then, wanted in fields)
    return records.Rewriting(number, merged, chair, tuple(features))


def _refuse_stale(
    before: Chair,
    after: Chair | None,
    row: records.Row,
    facts: Mapping[str, list[records.Row]],
    changing: Sequence[str],
) -> None:
    was = records.chair_row(before)
    to_be = records.chair_row(after) if after else (None,) * len(was)
    fields = zip(row, was, to_be, strict=True)
    moved_on = any(now != then != wanted for now, then, wanted in fields)
    stated = records.rows_by_feature(before)
    looked_at = changing if after else {*facts, *stated}
    if moved_on or any(facts.get(key, []) != stated.get(key, []) for key in looked_at):
        in_bin = row[-1] is not None and before.binned_on is None
        raise StaleChangeError(before.name, "lies in the bin" if in_bin else "is not as it was")


def _refuse_if_there(change: ChairChange, row: records.Row) -> None:
    if row:
        why = "lies in the bin" if row[-1] is not None else "is there already"
        raise StaleChangeError(change.name, f"{why}, with the id “{change.id}”")


def _refuse_shipped(chair: Chair) -> None:
    if not chair.own:
        raise ShippedChairError(
            f"{chair.name} comes with the program and cannot be deleted for good.",
            "In the bin it is out of the way, and updates do not bring it back.",
        )
