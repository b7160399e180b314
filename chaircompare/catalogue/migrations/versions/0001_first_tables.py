"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of the first version."""
    op.create_table(
        "about",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "source",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("publisher", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("read_on", sa.Date, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
    )
    _create_chair()
    _create_fact()
    _create_list_cell()
    op.execute(
        "CREATE VIRTUAL TABLE chair_search USING fts5("
        "words, detail='none', prefix='1 2 3 4 5 6 7 8', "
        'tokenize="unicode61 remove_diacritics 2")'
    )


def _create_chair() -> None:
    op.create_table(
        "chair",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("brand", sa.Text, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("product_page", sa.Text, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("sort_name", sa.Text, nullable=False),
        sa.Column("facts_stated", sa.Integer, nullable=False),
        sa.Index("chair_by_name", "sort_name", "number"),
        sa.Index("chair_by_facts", "facts_stated", "sort_name", "number"),
    )


def _create_fact() -> None:
    op.create_table(
        "fact",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column(
            "chair", sa.Integer, sa.ForeignKey("chair.number", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("feature", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("stated", sa.Text, nullable=False),
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("canonical_low", sa.Float),
        sa.Column("canonical_high", sa.Float),
        sa.Column("source", sa.Text, sa.ForeignKey("source.id"), nullable=False),
        sa.Column("seen_on", sa.Date),
        sa.Column("origin", sa.Text, nullable=False),
        sa.CheckConstraint("origin in ('shipped', 'own')", name="fact_origin"),
        sa.Index("fact_by_chair", "chair"),
        sa.Index("fact_by_source", "source"),
    )


def _create_list_cell() -> None:
    op.create_table(
        "list_cell",
        sa.Column("feature", sa.Text, primary_key=True),
        sa.Column(
            "chair",
            sa.Integer,
            sa.ForeignKey("chair.number", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("missing", sa.Integer, nullable=False),
        sa.Column("amount", sa.Float),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Index("list_cell_by_amount", "feature", "missing", "amount", "words", "chair"),
        sa.Index("list_cell_by_chair", "chair"),
        sqlite_with_rowid=False,
    )
