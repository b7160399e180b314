"""The comparison side of the window: the panel and all that can be done with a comparison.

Built when it is first needed, so that the list stands on the screen before any of this is loaded.
"""

import contextlib
import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from chaircompare.catalogue.store import Catalogue
from chaircompare.catalogue.units import UnitSystem
from chaircompare.comparison.comparison import Comparison, View, compare
from chaircompare.errors import ChairCompareError
from chaircompare.exchange.choices import ExportChoices
from chaircompare.exchange.notes import Imprint, counted, local_day
from chaircompare.relevance.criteria import relevance
from chaircompare.relevance.swing import next_question
from chaircompare.ui.changes import Changes, Notes, today
from chaircompare.ui.choice import Choice
from chaircompare.ui.comparison.panel import ComparisonPanel
from chaircompare.ui.comparison.selecting import selected_cells, shown_features
from chaircompare.ui.dialogs.boxes import tell
from chaircompare.ui.keeper import SettingsKeeper
from chaircompare.ui.needs.answers import HealthAnswers
from chaircompare.ui.needs.my_needs import MyNeeds
from chaircompare.ui.needs.room_side import RoomSide
from chaircompare.ui.saving import Saving
from chaircompare.ui.taking_along import TakingAlong
from chaircompare.ui.theming import Theming

if TYPE_CHECKING:
    from chaircompare.relevance.guide import GuidePage, Place
    from chaircompare.ui.printing.document import PrintedDocument
    from chaircompare.ui.printing.printing import Printing


# Milliseconds after a tick; quick ticks, one after the other, are not held up.
_HAND_LEAVES_BOX = 100


