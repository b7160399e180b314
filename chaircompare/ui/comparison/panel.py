"""The comparison panel: title, views, notices and the table."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
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

from chaircompare.catalogue.store import Catalogue
from chaircompare.catalogue.wishes import Verdict
from chaircompare.comparison.comparison import Comparison, View
from chaircompare.comparison.needs_met import needs_in
from chaircompare.relevance.criteria import RLS_SENTENCE
from chaircompare.relevance.evidence import Advice
from chaircompare.relevance.needs import Need
from chaircompare.ui.check_box import CheckBox
from chaircompare.ui.choice import Choice
from chaircompare.ui.comparison.add_card import AddCard
from chaircompare.ui.comparison.chair_buttons import ChairButtons
from chaircompare.ui.comparison.model import NO_ROWS, ComparisonModel, OnlyRows
from chaircompare.ui.comparison.notice import Notice, Offer, told_of
from chaircompare.ui.comparison.table_layout import TWO_COLUMNS_FROM
from chaircompare.ui.comparison.view import ComparisonView
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
_TITLE_BELOW = 1.25
_RLS_FIRST, _RLS_SHORT = "Leg / RLS rows first", "RLS first"
_LARGE = 1.5
_ROW_SEARCH_WIDTH, _ROW_SEARCH_WIDTH_LARGE = 150, 140


class ComparisonPanel(QWidget):
    """Two or three chairs side by side."""

    back_wanted = Signal()
    details_wanted = Signal(str)  # the id of a chair
    copy_wanted = Signal()
    export_wanted = Signal()
    export_as_wanted = Signal()
    add_wanted = Signal()
    take_care_wanted = Signal()
    room_wanted = Signal()
    print_wanted = Signal()
    needs_wanted = Signal()
    ask_wanted = Signal()
    state_changed = Signal()

    def __init__(
        self, catalogue: Catalogue, choice: Choice, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("comparisonPanel")
        self._choice = choice
        self._catalogue_path = catalogue.path
        self.theme = theme
        self.text_size = TextSizeButtons("comparison", theme)
        self.model = ComparisonModel(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._title_bar())
        self._column.addWidget(self._view_bar(theme))
        self.chair_buttons = ChairButtons(theme)
        self._column.addWidget(self.chair_buttons)
        self._notice = Notice(theme)
        self._notice.taken.connect(self._on_offer)
        self._column.addWidget(self._notice)
        self.view = ComparisonView(self.model, AddCard(catalogue, choice), theme)
        self._column.addWidget(self.view, 1)
        self._connect()
        self.set_theme(theme)

    def _connect(self) -> None:
        for card in self.view.cards:
            card.details_wanted.connect(self.details_wanted)
            card.catalogue = self._catalogue_path
            card.removed.connect(self._choice.remove)
            card.moved.connect(self._choice.move)
            card.zone_chosen.connect(self.view.go_to)
            card.rows_wanted.connect(self._on_rows_wanted)
        self.view.all_rows_wanted.connect(self._on_all_rows)
        self.view.row_search_ended.connect(self.row_search.clear)
        self.row_search.textChanged.connect(self._on_row_search)
        self.view.summary.line_chosen.connect(self._on_summary_line)
        self.view.summary.ask_wanted.connect(self.ask_wanted)
        self.view.summary.fold_wanted.connect(self._on_fold_summary)
        self.view.summary.whole_wanted.connect(self._on_whole_summary)
        self.view.legend.summary_wanted.connect(self._on_fold_summary)
        for button in self.chair_buttons.buttons:
            button.removed.connect(self._choice.remove)
            button.moved.connect(self._choice.move)
            button.reference_wanted.connect(self.view.toggle_reference)
        self.chair_buttons.add.clicked.connect(self.add_wanted)
        self.model.modelReset.connect(self._show_chair_buttons)
        self.model.modelReset.connect(self.state_changed)

    def _title_bar(self) -> QWidget:
        self._title_frame = QFrame()
        self._title_frame.setProperty("role", "bar")
        self._title_row = QHBoxLayout(self._title_frame)
        self.back_button = QPushButton("Catalogue")
        self.back_button.setObjectName("backButton")
        self.back_button.setAccessibleName("Back to the catalogue")
        self.back_button.setToolTip("Back to the catalogue (Alt+Left)")
        self.back_button.clicked.connect(self.back_wanted)
        self._title = label("Comparing", "page-title")
        self._title.setObjectName("comparisonTitle")
        self.take_care = QPushButton("Take care…")
        self.take_care.setObjectName("takeCareButton")
        self.take_care.setToolTip("Who should not use a feature, or should ask first")
        self.take_care.clicked.connect(self.take_care_wanted)
        self.room_button = QPushButton("Body and room…")
        self.room_button.setObjectName("roomButton")
        self.room_button.setToolTip("Whether the chairs fit you, your door and your room (Ctrl+M)")
        self.room_button.clicked.connect(self.room_wanted)
        self.copy_button = QPushButton("Copy table")
        self.copy_button.setObjectName("copyTableButton")
        self.copy_button.setToolTip("Copy the table with its headings (Ctrl+Shift+C)")
        self.copy_button.clicked.connect(self.copy_wanted)
        self.print_button = QPushButton("Print / PDF…")
        self.print_button.setObjectName("printButton")
        self.print_button.setToolTip("See the table on paper, print it or save it as PDF (Ctrl+P)")
        self.print_button.clicked.connect(self.print_wanted)
        self.export_button = QPushButton("Export CSV…")
        self.export_button.setObjectName("exportCsvButton")
        self.export_button.setProperty("role", "primary")
        self.export_button.setToolTip("Write the table to a file (Ctrl+E)")
        self.export_button.clicked.connect(self.export_wanted)
        self.export_as_button = QPushButton("Export as…")
        self.export_as_button.setObjectName("exportAsButton")
        self.export_as_button.setToolTip("Choose kind, layout and rows of the file (Ctrl+Shift+E)")
        self.export_as_button.clicked.connect(self.export_as_wanted)
        self._title_row.addWidget(self._title)
        # A narrow window puts some of them into a second line.
        self._taking = FlowLayout(lean=1.0)
        self._title_row.addLayout(self._taking, 1)
        for button in (
            self.take_care,
            self.room_button,
            self.copy_button,
            self.print_button,
            self.export_as_button,
        ):
            self._taking.addWidget(button)
        return self._title_frame

    def _view_bar(self, theme: Theme) -> QWidget:
        bar = QFrame()
        bar.setProperty("role", "bar")
        outer = QHBoxLayout(bar)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._view_row = FlowLayout()
        outer.addLayout(self._view_row, 1)
        self._view_group = QButtonGroup(self)
        self.view_buttons: dict[View, QPushButton] = {}
        for number, (view, name, words) in enumerate(_VIEWS):
            button = QPushButton(words)
            button.setObjectName(name)
            button.setProperty("role", "view")
            button.setCheckable(True)
            button.setToolTip(f"Ctrl+{number + 3}")
            self._view_group.addButton(button, number)
            self.view_buttons[view] = button
            self._view_row.addWidget(button)
        self._view_group.idClicked.connect(self._on_view_clicked)
        self.rls_first = CheckBox(_RLS_FIRST, theme)
        self.rls_first.setObjectName("rlsFirstCheck")
        self.rls_first.setToolTip(tooltip(RLS_SENTENCE))
        self.rls_first.toggled.connect(self._on_rls_first)
        self._view_row.addWidget(self.rls_first)
        self.needs_button = QPushButton("My needs…")
        self.needs_button.setObjectName("myNeedsButton")
        self.needs_button.setToolTip("Show my needs and filters (Ctrl+B)")
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
        self.stack_button = QPushButton("Stack")
        self.stack_button.setObjectName("stackButton")
        self.stack_button.setProperty("role", "view")
        self.stack_button.setCheckable(True)
        self.stack_button.setAccessibleName("Chairs under one another")
        self.stack_button.setToolTip("Put the chairs under one another (Ctrl+T)")
        self.stack_button.toggled.connect(self._on_stack)
        self._view_row.addWidget(self.stack_button)
        self._sizes = QHBoxLayout()
        outer.addLayout(self._sizes)
        return bar

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self.theme = theme
        self._title_row.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(4))
        self._title_row.setSpacing(theme.px(8))
        self._taking.setSpacing(theme.px(8))
        self._view_row.setContentsMargins(theme.px(16), theme.px(4), theme.px(8), theme.px(6))
        self._view_row.setSpacing(theme.px(4))
        self._notice.set_theme(theme)
        self._sizes.setContentsMargins(0, theme.px(4), theme.px(16), 0)
        large = theme.scale >= _LARGE
        self._save_room(large=large)
        width = _ROW_SEARCH_WIDTH_LARGE if large else _ROW_SEARCH_WIDTH
        self.row_search.setFixedWidth(theme.px(width))
        darken_clear_button(self.row_search, theme.colours.text, theme.px(18))
        self.back_button.setIcon(qicon(Icon.BACK, theme.colours.text, theme.px(18)))
        self.back_button.setIconSize(QSize(theme.px(18), theme.px(18)))
        self.rls_first.set_theme(theme)
        self.chair_buttons.set_theme(theme)
        self.text_size.set_theme(theme)
        self.view.set_theme(theme)
        self._fit_bars()

    def _save_room(self, *, large: bool) -> None:
        """With large text all controls flow in one bar; the title says nothing new there."""
        if large:
            self._view_row.put(0, self.back_button)
            self._view_row.addWidget(self.text_size)
            self._view_row.addWidget(self.export_button)
        else:
            self._title_row.insertWidget(0, self.back_button)
            self._taking.addWidget(self.export_button)
            self._sizes.addWidget(self.text_size, 0, Qt.AlignmentFlag.AlignTop)
        self._title_frame.setVisible(not large)
        self._title.setVisible(self.theme.scale < _TITLE_BELOW)
        self.export_button.setText("Export…" if large else "Export CSV…")
        self.rls_first.setText(_RLS_SHORT if large else _RLS_FIRST)
        self.rls_first.setAccessibleName("Leg and RLS rows first")
        self._name_needs_button()
        self.text_size.show_figure(shown=not large)

    def _show_chair_buttons(self) -> None:
        comparison, state = self.model.comparison, self.model.state
        if comparison is None:
            return
        two_columns = self.theme.scale >= TWO_COLUMNS_FROM
        self.chair_buttons.show_comparison(
            comparison,
            state.reference,
            named=state.stacked,
            room_for_card=not (state.stacked or two_columns),
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_bars()

    def _fit_bars(self) -> None:
        """Keep each bar one line where it can be; large text has a bar of its own."""
        if self.theme.scale < _LARGE:
            self._fit_title_bar()
            self._fit_view_bar()

    def _fit_title_bar(self) -> None:
        gap, margins = self.theme.px(8), self._title_row.contentsMargins()
        there = [one for one in (self.back_button, self._title) if not one.isHidden()]
        there += [self.take_care, self.room_button, self.print_button, self.export_button]
        may_go = (self.copy_button, self.export_as_button)
        wanted = wanted_width([*there, *may_go], gap) + margins.left() + margins.right()
        savings = [wanted_width([one], gap) for one in may_go]
        gone = how_many_give_way(self.width(), wanted, savings)
        for number, one in enumerate(may_go):
            one.setVisible(number >= gone)

    def _fit_view_bar(self) -> None:
        gap, margins = self.theme.px(4), self._view_row.contentsMargins()
        shorter = self.rls_first.wanted_width(_RLS_FIRST) - self.rls_first.wanted_width(_RLS_SHORT)
        there = [*self.view_buttons.values(), self.needs_button, self.row_search, self.stack_button]
        wanted = wanted_width(there, gap) + self.rls_first.wanted_width(_RLS_FIRST) + gap
        wanted += margins.left() + margins.right()
        if not self.text_size.isHidden():
            wanted += self.text_size.wanted_width + self._sizes.contentsMargins().right()
        savings = [shorter, wanted_width([self.needs_button], gap), self.text_size.figure_width]
        gone = how_many_give_way(self.width(), wanted, savings)
        self.rls_first.setText(_RLS_SHORT if gone else _RLS_FIRST)
        self.needs_button.setVisible(gone < 2)  # noqa: PLR2004 - the second of the savings
        self.text_size.show_figure(shown=gone < len(savings))

    def set_alone(self, *, alone: bool) -> None:
        """Beside an open catalogue there is nothing to go back to, and text size stands there."""
        self.back_button.setVisible(alone)
        self.text_size.setVisible(alone)
        self._fit_bars()

    def show_comparison(self, comparison: Comparison) -> None:
        """Show these chairs."""
        self.view.begin_anew()
        self.model.state.card = None
        self.model.state.only = NO_ROWS
        self._fill(comparison)

    def show_cautions(self, ticked: frozenset[str], advice: Mapping[str, Advice]) -> None:
        """Mark the rows that ticked conditions concern, and say how many are ticked."""
        self.take_care.setText(f"Take care ({len(ticked)})…" if ticked else "Take care…")
        self._fit_bars()
        self.model.show_cautions(ticked, advice)

    def _name_needs_button(self) -> None:
        count = sum(need.counts for need in self.model.needs)
        self.needs_button.setText(f"My needs ({count})…" if count else "My needs…")
        # Large text leaves no room for it; the menu and its key lead there too.
        self.needs_button.setVisible(self.theme.scale < _LARGE)
        self._fit_bars()

    def renew(self, comparison: Comparison) -> None:
        """Show the same chairs after a change of their facts; the place is kept."""
        self.view.forget_heights()
        self._fill(comparison)

    def _fill(self, comparison: Comparison) -> None:
        self.model.show_comparison(comparison)
        self._title.setText(f"Comparing {len(comparison.chairs)} chairs")
        for view, _, words in _VIEWS:
            button = self.view_buttons[view]
            button.setText(f"{words} {comparison.count(view)}")
            button.setAccessibleName(f"{words}: {comparison.count(view)} rows")
        self._fit_bars()
        self._reflect_state()

    def _reflect_state(self) -> None:
        state = self.model.state
        self.view_buttons[state.view].setChecked(True)
        self.rls_first.setChecked(state.rls_first)
        self.stack_button.setChecked(state.stacked)
        self._update_notice()

    def _update_notice(self) -> None:
        if self.model.comparison:
            self._notice.tell(told_of(self.model.comparison, self.model.state))

    def _on_offer(self, offer: Offer) -> None:
        if offer is Offer.UNKNOWN:
            self.set_view(View.UNKNOWN)
        elif offer is Offer.ASK:
            self.ask_wanted.emit()
        else:
            self.show_only(NO_ROWS)
            self.focus_table()

    def show_only(self, rows: OnlyRows) -> None:
        """Show these rows alone, from whatever view; NO_ROWS shows all of the view again."""
        self.model.state.only = rows
        if rows:
            self.row_search.clear()
            self.model.state.view = View.ALL
        self.model.rebuild()
        self._reflect_state()

    def show_needs(self, needs: tuple[Need, ...]) -> None:
        """Mark the rows and heads by these needs, and say how many count."""
        self.model.show_needs(needs)
        self._name_needs_button()
        self._update_notice()

    def set_view(self, view: View) -> None:
        """Show only the rows of a view."""
        self.model.state.view = view
        self.model.state.only = NO_ROWS
        self.model.rebuild()
        self._reflect_state()

    def _on_view_clicked(self, number: int) -> None:
        self.set_view(_VIEWS[number][0])

    def _on_all_rows(self) -> None:
        self.set_view(View.ALL)

    def _on_row_search(self, text: str) -> None:
        self.model.state.find = text if text.strip() else ""
        if text.strip():
            self.model.state.only = NO_ROWS
        self.model.rebuild()
        self._update_notice()

    def _on_rls_first(self, checked: bool) -> None:
        if self.model.state.rls_first != checked:
            self.model.state.rls_first = checked
            self.model.rebuild()

    def _on_stack(self, checked: bool) -> None:
        if self.model.state.stacked != checked:
            self.model.state.stacked = checked
            self.view.forget_heights()
            self.model.rebuild()

    def _on_summary_line(self, feature: str) -> None:
        if feature:
            self.view.go_to(feature)

    def _on_rows_wanted(self, chair_id: str, verdict: Verdict) -> None:
        """Show the needs of one chair that have this verdict."""
        comparison, met = self.model.comparison, self.model.met
        ids = [chair.id for chair in comparison.chairs] if comparison else []
        if comparison is None or chair_id not in ids or not met.fits:
            return
        chair = ids.index(chair_id)
        needs = needs_in(met.fits[chair], verdict)
        count = "1 need" if len(needs) == 1 else f"{len(needs)} needs"
        said = {
            Verdict.MEETS: f"{count} that {comparison.names[chair]} meets",
            Verdict.MISSES: f"{count} that {comparison.names[chair]} misses",
            Verdict.NOT_KNOWN: f"{count} not known for {comparison.names[chair]}",
        }[verdict]
        rows = frozenset(need.feature for need in needs)
        self.show_only(OnlyRows(rows, f"Showing only: {said}."))
        self.focus_table()

    def _on_fold_summary(self) -> None:
        self.model.state.fold_summary(large=self.view.stays_folded)
        self.model.rebuild()
        # Another button may stand for the card now: the keyboard goes on there.
        if self.model.state.summary_aside:
            self.view.legend.summary_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            if self.view.stays_folded:
                self.view.scrollToTop()
            self.view.summary.take_focus()

    def _on_whole_summary(self) -> None:
        self.model.state.summary_whole = not self.model.state.summary_whole
        self.model.rebuild()

    def fold_all(self) -> None:
        """Fold every group."""
        self._set_all_groups(closed=True)

    def unfold_all(self) -> None:
        """Unfold every group."""
        self._set_all_groups(closed=False)

    def _set_all_groups(self, *, closed: bool) -> None:
        state, comparison = self.model.state, self.model.comparison
        if comparison:
            groups = comparison.groups(View.ALL, rls_first=state.rls_first)
            state.closed_groups = {group.key for group in groups} if closed else set()
            self.model.rebuild()

    def find_row(self) -> None:
        """Put the cursor into the search for rows."""
        self.row_search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.row_search.selectAll()

    def focus_table(self) -> None:
        """Give the keyboard to the table."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
