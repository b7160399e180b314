"""Writes laid-out pages as a PDF file: text stays text, fonts and tags travel with it."""

import logging

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter

from chaircompare import __version__
from chaircompare.ui.printing.paper import UNITS_PER_INCH
from chaircompare.ui.printing.pdf_file import PdfNotUnderstoodError
from chaircompare.ui.printing.pieces import Piece, paint_page
from chaircompare.ui.printing.tagging import leave_mark, tagged
from chaircompare.ui.printing.typeset import LaidDocument

_log = logging.getLogger(__name__)


def to_pdf(document: LaidDocument) -> bytes:
    """The document as a PDF file."""
    try:
        return tagged(_drawn(document, marked=True), document)
    except (PdfNotUnderstoodError, KeyError, IndexError, ValueError):
        # Another Qt may write other files. Without tags it is a good PDF still.
        _log.warning("The PDF could not be given its tags.", exc_info=True)
        return _drawn(document, marked=False)


def _drawn(document: LaidDocument, *, marked: bool) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(document.name)
    writer.setCreator(f"chaircompare {__version__}")
    writer.setResolution(UNITS_PER_INCH)
    writer.setPageLayout(document.sheet.layout)
    painter = QPainter(writer)

    def mark(_piece: Piece, _before: bool) -> None:
        leave_mark(painter)

    for number, page in enumerate(document.pages):
        if number:
            writer.newPage()
        paint_page(painter, page, mark if marked else None)
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())
