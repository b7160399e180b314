"""The list of chairs: searched, sorted and counted by the database, fetched a page at a time."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, text

from chaircompare.catalogue.agreement import AnswerState
from chaircompare.catalogue.derived import OR
from chaircompare.catalogue.features import FeatureRegistry
from chaircompare.catalogue.standing import (
    BY_STANDING,
    Order,
    Standing,
    Standings,
    Tally,
    WeighedWish,
)

BY_NAME = "name"
BY_FACTS = "facts"
BY_CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class ListCell:
    """What the list shows of one feature."""

    state: AnswerState
    words: str
    detail: str = ""

    def in_short(self, *, is_number: bool) -> str:
        """Of what sources state differently the first; of figures the lowest, which sorts."""
        first = self.detail.partition(OR)[0]
        return f"from {first}" if is_number else first


@dataclass(frozen=True, slots=True)
class ListRow:
    """One chair as a row of the list; cells by feature key."""

    id: str
    brand: str
    model: str
    facts_stated: int
    cells: dict[str, ListCell] = field(default_factory=dict)
    standing: Standing | None = None

    @property
    def name(self) -> str:
        """Brand and model."""
        return f"{self.brand} {self.model}"


@dataclass(frozen=True, slots=True)
class ListQuery:
    """Which chairs in which order; `sort` is one of BY_... (here, in standing.py) or a feature key.

    `wishes` are what matters to the person; each row tells how it stands to them. `hide_lacking`
    leaves out chairs whose sources state that they lack a must-have; those of which nobody states
    it stay. `filters` leave out chairs that are stated to miss one of them.
    """

    search: str = ""
    sort: str = BY_NAME
    descending: bool = False
    chosen: tuple[str, ...] = ()
    wishes: tuple[WeighedWish, ...] = ()
    hide_lacking: bool = False
    filters: tuple[WeighedWish, ...] = ()

    @property
    def hides(self) -> bool:
        """Whether it can leave out a chair that the search finds."""
        return bool(self.filters) or self.hides_lacking

    @property
    def hides_lacking(self) -> bool:
        """Whether it leaves out chairs that lack a must-have."""
        return self.hide_lacking and any(one.must for one in self.wishes)

    @property
    def sorts_by_standing(self) -> bool:
        """Whether the order hangs on the wishes."""
        return bool(self.wishes) and self.sort in BY_STANDING


# Two small indexes tell it; to ask for the chairs outside the bin reads the whole table.
_COUNT = (
    "SELECT (SELECT count(*) FROM chair) - (SELECT count(*) FROM chair WHERE binned_on IS NOT NULL)"
)
# Up to here, looking up what was found and sorting it is quicker than walking a sorted index.
_FEW = 4_000
_ALL = -1  # what SQLite takes for no limit


def match_expression(search: str) -> str:
    """What FTS5 is asked for: every word of the search as the beginning of a word."""
    tokens = re.findall(r"[^\W_]+", search)
    return " AND ".join(f'"{token}"*' for token in tokens)


def count(connection: Connection, search: str) -> int:
    """How many chairs the search finds; all of them for an empty one."""
    match = match_expression(search)
    if match:
        return _find(connection, match)
    if re.search(r"\S", search):
        return 0
    return int(connection.exec_driver_sql(_COUNT).scalar_one())


def _find(connection: Connection, match: str) -> int:
    """Put the numbers of the chairs that match into the temporary table `hit`; how many.

    They stay there for the pages that follow, until another search or a change to the file.
    """
    kept = connection.info.get("hits")
    if kept and kept[:2] == (match, _state(connection)):
        return int(kept[2])
    connection.exec_driver_sql("CREATE TEMP TABLE IF NOT EXISTS hit (number INTEGER PRIMARY KEY)")
    connection.exec_driver_sql("DELETE FROM temp.hit")
    found = connection.exec_driver_sql(
        "INSERT INTO temp.hit SELECT rowid FROM chair_search WHERE chair_search MATCH ?", (match,)
    ).rowcount
    connection.info["hits"] = (match, _state(connection), found)
    connection.commit()
    return found


def _state(connection: Connection) -> tuple[int, int]:
    """Another one after each change: by other connections, and by this one."""
    others = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
    driver: Any = connection.connection.driver_connection
    return others, driver.total_changes


@dataclass(frozen=True, slots=True)
class _Part:
    """Chairs that stand together in the list; `number` is their column in `table`."""

    table: str
    number: str
    where: str
    order: str


def page(
    connection: Connection,
    query: ListQuery,
    offset: int,
    limit: int,
    standings: Standings,
    *,
    everything: bool,
) -> list[ListRow]:
    """Rows `offset` to `offset + limit`; `everything` says that the search leaves no chair out."""
    features = standings.features
    if query.hides or query.sorts_by_standing:
        everyone = replace(query, search="") if everything else query
        numbers: Sequence[int] = _shown(connection, everyone, standings).page(offset, limit)
    else:
        numbers = _numbers(connection, query, offset, limit, features, everything=everything)
    tally = standings.tally(connection, query.wishes) if query.wishes else None
    return _rows_of(connection, numbers, features, tally)


def count_shown(connection: Connection, query: ListQuery, standings: Standings) -> int:
    """How many rows a list has that hides some."""
    return len(_shown(connection, query, standings))


def _shown(connection: Connection, query: ListQuery, standings: Standings) -> Order:
    """All numbers of the list in their order, kept for the pages that follow."""
    if query.sort != BY_CHOSEN:
        query = replace(query, chosen=())
    return standings.order(query, lambda: _ordered(connection, query, standings))


def _ordered(connection: Connection, query: ListQuery, standings: Standings) -> Order:
    if not query.hides and not query.sorts_by_standing:
        everything = not query.search.strip()
        features = standings.features
        return Order(_numbers(connection, query, 0, _ALL, features, everything=everything))
    plain = replace(query, wishes=(), hide_lacking=False, filters=())
    if query.sorts_by_standing:
        plain = replace(plain, sort=BY_NAME, descending=False)
    numbers = _shown(connection, plain, standings).whole
    if query.filters:
        missing = standings.missing(connection, query.filters)
        numbers = [number for number in numbers if not missing[number]]
    tally = standings.tally(connection, query.wishes)
    if query.hides_lacking:
        lacking = tally.lacking
        numbers = [number for number in numbers if not lacking[number]]
    key = tally.keys(query.sort) if query.sorts_by_standing else None
    return Order(numbers, key, descending=query.descending)


def _numbers(
    connection: Connection,
    query: ListQuery,
    offset: int,
    limit: int,
    features: FeatureRegistry,
    *,
    everything: bool,
) -> list[int]:
    """Those of the chairs `offset` to `offset + limit`, or of _ALL from there on."""
    match = "" if everything else match_expression(query.search)
    hits = _find(connection, match) if match else None
    values = {"feature": query.sort} | dict(zip("abc", (*query.chosen, "", "", ""), strict=False))
    numbers: list[int] = []
    for part in _parts(query, features):
        rows = _rows(part, hits)
        wanted = {"limit": _ALL if limit == _ALL else limit - len(numbers), "offset": offset}
        ordered = (
            f"SELECT {part.number} AS n {rows} ORDER BY {part.order} LIMIT :limit OFFSET :offset"
        )
        # As one text: all 100,000 one by one take three times as long.
        found = connection.execute(
            text(f"SELECT json_group_array(n) FROM ({ordered})"),  # noqa: S608 - fixed parts
            values | wanted,
        )
        before = len(numbers)
        numbers += json.loads(found.scalar_one())
        if len(numbers) == limit:
            break
        if len(numbers) > before:
            offset = 0
        elif offset:
            # The page begins behind this part.
            offset -= connection.execute(text(f"SELECT count(*) {rows}"), values).scalar_one()
    return numbers


def place(connection: Connection, query: ListQuery, chair_id: str, standings: Standings) -> int:
    """The row of a chair in the list, or -1 where it is left out."""
    wanted = connection.exec_driver_sql("SELECT number FROM chair WHERE id = ?", (chair_id,))
    number = wanted.scalar()
    numbers = _shown(connection, query, standings).whole
    return numbers.index(number) if number in numbers else -1


def _rows(part: _Part, hits: int | None) -> str:
    """The part, cut down to the hits of the search if there is one.

    Many hits are met soon on a walk along the index that has the order of the list; the cross join
    makes the database take that way. Few are better looked up and sorted.
    """
    table, where = part.table, part.where
    if hits is not None and hits > _FEW:
        table += f" CROSS JOIN temp.hit ON hit.number = {part.number}"
    elif hits is not None:
        where += f" AND {part.number} IN (SELECT number FROM temp.hit)"  # noqa: S608 - fixed parts
    return f"FROM {table} WHERE {where}"


def _parts(query: ListQuery, features: FeatureRegistry) -> list[_Part]:
    way = "DESC" if query.descending else "ASC"
    if query.sort in features:
        # Chairs that state nothing stand last, whichever way the others are sorted.
        return [
            _Part(
                "list_cell l",
                "l.chair",
                f"l.feature = :feature AND l.missing = {missing}",
                f"l.amount {way}, l.words {way}, l.chair {way}",
            )
            for missing, way in ((0, way), (1, "ASC"))
        ]
    if query.sort == BY_CHOSEN:
        chosen = "IN (SELECT number FROM chair WHERE id IN (:a, :b, :c))"
        parts = [
            _Part(
                "chair c",
                "c.number",
                f"c.binned_on IS NULL AND c.number {which} {chosen}",
                "c.sort_name, c.number",
            )
            for which in ("", "NOT")
        ]
        return parts[::-1] if query.descending else parts
    before = f"c.facts_stated {way}, " if query.sort == BY_FACTS else ""
    order = f"{before}c.sort_name {way}, c.number {way}"
    return [_Part("chair c", "c.number", "c.binned_on IS NULL", order)]


def _rows_of(
    connection: Connection,
    numbers: Sequence[int],
    features: FeatureRegistry,
    tally: Tally | None,
) -> list[ListRow]:
    """The chairs with these numbers, in this order."""
    which = f"IN ({','.join(str(int(number)) for number in numbers)})"
    chairs = connection.exec_driver_sql(
        f"SELECT number, id, brand, model, facts_stated FROM chair WHERE number {which}"  # noqa: S608 - numbers only
    )
    cells: dict[int, dict[str, ListCell]] = {number: {} for number in numbers}
    listed = tuple(feature.key for feature in features.listed)
    found = connection.exec_driver_sql(
        "SELECT chair, feature, answer, words, detail FROM list_cell "  # noqa: S608 - as above
        f"WHERE feature IN ({','.join('?' * len(listed))}) AND chair {which}",
        listed,
    ).all()
    for chair, feature, answer, words, detail in found:
        cells[chair][feature] = ListCell(AnswerState(answer), words, detail)
    rows = {
        number: ListRow(
            id_,
            brand,
            model,
            facts_stated,
            cells[number],
            tally.standing(number) if tally else None,
        )
        for number, id_, brand, model, facts_stated in chairs.all()
    }
    return [rows[number] for number in numbers]
