"""Pictures that a person chooses: upright and small, or refused in words."""

import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton

from chaircompare.catalogue.photos import photo_file, photo_folder
from chaircompare.catalogue.store import Catalogue
from chaircompare.ui.upkeep.form.form import ChairForm
from chaircompare.ui.upkeep.form.photo import PhotoRefusedError, read_photo
from tests.ui.conftest import Opener
from tests.ui.person import CTRL, TITAN, Key, Person, click, part, settle

NEW = "acme-one"
pytestmark = pytest.mark.usefixtures("qapp")


def encoded(image: QImage, kind: bytes) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind)).write(image)
    return bytes(content.data())


def two_colours(width: int, height: int) -> QImage:
    """Red on the left, blue on the right."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    painter = QPainter(image)
    painter.fillRect(width // 2, 0, width - width // 2, height, QColor("blue"))
    painter.end()
    return image


def turned_jpeg(orientation: int) -> bytes:
    """A picture of two colours with the EXIF tag that says how the camera was held."""
    plain = encoded(two_colours(400, 200), b"jpg")
    tag = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    tiff = b"MM\x00\x2a" + struct.pack(">I", 8) + struct.pack(">H", 1) + tag + b"\x00" * 4
    body = b"Exif\x00\x00" + tiff
    return plain[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + plain[2:]


def huge_png(side: int) -> bytes:
    """A PNG of few bytes that asks for gigabytes."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    packer = zlib.compressobj(9)
    pixels = packer.compress(b"\x00" * (1 + side * 3)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def colour(image: QImage, x: int, y: int) -> str:
    found = image.pixelColor(x, y)
    return "red" if found.red() > found.blue() else "blue"


def test_that_a_picture_stands_upright_as_the_camera_was_held(tmp_path: Path) -> None:
    path = tmp_path / "turned.jpg"
    path.write_bytes(turned_jpeg(6))  # turned by 90 degrees to the right: left becomes top
    photo = read_photo(path)
    assert photo.image.size() == QSize(200, 400)
    assert (colour(photo.image, 100, 20), colour(photo.image, 100, 380)) == ("red", "blue")
    kept = QImage.fromData(photo.content)
    assert kept.size() == QSize(200, 400)
    assert b"Exif" not in photo.content


def test_that_a_large_picture_is_kept_small(tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    path.write_bytes(encoded(two_colours(4000, 3000), b"png"))
    photo = read_photo(path)
    assert photo.image.size() == QSize(1200, 900)
    assert photo.suffix == "jpg"
    assert len(photo.content) < 200_000


def test_that_what_is_transparent_stays_so(tmp_path: Path) -> None:
    image = QImage(60, 40, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    path = tmp_path / "cut out.png"
    path.write_bytes(encoded(image, b"png"))
    photo = read_photo(path)
    assert (photo.suffix, photo.image.pixelColor(5, 5).alpha()) == ("png", 0)


BAD = {
    "text.jpg": (b"This is a letter and no picture.\n" * 40, "is not a picture"),
    "empty.png": (b"", "is not a picture"),
    "cut.jpg": (encoded, "is cut off"),
    "cut.png": (encoded, "is damaged"),
    "huge.png": (huge_png, "is too large: 20,000 × 20,000 points"),
    "drawing.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is not a picture"),
}


@pytest.mark.parametrize("name", BAD)
def test_that_a_bad_file_is_refused_in_words(tmp_path: Path, name: str) -> None:
    content, said = BAD[name]
    path = tmp_path / name
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif name == "huge.png":
        path.write_bytes(huge_png(20_000))
    else:
        image = two_colours(800, 600)
        for n in range(800):  # noise, so that half of the bytes are half of the picture
            image.setPixelColor(n, n * 7 % 600, QColor(n % 256, n * 3 % 256, n * 11 % 256))
        whole = encoded(image, b"jpg" if name.endswith("jpg") else b"png")
        path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(PhotoRefusedError, match=said):
        read_photo(path)


def test_that_no_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing.jpg"):
        with pytest.raises(PhotoRefusedError, match="is not a file"):
            read_photo(path)


def test_that_a_name_does_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    catalogue = tmp_path / "mine.sqlite"
    (tmp_path / "secret.jpg").write_bytes(b"x")
    photo_folder(catalogue).mkdir()
    for name in ("../secret.jpg", "/etc/passwd", "", "0123456789abcdef.exe"):
        assert photo_file(catalogue, name) is None


def choose(person: Person, form: ChairForm, path: Path) -> None:
    click(part(form, QPushButton, "choosePhotoButton"))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    dialog.selectFile(str(path))
    part(dialog, QLineEdit, "fileNameEdit").setText(str(path))
    dialog.accept()
    settle()
    person.window.activateWindow()


@pytest.mark.usefixtures("home")
def test_that_a_photo_is_chosen_shown_and_taken_away(
    open_window: Opener, catalogue_file: Path, tmp_path: Path
) -> None:
    person = open_window(catalogue_file)
    good, bad = tmp_path / "good.jpg", tmp_path / "bad.jpg"
    good.write_bytes(turned_jpeg(6))
    bad.write_bytes(b"no picture")
    person.press(Key.Key_N, CTRL)
    form = part(person.window, ChairForm, "chairForm")
    for name, text in (("chairBrandField", "Acme"), ("chairModelField", "One")):
        part(form, QLineEdit, name).setFocus()
        person.write(text)
    choose(person, form, bad)
    assert "bad.jpg is not a picture" in part(form, QLabel, "photoTold").text()
    choose(person, form, good)
    preview = part(form, QLabel, "photoPreview")
    assert preview.isVisible()
    assert preview.accessibleName() == "Your photo of the chair"
    click(part(form, QPushButton, "saveChairButton"))
    person.come_back()
    with Catalogue.open(catalogue_file) as catalogue:
        (chair,) = catalogue.load([NEW])
    kept = photo_file(catalogue_file, chair.photo)
    assert kept is not None
    assert QImage(str(kept)).size() == QSize(200, 400)
    person.compare(NEW, TITAN)
    card = person.table.cards[0]
    assert card.picture.accessibleName() == "Your photo of Acme One"
    assert card.picture.accessibleDescription().startswith("Not stated: neck")
    shown = card.picture.grab().toImage()
    middle = shown.width() // 2
    assert (colour(shown, middle, 6), colour(shown, middle, shown.height() - 6)) == ("red", "blue")
