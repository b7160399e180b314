"""The questions for a seller as a document to print, with a line to write each answer on."""

from collections.abc import Mapping
from datetime import date

from chaircompare.comparison.phrases import date_in_words
from chaircompare.comparison.seller import NOTHING_TO_ASK, SILENCE, Questions
from chaircompare.ui.printing.document import (
    AskedQuestion,
    Block,
    Heading,
    Paragraph,
    PrintedDocument,
)


def printed_questions(
    found: Questions, names: Mapping[str, str], today: date
) -> tuple[PrintedDocument, str]:
    """The document, and a name for its file; `names` are the chairs by id, in their order.

    Why a question is asked is not told: it is no concern of the seller's.
    """
    blocks: list[Block] = [Paragraph(SILENCE)]
    for chair, name in names.items():
        asked = found.of(chair)
        if asked:
            blocks.append(Heading(name))
        blocks += [
            AskedQuestion(number, question.words, question.so_far)
            for number, question in enumerate(asked, start=1)
        ]
    if not found.asked:
        blocks.append(Paragraph(NOTHING_TO_ASK))
    document = PrintedDocument(
        title="Questions about massage chairs",
        name="Questions about massage chairs",
        subtitle=date_in_words(today),
        blocks=tuple(blocks),
        foot="chaircompare · not medical advice",
    )
    return document, f"questions_{today.isoformat()}.pdf"
