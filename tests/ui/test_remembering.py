"""What the person chose is there again at the next start, after a crash too."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from chaircompare.comparison import View
from chaircompare.paths import places
from chaircompare.settings import Settings, save_settings
from tests.ui.conftest import Opener
from tests.ui.person import (
    ACHILLES,
    CARELEX,
    CTRL,
    SHIFT,
    THREE,
    TITAN,
    Key,
    Person,
    click,
    deliver_deletions,
    part,
    top_levels,
)


def make_choices(person: Person) -> None:
    """Change all that is kept."""
    person.compare(*THREE)
    person.press(Key.Key_Right, CTRL | SHIFT)
    person.press(Key.Key_4, CTRL)
    person.press(Key.Key_L, CTRL)
    person.click_label(person.line("group heat"))
    person.press(Key.Key_Home, CTRL)
    click(person.button("foldSummaryButton"))
    person.press(Key.Key_Plus, CTRL)
    person.pick("lookDarkAction")
    person.pick("unitsMetricAction")


def assert_choices(person: Person) -> None:
    state = person.rows.state
    assert person.is_comparing
    assert person.window.choice.ids == (TITAN, ACHILLES, CARELEX)
    assert state.view is View.DIFFER
    assert person.button("viewDifferButton").isChecked()
    assert not state.rls_first
    assert not person.panel.bars.rls_first.isChecked()
    assert state.closed_groups == {"heat"}
    assert not state.summary_open
    assert person.theme.colours.is_dark
    assert person.theme.scale == pytest.approx(1.15)
    assert part(person.window, QLabel, "comparisonTextSizeLabel").text() == "115 %"
    assert person.action("lookDarkAction").isChecked()
    assert person.action("unitsMetricAction").isChecked()
    assert not person.action("unitsUsAction").isChecked()


def test_that_everything_comes_back_in_the_next_window(open_window: Opener) -> None:
    person = open_window(size=(760, 700))
    make_choices(person)
    person.window.close()
    second = open_window(size=None)
    assert_choices(second)
    assert (second.window.width(), second.window.height()) == (760, 700)


def test_that_choices_survive_a_crash(open_window: Opener) -> None:
    person = open_window()
    make_choices(person)
    # No closeEvent: the window is gone as with the process.
    person.window.deleteLater()
    deliver_deletions()
    assert top_levels() == []
    assert_choices(open_window())


def test_that_a_tray_with_too_few_chairs_comes_back_to_the_list(open_window: Opener) -> None:
    person = open_window()
    person.choose(TITAN)
    person.window.close()
    second = open_window()
    assert not second.is_comparing
    assert second.window.choice.ids == (TITAN,)
    assert second.chairs.index(second.listed().index(TITAN), 0).data() == "Chosen"


def test_that_a_kept_chair_that_is_no_more_is_left_out(open_window: Opener) -> None:
    kept = Settings(tray=[ACHILLES, "gone-chair", TITAN], comparing=True)
    assert save_settings(kept, places().settings)
    person = open_window()
    assert person.window.choice.ids == (ACHILLES, TITAN)
    assert person.is_comparing


def test_that_more_chairs_than_fit_are_not_taken(open_window: Opener) -> None:
    kept = Settings(tray=[ACHILLES, ACHILLES, TITAN, CARELEX, "osaki-4d-helix-le"])
    assert save_settings(kept, places().settings)
    assert open_window().window.choice.ids == THREE


@pytest.mark.parametrize("content", ["{", "[]", '{"window": "no geometry", "view": 3}'])
def test_that_damaged_settings_are_as_on_a_first_start(open_window: Opener, content: str) -> None:
    path = places().settings
    path.parent.mkdir(parents=True)
    path.write_text(content, "utf-8")
    person = open_window()
    assert person.window.choice.ids == ()
    assert person.chairs.rowCount() == 93


def test_that_settings_that_cannot_be_saved_stop_nothing(open_window: Opener, home: Path) -> None:
    (home / "settings").write_text("a file in the place of the folder", "utf-8")
    person = open_window()
    person.compare(*THREE)
    assert person.is_comparing


def test_that_a_change_is_on_disk_at_once(person: Person) -> None:
    def kept() -> dict[str, object]:
        return dict(json.loads(places().settings.read_text("utf-8")))

    person.choose(ACHILLES)
    assert kept()["tray"] == [ACHILLES]
    person.press(Key.Key_Plus, CTRL)
    assert kept()["text_size"] == 115
    person.choose(TITAN)
    click(person.button("compareButton"))
    assert kept()["comparing"] is True
    person.press(Key.Key_5, CTRL)
    assert kept()["view"] == "same"


def test_that_units_change_the_words_at_once(person: Person) -> None:
    person.compare(*THREE)
    before = person.shown()["chair_weight"]
    person.pick("unitsMetricAction")
    after = person.shown()["chair_weight"]
    assert after != before
    assert any(" lb (" in words for words in before)
    assert any(" kg (" in words for words in after)
    person.pick("unitsUsAction")
    assert person.shown()["chair_weight"] == before
