"""The comparison as a page for a browser: reads well aloud, on paper, in the dark; no script."""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from html import escape

from chaircompare.catalogue.values import Value, YesNo
from chaircompare.colours import DARK, LIGHT, Colours
from chaircompare.comparison.comparison import Cell, CellState, Comparison, Row, RowState
from chaircompare.comparison.phrases import NOT_STATED, date_in_words
from chaircompare.comparison.sources import NumberedSource, NumberedSources
from chaircompare.comparison.summary import summarise
from chaircompare.exchange.choices import ExportChoices
from chaircompare.exchange.notes import ABOUT_FACTS, LEGEND, counted, extent, title
from chaircompare.exchange.printable import printable
from chaircompare.relevance.cautions import CautionNote
from chaircompare.relevance.criteria import NOT_MEDICAL_ADVICE, RLS_SENTENCE

_ADDRESS = re.compile(r"https?://[^\s\"<>]+", re.IGNORECASE)
_ROW_CLASSES = {
    RowState.DIFFERS: "differs",
    RowState.SAME: "same",
    RowState.CANNOT_TELL: "unclear",
}
_CELL_CLASSES = {
    CellState.NOT_STATED: "silent",
    CellState.NOT_CHECKED: "silent unread",
    CellState.UNREADABLE: "silent unread",
    CellState.DOES_NOT_APPLY: "muted",
    CellState.SOURCES_DIFFER: "disputed",
}
# What the words say already is not read aloud once more.
_SIGN = '<span aria-hidden="true" class="sign {look}">{sign}</span> '
_SIGNS: dict[tuple[Value, ...], str] = {
    (YesNo(yes=True),): _SIGN.format(look="yes", sign="✓"),
    (YesNo(yes=False),): _SIGN.format(look="no", sign="✕"),
}


def to_html(comparison: Comparison, choices: ExportChoices) -> bytes:
    """A whole page as UTF-8."""
    return "\n".join(_page(comparison, choices)).encode("utf-8")


def markup(text: str) -> str:
    """Text as it may stand in a page, in elements and attributes alike."""
    return escape(printable(text))


def _page(comparison: Comparison, choices: ExportChoices) -> Iterator[str]:
    sources = NumberedSources(choices.rows(comparison))
    name = markup(title(comparison))
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield '<meta name="generator" content="chaircompare">'
    yield f"<title>{name}</title>"
    yield f"<style>{_style()}</style>"
    yield "</head>"
    yield "<body>"
    yield "<main>"
    yield f"<h1>{counted(len(comparison.chairs), 'chair')} side by side</h1>"
    yield f"<p>{markup(choices.imprint.words)} {markup(ABOUT_FACTS)}</p>"
    yield f'<p class="advice">{markup(RLS_SENTENCE)} {markup(NOT_MEDICAL_ADVICE)}</p>'
    yield from _take_care(choices.cautions)
    yield from _summary(comparison)
    yield from _table(comparison, choices, sources)
    yield from _legend()
    yield from _sources(sources)
    yield "</main>"
    yield "</body>"
    yield "</html>"
    yield ""


def _summary(comparison: Comparison) -> Iterator[str]:
    lines = summarise(comparison)
    if lines:
        yield "<h2>What changes between these chairs</h2>"
        yield "<ul>"
        yield from (f'<li dir="auto">{markup(line.text)}</li>' for line in lines)
        yield "</ul>"


def _table(
    comparison: Comparison, choices: ExportChoices, sources: NumberedSources
) -> Iterator[str]:
    rows = choices.rows(comparison)
    caption = extent(comparison, choices.view, len(rows), shown=choices.shown is not None)
    columns = len(comparison.chairs) + 2
    yield "<h2>The table</h2>"
    yield "<table>"
    yield f"<caption>{markup(caption)}. Small numbers name the sources below.</caption>"
    yield "<thead>"
    yield '<tr><th scope="col" class="feature">Feature</th><th scope="col" class="mark">Mark</th>'
    for number, (chair, heading) in enumerate(
        zip(comparison.chairs, comparison.names, strict=True)
    ):
        stated = comparison.stated_count(number)
        beside = f" [{chair.id}]" if heading.endswith(f"[{chair.id}]") else ""
        yield (
            f'<th scope="col" dir="auto"><span class="brand">{markup(chair.brand)}</span> '
            f"{markup(chair.model + beside)} "
            f'<span class="stated">{stated} of {len(comparison.rows)} facts stated</span></th>'
        )
    yield "</tr>"
    yield "</thead>"
    for heading, section in choices.sections(comparison):
        yield "<tbody>"
        spanning = f'<th scope="rowgroup" colspan="{columns}">{markup(heading)}</th>'
        yield f'<tr class="group">{spanning}</tr>'
        yield from (_row(row, sources) for row in section if not _is_silent(row))
        yield from _silent_rows(section, columns)
        yield "</tbody>"
    yield "</table>"


