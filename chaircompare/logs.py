"""The log file: tracebacks go there and never to the person."""

import contextlib
import logging
import logging.handlers
from pathlib import Path

from typing_extensions import override

FILE_NAME = "chaircompare.log"
_LARGEST = 1_000_000

# Where there is no log, Python itself would print warnings.
logging.getLogger("chaircompare").addHandler(logging.NullHandler())


class _QuietHandler(logging.handlers.RotatingFileHandler):
    @override
    def handleError(self, record: logging.LogRecord) -> None:
        """Lose the record: a full disk must not put a traceback before the person."""


def start_logging(folder: Path) -> Path | None:
    """Write warnings and errors to the folder; None, and no log, where that is not possible."""
    root = logging.getLogger("chaircompare")
    root.setLevel(logging.INFO)
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / FILE_NAME
        if any(getattr(h, "baseFilename", "") == str(path.absolute()) for h in root.handlers):
            return path
        handler = _QuietHandler(
            path, maxBytes=_LARGEST, backupCount=2, encoding="utf-8", delay=True
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        root.addHandler(handler)
        return path
    return None
