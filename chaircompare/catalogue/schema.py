"""The tables of a catalogue file, as they are today. How they came about is in migrations/.

SQLAlchemy Core and not mapped classes: the rest of the program works on frozen dataclasses, and the
mapper would cost the first window more than everything else in this package.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    text,
)

# The last step of migrations/versions. A test holds that the two agree.
REVISION = "0005"
# "chrc": tells a catalogue of ours from any other SQLite file.
APPLICATION_ID = 0x63687263

metadata = MetaData()

_NOT_BINNED = text("binned_on IS NULL")

# One row a name: the edition and digest of the shipped facts that were carried in.
about = Table(
    "about",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

source = Table(
    "source",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("read_on", Date, nullable=False),
    Column("origin", Text, nullable=False),
    Column("trusted", Integer, nullable=False, server_default=text("1")),
)

# sort_name and facts_stated are derived; records.py writes them together with the facts. brand,
# model and product_page are what is shown; where the person wrote another one over a shipped one,
# the shipped one waits in shipped_..., and follows the updates of the shipped data there. A chair
# with binned_on lies in the bin: it keeps its facts, and has no rows in list and search.
chair = Table(
    "chair",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("brand", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("product_page", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("sort_name", Text, nullable=False),
    Column("facts_stated", Integer, nullable=False),
    Column("note", Text, nullable=False, server_default=text("''")),
    Column("photo", Text, nullable=False, server_default=text("''")),
    Column("binned_on", Date),
    Column("shipped_brand", Text),
    Column("shipped_model", Text),
    Column("shipped_page", Text),
    Index("chair_by_name", "sort_name", "number", sqlite_where=_NOT_BINNED),
    Index("chair_by_facts", "facts_stated", "sort_name", "number", sqlite_where=_NOT_BINNED),
    Index("chair_in_bin", "binned_on", sqlite_where=text("binned_on IS NOT NULL")),
)

fact = Table(
    "fact",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("chair", ForeignKey("chair.number", ondelete="CASCADE"), nullable=False),
    Column("feature", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("stated", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("canonical_low", Float),
    Column("canonical_high", Float),
    Column("source", ForeignKey("source.id"), nullable=False),
    Column("seen_on", Date),
    Column("origin", Text, nullable=False),
    CheckConstraint("origin in ('shipped', 'own')", name="fact_origin"),
    Index("fact_by_chair", "chair"),
    Index("fact_by_source", "source"),
)

# Derived: what the list shows of the features that have a column in it, ready to sort and to paint.
list_cell = Table(
    "list_cell",
    metadata,
    Column("feature", Text, primary_key=True),
    Column("chair", ForeignKey("chair.number", ondelete="CASCADE"), primary_key=True),
    Column("missing", Integer, nullable=False),
    Column("amount", Float),
    Column("answer", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Index("list_cell_by_amount", "feature", "missing", "amount", "words", "chair"),
    Index("list_cell_by_chair", "chair"),
    sqlite_with_rowid=False,
)

# Derived: each different thing that is stated about a feature, as answers.py writes it, and the
# chairs of which it is stated. A wish is judged once for all chairs that state alike.
answer = Table(
    "answer",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("feature", Text, nullable=False),
    Column("said", Text, nullable=False),
    Index("answer_said", "feature", "said", unique=True),
)
chair_answer = Table(
    "chair_answer",
    metadata,
    Column("answer", ForeignKey("answer.number"), primary_key=True),
    Column("chair", ForeignKey("chair.number", ondelete="CASCADE"), primary_key=True),
    Index("chair_answer_by_chair", "chair"),
    sqlite_with_rowid=False,
)

# `chairs` is a JSON list of ids, `words` a JSON object of chair id, feature key and words shown.
saved_comparison = Table(
    "saved_comparison",
    metadata,
    Column("name", Text, primary_key=True),
    Column("saved_on", Date, nullable=False),
    Column("chairs", Text, nullable=False),
    Column("words", Text, nullable=False),
)

# What the last update of the shipped data did to a chair: JSON of its shipped side, see
# updates.py. No `before` is a new chair, no `after` one that is no longer shipped.
shipped_change = Table(
    "shipped_change",
    metadata,
    Column("chair", Text, primary_key=True),
    Column("before", Text),
    Column("after", Text),
)

# SQLAlchemy has no construct for FTS5. The row number is that of the chair.
SEARCH_TABLE = (
    "CREATE VIRTUAL TABLE chair_search USING fts5("
    "words, detail='none', prefix='1 2 3 4 5 6 7 8', tokenize=\"unicode61 remove_diacritics 2\")"
)
