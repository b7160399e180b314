"""The list of chairs as a Qt model: rows come from the database a page at a time."""

import logging
from collections.abc import Callable  # noqa: TC003 - used by annotations at run time
from dataclasses import replace
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
from chaircompare.catalogue.standing import BY_STANDING, WeighedWish
from chaircompare.catalogue.store import Catalogue
from chaircompare.errors import ChairCompareError
from chaircompare.ui.catalogue.needs_columns import NEEDS_COLUMNS, NeedsColumn, fit_in_words
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
        self.query = ListQuery()
        self._all = catalogue.count()
        self._found = self._all
        self._pages: dict[int, list[ListRow]] = {}
        nothing = ListCell(AnswerState.NOT_CHECKED, "")
        self._gone = ListRow("", "", _GONE, 0, {one.key: nothing for one in self.features})
        self._unreadable = replace(self._gone, model=_UNREADABLE)
        choice.changed.connect(self._on_choice_changed)
        self._tellers: dict[int, Callable[[int, int], str]] = {
            Qt.ItemDataRole.DisplayRole: self._words,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Qt.ItemDataRole.ToolTipRole: self._tip,
        }

    @property
    def first_feature(self) -> int:
        """The column behind those of the needs, which are there while any need counts."""
        return CHAIR + 1 + (len(NEEDS_COLUMNS) if self.query.wishes else 0)

    @property
    def facts_column(self) -> int:
        """The last column."""
        return self.first_feature + len(self.features)

    def needs_column(self, column: int) -> NeedsColumn | None:
        """Which column of the needs this is, if it is one."""
        within = column - CHAIR - 1
        return NEEDS_COLUMNS[within] if 0 <= within < self.first_feature - CHAIR - 1 else None

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
        self._ask(replace(self.query, search=search, chosen=self._choice.ids))

    def show_filters(self, filters: tuple[WeighedWish, ...], *, hide_lacking: bool) -> None:
        """Leave out chairs that are stated to miss one of these, or a must-have."""
        query = replace(self.query, filters=filters, hide_lacking=hide_lacking)
        if query != self.query:
            self._ask(query)

    def show_needs(self, wishes: tuple[WeighedWish, ...]) -> None:
        """Show how each chair stands to these; the place in the list is kept if its rows are."""
        before = self.query
        query = replace(before, wishes=wishes)
        if not wishes and query.sort in BY_STANDING:
            query = replace(query, sort=BY_NAME, descending=False)
        moves = query.sorts_by_standing or query.hide_lacking or before.hides_lacking
        if moves or bool(wishes) != bool(before.wishes):
            self._ask(query)
            return
        self.query = query
        self._pages.clear()
        if self._found:
            last = self.index(self._found - 1, self.facts_column)
            self.dataChanged.emit(self.index(0, 0), last)

    def refresh(self) -> None:
        """Read everything again, as after a change of the catalogue."""
        self._all = self._catalogue.count()
        self._ask(self.query)

    def _ask(self, query: ListQuery) -> None:
        whole = not query.search.strip() and not query.hides
        found = self._all if whole else self._catalogue.count_rows(query)
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
                    self.query,
                    number * _PAGE,
                    _PAGE,
                    everything=self._found == self._all or not self.query.search.strip(),
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
        """Whether the chair of this row is chosen."""
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
        needs = self.needs_column(column)
        return needs.sort if needs else self.features[column - self.first_feature].key

    @property
    def sorts(self) -> list[tuple[str, str]]:
        """What the list can be sorted by, with its heading; also what is shown only with needs."""
        always = [(BY_CHOSEN, "Compare"), (BY_NAME, "Chair")]
        features = [(feature.key, feature.label) for feature in self.features]
        needs = [(column.sort, column.heading) for column in NEEDS_COLUMNS]
        return [*always, *features, (BY_FACTS, "Facts stated"), *needs]

    def column_by(self, key: str) -> int:
        """The column that sorts by this, or -1 while it is not shown."""
        columns = range(self.columnCount())
        return next((column for column in columns if self.sort_key(column) == key), -1)

    def feature_of(self, column: int) -> Feature | None:
        """The feature of a column, if it shows one."""
        within = column - self.first_feature
        return self.features[within] if 0 <= within < len(self.features) else None

    def heading(self, column: int) -> str:
        """The words over a column."""
        if column == COMPARE:
            return "Compare"
        if column == CHAIR:
            return "Chair"
        if column == self.facts_column:
            return "Facts"  # names and details need the room
        needs = self.needs_column(column)
        return needs.heading if needs else self.features[column - self.first_feature].label

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        descending = order == Qt.SortOrder.DescendingOrder
        key = self.sort_key(column)
        self._ask(replace(self.query, sort=key, descending=descending, chosen=self._choice.ids))
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
            feature = self.feature_of(section)
            side = (
                Qt.AlignmentFlag.AlignRight
                if feature and feature.is_number
                else Qt.AlignmentFlag.AlignLeft
            )
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            way = "from high to low" if self.query.descending else "from low to high"
            return self._spoken_heading(section) + (f", sorted {way}" if sorted_here else "")
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(f"Sort by {self._spoken_heading(section).lower()}")
        return None

    def _spoken_heading(self, column: int) -> str:
        return "Facts stated" if column == self.facts_column else self.heading(column)

    def _words(self, row: int, column: int) -> str:
        chair = self.row_at(row)
        if column == COMPARE:
            return "Chosen" if self.is_chosen(row) else "Compare"
        if column == CHAIR:
            return chair.name
        if column == self.facts_column:
            return f"{chair.facts_stated}/{len(self._catalogue.features)}"
        needs = self.needs_column(column)
        if needs:
            return needs.words(chair.standing) if chair.standing else ""
        cell = chair.cells[self.features[column - self.first_feature].key]
        return cell.words or cell.state.value.capitalize()

    def _tip(self, row: int, column: int) -> str:
        chair = self.row_at(row)
        feature = self.feature_of(column)
        if feature:
            cell = chair.cells[feature.key]
            words = f"{self._words(row, column)}: {cell.detail}" if cell.detail else ""
            return tooltip(words)
        if self.needs_column(column) and chair.standing:
            return tooltip(fit_in_words(chair.standing))
        return tooltip(chair.name if column == CHAIR else "")

    def _spoken(self, row: int, column: int) -> str:
        chair = self.row_at(row)
        if column == COMPARE:
            state = "chosen" if self.is_chosen(row) else "not chosen"
            return f"Compare {chair.name}, {state}"
        if column == CHAIR:
            return chair.name
        if column == self.facts_column:
            return f"{chair.facts_stated} of {len(self._catalogue.features)} facts stated"
        needs = self.needs_column(column)
        if needs:
            return needs.spoken(chair.standing) if chair.standing else f"{needs.heading}: not known"
        cell = chair.cells[self.features[column - self.first_feature].key]
        words = self._words(row, column)
        if cell.state is AnswerState.STATED and words == "No":
            words = "No, as stated"
        told = f"{words}, {cell.detail}" if cell.detail else words
        return f"{self.heading(column)}: {told}"
