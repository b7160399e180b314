"""A program that is killed while it writes leaves the state before a change or after it."""

import sys

import pytest

from chaircompare.catalogue.store import Catalogue
from tests.catalogue.killing import KILLS
from tests.running import run_python


@pytest.mark.skipif(sys.platform == "win32", reason="processes are not forked there")
def test_that_a_program_killed_at_any_moment_leaves_a_whole_state(
    catalogue: Catalogue,
) -> None:
    catalogue.close()
    done = run_python("-m", "tests.catalogue.killing", catalogue.path)
    assert (done.returncode, done.stderr) == (0, "")
    killed, in_the_middle = (int(word) for word in done.stdout.split())
    assert killed == KILLS
    # Else the moments were not the ones that the test is about.
    assert in_the_middle > KILLS // 4
