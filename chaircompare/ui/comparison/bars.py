"""The two bars over the table: the title with what is done with it, and the views of its rows."""

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from chaircompare.comparison.comparison import Comparison, View
from chaircompare.relevance.criteria import RLS_SENTENCE
from chaircompare.ui.check_box import CheckBox
from chaircompare.ui.comparison.lines import TableState
from chaircompare.ui.flow import FlowLayout
from chaircompare.ui.giving_way import how_many_give_way, wanted_width
from chaircompare.ui.icons import Icon, darken_clear_button, qicon
from chaircompare.ui.text import label, tooltip
from chaircompare.ui.text_size import TextSizeButtons
from chaircompare.ui.theme import Theme

_VIEWS = (
    (View.ALL, "viewAllButton", "All"),
    (View.DIFFER, "viewDifferButton", "Differ"),
    (View.SAME, "viewSameButton", "Same"),
    (View.UNKNOWN, "viewUnknownButton", "Can’t tell"),
)
_PAGE_EDGE = 16
_TITLE_BELOW = 1.25
_RLS_FIRST, _RLS_SHORT = "Leg / RLS rows first", "RLS first"
# The style leaves next to nothing between an icon and its word.
_BACK = "\N{NO-BREAK SPACE}Catalogue"
_ADD, _ADD_SHORT = "Add a third chair…", "Add chair…"
# With large text these give way one after the other: of the order, of adding, of going back.
_SHORTENED = 3
_LARGE = 1.5
_ROW_SEARCH_WIDTH, _ROW_SEARCH_WIDTH_LARGE, _ROW_SEARCH_WIDEST = 150, 140, 240


