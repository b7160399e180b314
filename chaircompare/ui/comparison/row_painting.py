"""Lays out and paints labels and cells; heights and pictures come from the same measures."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from chaircompare.comparison.comparison import Cell, CellState, Row, RowState
from chaircompare.comparison.phrases import own_words
from chaircompare.relevance.evidence import Advice
from chaircompare.ui.chips import HEIGHT, Chip, chip_width, paint_chip
from chaircompare.ui.comparison.extras import CellExtras
from chaircompare.ui.comparison.mark_painting import marks_height, paint_marks
from chaircompare.ui.icons import Icon, pixmap
from chaircompare.ui.painting import TextMetrics, draw_wrapped
from chaircompare.ui.theme import PAGE_TITLE, SMALL, TEXT, Theme

ROW_CHIPS = {
    RowState.DIFFERS: (Chip.DIFFERS, "≠ Differs"),
    RowState.SAME: (Chip.SAME, "= Same"),
    RowState.CANNOT_TELL: (Chip.UNKNOWN, "? Can’t tell"),
}
CELL_CHIPS = {
    CellState.NOT_STATED: Chip.UNKNOWN,
    CellState.NOT_CHECKED: Chip.NOT_CHECKED,
    CellState.UNREADABLE: Chip.NOT_CHECKED,
    CellState.SOURCES_DIFFER: Chip.DIFFERS,
}

# Shape, word and colour of a caution. It has a line of its own under the name: a row has two chips.
ADVICE_LOOKS = {
    Advice.AVOID: (Icon.AVOID, "no"),
    Advice.ASK_FIRST: (Icon.ASK, "differs"),
    Advice.CARE: (Icon.CARE, "text"),
}

LABEL_PAD, CELL_PAD = 12, 16
ROW_MINIMUM, ROW_MINIMUM_LARGE = 60, 44
GROUP_HEIGHT, UNSTATED_HEIGHT = 44, 40
BAR = 4
INFO = 32
_WORD_EDGE, _WORD_TARGET = 10, 32
_PAD = 8
_LINE_GAP = 4
_LITTLE_AIR_FROM = 1.75
_ICON = 18
_BAR_HEIGHT, _BAR_GAP = 4, 3
# Words under a bar are its caption, not a line drawn through it.
_UNDER_BAR = 4
_LONGEST_BAR = 0.6
_MIDDLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_MIDDLE_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def about_word(row: Row) -> str:
    """The word that opens the card under a row."""
    return "Why" if row.mark else "About"


@dataclass(frozen=True, slots=True)
class _LabelLayout:
    """Where the parts of a label stand; the word ends where its place ends."""

    name: QRect
    advice: QRect
    chips: QPoint
    word: QRect


def _laid_out_label(theme: Theme, row: Row, box: QRect, advice: Advice | None) -> _LabelLayout:
    inner = box.adjusted(theme.px(BAR + LABEL_PAD), 0, -theme.px(_PAD), 0)
    left, width, gap = inner.left(), inner.width(), theme.px(_LINE_GAP)
    top = box.center().y() - _label_block(theme, row, width, advice) // 2
    name_height = theme.metrics(TEXT, semibold=True).wrapped_height(row.feature.label, width)
    name = QRect(left, top, width, name_height)
    top += name_height + gap
    advice_height = _advice_height(theme, advice)
    words = QRect(left, top, width, advice_height - gap)
    top += advice_height
    line = theme.px(HEIGHT)
    under = line if _chips_need_two_lines(theme, row, width) else 0
    word = QRect(left, top + under, box.right() - theme.px(_WORD_EDGE) - left, line)
    return _LabelLayout(name, words, QPoint(left, top), word)


def _label_block(theme: Theme, row: Row, inner: int, advice: Advice | None) -> int:
    name = theme.metrics(TEXT, semibold=True).wrapped_height(row.feature.label, inner)
    chips = theme.px(HEIGHT) * (2 if _chips_need_two_lines(theme, row, inner) else 1)
    return name + _advice_height(theme, advice) + theme.px(_LINE_GAP) + chips


def label_height(theme: Theme, row: Row, width: int, advice: Advice | None = None) -> int:
    """How high the label cell of a row must be."""
    inner = width - theme.px(BAR + LABEL_PAD + _PAD)
    return _label_block(theme, row, inner, advice) + 2 * _edge(theme)


def _edge(theme: Theme) -> int:
    """Air over and under the words of a row; large letters bring enough of their own."""
    return theme.px(_PAD / 2 if theme.scale >= _LITTLE_AIR_FROM else _PAD)


def _advice_height(theme: Theme, advice: Advice | None) -> int:
    if advice is None:
        return 0
    return max(theme.metrics(SMALL, semibold=True).height(), theme.px(_ICON)) + theme.px(_LINE_GAP)


def _paint_advice(painter: QPainter, theme: Theme, advice: Advice, box: QRect) -> None:
    icon, role = ADVICE_LOOKS[advice]
    size = theme.px(_ICON)
    ratio = painter.device().devicePixelRatioF()
    mark = pixmap(icon, getattr(theme.colours, role), size, ratio)
    painter.drawPixmap(QPointF(box.left(), box.center().y() - size / 2 + 1), mark)
    painter.setFont(theme.font(SMALL, semibold=True))
    painter.setPen(theme.colour(role))
    painter.drawText(box.adjusted(size + theme.px(6), 0, 0, 0), _MIDDLE, advice.words)


def _row_chips(row: Row) -> list[tuple[Chip, str]]:
    rls = [(Chip.RLS, "RLS")] if row.mark else []
    return [*rls, ROW_CHIPS[row.state]]


def _chips_need_two_lines(theme: Theme, row: Row, inner: int) -> bool:
    wide = sum(chip_width(theme, chip, text) + theme.px(6) for chip, text in _row_chips(row))
    about = theme.metrics(SMALL, semibold=True).horizontalAdvance(about_word(row)) + theme.px(2)
    return wide + about > inner


def about_area(theme: Theme, row: Row, box: QRect, advice: Advice | None) -> QRect:
    """Where in the label cell one clicks the word that opens the card; inside the cell."""
    word = theme.metrics(SMALL, semibold=True).horizontalAdvance(about_word(row))
    width, height = word + 2 * theme.px(_WORD_EDGE), theme.px(_WORD_TARGET)
    middle = _laid_out_label(theme, row, box, advice).word.center().y()
    top = max(box.top(), min(middle - height // 2, box.bottom() + 1 - height))
    return QRect(box.right() - width, top, width, height)


def paint_label_ground(
    painter: QPainter, theme: Theme, row: Row, box: QRect, *, lit: bool, is_last: bool
) -> None:
    """What a label stands on: one line, or each of the several over which its row goes."""
    background = "rls_tint" if row.mark else ("primary_tint" if lit else "surface")
    painter.fillRect(box, theme.colour(background))
    if row.mark:
        bar = QRect(box.left(), box.top(), theme.px(BAR), box.height())
        painter.fillRect(bar, theme.colour("rls"))
    if is_last:
        painter.setPen(theme.colour("hairline"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())


def paint_label(
    painter: QPainter, theme: Theme, row: Row, box: QRect, advice: Advice | None
) -> None:
    """The frozen cell at the left: name, caution, chips and the word that opens the card."""
    laid = _laid_out_label(theme, row, box, advice)
    painter.setFont(theme.font(TEXT, semibold=True))
    painter.setPen(theme.colour("text"))
    draw_wrapped(painter, theme.metrics(TEXT, semibold=True), row.feature.label, laid.name)
    if advice is not None:
        _paint_advice(painter, theme, advice, laid.advice)
    x, y = float(laid.chips.x()), float(laid.chips.y())
    for chip, text in _row_chips(row):
        x = paint_chip(painter, theme, chip, text, (x, y))
    painter.setFont(theme.font(SMALL, semibold=True))
    painter.setPen(theme.colour("primary"))
    painter.drawText(laid.word, _MIDDLE_RIGHT, about_word(row))


@dataclass(frozen=True, slots=True)
class _CellLayout:
    """What stands in a cell: a chip above, an icon beside, the words, a note below."""

    chip: Chip | None
    chip_text: str
    icon: Icon | None
    colour: str
    words: str
    semibold: bool
    note: str
    lead: str = ""


def _laid_out(cell: Cell, row: Row, extras: CellExtras) -> _CellLayout:
    own = own_words(cell.answer)
    note = " · ".join(part for part in (extras.words, own) if part)
    differs = row.state is RowState.DIFFERS
    if cell.state is CellState.SOURCES_DIFFER:
        head, _, rest = cell.words.partition(": ")
        return _CellLayout(Chip.DIFFERS, f"≠ {head}", None, "text", rest, differs, note)
    if cell.state in CELL_CHIPS:
        return _CellLayout(CELL_CHIPS[cell.state], cell.words, None, "muted", "", False, note)
    if cell.state is CellState.NO:
        return _CellLayout(None, "", Icon.CROSS, "no", cell.words, differs, note)
    if cell.state is CellState.VALUE and cell.words == "Yes":
        return _CellLayout(None, "", Icon.CHECK, "yes", cell.words, differs, note)
    colour = "muted" if cell.state is CellState.DOES_NOT_APPLY else "text"
    return _CellLayout(None, "", None, colour, cell.words, differs, note)


def info_area(theme: Theme, box: QRect) -> QRect:
    """Where in a cell the sign stands that opens its sources."""
    size = theme.px(INFO)
    return QRect(box.right() - size - theme.px(_PAD), box.center().y() - size // 2, size, size)


def _text_width(theme: Theme, width: int, *, icon: bool) -> int:
    taken = CELL_PAD + INFO + _PAD + (_ICON + _PAD if icon else 0)
    return width - theme.px(taken)


def _with_lead(laid: _CellLayout, extras: CellExtras) -> _CellLayout:
    return dataclasses.replace(laid, lead=extras.lead) if extras.lead else laid


def _chip_slack(theme: Theme, metrics: TextMetrics) -> int:
    # Words stand at the height of a chip beside them, which is a little higher than a line; what
    # follows under the one and the other begins at one height too.
    return max(0, theme.px(HEIGHT) - metrics.height())


def block_height(theme: Theme, cell: Cell, row: Row, extras: CellExtras, *, width: int) -> int:
    """How high the words of a cell stand, and what is above and under them."""
    laid = _with_lead(_laid_out(cell, row, extras), extras)
    return _block_height(theme, laid, extras, width)


def cell_height(theme: Theme, cell: Cell, row: Row, extras: CellExtras, *, width: int) -> int:
    """How high a cell must be for its words."""
    return block_height(theme, cell, row, extras, width=width) + 2 * _edge(theme)


def _block_height(theme: Theme, laid: _CellLayout, extras: CellExtras, width: int) -> int:
    height = theme.px(HEIGHT) if laid.chip else 0
    if laid.chip and laid.words:
        height += theme.px(_LINE_GAP)
    if laid.lead:
        height += theme.metrics(SMALL).height() + theme.px(2)
    if laid.words:
        metrics = theme.metrics(TEXT, semibold=laid.semibold)
        inner = _text_width(theme, width, icon=laid.icon is not None)
        height += metrics.wrapped_height(laid.words, inner)
        height += 0 if laid.chip else _chip_slack(theme, metrics)
    if laid.note:
        inner = _text_width(theme, width, icon=False)
        height += theme.metrics(SMALL).wrapped_height(laid.note, inner)
    if extras.share is not None:
        height += _share_height(theme, laid)
    return height + marks_height(theme, extras.marks, _text_width(theme, width, icon=False))


def paint_cell(
    painter: QPainter,
    theme: Theme,
    cell: Cell,
    row: Row,
    extras: CellExtras,
    *,
    box: QRect,
    tallest: int,
) -> None:
    """One chair's answer with the sign that opens its sources; `tallest` is the row's block."""
    laid = _with_lead(_laid_out(cell, row, extras), extras)
    left = box.left() + theme.px(CELL_PAD)
    y = box.center().y() - tallest // 2
    if laid.lead:
        small = theme.metrics(SMALL)
        painter.setFont(theme.font(SMALL))
        painter.setPen(theme.colour("muted"))
        room = _text_width(theme, box.width(), icon=False)
        lead = small.elidedText(laid.lead, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, y, room, small.height()), _MIDDLE, lead)
        y += small.height() + theme.px(2)
    if laid.chip:
        paint_chip(painter, theme, laid.chip, laid.chip_text, (left, y))
        y += theme.px(HEIGHT) + (theme.px(_LINE_GAP) if laid.words else 0)
    ratio = painter.device().devicePixelRatioF()
    if laid.words:
        metrics = theme.metrics(TEXT, semibold=laid.semibold)
        inner = _text_width(theme, box.width(), icon=laid.icon is not None)
        height = metrics.wrapped_height(laid.words, inner)
        x = left
        slack = 0 if laid.chip else _chip_slack(theme, metrics)
        y += slack // 2
        if laid.icon:
            size = theme.px(_ICON)
            colour = getattr(theme.colours, laid.colour)
            mark = pixmap(laid.icon, colour, size, ratio)
            painter.drawPixmap(QPointF(left, y + (metrics.height() - size) / 2), mark)
            x += size + theme.px(_PAD)
        painter.setFont(theme.font(TEXT, semibold=laid.semibold))
        painter.setPen(theme.colour("text" if laid.icon else laid.colour))
        draw_wrapped(painter, metrics, laid.words, QRect(x, y, inner, height))
        y += height + slack - slack // 2
    inner = _text_width(theme, box.width(), icon=False)
    if extras.share is not None:
        _paint_share(painter, theme, extras.share, QPoint(left, y), inner)
        y += _share_height(theme, laid)
    if laid.note:
        painter.setFont(theme.font(SMALL))
        painter.setPen(theme.colour("muted"))
        small = theme.metrics(SMALL)
        note_height = small.wrapped_height(laid.note, inner)
        draw_wrapped(painter, small, laid.note, QRect(left, y, inner, note_height))
        y += note_height
    if extras.marks:
        paint_marks(painter, theme, extras.marks, QRect(left, y, inner, box.bottom() - y))
    sign = info_area(theme, box)
    size = theme.px(20)
    image = pixmap(Icon.INFO, theme.colours.primary, size, ratio)
    painter.drawPixmap(QPointF(QRectF(sign).center()) - QPointF(size / 2, size / 2), image)


def _share_height(theme: Theme, laid: _CellLayout) -> int:
    under = theme.px(_UNDER_BAR) if laid.note else 0
    return theme.px(_BAR_GAP) + theme.px(_BAR_HEIGHT) + under


def _paint_share(painter: QPainter, theme: Theme, share: float, corner: QPoint, width: int) -> None:
    """A thin bar as long as the share."""
    length = max(theme.px(2), round(width * _LONGEST_BAR * share))
    bar = QRect(corner.x(), corner.y() + theme.px(_BAR_GAP), length, theme.px(_BAR_HEIGHT))
    painter.fillRect(bar, theme.colour("outline"))


def paint_bar(
    painter: QPainter,
    theme: Theme,
    box: QRect,
    title: str,
    counts: Sequence[str],
    *,
    is_open: bool,
    is_group: bool,
) -> None:
    """A bar over the whole width: the sign of folding and the title left, counts right.

    Of several `counts`, the longest first, it has those for which there is room.
    """
    painter.fillRect(box, theme.colour("window"))
    size = theme.px(14)
    ratio = painter.device().devicePixelRatioF()
    sign = pixmap(Icon.OPEN if is_open else Icon.SHUT, theme.colours.text, size, ratio)
    place = QPointF(box.left() + theme.px(_PAD), box.center().y() - size / 2 + 1)
    painter.drawPixmap(place, sign)
    painter.setFont(theme.font(PAGE_TITLE if is_group else TEXT, semibold=is_group))
    painter.setPen(theme.colour("text" if is_group else "muted"))
    inside = box.adjusted(theme.px(_PAD) + size + theme.px(_PAD), 0, -theme.px(CELL_PAD), 0)
    painter.drawText(inside, _MIDDLE, title)
    room = inside.width() - painter.fontMetrics().horizontalAdvance(title) - theme.px(_PAD)
    painter.setFont(theme.font(TEXT))
    painter.setPen(theme.colour("muted"))
    metrics = painter.fontMetrics()
    fitting = (words for words in counts if metrics.horizontalAdvance(words) <= room)
    painter.drawText(inside, _MIDDLE_RIGHT, next(fitting, counts[-1]))
