"""The preview before printing: what a person chooses there, and what comes out of it."""

import gc
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QWidget,
)

from chaircompare.ui.printing.document import Paragraph, PrintedDocument
from chaircompare.ui.printing.page_view import PageView
from chaircompare.ui.printing.preview import PreviewDialog
from chaircompare.ui.printing.printer import print_pages
from chaircompare.ui.printing.printing import Printing
from tests.poppler import text_of
from tests.ui.conftest import Opener
from tests.ui.person import (
    ACHILLES,
    CARELEX,
    CTRL,
    TITAN,
    WIDE,
    Key,
    Person,
    click,
    deliver_deletions,
    part,
    settle,
)


@pytest.fixture
def three(person: Person) -> Person:
    """Three chairs side by side, A4 as the paper."""
    person.window._keeper.settings.paper = "a4"
    person.compare(ACHILLES, TITAN, CARELEX)
    return person


def preview_of(person: Person) -> PreviewDialog:
    person.press(Key.Key_P, CTRL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PreviewDialog)
    return dialog


def press(dialog: QWidget, name: str) -> None:
    button = part(dialog, QPushButton, name)
    scrolled = part(dialog, QScrollArea, "previewChoices")
    if scrolled.isAncestorOf(button):
        scrolled.ensureWidgetVisible(button)
        settle()
    click(button)


def shown(dialog: QWidget) -> list[PageView]:
    return [view for view in dialog.findChildren(PageView) if view.isVisible()]


def save(dialog: PreviewDialog, path: Path) -> None:
    press(dialog, "savePdfButton")
    (asked,) = dialog.findChildren(QFileDialog)
    assert asked.selectedFiles()[0].endswith(".pdf")
    field = part(asked, QLineEdit, "fileNameEdit")
    field.setText(str(path))
    QTest.keyClick(field, Key.Key_Return)
    settle()


def test_that_the_button_and_the_menu_open_the_preview(three: Person) -> None:
    click(three.button("printButton"))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PreviewDialog)
    dialog.close()
    three.come_back()
    three.action("printAction").trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PreviewDialog)
    assert len(shown(dialog)) > 2
    dialog.close()


def test_that_too_few_chairs_are_told_and_nothing_opens(person: Person) -> None:
    person.press(Key.Key_P, CTRL)
    assert QApplication.activeModalWidget() is None


def test_that_what_was_seen_is_what_is_saved(three: Person, tmp_path: Path) -> None:
    dialog = preview_of(three)
    seen = [view.accessibleDescription() for view in shown(dialog)]
    assert part(dialog, QLabel, "previewCount").text() == f"{len(seen)} pages"
    path = tmp_path / "out.pdf"
    save(dialog, path)
    assert three.status == f"Wrote {len(seen)} pages to {path}."
    pages = PdfReader(path).pages
    assert len(pages) == len(seen)
    for page, words in zip(pages, seen, strict=True):
        text = "".join(page.extract_text().split())
        missing = [line for line in words.splitlines() if "".join(line.split()) not in text]
        assert missing == []


def test_that_each_choice_is_seen_at_once_and_saved(three: Person, tmp_path: Path) -> None:
    dialog = preview_of(three)
    wide = shown(dialog)[0]
    assert wide.width() > wide.height()
    everything = len(shown(dialog))
    press(dialog, "directionUprightButton")
    upright = shown(dialog)[0]
    assert upright.width() < upright.height()
    press(dialog, "versionDifferButton")
    assert len(shown(dialog)) < everything
    few = len(shown(dialog))
    press(dialog, "printSize150Button")
    assert len(shown(dialog)) > few
    press(dialog, "paperLetterButton")
    path = tmp_path / "out.pdf"
    save(dialog, path)
    reader = PdfReader(path)
    assert [round(float(length)) for length in reader.pages[0].mediabox[2:]] == [612, 792]
    text = " ".join(text_of(path).split())
    assert "Heated areas" in text
    assert "Foot massage works by" in text
    assert "Body scan" not in text
    assert three.window._keeper.settings.paper == "letter"
    assert three.window._keeper.settings.print_size == 150


def test_that_the_rows_are_printed_as_the_window_shows_them(three: Person) -> None:
    three.window.side().panel.model.state.pinned = {"colours"}
    three.window.side().panel.model.state.hidden = {"calf_massage"}
    three.window.side().panel.model.rebuild()
    dialog = preview_of(three)
    press(dialog, "versionShownButton")
    text = "\n".join(view.accessibleDescription() for view in shown(dialog))
    assert "the rows as they were shown" in text
    assert (
        text.index("Your rows") < text.index("\nColours\n") < text.index("Restless-legs features")
    )
    assert "\nCalf massage\n" not in text
    dialog.close()


