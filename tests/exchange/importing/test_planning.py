"""The dry run: what is matched, what is merged, what is skipped and why; then one transaction."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chaircompare.catalogue.agreement import AnswerState, answer
from chaircompare.catalogue.chair import SourceKind
from chaircompare.catalogue.changing import CancelledError, ChairChange, reverse
from chaircompare.catalogue.store import Catalogue
from chaircompare.exchange.importing.dashes import Dash
from chaircompare.exchange.importing.importing import (
    Wishes,
    choices_for,
    plan_import,
    remember_choices,
)
from chaircompare.exchange.importing.mapping import FoundBy, read_choices
from chaircompare.exchange.importing.plan import Action
from chaircompare.exchange.importing.planning import NothingToImportError
from chaircompare.exchange.importing.raw import ImportStoppedError
from chaircompare.exchange.importing.reporting import report_csv
from chaircompare.exchange.importing.vocabulary import vocabulary
from tests.exchange.importing.bringing import (
    TODAY,
    facts_of,
    imported,
    planned,
    understood,
    written,
)

ACHILLES = "osaki-4d-achilles"
HEADS = "Brand,Model,Price (USD),Heat,Chair weight (lb)\n"


def actions(path: Path, catalogue: Catalogue, wishes: Wishes | None = None) -> list[str]:
    return [
        f"{r.action.value} {r.line} {r.reason}".strip()
        for r in planned(path, catalogue, wishes).rows
    ]


def test_that_the_summary_counts_and_tells_why_a_line_is_skipped(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    models = ("One", "Two", "Three", "", "Four")
    lines = "".join(f"Example,{model},1,yes,\n" for model in models)
    path = written(tmp_path, HEADS + lines + "OSAKI,4d-achilles,4100,,\n")
    plan = planned(path, catalogue)
    assert plan.summary == "add 4 · change 1 · same 0 · skip 1 (line 5: no model name)"
    assert catalogue.count("Example") == 0
    assert b"skip,5,,,Example,,no model name\r\n" in report_csv(plan)


def test_that_a_chair_is_known_again_by_brand_and_model_whatever_case_and_signs(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    path = written(tmp_path, HEADS + "OSAKI,4d-achilles,4100,,\n")
    (row,) = planned(path, catalogue).rows
    assert (row.action, row.chair, row.facts) == (Action.CHANGE, ACHILLES, 1)
    assert row.reason == "is in the catalogue as Osaki 4D Achilles"


def test_that_two_lines_for_one_chair_are_not_merged(catalogue: Catalogue, tmp_path: Path) -> None:
    path = written(tmp_path, HEADS + "Example,One,1,,\nexample,ONE,2,,\n")
    assert actions(path, catalogue) == ["add 2", "skip 3 the same chair as in line 2"]


def test_that_two_chairs_of_the_name_are_not_chosen_between(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    (chair,) = catalogue.load([ACHILLES])
    catalogue.add_chair(replace(chair, id="twin", facts=()))
    path = written(tmp_path, HEADS + "Osaki,4D Achilles,1,,\n")
    (told,) = actions(path, catalogue)
    assert told.startswith("skip 2 2 chairs of the catalogue bear this name: ")


def test_that_a_chair_in_the_bin_stays_there(catalogue: Catalogue, tmp_path: Path) -> None:
    (chair,) = catalogue.load([ACHILLES])
    catalogue.apply([ChairChange(chair, replace(chair, binned_on=TODAY))])
    path = written(tmp_path, HEADS + "Osaki,4D Achilles,1,,\n")
    assert actions(path, catalogue) == ["skip 2 this chair lies in the bin; put it back first"]


def test_that_what_a_dealer_says_stands_beside_what_is_known_and_settles_nothing(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    (before,) = catalogue.load([ACHILLES])
    path = written(tmp_path, "Brand,Model,Calf massage\nOsaki,4D Achilles,no\n")
    imported(path, catalogue, Wishes(kind=SourceKind.DEALER, publisher="A dealer"))
    (after,) = catalogue.load([ACHILLES])
    assert set(before.facts) < set(after.facts)
    assert answer(after, "calf_massage").state is AnswerState.SOURCES_DIFFER
    fact = next(fact for fact in after.facts if fact not in before.facts)
    assert (fact.own, fact.source.publisher, fact.source.kind) == (
        True,
        "A dealer",
        SourceKind.DEALER,
    )


def test_that_a_newer_list_of_the_same_dealer_takes_the_place_of_the_older_one(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    september = Wishes(kind=SourceKind.DEALER, publisher="A dealer", read_on=date(2026, 9, 1))
    path = written(tmp_path, HEADS + "Example,One,4999,yes,310\n")
    imported(path, catalogue, september)
    imported(path, catalogue, replace(september, publisher="Another dealer"))
    written(tmp_path, HEADS + "Example,One,4499,,310\n")
    plan = imported(path, catalogue, replace(september, read_on=TODAY))
    assert [row.facts for row in plan.rows] == [2]
    (chair,) = catalogue.load(["example-one"])
    assert facts_of(chair) == {
        "sale_price": ["4999 USD", "4499 USD"],
        "heat": ["yes", "yes"],
        "chair_weight": ["310 lb", "310 lb"],
    }
    theirs = {f.feature: f.read_on for f in chair.facts if f.source.publisher == "A dealer"}
    assert theirs["heat"] == date(2026, 9, 1)
    assert theirs["sale_price"] == theirs["chair_weight"] == TODAY


def test_that_undoing_an_import_leaves_the_catalogue_as_it_was(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    ids = [chair.id for chair in catalogue.names()]
    before = [(chair, set(chair.facts)) for chair in catalogue.load(ids)]
    path = written(tmp_path, HEADS + "Example,One,1,,\nOsaki,4D Achilles,1,no,3\n")
    plan = imported(path, catalogue)
    catalogue.apply(reverse(plan.changes))
    assert [chair.id for chair in catalogue.names()] == ids
    for chair, (old, facts) in zip(catalogue.load(ids), before, strict=True):
        assert set(chair.facts) == facts
        assert replace(chair, facts=()) == replace(old, facts=())
    assert catalogue.check() == []


def test_that_a_stopped_import_leaves_nothing_behind(catalogue: Catalogue, tmp_path: Path) -> None:
    lines = "".join(f"Example,Number {n},{n},yes,{n}\n" for n in range(5_000))
    path = written(tmp_path, HEADS + lines)
    before = catalogue.path.read_bytes()
    read = understood(path, catalogue)
    choices = choices_for(read, Wishes(), TODAY)
    with pytest.raises(ImportStoppedError):
        plan_import(read, choices, catalogue, lambda share: share < 0.3)
    plan = plan_import(read, choices, catalogue, lambda _: True)
    with pytest.raises(CancelledError):
        catalogue.apply(plan.changes, progress=lambda made: made < 4_000)
    assert catalogue.count() == 93
    assert catalogue.path.read_bytes() == before
    catalogue.apply(plan.changes)
    assert catalogue.count() == 5_093


def test_that_the_person_says_what_a_column_holds_and_it_is_remembered(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    path = written(tmp_path, "Chair maker,Chair type,Our deal,Odd,Heat\nExample,One,4999,x,yes\n")
    with pytest.raises(NothingToImportError, match="“Chair type”"):
        planned(path, catalogue)
    said = ["Chair maker=brand", "Chair type=model", "Our deal=sale_price:EUR", "Heat=-"]
    columns = read_choices(said, catalogue.features, vocabulary())
    wishes = Wishes(columns=columns, kind=SourceKind.DEALER, publisher="A dealer")
    read = understood(path, catalogue, wishes)
    choices = choices_for(read, wishes, TODAY)
    (change,) = plan_import(read, choices, catalogue).changes
    assert change.after
    assert facts_of(change.after) == {"sale_price": "4999 EUR"}
    remember_choices(read, choices, catalogue.path.parent / "import-layouts.json")
    again = understood(path, catalogue)
    assert {column.found_by for column in again.layout.columns} == {
        FoundBy.REMEMBERED,
        FoundBy.NOTHING,
    }
    assert planned(path, catalogue).changes == (change,)
    (catalogue.path.parent / "import-layouts.json").write_text("[broken")
    with pytest.raises(NothingToImportError):
        planned(path, catalogue)


def test_that_a_dash_is_what_the_person_says(catalogue: Catalogue, tmp_path: Path) -> None:
    path = written(tmp_path, HEADS + "Example,One,,-,\nExample,Two,,yes,\n")
    for dash, expected in ((None, None), (Dash.NO, "no"), (Dash.NOT_STATED, None)):
        plan = planned(path, catalogue, Wishes(dash=dash))
        first = plan.changes[0].after
        assert first
        assert facts_of(first).get("heat") == expected
        assert plan.notices == (
            f"A dash in “Heat” is taken as “{'No' if expected else 'Not stated'}”.",
        )
    assert planned(written(tmp_path, HEADS + "Example,One,,yes,-\n"), catalogue).notices == ()


def test_that_a_dash_in_a_table_of_facts_or_on_its_side_is_asked_about_too(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    facts = "Brand,Model,Feature,Value\nExample,One,Heat,-\nExample,One,Weight capacity,-\n"
    lying = "Brand,Example,Example\nModel,One,Two\nHeat,–,yes\nCalf massage,yes,yes\n"
    for text, heading in ((facts, "Value"), (lying, "Heat")):
        path = written(tmp_path, text)
        plan = planned(path, catalogue)
        assert plan.dashes == (heading,)
        assert all(fact.stated != "no" for change in plan.changes for fact in change.after.facts)  # type: ignore[union-attr]
        plan = planned(path, catalogue, Wishes(dash=Dash.NO))
        assert plan.changes[0].after
        assert facts_of(plan.changes[0].after)["heat"] == "no"


def test_that_what_a_dash_means_is_remembered_and_can_be_said_anew(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    path = written(tmp_path, HEADS + "Example,One,,-,\nExample,Two,,yes,\n")
    memory = catalogue.path.parent / "import-layouts.json"
    for said, later in ((Dash.NO, "No"), (None, "No"), (Dash.NOT_STATED, "Not stated")):
        read = understood(path, catalogue)
        remember_choices(read, choices_for(read, Wishes(dash=said), TODAY), memory)
        assert planned(path, catalogue).notices[0].endswith(f"“{later}”.")


def test_that_a_name_in_one_column_is_parted_by_the_brands_that_are_known(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    path = written(tmp_path, "Chair,Heat\nHuman Touch Made-up 9,yes\nNobody Knows,yes\nAlone,yes\n")
    plan = planned(path, catalogue)
    made = [change.after for change in plan.changes if change.after]
    assert [(chair.brand, chair.model) for chair in made] == [
        ("Human Touch", "Made-up 9"),
        ("Nobody", "Knows"),
    ]
    assert plan.rows[1].remarks[0].said == "read as brand “Nobody” and model “Knows”"
    assert plan.rows[2].reason == "brand or model is missing"
    plan = planned(path, catalogue, Wishes(brand="Example"))
    assert [row.name for row in plan.rows][1:] == ["Example Nobody Knows", "Example Alone"]


def test_that_titles_repeated_headings_and_blank_lines_are_no_chairs(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    text = f"Our list\n\n{HEADS}Example,One,1,,\n\n{HEADS}Example,Two,2,,\nTotal,,3,,\n"
    assert actions(written(tmp_path, text), catalogue) == [
        "add 4",
        "note 6 the headings once more",
        "add 7",
        "note 8 a total",
    ]


def test_that_the_line_numbers_count_lines_inside_cells(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    path = written(tmp_path, HEADS + '"Exam\nple",One,1,,\nExample,,2,,\n')
    assert actions(path, catalogue) == ["add 2", "skip 4 no model name"]
