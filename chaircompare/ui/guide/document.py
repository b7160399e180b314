"""A page of the guide as rich text: statements with numbers that lead to their sources."""

from collections.abc import Sequence

from chaircompare.relevance.cautions import SEE_A_DOCTOR, cautions
from chaircompare.relevance.criteria import NOT_MEDICAL_ADVICE
from chaircompare.relevance.evidence import Advice
from chaircompare.relevance.guide import Guide, GuidePage, GuideSource, Section, Statement
from chaircompare.ui.markup import Markup, element
from chaircompare.ui.theme import CARD_TITLE, PAGE_TITLE, SMALL, Theme

PICTURE = "picture:guide"


class PageSources:
    """Numbers the sources of a page in the order in which they are cited."""

    def __init__(self, known: Guide) -> None:
        self._known = known.sources
        self._cited: list[GuideSource] = []

    def number(self, key: str) -> int:
        """The number of a source, a new one if it was not cited yet."""
        source = self._known[key]
        if source not in self._cited:
            self._cited.append(source)
        return self._cited.index(source) + 1

    @property
    def cited(self) -> Sequence[GuideSource]:
        """The sources in the order of their numbers."""
        return self._cited


def caution_statements() -> list[tuple[str, list[Statement]]]:
    """All cautions under what is to be done, as statements with their sources."""
    headed = []
    for advice in Advice:
        found = [
            Statement(
                " ".join(part for part in (one.advice, one.basis_in_words) if part),
                (f"caution:{one.key}",),
                f"{one.plain}.",
            )
            for one in cautions().all
            if one.action is advice
        ]
        headed.append((advice.words, found))
    return headed


def page_markup(page: GuidePage, known: Guide, theme: Theme, *, picture_width: int) -> Markup:
    """The whole page; the picture is the resource named PICTURE."""
    sources = PageSources(known)
    parts: list[Markup] = [_heading(page.title, PAGE_TITLE, theme)]
    parts.append(element("p", element("img", src=PICTURE, width=str(picture_width))))
    for section in page.sections:
        parts += _section(section, sources, theme)
    if page.has_cautions:
        for heading, statements in caution_statements():
            parts.append(_heading(heading, CARD_TITLE, theme))
            parts += [_statement(one, sources, theme) for one in statements]
    parts.append(element("p", element("b", f"{SEE_A_DOCTOR} {NOT_MEDICAL_ADVICE}")))
    parts.append(_heading("Sources", CARD_TITLE, theme))
    parts += [
        _source(number, source, theme) for number, source in enumerate(sources.cited, start=1)
    ]
    return Markup.of(*parts)


def _heading(text: str, size: int, theme: Theme) -> Markup:
    # Not h1 or h2: Qt makes those larger than they are told to be.
    px = theme.px
    style = f"font-size: {px(size)}px; font-weight: 600; margin: {px(14)}px 0 {px(2)}px 0;"
    return element("p", text, style=style)


def _section(section: Section, sources: PageSources, theme: Theme) -> list[Markup]:
    anchor = element("a", "", name=section.key)
    heading = [_heading(section.heading, CARD_TITLE, theme)] if section.heading else []
    return [anchor, *heading, *(_statement(one, sources, theme) for one in section.statements)]


def _statement(one: Statement, sources: PageSources, theme: Theme) -> Markup:
    lead = (element("b", one.lead), " ") if one.lead else ()
    if one.lead and not one.lead.endswith("."):
        lead = (element("b", f"{one.lead}:"), " ")
    numbers = [sources.number(key) for key in one.sources]
    notes: list[str] = []
    for number in numbers:
        # A number does not begin a line: it would stand there alone.
        notes += ["\N{NO-BREAK SPACE}", _link(f"#source{number}", f"[{number}]", theme)]
    style = f"margin-top: {theme.px(6)}px; margin-bottom: {theme.px(12)}px;"
    return element("p", *lead, one.text, *notes, style=style)


def _link(address: str, text: str, theme: Theme) -> Markup:
    style = f"color: {theme.colours.primary}; text-decoration: none;"
    return element("a", text, href=address, style=style)


def _source(number: int, source: GuideSource, theme: Theme) -> Markup:
    anchor = element("a", "", name=f"source{number}")
    words = [anchor, f"[{number}] {source.words}"]
    if source.link:
        words += [" ", _link(source.link, source.link, theme)]
    return element("p", *words, style=f"font-size: {theme.px(SMALL)}px;")
