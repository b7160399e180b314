"""How much of one chair is stated, group by group, as words and bars."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.features import FeatureRegistry
from chaircompare.comparison.stated import Stated, stated_of
from chaircompare.ui.dialogs.laying_out import button_row, dialog_column, resize_within
from chaircompare.ui.text import label
from chaircompare.ui.theme import Theme

_BAR = 14
_NARROWEST = 120
_WIDTH, _AROUND, _LINE = 760, 124, 28


class Meter(QWidget):
    """A bar that is filled as far as features are stated; the words beside it say the same."""

    def __init__(self, stated: Stated, theme: Theme) -> None:
        super().__init__()
        self._stated = stated
        self._theme = theme
        self.setAccessibleName(f"{stated.label}: {stated.words}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_NARROWEST), self._theme.px(_BAR + 4))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        height = theme.px(_BAR)
        box = QRect(0, (self.height() - height) // 2, self.width(), height)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        part = self._stated.stated / self._stated.of if self._stated.of else 0.0
        filled = QRectF(box.adjusted(1, 1, -1, -1))
        filled.setWidth(filled.width() * part)
        painter.fillRect(filled, theme.colour("primary"))
        painter.setPen(QPen(theme.colour("outline"), 1))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.end()


class MeterPage(QDialog):
    """All features of a chair first, then each group."""

    def __init__(
        self, chair: Chair, features: FeatureRegistry, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("meter")
        self.setWindowTitle("Facts stated")
        column = dialog_column(self)
        words = (
            f"How much is stated for {chair.name}. A feature that nobody states may still be "
            "there: ask the seller."
        )
        column.addWidget(label(words, wrap=True))
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, theme.px(10), 0, 0)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(8))
        for row, stated in enumerate(stated_of(chair, features)):
            role = "strong" if row == 0 else ""
            grid.addWidget(label(stated.label, role), row, 0)
            grid.addWidget(Meter(stated, theme), row, 1)
            grid.addWidget(label(stated.words, role), row, 2)
        grid.setRowStretch(grid.rowCount(), 1)
        area = QScrollArea()
        area.setObjectName("meterArea")
        area.setAccessibleName("Facts stated, group by group")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        column.addWidget(area, 1)
        close = QPushButton("Close")
        close.setObjectName("closeMeterButton")
        close.clicked.connect(self.reject)
        column.addLayout(button_row(self, close))
        close.setFocus(Qt.FocusReason.OtherFocusReason)
        lines = grid.rowCount() - 1
        resize_within(self, (_WIDTH, _AROUND + _LINE * lines), theme)
