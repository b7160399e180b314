"""Lays the table of a comparison out: heads on each page, no row cut, headings with their rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from chaircompare.colours import LIGHT
from chaircompare.ui.printing.document import ChairHead, ChairTable, TableCell, TableGroup, TableRow
from chaircompare.ui.printing.pages import Pages
from chaircompare.ui.printing.pieces import FigurePiece, LaidText
from chaircompare.ui.printing.structure import Kind, Node, Scope
from chaircompare.ui.printing.style import Type

# Of the width: beside marks by the number of chairs, and without marks.
_LABEL_SHARES, _LABEL_SHARE_ALONE = {2: 0.24, 3: 0.205}, 0.27
_MARKS_WIDTH, _MARKS_WIDTH_ON_ONE_LINE = 54.0, 88.0  # points at 100 %, as all that follow
_WIDE_FROM = 640.0
_PAD = 3.0
_SIDE = 5.0
_BAR = 3.0
_FIGURE_HEIGHT = 66.0
_MOST_OF_A_PAGE = 0.7
_MOST_FOR_LABELS = 0.33
_MOST_REPEATED_LINES = 3


@dataclass(frozen=True, slots=True)
class _Columns:
    """Left edges and widths of the text in each column, and what stands between two marks."""

    places: tuple[tuple[float, float], ...]
    between_marks: str


@dataclass(frozen=True, slots=True)
class _LaidRow:
    """The texts of a row, column by column, with the elements that they belong to."""

    texts: tuple[LaidText, ...]
    nodes: tuple[Node | None, ...]
    relevant: bool = False

    @property
    def height(self) -> float:
        return max(text.height for text in self.texts)


def _widest_word(pages: Pages, table: ChairTable) -> float:
    """What a label needs so that no word is broken, with the room at its sides."""
    words = {w for group in table.groups for row in group.rows for w in row.label.split()}
    style = pages.style
    widest = max((style.width(word, Type.STRONG) for word in words), default=0.0)
    return widest + style.length(2 * _SIDE + 1)


def _columns(pages: Pages, table: ChairTable) -> _Columns:
    style, room = pages.style, pages.sheet.room
    share = _LABEL_SHARES[len(table.heads)] if table.with_marks else _LABEL_SHARE_ALONE
    label = max(room * share, min(_widest_word(pages, table), room * _MOST_FOR_LABELS))
    wide = room >= style.length(_WIDE_FROM)
    marks = style.length(_MARKS_WIDTH_ON_ONE_LINE if wide else _MARKS_WIDTH)
    marks = marks if table.with_marks else 0.0
    chair = (room - label - marks) / len(table.heads)
    widths = [label, *([marks] if table.with_marks else []), *[chair] * len(table.heads)]
    side, left = style.length(_SIDE), pages.left
    places = []
    for width in widths:
        places.append((left + side, width - 2 * side))
        left += width
    return _Columns(tuple(places), " · " if wide else "\n")


def flow_table(pages: Pages, table: ChairTable) -> None:
    """Place the table, over as many pages as it takes."""
    _Flow(pages, table).place()


class _Flow:
    """One table on its way over the pages."""

    def __init__(self, pages: Pages, table: ChairTable) -> None:
        self._pages = pages
        self._table = table
        self._columns = _columns(pages, table)
        self._node = pages.root.add(Kind.TABLE)

    def place(self) -> None:
        head = self._head_height()
        first = self._table.groups[0] if self._table.groups else None
        after = self._start_height(first) if first else 0.0
        self._pages.need(head + after)
        self._first_head()
        for number, group in enumerate(self._table.groups):
            self._group(group, first=number == 0)

    # ------------------------------------------------------------------ heads

    def _chair_places(self) -> tuple[tuple[float, float], ...]:
        return self._columns.places[-len(self._table.heads) :]

    def _names(self, head: ChairHead, width: float, most: int) -> tuple[LaidText, LaidText]:
        style = self._pages.style
        brand = LaidText([style.run(head.brand, Type.SMALL, LIGHT.muted)], width, most=most)
        return brand, LaidText([style.run(head.model, Type.STRONG)], width, most=most)

    def _head_texts(self, head: ChairHead, width: float) -> list[LaidText]:
        style = self._pages.style
        lines = [LaidText([style.run(line, Type.SMALL)], width) for line in head.lines]
        line = style.run("X", Type.STRONG)
        most = int(_MOST_OF_A_PAGE * self._pages.height / LaidText([line], width).height)
        most = self._table.most_name_lines or max(most, 1)
        return [*self._names(head, width, most), *lines]

    def _corner_texts(self) -> list[LaidText]:
        style = self._pages.style
        _, width = self._columns.places[0]
        if self._table.with_marks:
            x, last = self._columns.places[1]
            width = x + last - self._columns.places[0][0]
        return [LaidText([style.run(line, Type.SMALL)], width) for line in self._table.corner]

    def _head_height(self) -> float:
        figure = self._pages.style.length(_FIGURE_HEIGHT + 2 * _PAD)
        heights = [
            figure + sum(text.height for text in self._head_texts(head, width))
            for head, (_, width) in zip(self._table.heads, self._chair_places(), strict=True)
        ]
        gap = self._pages.style.length(_PAD)
        corner = sum(text.height + gap for text in self._corner_texts()) + self._bar_height()
        return max(*heights, corner) + self._pages.style.length(2 * _PAD)

    def _first_head(self) -> None:
        pages, style = self._pages, self._pages.style
        height = self._head_height()
        top, pad = pages.y, style.length(_PAD)
        pages.rule(top, LIGHT.outline, 1.2)
        row = self._node.add(Kind.ROW)
        corner = row.add(Kind.HEAD_CELL, scope=Scope.COLUMN)
        y = top + pad
        for text in self._corner_texts():
            pages.put(text, self._columns.places[0][0], y, corner)
            y += text.height + pad
        self._label_heads(top + height - pad, [corner, row.add(Kind.HEAD_CELL, scope=Scope.COLUMN)])
        for head, (x, width) in zip(self._table.heads, self._chair_places(), strict=True):
            cell = row.add(Kind.HEAD_CELL, scope=Scope.COLUMN)
            figure = cell.add(Kind.FIGURE, alternative=head.picture_in_words)
            y = top + 2 * pad
            wide = min(width, style.length(_FIGURE_HEIGHT) * 190 / 132)
            box = QRectF(x, y, wide, style.length(_FIGURE_HEIGHT))
            pages.pages[-1].pieces.append(FigurePiece(box, head.zones, figure))
            y += style.length(_FIGURE_HEIGHT + _PAD)
            for text in self._head_texts(head, width):
                pages.put(text, x, y, cell)
                y += text.height
        pages.y = top + height
        pages.rule(pages.y, LIGHT.outline, 1.2)

    def _label_heads(self, bottom: float, nodes: Sequence[Node | None]) -> None:
        words = ("Feature", "Marks") if self._table.with_marks else ("Feature",)
        for text, (x, width), node in zip(words, self._columns.places, nodes, strict=False):
            laid = LaidText([self._pages.style.run(text, Type.STRONG)], width, most=1)
            self._pages.put(laid, x, bottom - laid.height, node)

    def _repeat_head(self) -> None:
        """Brand and model again, for eyes only: who listens knows the head of each cell anyway."""
        pages, pad = self._pages, self._pages.style.length(_PAD)
        top = pages.y
        pages.rule(top, LIGHT.outline, 1.2)
        bottom = top
        for head, (x, width) in zip(self._table.heads, self._chair_places(), strict=True):
            y = top + pad
            for text in self._names(head, width, _MOST_REPEATED_LINES):
                pages.put(text, x, y, None)
                y += text.height
            bottom = max(bottom, y)
        self._label_heads(bottom, (None, None))
        pages.y = bottom + pad
        pages.rule(pages.y, LIGHT.outline, 1.2)

    # ------------------------------------------------------------------ groups

    def _bar_height(self) -> float:
        style = self._pages.style
        return LaidText([style.run("X", Type.STRONG)], 1e6).height + style.length(2 * _PAD)

    def _start_height(self, group: TableGroup) -> float:
        """What must stay together at the start of a group: its bar and its first row."""
        rows = [self._laid(row, None) for row in group.rows[:1]]
        after = [] if group.rows else [self._laid_after(group, None)]
        first = max((self._row_height(row) for row in [*rows, *after]), default=0.0)
        return self._bar_height() + min(first, self._pages.height / 2)

    def _group(self, group: TableGroup, *, first: bool) -> None:
        pages = self._pages
        if not first and self._start_height(group) > pages.room:
            pages.turn()
            self._repeat_head()
        row = self._node.add(Kind.ROW)
        columns = len(self._columns.places)
        self._bar(group, row.add(Kind.HEAD_CELL, scope=Scope.ROW, columns=columns))
        for one in group.rows:
            self._row(group, self._laid(one, self._node.add(Kind.ROW)))
        if group.after:
            self._row(group, self._laid_after(group, self._node.add(Kind.ROW)))

    def _bar(self, group: TableGroup, node: Node | None) -> None:
        pages, style = self._pages, self._pages.style
        height, pad = self._bar_height(), style.length(_PAD)
        pages.fill(QRectF(pages.left, pages.y, pages.sheet.room, height), LIGHT.unstated_fill)
        x = self._columns.places[0][0]
        room = pages.sheet.room - 2 * style.length(_SIDE)
        title = group.title if node else f"{group.title}, continued"
        runs = [style.run(title, Type.STRONG)]
        if node and group.counts:
            runs.append(style.run(f"   {group.counts}", Type.SMALL, LIGHT.muted))
        pages.put(LaidText(runs, room, most=1), x, pages.y + pad, node)
        pages.y += height

    # ------------------------------------------------------------------ rows

    def _laid(self, row: TableRow, node: Node | None) -> _LaidRow:
        style, places = self._pages.style, self._columns.places
        texts = [LaidText([style.run(row.label, Type.STRONG)], places[0][1])]
        nodes = [node.add(Kind.HEAD_CELL, scope=Scope.ROW) if node else None]
        if self._table.with_marks:
            marks = [
                style.run(
                    (self._columns.between_marks if number else "") + words,
                    Type.SMALL_STRONG if words == "RLS" else Type.SMALL,
                    LIGHT.rls if words == "RLS" else LIGHT.muted,
                )
                for number, words in enumerate(row.marks)
            ]
            texts.append(LaidText(marks, places[1][1]))
            nodes.append(node.add(Kind.CELL) if node else None)
        for cell, (_, width) in zip(row.cells, self._chair_places(), strict=True):
            texts.append(self._cell(cell, width))
            nodes.append(node.add(Kind.CELL) if node else None)
        return _LaidRow(tuple(texts), tuple(nodes), row.relevant)

    def _cell(self, cell: TableCell, width: float) -> LaidText:
        style = self._pages.style
        kind = Type.STRONG if cell.strong else Type.TEXT
        runs = [style.run(cell.text, kind, LIGHT.muted if cell.muted else LIGHT.text)]
        if cell.notes:
            runs.append(style.run(f" {cell.notes}", Type.SMALL, LIGHT.muted))
        return LaidText(runs, width)

    def _laid_after(self, group: TableGroup, node: Node | None) -> _LaidRow:
        style = self._pages.style
        room = self._pages.sheet.room - 2 * style.length(_SIDE)
        text = LaidText([style.run(group.after, Type.TEXT, LIGHT.muted)], room)
        columns = len(self._columns.places)
        return _LaidRow((text,), (node.add(Kind.CELL, columns=columns) if node else None,))

    def _row_height(self, row: _LaidRow) -> float:
        return row.height + self._pages.style.length(2 * _PAD)

    def _row(self, group: TableGroup, row: _LaidRow) -> None:
        if self._row_height(row) > self._pages.room:
            self._pages.turn()
            self._repeat_head()
            self._bar(group, None)
        # A row that no page holds is the only one that goes on over the page.
        lines = self._place_lines(row, [0] * len(row.texts), at_least=0)
        while any(line < text.lines for line, text in zip(lines, row.texts, strict=True)):
            self._pages.turn()
            self._repeat_head()
            self._bar(group, None)
            lines = self._place_lines(row, lines, at_least=1)

    def _place_lines(self, row: _LaidRow, lines: list[int], *, at_least: int) -> list[int]:
        """Place what fits on this page; the line at which each text goes on."""
        pages, pad = self._pages, self._pages.style.length(_PAD)
        top = pages.y
        room = pages.room - 2 * pad
        reached, height = [], 0.0
        for text, line in zip(row.texts, lines, strict=True):
            # On paper that is lower than a line the line is drawn all the same.
            last = max(text.lines_within(line, room), min(line + at_least, text.lines))
            reached.append(last)
            height = max(height, text.height_of(line, last))
        pages.y = top + height + 2 * pad
        if row.relevant:
            bar = pages.style.length(_BAR)
            pages.fill(QRectF(pages.left, top, bar, pages.y - top), LIGHT.rls)
        places = self._columns.places
        for number, text in enumerate(row.texts):
            place = range(lines[number], reached[number])
            pages.put(text, places[number][0], top + pad, row.nodes[number], place)
        pages.rule(pages.y)
        return reached
