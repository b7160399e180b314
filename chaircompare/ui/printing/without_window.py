"""PDF files for the command line: Qt draws them, but no screen is needed."""

import os
import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from chaircompare.comparison.comparison import Comparison
from chaircompare.exchange.choices import ExportChoices
from chaircompare.ui.errors import log_qt_messages
from chaircompare.ui.printing.comparison_document import comparison_document
from chaircompare.ui.printing.paper import Sheet, usual_paper
from chaircompare.ui.printing.pdf import to_pdf
from chaircompare.ui.printing.printing import is_sideways
from chaircompare.ui.printing.typeset import typeset


def comparison_pdf(comparison: Comparison, choices: ExportChoices) -> bytes:
    """The comparison on the paper of the country that the system is set to."""
    application = QCoreApplication.instance() or _application()
    sheet = Sheet.of(usual_paper(), landscape=is_sideways(comparison))
    content = to_pdf(typeset(comparison_document(comparison, choices, choices.cautions), sheet))
    del application  # fonts live as long as it does
    return content


def _application() -> QGuiApplication:
    log_qt_messages()  # what Qt thinks of the locale is nothing for the terminal
    arguments = ["chaircompare"]
    if sys.platform.startswith("linux") and "QT_QPA_PLATFORM" not in os.environ:
        # Elsewhere this platform would find no fonts.
        arguments += ["-platform", "offscreen"]
    return QGuiApplication(arguments)
