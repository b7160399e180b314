"""Chooses the look and the text size, follows the system, and tells the window of changes."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QStyleFactory, QToolTip

from chaircompare.settings import TEXT_SIZES
from chaircompare.ui.keeper import SettingsKeeper
from chaircompare.ui.theme import Theme, make_theme, system_is_dark, system_wants_contrast


class Theming(QObject):
    """Holds the theme in force; `changing` and `changed` come before and after."""

    changing = Signal()
    changed = Signal(object)

    def __init__(self, keeper: SettingsKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._system_dark = system_is_dark()
        QApplication.setStyle(QStyleFactory.create("Fusion"))
        self.theme = self._make()
        self._put_in_force()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        accessibility = hints.accessibility()
        accessibility.contrastPreferenceChanged.connect(self._on_system_changed)

    def _make(self) -> Theme:
        settings = self._keeper.settings
        return make_theme(
            settings.theme,
            settings.text_size,
            system_dark=self._system_dark,
            system_contrast=system_wants_contrast(),
        )

    def _put_in_force(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            palette = self.theme.palette()
            application.setPalette(palette)
            QToolTip.setPalette(palette)
            application.setStyleSheet(self.theme.style_sheet())

    def _renew(self) -> None:
        self.theme = self._make()
        self.changing.emit()
        self._put_in_force()
        self.changed.emit(self.theme)

    def _on_system_changed(self) -> None:
        self._system_dark = system_is_dark()
        if self._keeper.settings.theme in {"system", "contrast"}:
            self._renew()

    def choose_look(self, look: str) -> None:
        """Take one of settings.THEMES; "system" follows it."""
        self._keeper.settings.theme = look
        self._keeper.save()
        self._renew()

    @property
    def text_size(self) -> int:
        """The text size in percent."""
        return self._keeper.settings.text_size

    def choose_text_size(self, percent: int) -> None:
        """Take one of TEXT_SIZES."""
        if percent != self.text_size:
            self._keeper.settings.text_size = percent
            self._keeper.save()
            self._renew()

    def step_text_size(self, by: int) -> None:
        """Larger (1) or smaller (-1), as far as there are sizes."""
        at = TEXT_SIZES.index(self.text_size) + by
        if 0 <= at < len(TEXT_SIZES):
            self.choose_text_size(TEXT_SIZES[at])

    def larger(self) -> None:
        """One step larger text."""
        self.step_text_size(1)

    def smaller(self) -> None:
        """One step smaller text."""
        self.step_text_size(-1)

    def reset(self) -> None:
        """Text at 100 %."""
        self.choose_text_size(TEXT_SIZES[0])

    def take_look(self, entry: QAction) -> None:
        """Take the look of the ticked menu entry."""
        self.choose_look(entry.data())
