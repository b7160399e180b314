"""Colours, type sizes and the style sheet of the window, in a light and a dark look."""

import dataclasses
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from chaircompare.assets import resources_folder
from chaircompare.colours import DARK, LIGHT, Colours
from chaircompare.ui.painting import TextMetrics

SEMIBOLD = QFont.Weight.DemiBold
# Sizes in px at 100 %. Nothing is ever smaller than SMALL.
SMALL, TEXT, CARD_TITLE, PAGE_TITLE = 14, 16, 18, 20
_HALF = 0.5
# Where the name of a chair stands among other things it takes no more lines than this.
MOST_NAME_LINES = 5


# High contrast: two colours, and one for what is acted on. Marks stay readable as words.
_BLACK, _WHITE = "#000000", "#FFFFFF"


def _high_contrast(ground: str, ink: str, accent: str, zones: tuple[str, str, str]) -> Colours:
    massage, not_massaged, heat = zones
    return Colours(
        window=ground,
        surface=ground,
        text=ink,
        muted=ink,
        hairline=ink,
        outline=ink,
        primary=accent,
        on_primary=ground,
        primary_tint=ground,
        rls=ink,
        rls_tint=ground,
        differs=ink,
        differs_tint=ground,
        yes=ink,
        no=ink,
        unstated=ink,
        unstated_fill=ground,
        zone_massage=massage,
        zone_not=not_massaged,
        zone_heat=heat,
        frame=not_massaged,
        is_dark=ground == _BLACK,
    )


CONTRAST_LIGHT = _high_contrast(_WHITE, _BLACK, "#0000C8", ("#006040", "#767676", "#9C3F00"))
CONTRAST_DARK = _high_contrast(_BLACK, _WHITE, "#FFFF00", ("#00FFA0", "#8C8C8C", "#FFB000"))


@dataclass(frozen=True)
class Theme:
    """A look at a text size; `scale` is 1.0 at 100 %."""

    colours: Colours
    scale: float = 1.0

    def px(self, size: float) -> int:
        """A length of the layout at this text size."""
        return round(size * self.scale)

    @cached_property
    def _fonts(self) -> dict[tuple[int, bool], QFont]:
        return {}

    def font(self, size: int = TEXT, *, semibold: bool = False) -> QFont:
        """The system's font at a size of the layout, figures of one width where it has them."""
        key = (size, semibold)
        if key not in self._fonts:
            font = QFont(QGuiApplication.font())
            font.setPixelSize(self.px(size))
            if semibold:
                font.setWeight(SEMIBOLD)
            font.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[key] = font
        return self._fonts[key]

    @cached_property
    def _metrics(self) -> dict[tuple[int, bool], TextMetrics]:
        return {}

    def metrics(self, size: int = TEXT, *, semibold: bool = False) -> TextMetrics:
        """How wide and high text of that font is."""
        key = (size, semibold)
        if key not in self._metrics:
            self._metrics[key] = TextMetrics(self.font(size, semibold=semibold))
        return self._metrics[key]

    def colour(self, role: str) -> QColor:
        """A colour of the look by its role."""
        return QColor(getattr(self.colours, role))

    def palette(self) -> QPalette:
        """The look as Qt's palette, for everything that the style itself paints."""
        c = self.colours
        palette = QPalette()
        roles = QPalette.ColorRole
        for role, colour in {
            roles.Window: c.window,
            roles.WindowText: c.text,
            roles.Base: c.surface,
            roles.AlternateBase: c.window,
            roles.Text: c.text,
            roles.Button: c.surface,
            roles.ButtonText: c.text,
            roles.BrightText: c.no,
            roles.ToolTipBase: c.surface,
            roles.ToolTipText: c.text,
            roles.PlaceholderText: c.muted,
            roles.Highlight: c.primary,
            roles.HighlightedText: c.on_primary,
            roles.Accent: c.primary,
            roles.Link: c.primary,
            roles.LinkVisited: c.rls,
            roles.Light: c.surface,
            roles.Midlight: c.hairline,
            roles.Mid: c.outline,
            roles.Dark: c.outline,
            roles.Shadow: c.outline,
        }.items():
            palette.setColor(role, QColor(colour))
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(c.muted))
        return palette

    def style_sheet(self) -> str:
        """The style sheet of the whole program, filled with colours and sizes."""
        values = dataclasses.asdict(self.colours)
        values |= {f"p{size}": f"{self.px(size)}px" for size in _LENGTHS}
        values["arrow"] = _submenu_arrow(on=self.colours.surface)
        values["arrow_on_primary"] = _submenu_arrow(on=self.colours.primary)
        return _SHEET.format_map(values)


