"""What a form is about, and what it has to know of the catalogue."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chaircompare.catalogue.chair import Chair, Source
from chaircompare.catalogue.draft import ChairDraft
from chaircompare.catalogue.draft_checks import Span
from chaircompare.catalogue.features import FeatureRegistry
from chaircompare.catalogue.units import UnitSystem


@dataclass(frozen=True)
class FormSubject:
    """What the form is about. `before` is the chair that is edited, None for a new one.

    `saved` is the form as it was before anything was typed, if that is not the draft.
    """

    title: str
    draft: ChairDraft
    before: Chair | None = None
    photo: Path | None = None
    notice: str = ""
    saved: ChairDraft | None = None


@dataclass(frozen=True)
class FormSurroundings:
    """What the form has to know of the catalogue."""

    features: FeatureRegistry
    spans: Mapping[str, Span]
    system: UnitSystem
    today: date
    twin: Callable[[str, str], str]  # the name of another chair that is called so, or ""
    sources: tuple[Source, ...] = ()  # of the person's own, to be chosen again
