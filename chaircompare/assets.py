"""Finds the files that travel with the program: the shipped facts and the pictures."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def _folder(installed: str, in_repository: str) -> Path:
    inside = _PACKAGE / installed
    return inside if inside.is_dir() else _PACKAGE.parent / in_repository


def data_folder() -> Path:
    """Shipped facts: inside the package once installed, beside it in a clone."""
    return _folder("_data", "data")


def resources_folder() -> Path:
    """Icons and application pictures, found as data_folder() is."""
    return _folder("_resources", "resources")
