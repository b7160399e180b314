"""The line at the foot of the window: where one is, what was just done, what cannot be done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from chaircompare.catalogue.store import Catalogue
from chaircompare.relevance.criteria import RLS_IN_BRIEF, RLS_SENTENCE
from chaircompare.ui.text import label
from chaircompare.ui.theme import Theme

if TYPE_CHECKING:
    from chaircompare.exchange.exporting import Exported


_NO_ADVICE = "Not medical advice: ask a doctor."
_LARGE = 1.5


def _standing_words(catalogue: Catalogue, day: str, *, comparing: bool, scale: float) -> str:
    """What the line says as long as nothing was done.

    One line at every size of text: the full sentences stand at the start and in About.
    """
    if catalogue.refusal:
        return f"{catalogue.refusal} You can go on reading."
    if comparing:
        return RLS_IN_BRIEF if scale >= _LARGE else RLS_SENTENCE
    if catalogue.set_aside:
        name = catalogue.set_aside.name
        return (
            f"Your earlier catalogue is damaged. It is kept as {name} until you move it. "
            f"“Restore…” in the File menu takes a backup. {_NO_ADVICE}"
        )
    if not catalogue.count():
        return f"No chairs yet. {_NO_ADVICE}"
    return f"Facts of {day}, each with its source. {_NO_ADVICE}"


class StatusLine(QFrame):
    """A message stays until the next act; without one the standing words show."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._row = QHBoxLayout(self)
        self._words = label(role="small", wrap=True, selectable=True)
        self._words.setObjectName("statusLine")
        self._row.addWidget(self._words, 1)
        self._folder = QPushButton("Open folder")
        self._folder.setObjectName("openFolderButton")
        self._folder.setProperty("role", "small")
        self._folder.clicked.connect(self._on_open_folder)
        self._folder.hide()
        self._row.addWidget(self._folder)
        self._address = ""
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take sizes from the theme."""
        self._theme = theme
        self._row.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(4))

    def stand(self, catalogue: Catalogue, day: str, *, comparing: bool) -> None:
        """Show the standing words; `day` is that of the facts."""
        scale = self._theme.scale
        self.say(_standing_words(catalogue, day, comparing=comparing, scale=scale))

    def say(self, words: str) -> None:
        """Say what was done."""
        self._words.setText(words)
        self._folder.hide()

    def say_exported(self, done: "Exported") -> None:
        """Say what was written where, with a way to the folder."""
        self.say(f"{done.words}.")
        self._address = str(done.path.absolute().parent)
        self._folder.show()

    def _on_open_folder(self) -> None:
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(self._address))
