"""The way in: the entry of the menu, the button, or a file that was dropped on the window."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from chaircompare.catalogue.database import ChangesRefusedError
from chaircompare.paths import places
from chaircompare.ui.upkeep.part import RememberingPart

if TYPE_CHECKING:
    from chaircompare.ui.upkeep.importing.wizard import ImportWizard


class Importing(RememberingPart):
    """Opens the import, which is loaded when it is first wanted."""

    def ask(self) -> None:
        """Ask which file, and lead through the import."""
        self._open()

    def import_file(self, path: Path) -> None:
        """Lead through the import of this file."""
        wizard = self._open()
        if wizard:
            wizard.open_file(path)

    def _open(self) -> "ImportWizard | None":
        if self._catalogue.refusal:
            from chaircompare.ui.dialogs.boxes import tell

            catalogue = self._catalogue
            tell(self._window, ChangesRefusedError(catalogue.refusal, catalogue.remedy))
            return None
        from chaircompare.exchange.importing.remembered import FILE_NAME
        from chaircompare.ui.upkeep.importing.wizard import ImportWizard

        wizard = ImportWizard(
            self._catalogue,
            self._changes,
            places().data / FILE_NAME,
            self._theming.theme,
            self._window,
            today=datetime.now(tz=UTC).astimezone().date(),
            folder=self._keeper.settings.import_folder or str(Path.home()),
        )
        wizard.remembered_folder.connect(self._keep_folder)
        wizard.open()
        return wizard

    def _keep_folder(self, folder: str) -> None:
        self._keeper.settings.import_folder = folder
        self._keeper.save()
