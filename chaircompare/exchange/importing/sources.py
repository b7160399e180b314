"""Whom an import names as the source of its facts."""

import hashlib
from dataclasses import dataclass
from datetime import date

from chaircompare.catalogue.chair import Source, SourceKind

# Of a file that says nothing about itself nobody knows more: it is heard last.
USUAL_KIND = SourceKind.SECOND_HAND


@dataclass(frozen=True, slots=True)
class SourceChoice:
    """What the person says about a file: who speaks in it, under which address, read when."""

    kind: SourceKind
    publisher: str
    url: str
    read_on: date


def source_of(choice: SourceChoice) -> Source:
    """The source; the same words give the same id, so that all its facts are found together."""
    kind, publisher, url = choice.kind, choice.publisher.strip(), choice.url.strip()
    told = f"{kind.value}\n{publisher}\n{url}\n{choice.read_on.isoformat()}"
    name = f"own-{hashlib.sha256(told.encode('utf-8', 'replace')).hexdigest()[:12]}"
    return Source(name, kind, publisher or kind.value.capitalize(), url, choice.read_on)


def same_voice(a: Source, b: Source) -> bool:
    """Whether both are one and the same page or person, on whatever day."""
    return (a.kind, a.publisher, a.url) == (b.kind, b.publisher, b.url)
