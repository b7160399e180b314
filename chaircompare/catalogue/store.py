"""The catalogue: opened or created, searched, loaded and changed. One transaction a call."""

import logging
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, bindparam, select

from chaircompare.catalogue import backups as copies
from chaircompare.catalogue import listing, records, saved, schema, updates
from chaircompare.catalogue.catalogue_file import CatalogueFile, Places
from chaircompare.catalogue.chair import Chair, Fact, FactState, Source, SourceKind
from chaircompare.catalogue.changing import ChairChange, Progress, apply_changes
from chaircompare.catalogue.checking import problems_of
from chaircompare.catalogue.database import (
    CatalogueDamagedError,
    OpenDatabase,
)
from chaircompare.catalogue.disk import why_not_written
from chaircompare.catalogue.features import Feature, FeatureRegistry
from chaircompare.catalogue.listing import ListQuery, ListRow
from chaircompare.catalogue.naming import NamedChair, named_chairs
from chaircompare.catalogue.photos import photo_folder
from chaircompare.catalogue.reading import read_chairs, stated_choices
from chaircompare.catalogue.saved import SavedComparison
from chaircompare.catalogue.standing import Standings, Version
from chaircompare.catalogue.values import parse
from chaircompare.errors import ChairCompareError

if TYPE_CHECKING:
    from chaircompare.catalogue.draft_checks import Span
    from chaircompare.catalogue.prices import PriceAge
    from chaircompare.catalogue.source_list import ListedSource

_log = logging.getLogger(__name__)
_FEW_ENOUGH_TO_GUESS = 5_000

# Inside Catalogue, `list` is the method.
Rows = list[ListRow]
Chairs = list[Chair]
Problems = list[str]
Paths = list[Path]
Facts = tuple[Fact, ...]
Saved = list[SavedComparison]
Names = list[NamedChair]
Words = tuple[str, ...]

_NUMBERS = select(schema.chair.c.id, schema.chair.c.number, schema.chair.c.binned_on).where(
    schema.chair.c.id.in_(bindparam("ids", expanding=True))
)


_OWN_PUBLISHERS = {
    SourceKind.YOUR_NOTE: "Your note",
    SourceKind.TOLD_BY_SELLER: "Told by the seller",
}


def own_fact(
    feature: Feature,
    stated: str,
    unit: str,
    today: date,
    kind: SourceKind = SourceKind.YOUR_NOTE,
) -> Fact:
    """What the person states, or was told, as a fact of their own; ValueNotUnderstoodError."""
    value = parse(feature, stated, unit)
    publisher = _OWN_PUBLISHERS[kind]
    name = publisher.casefold().replace(" ", "-")
    source = Source(f"{name}-{today.isoformat()}", kind, publisher, "", today)
    return Fact(feature.key, FactState.STATED, value, stated, unit, source, own=True)


class UnknownChairError(ChairCompareError):
    """An id that no chair of the catalogue has."""


