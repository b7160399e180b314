"""What stands around each step of the import: title, what is told, progress, buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from chaircompare.ui.dialogs.laying_out import dialog_column, resize_within
from chaircompare.ui.text import label
from chaircompare.ui.theme import Theme

_SIZE = (1040, 680)
_PARTS = 1000


class WizardFrame(QDialog):
    """A dialog of steps, as large as the window has room for; it knows nothing of what they do."""

    def __init__(self, name: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName(name)
        column = dialog_column(self)
        column.addLayout(self._heading(theme))
        self.told = label(role="strong", wrap=True)
        self.told.setObjectName("importTold")
        column.addWidget(self.told)
        self.stack = QStackedWidget()
        column.addWidget(self.stack, 1)
        self._busy_with = label(wrap=True)
        self._busy_with.setObjectName("importBusyWith")
        column.addWidget(self._busy_with)
        self._bar = QProgressBar()
        self._bar.setObjectName("importProgress")
        self._bar.setAccessibleName("Progress")
        self._bar.setRange(0, _PARTS)
        self._bar.setTextVisible(False)
        column.addWidget(self._bar)
        column.addLayout(self._buttons(theme))
        resize_within(self, _SIZE, theme)

    def _heading(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        self.title = label(role="page-title", wrap=True)
        self.title.setObjectName("importTitle")
        row.addWidget(self.title, 1)
        self.number = label(role="muted")
        self.number.setObjectName("importStepNumber")
        row.addWidget(self.number)
        return row

    def _buttons(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.report = self._button("saveReportButton", "Save report…")
        row.addWidget(self.report)
        row.addStretch(1)
        self.cancel = self._button("importCancelButton", "Cancel")
        self.back = self._button("importBackButton", "Back")
        self.next = self._button("importNextButton", "Next")
        self.next.setProperty("role", "primary")
        self.next.setDefault(True)
        for button in (self.cancel, self.back, self.next):
            row.addWidget(button)
        return row

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def show_busy(self, words: str) -> None:
        """Say what is under way; no words, no bar."""
        self._busy_with.setText(words)
        self._busy_with.setVisible(bool(words))
        self._bar.setVisible(bool(words))
        self._bar.setValue(0)

    def show_progress(self, share: float) -> None:
        """How much of it is done, from 0 to 1."""
        self._bar.setValue(round(share * _PARTS))

    def tell(self, words: str) -> None:
        """What the person should know, over the step."""
        self.told.setText(words)
        self.told.setVisible(bool(words))
