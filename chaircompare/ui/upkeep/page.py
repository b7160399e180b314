"""The frame of the pages of upkeep: a heading, words, a list, buttons."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from chaircompare.ui.text import label

_WIDTH, _HEIGHT = 84, 26  # in letters and lines, so that large text gets a large page


class Page(QDialog):
    """A dialog with one list; what the rows stand for is kept beside them, by row."""

    def __init__(self, name: str, title: str, intro: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.body = QVBoxLayout(self)
        self.intro = label(intro, wrap=True)
        self.intro.setObjectName("pageIntro")
        self.body.addWidget(self.intro)
        self.list = QListWidget()
        self.list.setObjectName(f"{name}List")
        self.list.setAccessibleName(title)
        self.list.setWordWrap(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setSpacing(2)
        self.body.addWidget(self.list, 1)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        self.close_button = QPushButton("Close")
        self.close_button.setObjectName("closePageButton")
        self.close_button.clicked.connect(self.reject)
        self.buttons.addWidget(self.close_button)
        self.body.addLayout(self.buttons)
        metrics = self.fontMetrics()
        width = metrics.averageCharWidth() * _WIDTH
        height = metrics.lineSpacing() * _HEIGHT
        room = parent.window().size()
        self.resize(min(width, room.width()), min(height, room.height()))

    def add_button(
        self, name: str, text: str, slot: Callable[[], object], *, main: bool = False
    ) -> QPushButton:
        """A button left of Close; dangerous and rare ones first."""
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        if main:
            button.setProperty("role", "primary")
        button.clicked.connect(slot)
        self.buttons.insertWidget(self.buttons.count() - 1, button)
        return button

    def fill(self, lines: Iterable[str], *, heads: Sequence[int] = ()) -> None:
        """Show these lines; those with the numbers `heads` stand over the ones that follow."""
        row = self.list.currentRow()
        self.list.clear()
        for number, line in enumerate(lines):
            item = QListWidgetItem(line)
            if number in heads:
                font = item.font()
                font.setBold(True)
                item.setFont(font)
            self.list.addItem(item)
        self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))

    def chosen_rows(self) -> list[int]:
        """The numbers of the selected lines, top to bottom."""
        return sorted(index.row() for index in self.list.selectedIndexes())
