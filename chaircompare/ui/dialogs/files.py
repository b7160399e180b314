"""The dialog that asks for a file."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFileDialog, QHeaderView, QSplitter, QToolButton, QTreeView, QWidget

from chaircompare.ui.dialogs.laying_out import resize_with_text, text_scale
from chaircompare.ui.icons import Icon, qicon

_FILES = (760, 480)
_PLACES_AND_FILES = (150, 580)
_ARROW = 16
_ARROWS = {"backButton": Icon.LEFT, "forwardButton": Icon.RIGHT, "toParentButton": Icon.UP}


def file_dialog(parent: QWidget, title: str, name: str) -> QFileDialog:
    """Asks for a file; as wide as its words need where the system has no such dialog itself."""
    dialog = QFileDialog(parent, title)
    dialog.setObjectName(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    resize_with_text(dialog, _FILES)
    _widen_columns(dialog)
    _recolour_arrows(dialog)
    return dialog


def _widen_columns(dialog: QFileDialog) -> None:
    # The dialog of Qt has the same widths at every text size; that of the system has no such parts.
    for files in dialog.findChildren(QTreeView):
        files.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    for parts in dialog.findChildren(QSplitter):
        parts.setSizes([round(part * text_scale(dialog)) for part in _PLACES_AND_FILES])


def _recolour_arrows(dialog: QFileDialog) -> None:
    # Those of Qt are black in every look, and do not grow with the text.
    side = round(_ARROW * text_scale(dialog))
    colour = dialog.palette().color(QPalette.ColorRole.WindowText).name()
    for name, icon in _ARROWS.items():
        for button in dialog.findChildren(QToolButton, name):
            button.setIcon(qicon(icon, colour, side))
            button.setIconSize(QSize(side, side))
