"""The guide: a list of pages, a page to read, search in it, and the way on and back."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from chaircompare.relevance.guide import Guide, GuidePage, Place, guide
from chaircompare.ui.dialogs.laying_out import dialog_column, resize_within, space_out
from chaircompare.ui.flow import FlowLayout
from chaircompare.ui.guide.document import PICTURE, page_markup
from chaircompare.ui.guide.pictures import SIZE, drawing
from chaircompare.ui.icons import Icon, darken_clear_button, qicon
from chaircompare.ui.link import open_address
from chaircompare.ui.text import label
from chaircompare.ui.theme import TEXT, Theme
from chaircompare.ui.theming import Theming

_FIRST_SIZE = (1040, 720)
_LIST_WIDTH = 214
_ROOM_FOR_LIST = 640


class GuideDialog(QDialog):
    """Opens at a place; closing it goes back to where one came from."""

    print_wanted = Signal(object)  # GuidePage

    def __init__(self, theming: Theming, place: Place | None, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("guideDialog")
        self.setWindowTitle("Guide: restless legs and massage chairs")
        self._theming = theming
        self._guide: Guide = guide()
        self._build()
        self._set_theme(theming.theme)
        theming.changed.connect(self._set_theme)
        resize_within(self, _FIRST_SIZE, theming.theme)
        self._show_list_if_there_is_room()
        resize_within(self, _FIRST_SIZE, theming.theme)
        self.show_place(place or Place(self._guide.pages[0].key, ""))
        self.browser.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._outer = dialog_column(self)
        self._middle = QHBoxLayout()
        self._outer.addLayout(self._middle, 1)
        self.pages = QListWidget()
        self.pages.setObjectName("guidePages")
        self.pages.setAccessibleName("Pages of the guide")
        self.pages.setWordWrap(True)
        self.pages.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for page in self._guide.pages:
            self.pages.addItem(page.title)
        self.pages.currentRowChanged.connect(self._on_row)
        self._middle.addWidget(self.pages)
        self._middle.addLayout(self._reading(), 1)
        self._outer.addWidget(self._foot())

    def _reading(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self._find_row = QHBoxLayout()
        self.find_field = QLineEdit()
        self.find_field.setObjectName("guideFindField")
        self.find_field.setPlaceholderText("Find on this page (Ctrl+F)")
        self.find_field.setAccessibleName("Find on this page")
        self.find_field.setClearButtonEnabled(True)
        self.find_field.setMaxLength(100)
        self.find_field.textChanged.connect(self._on_find_text)
        self.find_field.returnPressed.connect(self.find_next)
        self._find_row.addWidget(self.find_field, 1)
        self._found = label(role="muted")
        self._found.setObjectName("guideFound")
        self._found.hide()  # empty, it would still take room beside the field
        self._find_row.addWidget(self._found)
        column.addLayout(self._find_row)
        self.browser = QTextBrowser()
        self.browser.setObjectName("guidePage")
        self.browser.setOpenLinks(False)
        # An address has no spaces to break it at.
        self.browser.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.browser.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.browser.anchorClicked.connect(self._on_link)
        column.addWidget(self.browser, 1)
        return column

    def _foot(self) -> QWidget:
        foot = QFrame()
        self._buttons = FlowLayout(foot, lean=1.0)
        self.previous = self._button("Previous", "guidePreviousButton", self.show_previous)
        self.next = self._button("Next", "guideNextButton", self.show_next)
        # What leads on points on: its arrow follows the word.
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._button("Print / PDF…", "guidePrintButton", self._on_print)
        self.close_button = self._button("Close", "closeGuideButton", self.accept)
        self.close_button.setProperty("role", "primary")
        self._shortcut("Ctrl+F", self._focus_find)
        self._shortcut("F3", self.find_next)
        self._shortcut("Ctrl+P", self._on_print)
        self._shortcut("Alt+Left", self.show_previous)
        self._shortcut("Alt+Right", self.show_next)
        for keys in ("Ctrl++", "Ctrl+="):
            self._shortcut(keys, self._larger)
        self._shortcut("Ctrl+-", self._smaller)
        return foot

    def _button(self, text: str, name: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        self._buttons.addWidget(button)
        return button

    def _shortcut(self, keys: str, slot: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(slot)

    # ------------------------------------------------------------------ looks

    def _set_theme(self, theme: Theme) -> None:
        px = theme.px
        space_out(self._outer, theme.scale)
        self._middle.setSpacing(px(12))
        self._find_row.setSpacing(px(8))
        self._buttons.setSpacing(px(8))
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._measure_pages(theme)
        for button, icon in ((self.previous, Icon.LEFT), (self.next, Icon.RIGHT)):
            button.setIcon(qicon(icon, theme.colours.text, px(16)))
            button.setIconSize(QSize(px(16), px(16)))
        darken_clear_button(self.find_field, theme.colours.text, px(18))
        self.browser.document().setDocumentMargin(px(14))
        self.browser.document().setDefaultFont(theme.font(TEXT))
        if self.pages.currentRow() >= 0:
            at = self.browser.verticalScrollBar().value()
            self._fill()
            self.browser.verticalScrollBar().setValue(at)

    def _measure_pages(self, theme: Theme) -> None:
        """Make each line of the list as high as its title: Qt forgets the space at its sides."""
        self.pages.setFixedWidth(theme.px(_LIST_WIDTH))
        room = theme.px(_LIST_WIDTH - 24)
        for number in range(self.pages.count()):
            item = self.pages.item(number)
            height = theme.metrics(TEXT).wrapped_height(item.text(), room)
            item.setSizeHint(QSize(room, max(theme.px(40), height + theme.px(14))))

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        self._show_list_if_there_is_room()

    def _show_list_if_there_is_room(self) -> None:
        # Where there is room for one of both, the page is what one came for.
        parent = self.parentWidget()
        room = min(self.width(), parent.width()) if parent else self.width()
        self.pages.setVisible(room >= self._theming.theme.px(_ROOM_FOR_LIST))
        self._outer.activate()

    def _larger(self) -> None:
        self._theming.step_text_size(1)

    def _smaller(self) -> None:
        self._theming.step_text_size(-1)

    # ------------------------------------------------------------------ pages

    @property
    def page(self) -> GuidePage:
        """The page that is shown."""
        return self._guide.pages[max(0, self.pages.currentRow())]

    def show_place(self, place: Place) -> None:
        """Turn to a page, and there to a section."""
        self.pages.setCurrentRow(self._guide.number_of(place.page))
        if place.section:
            self.browser.scrollToAnchor(place.section)

    def show_next(self) -> None:
        """Turn to the next page, if there is one."""
        self._turn(1)

    def show_previous(self) -> None:
        """Turn to the page before, if there is one."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        row = self.pages.currentRow() + by
        if 0 <= row < self.pages.count():
            self.pages.setCurrentRow(row)

    def _on_row(self, row: int) -> None:
        self._fill()
        self.previous.setEnabled(row > 0)
        self.next.setEnabled(row < self.pages.count() - 1)
        self._on_find_text(self.find_field.text())

    def _fill(self) -> None:
        page, theme = self.page, self._theming.theme
        document = self.browser.document()
        document.clear()
        image = drawing(page.picture, theme, self.devicePixelRatioF())
        document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(PICTURE), image)
        width = min(theme.px(SIZE.width()), self.width() - theme.px(80))
        self.browser.setHtml(page_markup(page, self._guide, theme, picture_width=width))
        self.browser.setAccessibleName(page.title)
        self.browser.setAccessibleDescription(page.picture_says)
        self.browser.moveCursor(QTextCursor.MoveOperation.Start)

    def _on_link(self, address: QUrl) -> None:
        if address.isRelative():
            self.browser.scrollToAnchor(address.fragment())
        else:
            open_address(address.toString())

    def _on_print(self) -> None:
        self.print_wanted.emit(self.page)

    # ------------------------------------------------------------------ finding

    def _focus_find(self) -> None:
        self.find_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_field.selectAll()

    def _on_find_text(self, text: str) -> None:
        self.browser.moveCursor(QTextCursor.MoveOperation.Start)
        self._say_found("")
        if text.strip():
            self.find_next()

    def find_next(self) -> None:
        """Select the next place of the text; after the last one comes the first."""
        text = self.find_field.text().strip()
        if not text:
            return
        if not self.browser.find(text):
            self.browser.moveCursor(QTextCursor.MoveOperation.Start)
            self.browser.find(text)
        self._say_found(self._where(text))

    def _say_found(self, words: str) -> None:
        self._found.setText(words)
        self._found.setVisible(bool(words))

    def _where(self, text: str) -> str:
        """`2 of 5`, or that the text is nowhere."""
        here = self.browser.textCursor()
        total, number = 0, 0
        found = self.browser.document().find(text)
        while not found.isNull():
            total += 1
            if here.hasSelection() and found.position() == here.position():
                number = total
            found = self.browser.document().find(text, found)
        return f"{number} of {total}" if total else "Not on this page"
