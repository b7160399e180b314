"""How old the prices of a catalogue are: prices change often, and old ones mislead."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from chaircompare.catalogue.chair import FactState, stored_value
from chaircompare.catalogue.features import Feature, FeatureRegistry
from chaircompare.catalogue.values import words

# Keys of the features that hold a price, in the order in which they are shown.
PRICES = ("list_price", "sale_price")
_MOST = 500


@dataclass(frozen=True, slots=True)
class PriceAge:
    """The price of a chair that was seen last, and on which day."""

    chair_id: str
    name: str
    feature: str
    words: str
    seen_on: date


def oldest_prices(connection: Connection, features: FeatureRegistry) -> list[PriceAge]:
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
        PriceAge(
            id_,
            f"{brand} {model}".strip(),
            feature,
            _words(features[feature], stated, unit),
            date.fromisoformat(seen),
        )
        for id_, brand, model, feature, stated, unit, seen in rows
    ]


def _words(feature: Feature, stated: str, unit: str) -> str:
    value = stored_value(feature, FactState.STATED, stated, unit)
    return words(value) if value else stated
