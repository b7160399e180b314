"""PDF as one more kind of file of exchange/exporting; nothing of Qt is loaded before it is used."""

from chaircompare.comparison.comparison import Comparison
from chaircompare.exchange.choices import ExportChoices
from chaircompare.exchange.exporting import FileContent


def write_pdf(comparison: Comparison, choices: ExportChoices, _: str) -> FileContent:
    """The comparison on the paper of this country; ImportError where Qt cannot be loaded."""
    from chaircompare.ui.printing.without_window import comparison_pdf

    return FileContent(comparison_pdf(comparison, choices), len(choices.rows(comparison)))
