"""Puts chaircompare into the menu of a Linux desktop: entry, icons, metadata and its kind of file.

Run with the Python that has chaircompare: `python packaging/linux/install.py [--prefix FOLDER]`.
`--remove` takes everything away again. Nothing outside the prefix is touched, by default ~/.local.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

_HERE = Path(__file__).parent
_PICTURE = _HERE.parent.parent / "resources" / "icons" / "chaircompare.svg"
_METADATA = "io.github.chaircompare.chaircompare.metainfo.xml"
_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
# Each tells the desktop of what changed; a desktop without one of them does without.
_REFRESH = (
    ("update-mime-database", "share/mime"),
    ("update-desktop-database", "share/applications"),
    ("gtk-update-icon-cache", "share/icons/hicolor"),
)


def files(prefix: Path) -> dict[Path, bytes]:
    """Where each file goes, with what it holds. A QGuiApplication must exist."""
    share = prefix / "share"
    icons = share / "icons" / "hicolor"
    held = {
        share / "applications" / "chaircompare.desktop": _entry(),
        share / "metainfo" / _METADATA: (_HERE / _METADATA).read_bytes(),
        share / "mime" / "packages" / "chaircompare.xml": (
            _HERE / "chaircompare-mime.xml"
        ).read_bytes(),
        icons / "scalable" / "apps" / "chaircompare.svg": _PICTURE.read_bytes(),
    }
    for size in _SIZES:
        held[icons / f"{size}x{size}" / "apps" / "chaircompare.png"] = icon(size)
    return held


def _entry() -> bytes:
    """The desktop entry; with the whole path of the command where a menu would not find it."""
    text = (_HERE / "chaircompare.desktop").read_text("utf-8")
    beside = Path(sys.executable).parent / "chaircompare"
    if not shutil.which("chaircompare") and beside.exists():
        quoted = "".join(f"\\{sign}" if sign in '"`$\\' else sign for sign in str(beside))
        quoted = quoted.replace("\\", "\\\\").replace("%", "%%")
        text = text.replace("Exec=chaircompare ", f'Exec="{quoted}" ')
    return text.encode()


def icon(size: int) -> bytes:
    """The program's picture as PNG, `size` pixels wide and high."""
    from PySide6.QtCore import QBuffer, QIODevice

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(_PICTURE)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def _refresh(prefix: Path) -> None:
    for program, folder in _REFRESH:
        if shutil.which(program) and (prefix / folder).is_dir():
            subprocess.run([program, str(prefix / folder)], check=False, capture_output=True)


def main() -> None:
    """Install or remove."""
    parser = argparse.ArgumentParser(description="Put chaircompare into the desktop's menu.")
    parser.add_argument("--prefix", type=Path, default=Path.home() / ".local")
    parser.add_argument("--remove", action="store_true", help="take it out of the menu again")
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(sys.argv[:1])
    for path, content in files(asked.prefix).items():
        if asked.remove:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    _refresh(asked.prefix)
    done = "Removed from" if asked.remove else "Installed into"
    print(f"{done} {asked.prefix}")
    del application


if __name__ == "__main__":
    main()