def _row(row: Row, sources: NumberedSources) -> str:
    chip = ' <span class="chip rls">RLS</span>' if row.mark else ""
    state = _ROW_CLASSES[row.state]
    cells = "".join(_cell(cell, sources) for cell in row.cells)
    words = row.state.value.capitalize()
    return (
        f'<tr class="{state}{" marked" if row.mark else ""}">'
        f'<th scope="row">{markup(row.feature.label)}{chip}</th>'
        f'<td class="mark"><span class="chip {state}">{markup(words)}</span></td>{cells}</tr>'
    )


def _is_silent(row: Row) -> bool:
    """Whether the sources of all chairs were read and say nothing: that takes one line for all."""
    return all(cell.state is CellState.NOT_STATED for cell in row.cells)


def _silent_rows(rows: tuple[Row, ...], columns: int) -> Iterator[str]:
    silent = [row for row in rows if _is_silent(row)]
    if silent:
        names = "; ".join(row.feature.label + (" (RLS)" if row.mark else "") for row in silent)
        yield (
            f'<tr class="silent-rows"><th scope="row">{NOT_STATED} for any of these chairs</th>'
            f'<td colspan="{columns - 1}">{markup(names)}</td></tr>'
        )


def _cell(cell: Cell, sources: NumberedSources) -> str:
    shown = _SIGNS.get(cell.answer.values, "")
    words = markup(cell.words)
    if cell.state in _CELL_CLASSES:
        words = f'<span class="{_CELL_CLASSES[cell.state]}">{words}</span>'
    notes = " ".join(
        f'<a href="#source-{number}" aria-label="Source {number}">{number}</a>'
        for number in sources.numbers(cell)
    )
    marks = f'&nbsp;<sup class="notes">{notes}</sup>' if notes else ""
    return f'<td dir="auto">{shown}{words}{marks}</td>'


def _take_care(cautions: Sequence[CautionNote]) -> Iterator[str]:
    if cautions:
        yield "<h2>Take care</h2>"
        yield "<ul>"
        yield from (f"<li>{markup(one.words)}</li>" for one in cautions)
        yield "</ul>"


def _legend() -> Iterator[str]:
    yield "<h2>What the words mean</h2>"
    yield "<dl>"
    for word, meaning in LEGEND:
        yield f"<dt>{markup(word)}</dt><dd>{markup(meaning)}</dd>"
    yield "</dl>"


def _sources(sources: NumberedSources) -> Iterator[str]:
    if len(sources):
        yield "<h2>Sources</h2>"
        yield '<ol class="sources">'
        yield from (_source(one) for one in sources)
        yield "</ol>"


def _source(one: NumberedSource) -> str:
    source = one.source
    words = source.kind.words.capitalize()
    if source.publisher.casefold() != source.kind.value:  # a person's own note says it once
        words = f"{words}: {source.publisher}"
    read = f"Read on {date_in_words(one.read_on)}."
    return (
        f'<li id="source-{one.number}" value="{one.number}" dir="auto">{markup(words)}. '
        f"{_address(source.url)}{read}</li>"
    )


def _address(url: str) -> str:
    """A link only where it leads into the web; anything else stays text."""
    shown = markup(url)
    if not shown:
        return ""
    if _ADDRESS.fullmatch(printable(url)):
        return f'<a class="address" rel="noreferrer" href="{shown}">{shown}</a>. '
    return f'<span class="address">{shown}</span>. '


