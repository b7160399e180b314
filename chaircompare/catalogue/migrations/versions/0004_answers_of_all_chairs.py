"""What all chairs state about a feature, to judge needs for the whole list at once."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the tables, and have the program derive everything anew when it opens the file."""
    op.create_table(
        "answer",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("feature", sa.Text, nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.Index("answer_said", "feature", "said", unique=True),
    )
    op.create_table(
        "chair_answer",
        sa.Column("answer", sa.Integer, sa.ForeignKey("answer.number"), primary_key=True),
        sa.Column(
            "chair",
            sa.Integer,
            sa.ForeignKey("chair.number", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Index("chair_answer_by_chair", "chair"),
        sqlite_with_rowid=False,
    )
    op.execute("INSERT OR REPLACE INTO about VALUES ('derived', 'nothing')")
