"""The comparison panel: bars, notices and the table, and what its buttons do to the table."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from chaircompare.catalogue.store import Catalogue
from chaircompare.catalogue.wishes import Verdict
from chaircompare.comparison.comparison import Comparison, View
from chaircompare.comparison.limits import MOST
from chaircompare.comparison.needs_met import needs_in
from chaircompare.relevance.evidence import Advice
from chaircompare.relevance.needs import Need
from chaircompare.ui.choice import Choice
from chaircompare.ui.comparison.add_card import AddCard
from chaircompare.ui.comparison.bars import ComparisonBars
from chaircompare.ui.comparison.chair_buttons import ChairButtons
from chaircompare.ui.comparison.lines import NO_ROWS, OnlyRows
from chaircompare.ui.comparison.model import ComparisonModel
from chaircompare.ui.comparison.notice import Notice, Offer, told_of
from chaircompare.ui.comparison.view import ComparisonView
from chaircompare.ui.theme import Theme


class ComparisonPanel(QWidget):
    """Two or three chairs side by side."""

    details_wanted = Signal(str)  # the id of a chair
    add_wanted = Signal()
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
        self.model = ComparisonModel(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.bars = ComparisonBars(theme)
        self._column.addWidget(self.bars)
        self.chair_buttons = ChairButtons(theme)
        self._column.addWidget(self.chair_buttons)
        self.add_button = QPushButton(self)
        self.add_button.setObjectName("addThirdChairButton")
        self.add_button.setAccessibleName("Add a third chair")
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
        self.view.row_search_ended.connect(self.bars.row_search.clear)
        self.bars.view_wanted.connect(self.set_view)
        self.bars.rls_first.toggled.connect(self._on_rls_first)
        self.bars.row_search.textChanged.connect(self._on_row_search)
        self.bars.stack_button.toggled.connect(self._on_stack)
        self.view.summary.line_chosen.connect(self._on_summary_line)
        self.view.summary.ask_wanted.connect(self.ask_wanted)
        self.view.summary.fold_wanted.connect(self._on_fold_summary)
        self.view.summary.whole_wanted.connect(self._on_whole_summary)
        self.view.legend.summary_wanted.connect(self._on_fold_summary)
        for button in self.chair_buttons.buttons:
            button.removed.connect(self._choice.remove)
            button.moved.connect(self._choice.move)
            button.reference_wanted.connect(self.view.toggle_reference)
        self.add_button.clicked.connect(self.add_wanted)
        self.model.modelReset.connect(self._show_chair_buttons)
        self.view.columns_in_view_changed.connect(self._show_chair_buttons)
        # Going to a row, or other needs, end a search for rows too.
        self.model.modelReset.connect(self._reflect_state)
        self.model.modelReset.connect(self.state_changed)

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self.theme = theme
        self._notice.set_theme(theme)
        self.bars.set_theme(theme)
        self.chair_buttons.set_theme(theme)
        self.view.set_theme(theme)

    def _show_chair_buttons(self) -> None:
        comparison, state = self.model.comparison, self.model.state
        if comparison is None:
            return
        self.chair_buttons.show_comparison(comparison, state.reference, named=state.stacked)
        # In a table of three columns a card stands in the place of the third chair.
        cardless = self.view.columns_in_view < MOST
        self._put_add_button(shown=cardless and len(comparison.chairs) < MOST)

    def _put_add_button(self, *, shown: bool) -> None:
        """Put it where it takes no line of its own: beside the chairs, or into the bar."""
        holder = self.chair_buttons if self.model.state.stacked else self.bars
        holder.hold(self.add_button, shown=shown)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show these chairs."""
        self.view.begin_anew()
        self.model.state.card = None
        self.model.state.only = NO_ROWS
        self._fill(comparison)

    def show_cautions(self, ticked: frozenset[str], advice: Mapping[str, Advice]) -> None:
        """Mark the rows that ticked conditions concern, and say how many are ticked."""
        self.bars.show_ticked_count(len(ticked))
        self.model.show_cautions(ticked, advice)

    def renew(self, comparison: Comparison) -> None:
        """Show the same chairs after a change of their facts; the place is kept."""
        self.view.forget_heights()
        self._fill(comparison)

    def _fill(self, comparison: Comparison) -> None:
        self.model.show_comparison(comparison)
        self.bars.show_comparison(comparison)
        self._reflect_state()

    def _reflect_state(self) -> None:
        self.bars.show_state(self.model.state)
        self._update_notice()

    def _update_notice(self) -> None:
        if self.model.comparison:
            had_keyboard = self._notice.has_keyboard
            self._notice.tell(told_of(self.model.comparison, self.model.state))
            if had_keyboard and not self._notice.has_keyboard:
                self.focus_table()

    def _on_offer(self, offer: Offer) -> None:
        if offer is Offer.UNKNOWN:
            self.set_view(View.UNKNOWN)
            self.focus_table()
        elif offer is Offer.ASK:
            self.ask_wanted.emit()
        elif offer is Offer.CLEAR:
            self.bars.row_search.clear()
            self.bars.find_row()
        else:
            self.show_only(NO_ROWS)
            self.focus_table()

    def show_only(self, rows: OnlyRows) -> None:
        """Show these rows alone, from whatever view; NO_ROWS shows all of the view again."""
        self.model.state.only = rows
        if rows:
            self.bars.row_search.clear()
            self.model.state.view = View.ALL
        self.model.rebuild()
        self._reflect_state()

    def show_needs(self, needs: tuple[Need, ...]) -> None:
        """Mark the rows and heads by these needs, and say how many count."""
        self.model.show_needs(needs)
        self.bars.show_needs_count(sum(need.counts for need in needs))
        self._update_notice()

    def set_view(self, view: View) -> None:
        """Show only the rows of a view."""
        self.model.state.view = view
        self.model.state.only = NO_ROWS
        self.model.rebuild()
        self._reflect_state()
        if self.view.hasFocus() and not self.view.currentIndex().isValid():
            # Nobody would see where the keyboard is.
            self._notice.take_focus()

    def _on_all_rows(self) -> None:
        self.set_view(View.ALL)

    def _on_row_search(self, text: str) -> None:
        self.model.state.find = text if text.strip() else ""
        if text.strip():
            self.model.state.only = NO_ROWS
        self.model.rebuild()
        self._reflect_state()

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
                # It is as wide as what is in view and begins beside the labels.
                self.view.scrollToTop()
                self.view.horizontalScrollBar().setValue(0)
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

    def focus_table(self) -> None:
        """Give the keyboard to the table."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
