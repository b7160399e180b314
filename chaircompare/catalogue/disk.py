"""Why something could not be written, and what to do: what a system and SQLite say, in words."""

import errno
import sqlite3

_ANOTHER_FOLDER = "Choose another folder."
_MAKE_ROOM = "Free some space, or choose another disk."
_SYSTEM = {
    errno.EACCES: ("you may not write there", _ANOTHER_FOLDER),
    errno.EPERM: ("you may not write there", _ANOTHER_FOLDER),
    errno.EROFS: ("the folder is read-only", _ANOTHER_FOLDER),
    errno.ENOSPC: ("the disk is full", _MAKE_ROOM),
    errno.EDQUOT: ("your share of the disk is full", _MAKE_ROOM),
    errno.ENOENT: ("the folder does not exist", "Make the folder, or choose another one."),
    errno.ENOTDIR: ("the folder does not exist", "Make the folder, or choose another one."),
    errno.EISDIR: ("that is a folder", "Give the file a name."),
    errno.ENAMETOOLONG: ("the name is too long", "Choose a shorter name."),
}
# By a word of what SQLite says; each begins a sentence of its own in its messages.
_DATABASE = {
    "locked": (
        "another program is writing into it",
        "Close the other program, or try again in a moment.",
    ),
    "full": ("the disk is full", "Free some space and try again."),
    "readonly": (
        "the file or its folder is read-only",
        "Allow writing to both, or use another catalogue.",
    ),
    "disk I/O": (
        "the disk does not answer as it should",
        "Check that the disk is there and has room, then try again.",
    ),
    "unable to open": ("the folder may not be written", "Allow writing to the folder."),
}


def why_not_written(error: OSError | sqlite3.Error) -> tuple[str, str]:
    """A reason that goes on after a colon, and what to do."""
    if isinstance(error, OSError):
        said = error.strerror or "unknown reason"
        return _SYSTEM.get(error.errno or 0, (said, "Choose another place."))
    said = str(error)
    for word, told in _DATABASE.items():
        if word in said:
            return told
    return said, "Check the disk, then try again."
