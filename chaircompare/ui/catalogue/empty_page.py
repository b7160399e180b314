"""What stands in the place of the list when there is nothing to list, with the ways on."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from chaircompare.ui.flow import FlowLayout
from chaircompare.ui.text import label
from chaircompare.ui.theme import Theme


class EmptyPage(QWidget):
    """A search or filters without hits can be cleared; an empty catalogue can be filled."""

    clear_wanted = Signal()
    clear_filters_wanted = Signal()
    add_wanted = Signal()
    import_wanted = Signal()
    example_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        self._words = label(wrap=True)
        self._words.setObjectName("nothingFound")
        column.addStretch(1)
        # Aligned inside: a label that the layout aligns gets no height for its second line.
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._words)
        self.clear_button = self._button("Clear search", "clearSearchButton", self.clear_wanted)
        self.clear_filters_button = self._button(
            "Clear filters", "clearFiltersButton", self.clear_filters_wanted
        )
        self._ways = [
            self._button(text, name, signal)
            for text, name, signal in (
                ("Add a chair…", "emptyAddButton", self.add_wanted),
                ("Import…", "emptyImportButton", self.import_wanted),
                ("Load the example catalogue", "emptyExampleButton", self.example_wanted),
            )
        ]
        buttons = QWidget()
        self._row = FlowLayout(buttons, lean=0.5)
        for button in (self.clear_button, self.clear_filters_button, *self._ways):
            self._row.addWidget(button)
        column.addWidget(buttons)
        column.addStretch(2)
        self.set_theme(theme)

    def _button(self, text: str, name: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.clicked.connect(signal)
        return button

    def set_theme(self, theme: Theme) -> None:
        """Take sizes from the theme."""
        self._row.setSpacing(theme.px(8))

    def tell(self, searched: str, filters: int) -> None:
        """Say what is not found with how many filters, or that there are no chairs at all."""
        on = f" with {filters} filter{'' if filters == 1 else 's'} on" if filters else ""
        if searched:
            words = f"No chair matches “{searched}”{on}."
        elif filters:
            words = f"No chair is left{on}."
        else:
            words = "No chairs yet. Add one, or import a table."
        self._words.setText(words)
        self.clear_button.setVisible(bool(searched))
        self.clear_filters_button.setVisible(bool(filters))
        for button in self._ways:
            button.setVisible(not searched and not filters)