def _variables(colours: Colours) -> str:
    return "".join(
        f"--{name.replace('_', '-')}: {getattr(colours, name)};"
        for name in (field.name for field in dataclasses.fields(Colours))
        if name in _USED
    )


_USED = frozenset(
    {
        "window",
        "surface",
        "text",
        "muted",
        "hairline",
        "outline",
        "primary",
        "rls",
        "rls_tint",
        "differs",
        "differs_tint",
        "yes",
        "no",
        "unstated",
        "unstated_fill",
    }
)


def _style() -> str:
    return (
        f":root {{ {_variables(LIGHT)} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {_variables(DARK)} }} }}"
        f"{_SHEET}"
    )


_SHEET = """
* { box-sizing: border-box; }
body { margin: 0; background: var(--window); color: var(--text);
  font: 1rem/1.45 system-ui, "Segoe UI", "Noto Sans", sans-serif;
  font-variant-numeric: tabular-nums; }
main { max-width: 90rem; min-width: 40rem; margin: 0 auto; padding: 1rem 1.5rem 3rem; }
h1 { font-size: 1.5rem; margin: 0.5rem 0; }
h2 { font-size: 1.2rem; margin: 2rem 0 0.5rem; }
p, ul, dl, ol { max-width: 50rem; }
a { color: var(--primary); }
a:focus-visible { outline: 3px solid var(--primary); outline-offset: 2px; }
.advice { border-left: 4px solid var(--rls); padding-left: 0.75rem; }
table { width: 100%; table-layout: fixed; border-collapse: collapse;
  background: var(--surface); }
caption { text-align: left; color: var(--muted); padding: 0 0 0.5rem; }
th, td { padding: 0.5rem 0.75rem; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--hairline); overflow-wrap: anywhere; unicode-bidi: isolate; }
thead th { position: sticky; top: 0; background: var(--surface);
  border-bottom: 2px solid var(--outline); }
thead .feature { width: 24%; }
thead .mark { width: 8rem; }
.brand, .stated { display: block; font-weight: 400; font-size: 0.875rem; color: var(--muted); }
.group th { background: var(--window); font-size: 1.1rem; padding-top: 1rem; }
tr.marked > th { box-shadow: inset 4px 0 var(--rls); background: var(--rls-tint); }
tr.differs > td { font-weight: 600; }
.chip { display: inline-block; padding: 0 0.5rem; border: 1px solid; border-radius: 0.75rem;
  font-size: 0.875rem; font-weight: 600; white-space: nowrap; }
.chip.rls { color: var(--rls); background: var(--rls-tint); }
.chip.differs { color: var(--differs); background: var(--differs-tint); }
.chip.same { color: var(--muted); }
.chip.unclear { color: var(--muted); border-style: dashed; }
.silent { color: var(--unstated); background: var(--unstated-fill); border: 1px dashed;
  border-radius: 0.75rem; padding: 0 0.5rem; font-weight: 400; }
.unread { border-style: dotted; }
tr.silent-rows > * { color: var(--unstated); font-weight: 400; }
.muted { color: var(--muted); font-weight: 400; }
.disputed { color: var(--differs); }
.sign { font-weight: 700; }
.yes { color: var(--yes); }
.no { color: var(--no); }
.notes { font-size: 0.875rem; font-weight: 400; line-height: 0; }
.notes a { padding: 0.5rem; margin: 0 -0.25rem; }
dt { font-weight: 600; }
dd { margin: 0 0 0.5rem 1rem; }
.sources li { margin-bottom: 0.25rem; overflow-wrap: anywhere; }
li:target { background: var(--differs-tint); color: var(--differs); }
@media print {
  @page { margin: 12mm; }
  body, table, thead th, .group th { background: none; }
  html { font-size: 9.5pt; }
  main { max-width: none; min-width: 0; padding: 0; }
  thead { display: table-header-group; }
  thead th { position: static; }
  tr, li, dd { break-inside: avoid; }
  tr.group, h2, dt { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
  th, td { padding: 0.2rem 0.5rem; }
  thead .mark { width: 6.5rem; }
  .notes a { padding: 0; margin: 0; }
}
"""
