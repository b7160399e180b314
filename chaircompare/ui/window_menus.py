"""The menu bar of the main window."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QUndoStack
from PySide6.QtWidgets import QApplication, QMenu

from chaircompare.ui.actions import Menus
from chaircompare.ui.catalogue.model import ID_ROLE
from chaircompare.ui.text import button_text

if TYPE_CHECKING:
    from chaircompare.ui.comparison.side import ComparisonSide
    from chaircompare.ui.window import MainWindow

_VIEW_WORDS = {
    "all": "All rows",
    "differ": "Rows that differ",
    "same": "Rows that are the same",
    "unknown": "Rows where we can’t tell",
}


def build_menus(window: "MainWindow") -> dict[str, QAction]:
    """Build the menus; actions by object name."""
    menus = Menus(window)
    _file(menus, window)
    _edit(menus, window)
    _view(menus, window)
    _compare(menus, window)
    _needs_and_help(menus, window)
    actions = {action.objectName(): action for action in window.findChildren(QAction)}
    _follow_changes(window, actions)
    _connect_entries(window)
    return actions


def _connect_entries(window: "MainWindow") -> None:
    entries = window.entries
    entries.current_chair = window.upkeep.current_chair = partial(current_chair, window)
    window.upkeep.edit_wanted.connect(entries.edit_chair)
    entries.delete_wanted.connect(window.upkeep.delete_chair)
    window.catalogue_panel.view.delete_wanted.connect(window.upkeep.delete_current)
    window.changes.came.connect(window.catalogue_panel.stand_on)
    entries.saved.connect(partial(_show_saved_chair, window))
    entries.said.connect(window.status.say)
    window.app_bar.add_wanted.connect(entries.add)
    empty = window.catalogue_panel.empty
    empty.add_wanted.connect(entries.add)
    empty.import_wanted.connect(window.importing.ask)
    empty.example_wanted.connect(window.upkeep.put_back_shipped)


def _show_saved_chair(window: "MainWindow", chair_id: str) -> None:
    if not window.catalogue_panel.go_to(chair_id):
        window.status.say("Saved. The list does not show it, because a filter leaves it out.")


def current_chair(window: "MainWindow") -> str:
    """The id of the chair where the keyboard is, in the list or in the table; or ""."""
    listed, side = window.catalogue_panel, window.side()
    focus = QApplication.focusWidget()
    in_list = listed.isVisible() and (not focus or not side.panel.isAncestorOf(focus))
    if in_list or not side.panel.isVisible():
        return str(listed.current_index().data(ID_ROLE) or "")
    return side.current_chair()


def _file(menus: Menus, window: "MainWindow") -> None:
    menu = menus.menu("&File")
    save = window.acts.save
    menus.add(menu, "saveComparisonAction", "Save this comparison…", save, "Ctrl+S")
    saved = window.acts.show_saved
    menus.add(menu, "savedComparisonsAction", "Saved comparisons…", saved, "Ctrl+O")
    window.files.add_to(menus, menu)
    menu.addSeparator()
    menus.add(menu, "importAction", "Import…", window.importing.ask, "Ctrl+I")
    window.app_bar.import_wanted.connect(window.importing.ask)
    menus.add(menu, "exportCsvAction", "Export CSV…", window.acts.export, "Ctrl+E")
    menus.add(menu, "exportAsAction", "Export as…", window.acts.export_as, "Ctrl+Shift+E")
    menus.add(menu, "printAction", "Print / PDF…", window.acts.print_comparison, "Ctrl+P")
    one_page = window.acts.print_one_page
    menus.add(menu, "onePageAction", "One page to take along…", one_page, "Ctrl+Shift+P")
    menu.addSeparator()
    window.upkeep.add_to_file(menus, menu)
    menu.addSeparator()
    menus.add(menu, "quitAction", "Quit", window.close, "Ctrl+Q")


def _edit(menus: Menus, window: "MainWindow") -> None:
    menu = menus.menu("&Edit")
    changes = window.changes
    menus.add(menu, "undoAction", "Undo", changes.undo, "Ctrl+Z")
    menus.add(menu, "redoAction", "Redo", changes.redo, "Ctrl+Shift+Z", "Ctrl+Y")
    menu.addSeparator()
    window.entries.add_to(menus, menu)
    window.upkeep.add_to_edit(menus, menu)
    menu.addSeparator()
    menus.add(menu, "copyTableAction", "Copy table", window.acts.copy, "Ctrl+Shift+C")
    menus.add(menu, "findAction", "Find a chair", window.find_chair, "Ctrl+F")


def _follow_changes(window: "MainWindow", actions: dict[str, QAction]) -> None:
    """Let undo and redo be grey while there is nothing to undo or redo."""
    stack = window.changes.stack
    for name, signal in (
        ("undoAction", stack.canUndoChanged),
        ("redoAction", stack.canRedoChanged),
    ):
        actions[name].setEnabled(False)
        signal.connect(actions[name].setEnabled)
    # Not the signals of the stack: it emits them while the error of a failed change is on its way.
    entitle = partial(_entitle, stack, actions["undoAction"], actions["redoAction"])
    window.changes.done.connect(entitle)
    window.changes.said.connect(entitle)
    window.changes.failed.connect(entitle)


def _entitle(stack: QUndoStack, undo: QAction, redo: QAction, _told: object) -> None:
    """Say in the menu what would be undone or redone."""
    for action, act, words in ((undo, "Undo", stack.undoText()), (redo, "Redo", stack.redoText())):
        action.setText(button_text(f"{act}: {words}" if words else act))


def _view(menus: Menus, window: "MainWindow") -> None:
    menu = menus.menu("&View")
    menus.add(menu, "onlyListAction", "Catalogue only", window.show_only_list, "Ctrl+1")
    menus.add(menu, "onlyTableAction", "Comparison only", window.show_only_table, "Ctrl+2")
    menus.add(menu, "railAction", "Show or hide my needs and filters", window.toggle_rail, "Ctrl+B")
    menus.add(menu, "nextAreaAction", "Next part of the window", window.next_area, "F6")
    menu.addSeparator()
    larger = ("Ctrl++", "Ctrl+=")
    menus.add(menu, "textLargerAction", "Larger text", window.theming.larger, *larger)
    menus.add(menu, "textSmallerAction", "Smaller text", window.theming.smaller, "Ctrl+-")
    menus.add(menu, "textResetAction", "Text at 100 %", window.theming.reset, "Ctrl+0")
    look, units = window.settings_in_force
    looks = menus.add_choices(
        menu.addMenu("Look"),
        [
            ("system", "lookSystemAction", "As the system"),
            ("light", "lookLightAction", "Light"),
            ("dark", "lookDarkAction", "Dark"),
            ("contrast", "lookContrastAction", "High contrast"),
        ],
        window.theming.take_look,
    )
    looks[look].setChecked(True)
    systems = menus.add_choices(
        menu.addMenu("Units"),
        [
            ("us", "unitsUsAction", "Inches and pounds first"),
            ("metric", "unitsMetricAction", "Centimetres and kilograms first"),
        ],
        window.choose_units,
    )
    systems.get(units, systems["us"]).setChecked(True)
    model = window.catalogue_panel.model
    menus.add_choices(
        menu.addMenu("Sort the catalogue by"),
        [
            (key, f"sortBy{number}Action", heading)
            for number, (key, heading) in enumerate(model.sorts)
        ],
        window.sort_list,
    )


def _compare(menus: Menus, window: "MainWindow") -> None:
    menu = menus.menu("&Compare")
    menu.setObjectName("compareMenu")
    compare_keys = ("Ctrl+Return", "Ctrl+Enter")
    menus.add(
        menu, "compareAction", "Compare the chosen chairs", window.show_comparison, *compare_keys
    )
    menus.add(menu, "backAction", "Back to the catalogue", window.show_catalogue, "Alt+Left")
    menus.add(menu, "exampleAction", "Show an example", window.show_example)
    ask = window.acts.ask_the_seller
    menus.add(menu, "askSellerAction", "Ask the seller…", ask, "Ctrl+Shift+A")
    menus.add(menu, "emptyTrayAction", "Remove all chosen chairs", window.choice.clear)


def _needs_and_help(menus: Menus, window: "MainWindow") -> None:
    menu = menus.menu("&Needs")
    menu.setObjectName("needsMenu")
    menus.add(menu, "showNeedsAction", "My needs", window.show_needs, "Ctrl+Shift+N")
    menus.add(menu, "addNeedAction", "Add a need…", window.add_need, "Ctrl+Shift+D")
    clear = menus.add(menu, "clearNeedsAction", "Remove all needs", window.clear_needs)
    offer = partial(_offer_to_clear, window, clear)
    menu.aboutToShow.connect(offer)  # not at the start, which does not wait for needs to be read
    window.needs.changed.connect(offer)
    menu.addSeparator()
    menus.add(menu, "takeCareAction", "Take care…", window.acts.show_take_care, "Ctrl+K")
    menus.add(menu, "roomAction", "Body and room…", window.acts.show_room, "Ctrl+M")
    menu = menus.menu("&Help")
    menus.add(
        menu,
        "guideAction",
        "Guide: restless legs and massage chairs…",
        window.acts.show_guide,
        "F1",
    )
    window.upkeep.add_to_help(menus, menu)
    menus.add(menu, "aboutAction", "About chaircompare…", window.show_about)


def _offer_to_clear(window: "MainWindow", clear: QAction) -> None:
    clear.setEnabled(bool(window.needs.needs))


def add_table_entries(window: "MainWindow", side: "ComparisonSide") -> dict[str, QAction]:
    """Add what can be done with a comparison to the Compare menu; the new actions by name."""
    menus = Menus(window)
    menu = window.findChild(QMenu, "compareMenu")
    if menu is None:
        return {}
    there_before = set(menu.actions())
    panel, table = side.panel, side.panel.view
    panel.details_wanted.connect(window.entries.show_details)
    menu.addSeparator()
    for number, (view, button) in enumerate(panel.bars.view_buttons.items()):
        name = f"view{view.value.capitalize()}Action"
        menus.add(menu, name, _VIEW_WORDS[view.value], button.click, f"Ctrl+{number + 3}")
    menu.addSeparator()
    entries = (
        (
            "rlsFirstAction",
            "Leg / RLS rows first, or in their groups",
            panel.bars.rls_first.click,
            "Ctrl+L",
        ),
        ("findRowAction", "Find a row", panel.bars.find_row, "Ctrl+R"),
        (
            "stackAction",
            "Chairs under one another, or side by side",
            panel.bars.stack_button.click,
            "Ctrl+T",
        ),
        ("foldAllAction", "Fold all groups", panel.fold_all, "Ctrl+Shift+-"),
        ("unfoldAllAction", "Unfold all groups", panel.unfold_all, "Ctrl+Shift++"),
        ("moveLeftAction", "Move this chair left", side.move_left, "Ctrl+Shift+Left"),
        ("moveRightAction", "Move this chair right", side.move_right, "Ctrl+Shift+Right"),
        ("whyAction", "About this row (W)", table.toggle_current_about, ""),
        ("sourceAction", "Where this value comes from (Enter)", table.toggle_current_source, ""),
        ("pinRowAction", "Pin this row to the top (P)", table.toggle_current_pin, ""),
        ("hideRowAction", "Hide this row (H)", table.toggle_current_hidden, ""),
        ("allRowsAction", "Unpin and show all rows", table.show_all_rows_again, ""),
        ("referenceAction", "Use this chair as reference (R)", table.toggle_current_reference, ""),
    )
    for name, words, slot, key in entries:
        if name == "whyAction":
            menu.addSeparator()  # from here on it is about the row of the keyboard
        menus.add(menu, name, words, slot, *([key] if key else []))
    copied = menus.add(menu, "copyCellsAction", "Copy selected cells", side.copy_cells, "Ctrl+C")
    _move_below(copied, window.actions_by_name["copyTableAction"], menu)
    return {
        action.objectName(): action
        for action in (*menu.actions(), copied)
        if action.objectName() and action not in there_before
    }


def _move_below(entry: QAction, above: QAction, old_menu: QMenu) -> None:
    """Take an entry out of its menu and put it under another one, in the menu of that."""
    old_menu.removeAction(entry)
    (menu,) = (found for found in above.associatedObjects() if isinstance(found, QMenu))
    entries = menu.actions()
    menu.insertAction(entries[entries.index(above) + 1], entry)