def _button(words: str, name: str, tip: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setToolTip(tip)
    return button


class ComparisonBars(QWidget):
    """Each bar is one line where it can be; with large text all controls flow in one bar.

    The first `set_theme` puts the controls that change bars into theirs.
    """

    back_wanted = Signal()
    take_care_wanted = Signal()
    room_wanted = Signal()
    copy_wanted = Signal()
    print_wanted = Signal()
    export_wanted = Signal()
    export_as_wanted = Signal()
    needs_wanted = Signal()
    view_wanted = Signal(View)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_fitting = False
        self._add: QPushButton | None = None
        self.text_size = TextSizeButtons("comparison", theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title_bar())
        column.addWidget(self._view_bar())

    def _title_bar(self) -> QWidget:
        self._title_frame = QFrame()
        self._title_frame.setProperty("role", "bar")
        self._title_row = QHBoxLayout(self._title_frame)
        self.back_button = _button(_BACK, "backButton", "Back to the catalogue (Alt+Left)")
        self.back_button.setAccessibleName("Back to the catalogue")
        self._title = label("Comparing", "page-title")
        self._title.setObjectName("comparisonTitle")
        tip = "Who should not use a feature, or should ask first"
        self.take_care = _button("Take care…", "takeCareButton", tip)
        tip = "Whether the chairs fit you, your door and your room (Ctrl+M)"
        self.room_button = _button("Body and room…", "roomButton", tip)
        tip = "Copy the table with its headings (Ctrl+Shift+C)"
        self.copy_button = _button("Copy table", "copyTableButton", tip)
        tip = "See the table on paper, print it or save it as PDF (Ctrl+P)"
        self.print_button = _button("Print / PDF…", "printButton", tip)
        tip = "Write the table to a file (Ctrl+E)"
        self.export_button = _button("Export CSV…", "exportCsvButton", tip)
        self.export_button.setProperty("role", "primary")
        tip = "Choose kind, layout and rows of the file (Ctrl+Shift+E)"
        self.export_as_button = _button("Export as…", "exportAsButton", tip)
        self._title_row.addWidget(self._title)
        # A narrow window puts some of them into a second line.
        self._taking = FlowLayout(lean=1.0)
        self._title_row.addLayout(self._taking, 1)
        wanted: tuple[tuple[QPushButton, SignalInstance], ...] = (
            (self.take_care, self.take_care_wanted),
            (self.room_button, self.room_wanted),
            (self.copy_button, self.copy_wanted),
            (self.print_button, self.print_wanted),
            (self.export_as_button, self.export_as_wanted),
        )
        for button, signal in wanted:
            button.clicked.connect(signal)
            self._taking.addWidget(button)
        self.back_button.clicked.connect(self.back_wanted)
        self.export_button.clicked.connect(self.export_wanted)
        return self._title_frame

    def _view_bar(self) -> QWidget:
        bar = QFrame()
        bar.setProperty("role", "bar")
        outer = QHBoxLayout(bar)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._view_row = FlowLayout(even=True)
        outer.addLayout(self._view_row, 1)
        self._view_group = QButtonGroup(self)
        self.view_buttons: dict[View, QPushButton] = {}
        for number, (view, name, words) in enumerate(_VIEWS):
            button = _button(words, name, f"Ctrl+{number + 3}")
            button.setProperty("role", "view")
            button.setCheckable(True)
            self._view_group.addButton(button, number)
            self.view_buttons[view] = button
            self._view_row.addWidget(button)
        self._view_group.idClicked.connect(self._on_view_clicked)
        self.rls_first = CheckBox(_RLS_FIRST, self._theme)
        self.rls_first.setObjectName("rlsFirstCheck")
        self.rls_first.setToolTip(tooltip(RLS_SENTENCE))
        self._view_row.addWidget(self.rls_first)
        tip = "Show my needs and filters (Ctrl+B)"
        self.needs_button = _button("My needs…", "myNeedsButton", tip)
        self.needs_button.clicked.connect(self.needs_wanted)
        self._view_row.addWidget(self.needs_button)
        self.row_search = QLineEdit()
        self.row_search.setObjectName("rowSearchField")
        self.row_search.setPlaceholderText("Find a row")
        self.row_search.setToolTip("Find a row by its name or value (Ctrl+R)")
        self.row_search.setAccessibleName("Find a row by its name or value")
        self.row_search.setClearButtonEnabled(True)
        self.row_search.setMaxLength(200)
        self._view_row.addWidget(self.row_search)
        tip = "Put the chairs under one another (Ctrl+T)"
        self.stack_button = _button("Stack", "stackButton", tip)
        self.stack_button.setProperty("role", "view")
        self.stack_button.setCheckable(True)
        self.stack_button.setAccessibleName("Chairs under one another")
        self._view_row.addWidget(self.stack_button)
        self._sizes = QHBoxLayout()
        outer.addLayout(self._sizes)
        return bar

    def _on_view_clicked(self, number: int) -> None:
        self.view_wanted.emit(_VIEWS[number][0])

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._theme = theme
        self._title_row.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(4))
        self._title_row.setSpacing(theme.px(8))
        self._taking.setSpacing(theme.px(8))
        large = theme.scale >= _LARGE
        # Beside the edge and between large buttons little air is enough, and may save a line.
        edge, gap = (4, 3) if large else (8, 4)
        self._view_row.setContentsMargins(theme.px(16), theme.px(4), theme.px(edge), theme.px(6))
        self._view_row.setSpacing(theme.px(gap))
        self._space_sizes()
        self._save_room(large=large)
        darken_clear_button(self.row_search, theme.colours.text, theme.px(18))
        self.back_button.setIcon(qicon(Icon.BACK, theme.colours.text, theme.px(18)))
        self.back_button.setIconSize(QSize(theme.px(18), theme.px(18)))
        self.rls_first.set_theme(theme)
        self.text_size.set_theme(theme)
        # As high as the line beside it, so that the buttons of both stand in one line.
        self.text_size.setMinimumHeight(self.rls_first.sizeHint().height())
        self._fit()

    def _save_room(self, *, large: bool) -> None:
        """With large text all controls flow in one bar; the title says nothing new there."""
        self.back_button.setText(_BACK)
        if large:
            self._view_row.put(0, self.back_button)
            self._view_row.addWidget(self.text_size)
            self._view_row.addWidget(self.export_button)
        else:
            self._title_row.insertWidget(0, self.back_button)
            self._taking.addWidget(self.export_button)
            self._sizes.addWidget(self.text_size, 0, Qt.AlignmentFlag.AlignTop)
        # Qt shows what changed its place a moment later, and the bar is measured now.
        self.export_button.show()
        self._title_frame.setVisible(not large)
        self._title.setVisible(self._theme.scale < _TITLE_BELOW)
        self.export_button.setText("Export…" if large else "Export CSV…")
        self.rls_first.setAccessibleName("Leg and RLS rows first")
        if large:
            # The menu and its key lead to the needs too.
            self.needs_button.hide()
            self.text_size.show_figure(shown=False)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Keep each bar one line where it can be; large text has a bar of its own."""
        # Qt lays the bars out while it shows a control: if that came here again and hid the same
        # control, Qt would show it all the same, outside of the row.
        if self._is_fitting:
            return
        self._is_fitting = True
        self.row_search.setFixedWidth(self._search_width)
        if self._theme.scale >= _LARGE:
            self._fit_large_bar()
            self._widen_search()
        else:
            self._fit_title_bar()
            self._fit_view_bar()
        self._is_fitting = False

    @property
    def _search_width(self) -> int:
        large = self._theme.scale >= _LARGE
        return self._theme.px(_ROW_SEARCH_WIDTH_LARGE if large else _ROW_SEARCH_WIDTH)

    def _widen_search(self) -> None:
        """As wide as its line of the bar of large text has room for."""
        least, row, room = self._search_width, self._view_row, self.width()
        widest = self._theme.px(_ROW_SEARCH_WIDEST)
        lines = row.heightForWidth(room)
        # What it pushes to the right ends where the notice below ends.
        room -= self._theme.px(_PAGE_EDGE) - row.contentsMargins().right()
        while least < widest:
            middle = (least + widest + 1) // 2
            self.row_search.setFixedWidth(middle)
            if row.heightForWidth(room) <= lines:
                least = middle
            else:
                widest = middle - 1
        self.row_search.setFixedWidth(least)

    def _fit_large_bar(self) -> None:
        """As few lines as can be, and in these as many words as have room."""
        fewest = self._lines_with(_SHORTENED)
        for shortened in range(_SHORTENED):
            if self._lines_with(shortened) == fewest:
                return
        self._lines_with(_SHORTENED)

    def _lines_with(self, shortened: int) -> int:
        """How many lines the bar takes with so many of its controls shortened."""
        self.rls_first.setText(_RLS_SHORT if shortened > 0 else _RLS_FIRST)
        self._say_add(_ADD_SHORT if shortened > 1 else _ADD)
        self.back_button.setText(_BACK if shortened < _SHORTENED else "")
        return self._view_row.line_count(self.width())

    def _fit_title_bar(self) -> None:
        gap, margins = self._theme.px(8), self._title_row.contentsMargins()
        there = [one for one in (self.back_button, self._title) if not one.isHidden()]
        there += [self.take_care, self.room_button, self.print_button, self.export_button]
        may_go = (self.copy_button, self.export_as_button)
        # There is no gap after the last one.
        wanted = wanted_width([*there, *may_go], gap) - gap + margins.left() + margins.right()
        savings = [wanted_width([one], gap) for one in may_go]
        gone = how_many_give_way(self.width(), wanted, savings)
        for number, one in enumerate(may_go):
            one.setVisible(number >= gone)

    def _fit_view_bar(self) -> None:
        gap, margins = self._theme.px(4), self._view_row.contentsMargins()
        shorter = self.rls_first.wanted_width(_RLS_FIRST) - self.rls_first.wanted_width(_RLS_SHORT)
        there = [*self.view_buttons.values(), self.needs_button, self.row_search, self.stack_button]
        wanted = wanted_width(there, gap) + self.rls_first.wanted_width(_RLS_FIRST)
        # The place of the text size keeps its margin when that stands elsewhere.
        wanted += margins.left() + margins.right() + self._sizes.contentsMargins().right()
        if not self.text_size.isHidden():
            wanted += self.text_size.wanted_width
        savings = [shorter, wanted_width([self.needs_button], gap), self.text_size.figure_width]
        gone = how_many_give_way(self.width(), wanted, savings)
        self.rls_first.setText(_RLS_SHORT if gone else _RLS_FIRST)
        self.needs_button.setVisible(gone < 2)  # noqa: PLR2004 - the second of the savings
        self.text_size.show_figure(shown=gone < len(savings))
        # The search takes what is left from the beginning: nothing moves while one types.
        spare = self.width() - wanted + sum(savings[:gone])
        widest = self._theme.px(_ROW_SEARCH_WIDEST)
        self.row_search.setFixedWidth(
            max(self._search_width, min(self._search_width + spare, widest))
        )

    def set_alone(self, *, alone: bool) -> None:
        """Beside an open catalogue there is nothing to go back to, and text size stands there."""
        self.back_button.setVisible(alone)
        self.text_size.setVisible(alone)
        self._space_sizes()
        self._fit()

    def _space_sizes(self) -> None:
        """Let the bar end at the edge of the page, with the buttons for text size and without."""
        px, end = self._theme.px, self._view_row.contentsMargins().right()
        edge = px(_PAGE_EDGE) - (end if self.text_size.isHidden() else 0)
        self._sizes.setContentsMargins(0, px(4), 0 if self._theme.scale >= _LARGE else edge, 0)

    def hold(self, add: QPushButton, *, shown: bool) -> None:
        """Take the button that adds a third chair among those of the views."""
        if self._add is not add or self._view_row.indexOf(add) < 0:
            self._add = add
            self._view_row.put(self._view_row.indexOf(self.stack_button) + 1, add)
        add.setVisible(shown)
        self._fit()

    def _say_add(self, words: str) -> None:
        if self._add is not None and self._view_row.indexOf(self._add) >= 0:
            self._add.setText(words)

    def show_comparison(self, comparison: Comparison) -> None:
        """Say how many chairs are compared, and how many rows each view has."""
        self._title.setText(f"Comparing {len(comparison.chairs)} chairs")
        for view, _, words in _VIEWS:
            button = self.view_buttons[view]
            button.setText(f"{words} {comparison.count(view)}")
            button.setAccessibleName(f"{words}: {comparison.count(view)} rows")
        self._fit()

    def show_state(self, state: TableState) -> None:
        """Check what the table shows now."""
        # Rows that were asked for one by one are no view.
        self._view_group.setExclusive(not state.only)
        for view, button in self.view_buttons.items():
            button.setChecked(view is state.view and not state.only)
        self.rls_first.setChecked(state.rls_first)
        self.stack_button.setChecked(state.stacked)

    def show_needs_count(self, count: int) -> None:
        """Say how many needs count."""
        self.needs_button.setText(f"My needs ({count})…" if count else "My needs…")
        self._fit()

    def show_ticked_count(self, count: int) -> None:
        """Say how many conditions are ticked."""
        self.take_care.setText(f"Take care ({count})…" if count else "Take care…")
        self._fit()

    def find_row(self) -> None:
        """Put the cursor into the search for rows."""
        self.row_search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.row_search.selectAll()
