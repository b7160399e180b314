"""Body and room in the window: written once, checked at once, kept here, drawn to scale."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QPushButton

from chaircompare.catalogue.units import UnitSystem
from chaircompare.colours import LIGHT
from chaircompare.relevance.room import Measure, check_chair, row_words, verdict
from chaircompare.relevance.side_view import Pose, SideView, Size
from chaircompare.ui.needs.room import RoomDialog
from chaircompare.ui.needs.room_picture import RoomPicture
from chaircompare.ui.theme import Theme
from tests.ui.conftest import Opener
from tests.ui.person import (
    CTRL,
    NARROW,
    THREE,
    WIDE,
    Key,
    Person,
    click,
    dialog_in_front,
    part,
    settle,
)
from tests.ui.test_looks import trouble
from tests.ui.test_names import faults_of
from tests.ui.test_take_care import take_everything_along

SPOKEN = Qt.ItemDataRole.AccessibleTextRole
MINE = {
    Measure.HEIGHT: "6 ft 3 in",
    Measure.WEIGHT: "105 kg",
    Measure.DOORWAY: "70 cm",
    Measure.ROOM_LENGTH: "2 m",
    Measure.WALL_DISTANCE: "3 in",
}


def open_room(person: Person) -> RoomDialog:
    person.press(Key.Key_M, CTRL)
    return dialog_in_front(RoomDialog)


def write(person: Person, dialog: RoomDialog, measure: Measure, text: str) -> None:
    field = part(dialog, QLineEdit, f"room_{measure.value}")
    field.setFocus()
    field.selectAll()
    person.press(Key.Key_Delete)
    person.write(text)


def write_all(person: Person, dialog: RoomDialog) -> None:
    for measure, text in MINE.items():
        write(person, dialog, measure, text)


def cards(dialog: RoomDialog) -> list[QFrame]:
    return [card for card in dialog.findChildren(QFrame, "roomCard") if card.isVisibleTo(dialog)]


def test_that_what_is_written_is_checked_for_each_chair_with_both_numbers(person: Person) -> None:
    person.compare(*THREE)
    dialog = open_room(person)
    write_all(person, dialog)
    chairs = person.window._catalogue.load(list(THREE))
    told = person.window.side().room.mine.told
    assert [one.text for one in told] == list(MINE.values())
    for card, chair in zip(cards(dialog), chairs, strict=True):
        words = person.words_of(card)
        result = check_chair(chair, told, UnitSystem.US)
        assert chair.name in words
        assert f"{result.heading}. {result.words}." in words
        for check in result.checks:
            assert f"{check.rule.label} · {check.words}." in words
    dialog.close()


def test_that_the_rows_of_the_comparison_say_how_they_fit(person: Person) -> None:
    person.compare(*THREE)
    dialog = open_room(person)
    write_all(person, dialog)
    dialog.close()
    person.come_back()
    chairs = person.window._catalogue.load(list(THREE))
    told = person.window.side().room.mine.told
    seen = 0
    for column, chair in enumerate(chairs):
        for feature, words in row_words(check_chair(chair, told, UnitSystem.US)).items():
            spoken = person.rows.index(person.line(feature), column).data(SPOKEN)
            assert words in spoken
            seen += 1
    assert seen >= 5
    values = person.shown()
    click(person.button("roomButton"))
    again = QApplication.activeModalWidget()
    assert isinstance(again, RoomDialog)
    again.activateWindow()
    click(part(again, QPushButton, "forgetRoomButton"))
    again.close()
    person.come_back()
    assert person.shown() == values, "notes change no value"
    assert "yours" not in person.rows.index(person.line("user_weight_max"), 0).data(SPOKEN)


def test_that_it_is_asked_once_and_kept_on_this_computer(open_window: Opener) -> None:
    person = open_window()
    person.compare(*THREE)
    dialog = open_room(person)
    assert "stays on this computer" in person.words_of(dialog)
    write_all(person, dialog)
    dialog.close()
    person.come_back()
    person.window.close()
    again = open_window()
    dialog = open_room(again)
    for measure, text in MINE.items():
        assert part(dialog, QLineEdit, f"room_{measure.value}").text() == text
    click(part(dialog, QPushButton, "forgetRoomButton"))
    assert again.window._keeper.settings.body_and_room == []
    dialog.close()


def test_that_what_is_not_understood_is_said_and_not_used(person: Person) -> None:
    person.compare(*THREE)
    dialog = open_room(person)
    write(person, dialog, Measure.WEIGHT, "heavy")
    person.press(Key.Key_Tab)
    assert (
        "Not understood. Write it as 80\N{NO-BREAK SPACE}kg or 176\N{NO-BREAK SPACE}lb."
        in person.words_of(dialog)
    )
    (said,) = (one for one in dialog.findChildren(QLabel) if "Not understood" in one.text())
    assert said.palette().color(QPalette.ColorRole.WindowText) == QColor(LIGHT.no)
    assert person.window.side().room.mine.told == ()
    write(person, dialog, Measure.WEIGHT, "80 kg")
    assert "Not understood" not in person.words_of(dialog)
    write(person, dialog, Measure.WEIGHT, "80 kgg")
    assert person.window.side().room.mine.told == (), "the field and what is used agree"
    dialog.close()


def test_that_the_verdict_stays_in_view_in_large_text(open_window: Opener) -> None:
    person = open_window(size=NARROW)
    person.window.theming.choose_text_size(200)
    person.choose(*THREE)
    person.press(Key.Key_Return, CTRL)
    dialog = open_room(person)
    said = part(dialog, QLabel, "roomVerdict")
    assert not said.isVisible(), "nothing is checked yet"
    write(person, dialog, Measure.WEIGHT, "400 lb")
    settle()
    chairs = person.window._catalogue.load(list(THREE))
    told = person.window.side().room.mine.told
    assert said.text() == verdict([check_chair(chair, told) for chair in chairs])
    assert "not fit" in said.text()
    assert said.visibleRegion().boundingRect() == said.rect()
    assert trouble(dialog) == []
    dialog.close()


def test_that_units_follow_the_choice_of_the_person(person: Person) -> None:
    person.action("unitsMetricAction").trigger()
    person.compare(*THREE)
    dialog = open_room(person)
    write(person, dialog, Measure.WEIGHT, "80")
    assert "yours 80 kg (176.4 lb)" in person.words_of(dialog)
    dialog.close()


def test_that_a_bare_figure_follows_the_units_of_the_others_and_shows_its_own(
    person: Person,
) -> None:
    person.compare(*THREE)
    dialog = open_room(person)
    doorway = part(dialog, QLineEdit, "room_doorway")
    write(person, dialog, Measure.DOORWAY, "70")
    person.press(Key.Key_Tab)
    assert doorway.text() == "70 in", "as the units of the program, which are seen then"
    write(person, dialog, Measure.DOORWAY, "")
    write(person, dialog, Measure.HEIGHT, "178 cm")
    write(person, dialog, Measure.DOORWAY, "70")
    person.press(Key.Key_Tab)
    assert doorway.text() == "70 cm"
    write(person, dialog, Measure.WEIGHT, "176 lb")
    write(person, dialog, Measure.ROOM_LENGTH, "200")
    person.press(Key.Key_Tab)
    assert part(dialog, QLineEdit, "room_room_length").text() == "200 cm", "as the other lengths"
    dialog.close()


def test_that_without_chairs_it_says_what_to_do(person: Person) -> None:
    dialog = open_room(person)
    assert "Choose two or three chairs" in person.words_of(dialog)
    write(person, dialog, Measure.HEIGHT, "178 cm")
    dialog.close()
    person.come_back()
    person.compare(*THREE)
    assert person.window.side().room.mine.text_of(Measure.HEIGHT) == "178 cm"


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_that_nothing_is_cut_off(open_window: Opener, size: tuple[int, int], percent: int) -> None:
    person = open_window(size=size)
    person.window.theming.choose_text_size(percent)
    person.choose(*THREE)
    person.press(Key.Key_Return, CTRL)
    dialog = open_room(person)
    write_all(person, dialog)
    settle()
    assert trouble(dialog) == []
    for picture in dialog.findChildren(RoomPicture):
        if picture.isVisible():
            assert picture.height() >= picture.heightForWidth(picture.width())
    dialog.close()
    person.come_back()
    assert trouble(person.window) == []


def test_that_everything_is_named_and_claims_nothing(person: Person) -> None:
    person.compare(*THREE)
    dialog = open_room(person)
    write_all(person, dialog)
    assert faults_of(dialog) == []
    pictures = [p for p in dialog.findChildren(RoomPicture) if p.isVisibleTo(dialog)]
    assert pictures
    for picture in pictures:
        assert picture.accessibleDescription() in person.words_of(dialog)
    dialog.close()


def painted(view: SideView) -> tuple[QImage, RoomPicture]:
    picture = RoomPicture(view, 300.0, 120.0, Theme(LIGHT))
    picture.resize(600, picture.heightForWidth(600))
    image = QImage(picture.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    picture.render(image)
    return image, picture


def columns_of(image: QImage, colour: str, share: tuple[float, float]) -> list[int]:
    wanted = QColor(colour)
    return [
        x
        for x in range(int(image.width() * share[0]), int(image.width() * share[1]))
        if any(image.pixelColor(x, y) == wanted for y in range(image.height()))
    ]


@pytest.mark.usefixtures("application")
def test_that_lengths_are_drawn_to_one_scale() -> None:
    flat = Pose("Upright", Size(150.0, "150 cm"), None)
    lying = Pose("Lying back", Size(180.0, "180 cm"), None)
    image, picture = painted(SideView(flat, lying, None, None))
    upright = columns_of(image, LIGHT.primary, (0.0, 0.5))
    reclined = columns_of(image, LIGHT.primary, (0.5, 1.0))
    scale = picture.scale_at(600)
    assert upright[-1] - upright[0] == pytest.approx(150 * scale, abs=3)
    assert reclined[-1] - reclined[0] == pytest.approx(180 * scale, abs=3)
    picture.deleteLater()


@pytest.mark.usefixtures("application")
def test_that_what_is_not_stated_is_not_drawn_and_what_is_too_long_is_red() -> None:
    silent = Pose("Upright", None, Size(110.0, "110 cm"))
    long = Pose("Lying back", Size(250.0, "250 cm"), Size(90.0, "90 cm"))
    image, picture = painted(SideView(silent, long, None, Size(200.0, "200 cm")))
    assert columns_of(image, LIGHT.primary, (0.0, 1.0)) == []
    assert columns_of(image, LIGHT.text, (0.0, 0.5)) == []
    assert columns_of(image, LIGHT.no, (0.5, 1.0))
    assert columns_of(image, LIGHT.text, (0.5, 1.0)), "the chair that is stated is drawn"
    picture.deleteLater()


def test_that_body_and_room_are_in_no_export_copy_or_saved_comparison(
    person: Person, home: Path, tmp_path: Path
) -> None:
    person.compare(*THREE)
    dialog = open_room(person)
    write_all(person, dialog)
    dialog.close()
    person.come_back()
    taken = take_everything_along(person, tmp_path / "out")
    person.window.close()
    secrets = ("6 ft 3 in", "105 kg", "yours", "231.5")
    files = [*(tmp_path / "out").iterdir(), *home.rglob("*.sqlite*"), *home.rglob("*.log")]
    assert len(files) >= 4
    for text in (taken, *(path.read_bytes().decode("utf-8", "replace") for path in files)):
        assert [secret for secret in secrets if secret in text] == []
