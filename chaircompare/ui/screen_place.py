"""Where the window stands on the screen: all of it is seen, title bar and status line too."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

# What systems put around a window. How much it is can be asked only once the window is shown.
_FRAME = QMargins(4, 40, 4, 4)


def within(wanted: QRect, free: QRect) -> QRect:
    """The rectangle no larger than the free one, and moved into it."""
    size = wanted.size().boundedTo(free.size())
    left = min(max(wanted.left(), free.left()), free.right() + 1 - size.width())
    top = min(max(wanted.top(), free.top()), free.bottom() + 1 - size.height())
    return QRect(QPoint(left, top), size)


def fits(wanted: QSize, free: QSize) -> bool:
    """Whether a window with its frame finds room."""
    return wanted.grownBy(_FRAME).boundedTo(free) == wanted.grownBy(_FRAME)


def stand_on_screen(window: QWidget) -> None:
    """Bring a window that is not yet shown into view.

    A first window larger than the screen opens maximised. One that was left somewhere stands there
    again, as far as the screen of today has room; it is moved back from screens that are gone.
    """
    if window.isMaximized() or window.isFullScreen():
        return
    remembered = window.testAttribute(Qt.WidgetAttribute.WA_Moved)
    screen = QGuiApplication.screenAt(window.geometry().center()) or window.screen()
    free = screen.availableGeometry()
    if not remembered and fits(window.size(), free.size()):
        return  # the system knows best where a new window goes
    place = within(window.geometry(), free.marginsRemoved(_FRAME))
    if remembered and within(window.geometry(), free) == window.geometry():
        return
    window.setGeometry(place)
    if not remembered:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
