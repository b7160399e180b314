"""How old the prices of a catalogue are."""

from dataclasses import replace
from datetime import date

from chaircompare.catalogue.changing import ChairChange
from chaircompare.catalogue.features import registry
from chaircompare.catalogue.store import Catalogue
from tests.making import a_chair, a_fact, a_source

PRICE, LIST_PRICE = registry()["sale_price"], registry()["list_price"]
OLD, NEWER = date(2020, 1, 2), date(2020, 3, 4)


def test_that_the_newest_price_of_each_chair_counts_the_longest_ago_first(
    catalogue: Catalogue,
) -> None:
    once = a_source("once", read_on=OLD)
    later = a_source("later", read_on=NEWER)
    both = [
        a_fact(LIST_PRICE, "7000", "USD", source=once, own=True),
        a_fact(PRICE, "5000", "USD", source=later, own=True),
    ]
    seen = replace(a_fact(PRICE, "900", "EUR", source=later, own=True), seen_on=OLD)
    for chair in (
        a_chair("both", both, model="Both"),
        a_chair("seen", [seen], model="Seen"),
        a_chair("binned", both, model="Binned"),
    ):
        catalogue.add_chair(chair)
    (binned,) = catalogue.load(["binned"])
    catalogue.apply([ChairChange(binned, replace(binned, binned_on=NEWER))])
    first, second, third, *_ = catalogue.oldest_prices()
    assert (first.chair_id, first.words, first.seen_on) == ("seen", "€ 900", OLD)
    assert (second.chair_id, second.words, second.seen_on) == ("both", "US$ 5,000", NEWER)
    assert (second.name, second.feature) == ("Brand Both", "sale_price")
    assert third.seen_on > NEWER