class Catalogue(CatalogueFile):
    """What the rest of the program asks of the catalogue, and tells it."""

    def __init__(
        self, path: Path, database: OpenDatabase, features: FeatureRegistry, places: Places
    ) -> None:
        super().__init__(path, database, features, places)
        self._standings = Standings(features)

    def sources(self) -> "Sequence[ListedSource]":
        """Every source with how much it states, by publisher; the person's notes are none."""
        from chaircompare.catalogue import source_list

        with self._reading() as connection:
            return source_list.all_sources(connection)

    def facts_of(self, source: str) -> "Sequence[tuple[Chair, Facts]]":
        """What one source states, by chair."""
        from chaircompare.catalogue import source_list

        with self._reading() as connection:
            return source_list.facts_of(connection, source, self.features)

    def oldest_prices(self) -> "Sequence[PriceAge]":
        """The newest price of each chair, the longest ago first."""
        from chaircompare.catalogue import prices

        with self._reading() as connection:
            return prices.oldest_prices(connection, self.features)

    def trust(self, source: str, *, trusted: bool) -> None:
        """Mark a source as trusted or not; ChangesRefusedError."""
        from chaircompare.catalogue import source_list

        with self._changing() as connection:
            source_list.trust(connection, source, self.features, trusted=trusted)

    def add_source(self, source: Source) -> None:
        """Add a source of the person's own; ChangesRefusedError."""
        with self._changing() as connection:
            records.add_sources(connection, [(source, True)])

    def remove_source(self, source: str) -> None:
        """Take away a source of the person's own that states nothing; ChangesRefusedError."""
        from chaircompare.catalogue import source_list

        with self._changing() as connection:
            source_list.remove_unused(connection, source)

    def last_update(self) -> "updates.ShippedUpdate | None":
        """What the last update of the shipped facts changed; None if there was none."""
        with self._reading() as connection:
            return updates.last_update(connection, self.features)

    def take_back_update(self) -> None:
        """Go back to the shipped facts before the last update; what the person wrote stays.

        The next start does not bring them again. Raises BackupRefusedError, ChangesRefusedError.
        """
        self._refuse_if_refused()
        self.back_up()
        with self._changing() as connection:
            updates.take_back(connection, self.features)

    def take_update(self) -> None:
        """Bring the shipped facts of this program after all; as take_back_update()."""
        self._refuse_if_refused()
        self.back_up()
        with self._changing() as connection:
            updates.bring_up_to_date(connection, self._places.data, self.features)

    def list(self, search: str = "") -> Rows:
        """All chairs that the search finds, by name."""
        found = self.count(search)
        return self.page(ListQuery(search), 0, found)

    def count(self, search: str = "") -> int:
        """How many chairs the search finds."""
        with self._reading() as connection:
            return listing.count(connection, search)

    def page(self, query: ListQuery, offset: int, limit: int, *, everything: bool = False) -> Rows:
        """Rows `offset` to `offset + limit` of the list; a search without words finds nothing.

        `everything` spares the database the search when the caller knows that it leaves no one out.
        """
        if query.search.strip() and not listing.match_expression(query.search):
            return []
        with self._reading() as connection:
            at = Version.of(connection, self._written)
            return listing.page(
                connection, query, offset, limit, self._standings.at(at), everything=everything
            )

    def place(self, query: ListQuery, chair_id: str) -> int:
        """The row of a chair in the list, or -1 where it is left out."""
        with self._reading() as connection:
            at = Version.of(connection, self._written)
            return listing.place(connection, query, chair_id, self._standings.at(at))

    def count_rows(self, query: ListQuery) -> int:
        """How many rows the list of this query has: what the search finds and nothing hides."""
        if query.search.strip() and not listing.match_expression(query.search):
            return 0
        with self._reading() as connection:
            if not query.hides:
                return listing.count(connection, query.search)
            at = Version.of(connection, self._written)
            return listing.count_shown(connection, query, self._standings.at(at))

    def load(self, ids: Sequence[str], *, from_bin: bool = False) -> Chairs:
        """These chairs with all facts, in this order; UnknownChairError with near matches.

        Chairs in the bin are unknown, unless they are asked for.
        """
        with self._reading() as connection:
            rows = connection.execute(_NUMBERS, {"ids": ids}).all()
            numbers = {row.id: row.number for row in rows if from_bin or not row.binned_on}
            for wanted in ids:
                if wanted not in numbers and wanted in {row.id for row in rows}:
                    said = f"The chair “{wanted}” lies in the bin."
                    raise UnknownChairError(said, "Edit, Bin… puts it back.")
                if wanted not in numbers:
                    raise self._unknown(connection, wanted)
            chairs = read_chairs(connection, list(numbers.values()), self.features)
        return [chairs[numbers[wanted]] for wanted in ids]

    def find(self, ids: Sequence[str]) -> Chairs:
        """Those of these chairs that there are, in the bin too, in no order."""
        with self._reading() as connection:
            numbers = [row.number for row in connection.execute(_NUMBERS, {"ids": ids})]
            return list(read_chairs(connection, numbers, self.features).values())

    def _unknown(self, connection: Connection, wanted: str) -> UnknownChairError:
        import difflib

        everyone = select(schema.chair.c.id)
        if listing.count(connection, "") > _FEW_ENOUGH_TO_GUESS:
            everyone = everyone.where(schema.chair.c.id.startswith(wanted[:4], autoescape=True))
        names = connection.execute(everyone.limit(_FEW_ENOUGH_TO_GUESS)).scalars().all()
        near = difflib.get_close_matches(wanted.casefold(), names, n=3, cutoff=0.5)
        hint = f"Did you mean {' or '.join(near)}?" if near else "See: chaircompare list."
        return UnknownChairError(f"No chair has the id “{wanted}”.", hint)

    def choices(self, feature: Feature) -> Words:
        """What can be wished of a choice or set: its fixed choices, else what chairs state."""
        if feature.choices:
            return feature.choices
        with self._reading() as connection:
            return stated_choices(connection, feature)

    def apply(self, changes: Sequence[ChairChange], *, progress: Progress | None = None) -> None:
        """Make all of the changes in one transaction, or none of them.

        `progress` is told how many are made and returns False to stop. Raises StaleChangeError,
        CancelledError, ShippedChairError or ChangesRefusedError.
        """
        with self._changing() as connection:
            apply_changes(connection, changes, self.features, progress)

    def add_chair(self, chair: Chair) -> None:
        """Add a chair of the person's own; StaleChangeError if its id is taken."""
        self.apply([ChairChange(None, replace(chair, own=True))])

    def names(self) -> Names:
        """Every chair by its names alone, those in the bin too."""
        with self._reading() as connection:
            return named_chairs(connection)

    def binned(self) -> Chairs:
        """The chairs in the bin, the last one first."""
        with self._reading() as connection:
            chair = schema.chair.c
            statement = select(chair.number).where(chair.binned_on.is_not(None))
            order = statement.order_by(chair.binned_on.desc(), chair.sort_name, chair.number)
            numbers = connection.execute(order).scalars().all()
            chairs = read_chairs(connection, numbers, self.features)
        return [chairs[number] for number in numbers]

    def note(self, chair_id: str, feature: str, stated: str, unit: str, *, today: date) -> None:
        """Record what the person knows about a feature; it settles what sources dispute.

        It takes the place of an earlier note. Raises ValueNotUnderstoodError, UnknownChairError
        or ChangesRefusedError.
        """
        fact = own_fact(self.features[feature], stated, unit, today)
        self.apply([self.note_change(chair_id, feature, (fact,))])

    def note_change(self, chair_id: str, feature: str, notes: Facts) -> ChairChange:
        """What puts these in place of the person's notes on a feature; UnknownChairError."""
        (chair,) = self.load([chair_id])
        kept = [fact for fact in chair.facts if not (fact.is_note and fact.feature == feature)]
        return ChairChange(chair, replace(chair, facts=(*notes, *kept)))

    def is_taken(self, chair_id: str) -> bool:
        """Whether a chair has this id, be it in the bin."""
        from chaircompare.catalogue import lookups

        with self._reading() as connection:
            return lookups.is_taken(connection, chair_id)

    def twin(self, brand: str, model: str, *, but: str = "") -> str:
        """The name of another chair that is called so, whatever case and signs; "" if none is."""
        from chaircompare.catalogue import lookups

        with self._reading() as connection:
            return lookups.twin(connection, brand, model, but)

    def usual_spans(self) -> "dict[str, Span]":
        """From where to where figures go, by feature, to notice a wrong unit."""
        from chaircompare.catalogue import lookups

        with self._reading() as connection:
            return lookups.usual_spans(connection, self.features)

    @property
    def photos(self) -> Path:
        """The folder with the pictures that chairs name; it may not exist yet."""
        return photo_folder(self.path)

    def back_up(self) -> Path:
        """A dated copy among the last ten; BackupRefusedError."""
        try:
            return copies.back_up(self.path, self._places.backups)
        except (OSError, sqlite3.Error) as error:
            reason, hint = why_not_written(error)
            raise copies.BackupRefusedError(
                f"No backup could be made in {self._places.backups}: {reason}.",
                f"Nothing was changed. {hint}",
            ) from error

    def backups(self) -> Paths:
        """The dated copies, the newest first."""
        return copies.dated_copies(self.path, self._places.backups)

    def write_whole(self, target: Path) -> None:
        """Write the catalogue and its pictures to one file; BackupRefusedError."""
        copies.write_whole(self.path, target)

    def restore(self, file: Path) -> Path:
        """Take everything from a backup; the dated copy of what was there until now.

        Raises BackupRefusedError or ChangesRefusedError; nothing is changed then.
        """
        from chaircompare.catalogue.restoring import restore

        self._refuse_if_refused()
        before = restore(file, self, self._places.data)
        self._on_written()
        return before

    def saved_comparisons(self) -> Saved:
        """The comparisons that the person saved, the newest first."""
        with self._reading() as connection:
            return saved.all_saved(connection)

    def save_comparison(self, comparison: SavedComparison) -> None:
        """Save it, in the place of one of the same name; ChangesRefusedError."""
        with self._changing() as connection:
            saved.keep(connection, comparison)

    def forget_comparison(self, name: str) -> None:
        """Delete a saved comparison; ChangesRefusedError."""
        with self._changing() as connection:
            saved.forget(connection, name)

    def check(self) -> Problems:
        """What is wrong with the file, looked at page by page; empty if it is whole."""
        try:
            with self._reading() as connection:
                return problems_of(connection)
        except CatalogueDamagedError as error:
            return [error.reason]
