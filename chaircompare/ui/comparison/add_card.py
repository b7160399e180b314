"""The empty third column: a field in which one types, and the chairs that are found."""

from PySide6.QtCore import QModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from chaircompare.catalogue.listing import ListQuery, ListRow
from chaircompare.catalogue.store import Catalogue
from chaircompare.ui.choice import Choice, ChosenChair
from chaircompare.ui.text import label

_MOST_FOUND = 12


class AddCard(QFrame):
    """Holds the place of a third chair and lets it be found by typing."""

    def __init__(self, catalogue: Catalogue, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "empty-slot")
        self.setObjectName("addCard")
        self._catalogue = catalogue
        self._choice = choice
        self._found: list[ListRow] = []
        column = QVBoxLayout(self)
        column.addStretch(1)
        self._words = label("Add a third chair (optional)", "strong", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._words)
        self.field = QLineEdit()
        self.field.setObjectName("thirdChairField")
        self.field.setPlaceholderText("Choose a chair…")
        self.field.setAccessibleName("Choose a third chair: type its name")
        self.field.setMaxLength(200)
        column.addWidget(self.field)
        column.addStretch(1)
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_MOST_FOUND)
        found = QListView()
        found.setObjectName("thirdChairList")
        found.setAccessibleName("Chairs that match")
        found.setWordWrap(True)
        self._completer.setPopup(found)
        self.field.setCompleter(self._completer)
        self.field.textEdited.connect(self._on_edited)
        self._completer.activated[QModelIndex].connect(self._on_chosen)  # type: ignore[index]
        self.field.returnPressed.connect(self._on_return)

    def _on_edited(self, text: str) -> None:
        chosen = set(self._choice.ids)
        rows = self._catalogue.page(ListQuery(text), 0, _MOST_FOUND + len(chosen))
        self._found = [row for row in rows if row.id not in chosen][:_MOST_FOUND]
        self._names.setStringList([row.name for row in self._found])
        self._completer.complete()

    def _on_return(self) -> None:
        if len(self._found) == 1:
            self._take(self._found[0])

    def _on_chosen(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._found):
            self._take(self._found[index.row()])

    def _take(self, row: ListRow) -> None:
        self._found = []
        self.field.clear()
        self._choice.add(ChosenChair(row.id, row.brand, row.model))

    def fold(self, *, folded: bool) -> None:
        """Keep only the field."""
        self._words.setVisible(not folded)
