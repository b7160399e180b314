"""Shows that long work is under way, keeps the person from changing what it needs, and stops it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QPushButton, QWidget
from typing_extensions import override

from chaircompare.errors import ChairCompareError
from chaircompare.ui.dialogs.laying_out import button_row, dialog_column, resize_with_text
from chaircompare.ui.tasks import Progress, Task
from chaircompare.ui.text import label

_SIZE = (520, 170)


class WorkDialog(QDialog):
    """Works off the window's thread; tells once how it ended, and is freed then."""

    done_well = Signal()
    failed = Signal(object)  # ChairCompareError
    stopped = Signal()

    def __init__(self, words: str, job: Callable[[Progress], Any], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("workDialog")
        self.setWindowTitle("chaircompare")
        column = dialog_column(self)
        column.addWidget(label(words, "strong", wrap=True))
        column.addWidget(label("If you stop it, nothing is changed.", wrap=True))
        self._bar = QProgressBar()
        self._bar.setObjectName("workProgress")
        self._bar.setAccessibleName("Progress")
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        column.addWidget(self._bar)
        column.addStretch(1)
        self._stop = QPushButton("Stop")
        self._stop.setObjectName("stopWorkButton")
        self._stop.clicked.connect(self.reject)
        column.addLayout(button_row(self, self._stop))
        resize_with_text(self, _SIZE)
        self._task = Task(job)
        self._task.progressed.connect(self._on_progress)
        self._task.done.connect(self._on_done)
        self._task.failed.connect(self._on_failed)

    def begin(self) -> None:
        """Open and work."""
        self.open()
        self._task.start()

    def _on_progress(self, share: float) -> None:
        self._bar.setValue(round(share * 1000))

    def _on_done(self, _result: object) -> None:
        self._go()
        self.done_well.emit()

    def _on_failed(self, error: ChairCompareError) -> None:
        self._go()
        self.failed.emit(error)

    def _go(self) -> None:
        self.hide()
        self.deleteLater()

    @override
    def reject(self) -> None:
        """Stop the work and wait for its thread: nothing is under way any more afterwards."""
        self._task.stop()
        self._task.wait()
        self._go()
        # It may have come to its end before it heard of the stop.
        told = self.done_well if self._task.has_succeeded else self.stopped
        told.emit()
