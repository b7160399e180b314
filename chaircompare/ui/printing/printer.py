"""Asks for a printer and draws the pages on its paper. Loaded only when somebody prints."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from chaircompare.errors import ChairCompareError
from chaircompare.ui.dialogs.boxes import tell
from chaircompare.ui.printing.paper import Sheet
from chaircompare.ui.printing.pieces import paint_page
from chaircompare.ui.printing.typeset import LaidDocument


class NoPrinterError(ChairCompareError):
    """The system knows no printer."""


class PrinterJob(QObject):
    """One time of asking and printing; what the print dialog says about paper holds."""

    printed = Signal(int)  # pages

    def __init__(self, lay: Callable[[Sheet], LaidDocument], window: QWidget) -> None:
        super().__init__(window)
        self._lay = lay
        self._window = window
        self._printer: QPrinter | None = None

    def ask(self, sheet: Sheet) -> None:
        """Open the system's print dialog; `sheet` is what stands in it at first."""
        if not QPrinterInfo.availablePrinterNames():
            tell(
                self._window,
                NoPrinterError(
                    "No printer is set up on this computer.",
                    "Save a PDF instead: it can be printed elsewhere, or sent on.",
                ),
            )
            return
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setPageLayout(sheet.layout)
        dialog = QPrintDialog(self._printer, self._window)
        dialog.setObjectName("printDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._on_accepted)
        QDialog.open(dialog)  # the one of QPrintDialog takes a receiver

    def _on_accepted(self) -> None:
        if self._printer:
            document = self._lay(Sheet.of_layout(self._printer.pageLayout()))
            self.printed.emit(print_pages(document, self._printer))


def print_pages(document: LaidDocument, printer: QPrinter) -> int:
    """Draw the pages that were asked for, as large as the paper is; how many they are."""
    printer.setFullPage(True)
    printer.setDocName(document.name)
    first, last = printer.fromPage() or 1, printer.toPage() or len(document.pages)
    wanted = document.pages[first - 1 : last]
    painter = QPainter(printer)
    factor = printer.width() / document.sheet.width
    painter.scale(factor, factor)
    for number, page in enumerate(wanted):
        if number:
            printer.newPage()
        paint_page(painter, page)
    painter.end()
    return len(wanted)
