"""Words about health that no text of the program may use."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from chaircompare.assets import data_folder


@dataclass(frozen=True, slots=True)
class Wording:
    """Patterns to avoid, and the sentences that may use such words because they deny them."""

    patterns: tuple[re.Pattern[str], ...]
    allowed: tuple[str, ...]

    def avoided_words(self, text: str) -> list[str]:
        """Every stretch of the text that says more about health than anyone knows."""
        for sentence in self.allowed:
            text = text.replace(sentence, " ")
        return [found.group() for pattern in self.patterns for found in pattern.finditer(text)]


def read_wording(folder: Path) -> Wording:
    """The wording rules of a data folder."""
    with (folder / "evidence" / "wording.toml").open("rb") as file:
        rules = tomllib.load(file)
    patterns = tuple(re.compile(rule["pattern"], re.IGNORECASE) for rule in rules["avoid"])
    return Wording(patterns, tuple(rules["allowed"]))


@cache
def wording() -> Wording:
    """The wording rules that travel with the program, read once."""
    return read_wording(data_folder())
