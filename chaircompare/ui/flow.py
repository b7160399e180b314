"""A row of controls that goes on in a second line when the window is too narrow for one."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override


class FlowLayout(QLayout):
    """Left to right, line by line; items keep the size that they ask for."""

    def __init__(
        self, parent: QWidget | None = None, *, lean: float = 0.0, even: bool = False
    ) -> None:
        """`lean`: where lines stand in their room, 0 at the left, 0.5 centred, 1 at the right.

        `even`: where it takes several lines, these are about as long as one another.
        """
        super().__init__(parent)
        self._lean = lean
        self._even = even
        self._items: list[QLayoutItem] = []

    @override
    def addItem(self, arg__1: QLayoutItem) -> None:
        self._items.append(arg__1)

    def put(self, index: int, widget: QWidget) -> None:
        """Add a widget at a place of the row."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return self._arrange(QRect(0, 0, arg__1, 0), move=False)

    @override
    def setGeometry(self, arg__1: QRect) -> None:
        super().setGeometry(arg__1)
        self._arrange(arg__1, move=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.sizeHint())
        margins: QMargins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, box: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        inner = box.marginsRemoved(margins)
        y = inner.top()
        for line in self._even_lines(inner.width()) if self._even else self._lines(inner.width()):
            height = max(item.sizeHint().height() for item in line)
            x = inner.left()
            if self._lean:
                gaps = self.spacing() * (len(line) - 1)
                spare = inner.width() - gaps - sum(item.sizeHint().width() for item in line)
                x += round(max(0, spare) * self._lean)
            for item in line if move else []:
                size = item.sizeHint()
                item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self.spacing()
            y += height + self.spacing()
        return max(0, y - self.spacing() - box.top()) + margins.bottom()

    def line_count(self, width: int) -> int:
        """How many lines it takes at this width, margins included."""
        margins = self.contentsMargins()
        return len(self._lines(width - margins.left() - margins.right()))

    def _even_lines(self, width: int) -> list[list[QLayoutItem]]:
        """As many lines as at this width, broken where the longest of them is shortest."""
        count = len(self._lines(width))
        too_narrow, enough = 0, width
        while count > 1 and enough - too_narrow > 1:
            middle = (too_narrow + enough) // 2
            if len(self._lines(middle)) > count:
                too_narrow = middle
            else:
                enough = middle
        return self._lines(enough)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        room = 0
        for item in self._shown():
            wanted = item.sizeHint().width()
            if lines and wanted <= room:
                lines[-1].append(item)
                room -= wanted + self.spacing()
            else:
                lines.append([item])
                room = width - wanted - self.spacing()
        return lines
