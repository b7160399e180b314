"""Keeps the person's choices on disk, saved after every change so that a crash loses none."""

from pathlib import Path

from chaircompare.settings import Settings, load_settings, save_settings


class SettingsKeeper:
    """The settings in force and the file that they live in."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.settings: Settings = load_settings(path)

    def save(self) -> None:
        """Write them down now."""
        save_settings(self.settings, self._path)