def test_that_the_preview_is_worked_by_keyboard_and_spoken(three: Person) -> None:
    dialog = preview_of(three)
    names = set()
    for _ in range(40):
        focus = QApplication.focusWidget()
        assert focus is not None
        spoken = QAccessible.queryAccessibleInterface(focus)
        assert spoken.text(QAccessible.Text.Name).strip(), focus.objectName()
        assert focus.objectName()
        names.add(focus.objectName())
        three.press(Key.Key_Tab)
    assert {"paperA4Button", "savePdfButton", "printNowButton", "previewPages"} <= names
    assert next(view.accessibleName() for view in shown(dialog)).startswith("Page 1 of ")
    three.press(Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


def test_that_pages_are_shown_larger_and_smaller(three: Person) -> None:
    dialog = preview_of(three)
    width = shown(dialog)[0].width()
    press(dialog, "previewLargerButton")
    assert shown(dialog)[0].width() > width
    for _ in range(3):
        press(dialog, "previewSmallerButton")
    assert shown(dialog)[0].width() < width
    assert not part(dialog, QPushButton, "previewSmallerButton").isEnabled()


def test_that_the_paper_stays_light_in_a_dark_window(three: Person) -> None:
    three.window.theming.choose_look("dark")
    dialog = preview_of(three)
    page = shown(dialog)[0].grab().toImage()
    corner = page.pixelColor(page.width() // 2, 6)
    assert corner.lightnessF() > 0.99
    dialog.close()


def test_that_no_printer_is_told_with_a_way_out(
    three: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", "localhost:1")
    dialog = preview_of(three)
    press(dialog, "printNowButton")
    box = QApplication.activeModalWidget()
    if not isinstance(box, QMessageBox):
        pytest.skip("a printer is set up on this computer")
    assert "No printer is set up" in box.text()
    assert "PDF" in box.informativeText()
    box.close()


def test_that_a_printer_gets_the_pages_that_were_asked_for(three: Person, tmp_path: Path) -> None:
    dialog = preview_of(three)
    for first, last, wanted in ((0, 0, len(shown(dialog))), (2, 3, 2)):
        path = tmp_path / f"printed{first}.pdf"
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        printer.setPageLayout(dialog.sheet.layout)
        printer.setFromTo(first, last)
        assert print_pages(dialog.lay(dialog.sheet), printer) == wanted
        reader = PdfReader(path)
        assert len(reader.pages) == wanted
        assert f"Page {first or 1} of" in " ".join(reader.pages[0].extract_text().split())
        box = reader.pages[0].mediabox
        assert round(float(box.width)) == 842


def test_that_a_folder_that_cannot_be_written_is_told(three: Person, tmp_path: Path) -> None:
    dialog = preview_of(three)
    dialog._save(str(tmp_path / "no" / "such.pdf"))
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "could not be written" in box.text()
    box.close()
    settle()
    assert dialog.isVisible()
    dialog.close()


def test_that_the_preview_is_freed_when_closed(three: Person) -> None:
    def objects() -> int:
        settle()
        deliver_deletions()
        gc.collect()
        return len(QApplication.allWidgets())

    preview_of(three).close()
    three.come_back()
    before = objects()
    for _ in range(3):
        dialog = preview_of(three)
        press(dialog, "versionDifferButton")
        press(dialog, "versionAllButton")
        dialog.close()
        deliver_deletions()
        assert three.window.findChildren(PreviewDialog) == []
        three.come_back()
    assert objects() == before


@pytest.mark.parametrize("size", [100, 200])
def test_that_a_plain_document_is_previewed_too(open_window: Opener, size: int) -> None:
    person = open_window(size=WIDE)
    person.window.theming.choose_text_size(size)
    document = PrintedDocument("Title", "Name", "", (Paragraph("Words. " * 900),), "Foot")
    owner = QObject(person.window)
    printing = Printing(person.window._keeper, person.window.theming, person.window)
    printing.print_document(document, "questions.pdf")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    assert len(shown(dialog)) > 1
    assert dialog.height() <= person.window.height()
    assert dialog.width() <= person.window.width()
    for button in dialog.findChildren(QPushButton):
        assert button.height() >= 32
        assert button.width() >= button.sizeHint().width(), button.text()
    dialog.close()
    owner.deleteLater()
