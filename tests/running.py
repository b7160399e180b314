"""Runs the program as a person would, and takes the powers of an administrator away from it."""

import contextlib
import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# What lets the administrator of a Linux machine pass over file permissions (linux/capability.h).
_DAC_OVERRIDE, _DAC_READ_SEARCH = 1, 2
_CAPABILITY_VERSION = 0x20080522
_PR_CAPBSET_DROP = 24

_DROP_AND_RUN = f"""
import ctypes, os, sys
for power in ({_DAC_OVERRIDE}, {_DAC_READ_SEARCH}):
    if ctypes.CDLL(None).prctl({_PR_CAPBSET_DROP}, power, 0, 0, 0):
        sys.exit("cannot drop")
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


def is_administrator() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def environment(home: Path | None = None) -> dict[str, str]:
    """An environment without a locale, colour or a screen of its own."""
    dropped = ("PYTHON", "LC_", "LANG", "QT_", "DISPLAY", "WAYLAND", "CHAIRCOMPARE_", "COV_")
    env = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    env |= {"LC_ALL": "C", "QT_QPA_PLATFORM": "offscreen"}
    if home:
        env["CHAIRCOMPARE_HOME"] = str(home)
    return env


def run_python(
    *arguments: str | Path, home: Path | None = None, cwd: Path | None = None, plain: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run Python to its end; `plain`: as someone to whom file permissions apply."""
    drop = ["-c", _DROP_AND_RUN] if plain and is_administrator() else []
    done = subprocess.run(
        [sys.executable, *drop, *map(str, arguments)],
        env=environment(home),
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    if drop and "cannot drop" in done.stderr:
        pytest.skip("file permissions do not apply to this administrator")
    return done


def run_program(
    *arguments: str | Path, home: Path | None = None, cwd: Path | None = None, plain: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run chaircompare to its end."""
    return run_python("-m", "chaircompare", *arguments, home=home, cwd=cwd, plain=plain)


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Powers(ctypes.Structure):
    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


@contextlib.contextmanager
def file_permissions_apply() -> Iterator[None]:
    """Inside, this thread is stopped by file permissions even if it is the administrator's."""
    if os.name == "nt":
        pytest.skip("folders cannot be made read-only by their mode here")
    if not is_administrator():
        yield
        return
    if sys.platform != "linux":
        pytest.skip("file permissions do not apply to this administrator")
    system = ctypes.CDLL(None)
    header, powers = _Header(_CAPABILITY_VERSION, 0), (_Powers * 2)()
    system.capget(ctypes.byref(header), powers)
    before = powers[0].effective
    powers[0].effective = before & ~(1 << _DAC_OVERRIDE | 1 << _DAC_READ_SEARCH)
    if system.capset(ctypes.byref(header), powers):
        pytest.skip("file permissions do not apply to this administrator")
    try:
        yield
    finally:
        powers[0].effective = before
        system.capset(ctypes.byref(header), powers)


@contextlib.contextmanager
def mode(path: Path, bits: int) -> Iterator[None]:
    """Inside, the file or folder has this mode, and it counts for everyone."""
    before = path.stat().st_mode
    path.chmod(bits)
    try:
        with file_permissions_apply():
            yield
    finally:
        path.chmod(before)
