"""Takes the comparison out of the window: to a file or to the clipboard."""

import dataclasses
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from chaircompare.comparison import table
from chaircompare.comparison.comparison import Comparison, View
from chaircompare.errors import ChairCompareError
from chaircompare.exchange.choices import ExportChoices, Layout
from chaircompare.exchange.copying import as_markup, as_text
from chaircompare.exchange.exporting import WRITERS, Exported, Writer, export, suggested_name
from chaircompare.exchange.notes import VIEW_WORDS, Imprint, local_day
from chaircompare.relevance.cautions import CautionNote
from chaircompare.ui.dialogs.boxes import tell
from chaircompare.ui.dialogs.files import file_dialog
from chaircompare.ui.exporting.remembering import keep_choices, last_choices, usual_csv
from chaircompare.ui.keeper import SettingsKeeper
from chaircompare.ui.printing.writer import write_pdf
from chaircompare.ui.theme import Theme

# What the file dialog offers: words with the ending in brackets, and what then goes out.
Kinds = dict[str, ExportChoices]


class TakingAlong(QObject):
    """Asks where to, writes, and says what was written."""

    exported = Signal(object)  # Exported
    copied = Signal(int, int)  # rows, chairs

    def __init__(
        self,
        window: QWidget,
        keeper: SettingsKeeper,
        facts_of: date,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._keeper = keeper
        self._facts_of = facts_of
        self._writers: Mapping[str, Writer] = {**WRITERS, ".pdf": write_pdf}
        self._pending: tuple[Comparison, Kinds] | None = None

    @property
    def _imprint(self) -> Imprint:
        return Imprint(local_day(), self._facts_of)

    def ask_and_export(self, comparison: Comparison, view: View, *, rls_first: bool) -> None:
        """Open the file dialog; the kind chosen in it says what goes out."""
        usual = usual_csv(self._keeper.settings, self._imprint, rls_first=rls_first)
        self._ask_where(comparison, _kinds(comparison, view, usual), ".csv")

    def ask_all_and_export(
        self,
        comparison: Comparison,
        theme: Theme,
        *,
        rls_first: bool,
        shown: tuple[str, ...],
        pinned: frozenset[str],
        cautions: tuple[CautionNote, ...] = (),
    ) -> None:
        """Ask for kind, layout and rows first; `shown` are the features on the screen.

        `cautions` are offered in the dialog.
        """
        from chaircompare.ui.exporting.dialog import ExportDialog

        settings = self._keeper.settings
        first = last_choices(
            settings, self._imprint, rls_first=rls_first, shown=shown, pinned=pinned
        )
        before = (settings.export_kind, settings.export_rows)
        dialog = ExportDialog(
            comparison,
            first,
            before,
            writers=self._writers,
            cautions=cautions,
            theme=theme,
            parent=self._window,
        )
        self._pending = (comparison, {})
        dialog.chosen.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, choices: ExportChoices, suffix: str) -> None:
        if self._pending is None:
            return
        keep_choices(self._keeper.settings, choices, suffix)
        self._keeper.save()
        kinds = {f"{suffix.removeprefix('.').upper()} (*{suffix})": choices}
        self._ask_where(self._pending[0], kinds, suffix)

    def _ask_where(self, comparison: Comparison, kinds: Kinds, suffix: str) -> None:
        self._pending = (comparison, kinds)
        dialog = file_dialog(self._window, "Export the comparison", "exportDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters(list(kinds))
        dialog.setDefaultSuffix(suffix.removeprefix("."))
        folder = Path(self._keeper.settings.export_folder or Path.home())
        dialog.setDirectory(str(folder if folder.is_dir() else Path.home()))
        dialog.selectFile(suggested_name(comparison, local_day(), suffix))
        dialog.accepted.connect(self._on_accepted)
        dialog.open()

    def _on_accepted(self) -> None:
        dialog = self.sender()
        if not isinstance(dialog, QFileDialog) or self._pending is None:
            return
        comparison, kinds = self._pending
        self._pending = None
        kind = dialog.selectedNameFilter()
        path = Path(dialog.selectedFiles()[0])
        asked = f".{kind.rpartition('(*.')[2].removesuffix(')')}"
        if asked in self._writers and path.suffix.lower() == ".csv":
            # The name was offered before the kind was chosen.
            path = path.with_suffix(asked)
        try:
            done: Exported = export(comparison, path, kinds[kind], self._writers)
        except ChairCompareError as error:
            tell(self._window, error)
            return
        self._keeper.settings.export_folder = str(path.parent)
        self._keeper.save()
        self.exported.emit(done)

    def copy(self, comparison: Comparison, view: View, *, rls_first: bool) -> None:
        """Put the rows of the view on the clipboard, for text and for tables alike."""
        made = table.wide(comparison, view, rls_first=rls_first)
        self._copy(made)
        self.copied.emit(len(made.rows), len(comparison.chairs))

    def copy_cells(self, comparison: Comparison, cells: Mapping[str, frozenset[int]]) -> None:
        """The same for some cells: features in their order, each with the columns of its chairs."""
        by_key = {row.feature.key: row for row in comparison.rows}
        rows = [by_key[key] for key in cells if key in by_key]
        chairs = sorted(frozenset[int]().union(*cells.values()))
        self._copy(_part(table.wide(comparison, rows=rows), chairs, list(cells.values())))
        self.copied.emit(len(rows), len(chairs))

    def _copy(self, made: table.Table) -> None:
        data = QMimeData()
        data.setText(as_text(made))
        data.setHtml(as_markup(made))
        QGuiApplication.clipboard().setMimeData(data)


def _part(whole: table.Table, chairs: list[int], wanted: list[frozenset[int]]) -> table.Table:
    """The columns feature, unit and these chairs; cells that are not wanted are empty."""
    named = (whole.columns.index("Feature"), whole.columns.index("Unit"))
    places = [len(table.WIDE_COLUMNS) + chair for chair in chairs]
    return table.Table(
        tuple(whole.columns[place] for place in (*named, *places)),
        tuple(
            (
                *(row[place] for place in named),
                *(
                    row[place] if chair in columns else ""
                    for chair, place in zip(chairs, places, strict=True)
                ),
            )
            for row, columns in zip(whole.rows, wanted, strict=True)
        ),
    )


def _kinds(comparison: Comparison, view: View, usual: ExportChoices) -> Kinds:
    """What goes out without further questions, in words that say how much it is."""
    everything = comparison.count(View.ALL)
    tidy = dataclasses.replace(usual, layout=Layout.TIDY)
    kinds = {
        f"All {everything} rows, side by side (*.csv)": usual,
        "All facts with their sources, one a line (*.csv)": tidy,
        "All facts for other programs (*.json)": usual,
    }
    if view is not View.ALL:
        part = f"{VIEW_WORDS[view].capitalize()}: {comparison.count(view)}"
        kinds[f"{part}, side by side (*.csv)"] = dataclasses.replace(usual, view=view)
    kinds["Workbook for Excel and LibreOffice (*.xlsx)"] = usual
    kinds["Page for a browser (*.html)"] = usual
    return kinds
