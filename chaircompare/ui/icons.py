"""Own icons, recoloured from the look and sharp at every size."""

from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLineEdit

from chaircompare.assets import resources_folder


class Icon(StrEnum):
    """One file of resources/icons each."""

    APPLICATION = "chaircompare"
    ASK = "ask"
    AVOID = "avoid"
    BACK = "back"
    CARE = "care"
    CHECK = "check"
    CLOSE = "close"
    CROSS = "cross"
    INFO = "info"
    LEFT = "left"
    OPEN = "open"
    RIGHT = "right"
    SHUT = "shut"
    UP = "up"


@lru_cache(maxsize=256)
def pixmap(icon: Icon, colour: str, size: int, ratio: float) -> QPixmap:
    """The icon in one colour; `size` in logical px, `ratio` physical px a logical one."""
    source = (resources_folder() / "icons" / f"{icon.value}.svg").read_text("utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def qicon(icon: Icon, colour: str, size: int) -> QIcon:
    """The icon for a button, sharp on ordinary and on doubled screens."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(icon, QColor(colour).name(), size, ratio))
    return made


def darken_clear_button(field: QLineEdit, colour: str, size: int) -> None:
    """Give the sign that empties a field our own icon: that of Qt is too faint to be seen."""
    for action in field.findChildren(QAction):
        action.setIcon(qicon(Icon.CLOSE, colour, size))


def application_icon() -> QIcon:
    """The program's own picture."""
    return QIcon(str(resources_folder() / "icons" / f"{Icon.APPLICATION.value}.svg"))
