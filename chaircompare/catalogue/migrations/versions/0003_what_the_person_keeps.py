"""A place for notes, pictures, the bin, own names, trust in sources, and what an update changed."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the columns and the table; the list's indexes leave out what lies in the bin."""
    op.execute("ALTER TABLE source ADD COLUMN trusted INTEGER DEFAULT 1 NOT NULL")
    for name in ("note", "photo"):
        op.execute(f"ALTER TABLE chair ADD COLUMN {name} TEXT DEFAULT '' NOT NULL")
    op.execute("ALTER TABLE chair ADD COLUMN binned_on DATE")
    for name in ("shipped_brand", "shipped_model", "shipped_page"):
        op.execute(f"ALTER TABLE chair ADD COLUMN {name} TEXT")
    not_binned = sa.text("binned_on IS NULL")
    for name, columns in (
        ("chair_by_name", ["sort_name", "number"]),
        ("chair_by_facts", ["facts_stated", "sort_name", "number"]),
    ):
        op.drop_index(name)
        op.create_index(name, "chair", columns, sqlite_where=not_binned)
    op.create_index(
        "chair_in_bin", "chair", ["binned_on"], sqlite_where=sa.text("binned_on IS NOT NULL")
    )
    op.create_table(
        "shipped_change",
        sa.Column("chair", sa.Text, primary_key=True),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
    )
