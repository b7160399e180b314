"""The window comes up where all of it is seen, on small screens and after a screen is gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from chaircompare.ui.screen_place import fits, stand_on_screen, within

SCREEN = QRect(0, 0, 1280, 800)
LENGTHS = st.integers(min_value=1, max_value=5000)
PLACES = st.integers(min_value=-6000, max_value=6000)


@given(left=PLACES, top=PLACES, width=LENGTHS, height=LENGTHS)
def test_that_no_part_is_off_the_screen(left: int, top: int, width: int, height: int) -> None:
    place = within(QRect(left, top, width, height), SCREEN)
    assert SCREEN.contains(place)
    assert place.size() == QSize(min(width, 1280), min(height, 800)), "and it is not smaller"


@given(left=st.integers(0, 280), top=st.integers(0, 100))
def test_that_what_is_seen_stays_where_it_was(left: int, top: int) -> None:
    there = QRect(left, top, 1000, 700)
    assert within(there, SCREEN) == there


@pytest.mark.parametrize(
    ("screen", "has_room"),
    [
        (QSize(1280, 800), False),
        (QSize(1366, 728), False),
        (QSize(1920, 1040), True),
        (QSize(1280, 1024), False),
    ],
)
def test_that_the_frame_counts_too(screen: QSize, has_room: bool) -> None:
    assert fits(QSize(1280, 800), screen) is has_room


def test_that_a_first_window_larger_than_the_screen_opens_maximised(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    free = window.screen().availableGeometry()
    window.resize(free.size())
    stand_on_screen(window)
    assert window.isMaximized()
    assert free.contains(window.normalGeometry())


def test_that_a_first_window_with_room_is_left_to_the_system(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(400, 300)
    stand_on_screen(window)
    assert not window.isMaximized()
    assert window.size() == QSize(400, 300)


def test_that_a_window_left_on_a_screen_that_is_gone_comes_back(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setGeometry(QRect(9000, 7000, 500, 400))
    stand_on_screen(window)
    assert window.screen().availableGeometry().contains(window.geometry())
    assert window.size() == QSize(500, 400)
    assert not window.isMaximized()
