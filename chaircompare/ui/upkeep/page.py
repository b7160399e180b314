"""The frame of the pages of upkeep: a heading, words, a list, buttons."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from chaircompare.ui.dialogs.laying_out import button_row, dialog_column, resize_within
from chaircompare.ui.text import label, tooltip
from chaircompare.ui.theme import Theme
from chaircompare.ui.upkeep.rows import WrappedRows

_WIDTH, _HEIGHT = 760, 560


@dataclass(frozen=True, slots=True)
class PageWords:
    """The heading of a page, and what it says above its list."""

    title: str
    intro: str


class Page(QDialog):
    """A dialog with one list; what the rows stand for is kept beside them, by row."""

    def __init__(self, name: str, words: PageWords, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName(name)
        self.setWindowTitle(words.title)
        self.body = dialog_column(self)
        self.intro = label(words.intro, wrap=True)
        self.intro.setObjectName("pageIntro")
        # Where there is no list, the words would hang in the middle.
        self.intro.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.intro)
        self.list = QListWidget()
        self.list.setObjectName(f"{name}List")
        self.list.setAccessibleName(words.title)
        self.list.setItemDelegate(WrappedRows(theme, self.list))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.body.addWidget(self.list, 1)
        self.close_button = QPushButton("Close")
        self.close_button.setObjectName("closePageButton")
        self.close_button.clicked.connect(self.reject)
        self.buttons = button_row(self, self.close_button)
        self.body.addLayout(self.buttons)
        self.close_button.setDefault(True)  # only a button that lies in the dialog can be the one
        resize_within(self, (_WIDTH, _HEIGHT), theme)

    def add_button(
        self, name: str, text: str, slot: Callable[[], object], *, main: bool = False
    ) -> QPushButton:
        """A button left of Close; rare ones first. Enter in the list does the main one."""
        button = QPushButton(text)
        button.setObjectName(name)
        if main:
            button.setProperty("role", "primary")
        button.clicked.connect(slot)
        self.buttons.insertWidget(self.buttons.count() - 1, button)
        if main:
            button.setDefault(True)
        return button

    def fill(
        self, lines: Iterable[str], *, heads: Sequence[int] = (), whole: Sequence[str] = ()
    ) -> None:
        """Show these lines; those with the numbers `heads` stand over the ones that follow.

        `whole` are the lines as they are spoken and tipped, where something in them is shortened.
        """
        row = self.list.currentRow()
        self.list.clear()
        for number, line in enumerate(lines):
            item = QListWidgetItem(line)
            if whole:
                item.setData(Qt.ItemDataRole.AccessibleTextRole, whole[number])
                item.setToolTip(tooltip(whole[number]))
            if number in heads:
                font = item.font()
                font.setBold(True)
                item.setFont(font)
            self.list.addItem(item)
        self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))

    def show_list(self, *, shown: bool) -> None:
        """Show the list, or the words alone, for which a low dialog is enough."""
        self.list.setVisible(shown)
        if not shown:
            self.resize(self.width(), self.body.totalHeightForWidth(self.width()))

    def chosen_rows(self) -> list[int]:
        """The numbers of the selected lines, top to bottom."""
        return sorted(index.row() for index in self.list.selectedIndexes())
