"""Looks through a whole catalogue file for damage."""

from sqlalchemy import Connection


def problems_of(connection: Connection) -> list[str]:
    """What is wrong, looked at page by page; empty if the file is whole."""
    said = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    astray = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return [
        *(str(line) for line in said if line != "ok"),
        *(f"a row of {row[0]} points to a missing {row[2]}" for row in astray),
        *_derived_problems(connection),
    ]


def _derived_problems(connection: Connection) -> list[str]:
    statements = {
        "a chair is missing from the search": "SELECT count(*) FROM chair "
        "WHERE binned_on IS NULL AND number NOT IN (SELECT rowid FROM chair_search)",
        "the search knows a chair that does not exist": "SELECT count(*) FROM chair_search "
        "WHERE rowid NOT IN (SELECT number FROM chair WHERE binned_on IS NULL)",
        "a chair is missing from the list": "SELECT count(*) FROM chair "
        "WHERE binned_on IS NULL AND number NOT IN (SELECT chair FROM list_cell)",
        "a chair is missing from what the needs are judged by": "SELECT count(*) FROM chair "
        "WHERE binned_on IS NULL AND facts_stated > 0 "
        "AND number NOT IN (SELECT chair FROM chair_answer)",
        "an entry about a chair could not be read": "SELECT count(*) FROM fact WHERE state NOT IN "
        "('stated', 'in words', 'does not apply', 'not stated')",
    }
    found = {said: connection.exec_driver_sql(sql).scalar() for said, sql in statements.items()}
    return [said for said, rows in found.items() if rows]
