"""Everything that is known of one chair: each fact with who states it and when."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from chaircompare.catalogue.agreement import Answer, answer
from chaircompare.catalogue.chair import Chair, Fact, FactState, Source, SourceKind
from chaircompare.catalogue.draft_checks import kinds_in_words
from chaircompare.catalogue.features import Feature, FeatureRegistry
from chaircompare.catalogue.photos import photo_file
from chaircompare.catalogue.units import UnitSystem
from chaircompare.comparison.phrases import date_in_words, words_of
from chaircompare.comparison.zones import zones_of
from chaircompare.ui.dialogs.laying_out import button_row, dialog_column
from chaircompare.ui.icons import Icon, pixmap
from chaircompare.ui.link import open_address
from chaircompare.ui.picture import ChairPicture
from chaircompare.ui.text import label, upper_first
from chaircompare.ui.theme import TEXT, Theme

_ADDRESS = Qt.ItemDataRole.UserRole + 1
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_WIDTH = 1080
_LARGE = 1.5
_SHARES = (0.32, 0.44)  # of the width, for the feature and what is stated
_CELL_PADDING = 14
_INDENTATION, _SIGN = 22, 14
_SHORT = {
    SourceKind.YOUR_NOTE: "My note",
    SourceKind.TOLD_BY_SELLER: "Told by the seller",
    SourceKind.MAKER: "Maker",
    SourceKind.DEALER: "Dealer",
    SourceKind.DEALER_REVIEW: "Dealer’s review",
    SourceKind.PRESS: "Press",
    SourceKind.SECOND_HAND: "Somebody’s list",
}


class _Wrapping(QStyledItemDelegate):
    """Makes rows as high as their words need; Qt measures them as one line."""

    def __init__(self, padding: int, parent: QTreeWidget) -> None:
        super().__init__(parent)
        self._padding = padding

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        usual = super().sizeHint(option, index)
        tree = self.parent()
        if not isinstance(tree, QTreeWidget):
            return usual
        item = tree.itemFromIndex(index)
        indent = tree.indentation() * (2 if item.parent() else 1)
        width = tree.viewport().width() if item.isFirstColumnSpanned() else 0
        width = (width or tree.columnWidth(index.column())) - (0 if index.column() else indent)
        metrics = QFontMetrics(item.font(index.column()))
        text = item.text(index.column())
        box = QRect(0, 0, width - self._padding, 10_000)
        lines = metrics.boundingRect(box, int(Qt.TextFlag.TextWordWrap), text).height()
        return QSize(usual.width(), max(usual.height(), lines + self._padding))


class _FactTree(QTreeWidget):
    """Groups of rows: the feature, what is stated, the numbers of the sources."""

    def __init__(
        self, chair: Chair, features: FeatureRegistry, system: UnitSystem, theme: Theme
    ) -> None:
        super().__init__()
        self.setObjectName("detailsTree")
        self.setAccessibleName(f"Facts about {chair.name}")
        self.setColumnCount(3)
        self.setHeaderLabels(["Feature", "What is stated", "Source"])
        self.setWordWrap(True)
        self.setFont(theme.font(TEXT))
        self.setItemDelegate(_Wrapping(theme.px(_CELL_PADDING), self))
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.header().setStretchLastSection(False)
        self.setIndentation(theme.px(_INDENTATION))
        self._chair, self._system, self._theme = chair, system, theme
        self._numbers = {source.id: n for n, source in enumerate(_sources(chair), start=1)}
        # Notes may be long: they scroll with the rest.
        for title, words in (("My note", chair.note), ("Web page", chair.product_page)):
            if words:
                head = self._head(title)
                self._line(head, words, words if words is chair.product_page else "")
                head.setExpanded(True)
        for group in features.groups:
            inside = [feature for feature in features.values() if feature.group == group.key]
            self._add_group(group.label, inside)
        self._add_sources()
        first = self.topLevelItem(0)
        if first:
            self.setCurrentItem(first)

    @override
    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        # The sign of Qt does not grow with the text, and is dark on a row that is chosen.
        item = self.itemFromIndex(index)
        colours = self._theme.colours
        if item.isSelected():
            painter.fillRect(rect, self._theme.colour("primary"))
        if item.childCount():
            side = self._theme.px(_SIGN)
            sign = Icon.OPEN if item.isExpanded() else Icon.SHUT
            colour = colours.on_primary if item.isSelected() else colours.text
            image = pixmap(sign, colour, side, self.devicePixelRatioF())
            painter.drawPixmap(rect.right() - side, rect.center().y() - side // 2, image)

    def _head(self, words: str) -> QTreeWidgetItem:
        head = QTreeWidgetItem(self, [words])
        head.setFont(0, self._theme.font(TEXT, semibold=True))
        head.setFirstColumnSpanned(True)
        return head

    def _line(self, head: QTreeWidgetItem, words: str, address: str = "") -> None:
        line = QTreeWidgetItem(head, [words])
        line.setFirstColumnSpanned(True)
        line.setFont(0, self._theme.font(TEXT))
        line.setData(0, _SPOKEN, words)
        line.setData(0, _ADDRESS, address)

    def _add_group(self, title: str, features: list[Feature]) -> None:
        answers = [(feature, answer(self._chair, feature.key)) for feature in features]
        stated = [(feature, given) for feature, given in answers if given.is_stated]
        head = self._head(f"{title} · {len(stated)} of {len(features)} stated")
        for feature, given in stated:
            self._add_fact(head, feature, given)
        silent = [feature.label for feature, given in answers if not given.is_stated]
        if silent:
            word = "Not stated" if self._chair.sources else "Not checked yet"
            self._line(head, f"{word}: {', '.join(silent)}")
        head.setExpanded(True)

    def _add_fact(self, head: QTreeWidgetItem, feature: Feature, given: Answer) -> None:
        said = words_of(given, self._system)
        said = upper_first(said)
        heard = [fact for fact in given.facts if fact.state is not FactState.NOT_STATED]
        numbers = ", ".join(self._cited(fact) for fact in heard)
        row = QTreeWidgetItem(head, [feature.label, said, numbers])
        spoken = ". ".join((f"{feature.label}: {said}", *(_who(f.source) for f in heard)))
        for column in range(3):
            row.setFont(column, self._theme.font(TEXT))
            row.setData(column, _SPOKEN, spoken)
            row.setTextAlignment(column, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        row.setData(0, _ADDRESS, next((f.source.url for f in heard if f.source.url), ""))

    def _cited(self, fact: Fact) -> str:
        seen = f", seen {date_in_words(fact.seen_on)}" if fact.seen_on else ""
        return f"{_SHORT[fact.source.kind]} [{self._numbers[fact.source.id]}]{seen}"

    def _add_sources(self) -> None:
        head = self._head("Sources")
        for source in _sources(self._chair):
            words = f"[{self._numbers[source.id]}] {_who(source)}"
            self._line(head, f"{words} · {source.url}" if source.url else words, source.url)
        if not self._numbers:
            self._line(head, "None was read for this chair.")
        head.setExpanded(True)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.viewport().width()
        first, second = (round(width * share) for share in _SHARES)
        for column, wide in enumerate((first, second, width - first - second)):
            self.setColumnWidth(column, wide)
        self.scheduleDelayedItemsLayout()


def _sources(chair: Chair) -> tuple[Source, ...]:
    """The sources that state something, each once, in the order of their facts."""
    spoke = (fact.source for fact in chair.facts if fact.state is not FactState.NOT_STATED)
    return tuple({source.id: source for source in spoke}.values())


def _who(source: Source) -> str:
    kind = kinds_in_words()[source.kind]
    name = "" if source.kind is SourceKind.YOUR_NOTE else f", {source.publisher}"
    doubt = "" if source.trusted else ", not trusted"
    return f"{kind}{name}, read {date_in_words(source.read_on)}{doubt}"


class ChairDetails(QDialog):
    """Picture, names, note and all facts; the source of the current row opens by its button."""

    edit_wanted = Signal(str)
    delete_wanted = Signal(str)

    def __init__(
        self,
        chair: Chair,
        catalogue: Path,
        features: FeatureRegistry,
        system: UnitSystem,
        *,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        """Make it; `catalogue` is the file beside which the photos lie."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("chairDetails")
        self.setWindowTitle(chair.name)
        self._chair = chair
        column = dialog_column(self)
        column.addWidget(self._head(catalogue, features, theme))
        self._facts = _FactTree(chair, features, system, theme)
        self._facts.currentItemChanged.connect(self._on_current)
        self._facts.itemActivated.connect(self._open_source)
        column.addWidget(self._facts, 1)
        column.addLayout(self._foot())
        self._on_current()
        around = parent.window().size()
        self.resize(min(theme.px(_WIDTH), around.width() - 24), around.height() - 24)

    def _head(self, catalogue: Path, features: FeatureRegistry, theme: Theme) -> QWidget:
        chair = self._chair
        head = QFrame()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(16))
        if theme.scale < _LARGE:
            picture = ChairPicture(theme)
            picture.setFixedSize(QSize(theme.px(190), theme.px(132)))
            picture.show_zones(zones_of(chair), chair.name, photo_file(catalogue, chair.photo))
            row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(label(chair.name, "page-title", wrap=True, selectable=True))
        stated = sum(answer(chair, key).counts for key in features)
        whose = "Entered by you. " if chair.own else ""
        column.addWidget(label(f"{whose}{stated} of {len(features)} facts stated.", wrap=True))
        column.addStretch(1)
        row.addWidget(words, 1)
        return head

    def _foot(self) -> QHBoxLayout:
        self._source = QPushButton("Open the source of this row")
        self._source.setObjectName("openSourceButton")
        self._source.clicked.connect(self._open_source)
        delete = QPushButton("Put in the bin…")
        delete.setObjectName("detailsDeleteButton")
        delete.clicked.connect(self._on_delete)
        edit = QPushButton("Edit…")
        edit.setObjectName("detailsEditButton")
        edit.clicked.connect(self._on_edit)
        close = QPushButton("Close")
        close.setObjectName("detailsCloseButton")
        close.clicked.connect(self.reject)
        for button in (self._source, delete, edit, close):
            button.setAutoDefault(False)
        return button_row(self, delete, edit, close, aside=[self._source])

    def _on_delete(self) -> None:
        self.accept()
        self.delete_wanted.emit(self._chair.id)

    def _address(self) -> str:
        item = self._facts.currentItem()
        return str(item.data(0, _ADDRESS) or "") if item else ""

    def _on_current(self) -> None:
        self._source.setEnabled(bool(self._address()))

    def _open_source(self) -> None:
        open_address(self._address())

    def _on_edit(self) -> None:
        self.reject()
        self.edit_wanted.emit(self._chair.id)
