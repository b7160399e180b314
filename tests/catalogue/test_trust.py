"""A source that is not trusted keeps its facts in view, and settles nothing."""

from dataclasses import replace
from pathlib import Path

from chaircompare.catalogue.agreement import AnswerState, judge
from chaircompare.catalogue.chair import FactState, Source, SourceKind
from chaircompare.catalogue.features import Kind, registry
from chaircompare.catalogue.store import Catalogue
from chaircompare.comparison import compare, table
from chaircompare.comparison.comparison import RowState, row_state
from tests.making import READ_ON, a_fact, a_feature, a_source

ACHILLES, TITAN = "osaki-4d-achilles", "titan-grande-xl-3d"
LEVELS = a_feature(Kind.COUNT, "levels")
DOUBTED = replace(a_source("doubted"), trusted=False)
NOTE = a_source("note", SourceKind.YOUR_NOTE)


def test_that_trusted_sources_are_heard_before_others() -> None:
    doubted, trusted = a_fact(LEVELS, "5", source=DOUBTED), a_fact(LEVELS, "3")
    alone = judge([doubted], was_checked=True)
    assert (alone.state, alone.trusted, alone.counts) == (AnswerState.STATED, False, False)
    both = judge([doubted, trusted], was_checked=True)
    assert (both.state, both.values, both.trusted) == (AnswerState.STATED, (trusted.value,), True)
    assert both.facts == (doubted, trusted)
    silent = a_fact(LEVELS, state=FactState.NOT_STATED)
    assert judge([doubted, silent], was_checked=True).values == (doubted.value,)
    noted = a_fact(LEVELS, "9", source=NOTE, own=True)
    assert judge([doubted, noted], was_checked=True).values == (noted.value,)


def test_that_a_value_that_is_not_trusted_makes_no_difference() -> None:
    doubted, trusted = a_fact(LEVELS, "5", source=DOUBTED), a_fact(LEVELS, "3")
    for other in (trusted, a_fact(LEVELS, "5")):
        answers = [judge([doubted], was_checked=True), judge([other], was_checked=True)]
        assert row_state(answers) is RowState.CANNOT_TELL


def test_that_list_counts_and_files_say_what_is_not_trusted(catalogue: Catalogue) -> None:
    features = catalogue.features
    (achilles,) = catalogue.load([ACHILLES])
    ids = {fact.source.id for fact in achilles.facts}
    stated = next(row for row in catalogue.list("achilles") if row.id == ACHILLES).facts_stated
    for source in ids:
        catalogue.trust(source, trusted=False)
    (row,) = [row for row in catalogue.list("achilles") if row.id == ACHILLES]
    assert stated > 0
    assert row.facts_stated == 0
    assert row.cells["heat"].detail == "source not trusted"
    assert catalogue.check() == []
    comparison = compare(catalogue.load([ACHILLES, TITAN]), features=features)
    heat = next(row for row in comparison.rows if row.feature.key == "heat")
    assert heat.state is RowState.CANNOT_TELL
    assert heat.cells[0].spoken == "Yes, source not trusted"
    assert comparison.stated_count(0) == 0
    wide = {line[1]: line[5:] for line in table.wide(comparison).rows}
    assert wide[heat.feature.label][0] == "Yes (source not trusted)"
    state = table.TIDY_COLUMNS.index("state")
    tidy = [line for line in table.tidy(comparison).rows if line[0] == ACHILLES and line[6]]
    assert {line[state] for line in tidy} == {"source not trusted"}
    for source in ids:
        catalogue.trust(source, trusted=True)
    (row,) = [row for row in catalogue.list("achilles") if row.id == ACHILLES]
    assert row.facts_stated == stated


def test_that_a_figure_of_ones_own_is_a_plain_number_side_by_side_and_told_apart_line_by_line(
    catalogue: Catalogue,
) -> None:
    catalogue.note(ACHILLES, "noise_db", "41", "dB", today=READ_ON)
    comparison = compare(catalogue.load([ACHILLES, TITAN]), features=catalogue.features)
    wide = {line[1]: line[5:] for line in table.wide(comparison).rows}
    assert wide[registry()["noise_db"].label][0] == "41"
    key, kind = table.TIDY_COLUMNS.index("feature_key"), table.TIDY_COLUMNS.index("source_kind")
    (line,) = [
        line
        for line in table.tidy(comparison).rows
        if (line[0], line[key]) == (ACHILLES, "noise_db") and line[6]
    ]
    assert line[kind] == "your note"


def test_that_sources_are_listed_added_and_taken_away(catalogue: Catalogue) -> None:
    listed = {one.source.id: one for one in catalogue.sources()}
    (achilles,) = catalogue.load([ACHILLES])
    source = achilles.facts[0].source
    facts = dict(catalogue.facts_of(source.id))
    assert len(facts) == listed[source.id].chairs
    assert sum(map(len, facts.values())) == listed[source.id].facts
    assert facts[achilles]
    shop = Source("shop", SourceKind.DEALER, "Shop", "", READ_ON)
    catalogue.add_source(shop)
    (found,) = [one for one in catalogue.sources() if one.own]
    assert (found.source, found.facts) == (shop, 0)
    catalogue.remove_source(source.id)
    catalogue.remove_source("shop")
    note = a_fact(registry()["heat"], "yes", source=NOTE, own=True)
    catalogue.apply([catalogue.note_change(ACHILLES, "heat", (note,))])
    assert [one.source.id for one in catalogue.sources()] == list(listed)


def test_that_trust_outlives_a_restart(catalogue_file: Path) -> None:
    with Catalogue.open(catalogue_file) as catalogue:
        source = catalogue.sources()[0].source.id
        catalogue.trust(source, trusted=False)
    with Catalogue.open(catalogue_file) as catalogue:
        assert not catalogue.sources()[0].source.trusted
        assert catalogue.facts_of(source)
        for _, facts in catalogue.facts_of(source):
            assert not any(fact.source.trusted for fact in facts)
