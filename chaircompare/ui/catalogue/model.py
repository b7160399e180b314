"""The list of chairs as a Qt model: rows come from the database a page at a time."""

import dataclasses
import logging
from collections.abc import Callable  # noqa: TC003 - used by annotations at run time
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from typing_extensions import override

from chaircompare.catalogue.agreement import AnswerState
from chaircompare.catalogue.features import Feature
from chaircompare.catalogue.listing import (
    BY_CHOSEN,
    BY_FACTS,
    BY_NAME,
    ListCell,
    ListQuery,
    ListRow,
)
from chaircompare.catalogue.store import Catalogue
from chaircompare.errors import ChairCompareError
from chaircompare.ui.choice import Choice, ChosenChair
from chaircompare.ui.text import tooltip

_log = logging.getLogger(__name__)

COMPARE, CHAIR = 0, 1
ID_ROLE = Qt.ItemDataRole.UserRole + 1
_PAGE = 64
_KEPT_PAGES = 40
_GONE = "This chair is no longer in the catalogue"
_UNREADABLE = "Could not read this row"
_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class CatalogueModel(QAbstractTableModel):
    """One row a chair; column 0 is the compare box, then the chair, its features, facts stated."""

    counted = Signal(int, int)  # chairs found, chairs in all

    def __init__(self, catalogue: Catalogue, choice: Choice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._choice = choice
        self._shown_choice = choice.ids
        self.features = catalogue.features.listed
        self.facts_column = CHAIR + 1 + len(self.features)
        self.query = ListQuery()
        self._all = catalogue.count()
        self._found = self._all
        self._pages: dict[int, list[ListRow]] = {}
        nothing = ListCell(AnswerState.NOT_CHECKED, "")
        self._gone = ListRow("", "", _GONE, 0, {one.key: nothing for one in self.features})
        self._unreadable = dataclasses.replace(self._gone, model=_UNREADABLE)
        choice.changed.connect(self._on_choice_changed)
        self._tellers: dict[int, Callable[[int, int], str]] = {
            Qt.ItemDataRole.DisplayRole: self._words,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Qt.ItemDataRole.ToolTipRole: self._tip,
        }

    @property
    def found(self) -> int:
        """How many chairs the search finds."""
        return self._found

    @property
    def all(self) -> int:
        """How many chairs there are."""
        return self._all

    def show_only(self, search: str) -> None:
        """Show the chairs that the search finds."""
        self._ask(ListQuery(search, self.query.sort, self.query.descending, self._choice.ids))

    def refresh(self) -> None:
        """Read everything again, as after a change of the catalogue."""
        self._all = self._catalogue.count()
        self._ask(self.query)

    def _ask(self, query: ListQuery) -> None:
        found = self._catalogue.count(query.search) if query.search.strip() else self._all
        self.beginResetModel()
        self.query = query
        self._found = found
        self._pages.clear()
        self.endResetModel()
        self.counted.emit(self._found, self._all)

    def row_at(self, row: int) -> ListRow:
        """The chair in a row of the list."""
        number, within = divmod(row, _PAGE)
        page = self._pages.get(number)
        if page is None:
            try:
                page = self._catalogue.page(
                    self.query, number * _PAGE, _PAGE, everything=self._found == self._all
                )
            except ChairCompareError as error:
                # One page that cannot be read must not take the rest of the list with it.
                _log.warning("rows from %d on: %s", number * _PAGE, error)
                page = [self._unreadable] * _PAGE
            if len(self._pages) >= _KEPT_PAGES:
                self._pages.pop(next(iter(self._pages)))
            self._pages[number] = page
        if within < len(page):
            return page[within]
        # Another program took chairs away meanwhile: count again as soon as Qt has its answer.
        QTimer.singleShot(0, self.refresh)
        return self._gone

    def row_of(self, chair_id: str) -> int:
        """The row that shows a chair, or -1."""
        return self._catalogue.place(self.query, chair_id)

    def is_chosen(self, row: int) -> bool:
        """Whether the chair of this row is in the tray."""
        return self.row_at(row).id in self._shown_choice

    def toggle(self, row: int) -> None:
        """Put the chair into the tray or take it out."""
        chair = self.row_at(row)
        if not chair.id:  # a row that stands for what cannot be shown
            return
        if chair.id in self._choice.ids:
            self._choice.remove(chair.id)
        else:
            self._choice.add(ChosenChair(chair.id, chair.brand, chair.model))

    def _on_choice_changed(self) -> None:
        touched = set(self._shown_choice) ^ set(self._choice.ids)
        self._shown_choice = self._choice.ids
        for number, page in self._pages.items():
            for within, row in enumerate(page):
                if row.id in touched:
                    at = number * _PAGE + within
                    self.dataChanged.emit(self.index(at, 0), self.index(at, self.facts_column))

    def sort_key(self, column: int) -> str:
        """What the list is ordered by when this column is."""
        if column == COMPARE:
            return BY_CHOSEN
        if column == CHAIR:
            return BY_NAME
        if column == self.facts_column:
            return BY_FACTS
        return self.features[column - CHAIR - 1].key

    def _feature_of(self, column: int) -> Feature | None:
        return self.features[column - CHAIR - 1] if CHAIR < column < self.facts_column else None

    def heading(self, column: int) -> str:
        """The words over a column."""
        if column == COMPARE:
            return "Compare"
        if column == CHAIR:
            return "Chair"
        if column == self.facts_column:
            return "Facts stated"
        return self.features[column - CHAIR - 1].label

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        descending = order == Qt.SortOrder.DescendingOrder
        self._ask(ListQuery(self.query.search, self.sort_key(column), descending, self._choice.ids))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.facts_column)

    @override
    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else self._found

    @override
    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else self.facts_column + 1

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.column() == COMPARE else usual

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = index.column()
        if role == Qt.ItemDataRole.CheckStateRole:
            if column != COMPARE:
                return None
            chosen = self.is_chosen(index.row())
            return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
        if role == ID_ROLE:
            return self.row_at(index.row()).id
        tell = self._tellers.get(role)
        return tell(index.row(), column) if tell else None

    @override
    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != COMPARE:
            return False
        wanted = Qt.CheckState(value) is Qt.CheckState.Checked
        if wanted != self.is_chosen(index.row()):
            self.toggle(index.row())
        return self.is_chosen(index.row()) == wanted

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            # For screen readers alone: the header is hidden, and to measure its text Qt would
            # fetch rows from both ends of the list.
            is_text = role == Qt.ItemDataRole.AccessibleTextRole
            return self.row_at(section).name if is_text and section < self._found else None
        sorted_here = self.sort_key(section) == self.query.sort
        if role == Qt.ItemDataRole.DisplayRole:
            arrow = (" ▼" if self.query.descending else " ▲") if sorted_here else ""
            return self.heading(section) + arrow
        if role == Qt.ItemDataRole.TextAlignmentRole:
            feature = self._feature_of(section)
            side = (
                Qt.AlignmentFlag.AlignRight
                if feature and feature.is_number
                else Qt.AlignmentFlag.AlignLeft
            )
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            way = "from high to low" if self.query.descending else "from low to high"
            return self.heading(section) + (f", sorted {way}" if sorted_here else "")
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(f"Sort by {self.heading(section).lower()}")
        return None

    def _words(self, row: int, column: int) -> str:
        chair = self.row_at(row)
        if column == COMPARE:
            return "In tray" if self.is_chosen(row) else "Compare"
        if column == CHAIR:
            return chair.name
        if column == self.facts_column:
            return f"{chair.facts_stated}/{len(self._catalogue.features)}"
        cell = chair.cells[self.features[column - CHAIR - 1].key]
        return cell.words or cell.state.value.capitalize()

    def _tip(self, row: int, column: int) -> str:
        chair = self.row_at(row)
        if CHAIR < column < self.facts_column:
            cell = chair.cells[self.features[column - CHAIR - 1].key]
            words = f"{self._words(row, column)}: {cell.detail}" if cell.detail else ""
            return tooltip(words)
        return tooltip(chair.name if column == CHAIR else "")

    def _spoken(self, row: int, column: int) -> str:
        chair = self.row_at(row)
        if column == COMPARE:
            state = "in the tray" if self.is_chosen(row) else "not in the tray"
            return f"Compare {chair.name}, {state}"
        if column == CHAIR:
            return chair.name
        if column == self.facts_column:
            return f"{chair.facts_stated} of {len(self._catalogue.features)} facts stated"
        cell = chair.cells[self.features[column - CHAIR - 1].key]
        words = self._words(row, column)
        if cell.state is AnswerState.STATED and words == "No":
            words = "No, as stated"
        told = f"{words}, {cell.detail}" if cell.detail else words
        return f"{self.heading(column)}: {told}"
