"""Asks what a dash means where a column of yes and no holds any."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chaircompare.catalogue.features import FeatureRegistry
from chaircompare.exchange.importing.dashes import Dash, columns_with_dashes, dashes_in
from chaircompare.exchange.importing.layouts import Layout
from chaircompare.exchange.importing.raw import RawTable
from chaircompare.exchange.importing.remembered import Remembered
from chaircompare.exchange.importing.vocabulary import vocabulary
from chaircompare.ui.choice_box import ChoiceBox
from chaircompare.ui.text import label
from chaircompare.ui.theme import Theme


class DashChoice(QWidget):
    """One question for the whole file; it is seen only where its answer changes anything."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("importDashChoice")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, theme.px(16), 0)
        column.setSpacing(theme.px(4))
        self._question = label(role="small-strong", wrap=True)
        self._question.setObjectName("importDashQuestion")
        column.addWidget(self._question)
        self.box = ChoiceBox(theme)
        self.box.setObjectName("importDashBox")
        self.box.setAccessibleName("What a dash means")
        for dash in (Dash.NOT_STATED, Dash.NO):
            self.box.addItem(dash.words, dash.value)
        self._question.setBuddy(self.box)
        column.addWidget(self.box, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def choose(self, wished: Dash | None, remembered: Remembered) -> None:
        """Begin with what the person said before."""
        said = wished.value if wished else remembered.dash
        self.box.setCurrentIndex(max(0, self.box.findData(said)))

    def ask_for(self, table: RawTable, layout: Layout, features: FeatureRegistry) -> None:
        """Ask about the columns in which a dash stands, or nothing where there are none."""
        headings = tuple(columns_with_dashes(table, layout, features, vocabulary()))
        self.setVisible(bool(headings))
        if headings:
            question = f"{dashes_in(headings)} means:"
            self._question.setText(question)
            self.box.setAccessibleName(question)

    @property
    def chosen(self) -> Dash | None:
        """What was said; None where nothing was asked."""
        return None if self.isHidden() else Dash(self.box.currentData())
