"""The drawings of the guide, in the colours of the look."""

import dataclasses
from string import Template

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from chaircompare.assets import resources_folder
from chaircompare.ui.theme import Theme

SIZE = QSize(320, 120)  # px at 100 %


def drawing(name: str, theme: Theme, ratio: float = 1.0) -> QImage:
    """The drawing of that name at the text size of the theme; OSError if there is none."""
    source = (resources_folder() / "guide" / f"{name}.svg").read_text("utf-8")
    colours = dataclasses.asdict(theme.colours) | {"heat": theme.colours.zone_heat}
    filled = Template(source).substitute(colours)
    width, height = (round(theme.px(side) * ratio) for side in (SIZE.width(), SIZE.height()))
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(filled.encode())).render(painter, QRectF(image.rect()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image
