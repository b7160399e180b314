"""The list of chairs: searched, sorted and counted by the database, fetched a page at a time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, text

from chaircompare.catalogue.agreement import AnswerState
from chaircompare.catalogue.features import FeatureRegistry

BY_NAME = "name"
BY_FACTS = "facts"
BY_CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class ListCell:
    """What the list shows of one feature."""

    state: AnswerState
    words: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ListRow:
    """One chair as a row of the list; cells by feature key."""

    id: str
    brand: str
    model: str
    facts_stated: int
    cells: dict[str, ListCell] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Brand and model."""
        return f"{self.brand} {self.model}"


@dataclass(frozen=True, slots=True)
class ListQuery:
    """Which chairs in which order; `sort` is BY_NAME, BY_FACTS, BY_CHOSEN or a feature key."""

    search: str = ""
    sort: str = BY_NAME
    descending: bool = False
    chosen: tuple[str, ...] = ()


# Hits are looked up by row number while the sorted index is walked, so that a page costs the same
# however many chairs there are.
_HITS = "IN (SELECT rowid FROM chair_search WHERE chair_search MATCH :match)"
_COLUMNS = "c.number, c.id, c.brand, c.model, c.facts_stated"


def match_expression(search: str) -> str:
    """What FTS5 is asked for: every word of the search as the beginning of a word."""
    tokens = re.findall(r"[^\W_]+", search)
    return " AND ".join(f'"{token}"*' for token in tokens)


def count(connection: Connection, search: str) -> int:
    """How many chairs the search finds; all of them for an empty one."""
    match = match_expression(search)
    if match:
        statement = text("SELECT count(*) FROM chair_search WHERE chair_search MATCH :match")
        return int(connection.execute(statement, {"match": match}).scalar_one())
    if re.search(r"\S", search):
        return 0
    return int(connection.exec_driver_sql("SELECT count(*) FROM chair").scalar_one())


def page(
    connection: Connection,
    query: ListQuery,
    offset: int,
    limit: int,
    features: FeatureRegistry,
    *,
    everything: bool,
) -> list[ListRow]:
    """Rows `offset` to `offset + limit` of the list; `everything` says that no row is left out."""
    match = "" if everything else match_expression(query.search)
    values: dict[str, Any] = {"match": match, "offset": offset, "limit": limit}
    if query.sort in features:
        found = _by_feature(connection, query, values)
    else:
        found = _by_chair(connection, query, values)
    return _with_cells(connection, found)


def _by_chair(connection: Connection, query: ListQuery, values: dict[str, Any]) -> Sequence[Any]:
    way = "DESC" if query.descending else "ASC"
    where = f"WHERE c.number {_HITS}" if values["match"] else ""
    order = {
        BY_NAME: f"c.sort_name {way}, c.number {way}",
        BY_FACTS: f"c.facts_stated {way}, c.sort_name {way}, c.number {way}",
        BY_CHOSEN: f"(c.id NOT IN (:a, :b, :c)) {way}, c.sort_name, c.number",
    }[query.sort]
    chosen = (*query.chosen, "", "", "")[:3]
    statement = (
        f"SELECT {_COLUMNS} FROM chair c {where} ORDER BY {order} LIMIT :limit OFFSET :offset"  # noqa: S608 - fixed parts only
    )
    return connection.execute(text(statement), values | dict(zip("abc", chosen, strict=True))).all()


def _by_feature(connection: Connection, query: ListQuery, values: dict[str, Any]) -> Sequence[Any]:
    """Chairs that state nothing stand last, whichever way the others are sorted."""
    hits = f"AND l.chair {_HITS}" if values["match"] else ""
    values = values | {"feature": query.sort}
    source = f"FROM list_cell l WHERE l.feature = :feature {hits}"
    stated = connection.execute(
        text(f"SELECT count(*) {source} AND l.missing = 0"),
        values,
    ).scalar_one()
    found: list[Any] = []
    for missing, before, size in ((0, 0, stated), (1, stated, None)):
        start = max(0, values["offset"] - before)
        wanted = values["limit"] - len(found)
        if wanted <= 0 or (size is not None and start >= size):
            continue
        way = "DESC" if query.descending and not missing else "ASC"
        order = f"l.amount {way}, l.words {way}, l.chair {way}"
        rows = (
            f"SELECT l.chair AS chair {source} AND l.missing = {missing} "
            f"ORDER BY {order} LIMIT :limit OFFSET :offset"
        )
        numbers = connection.execute(text(rows), values | {"offset": start, "limit": wanted}).all()
        found += _chairs_in_order(connection, [row.chair for row in numbers])
    return found


def _in_numbers(numbers: Sequence[int]) -> str:
    return ",".join(str(int(number)) for number in numbers)


def _chairs_in_order(connection: Connection, numbers: Sequence[int]) -> list[Any]:
    statement = f"SELECT {_COLUMNS} FROM chair c WHERE c.number IN ({_in_numbers(numbers)})"  # noqa: S608
    rows = {row.number: row for row in connection.exec_driver_sql(statement)}
    return [rows[number] for number in numbers]


def _with_cells(connection: Connection, rows: Sequence[Any]) -> list[ListRow]:
    cells: dict[int, dict[str, ListCell]] = {row.number: {} for row in rows}
    statement = (
        "SELECT chair, feature, answer, words, detail FROM list_cell "  # noqa: S608 - numbers only
        f"WHERE chair IN ({_in_numbers(list(cells))})"
    )
    for cell in connection.exec_driver_sql(statement):
        cells[cell.chair][cell.feature] = ListCell(
            AnswerState(cell.answer), cell.words, cell.detail
        )
    return [
        ListRow(row.id, row.brand, row.model, row.facts_stated, cells[row.number]) for row in rows
    ]
