"""Reads a picture file that a person chose: upright, small enough, and refused in words if bad."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from chaircompare.errors import ChairCompareError

_MOST_BYTES = 60 * 1024 * 1024
# A telephone takes 50 million points; four bytes each are what Qt needs to unpack them.
_MOST_POINTS = 64_000_000
_MOST_MEGABYTES = 300
_LONGEST_SIDE = 1200
_QUALITY = 85
_KINDS = {"jpeg", "png", "webp", "bmp", "gif", "tiff"}
_HINT = "Take another picture, or save a copy as JPEG first."


class PhotoRefusedError(ChairCompareError):
    """A file that cannot be taken as the picture of a chair."""


@dataclass(frozen=True)
class Photo:
    """An upright picture, scaled down, and the bytes that are kept of it."""

    image: QImage
    content: bytes
    suffix: str


def read_photo(path: Path) -> Photo:
    """The picture in a file; PhotoRefusedError says why it cannot be taken."""
    data = _bytes_of(path)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(_MOST_MEGABYTES)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    kind = reader.format().toStdString() if reader.canRead() else ""
    if kind not in _KINDS:
        raise PhotoRefusedError(f"{path.name} is not a picture that can be read.", _HINT)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_POINTS:
        raise PhotoRefusedError(
            f"{path.name} is too large: {size.width():,} × {size.height():,} points.", _HINT
        )
    if kind == "jpeg" and not _is_whole_jpeg(data):
        raise PhotoRefusedError(f"{path.name} is cut off: its end is missing.", _HINT)
    if max(size.width(), size.height()) > _LONGEST_SIDE:
        reader.setScaledSize(size.scaled(_bounds(), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise PhotoRefusedError(f"{path.name} is damaged and cannot be read to its end.", _HINT)
    return _packed(image)


def _bounds() -> QSize:
    return QSize(_LONGEST_SIDE, _LONGEST_SIDE)


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise PhotoRefusedError(f"{path.name} is not a file.", _HINT)
        if path.stat().st_size > _MOST_BYTES:
            megabytes = path.stat().st_size // (1024 * 1024)
            raise PhotoRefusedError(f"{path.name} is too large: {megabytes} MB.", _HINT)
        return path.read_bytes()
    except OSError as error:
        raise PhotoRefusedError(f"{path.name} cannot be opened: {error.strerror}.", "") from error


def _is_whole_jpeg(data: bytes) -> bool:
    """Whether the end mark follows the picture. Qt silently fills what is missing with grey.

    Segments are walked by their lengths, as a small preview inside has an end mark of its own.
    """
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:  # noqa: PLR2004 - every mark begins so
        mark = data[place + 1]
        if mark == 0xDA:  # noqa: PLR2004 - start of scan, ITU T.81 table B.1
            return data.find(b"\xff\xd9", place) >= 0
        place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return False


def _packed(image: QImage) -> Photo:
    suffix = "png" if image.hasAlphaChannel() else "jpg"
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # Written anew: where the picture was taken and with what does not come along.
    clean = image.convertToFormat(
        QImage.Format.Format_ARGB32 if suffix == "png" else QImage.Format.Format_RGB32
    )
    for key in clean.textKeys():
        clean.setText(key, "")
    writer = QImageWriter(buffer, QByteArray(suffix.encode()))
    writer.setQuality(-1 if suffix == "png" else _QUALITY)
    if not writer.write(clean):
        raise PhotoRefusedError("The picture cannot be made smaller.", _HINT)
    return Photo(clean, bytes(content.data()), suffix)
