"""Errors that carry a sentence for the person and a hint on what to do next."""

from typing_extensions import override


class ChairCompareError(Exception):
    """Something that could not be done, said in words that can be shown as they are."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    @override
    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UsageError(ChairCompareError):
    """The request itself does not make sense; asking differently will work."""
