"""The main window: puts search, list, tray and comparison together and remembers where one was."""

import dataclasses

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.store import Catalogue, UnknownChairError
from chaircompare.catalogue.units import UnitSystem
from chaircompare.comparison.comparison import View, compare
from chaircompare.comparison.phrases import date_in_words
from chaircompare.errors import ChairCompareError
from chaircompare.exchange.exporting import Exported
from chaircompare.relevance.criteria import NOT_MEDICAL_ADVICE, RLS_SENTENCE
from chaircompare.ui.about import AboutDialog
from chaircompare.ui.app_bar import AppBar
from chaircompare.ui.catalogue.panel import CataloguePanel
from chaircompare.ui.catalogue.tray import FullNotice, Tray
from chaircompare.ui.changes import Changes, Notes
from chaircompare.ui.choice import Choice, ChosenChair
from chaircompare.ui.comparison.panel import ComparisonPanel
from chaircompare.ui.comparison.start_page import StartPage
from chaircompare.ui.errors import tell
from chaircompare.ui.keeper import SettingsKeeper
from chaircompare.ui.saving import Saving
from chaircompare.ui.status import StatusLine
from chaircompare.ui.taking_along import TakingAlong
from chaircompare.ui.theme import Theme
from chaircompare.ui.theming import Theming
from chaircompare.ui.window_menus import build_menus

WIDE_FROM = 1600
_CATALOGUE_BESIDE = 500
_LARGE = 1.5
_UNLIMITED = 16_777_215  # QWIDGETSIZE_MAX
_SMALLEST = (640, 480)
_FIRST_SIZE = (1280, 800)
EXAMPLE = ("osaki-4d-achilles", "titan-grande-xl-3d", "carelex-super-pro-ls-cl-8000i")


