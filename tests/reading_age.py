"""How old one has to be to read a text with ease, by the Flesch-Kincaid grade level.

Kincaid, Fishburne, Rogers and Chissom 1975: 0.39 words a sentence + 11.8 syllables a word - 15.59
gives the US school grade; age is five years more. Syllables are counted by rule, a word at a time,
so a single sentence may be a grade off; a card of six is not.
"""

import re

_SENTENCE_ENDS = re.compile(r"(?<=[.!?:;])\s+")
_WORD = re.compile(r"[A-Za-z0-9’'-]+")
_SPOKEN_ES = ("ses", "zes", "ches", "shes", "xes", "ges", "ces")


def syllables(word: str) -> int:
    letters = re.sub(r"[^a-z]", "", word.lower())
    count = len(re.findall(r"[aeiouy]+", letters))
    silent = (
        (letters.endswith("e") and not letters.endswith(("le", "ee")))
        or (letters.endswith("ed") and not letters.endswith(("ted", "ded")))
        or (letters.endswith("es") and not letters.endswith(_SPOKEN_ES))
    )
    return max(1, count - int(silent))


def reading_age(text: str) -> float:
    sentences = [part for part in _SENTENCE_ENDS.split(text) if part.strip()]
    words = _WORD.findall(text)
    a_sentence = len(words) / len(sentences)
    a_word = sum(syllables(word) for word in words) / len(words)
    return 0.39 * a_sentence + 11.8 * a_word - 15.59 + 5
