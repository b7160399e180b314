"""Checks that the guide cites what is there and says no more than its sources bear."""

import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from chaircompare.relevance.criteria import Certainty, Relevance
from chaircompare.relevance.guide import Guide, GuidePage, Statement
from chaircompare.relevance.wording import Wording

MOST_WORDS = 19  # a sentence

# How a statement begins, by certainty (GRADE). Those about single trials have none.
_BEGINNINGS = {
    Certainty.HIGH: r"^Studies show that\b",
    Certainty.MODERATE: r"^[^.!?]*\bprobably\b",
    Certainty.LOW: r"^[^.!?]*\bmay\b",
    Certainty.VERY_LOW: r"^We do not know whether\b",
    Certainty.NONE: r"^We do not know whether\b",
}
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+")


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [part for part in _SENTENCE_ENDS.split(text.strip()) if part]


def guide_problems(
    guide: Guide, relevance: Relevance, features: AbstractSet[str], wording: Wording
) -> list[str]:
    """Everything that points nowhere, is too long, or claims too much."""
    keys = Counter(page.key for page in guide.pages)
    problems = [
        f"guide: two pages have the key {key!r}" for key, times in keys.items() if times > 1
    ]
    criteria = {criterion.key for criterion in relevance.criteria}
    for page in guide.pages:
        for section in page.sections:
            name = f"guide page {page.key}, section {section.key}"
            problems += [
                f"{name}: criterion {key!r} is not in criteria.toml"
                for key in section.criteria
                if key not in criteria
            ]
            problems += [
                f"{name}: feature {key!r} is not in features.csv"
                for key in section.features
                if key not in features
            ]
            for statement in section.statements:
                problems += [f"{name}: {said}" for said in _problems(statement, guide)]
        problems += [
            f"guide page {page.key}: uses the words {found}"
            for text in texts_of(page)
            if (found := wording.avoided_words(text))
        ]
    return problems


def _problems(statement: Statement, guide: Guide) -> Iterator[str]:
    if not statement.sources:
        yield f"no source for {statement.text!r}"
    for key in statement.sources:
        if key not in guide.sources:
            yield f"source {key!r} is nowhere"
    for sentence in sentences(statement.text):
        if len(sentence.split()) > MOST_WORDS:
            yield f"more than {MOST_WORDS} words in {sentence!r}"
    if statement.certainty and not re.search(_BEGINNINGS[statement.certainty], statement.text):
        yield f"certainty {statement.certainty} does not fit {statement.text!r}"


def texts_of(page: GuidePage) -> Iterator[str]:
    """Every text of a page that a person reads or hears."""
    yield page.title
    yield page.picture_says
    for section in page.sections:
        yield section.heading
    for statement in page.statements():
        yield statement.text
