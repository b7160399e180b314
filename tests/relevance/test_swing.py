"""Questions that set weights: asked only about changes that the chairs on screen really offer."""

from chaircompare.catalogue.features import registry
from chaircompare.catalogue.units import UnitSystem
from chaircompare.relevance.fit import weight
from chaircompare.relevance.needs import MOST_EXTRA, Need, read_needs
from chaircompare.relevance.swing import (
    MOST_QUESTIONS,
    Reply,
    SwingQuestion,
    answered,
    next_question,
)
from tests.making import a_chair, a_fact

FEATURES = registry()
SESSION = "important session_minutes_max at-least 20 min"
EXTENSION = "important legrest_extension at-least 6 in"
HEAT = "important heat has"
SHORT = a_chair(
    "short",
    [
        a_fact(FEATURES["session_minutes_max"], "15", "min"),
        a_fact(FEATURES["legrest_extension"], "7", "in"),
        a_fact(FEATURES["heat"], "yes"),
    ],
)
LONG = a_chair(
    "long",
    [
        a_fact(FEATURES["session_minutes_max"], "30", "min"),
        a_fact(FEATURES["legrest_extension"], "4", "in"),
        a_fact(FEATURES["heat"], "no"),
    ],
)
CHAIRS = (SHORT, LONG)


def needs(*texts: str) -> tuple[Need, ...]:
    return read_needs(texts, FEATURES)


def the_question(*texts: str) -> SwingQuestion:
    found = next_question(needs(*texts), CHAIRS, FEATURES)
    assert found is not None
    return found


def test_that_a_question_names_two_real_changes() -> None:
    assert the_question(SESSION, EXTENSION).words == (
        "Which change matters more to you? Longest session: from 15 min to 30 min, "
        "or Leg rest extends by: from 4 in (10 cm) to 7 in (18 cm)?"
    )
    metric = next_question(needs(HEAT, EXTENSION), CHAIRS, FEATURES, system=UnitSystem.METRIC)
    assert metric is not None
    assert metric.second.words == "Leg rest extends by: from 10 cm (4 in) to 18 cm (7 in)"
    assert metric.first.words == "Heat: from No to Yes"


def test_that_what_matters_more_counts_one_more() -> None:
    mine = needs(SESSION, EXTENSION)
    question = the_question(SESSION, EXTENSION)
    assert list(map(weight, answered(mine, question, Reply.FIRST))) == [5, 4]
    assert list(map(weight, answered(mine, question, Reply.SECOND))) == [4, 5]
    assert answered(mine, question, Reply.SAME) == answered(mine, question, Reply.SKIP) == mine
    assert question.effect(mine, Reply.SECOND) == "Leg rest extends by counts 5 instead of 4."
    assert question.effect(mine, Reply.SKIP) == "The weights stay as they are."


def test_that_a_weight_stays_below_the_next_importance() -> None:
    both = [text.replace("important", f"important+{MOST_EXTRA}") for text in (SESSION, EXTENSION)]
    mine, question = needs(*both), the_question(*both)
    assert list(map(weight, answered(mine, question, Reply.FIRST))) == [6, 5]


def test_that_nothing_is_asked_where_no_change_is_on_screen() -> None:
    silent = a_chair("silent", [a_fact(FEATURES["rocking"], "yes")])
    assert next_question(needs(SESSION, EXTENSION), (SHORT, silent), FEATURES) is None
    assert next_question(needs(SESSION), CHAIRS, FEATURES) is None
    unlike = needs(SESSION, EXTENSION.replace("important", "nice"))
    assert next_question(unlike, CHAIRS, FEATURES) is None
    unheeded = needs(*(text.replace("important", "none") for text in (SESSION, EXTENSION)))
    assert next_question(unheeded, CHAIRS, FEATURES) is None


def test_that_no_pair_is_asked_twice_and_there_are_at_most_five_questions() -> None:
    mine = needs(SESSION, EXTENSION, HEAT)
    asked: list[SwingQuestion] = []
    while question := next_question(mine, CHAIRS, FEATURES, asked):
        asked.append(question)
    assert len({question.words for question in asked}) == len(asked) == 3
    assert next_question(mine, CHAIRS, FEATURES, asked[:1] * MOST_QUESTIONS) is None


def test_that_the_weightiest_needs_are_weighed_first() -> None:
    question = the_question(
        *(text.replace("important", "nice") for text in (SESSION, EXTENSION)),
        HEAT.replace("important", "must"),
        "must foot_massage has",
    )
    assert {question.first.feature, question.second.feature} == {
        "Longest session",
        "Leg rest extends by",
    }
    heavier = the_question(
        "nice heat has",
        "nice session_minutes_max at-most 20 min",
        "must session_minutes_max at-least 20 min",
        "must legrest_extension at-least 6 in",
    )
    assert {heavier.first.need.importance, heavier.second.need.importance} == {"must"}
