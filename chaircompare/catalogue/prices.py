"""How old the prices of a catalogue are: prices change often, and old ones mislead."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

# Keys of the features that hold a price, in the order in which they are shown.
PRICES = ("list_price", "sale_price")
_MOST = 500


@dataclass(frozen=True, slots=True)
class PriceAge:
    """The price of a chair that was seen last, as it was written, and on which day."""

    chair_id: str
    name: str
    feature: str
    stated: str
    seen_on: date


def oldest_prices(connection: Connection) -> list[PriceAge]:
    """The newest price of each chair that states one, the longest ago first; 500 at most."""
    # With max(), the other columns are those of the row that holds the maximum.
    rows = connection.exec_driver_sql(
        "SELECT c.id, c.brand, c.model, f.feature, f.stated, f.unit, "
        "max(coalesce(f.seen_on, s.read_on)) AS seen "
        "FROM fact f JOIN source s ON s.id = f.source JOIN chair c ON c.number = f.chair "
        "WHERE f.feature IN (?, ?) AND f.state = 'stated' AND c.binned_on IS NULL "
        "GROUP BY c.number ORDER BY seen, c.sort_name LIMIT ?",
        (*PRICES, _MOST),
    )
    return [
        PriceAge(id_, f"{brand} {model}".strip(), feature, f"{stated} {unit}".strip(), _day(seen))
        for id_, brand, model, feature, stated, unit, seen in rows
    ]


def _day(text: str) -> date:
    return date.fromisoformat(text)
