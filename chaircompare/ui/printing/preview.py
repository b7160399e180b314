"""The preview: what will be on paper, with the few choices there are, then a printer or a file."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from chaircompare.errors import ChairCompareError
from chaircompare.exchange.files import write_whole
from chaircompare.exchange.notes import counted
from chaircompare.ui.check_box import CheckBox
from chaircompare.ui.choice_row import ChoiceRow
from chaircompare.ui.dialogs.boxes import tell
from chaircompare.ui.dialogs.files import file_dialog
from chaircompare.ui.dialogs.laying_out import button_row, dialog_column, room_for
from chaircompare.ui.keeper import SettingsKeeper
from chaircompare.ui.printing.job import Option, PrintJob
from chaircompare.ui.printing.page_view import PreviewArea
from chaircompare.ui.printing.paper import Paper, Sheet, usual_paper
from chaircompare.ui.printing.typeset import LaidDocument
from chaircompare.ui.scrolling import scroll_area
from chaircompare.ui.text import label
from chaircompare.ui.theme import Theme

_SIZE = (1120, 700)
_PANEL = 300
_TEXT_SIZES = (("100", "Usual"), ("125", "Large"), ("150", "Larger"))


class PreviewDialog(QDialog):
    """Pages on the right, choices on the left, what to do with them below."""

    said = Signal(str)

    def __init__(
        self, job: PrintJob, keeper: SettingsKeeper, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("printPreviewDialog")
        self.setWindowTitle(job.title)
        self._job = job
        self._keeper = keeper
        self._theme = theme
        self._extras: list[tuple[str, QCheckBox]] = []
        self._versions: ChoiceRow | None = None
        self._sizes: ChoiceRow | None = None
        outer = dialog_column(self)
        body = QHBoxLayout()
        body.setSpacing(theme.px(12))
        outer.addLayout(body, 1)
        body.addWidget(self._panel())
        self._pages = PreviewArea(theme)
        body.addWidget(self._pages, 1)
        outer.addLayout(self._buttons())
        self._fit_screen(parent)
        self._renew()
        self._pages.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit_screen(self, parent: QWidget | None) -> None:
        wide, high = (self._theme.px(length) for length in _SIZE)
        room = room_for(parent) if parent else self.screen().availableSize()
        self.resize(min(wide, max(room.width() - 40, 600)), min(high, max(room.height() - 40, 400)))

    # ------------------------------------------------------------------ building

    def _panel(self) -> QWidget:
        job, theme = self._job, self._theme
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, theme.px(8), 0)
        column.setSpacing(theme.px(14))
        paper = self._keeper.settings.paper or usual_paper().value
        self._paper = self._question(
            column,
            "paper",
            "Paper",
            [Option(one.value, one.words, one.value == paper) for one in Paper],
        )
        self._paper.changed.connect(self._on_paper)
        self._direction = self._question(
            column,
            "direction",
            "Direction",
            [
                Option("upright", "Upright", not job.landscape),
                Option("sideways", "Sideways", job.landscape),
            ],
        )
        if job.text_sizes:
            size = str(self._keeper.settings.print_size)
            self._sizes = self._question(
                column,
                "printSize",
                "Text on paper",
                [Option(key, words, key == size) for key, words in _TEXT_SIZES],
            )
            self._sizes.changed.connect(self._on_size)
        if len(job.versions) > 1:
            self._versions = self._question(column, "version", "What goes on it", job.versions)
        if job.extras:
            column.addWidget(label("Take along", "strong", wrap=True))
        for option in job.extras:
            column.addWidget(self._extra(option))
        self._counted = label(wrap=True)
        self._counted.setObjectName("previewCount")
        column.addWidget(self._counted)
        column.addWidget(label("Paper is always light.", "small", wrap=True))
        column.addStretch(1)
        return self._scrolled(panel)

    def _question(
        self,
        column: QVBoxLayout,
        name: str,
        question: str,
        options: list[Option] | tuple[Option, ...],
    ) -> ChoiceRow:
        answers = [(option.key, option.words) for option in options]
        row = ChoiceRow(question, name, answers, self._theme)
        row.choose(next((option.key for option in options if option.chosen), ""))
        row.changed.connect(self._renew)
        column.addWidget(row)
        return row

    def _extra(self, option: Option) -> QCheckBox:
        box = CheckBox(option.words, self._theme)
        box.setObjectName(f"extra{option.key.capitalize()}Check")
        box.setChecked(option.chosen)
        box.set_theme(self._theme)
        box.toggled.connect(self._renew)
        self._extras.append((option.key, box))
        return box

    def _scrolled(self, panel: QWidget) -> QScrollArea:
        # Large text needs more height than a dialog may have.
        scrolled = scroll_area("previewChoices", "Choices for the paper")
        scrolled.setFixedWidth(self._theme.px(_PANEL))
        scrolled.setWidget(panel)
        return scrolled

    def _buttons(self) -> QHBoxLayout:
        self._smaller = self._button("previewSmallerButton", "Zoom −", "Show the pages smaller")
        self._smaller.clicked.connect(self._on_smaller)
        self._larger = self._button("previewLargerButton", "Zoom +", "Show the pages larger")
        self._larger.clicked.connect(self._on_larger)
        printed = self._button("printNowButton", "Print…", "Print on a printer")
        printed.clicked.connect(self._on_print)
        save = self._button("savePdfButton", "Save as PDF…", "Save as a PDF file")
        save.setProperty("role", "primary")
        save.clicked.connect(self._on_save)
        close = self._button("closePreviewButton", "Close", "Close the preview")
        close.clicked.connect(self.reject)
        return button_row(self, printed, save, close, aside=[self._smaller, self._larger])

    def _button(self, name: str, words: str, spoken: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAccessibleName(spoken)
        button.setAutoDefault(False)
        return button

    # ------------------------------------------------------------------ showing

    @property
    def sheet(self) -> Sheet:
        """The paper as it is chosen."""
        return Sheet.of(Paper(self._paper.chosen), landscape=self._direction.chosen == "sideways")

    def lay(self, sheet: Sheet) -> LaidDocument:
        """The document with all choices as they stand, on this paper."""
        version = self._versions.chosen if self._versions else self._first_version()
        extras = frozenset(key for key, box in self._extras if box.isChecked())
        scale = int(self._sizes.chosen) / 100 if self._sizes else 1.0
        return self._job.lay(version, extras, sheet, scale)

    def _first_version(self) -> str:
        return self._job.versions[0].key if self._job.versions else ""

    def _renew(self) -> None:
        laid = self.lay(self.sheet)
        self._pages.show_document(laid)
        count = len(laid.pages)
        self._counted.setText(counted(count, "page"))

    def _on_paper(self, paper: str) -> None:
        self._keeper.settings.paper = paper
        self._keeper.save()

    def _on_size(self, size: str) -> None:
        self._keeper.settings.print_size = int(size)
        self._keeper.save()

    def _on_smaller(self) -> None:
        self._zoom(-1)

    def _on_larger(self) -> None:
        self._zoom(1)

    def _zoom(self, by: int) -> None:
        self._pages.zoom(by)
        smaller, larger = self._pages.may_zoom
        self._smaller.setEnabled(smaller)
        self._larger.setEnabled(larger)

    # ------------------------------------------------------------------ doing

    def _on_save(self) -> None:
        dialog = file_dialog(self, "Save as PDF", "savePdfDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters(["PDF (*.pdf)"])
        dialog.setDefaultSuffix("pdf")
        folder = Path(self._keeper.settings.export_folder or Path.home())
        dialog.setDirectory(str(folder if folder.is_dir() else Path.home()))
        dialog.selectFile(self._job.file_name)
        dialog.fileSelected.connect(self._save)
        dialog.open()

    def _save(self, name: str) -> None:
        from chaircompare.ui.printing.pdf import to_pdf

        path = Path(name)
        laid = self.lay(self.sheet)
        try:
            write_whole(path, to_pdf(laid))
        except ChairCompareError as error:
            tell(self, error)
            return
        self._keeper.settings.export_folder = str(path.parent)
        self._keeper.save()
        self._done(f"Wrote {counted(len(laid.pages), 'page')} to {path}.")

    def _done(self, words: str) -> None:
        self.said.emit(words)
        self.accept()

    def _on_print(self) -> None:
        from chaircompare.ui.printing.printer import PrinterJob

        job = PrinterJob(self.lay, self)
        job.printed.connect(self._on_printed)
        job.ask(self.sheet)

    def _on_printed(self, pages: int) -> None:
        self._done(f"Sent {counted(pages, 'page')} to the printer.")
