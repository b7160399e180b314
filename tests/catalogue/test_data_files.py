"""The shipped facts are read whole, and a mistake in data/ is refused with its place."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from chaircompare.assets import data_folder
from chaircompare.catalogue.agreement import AnswerState, answer
from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.data_files import (
    DataFilesError,
    Edition,
    digest,
    fold_name,
    read_edition,
    read_shipped,
)
from chaircompare.catalogue.features import registry
from chaircompare.catalogue.values import YesNo

FACTS = "facts/osaki.csv"
A_CHAIR = "osaki-4d-achilles"
CHAIRS, FEATURES, FACT_COUNT, SOURCES = 93, 74, 1568, 64


def rows(*paths: Path) -> list[dict[str, str]]:
    found = []
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            found += list(csv.DictReader(file))
    return found


def all_fact_rows() -> list[dict[str, str]]:
    return rows(*sorted((data_folder() / "facts").glob("*.csv")))


def test_that_every_fact_of_the_files_is_read_with_its_source(chairs: dict[str, Chair]) -> None:
    sources = {row["source"]: row for row in rows(data_folder() / "sources.csv")}
    written = sorted(
        (
            *(row[name] for name in ("chair", "feature", "value", "unit", "source", "seen_on")),
            row["state"] or "stated",
            *(sources[row["source"]][name] for name in ("kind", "publisher", "url", "read_on")),
        )
        for row in all_fact_rows()
    )
    read = sorted(
        (
            chair.id,
            fact.feature,
            fact.stated,
            fact.unit,
            fact.source.id,
            fact.seen_on.isoformat() if fact.seen_on else "",
            fact.state.value,
            fact.source.kind.value,
            fact.source.publisher,
            fact.source.url,
            fact.source.read_on.isoformat(),
        )
        for chair in chairs.values()
        for fact in chair.facts
    )
    assert read == written
    assert (len(chairs), len(registry()), len(read)) == (CHAIRS, FEATURES, FACT_COUNT)
    assert len(sources) == SOURCES == len({row["source"] for row in all_fact_rows()})


def test_that_no_is_said_only_where_a_source_states_no(chairs: dict[str, Chair]) -> None:
    stated = {(row["chair"], row["feature"]) for row in all_fact_rows() if row["value"] == "no"}
    said = {
        (chair.id, key)
        for chair in chairs.values()
        for key in registry()
        if YesNo(yes=False) in answer(chair, key).values
    }
    assert said == stated != set()


def test_that_every_cell_without_a_fact_is_not_stated(chairs: dict[str, Chair]) -> None:
    stated = {(row["chair"], row["feature"]) for row in all_fact_rows()}
    seen = 0
    for chair in chairs.values():
        for key in registry():
            silent = answer(chair, key).state is AnswerState.NOT_STATED
            assert silent is ((chair.id, key) not in stated), (chair.id, key)
            seen += 1
    assert seen == CHAIRS * FEATURES


def edit(path: str, change: Callable[[list[str]], None]) -> Callable[[Path], None]:
    def apply(data: Path) -> None:
        lines = (data / path).read_text("utf-8").splitlines()
        change(lines)
        (data / path).write_text("\n".join(lines) + "\n", "utf-8")

    return apply


def add(path: str, line: str) -> Callable[[Path], None]:
    return edit(path, lambda lines: lines.append(line))


def add_fact(line: str) -> Callable[[Path], None]:
    return add(FACTS, f"{A_CHAIR},{line}")


def heading(path: str, line: str) -> Callable[[Path], None]:
    return edit(path, lambda lines: lines.__setitem__(0, line))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(add_fact("wings,,yes,,s001,"), "feature 'wings'", id="unknown feature"),
        pytest.param(add_fact("heat,,yes,,s999,"), "source 's999'", id="unknown source"),
        pytest.param(add_fact("heat,,yes,,,"), "no source is named", id="no source"),
        pytest.param(add_fact("seat_width,,3,furlong,s001,"), "known unit", id="unknown unit"),
        pytest.param(add_fact("seat_width,,3,lb,s001,"), "not a length", id="unit of a mass"),
        pytest.param(
            add_fact("heat,could not be read,yes,,s001,"),
            "not a state",
            id="unreadable",
        ),
        pytest.param(add_fact("heat,,maybe,,s001,"), "not yes or no", id="maybe"),
        pytest.param(add_fact("heat_levels,,many,,s001,"), "not a number", id="word for number"),
        pytest.param(add_fact("heat_levels,,2.5,,s001,"), "whole number", id="half a level"),
        pytest.param(add_fact("heat_zones,,nose,,s001,"), "“nose”", id="unknown zone"),
        pytest.param(add_fact("status,,sold out,,s001,"), "one of current", id="unknown choice"),
        pytest.param(add_fact("heat,,,,s001,"), "not a value", id="empty value"),
        pytest.param(add_fact("heat,certain,yes,,s001,"), "'certain'", id="unknown state"),
        pytest.param(add_fact("heat,not stated,yes,,s001,"), "no value", id="silence with value"),
        pytest.param(add_fact("heat,in words,,,s001,"), "needs words", id="words without words"),
        pytest.param(
            add_fact("seat_width,in words,wide,in,s001,"), "no unit", id="words with unit"
        ),
        pytest.param(add_fact("heat,,yes,,s001,soon"), "soon", id="no date"),
        pytest.param(add_fact("heat,,yes,,s001,,extra"), "too many", id="too many cells"),
        pytest.param(add_fact("heat,,yes"), "too few cells", id="too few cells"),
        pytest.param(
            add(FACTS, "nobodys-chair,heat,,yes,,s001,"), "'nobodys-chair'", id="unknown chair"
        ),
        pytest.param(
            add("chairs.csv", f"{A_CHAIR},Other,Name,"), f"same chair as {A_CHAIR}", id="same id"
        ),
        pytest.param(
            add("chairs.csv", "osaki-twin,OSAKI,4d  achilles!,"),
            f"same chair as {A_CHAIR}",
            id="same folded name",
        ),
        pytest.param(add("chairs.csv", "x,,Model,"), "an id, a brand and a model", id="no brand"),
        pytest.param(add("chairs.csv", ",Brand,Model,"), "an id, a brand", id="no id"),
        pytest.param(add("chairs.csv", "x,Brand,Model,,y"), "too many", id="chair too wide"),
        pytest.param(
            add("sources.csv", "s001,press,P,https://example.org,2026-01-01"),
            "twice",
            id="source twice",
        ),
        pytest.param(
            add("sources.csv", "s998,gossip,P,https://example.org,2026-01-01"),
            "'gossip'",
            id="unknown kind of source",
        ),
        pytest.param(
            add("sources.csv", "s998,press,P,https://example.org,yesterday"),
            "yesterday",
            id="source without date",
        ),
        pytest.param(
            heading(FACTS, "chair,feature,value,unit,source,seen_on"),
            "the heading must be",
            id="a column missing",
        ),
        pytest.param(
            add("features.csv", "x,X,nowhere,yes_no,,,,,What."),
            "unknown group 'nowhere'",
            id="unknown group",
        ),
        pytest.param(
            add("features.csv", "x,X,heat,feeling,,,,,What."), "'feeling'", id="unknown value kind"
        ),
        pytest.param(
            heading("features.csv", "feature,label"), "KeyError", id="feature columns missing"
        ),
        pytest.param(add("edition.toml", "edition = 1"), "TOMLDecodeError", id="edition twice"),
        pytest.param(add(FACTS, '"unclosed,heat'), "Error", id="quote not closed"),
        pytest.param(lambda data: (data / "sources.csv").unlink(), "FileNotFound", id="no sources"),
    ],
)
def test_that_a_mistake_in_the_data_is_refused_with_its_place(
    data: Path, change: Callable[[Path], None], said: str
) -> None:
    read_shipped(data)
    change(data)
    with pytest.raises(DataFilesError) as refused:
        read_shipped(data)
    (problem,) = refused.value.problems
    assert said in problem
    assert problem in str(refused.value)


def test_that_every_mistake_is_named_and_not_only_the_first(data: Path) -> None:
    add_fact("wings,,yes,,s001,")(data)
    add_fact("heat,,maybe,,s001,")(data)
    with pytest.raises(DataFilesError, match="2 problems") as refused:
        read_shipped(data)
    assert "1 more" in refused.value.hint
    assert [problem.split(",")[0] for problem in refused.value.problems] == [FACTS, FACTS]
    last = len((data / FACTS).read_text("utf-8").splitlines())
    assert f"line {last - 1}:" in refused.value.problems[0]
    assert f"line {last}:" in refused.value.problems[1]


@pytest.mark.parametrize("state", ["not stated", "does not apply"])
def test_that_a_source_may_state_that_there_is_no_value(data: Path, state: str) -> None:
    add_fact(f"rocking,{state},,,s001,2026-01-02")(data)
    (chair,) = (chair for chair in read_shipped(data).chairs if chair.id == A_CHAIR)
    (fact,) = chair.facts_by_feature["rocking"]
    assert (fact.state.value, fact.value, fact.read_on.isoformat()) == (state, None, "2026-01-02")
    assert answer(chair, "rocking").state.value == state


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (("Osaki", "OS-4000"), ("OSAKI", "os 4000"), True),
        (("Osaki", "Pro 3D+"), ("Osaki", "Pro 3D"), False),
        (("Daiwa", "Légacy 4"), ("Daiwa", "LÉGACY-4"), True),
    ],
)
def test_that_names_fold_to_what_tells_chairs_apart(
    a: tuple[str, str], b: tuple[str, str], same: bool
) -> None:
    assert (fold_name(*a) == fold_name(*b)) is same


@pytest.mark.parametrize("name", ["chairs.csv", FACTS, "features.csv", "edition.toml"])
def test_that_any_change_of_the_data_changes_its_digest(data: Path, name: str) -> None:
    before = digest(data)
    assert before == digest(data_folder())
    with (data / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert digest(data) != before


def test_that_a_later_day_or_revision_is_a_later_edition() -> None:
    edition = read_edition(data_folder())
    assert edition < Edition(edition.day, edition.revision + 1)
    assert edition < Edition(edition.day.replace(year=edition.day.year + 1), 0)
