"""Documents as blocks of plain text and tables, before anybody knows the paper."""

from collections.abc import Iterator
from dataclasses import dataclass

from chaircompare.comparison.zones import Zone


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `lead` stands before it in semibold, `small` is for what is looked up."""

    text: str
    lead: str = ""
    small: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list; with `first` it is numbered from there on. `links` are addresses, one an item."""

    items: tuple[str, ...]
    first: int | None = None
    small: bool = False
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question with its number, what is known so far, and a line to write the answer on."""

    number: int
    words: str
    so_far: str


@dataclass(frozen=True, slots=True)
class ChairHead:
    """The head of a column: who it is, some lines about it, and where it works."""

    brand: str
    model: str
    lines: tuple[str, ...]
    zones: tuple[Zone, ...]
    picture_in_words: str


@dataclass(frozen=True, slots=True)
class TableCell:
    """The words of a cell; `notes` are the numbers of its sources."""

    text: str
    notes: str = ""
    muted: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A feature: its name, its marks as words, and a cell a chair."""

    label: str
    marks: tuple[str, ...]
    cells: tuple[TableCell, ...]
    relevant: bool = False


@dataclass(frozen=True, slots=True)
class TableGroup:
    """Rows under a heading; `after` is a line that stands at its end."""

    title: str
    counts: str
    rows: tuple[TableRow, ...]
    after: str = ""


@dataclass(frozen=True, slots=True)
class ChairTable:
    """Features down, chairs across. `corner` stands in the first cell of the head."""

    heads: tuple[ChairHead, ...]
    groups: tuple[TableGroup, ...]
    corner: tuple[str, ...] = ()
    with_marks: bool = True
    most_name_lines: int = 0  # 0: as many as a head has room for


Block = Heading | Paragraph | Items | AskedQuestion | ChairTable


@dataclass(frozen=True, slots=True)
class PrintedDocument:
    """A title, a line under it, blocks, and what stands at the foot of each page.

    `name` is what a file of it is called in lists and window titles.
    """

    title: str
    name: str
    subtitle: str
    blocks: tuple[Block, ...]
    foot: str
    language: str = "en"

    def __iter__(self) -> Iterator[Block]:
        return iter(self.blocks)
