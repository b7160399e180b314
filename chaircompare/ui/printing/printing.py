"""What the window can print: the comparison, one page of it, and plain documents of others."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from chaircompare.comparison.comparison import Comparison, View
from chaircompare.exchange.choices import ExportChoices
from chaircompare.exchange.exporting import suggested_name
from chaircompare.relevance.cautions import CautionNote
from chaircompare.ui.keeper import SettingsKeeper
from chaircompare.ui.printing.comparison_document import comparison_document
from chaircompare.ui.printing.document import PrintedDocument
from chaircompare.ui.printing.job import Option, PrintJob, plain_job
from chaircompare.ui.printing.one_page import OnePage, one_page
from chaircompare.ui.printing.paper import Sheet
from chaircompare.ui.printing.preview import PreviewDialog
from chaircompare.ui.printing.typeset import LaidDocument, typeset
from chaircompare.ui.theming import Theming

_VIEWS = {
    View.ALL: "All {} rows",
    View.DIFFER: "Only the {} that differ",
    View.SAME: "Only the {} that are the same",
    View.UNKNOWN: "Only the {} that cannot be told",
}
_SHOWN = "shown"
_SIDEWAYS_FROM = 3  # chairs


class Printing(QObject):
    """Opens the preview of what is asked for, and says what came of it."""

    said = Signal(str)

    def __init__(self, keeper: SettingsKeeper, theming: Theming, window: QWidget) -> None:
        super().__init__(window)
        self._keeper = keeper
        self._theming = theming
        self._window = window

    def open(self, job: PrintJob) -> None:
        """Show the preview."""
        dialog = PreviewDialog(job, self._keeper, self._theming.theme, self._window)
        dialog.said.connect(self.said)
        dialog.open()

    def print_document(self, document: PrintedDocument, file_name: str) -> None:
        """Preview a document that has no choices of its own; `file_name` ends in .pdf."""
        self.open(plain_job(document, file_name))


def is_sideways(comparison: Comparison) -> bool:
    """Whether so many chairs are easier to read on paper that lies on its side."""
    return len(comparison.chairs) >= _SIDEWAYS_FROM


def one_page_job(
    content: OnePage,
    *,
    cautions: Sequence[CautionNote] = (),
) -> PrintJob:
    """One page of the comparison; the person says what of their own goes on it."""

    def lay(_version: str, extras: frozenset[str], sheet: Sheet, _scale: float) -> LaidDocument:
        chosen = replace(
            content,
            needs=content.needs if "needs" in extras else (),
            cautions=tuple(cautions) if "cautions" in extras else (),
            with_questions="questions" in extras,
        )
        return one_page(chosen, sheet)

    extras = [
        Option("questions", "Open questions", chosen=True),
        *([Option("needs", "Your needs")] if content.needs else []),
        *([Option("cautions", f"Your cautions ({len(cautions)})")] if cautions else []),
    ]
    name = suggested_name(content.comparison, content.imprint.made_on, ".pdf")
    return PrintJob(
        "One page to take along",
        name.replace("chairs_", "one-page_", 1),
        lay,
        extras=tuple(extras),
        text_sizes=False,
    )


def comparison_job(
    comparison: Comparison,
    choices: ExportChoices,
    *,
    cautions: Sequence[CautionNote] = (),
) -> PrintJob:
    """The comparison with the rows that the person chooses, at first those of the view.

    Where `choices.shown` is set, the rows as the window shows them can be chosen too. `cautions`
    are those that may go along; they do so when the person ticks them here.
    """

    def lay(version: str, extras: frozenset[str], sheet: Sheet, scale: float) -> LaidDocument:
        chosen = choices
        if version != _SHOWN:
            chosen = replace(choices, view=View(version), shown=None, pinned=frozenset())
        taken = cautions if "cautions" in extras else ()
        return typeset(comparison_document(comparison, chosen, taken), sheet, scale=scale)

    view = choices.view

    versions = tuple(
        Option(one.value, words.format(comparison.count(one)), one is view)
        for one, words in _VIEWS.items()
        if one in {View.ALL, View.DIFFER, view} and comparison.count(one)
    )
    if choices.shown:
        versions += (Option(_SHOWN, f"As shown now: {len(choices.shown)}"),)
    asked = f"Your cautions ({len(cautions)})"
    return PrintJob(
        "Print the comparison",
        suggested_name(comparison, choices.imprint.made_on, ".pdf"),
        lay,
        versions,
        (Option("cautions", asked),) if cautions else (),
        landscape=is_sideways(comparison),
    )
