"""The main window: puts search, list, tray and comparison together and remembers where one was."""

from typing import TYPE_CHECKING

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
from chaircompare.comparison.phrases import date_in_words
from chaircompare.errors import ChairCompareError
from chaircompare.ui.app_bar import AppBar
from chaircompare.ui.areas import focus_next
from chaircompare.ui.arrangement import CATALOGUE_BESIDE, Arrangement, Page, RailWish, arrange
from chaircompare.ui.catalogue.panel import CataloguePanel
from chaircompare.ui.catalogue.tray import FullNotice, Tray
from chaircompare.ui.changes import Changes
from chaircompare.ui.choice import Choice, ChosenChair, kept_choice
from chaircompare.ui.comparison.acts import ComparisonActs
from chaircompare.ui.comparison.start_page import StartPage
from chaircompare.ui.files.file_entries import FileEntries
from chaircompare.ui.keeper import SettingsKeeper
from chaircompare.ui.needs.my_needs import MyNeeds
from chaircompare.ui.needs.rail import Rail
from chaircompare.ui.status import StatusLine
from chaircompare.ui.theme import Theme
from chaircompare.ui.theming import Theming
from chaircompare.ui.upkeep.entries import ChairEntries
from chaircompare.ui.upkeep.importing.entry import Importing
from chaircompare.ui.upkeep.upkeep import Upkeep
from chaircompare.ui.window_menus import add_table_entries, build_menus

