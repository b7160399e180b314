"""What the person says about the content of a file, and with which words it is judged."""

from dataclasses import dataclass
from datetime import date

from chaircompare.catalogue.features import FeatureRegistry
from chaircompare.exchange.importing.dashes import Dash
from chaircompare.exchange.importing.figures import DecimalSign
from chaircompare.exchange.importing.sources import SourceChoice
from chaircompare.exchange.importing.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What the person says about the content; None means: as the file shows."""

    source: SourceChoice
    today: date
    brand: str = ""
    dash: Dash = Dash.NOT_STATED
    decimal_sign: DecimalSign | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms cells are judged."""

    features: FeatureRegistry
    words: Vocabulary
    choices: ImportChoices
