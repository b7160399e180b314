"""What stands over the rows of the comparison table, and how much room it may take from them."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QTableView

from chaircompare.comparison.limits import MOST
from chaircompare.ui.comparison.add_card import AddCard
from chaircompare.ui.comparison.head_card import FOLDED_HEIGHT, FULL_HEIGHT, HeadCard
from chaircompare.ui.comparison.headers import GAP, HeadCards, LabelHeader
from chaircompare.ui.comparison.legend import Legend
from chaircompare.ui.comparison.lines import LineKind
from chaircompare.ui.comparison.model import ComparisonModel
from chaircompare.ui.comparison.summary_card import SummaryCard
from chaircompare.ui.icons import Icon
from chaircompare.ui.theme import Theme

_FOLD_AFTER = 60
_LARGER, _LARGE, _LARGEST = 1.15, 1.5, 1.75
# In a table less high than this, rows come before what stands over them.
_LOW, _LOW_FOR_NEEDS, _VERY_LOW = 720, 560, 500
_TO_FIRST, _TO_THIRD = ("First chair", "1st chair", "1st"), ("Third chair", "3rd chair", "3rd")


class TableHeads(QObject):
    """The heads of the chairs, the legend beside them and the summary under both."""

    folded = Signal()

    def __init__(
        self,
        model: ComparisonModel,
        add_card: AddCard,
        label_header: LabelHeader,
        theme: Theme,
        table: QTableView,
    ) -> None:
        super().__init__(table)
        self._lines = model
        self._label_header = label_header
        self._theme = theme
        self._table = table
        self._is_folded = False
        self._was_kept_folded = False
        self.is_low = False
        self.header = HeadCards(theme, table)
        self.cards = [HeadCard(number, theme) for number in range(MOST)]
        self.add_card = add_card
        self.header.hold(self.cards, add_card)
        self.legend = Legend(theme, table)
        self.summary = SummaryCard(theme, table)
        self.summary.hide()
        # Qt, too, gives the header another height.
        self.header.resized.connect(self._place_legend)
        self.legend.aside_wanted.connect(self._on_aside)

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._theme = theme
        self.header.set_theme(theme)
        self.legend.set_theme(theme)
        self.summary.set_theme(theme)
        for card in self.cards:
            card.set_theme(theme)
        # At the largest sizes full heads would leave no room for rows.
        self.is_low, self._was_kept_folded = self._finds_itself_low(), self.stay_folded
        self._fold(folded=self.stay_folded)

    # ------------------------------------------------------------------ room

    @property
    def stay_folded(self) -> bool:
        """Whether heads and summary begin folded: full ones would leave no room for rows."""
        theme = self._theme
        if theme.scale >= _LARGEST:
            return True
        # Lines about needs make the heads higher still.
        has_needs = bool(self._lines.met.fits)
        limit, least = (_LOW_FOR_NEEDS, _LARGER) if has_needs else (_VERY_LOW, _LARGE)
        return theme.scale >= least and self._table.height() < theme.px(limit)

    def _finds_itself_low(self) -> bool:
        return self._table.height() < self._theme.px(_LOW)

    def take_size(self) -> bool:
        """Find out how high the table is; whether that changes what may stand over the rows."""
        was, self.is_low = (self.is_low, self._was_kept_folded), self._finds_itself_low()
        self._was_kept_folded = self.stay_folded
        changed = was != (self.is_low, self._was_kept_folded)
        if changed:
            self._fold(folded=self.stay_folded)
        return changed

    def on_scrolled(self, value: int) -> None:
        """Fold the heads when the rows are read further down, unfold them at the top."""
        if self.stay_folded:
            return
        spare = self._theme.px(FULL_HEIGHT - FOLDED_HEIGHT)
        far = self._table.verticalScrollBar().maximum() > self._theme.px(_FOLD_AFTER) + spare
        if not self._is_folded and value > self._theme.px(_FOLD_AFTER) and far:
            self._fold(folded=True)
        elif self._is_folded and value == 0:
            self._fold(folded=False)
        elif not self._is_folded:
            self._place_legend()

    def _fold(self, *, folded: bool) -> None:
        self._is_folded = folded
        for card in self.cards:
            card.fold(folded=folded, saves_height=self.is_low)
        self.add_card.fold(folded=folded)
        self.legend.fold(folded=folded)
        self.folded.emit()

    def _head_height(self, column_width: int) -> int:
        theme = self._theme
        gaps = 2 * theme.px(GAP)
        width = column_width - gaps
        shown = self.cards[: self._lines.columnCount()]
        beside = max((card.slim_lines(width) for card in shown), default=0)
        for card in shown:
            card.take_width(width, beside)
        self.legend.explain_pictures(shown=any(card.has_room_for_picture for card in shown))
        wanted = max((card.wanted_height(width) for card in shown), default=0) + gaps
        if self._is_folded:
            slim = self.is_low and self.stay_folded
            return wanted if slim else max(theme.px(FOLDED_HEIGHT), wanted)
        full = theme.px(FULL_HEIGHT)
        wanted = max(wanted, self._beside_heads(wanted))
        # Large text leaves little room: the heads take what they need and no more.
        return wanted if theme.scale >= _LARGE or self.is_low else max(full, wanted)

    def _beside_heads(self, cards: int) -> int:
        """How high the legend is beside heads of cards so high; low, it would be closer first."""
        width, room = self._label_header.width(), self._room_under_legend()
        close = self.is_low and self.legend.wanted_height(width, close=False) - room > cards
        self.legend.sit_close(close=close)
        return self._legend_height() - room

    def _legend_height(self) -> int:
        return self.legend.wanted_height(self._label_header.width())

    def _room_under_legend(self) -> int:
        """How far the legend may reach down beside the summary, until the heads fold."""
        lines = self._lines.lines
        begins_with_summary = bool(lines) and lines[0].kind is LineKind.SUMMARY
        if not self.is_low or self._is_folded or not begins_with_summary:
            return 0
        return max(0, self._table.rowHeight(0) - self._theme.px(_FOLD_AFTER))

    def take_height(self, column_width: int) -> bool:
        """Make the header as high as its cards need; whether that is another height."""
        stacked = self._lines.state.stacked
        self.legend.setVisible(not stacked)
        self.legend.offer_summary(offered=self._lines.state.summary_aside)
        height = 0 if stacked else self._head_height(column_width)
        if self.header.height() == height:
            return False
        self.header.setFixedHeight(height)
        return True

    def place(self, column_width: int) -> None:
        """Lay the cards over their columns, and the legend beside them."""
        stacked = self._lines.state.stacked
        self.header.place(0 if stacked else self._lines.columnCount(), column_width)
        self._place_legend()
        self._offer_aside()

    @property
    def _is_at_end(self) -> bool:
        bar = self._table.horizontalScrollBar()
        return bar.value() > bar.maximum() // 2

    def _offer_aside(self) -> None:
        """Marks may come from a chair that large text leaves out of view: say where it is."""
        comparison, bar = self._lines.comparison, self._table.horizontalScrollBar()
        is_aside = self.stay_folded and not self._lines.state.stacked and bar.maximum() > 0
        if comparison is None or not is_aside or len(comparison.names) < MOST:
            self.legend.hide_aside()
        elif self._is_at_end:
            self.legend.offer_aside(_TO_FIRST, comparison.names[0], Icon.LEFT)
        else:
            self.legend.offer_aside(_TO_THIRD, comparison.names[-1], Icon.RIGHT)

    def _on_aside(self) -> None:
        bar = self._table.horizontalScrollBar()
        bar.setValue(0 if self._is_at_end else bar.maximum())

    def _place_legend(self) -> None:
        height, room = self.header.height(), self._room_under_legend()
        # A table too short for its heads to fold is scrolled further than others are.
        room = min(room, self._table.rowHeight(0) - self._table.verticalScrollBar().value())
        deep = max(height, min(self._legend_height(), height + room)) if room > 0 else height
        self.legend.setGeometry(0, 0, self._label_header.width(), deep)

    # ------------------------------------------------------------------ what they say

    def show_chairs(self) -> None:
        """Fill the heads with the chairs that are compared."""
        comparison = self._lines.comparison
        if comparison:
            for number, chair in enumerate(comparison.chairs):
                is_reference = chair.id == self._lines.state.reference
                self.cards[number].show_chair(comparison, number, is_reference=is_reference)
        self._show_fits()

    def _show_fits(self) -> None:
        fits = self._lines.met.fits
        for number, card in enumerate(self.cards):
            card.show_fit(fits[number] if number < len(fits) else None)

    def light(self, row: int, column: int) -> None:
        """Light up the name of the row and the head of the column that one is in."""
        if self._label_header.lit_row != row:
            self._label_header.lit_row = row
            self._label_header.viewport().update()
        for number, card in enumerate(self.cards):
            card.light(lit=number == column)

    def show_summary(self) -> None:
        """Fill the summary, as long as there is room for it."""
        large = self.stay_folded
        state = self._lines.state
        self.summary.show_lines(
            self._lines.summary,
            is_open=state.is_summary_open(large=large),
            brief=self.is_low and not large,
            whole=state.summary_whole and not large,
        )
        self._tell_needs()

    def show_needs(self) -> None:
        """Other needs: other fits in the heads, other sentences in the summary."""
        self._show_fits()
        self._tell_needs()

    def _tell_needs(self) -> None:
        met = self._lines.met
        headless = self._lines.state.stacked or self.stay_folded
        self.summary.show_needs((*met.lines, *met.sentences) if headless else met.sentences)

    def put_summary_away(self) -> None:
        """Take the summary out of its row before the row goes; a button may stand for it."""
        state = self._lines.state
        beside = self.is_low and self.stay_folded and not state.stacked
        state.summary_aside = beside and not state.is_summary_open(large=True)
        # A widget that the table owns is deleted with its row; the summary is used again.
        self.summary.hide()
        self.summary.setParent(self._table)