def _submenu_arrow(*, on: str) -> str:
    # A style sheet takes files alone, so there is one file for dark grounds and one for light ones.
    name = "on_dark" if QColor(on).lightnessF() < _HALF else "on_light"
    return (resources_folder() / "submenu" / f"{name}.svg").as_posix()


_LENGTHS = (4, 6, 8, 10, 12, 13, 14, 16, 18, 20, 24, 26, 28, 30, 32, 36, 40, 48)
# Borders are not scaled: a line is a line.
_SHEET = """
* {{ font-size: {p16}; }}
QMainWindow, QDialog {{ background: {window}; }}
QDialogButtonBox, QMessageBox {{ button-layout: 0; }}
QMenuBar {{ background: {surface}; color: {text}; padding: 2px {p8}; }}
QMenuBar::item {{ padding: {p4} {p10}; background: transparent; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {primary_tint}; color: {text}; }}
QMenu {{
    background: {surface}; color: {text}; border: 1px solid {outline}; padding: {p4};
    menu-scrollable: 1; }}
QMenu::item {{ padding: {p6} {p28} {p6} {p24}; min-height: {p20}; }}
QMenu::item:selected {{ background: {primary}; color: {on_primary}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::right-arrow {{ image: url("{arrow}"); width: {p16}; height: {p16}; right: {p8}; }}
QMenu::right-arrow:selected {{ image: url("{arrow_on_primary}"); }}
QMenu::right-arrow:disabled {{ image: url("{arrow}"); }}
QMenu::separator {{ height: 1px; background: {hairline}; margin: {p4} 0; }}
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {outline}; padding: {p4}; }}
QLabel {{ color: {text}; background: transparent; }}
QLabel[role="small"] {{ font-size: {p14}; color: {muted}; }}
QLabel[role="muted"] {{ color: {muted}; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="small-strong"] {{ font-size: {p14}; font-weight: 600; }}
QLabel[role="check"] {{ font-size: {p14}; color: {differs}; }}
QLabel[role="wanted"] {{ font-size: {p14}; color: {no}; font-weight: 600; }}
QLabel[role="card-title"] {{ font-size: {p18}; font-weight: 600; }}
QLabel[role="page-title"] {{ font-size: {p20}; font-weight: 600; }}
QFrame[role="bar"] {{ background: {surface}; border: none; }}
QFrame[role="card"] {{ background: {surface}; border: 1px solid {hairline}; border-radius: 8px; }}
QFrame[role="lit-card"] {{
    background: {surface}; border: 1px solid {primary}; border-radius: 8px; }}
QFrame[role="slot"] {{ background: {surface}; border: 1px solid {outline}; border-radius: 6px; }}
QFrame[role="empty-slot"] {{
    background: {window}; border: 1px dashed {outline}; border-radius: 6px; }}
QFrame[role="field"], QFrame[role="found-field"] {{
    background: transparent; border: none; border-bottom: 1px solid {hairline}; }}
QFrame[role="field"][isLast="true"] {{ border-bottom: none; }}
QFrame[role="found-field"] {{ background: {primary_tint}; border: 2px solid {primary}; }}
QFrame[role="notice"] {{
    background: {differs_tint}; border: none; border-top: 1px solid {differs};
    border-bottom: 1px solid {differs}; }}
QFrame[role="notice"] QLabel {{ color: {differs}; }}
QLineEdit {{
    background: {surface}; color: {text}; border: 1px solid {outline}; border-radius: 6px;
    padding: 0 {p12}; min-height: {p36}; selection-background-color: {primary};
    selection-color: {on_primary}; placeholder-text-color: {muted}; }}
QLineEdit:focus {{ border: 3px solid {primary}; padding: 0 {p10}; min-height: {p32}; }}
QComboBox {{
    background: {surface}; color: {text}; border: 1px solid {outline}; border-radius: 6px;
    padding: 0 {p32} 0 {p10}; min-height: {p32}; combobox-popup: 0; }}
QComboBox:hover {{ background: {primary_tint}; }}
QComboBox:focus {{ border: 3px solid {primary}; padding: 0 {p30} 0 {p8}; min-height: {p28}; }}
QComboBox::drop-down {{ border: none; width: 0; }}
QComboBox::down-arrow {{ image: none; }}
QPushButton {{
    background: {surface}; color: {text}; border: 1px solid {outline}; border-radius: 6px;
    padding: 2px {p14}; min-height: {p32}; font-weight: 400; outline: none; }}
QPushButton:hover {{ background: {primary_tint}; }}
QPushButton:focus {{ border: 3px solid {primary}; padding: 0 {p12}; }}
QPushButton:pressed {{ background: {hairline}; }}
QPushButton:disabled {{ color: {muted}; background: {window}; border: 1px dashed {outline}; }}
QPushButton[role="primary"], QPushButton:checked {{
    background: {primary}; color: {on_primary}; border: 1px solid {primary}; font-weight: 600; }}
QPushButton[role="primary"]:focus, QPushButton:checked:focus {{
    border: 3px solid {text}; padding: 0 {p12}; }}
QPushButton::menu-indicator {{ image: none; width: 0; }}
QPushButton[role="primary"]:disabled {{
    color: {muted}; background: {window}; border: 1px dashed {outline}; }}
QPushButton[role="view"] {{ font-weight: 600; }}
QPushButton[role="main"] {{
    background: {primary}; color: {on_primary}; border: 1px solid {primary}; font-weight: 600;
    font-size: {p18}; min-height: {p40}; padding: 2px {p18}; }}
QPushButton[role="main"]:focus {{ border: 3px solid {text}; padding: 0 {p16}; }}
QPushButton[role="icon"] {{ padding: 0; min-width: {p32}; min-height: {p32}; }}
QPushButton[role="small"] {{ font-size: {p14}; padding: 0 {p10}; min-height: {p30}; }}
QPushButton[role="count"] {{
    font-size: {p14}; font-weight: 600; padding: 0 {p6}; min-height: {p30};
    border: 1px solid {outline}; }}
QPushButton[role="count"]:focus {{
    border: 3px solid {primary}; padding: 0 {p4}; min-height: {p26}; }}
QPushButton[role="count"]:disabled {{ border: 1px dotted {outline}; background: {surface}; }}
QPushButton[role="small"]:checked {{ font-weight: 400; }}
QPushButton[role="small"]:focus {{ padding: 0 {p8}; min-height: {p26}; }}
QPushButton[role="answer"]:checked {{ font-weight: 400; }}
QPushButton[role="no-answer"] {{ color: {muted}; border: 1px dashed {outline}; }}
QPushButton[role="no-answer"]:checked {{
    background: {unstated_fill}; color: {unstated}; border: 2px solid {outline}; font-weight: 400;
    padding: 1px {p13}; }}
QPushButton[role="no-answer"]:focus {{ border: 3px solid {primary}; padding: 0 {p12}; }}
QPushButton[role="quiet"] {{ font-size: {p14}; color: {muted};
    padding: 0 {p8}; }}
QPushButton[role="quiet"]:checked {{ color: {on_primary}; font-weight: 400; }}
QPushButton[role="quiet"]:focus {{ padding: 0 {p6}; border: 3px solid {primary}; }}
QPushButton[role="section"] {{
    border: none; text-align: left; font-size: {p18}; font-weight: 600; padding: 3px {p4};
    background: transparent; }}
QPushButton[role="section"]:focus {{ border: 3px solid {primary}; padding: 0 1px; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: {window}; }}
QLabel#qt_msgbox_label {{ font-weight: 600; }}
QScrollArea#needsScrollArea, QScrollArea#needsScrollArea > QWidget {{ background: {surface}; }}
QFileDialog QToolButton:focus {{ border: 3px solid {primary}; }}
QTextBrowser, QPlainTextEdit {{ background: {surface}; color: {text};
    border: 1px solid {outline}; border-radius: 6px; padding: 2px; }}
QScrollArea#previewPages {{ border: 1px solid {outline}; padding: 2px; }}
QTextBrowser:focus, QPlainTextEdit:focus, QScrollArea#previewPages:focus {{
    border: 3px solid {primary}; padding: 0; }}
QListView {{ background: {surface}; color: {text}; border: 1px solid {outline}; }}
QListWidget {{ padding: 2px; outline: none; }}
QListWidget:focus {{ border: 3px solid {primary}; padding: 0; }}
QListView::item {{ min-height: {p32}; padding: 0 {p8}; }}
QListView::item:selected {{ background: {primary}; color: {on_primary}; }}
QTableView {{ background: {window}; color: {text}; border: none; outline: none; }}
QHeaderView {{ background: {window}; border: none; }}
QTreeView {{
    background: {surface}; color: {text}; border: 1px solid {outline}; padding: 2px;
    outline: none; }}
QTreeView:focus {{ border: 3px solid {primary}; padding: 0; }}
QTreeView::item {{ padding: {p6} {p4}; border-bottom: 1px solid {hairline}; }}
QTreeView::item:selected {{ background: {primary}; color: {on_primary}; }}
QTreeView QHeaderView::section {{
    background: {window}; color: {muted}; border: none; border-bottom: 1px solid {outline};
    padding: {p6} {p4}; font-size: {p14}; font-weight: 600; }}
QTableView[role="plain"] {{
    background: {surface}; border: 1px solid {outline}; padding: 2px;
    gridline-color: {hairline}; selection-background-color: {primary};
    selection-color: {on_primary}; }}
QTableView[role="plain"]::item {{ padding: 0 {p8}; }}
QTableView[role="plain"]::item:selected {{ background: {primary}; color: {on_primary}; }}
QTableView[role="plain"]:focus {{ border: 3px solid {primary}; padding: 0; }}
QTableView[role="plain"] QHeaderView::section {{
    background: {window}; color: {muted}; border: none; border-right: 1px solid {hairline};
    border-bottom: 1px solid {outline}; padding: {p6} {p8}; font-size: {p14}; font-weight: 600; }}
QProgressBar {{
    background: {surface}; border: 1px solid {outline}; border-radius: 6px; min-height: {p12}; }}
QProgressBar::chunk {{ background: {primary}; border-radius: 5px; }}
QTableView#catalogueView QHeaderView::section {{
    background: {window}; color: {muted}; border: none; border-bottom: 1px solid {outline};
    padding: 0 {p8}; font-size: {p14}; font-weight: 600; }}
QTableView#catalogueView QHeaderView::section:hover {{ color: {primary}; }}
QTableCornerButton::section {{ background: {window}; border: none; }}
QScrollBar:vertical {{ background: {window}; width: {p14}; margin: 0; }}
QScrollBar:horizontal {{ background: {window}; height: {p14}; margin: 0; }}
QScrollBar::handle {{ background: {outline}; border-radius: 5px; margin: 2px; }}
QScrollBar::handle:disabled {{ background: {window}; }}
QScrollBar::handle:vertical {{ min-height: {p32}; }}
QScrollBar::handle:horizontal {{ min-width: {p32}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QAbstractScrollArea::corner {{ background: {window}; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def system_is_dark() -> bool:
    """Whether the system asks for a dark look; judged by its palette where it does not say."""
    scheme = QGuiApplication.styleHints().colorScheme()
    if scheme is not Qt.ColorScheme.Unknown:
        return scheme is Qt.ColorScheme.Dark
    return QPalette().color(QPalette.ColorRole.Window).lightnessF() < _HALF


def system_wants_contrast() -> bool:
    """Whether the system asks for high contrast."""
    # Each object is named: a nameless one would take the next with it.
    hints = QGuiApplication.styleHints()
    accessibility = hints.accessibility()
    return accessibility.contrastPreference() is Qt.ContrastPreference.HighContrast


def make_theme(
    wanted: str, text_size: int, *, system_dark: bool, system_contrast: bool = False
) -> Theme:
    """The theme for one of settings.THEMES and a text size in percent.

    High contrast is black on white or white on black, as the system is light or dark.
    """
    follows = wanted in {"system", "contrast"}
    dark = system_dark if follows else wanted == "dark"
    if wanted == "contrast" or (wanted == "system" and system_contrast):
        return Theme(CONTRAST_DARK if dark else CONTRAST_LIGHT, text_size / 100)
    return Theme(DARK if dark else LIGHT, text_size / 100)
