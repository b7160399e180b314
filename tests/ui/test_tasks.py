"""Work off the window's thread: its result, its progress, what goes wrong, and the stop."""

import threading

from pytestqt.qtbot import QtBot

from chaircompare.errors import ChairCompareError
from chaircompare.ui.tasks import Progress, Task


def test_that_a_task_brings_its_result_and_its_progress_to_the_windows_thread(
    qtbot: QtBot, application: object
) -> None:
    assert application
    seen: list[float] = []

    def job(progress: Progress) -> str:
        assert threading.current_thread() is not threading.main_thread()
        assert progress(0.5)
        return "done"

    task = Task(job)
    task.progressed.connect(seen.append)
    with qtbot.waitSignal(task.done) as done:
        task.start()
    assert done.args == ["done"]
    assert seen == [0.5]


def test_that_a_task_tells_what_went_wrong(qtbot: QtBot, application: object) -> None:
    assert application

    def job(_: Progress) -> None:
        raise ChairCompareError("It rains.")

    task = Task(job)
    with qtbot.waitSignal(task.failed) as failed:
        task.start()
    assert failed.args is not None
    assert str(failed.args[0]) == "It rains."


def test_that_a_stopped_task_brings_nothing(qtbot: QtBot, application: object) -> None:
    assert application
    begun = threading.Event()
    brought: list[object] = []

    def job(progress: Progress) -> str:
        begun.set()
        while progress(0):
            pass
        return "late"

    task = Task(job)
    task.done.connect(brought.append)
    task.start()
    assert begun.wait(10)
    task.stop()
    with qtbot.waitSignal(task.destroyed):
        task.wait()
    assert brought == []
