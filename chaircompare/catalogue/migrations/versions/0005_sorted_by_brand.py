"""Chairs sorted by brand, then model; figures that differ by the lowest."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Have the program derive everything anew when it opens the file."""
    op.execute("INSERT OR REPLACE INTO about VALUES ('derived', 'nothing')")
