"""Kills a writing process 200 times and looks at what it left; run by test_killed.py.

`python -m tests.catalogue.killing FILE` prints how many were killed, and how many of them while a
change was being made. Everything is imported once and then forked: starts would take minutes.
"""

import os
import random
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.changing import ChairChange
from chaircompare.catalogue.features import registry
from chaircompare.catalogue.store import Catalogue, UnknownChairError
from tests.catalogue.test_changing import own_chair
from tests.making import a_fact

KILLS = 200
_SEED = 20261122
_LONGEST = 0.02
_CHAIR = "osaki-4d-achilles"
_BEGIN, _DONE = b"<", b">"
_PAIR = ("left", "right")


def state(catalogue: Catalogue) -> int:
    """The number of the last change, after a look at whether all of it is there."""
    (chair,) = catalogue.load([_CHAIR])
    number = int(chair.note or 0)
    own = sorted(fact.stated for fact in chair.facts if fact.own)
    assert own == ([str(number)] * 3 if number else []), f"facts of {own} at {number}"
    assert chair.model == _model(chair, number), f"{chair.model} at {number}"
    there = [name for name in _PAIR if _is_there(catalogue, name)]
    assert there == (list(_PAIR) if number % 2 else []), f"{there} at {number}"
    assert catalogue.check() == []
    return number


def _is_there(catalogue: Catalogue, name: str) -> bool:
    try:
        catalogue.load([name])
    except UnknownChairError:
        return False
    return True


def _model(chair: Chair, number: int) -> str:
    return f"Model {number}" if number else chair.model


def changes(catalogue: Catalogue, number: int) -> list[ChairChange]:
    """What leads from one number to the next: facts, names, and chairs that come or go."""
    (chair,) = catalogue.load([_CHAIR])
    width = registry()["seat_width"]
    facts = [a_fact(width, str(number), "in", own=True) for _ in range(3)]
    after = replace(
        chair,
        model=_model(chair, number),
        note=str(number),
        facts=(*(fact for fact in chair.facts if not fact.own), *facts),
    )
    pair = [
        ChairChange(None, own_chair(name)) if number % 2 else ChairChange(own_chair(name), None)
        for name in _PAIR
    ]
    return [pair[0], ChairChange(chair, after), pair[1]]


def write_until_killed(path: Path, pipe: int, number: int) -> None:
    with Catalogue.open(path) as catalogue:
        while True:
            number += 1
            planned = changes(catalogue, number)
            os.write(pipe, _BEGIN)
            catalogue.apply(planned)
            os.write(pipe, _DONE)


def kill_one(path: Path, before: int, delay: float) -> tuple[int, bool]:
    """The number that is left, and whether a change was being made at the end."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        write_until_killed(path, writing, before)
        os._exit(1)
    os.close(writing)
    said = os.read(reading, 1)
    time.sleep(delay)  # the moment is what the test is about
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 65536):
        said += more
    os.close(reading)
    with Catalogue.open(path) as catalogue:
        left = state(catalogue)
    told = before + said.count(_DONE)
    in_the_middle = said.endswith(_BEGIN)
    assert left in {told, told + in_the_middle}, f"{left} is left, {told} were done"
    return left, in_the_middle


def main() -> None:
    path = Path(sys.argv[1])
    chance = random.Random(_SEED)
    number, middle = 0, 0
    for _ in range(KILLS):
        number, in_the_middle = kill_one(path, number, chance.uniform(0, _LONGEST))
        middle += in_the_middle
    print(KILLS, middle)


if __name__ == "__main__":
    main()
