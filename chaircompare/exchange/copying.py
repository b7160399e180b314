"""A table for the clipboard: as text with tabs, and as markup for programs that know tables."""

import re

from chaircompare.comparison.table import WIDE_COLUMNS, Table
from chaircompare.exchange.export_csv import disarmed
from chaircompare.exchange.export_html import markup

# As we write figures: a number that begins with a nought, such as that of a model, is text.
_FIGURE = re.compile(r"(0|[1-9]\d*)(\.\d+)?")
# Both spreadsheets take figures for dates and text for formulas unless they are told not to.
_AS_TEXT = ' sdnum="1033;0;@" style="mso-number-format:\'\\@\'"'


def _flat(cell: str) -> str:
    return disarmed(" ".join(cell.split()))


def as_text(table: Table) -> str:
    """Headings and rows with tabs between the cells, one line a row."""
    lines = (table.columns, *table.rows)
    return "\n".join("\t".join(map(_flat, line)) for line in lines)


def as_markup(table: Table) -> str:
    """The same as a table with column and row headings."""
    heads = "".join(f'<th scope="col">{markup(_flat(cell))}</th>' for cell in table.columns)
    rows = "".join(
        f"<tr>{''.join(_cell(table, place, cell) for place, cell in enumerate(row))}</tr>\n"
        for row in table.rows
    )
    return (
        '<html lang="en"><head><meta charset="utf-8"></head><body>\n'
        f'<table border="1">\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n'
        "</table>\n</body></html>"
    )


def _cell(table: Table, place: int, cell: str) -> str:
    words = markup(_flat(cell))
    if table.columns[place] == _ROW_HEADING:
        return f'<th scope="row" align="left"{_AS_TEXT}>{words}</th>'
    if _FIGURE.fullmatch(cell):
        # The figure for programs whose decimal sign is another one.
        return f'<td align="left" sdval="{words}" sdnum="1033;">{words}</td>'
    return f'<td align="left"{_AS_TEXT}>{words}</td>'


_ROW_HEADING = WIDE_COLUMNS[1]
