"""About: what the program is and is not, who pays, and how marks are made."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from chaircompare import __version__
from chaircompare.relevance.cautions import SEE_A_DOCTOR
from chaircompare.relevance.criteria import NOT_MEDICAL_ADVICE, RLS_SENTENCE
from chaircompare.ui.dialogs.laying_out import (
    button_row,
    dialog_column,
    resize_with_text,
    text_scale,
)
from chaircompare.ui.scrolling import scroll_area
from chaircompare.ui.text import label

_PARAGRAPHS = (
    (
        "It shows what makers, dealers and others state about massage chairs, side by side. "
        "Nothing is guessed: a gap reads “Not stated”, and every fact has its source and date."
    ),
    RLS_SENTENCE + " We found no test of a massage chair in people with restless legs.",
    (
        "A mark has a weight from 1 to 4. It says how worthwhile it is to look at the feature, "
        "not how well anything works. “Why” on each marked row tells the reason and the studies."
    ),
    f"{NOT_MEDICAL_ADVICE} {SEE_A_DOCTOR}",
    (
        "No maker, dealer or advertiser pays for it. It works without the internet, and what you "
        "choose stays on this computer."
    ),
)


class AboutDialog(QDialog):
    """A few plain paragraphs."""

    def __init__(self, catalogue_day: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("aboutDialog")
        self.setWindowTitle("About chaircompare")
        outer = dialog_column(self)
        # Large text needs more height than a screen may have.
        scrolled = scroll_area("aboutPage", "About chaircompare")
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, round(8 * text_scale(self)), 0)
        column.setSpacing(outer.spacing())
        scrolled.setWidget(page)
        outer.addWidget(scrolled, 1)
        column.addWidget(label(f"chaircompare {__version__}", "page-title", wrap=True))
        column.addWidget(label(f"Shipped facts of {catalogue_day}.", "muted", wrap=True))
        for paragraph in _PARAGRAPHS:
            column.addWidget(label(paragraph, wrap=True, selectable=True))
        column.addStretch(1)
        close = QPushButton("Close")
        close.setObjectName("closeAboutButton")
        close.clicked.connect(self.reject)
        outer.addLayout(button_row(self, close))
        close.setFocus(Qt.FocusReason.OtherFocusReason)
        resize_with_text(self, (680, 460))
