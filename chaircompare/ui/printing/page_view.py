"""Pages on the screen as they will be on paper."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from chaircompare.ui.printing.pieces import Page, paint_page
from chaircompare.ui.printing.typeset import LaidDocument
from chaircompare.ui.theme import Theme

_GAP = 16
_ZOOMS = (0.5, 0.7, 1.0, 1.4, 2.0, 2.8)
_FITS = 2
_FRAME = 8  # as wide as the ring that shows the focus, and a bit


class PageView(QWidget):
    """One page; who cannot see it hears its text."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._page = Page()
        self._units = 1.0

    def show_page(self, document: LaidDocument, number: int, width: int) -> None:
        """Draw this page as wide as `width` px."""
        self._page = document.pages[number]
        self._units = document.sheet.width
        self.setFixedSize(width, round(width * document.sheet.height / document.sheet.width))
        self.setObjectName(f"previewPage{number + 1}")
        self.setAccessibleName(f"Page {number + 1} of {len(document.pages)}")
        self.setAccessibleDescription(self._page.text)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Paper is white, whatever the look of the window is.
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setPen(QPen(self._theme.colour("outline"), 1))
        painter.drawRect(QRect(0, 0, self.width() - 1, self.height() - 1))
        factor = self.width() / self._units
        painter.scale(factor, factor)
        paint_page(painter, self._page)
        painter.end()


class PreviewArea(QScrollArea):
    """All pages under one another, as wide as there is room, or larger."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("previewPages")
        self.setAccessibleName("Preview of the pages")
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._theme = theme
        self._zoom = _FITS
        self._document: LaidDocument | None = None
        self._views: list[PageView] = []
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        gap = theme.px(_GAP)
        self._column.setContentsMargins(gap, gap, gap, gap)
        self._column.setSpacing(gap)
        self._column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        self.setWidget(self._inside)

    def show_document(self, document: LaidDocument) -> None:
        """Show these pages; one stays about where one was."""
        self._document = document
        while len(self._views) > len(document.pages):
            gone = self._views.pop()
            gone.hide()
            gone.deleteLater()
        while len(self._views) < len(document.pages):
            view = PageView(self._theme)
            self._views.append(view)
            self._column.addWidget(view)
        self._fit()

    def zoom(self, by: int) -> None:
        """Show the pages larger (1) or smaller (-1)."""
        self._zoom = min(max(self._zoom + by, 0), len(_ZOOMS) - 1)
        self._fit()

    @property
    def may_zoom(self) -> tuple[bool, bool]:
        """Whether there is a smaller and a larger step."""
        return self._zoom > 0, self._zoom < len(_ZOOMS) - 1

    def _fit(self) -> None:
        if self._document is None:
            return
        # The scroll bar's room is kept free always: it would come and go with each change.
        room = self.width() - 2 * self._theme.px(_GAP) - self.verticalScrollBar().sizeHint().width()
        width = max(round((room - _FRAME) * _ZOOMS[self._zoom]), self._theme.px(160))
        for number, view in enumerate(self._views):
            view.show_page(self._document, number, width)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(640), self._theme.px(520))
