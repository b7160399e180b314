"""What an update of the shipped facts changed, in words: by chair and feature."""

from collections.abc import Iterator
from dataclasses import dataclass

from chaircompare.catalogue.agreement import answer
from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.features import FeatureRegistry
from chaircompare.catalogue.units import UnitSystem
from chaircompare.catalogue.updates import ChairUpdate, ShippedUpdate
from chaircompare.comparison.phrases import words_of


@dataclass(frozen=True, slots=True)
class ChairNews:
    """One chair and a sentence for each thing that reads otherwise."""

    name: str
    lines: tuple[str, ...]


def news_of(update: ShippedUpdate, features: FeatureRegistry) -> tuple[ChairNews, ...]:
    """Every chair that the update touched, in the order of their names."""
    return tuple(
        ChairNews(chair.name, tuple(_lines(one, features)))
        for one in update.chairs
        if (chair := one.after or one.before)
    )


def _lines(update: ChairUpdate, features: FeatureRegistry) -> Iterator[str]:
    before, after = update.before, update.after
    if after is None:
        yield "No longer part of the shipped catalogue. It stays if you wrote something about it."
    elif before is None:
        count = len(after.facts_by_feature)
        yield f"New in the catalogue, with {count} feature{'' if count == 1 else 's'} stated."
    else:
        yield from _changed(before, after, features)


def _changed(before: Chair, after: Chair, features: FeatureRegistry) -> Iterator[str]:
    if before.name != after.name:
        yield f"Name: was “{before.name}”, now “{after.name}”."
    if before.product_page != after.product_page:
        was_page, page = before.product_page or "none", after.product_page or "none"
        yield f"Product page: was {was_page}, now {page}."
    sources = 0
    for feature in features.values():
        was, now = answer(before, feature.key), answer(after, feature.key)
        if was.facts == now.facts:
            continue
        said, says = (words_of(one, UnitSystem.US) for one in (was, now))
        if said == says:
            sources += 1
        else:
            yield f"{feature.label}: was {said}, now {says}."
    if sources:
        which = "1 feature" if sources == 1 else f"{sources} features"
        yield f"Other sources, dates or spelling for {which}, with the same result."
