"""What stands beside a table that leaves the program: what its words mean, when it was made."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from chaircompare import __version__
from chaircompare.comparison import phrases
from chaircompare.comparison.comparison import Comparison, RowState, View
from chaircompare.comparison.phrases import date_in_words
from chaircompare.relevance.criteria import RLS_SENTENCE


def local_day() -> date:
    """Today, where the person is."""
    return datetime.now(tz=UTC).astimezone().date()


@dataclass(frozen=True, slots=True)
class Imprint:
    """The day on which a file is made, and the day of the shipped facts in the catalogue."""

    made_on: date
    facts_of: date | None = None

    @property
    def words(self) -> str:
        """One or two sentences."""
        made = f"Made with chaircompare {__version__} on {date_in_words(self.made_on)}."
        if self.facts_of is None:
            return made
        return f"{made} Catalogue of {date_in_words(self.facts_of)}."


VIEW_WORDS = {
    View.ALL: "all rows",
    View.DIFFER: "only the rows that differ",
    View.SAME: "only the rows that are the same",
    View.UNKNOWN: "only the rows that cannot be told",
}

# The word of the table, then what it means.
LEGEND = (
    ("RLS", RLS_SENTENCE),
    (RowState.DIFFERS.value.capitalize(), "At least two chairs state different things."),
    (RowState.SAME.value.capitalize(), "All chairs state the same."),
    (
        RowState.CANNOT_TELL.value.capitalize(),
        "Too little is stated to say whether the chairs differ.",
    ),
    (
        phrases.NOT_STATED,
        "Sources were read for this chair, and none says anything about it. It does not mean “No”.",
    ),
    (phrases.NOT_CHECKED, "No source was read for this chair yet."),
    (phrases.DOES_NOT_APPLY, "A source says that this does not apply to the chair."),
    (phrases.SOURCES_DIFFER, "Sources state different things. All of them are shown."),
    (phrases.UNREADABLE, "The entry in the catalogue is damaged. It may state something."),
    ("“ ”", "Words of a source that gives no figure."),
)
ABOUT_FACTS = (
    "The table repeats what makers, dealers and others state. Nothing was tested for it, and "
    "sources can be wrong or old."
)


def title(comparison: Comparison) -> str:
    """What the document is called."""
    return f"Comparison: {', '.join(comparison.names)}"


def counted(number: int, thing: str) -> str:
    """`1 row`, `74 rows`."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def extent(comparison: Comparison, view: View, rows: int, *, shown: bool = False) -> str:
    """How much of the comparison it is: `74 rows, 3 chairs, all rows`."""
    which = "the rows as they were shown" if shown else VIEW_WORDS[view]
    return f"{counted(rows, 'row')}, {counted(len(comparison.chairs), 'chair')}: {which}"