class MainWindow(QMainWindow):
    """One window on one catalogue. Narrow: list or comparison. Wide: both side by side."""

    def __init__(self, catalogue: Catalogue, keeper: SettingsKeeper, theming: Theming) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle("chaircompare")
        self.setMinimumSize(*_SMALLEST)
        self._catalogue = catalogue
        self._keeper = keeper
        self.theming = theming
        theming.setParent(self)
        self.choice = Choice(self)
        self.changes = Changes(self)
        self.notes = Notes(catalogue, self.changes)
        self._comparing = False
        self._wide: bool | None = None
        self._only = ""
        self._build(theming.theme)
        self.actions_by_name: dict[str, QAction] = build_menus(self)
        self._connect()
        self._restore()

    # ------------------------------------------------------------------ building

    def _build(self, theme: Theme) -> None:
        self.app_bar = AppBar(theme)
        self.search: QLineEdit = self.app_bar.search
        self.catalogue_panel = CataloguePanel(self._catalogue, self.choice, theme)
        self.comparison_panel = ComparisonPanel(self._catalogue, self.choice, theme)
        self.start_page = StartPage(theme)
        self.full_notice = FullNotice(self.choice, theme)
        self.tray = Tray(self.choice, theme)
        self.status = StatusLine(theme)
        self.taking_along = TakingAlong(self, self._keeper)
        self.saving = Saving(self._catalogue, self)
        body = QWidget()
        self._body = QHBoxLayout(body)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(1)
        self._body.addWidget(self.catalogue_panel)
        self._body.addWidget(self.comparison_panel, 1)
        self._body.addWidget(self.start_page, 1)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self.app_bar)
        column.addWidget(body, 1)
        column.addWidget(self.full_notice)
        column.addWidget(self.tray)
        column.addWidget(self.status)
        self.setCentralWidget(centre)

    def _connect(self) -> None:
        self.theming.changed.connect(self._on_theme_changed)
        self.choice.changed.connect(self._on_choice_changed)
        self.search.textChanged.connect(self.catalogue_panel.search)
        self.app_bar.list_wanted.connect(self._focus_list)
        for sizes in (self.app_bar.text_size, self.comparison_panel.text_size):
            sizes.larger_wanted.connect(self.text_larger)
            sizes.smaller_wanted.connect(self.text_smaller)
        self.catalogue_panel.clear_search_wanted.connect(self._clear_search)
        self.tray.compare_wanted.connect(self.show_comparison)
        self.full_notice.changed.connect(self._arrange)
        self.start_page.example_wanted.connect(self.show_example)
        panel = self.comparison_panel
        panel.back_wanted.connect(self.show_catalogue)
        panel.copy_wanted.connect(self.copy_table)
        panel.export_wanted.connect(self.export_csv)
        panel.state_changed.connect(self._remember)
        panel.view.note_kept.connect(self.notes.keep)
        panel.view.note_removed.connect(self.notes.remove)
        panel.view.may_note = not self._catalogue.refusal
        self.changes.done.connect(self._on_changed)
        self.changes.failed.connect(self._on_change_failed)
        self.saving.said.connect(self.status.say)
        self.saving.chosen.connect(self._compare_these)
        self.taking_along.exported.connect(self._on_exported)
        self.taking_along.copied.connect(self._on_copied)

    # ------------------------------------------------------------------ remembering

    def _restore(self) -> None:
        settings = self._keeper.settings
        state = self.comparison_panel.model.state
        if settings.view in set(View):
            state.view = View(settings.view)
        state.rls_first = settings.rls_first
        state.summary_open = settings.summary_open
        state.closed_groups = set(settings.closed_groups)
        state.pinned = set(settings.pinned_rows)
        state.hidden = set(settings.hidden_rows)
        state.reference = settings.reference
        self.resize(*_FIRST_SIZE)
        if settings.window:
            self.restoreGeometry(QByteArray.fromBase64(settings.window.encode("ascii", "ignore")))
        was_comparing = settings.comparing
        self.choice.begin_with(self._kept_choice())
        self._arrange()
        if was_comparing and self.choice.is_enough:
            self.show_comparison()

    def _kept_choice(self) -> list[ChosenChair]:
        kept = []
        for chair_id in self._keeper.settings.tray:
            # A chair that this catalogue does not have is left out, not complained about.
            try:
                (chair,) = self._catalogue.load([chair_id])
            except UnknownChairError:
                continue
            kept.append(ChosenChair(chair.id, chair.brand, chair.model))
        return kept

    def _remember(self) -> None:
        settings, state = self._keeper.settings, self.comparison_panel.model.state
        before = dataclasses.replace(settings)
        settings.tray = list(self.choice.ids)
        settings.comparing = self._comparing
        settings.view = state.view.value
        settings.rls_first = state.rls_first
        settings.summary_open = state.summary_open
        settings.closed_groups = sorted(state.closed_groups)
        settings.pinned_rows = sorted(state.pinned)
        settings.hidden_rows = sorted(state.hidden)
        settings.reference = state.reference
        if settings != before:
            self._keeper.save()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        geometry = self.saveGeometry().toBase64().data()
        self._keeper.settings.window = bytes(geometry).decode("ascii")
        self._remember()
        self._keeper.save()
        self._catalogue.close()
        super().closeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        button = QApplication.focusWidget()
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and isinstance(button, QAbstractButton):
            # Qt presses a button by Space, and by Enter only in dialogs.
            button.click()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------------ arranging

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (self.width() >= WIDE_FROM) != self._wide:
            self._arrange()

    def _arrange(self) -> None:
        """Show the parts that belong to the width and to what the person is doing."""
        self._wide = self.width() >= WIDE_FROM
        both = self._wide and not self._only
        enough = self.choice.is_enough
        list_shown = both or self._only == "list" or (not self._only and not self._comparing)
        table_shown = both or not list_shown
        self.catalogue_panel.setVisible(list_shown)
        self.catalogue_panel.view.set_narrow(both)
        beside = self.theming.theme.px(_CATALOGUE_BESIDE)
        self.catalogue_panel.setMinimumWidth(beside if both else 0)
        self.catalogue_panel.setMaximumWidth(beside if both else _UNLIMITED)
        self.comparison_panel.setVisible(table_shown and enough)
        self.comparison_panel.set_alone(alone=not both)
        self.start_page.setVisible(table_shown and not enough)
        self.start_page.show_chosen(len(self.choice.chairs))
        self.app_bar.setVisible(list_shown)
        # Large text leaves no room for both the tray and the question about a fourth chair.
        asked = self.theming.theme.scale >= _LARGE and self.full_notice.isVisibleTo(self)
        self.tray.setVisible(not table_shown and not asked)
        if table_shown and enough:
            self._load_comparison()
        self._stand()

    def _stand(self) -> None:
        if self._catalogue.refusal:
            self.status.stand(f"{self._catalogue.refusal} You can go on reading.")
        elif self.comparison_panel.isVisibleTo(self):
            self.status.stand(RLS_SENTENCE)
        else:
            day = date_in_words(self._catalogue.edition.day)
            self.status.stand(
                f"Catalogue of {day} · every fact has its source · {NOT_MEDICAL_ADVICE}"
            )

    def _load_comparison(self, *, again: bool = False) -> None:
        panel = self.comparison_panel
        shown = panel.model.comparison.chairs if panel.model.comparison else ()
        same = tuple(chair.id for chair in shown) == self.choice.ids
        if same and not again:
            return
        try:
            chairs = self._catalogue.load(self.choice.ids)
        except ChairCompareError as error:
            tell(self, error)
            return
        system = UnitSystem(self._keeper.settings.units)
        comparison = compare(chairs, features=self._catalogue.features, system=system)
        if same:
            panel.renew(comparison)
        else:
            panel.show_comparison(comparison)

    def _on_changed(self, words: str) -> None:
        self.catalogue_panel.model.refresh()
        if self.choice.is_enough:
            self._load_comparison(again=True)
        self.status.say(words)

    def _on_change_failed(self, error: ChairCompareError) -> None:
        tell(self, error)

    def _on_choice_changed(self) -> None:
        if self._comparing and not self.choice.is_enough:
            self._comparing = False
            self._only = ""
        self._remember()
        self._arrange()

    def _on_theme_changed(self, theme: Theme) -> None:
        for part in (
            self.app_bar,
            self.catalogue_panel,
            self.comparison_panel,
            self.start_page,
            self.full_notice,
            self.tray,
            self.status,
        ):
            part.set_theme(theme)
        self._arrange()

    # ------------------------------------------------------------------ acting

    def show_comparison(self) -> None:
        """Go to the comparison of the chosen chairs."""
        if not self.choice.is_enough:
            self.tray.say_what_is_missing()
            return
        self._comparing = True
        self._only = ""
        self._arrange()
        self.comparison_panel.focus_table()
        self._remember()

    def show_catalogue(self) -> None:
        """Go back to the list."""
        self._comparing = False
        self._only = ""
        self._arrange()
        self._focus_list()
        self._remember()

    def show_only_list(self) -> None:
        """Give the whole window to the list."""
        self._comparing = False
        self._only = "list"
        self._arrange()
        self._focus_list()

    def show_only_table(self) -> None:
        """Give the whole window to the comparison."""
        if self.choice.is_enough:
            self._comparing = True
            self._only = "table"
            self._arrange()
            self.comparison_panel.focus_table()

    def show_example(self) -> None:
        """Compare three chairs of the shipped catalogue."""
        try:
            chairs = self._catalogue.load(EXAMPLE)
        except UnknownChairError as error:
            tell(self, error)
            return
        self._compare_these(chairs)

    def _compare_these(self, chairs: list[Chair]) -> None:
        self.choice.begin_with(ChosenChair(c.id, c.brand, c.model) for c in chairs)
        self.show_comparison()

    def find_chair(self) -> None:
        """Put the cursor into the search."""
        if not self.app_bar.isVisibleTo(self):
            self.show_catalogue()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _clear_search(self) -> None:
        self.search.clear()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_list(self) -> None:
        self.catalogue_panel.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_area(self) -> None:
        """Move the keyboard to the next part of the window (F6)."""
        areas: list[QWidget] = [
            self.search,
            self.catalogue_panel.view,
            self.tray.button,
            self.comparison_panel.view_buttons[self.comparison_panel.model.state.view],
            self.comparison_panel.view,
        ]
        shown = [area for area in areas if area.isVisible()]
        focus = QApplication.focusWidget()
        here = next(
            (
                n
                for n, area in enumerate(shown)
                if focus and (area is focus or area.isAncestorOf(focus))
            ),
            -1,
        )
        if shown:
            shown[(here + 1) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)

    def move_column(self, by: int) -> None:
        """Move the chair of the current column to the left (-1) or right (1)."""
        view = self.comparison_panel.view
        column = view.currentIndex().column()
        if 0 <= column < len(self.choice.ids) and 0 <= column + by < len(self.choice.ids):
            self.choice.move(self.choice.ids[column], by)
            # The keyboard stays with its chair.
            view.setCurrentIndex(view.model().index(view.currentIndex().row(), column + by))

    def move_column_left(self) -> None:
        """Move the current chair one place to the left."""
        self.move_column(-1)

    def move_column_right(self) -> None:
        """Move the current chair one place to the right."""
        self.move_column(1)

    def text_larger(self) -> None:
        """One step larger."""
        self.theming.step_text_size(1)

    def text_smaller(self) -> None:
        """One step smaller."""
        self.theming.step_text_size(-1)

    def text_reset(self) -> None:
        """Back to 100 %."""
        self.theming.choose_text_size(100)

    def choose_look(self, action: QAction) -> None:
        """Take the look of the ticked menu entry."""
        self.theming.choose_look(action.data())

    def choose_view(self, action: QAction) -> None:
        """Take the view of the menu entry."""
        self.comparison_panel.set_view(View(action.data()))

    def choose_units(self, action: QAction) -> None:
        """Show inches and pounds first, or centimetres and kilograms."""
        self._keeper.settings.units = action.data()
        self._keeper.save()
        if self.choice.is_enough:
            self._load_comparison(again=True)

    @property
    def settings_in_force(self) -> tuple[str, str]:
        """Look and units, for the ticks of the menus."""
        return self._keeper.settings.theme, self._keeper.settings.units

    def export_csv(self) -> None:
        """Write the comparison to a file."""
        comparison = self.comparison_panel.model.comparison
        if comparison is None or not self.choice.is_enough:
            self.tray.say_what_is_missing()
            return
        state = self.comparison_panel.model.state
        self.taking_along.ask_and_export(comparison, state.view, rls_first=state.rls_first)

    def save_comparison(self) -> None:
        """Keep the comparison under a name."""
        comparison = self.comparison_panel.model.comparison
        if comparison is None or not self.choice.is_enough:
            self.tray.say_what_is_missing()
            return
        self.saving.ask_and_save(comparison)

    def copy_table(self) -> None:
        """Copy the rows of the view."""
        comparison = self.comparison_panel.model.comparison
        if comparison is not None and self.choice.is_enough:
            state = self.comparison_panel.model.state
            self.taking_along.copy(comparison, state.view, rls_first=state.rls_first)

    def _on_exported(self, done: Exported) -> None:
        self.status.say_exported(done)

    def _on_copied(self, rows: int, chairs: int) -> None:
        self.status.say(f"Copied {rows} rows for {chairs} chairs. Paste them where you like.")

    def show_about(self) -> None:
        """Say what the program is and is not."""
        AboutDialog(date_in_words(self._catalogue.edition.day), self).open()

    def sort_list(self, action: QAction) -> None:
        """Sort the list as if its column head had been clicked."""
        self.catalogue_panel.view.sort_by_column(int(action.data()))
