"""The catalogue panel: title, count, the list, and what stands there when nothing is found."""

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from chaircompare.catalogue.store import Catalogue
from chaircompare.ui.catalogue.empty_page import EmptyPage
from chaircompare.ui.catalogue.model import CHAIR, ID_ROLE, CatalogueModel
from chaircompare.ui.catalogue.view import CatalogueView
from chaircompare.ui.catalogue.welcome import Welcome
from chaircompare.ui.choice import Choice
from chaircompare.ui.needs.my_needs import MyNeeds
from chaircompare.ui.text import label
from chaircompare.ui.theme import Theme

_LARGE = 1.5


class CataloguePanel(QWidget):
    """All chairs, or those that the search finds."""

    clear_search_wanted = Signal()
    clear_filters_wanted = Signal()

    def __init__(
        self, catalogue: Catalogue, choice: Choice, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("cataloguePanel")
        self.model = CatalogueModel(catalogue, choice, self)
        self.model.counted.connect(self._on_counted)
        self._needs: MyNeeds | None = None
        self._needs_timer = QTimer(self)
        self._needs_timer.setSingleShot(True)
        self._needs_timer.setInterval(0)
        self._needs_timer.timeout.connect(self._take_needs)
        self._column = column = QVBoxLayout(self)
        self._head = QHBoxLayout()
        self._title = label("Catalogue", "page-title")
        self._count = label(role="muted")
        self._count.setObjectName("catalogueCount")
        self._head.addWidget(self._title)
        self._head.addWidget(self._count)
        self._head.addStretch(1)
        self.needs_button = QPushButton("My needs")
        self.needs_button.setObjectName("showNeedsButton")
        self.needs_button.setAccessibleName("Show my needs and filters")
        self.needs_button.setToolTip("Show my needs and filters (Ctrl+B)")
        self.needs_button.hide()
        self._head.addWidget(self.needs_button)
        column.addLayout(self._head)
        self.welcome = Welcome(theme)
        self._choice, self._is_large = choice, theme.scale >= _LARGE
        self.welcome.set_brief(brief=self._is_large)
        self.welcome.hide()
        self._welcomes, self._is_narrow = False, False
        column.addWidget(self.welcome)
        self.view = CatalogueView(self.model, theme)
        self.view.toggled.connect(self._on_toggled)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self.empty = EmptyPage(theme)
        self.empty.clear_wanted.connect(self.clear_search_wanted)
        self.empty.clear_filters_wanted.connect(self.clear_filters_wanted)
        self._stack.addWidget(self.empty)
        column.addWidget(self._stack, 1)
        self._set_margins(theme)
        self._on_counted(self.model.found, self.model.all)

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._set_margins(theme)
        self.welcome.set_theme(theme)
        self._is_large = theme.scale >= _LARGE
        self.welcome.set_brief(brief=self._is_large)
        self.show_welcome(wanted=self._welcomes)
        self.empty.set_theme(theme)
        self.view.set_theme(theme)

    def _set_margins(self, theme: Theme) -> None:
        large = theme.scale >= _LARGE
        top, between = (4, 4) if large else (12, 8)
        self._column.setContentsMargins(theme.px(16), theme.px(top), theme.px(16), 0)
        self._column.setSpacing(theme.px(between))
        self._head.setSpacing(theme.px(16))

    def show_welcome(self, *, wanted: bool) -> None:
        """Show what a first start says, unless the place of the comparison says it.

        At large text the chairs that are chosen need its room.
        """
        self._welcomes = wanted
        in_the_way = self._is_narrow or (self._is_large and bool(self._choice.chairs))
        self.welcome.setVisible(wanted and not in_the_way)

    def set_narrow(self, narrow: bool) -> None:
        """Show only what finds room beside the place of the comparison."""
        self._is_narrow = narrow
        self.view.set_narrow(narrow)
        self._on_counted(self.model.found, self.model.all)
        self.show_welcome(wanted=self._welcomes)

    def follow(self, needs: MyNeeds) -> None:
        """Show how the chairs stand to these needs, now and after each change."""
        self._needs = needs
        needs.changed.connect(self._on_needs_changed)
        if needs.needs:
            self._take_needs()

    def _on_needs_changed(self) -> None:
        # The chairs that are compared come first: they are looked at.
        self._needs_timer.start()

    def _take_needs(self) -> None:
        if self._needs:
            self.model.show_needs(self._needs.weighed)

    def search(self, text: str) -> None:
        """Show what the search finds."""
        self.model.show_only(text)

    def _on_counted(self, found: int, everything: int) -> None:
        chairs = "chair" if everything == 1 else "chairs"
        self._choice.offered = everything
        counted = f"{found:,} of {everything:,} {chairs}"
        self._count.setText(counted if everything else "")
        query = self.model.query
        self.empty.tell(query.search.strip(), len(query.filters) + query.hides_lacking)
        self._stack.setCurrentIndex(0 if found else 1)

    def _on_toggled(self, row: int) -> None:
        self.model.toggle(row)

    def sort_by(self, key: str) -> bool:
        """Sort by what a column shows; False while that column is not there."""
        column = self.model.column_by(key)
        if column >= 0:
            self.view.sort_by_column(column)
        return column >= 0

    def go_to(self, chair_id: str) -> bool:
        """Put the keyboard on a chair, a search that hides it is cleared; whether it is shown."""
        if self.stand_on(chair_id):
            return True
        if self.model.query.search:
            self.clear_search_wanted.emit()
        return self.stand_on(chair_id)

    def stand_on(self, chair_id: str) -> bool:
        """Put the keyboard on a chair that the list shows; whether it does."""
        row = self.model.row_of(chair_id)
        if row >= 0:
            self._stand(self.model.index(row, CHAIR))
        return row >= 0

    def refresh(self) -> None:
        """Read the list anew; the keyboard stays on its chair, or at the place of one that went."""
        before, bar = self.current_index(), self.view.verticalScrollBar()
        place, column, top = before.row(), before.column(), self.view.visualRect(before).top()
        chair_id = str(before.data(ID_ROLE) or "")
        self.model.refresh()
        row = self.model.row_of(chair_id) if chair_id else -1
        row = min(place if row < 0 else row, self.model.rowCount() - 1)
        if row >= 0:
            index = self.model.index(row, column)
            bar.setValue(bar.value() + self.view.visualRect(index).top() - top)
            self._stand(index)

    def _stand(self, index: QModelIndex) -> None:
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def current_index(self) -> QModelIndex:
        """Where the keyboard is in the list."""
        return self.view.currentIndex()
