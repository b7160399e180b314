"""A place for comparisons that the person saves under a name."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "saved_comparison",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("saved_on", sa.Date, nullable=False),
        sa.Column("chairs", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
    )
