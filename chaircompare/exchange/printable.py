"""Text as a document can hold it, whatever stands in the catalogue."""

import re

# Control characters and what Unicode keeps for no character: HTML and XML forbid them.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]"
    "|["
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(1, 17))
    + "]"
)


def printable(text: str) -> str:
    """The text without characters that no document may hold; half a character becomes `?`."""
    return _FORBIDDEN.sub("", text).encode("utf-8", "replace").decode("utf-8")
