"""Takes the comparison out of the window: to a file or to the clipboard."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from chaircompare.comparison import table
from chaircompare.comparison.comparison import Comparison, View
from chaircompare.errors import ChairCompareError
from chaircompare.exchange.choices import ExportChoices, Layout
from chaircompare.exchange.exporting import Exported, export, suggested_name
from chaircompare.ui.dialogs import tell
from chaircompare.ui.keeper import SettingsKeeper

_VIEW_WORDS = {
    View.DIFFER: "only the rows that differ",
    View.SAME: "only the rows that are the same",
    View.UNKNOWN: "only the rows that cannot be told",
}


class TakingAlong(QObject):
    """Asks where to, writes, and says what was written."""

    exported = Signal(object)  # Exported
    copied = Signal(int, int)  # rows, chairs

    def __init__(self, window: QWidget, keeper: SettingsKeeper) -> None:
        super().__init__(window)
        self._window = window
        self._keeper = keeper
        self._pending: tuple[Comparison, dict[str, ExportChoices]] | None = None

    def ask_and_export(self, comparison: Comparison, view: View, *, rls_first: bool) -> None:
        """Open the file dialog; the kind chosen in it says what goes out."""
        kinds = _kinds(comparison, view, rls_first=rls_first)
        self._pending = (comparison, kinds)
        dialog = QFileDialog(self._window, "Export the comparison")
        dialog.setObjectName("exportDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters(list(kinds))
        dialog.setDefaultSuffix("csv")
        folder = Path(self._keeper.settings.export_folder or Path.home())
        dialog.setDirectory(str(folder if folder.is_dir() else Path.home()))
        today = datetime.now(tz=UTC).astimezone().date()
        dialog.selectFile(suggested_name(comparison, today))
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
        if "(*.json)" in kind and path.suffix.lower() == ".csv":
            path = path.with_suffix(".json")
        try:
            done: Exported = export(comparison, path, kinds.get(kind, ExportChoices()))
        except ChairCompareError as error:
            tell(self._window, error)
            return
        self._keeper.settings.export_folder = str(path.parent)
        self._keeper.save()
        self.exported.emit(done)

    def copy(self, comparison: Comparison, view: View, *, rls_first: bool) -> None:
        """Put the shown table on the clipboard as tab-separated text with headings."""
        made = table.wide(comparison, view, rls_first=rls_first)
        lines = [made.columns, *made.rows]
        text = "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)
        data = QMimeData()
        data.setText(text)
        QGuiApplication.clipboard().setMimeData(data)
        self.copied.emit(len(made.rows), len(comparison.chairs))


def _kinds(comparison: Comparison, view: View, *, rls_first: bool) -> dict[str, ExportChoices]:
    """What the file dialog offers, in words that say how much goes out."""
    everything = comparison.count(View.ALL)
    kinds = {
        f"All {everything} rows, side by side (*.csv)": ExportChoices(rls_first=rls_first),
        "All facts with their sources, one a line (*.csv)": ExportChoices(
            rls_first=rls_first, layout=Layout.TIDY
        ),
        "All facts for other programs (*.json)": ExportChoices(rls_first=rls_first),
    }
    if view in _VIEW_WORDS:
        words = f"{_VIEW_WORDS[view].capitalize()}: {comparison.count(view)}, side by side (*.csv)"
        kinds[words] = ExportChoices(view=view, rls_first=rls_first)
    return kinds
