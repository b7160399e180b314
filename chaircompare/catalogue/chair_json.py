"""A chair with its facts and sources as plain JSON, and back: nothing is lost on the way."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from chaircompare.catalogue.chair import Chair, Fact, FactState, Source, SourceKind, stored_value
from chaircompare.catalogue.features import FeatureRegistry

Json = Mapping[str, Any]


def source_to_json(source: Source) -> dict[str, Any]:
    """Every field of a source."""
    return {
        "id": source.id,
        "kind": source.kind.value,
        "publisher": source.publisher,
        "url": source.url,
        "read_on": source.read_on.isoformat(),
        "trusted": source.trusted,
    }


def source_from_json(given: Json) -> Source:
    """The source; KeyError or ValueError if something is missing or wrong."""
    return Source(
        str(given["id"]),
        SourceKind(given["kind"]),
        str(given["publisher"]),
        str(given["url"]),
        date.fromisoformat(given["read_on"]),
        bool(given["trusted"]),
    )


def chair_to_json(chair: Chair) -> dict[str, Any]:
    """Every field of a chair; facts name their sources by id, `sources` holds each once."""
    sources = {fact.source.id: fact.source for fact in chair.facts}
    return {
        "id": chair.id,
        "brand": chair.brand,
        "model": chair.model,
        "product_page": chair.product_page,
        "own": chair.own,
        "note": chair.note,
        "photo": chair.photo,
        "binned_on": chair.binned_on.isoformat() if chair.binned_on else None,
        "facts": [
            {
                "feature": fact.feature,
                "state": fact.state.value,
                "stated": fact.stated,
                "unit": fact.unit,
                "source": fact.source.id,
                "seen_on": fact.seen_on.isoformat() if fact.seen_on else None,
                "own": fact.own,
            }
            for fact in chair.facts
        ],
        "sources": [source_to_json(source) for source in sources.values()],
    }


def chair_from_json(given: Json, features: FeatureRegistry) -> Chair:
    """The chair; facts of unknown features are left out. KeyError or ValueError if it is wrong."""
    sources = {source["id"]: source_from_json(source) for source in given["sources"]}
    facts = tuple(
        _fact(fact, sources[fact["source"]], features)
        for fact in given["facts"]
        if fact["feature"] in features
    )
    return Chair(
        str(given["id"]),
        str(given["brand"]),
        str(given["model"]),
        str(given["product_page"]),
        facts,
        bool(given["own"]),
        str(given["note"]),
        str(given["photo"]),
        _day(given["binned_on"]),
    )


def _fact(given: Json, source: Source, features: FeatureRegistry) -> Fact:
    state, stated, unit = FactState(given["state"]), str(given["stated"]), str(given["unit"])
    feature = features[given["feature"]]
    value = stored_value(feature, state, stated, unit)
    seen_on, own = _day(given["seen_on"]), bool(given["own"])
    return Fact(feature.key, state, value, stated, unit, source, seen_on, own)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
