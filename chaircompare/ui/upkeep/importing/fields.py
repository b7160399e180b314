"""A control with its caption over it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from chaircompare.ui.text import label
from chaircompare.ui.theme import Theme


def captioned(control: QWidget, theme: Theme, more: str = "", *below: QWidget) -> QWidget:
    """The control under its accessible name, with a word of help and whatever else below."""
    field = QWidget()
    column = QVBoxLayout(field)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(4))
    caption = label(control.accessibleName(), "small-strong")
    caption.setBuddy(control)
    column.addWidget(caption)
    column.addWidget(control)
    if more:
        column.addWidget(label(more, "small", wrap=True))
    for widget in below:
        column.addWidget(widget)
    return field
