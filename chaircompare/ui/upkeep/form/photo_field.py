"""Where a picture of the chair is chosen, looked at and taken away."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from chaircompare.ui.dialogs.files import file_dialog
from chaircompare.ui.flow import FlowLayout
from chaircompare.ui.text import label, say
from chaircompare.ui.theme import Theme
from chaircompare.ui.upkeep.form.photo import Photo, PhotoRefusedError, read_photo

_WIDTH, _HEIGHT = 124, 84
_FILTER = "Pictures (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff);;All files (*)"


class PhotoField(QWidget):
    """Shows the picture small; a file that cannot be taken is refused in words beside it."""

    changed = Signal()

    def __init__(self, kept: Path | None, theme: Theme) -> None:
        """Make it; `kept` is the picture that the chair has now."""
        super().__init__()
        self.photo: Photo | None = None
        self.removed = False
        self._image = QImage(str(kept)) if kept else QImage()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._picture = QLabel()
        self._picture.setObjectName("photoPreview")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self._picture)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        self._buttons = FlowLayout()
        self._choose = QPushButton("Choose a photo…")
        self._choose.setObjectName("choosePhotoButton")
        self._choose.setAutoDefault(False)
        self._choose.clicked.connect(self._ask)
        self._remove = QPushButton("Remove the photo")
        self._remove.setObjectName("removePhotoButton")
        self._remove.setAutoDefault(False)
        self._remove.clicked.connect(self._on_removed)
        self.setFocusProxy(self._choose)
        self._buttons.addWidget(self._choose)
        self._buttons.addWidget(self._remove)
        column.addLayout(self._buttons)
        self._told = label(role="small", wrap=True)
        self._told.setObjectName("photoTold")
        self._told.hide()
        column.addWidget(self._told)
        column.addStretch(1)
        row.addWidget(side, 1)
        self._row = row
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._theme = theme
        self._row.setSpacing(theme.px(12))
        self._buttons.setSpacing(theme.px(8))
        self._picture.setFixedSize(theme.px(_WIDTH), theme.px(_HEIGHT))
        self._show()

    def _show(self) -> None:
        has_one = not self._image.isNull()
        self._remove.setVisible(has_one)
        self._choose.setText("Choose another photo…" if has_one else "Choose a photo…")
        self._picture.setVisible(has_one)
        if has_one:
            ratio = self.devicePixelRatioF()
            scaled = self._image.scaled(
                self._picture.size() * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            pixmap = QPixmap.fromImage(scaled)
            pixmap.setDevicePixelRatio(ratio)
            self._picture.setPixmap(pixmap)
            self._picture.setAccessibleName("Your photo of the chair")

    def _tell(self, words: str, role: str = "small") -> None:
        say(self._told, words, role)
        self._told.setVisible(bool(words))

    def _ask(self) -> None:
        dialog = file_dialog(self, "Choose a photo of the chair", "photoDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(_FILTER.split(";;"))
        dialog.setDirectory(str(Path.home()))
        dialog.fileSelected.connect(self.take)
        dialog.open()

    def take(self, path: str) -> None:
        """Take the picture in this file, or say why not."""
        try:
            photo = read_photo(Path(path))
        except PhotoRefusedError as error:
            self._tell(str(error), "check")
            return
        self.photo, self.removed, self._image = photo, False, photo.image
        self._tell("A small copy is kept with your catalogue when you save.")
        self._show()
        self.changed.emit()

    def _on_removed(self) -> None:
        self.photo, self.removed, self._image = None, True, QImage()
        self._tell("")
        self._show()
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