class ComparisonSide(QObject):
    """Loads, shows, takes along and saves the comparison of the chosen chairs."""

    said = Signal(str)
    swing_offered = Signal(bool)

    def __init__(
        self,
        catalogue: Catalogue,
        keeper: SettingsKeeper,
        choice: Choice,
        changes: Changes,
        needs: MyNeeds,
        *,
        theming: Theming,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._theming = theming
        self._catalogue = catalogue
        self._keeper = keeper
        self._choice = choice
        self._window = window
        self.panel = ComparisonPanel(catalogue, choice, theming.theme)
        self.taking_along = TakingAlong(window, keeper, catalogue.edition.day)
        self.saving = Saving(catalogue, changes, window)
        self.health = HealthAnswers(keeper, self)
        self.room = RoomSide(keeper, theming, self.panel, window)
        self._printer: Printing | None = None
        self._needs = needs
        self._notes = Notes(catalogue, changes)
        self._ready_timer = QTimer(self)
        self._ready_timer.setSingleShot(True)
        self._ready_timer.setInterval(_HAND_LEAVES_BOX)
        self._restore()
        self._connect()

    def _connect(self) -> None:
        panel = self.panel
        self._choice.changed.connect(self._ready_timer.start)
        self._ready_timer.timeout.connect(self.make_ready)
        panel.bars.copy_wanted.connect(self.copy)
        panel.bars.export_wanted.connect(self.export)
        panel.bars.export_as_wanted.connect(self.export_as)
        panel.state_changed.connect(self.remember)
        panel.view.note_kept.connect(self._notes.keep)
        panel.view.note_removed.connect(self._notes.remove)
        panel.view.may_note = not self._catalogue.refusal
        self.saving.said.connect(self.said)
        self.taking_along.copied.connect(self._on_copied)
        panel.ask_wanted.connect(self.ask_the_seller)
        panel.bars.take_care_wanted.connect(self.show_take_care)
        panel.view.guide_wanted.connect(self.show_guide)
        self.health.changed.connect(self._mark_cautions)
        self._needs.changed.connect(self._mark_needs)
        self._theming.changing.connect(panel.view.await_theme)

    # ------------------------------------------------------------------ remembering

    def _restore(self) -> None:
        settings, state = self._keeper.settings, self.panel.model.state
        if settings.view in set(View):
            state.view = View(settings.view)
        state.rls_first = settings.rls_first
        state.summary_open = settings.summary_open
        state.summary_open_large = settings.summary_open_large
        state.closed_groups = set(settings.closed_groups)
        state.pinned = set(settings.pinned_rows)
        state.hidden = set(settings.hidden_rows)
        state.reference = settings.reference
        state.stacked = settings.stacked
        if self.health.ticked:
            self._mark_cautions()
        self._mark_needs()

    def remember(self) -> None:
        """Write down how the table stands, if that changed."""
        settings, state = self._keeper.settings, self.panel.model.state
        before = dataclasses.replace(settings)
        settings.view = state.view.value
        settings.rls_first = state.rls_first
        settings.summary_open = state.summary_open
        settings.summary_open_large = state.summary_open_large
        settings.closed_groups = sorted(state.closed_groups)
        settings.pinned_rows = sorted(state.pinned)
        settings.hidden_rows = sorted(state.hidden)
        settings.reference = state.reference
        settings.stacked = state.stacked
        if settings != before:
            self._keeper.save()

    # ------------------------------------------------------------------ showing

    @property
    def comparison(self) -> Comparison | None:
        """What is compared now; None while there are too few chairs."""
        return self.panel.model.comparison if self._choice.is_enough else None

    def load(self, *, again: bool = False) -> None:
        """Show the chosen chairs; `again` after their facts or the units changed."""
        same = self._ids == self._choice.ids
        if not self._choice.is_enough or (same and not again):
            return
        try:
            self._show_chosen()
        except ChairCompareError as error:
            tell(self._window, error)

    @property
    def _ids(self) -> tuple[str, ...]:
        """The chairs that the table holds, in view or not."""
        shown = self.panel.model.comparison
        return tuple(chair.id for chair in shown.chairs) if shown else ()

    def make_ready(self) -> None:
        """Fill the table while the hand is on its way from a ticked chair to Compare.

        What it holds stays while no chair comes that it lacks: a tick taken back loses no place.
        """
        is_new = bool(set(self._choice.ids) - set(self._ids))
        is_out_of_view = self._window.isVisible() and not self.panel.isVisible()
        if not (is_out_of_view and is_new and self._choice.is_enough):
            return
        # What cannot be read is told when it is asked for.
        with contextlib.suppress(ChairCompareError):
            self._show_chosen()
        # Qt would give them their style only when they are shown.
        for part in self.panel.findChildren(QWidget):
            part.ensurePolished()

    def _show_chosen(self) -> None:
        ids = self._ids
        chairs = self._catalogue.load(self._choice.ids)
        system = UnitSystem(self._keeper.settings.units)
        comparison = compare(chairs, features=self._catalogue.features, system=system)
        if set(ids) == set(self._choice.ids):
            # Changed facts or another order of columns: one stays at the row where one is.
            self.panel.renew(comparison)
        else:
            self.panel.show_comparison(comparison)
        self.offer_swing()

    def choose_view(self, action: QAction) -> None:
        """Take the view of the menu entry."""
        self.panel.set_view(View(action.data()))

    def _mark_needs(self) -> None:
        self.panel.show_needs(self._needs.needs)
        # The marks are to be seen first.
        QTimer.singleShot(0, self, self.offer_swing)

    def offer_swing(self) -> None:
        """Tell whether there is a question to ask about the weights."""
        comparison, needs = self.comparison, self._needs.counting
        offered = bool(comparison and needs) and self._next_question() is not None
        self.swing_offered.emit(offered)

    def _next_question(self) -> object:
        comparison = self.comparison
        if comparison is None:
            return None
        return next_question(
            self._needs.needs, comparison.chairs, comparison.features, (), comparison.system
        )

    def ask_swing(self) -> None:
        """Ask which of two changes matters more."""
        from chaircompare.ui.needs.swing_dialog import SwingDialog

        if self.comparison:
            theme = self._theming.theme
            dialog = SwingDialog(self.comparison, self._needs.needs, theme, self._window)
            dialog.answered.connect(self._needs.put)
            dialog.open()

    def ask_the_seller(self) -> None:
        """Open the questions about what is missing."""
        from chaircompare.comparison.seller import questions
        from chaircompare.ui.needs.seller_dialog import SellerDialog

        comparison = self.comparison
        if comparison is None:
            return
        found = questions(
            comparison.chairs,
            self._needs.needs,
            comparison.features,
            relevance(),
            comparison.system,
        )
        ids = (chair.id for chair in comparison.chairs)
        dialog = SellerDialog(
            found,
            dict(zip(ids, comparison.names, strict=True)),
            today=today(),
            refusal=self._catalogue.refusal,
            theme=self._theming.theme,
            parent=self._window,
        )
        dialog.told.connect(self._notes.keep_told)
        dialog.taken_back.connect(self._notes.remove)
        dialog.said.connect(self.said)
        dialog.print_wanted.connect(self._print_document)
        dialog.open()

    def _mark_cautions(self) -> None:
        self.panel.show_cautions(self.health.ticked, self.health.marked())

    def show_guide(self, place: "Place | None" = None) -> None:
        """Open the guide, at its first page or at a place."""
        from chaircompare.ui.guide.window import GuideDialog

        dialog = GuideDialog(self._theming, place, self._window)
        dialog.print_wanted.connect(self._print_guide)
        dialog.open()

    def _print_guide(self, page: "GuidePage") -> None:
        from chaircompare.ui.guide.on_paper import printed_page

        self._print_document(*printed_page(page))

    def _print_document(self, document: "PrintedDocument", file_name: str) -> None:
        from chaircompare.ui.printing.printing import Printing

        # The preview stands on the dialog that asked for it.
        dialog = self.sender()
        if isinstance(dialog, QWidget):
            printing = Printing(self._keeper, self._theming, dialog)
            printing.said.connect(self.said)
            printing.print_document(document, file_name)

    def show_take_care(self) -> None:
        """Open the checklist of who should not use a feature, or should ask first."""
        from chaircompare.ui.needs.take_care import TakeCareDialog

        TakeCareDialog(self.health, self._theming.theme, self._window).open()

    def _move_column(self, by: int) -> None:
        index = self.panel.view.currentIndex()
        # While the list is shown the table may still hold chairs that left the tray.
        if not index.isValid() or not self.panel.isVisible():
            return
        chair = self.panel.model.chair_at(index.row(), index.column())
        if 0 <= chair + by < len(self._choice.ids):
            self._choice.move(self._choice.ids[chair], by)
            # The keyboard stays with its chair.
            self.panel.view.go_by(by)

    def current_chair(self) -> str:
        """The id of the chair in whose column the keyboard is, else of the first one."""
        index = self.panel.view.currentIndex()
        if not index.isValid():
            return self._choice.ids[0] if self._choice.ids else ""
        return self._choice.ids[max(0, self.panel.model.chair_at(index.row(), index.column()))]

    def move_left(self) -> None:
        """Move the chair of the current column one place to the left."""
        self._move_column(-1)

    def move_right(self) -> None:
        """Move the chair of the current column one place to the right."""
        self._move_column(1)

    # ------------------------------------------------------------------ taking along

    def export(self) -> None:
        """Write the comparison to a file."""
        comparison, state = self.comparison, self.panel.model.state
        if comparison:
            self.taking_along.ask_and_export(comparison, state.view, rls_first=state.rls_first)

    def export_as(self) -> None:
        """Ask for kind, layout and rows, then write the comparison to a file."""
        comparison, state = self.comparison, self.panel.model.state
        if comparison:
            self.taking_along.ask_all_and_export(
                comparison,
                self.panel.theme,
                rls_first=state.rls_first,
                shown=shown_features(self.panel.model),
                pinned=frozenset(state.pinned),
                cautions=self.health.to_take_along(),
            )

    def copy_cells(self) -> None:
        """Copy the selected cells, or the one that has the keyboard."""
        comparison = self.comparison
        cells = selected_cells(self.panel.view, self.panel.model)
        if comparison and cells and self.panel.isVisible():
            self.taking_along.copy_cells(comparison, cells)

    def print_comparison(self) -> None:
        """Preview the comparison on paper."""
        from chaircompare.ui.printing.printing import comparison_job

        comparison, state = self.comparison, self.panel.model.state
        if comparison:
            choices = ExportChoices(
                view=state.view,
                rls_first=state.rls_first,
                shown=shown_features(self.panel.model),
                pinned=frozenset(state.pinned),
                imprint=Imprint(local_day(), self._catalogue.edition.day),
            )
            cautions = self.health.to_take_along()
            self._printing().open(comparison_job(comparison, choices, cautions=cautions))

    def print_one_page(self) -> None:
        """Preview one page to take along."""
        from chaircompare.ui.printing.one_page import OnePage
        from chaircompare.ui.printing.printing import one_page_job

        if self.comparison:
            imprint = Imprint(local_day(), self._catalogue.edition.day)
            content = OnePage(self.comparison, imprint, self._needs.counting)
            job = one_page_job(content, cautions=self.health.to_take_along())
            self._printing().open(job)

    def _printing(self) -> "Printing":
        if self._printer is None:
            from chaircompare.ui.printing.printing import Printing

            self._printer = Printing(self._keeper, self._theming, self._window)
            self._printer.said.connect(self.said)
        return self._printer

    def copy(self) -> None:
        """Copy the rows of the view."""
        comparison, state = self.comparison, self.panel.model.state
        if comparison:
            self.taking_along.copy(comparison, state.view, rls_first=state.rls_first)

    def save(self) -> None:
        """Keep the comparison under a name."""
        if self.comparison:
            self.saving.ask_and_save(self.comparison)

    def _on_copied(self, rows: int, chairs: int) -> None:
        told = f"{counted(rows, 'row')} for {counted(chairs, 'chair')}"
        self.said.emit(f"Copied {told}. Paste into a table, a letter or a mail.")
