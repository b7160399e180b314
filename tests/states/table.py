"""All states by name."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from chaircompare.relevance.guide import guide
from tests.states.acts import (
    FOURTH,
    Act,
    answer_a_question,
    ask_for_rows,
    ask_the_seller,
    body_and_room,
    choose,
    compared,
    comparing,
    dispute,
    filter_all_out,
    find_nothing,
    find_rows,
    find_some,
    keep_a_note,
    key,
    like,
    nothing,
    open_changed,
    open_menu,
    open_need,
    open_row_menu,
    open_saved,
    pin_and_hide,
    press_compare_too_early,
    read_guide,
    reference,
    remove_a_chair,
    scroll,
    scroll_to_the_end,
    see_hidden,
    see_marks,
    see_metric,
    see_the_note,
    select_cells,
    sorted_and_filtered,
    stack,
    stack_further_down,
    stack_scrolled,
    take_care,
    tick_cautions,
    type_a_third_chair,
    weigh,
    why_with_cautions,
    with_rail,
    with_set,
    write_a_wrong_note,
)
from tests.states.catalogues import (
    locked,
    read_only,
    with_a_damaged_entry,
    with_one_chair,
    without_chairs,
)
from tests.states.dialogs import OVER_THE_LIST, OVER_THE_TABLE, PREPARED
from tests.states.moments import MOMENTS
from tests.states.pairs import few_in_common, never_differ
from tests.ui.person import (
    ACHILLES,
    THREE,
    TITAN,
    Key,
)


@dataclass(frozen=True)
class State:
    """What is done to a fresh window before the picture, and what its catalogue is like."""

    act: Act
    welcomed: bool = True
    prepare: Callable[[Path], object] | None = None
    held: Callable[[Path], contextlib.AbstractContextManager[object]] | None = None


STATES = {
    "first-start": State(nothing, welcomed=False),
    "catalogue": State(nothing),
    "catalogue-search": State(find_some),
    "catalogue-search-finds-nothing": State(find_nothing),
    "catalogue-filters-leave-nothing": State(filter_all_out),
    "catalogue-one-chair": State(nothing, prepare=with_one_chair),
    "catalogue-without-chairs": State(nothing, prepare=without_chairs),
    "catalogue-read-only": State(nothing, held=read_only),
    "catalogue-locked": State(nothing, held=locked),
    "tray-1": State(choose(ACHILLES)),
    "tray-1-compare-pressed": State(press_compare_too_early),
    "tray-2": State(choose(ACHILLES, TITAN)),
    "tray-3": State(choose(*THREE)),
    "tray-chair-removed": State(remove_a_chair),
    "tray-fourth-choice": State(choose(*THREE, FOURTH)),
    "comparison-3": State(comparing(*THREE)),
    "comparison-2": State(comparing(ACHILLES, TITAN)),
    "comparison-2-third-by-typing": State(type_a_third_chair),
    "comparison-scrolled": State(compared(scroll)),
    "comparison-end": State(compared(scroll_to_the_end)),
    "comparison-differ": State(compared(key(Key.Key_4))),
    "comparison-cannot-tell": State(compared(key(Key.Key_6))),
    "comparison-differ-with-0": State(like(never_differ, Key.Key_4)),
    "comparison-few-facts-in-common": State(like(few_in_common)),
    "comparison-read-only": State(comparing(*THREE), held=read_only),
    "comparison-damaged-entry": State(
        compared(lambda person: person.click_info("foot_massage", 0)), prepare=with_a_damaged_entry
    ),
    "comparison-only": State(compared(key(Key.Key_2))),
    "why-card": State(compared(lambda person: person.click_why("calf_massage"))),
    "why-card-unmarked": State(compared(lambda person: person.click_why("chair_weight"))),
    "source-card": State(compared(lambda person: person.click_info("calf_massage", 0))),
    "source-card-of-a-gap": State(compared(lambda person: person.click_info("calf_massage", 1))),
    "source-card-sources-differ": State(dispute),
    "source-card-read-only": State(
        compared(lambda person: person.click_info("calf_massage", 1)), held=read_only
    ),
    "note-kept": State(compared(keep_a_note)),
    "note-in-its-field": State(compared(see_the_note)),
    "note-not-understood": State(compared(write_a_wrong_note)),
    "reference": State(compared(reference)),
    "pinned-rows": State(compared(pin_and_hide)),
    "hidden-rows": State(compared(see_hidden)),
    "row-search": State(compared(find_rows("massage"))),
    "row-search-without-match": State(compared(find_rows("nothing has this"))),
    "stack": State(compared(stack)),
    "stack-scrolled": State(compared(stack_scrolled)),
    "stack-reference": State(compared(stack_further_down)),
    "row-menu": State(compared(open_row_menu)),
    "menu-file": State(open_menu(0)),
    "menu-view": State(open_menu(2)),
    "menu-compare": State(compared(open_menu(3))),
    "groups-folded": State(compared(lambda person: person.action("foldAllAction").trigger())),
    "metric-units": State(compared(see_metric)),
    "body-and-room": State(compared(body_and_room)),
    "take-care": State(compared(take_care)),
    "cautions-marked": State(compared(tick_cautions)),
    "why-card-with-cautions": State(compared(why_with_cautions)),
    "needs-in-the-list": State(with_set("calves")),
    "needs-sorted-and-filtered": State(sorted_and_filtered),
    "needs-compared": State(compared(with_set("calves"))),
    "needs-marks": State(compared(see_marks)),
    "needs-rows-asked-for": State(compared(ask_for_rows)),
    "needs-rail-over-the-comparison": State(compared(with_rail)),
    "need-dialog": State(open_need("longest session")),
    "need-dialog-choice": State(open_need("heated areas")),
    "need-dialog-finds-nothing": State(open_need("nothing has this")),
    "ask-the-seller": State(compared(ask_the_seller)),
    "ask-the-seller-answered": State(compared(answer_a_question)),
    "which-matters-more": State(compared(weigh)),
    "menu-needs": State(compared(open_menu(4))),
    "save-dialog": State(compared(key(Key.Key_S))),
    "export-dialog": State(compared(lambda person: person.action("exportAsAction").trigger())),
    "cells-selected": State(compared(select_cells)),
    "saved-dialog": State(compared(open_saved)),
    "changed-dialog": State(compared(open_changed)),
    "about-dialog": State(lambda person: person.action("aboutAction").trigger()),
    **{name: State(act) for name, act in OVER_THE_LIST.items()},
    **{name: State(compared(act)) for name, act in OVER_THE_TABLE.items()},
    **{name: State(act, prepare=prepare) for name, (prepare, act) in PREPARED.items()},
    **{name: State(act) for name, act in MOMENTS.items()},
    **{f"guide-{page.key}": State(read_guide(page.key)) for page in guide().pages},
}
