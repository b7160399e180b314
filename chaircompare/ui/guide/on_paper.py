"""A page of the guide as a document to print: the same statements and numbers as on screen."""

from chaircompare.relevance.cautions import SEE_A_DOCTOR
from chaircompare.relevance.criteria import NOT_MEDICAL_ADVICE
from chaircompare.relevance.guide import GuidePage, Statement, guide
from chaircompare.ui.guide.document import PageSources, caution_statements
from chaircompare.ui.printing.document import Block, Heading, Items, Paragraph, PrintedDocument


def printed_page(page: GuidePage) -> tuple[PrintedDocument, str]:
    """The document, and a name for its file."""
    sources = PageSources(guide())
    blocks: list[Block] = []
    for section in page.sections:
        if section.heading:
            blocks.append(Heading(section.heading))
        blocks += [_paragraph(one, sources) for one in section.statements]
    if page.has_cautions:
        for heading, statements in caution_statements():
            blocks.append(Heading(heading))
            blocks += [_paragraph(one, sources) for one in statements]
    cited = tuple(f"{one.words} {one.link}".strip() for one in sources.cited)
    links = tuple(one.link or "" for one in sources.cited)
    blocks += [Heading("Sources"), Items(cited, first=1, small=True, links=links)]
    document = PrintedDocument(
        title=page.title,
        name=page.title,
        subtitle="From the guide of chaircompare: restless legs and massage chairs",
        blocks=tuple(blocks),
        foot=f"{SEE_A_DOCTOR} {NOT_MEDICAL_ADVICE}",
    )
    return document, f"guide_{page.key}.pdf"


def _paragraph(one: Statement, sources: PageSources) -> Paragraph:
    numbers = " ".join(f"[{sources.number(key)}]" for key in one.sources)
    lead = one.lead if not one.lead or one.lead.endswith(".") else f"{one.lead}:"
    return Paragraph(f"{one.text} {numbers}", lead=lead)
