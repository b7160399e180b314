"""Work that takes longer than a frame: on its own thread, with progress, and it can be stopped."""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from chaircompare.errors import ChairCompareError

Progress = Callable[[float], bool]
"""Tells a share of the work from 0 to 1; False means that it is to stop."""


class Task(QObject):
    """One job. Its signals come on the window's thread; after stop() none comes any more.

    The job must not touch the window. It looks at `progress` often, and raises when that says stop.
    """

    progressed = Signal(float)
    done = Signal(object)
    failed = Signal(object)  # ChairCompareError
    _told = Signal(float)
    _ended = Signal(object, object)

    def __init__(self, job: Callable[[Progress], Any]) -> None:
        # Lives on the window's thread until the job has ended, whoever asked for it.
        super().__init__(QCoreApplication.instance())
        self._job = job
        self._stop = threading.Event()
        self._succeeded = threading.Event()
        self._thread = threading.Thread(target=self._work, name="task")
        self._told.connect(self._on_told)
        self._ended.connect(self._on_ended)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Ask the job to end; what it still brings is dropped."""
        self._stop.set()

    def wait(self) -> None:
        """Return when the thread has ended; its signals may still be on their way."""
        self._thread.join()

    @property
    def has_succeeded(self) -> bool:
        """Whether the job came to its end, be it after it was asked to stop."""
        return self._succeeded.is_set()

    def _progress(self, share: float) -> bool:
        if not self._stop.is_set():
            self._told.emit(share)
        return not self._stop.is_set()

    def _work(self) -> None:
        try:
            result = self._job(self._progress)
            self._succeeded.set()
            self._ended.emit(result, None)
        except ChairCompareError as error:
            self._ended.emit(None, error)
        except Exception:
            words = ("Something went wrong that should not.", "Details are in the log.")
            self._ended.emit(None, ChairCompareError(*words))
            raise  # to the hook for threads, which logs and tells

    @Slot(float)
    def _on_told(self, share: float) -> None:
        if not self._stop.is_set():
            self.progressed.emit(share)

    @Slot(object, object)
    def _on_ended(self, result: object, error: ChairCompareError | None) -> None:
        if not self._stop.is_set():
            if error:
                self.failed.emit(error)
            else:
                self.done.emit(result)
        self.deleteLater()
