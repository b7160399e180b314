"""Opens the catalogue, shows its first 200 chairs in a plain table, prints ready once painted."""

import sys
from collections.abc import Sequence
from typing import Any

# SQLAlchemy goes first, as in the program: Qt makes every import after it dearer.
from sqlalchemy import create_engine, text  # isort: split

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QTableView
from typing_extensions import override

_ROWS = "SELECT brand, model, facts_stated FROM chair ORDER BY sort_name, number LIMIT 200"
_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class Model(QAbstractTableModel):
    def __init__(self, rows: Sequence[Any]) -> None:
        super().__init__()
        self.rows = rows

    @override
    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else 3

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self.rows[index.row()][index.column()] if role == 0 else None


class View(QTableView):
    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, self.ready)

    def ready(self) -> None:
        print("ready", flush=True)
        QApplication.quit()


application = QApplication([])
with create_engine(f"sqlite:///{sys.argv[1]}").connect() as connection:
    model = Model(connection.execute(text(_ROWS)).all())
view = View()
view.setModel(model)
view.resize(1280, 800)
view.show()
application.exec()
