"""What can be printed and which choices there are, for the preview to offer."""

from collections.abc import Callable
from dataclasses import dataclass

from chaircompare.ui.printing.document import PrintedDocument
from chaircompare.ui.printing.paper import Sheet
from chaircompare.ui.printing.typeset import LaidDocument, typeset

Lay = Callable[[str, frozenset[str], Sheet, float], LaidDocument]


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose, in words; `chosen` is how it stands at first."""

    key: str
    words: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class PrintJob:
    """Something to print. `lay` gets a version, the ticked extras, the sheet and the text size."""

    title: str
    file_name: str
    lay: Lay
    versions: tuple[Option, ...] = ()
    extras: tuple[Option, ...] = ()
    landscape: bool = False
    text_sizes: bool = True


def plain_job(document: PrintedDocument, file_name: str) -> PrintJob:
    """A document without choices of its own, on upright paper."""

    def lay(_version: str, _extras: frozenset[str], sheet: Sheet, scale: float) -> LaidDocument:
        return typeset(document, sheet, scale=scale)

    return PrintJob(document.title, file_name, lay)