if TYPE_CHECKING:
    from chaircompare.ui.comparison.panel import ComparisonPanel
    from chaircompare.ui.comparison.side import ComparisonSide
    from chaircompare.ui.needs.side import NeedsSide

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
        self.changes = Changes(catalogue, self.choice, self)
        self.importing = Importing(catalogue, self.changes, keeper, theming, self)
        self.files = FileEntries(keeper, self.importing, self.side, self)
        self.needs = MyNeeds(keeper, catalogue.features, self)
        self.upkeep = Upkeep(catalogue, self.changes, theming, self)
        self._side: ComparisonSide | None = None
        self._table_entries: dict[str, QAction] = {}
        self._needs_side: NeedsSide | None = None
        self._day = date_in_words(catalogue.edition.day)
        self._comparing, self._only = False, ""
        self._rail_asked: bool | None = None
        self._arranged: Arrangement | None = None
        self.entries = ChairEntries(catalogue, self.changes, keeper, theming, self)
        self._build(theming.theme)
        self.acts = ComparisonActs(self.choice, self.side, self.tray.say_what_is_missing, self)
        self.actions_by_name: dict[str, QAction] = build_menus(self)
        self._connect()
        self._restore()

    # ------------------------------------------------------------------ building

    def _build(self, theme: Theme) -> None:
        self.app_bar = AppBar(theme)
        self.search: QLineEdit = self.app_bar.search
        self.catalogue_panel = CataloguePanel(self._catalogue, self.choice, theme)
        self.catalogue_panel.follow(self.needs)
        self.start_page = StartPage(theme)
        self.full_notice = FullNotice(self.choice, theme)
        self.tray = Tray(self.choice, theme)
        self.status = StatusLine(theme)
        body = QWidget()
        self._body = QHBoxLayout(body)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(1)
        self.rail = Rail(theme)
        self._body.addWidget(self.rail)
        self._body.addWidget(self.catalogue_panel)
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
        self.app_bar.text_size.larger_wanted.connect(self.theming.larger)
        self.app_bar.text_size.smaller_wanted.connect(self.theming.smaller)
        self.catalogue_panel.clear_search_wanted.connect(self._clear_search)
        self.catalogue_panel.welcome.done.connect(self._on_welcomed)
        self.catalogue_panel.welcome.example_wanted.connect(self.show_example)
        self.tray.compare_wanted.connect(self.show_comparison)
        self.full_notice.changed.connect(self._arrange)
        self.rail.hide_wanted.connect(self.toggle_rail)
        self.catalogue_panel.needs_button.clicked.connect(self.toggle_rail)
        self.start_page.example_wanted.connect(self.show_example)
        self.changes.done.connect(self._on_changed)
        self.changes.said.connect(self.status.say)
        self.changes.failed.connect(self._tell)
        self.files.said.connect(self.status.say)

    def side(self) -> "ComparisonSide":
        """The comparison side, built when it is first asked for."""
        if self._side is None:
            from chaircompare.ui.comparison.side import ComparisonSide

            self._side = side = ComparisonSide(
                self._catalogue,
                self._keeper,
                self.choice,
                self.changes,
                self.needs,
                theming=self.theming,
                window=self,
            )
            side.panel.hide()
            self._body.insertWidget(2, side.panel, 1)
            side.panel.bars.print_wanted.connect(self.acts.print_comparison)
            side.panel.bars.back_wanted.connect(self.show_catalogue)
            side.panel.bars.needs_wanted.connect(self.show_needs)
            side.panel.add_wanted.connect(self.find_chair)
            side.panel.bars.text_size.larger_wanted.connect(self.theming.larger)
            side.panel.bars.text_size.smaller_wanted.connect(self.theming.smaller)
            side.said.connect(self.status.say)
            side.saving.chosen.connect(self._compare_these)
            side.taking_along.exported.connect(self.status.say_exported)
            self._table_entries = add_table_entries(self, side)
            self.actions_by_name |= self._table_entries
        return self._side

    def needs_side(self) -> "NeedsSide":
        """What can be done with needs, built when it is first asked for."""
        if self._needs_side is None:
            from chaircompare.ui.needs.side import NeedsSide

            self._needs_side = NeedsSide(
                self._catalogue,
                self._keeper,
                self.needs,
                rail=self.rail,
                panel=self.catalogue_panel,
                theming=self.theming,
                window=self,
            )
            self._needs_side.said.connect(self.status.say)
        return self._needs_side

    def add_need(self) -> None:
        """Ask for one more need."""
        self.needs_side().add_need()

    def clear_needs(self) -> None:
        """Forget all needs."""
        self.needs_side().clear()

    def complete(self) -> None:
        """Build what the first sight of the list did not wait for."""
        section, side = self.needs_side().section, self.side()
        section.questions_wanted.connect(side.ask_swing)
        side.swing_offered.connect(section.offer_questions)
        side.offer_swing()

    @property
    def comparison_panel(self) -> "ComparisonPanel":
        """The panel with the comparison."""
        return self.side().panel

    # ------------------------------------------------------------------ remembering

    def _restore(self) -> None:
        settings = self._keeper.settings
        self.resize(*_FIRST_SIZE)
        if settings.window:
            self.restoreGeometry(QByteArray.fromBase64(settings.window.encode("ascii", "ignore")))
        was_comparing = settings.comparing
        self.choice.begin_with(kept_choice(self._catalogue, settings.tray))
        self.catalogue_panel.show_welcome(wanted=not settings.welcomed)
        self._arrange()
        if was_comparing and self.choice.is_enough:
            self.show_comparison()

    def _remember(self) -> None:
        settings = self._keeper.settings
        now = (list(self.choice.ids), self._comparing)
        if (settings.tray, settings.comparing) != now:
            settings.tray, settings.comparing = now
            self._keeper.save()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        geometry = self.saveGeometry().toBase64().data()
        self._keeper.settings.window = bytes(geometry).decode("ascii")
        self._remember()
        self._keeper.save()
        self.changes.stop_work()
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
        if self._arrangement() != self._arranged:
            self._arrange()

    def _arrangement(self) -> Arrangement:
        page = Page(self._comparing, self._only)
        rail = RailWish(self._keeper.settings.rail, self._rail_asked)
        return arrange(self.width() / self.theming.theme.scale, page, rail)

    def _arrange(self) -> None:
        """Show the parts that belong to the width and to what the person is doing."""
        self._arranged = shown = self._arrangement()
        enough = self.choice.is_enough
        # Large text leaves no room for both the tray and the question about a fourth chair.
        asked = self.theming.theme.scale >= _LARGE and self.full_notice.isVisibleTo(self)
        if shown.table and enough:
            self.side().load()
            self.comparison_panel.bars.set_alone(alone=not shown.both)
        listing = shown.catalogue or (shown.rail_covers and not self._comparing)
        parts: list[tuple[QWidget, bool]] = [
            (self.rail, shown.rail),
            (self.catalogue_panel, shown.catalogue),
            (self.app_bar, listing),
            (self.start_page, shown.table and not enough),
            (self.tray, shown.catalogue and not shown.both and not asked),
        ]
        if self._side:
            parts.append((self._side.panel, shown.table and enough))
        # What goes goes first: two parts that stand there for a moment would squeeze each other,
        # and the table would be laid out for a width that nobody sees.
        for part in (part for part, is_shown in parts if not is_shown):
            part.hide()
        px = self.theming.theme.px
        self.rail.take_width(px(shown.rail_width), covers=shown.rail_covers)
        self.catalogue_panel.set_narrow(shown.both)
        self.catalogue_panel.setMinimumWidth(px(CATALOGUE_BESIDE) if shown.both else 0)
        self.catalogue_panel.setMaximumWidth(px(CATALOGUE_BESIDE) if shown.both else _UNLIMITED)
        self.catalogue_panel.needs_button.setVisible(not shown.rail)
        self.start_page.show_chosen(len(self.choice.chairs), of=self.catalogue_panel.model.all)
        for part in (part for part, is_shown in parts if is_shown):
            part.show()
        for entry in self._table_entries.values():
            entry.setEnabled(shown.table and enough)
        self._stand()

    def _go(self, *, comparing: bool, only: str = "") -> None:
        """Turn to another page; the rail stands there as it usually does."""
        self._comparing, self._only, self._rail_asked = comparing, only, None
        self._arrange()

    def show_needs(self) -> None:
        """Bring the needs into view and give them the keyboard."""
        if self.rail.isVisible():
            self.rail.first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.toggle_rail()

    def toggle_rail(self) -> None:
        """Show or hide the needs and filters (Ctrl+B)."""
        shown = self._arrangement()
        self._rail_asked = not shown.rail
        if shown.rail_is_usual:
            self._keeper.settings.rail = self._rail_asked
            self._keeper.save()
        self._arrange()
        if self._rail_asked:
            self.needs_side()
            self.rail.first.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.comparison_panel.isVisible():
            self.comparison_panel.focus_table()
        else:
            self._focus_list()

    def _stand(self) -> None:
        comparing = self._side is not None and self._side.panel.isVisibleTo(self)
        self.status.stand(self._catalogue, self._day, comparing=comparing)

    def _on_changed(self, words: str) -> None:
        self.catalogue_panel.refresh()
        self.choice.look_again(self._catalogue)
        if self._side:
            self._side.load(again=True)
        self._arrange()
        self.status.say(words)

    def _on_choice_changed(self) -> None:
        if self._comparing and not self.choice.is_enough:
            self.show_catalogue()  # the keyboard was in what is gone
            return
        self._remember()
        self._arrange()

    def _on_welcomed(self) -> None:
        if not self._keeper.settings.welcomed:
            self._keeper.settings.welcomed = True
            self._keeper.save()
            self.catalogue_panel.show_welcome(wanted=False)
            self._arrange()

    def _on_theme_changed(self, theme: Theme) -> None:
        for part in (self.app_bar, self.rail, self.catalogue_panel, self.start_page):
            part.set_theme(theme)
        for line in (self.full_notice, self.tray, self.status):
            line.set_theme(theme)
        if self._side:
            self._side.panel.set_theme(theme)
        self._arrange()

    # ------------------------------------------------------------------ acting

    def show_comparison(self) -> None:
        """Go to the comparison of the chosen chairs."""
        if not self.choice.is_enough:
            self.tray.say_what_is_missing()
            return
        self._on_welcomed()
        self._go(comparing=True)
        self.comparison_panel.focus_table()
        self._remember()

    def show_catalogue(self) -> None:
        """Go back to the list."""
        self._go(comparing=False)
        self._focus_list()
        self._remember()

    def show_only_list(self) -> None:
        """Give the whole window to the list."""
        self._go(comparing=False, only="list")
        self._focus_list()

    def show_only_table(self) -> None:
        """Give the whole window to the comparison."""
        if self.choice.is_enough:
            self._go(comparing=True, only="table")
            self.comparison_panel.focus_table()

    def show_example(self) -> None:
        """Compare three chairs of the shipped catalogue."""
        try:
            chairs = self._catalogue.load(EXAMPLE)
        except UnknownChairError as error:
            self._tell(error)
            return
        self._compare_these(chairs)

    def _compare_these(self, chairs: list[Chair]) -> None:
        chosen = [ChosenChair(c.id, c.brand, c.model) for c in chairs]
        self.choice.exchange(chosen, "compare other chairs")
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
        areas: list[QWidget] = [self.search, self.catalogue_panel.view, self.tray.button]
        if self._side:
            panel = self._side.panel
            areas += [panel.bars.view_buttons[panel.model.state.view], panel.view]
        pairs = [(area, area) for area in areas]
        focus_next([*pairs[:1], (self.rail, self.rail.first), *pairs[1:]])

    def choose_units(self, action: QAction) -> None:
        """Show inches and pounds first, or centimetres and kilograms."""
        self._keeper.settings.units = action.data()
        self._keeper.save()
        self.needs_side().show_needs()
        if self._side:
            self._side.load(again=True)

    @property
    def settings_in_force(self) -> tuple[str, str]:
        """Look and units, for the ticks of the menus."""
        return self._keeper.settings.theme, self._keeper.settings.units

    def _tell(self, error: ChairCompareError) -> None:
        from chaircompare.ui.dialogs.boxes import tell

        tell(self, error)

    def show_about(self) -> None:
        """Say what the program is and is not."""
        from chaircompare.ui.about import AboutDialog

        AboutDialog(self._day, self).open()

    def sort_list(self, action: QAction) -> None:
        """Sort the list as if its column head had been clicked."""
        if not self.catalogue_panel.sort_by(action.data()):
            self.status.say("Add a need first: then the list can be sorted by it.")
