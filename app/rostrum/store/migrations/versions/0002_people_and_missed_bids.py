"""People who sign in, tokens that end, and bids that came too late."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

BIG = sa.BigInteger()
ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Adds them."""
    op.create_table(
        "users",
        sa.Column("name", sa.String(128), primary_key=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("password_hash", sa.String(255), nullable=False),
        sa.Column("created_at", BIG, nullable=False),
    )
    op.add_column("tokens", sa.Column("expires_at", BIG))
    op.create_table(
        "missed_bids",
        sa.Column("row_id", ROW_ID, primary_key=True, autoincrement=True),
        sa.Column("item_id", sa.String(64), sa.ForeignKey("items.item_id"), nullable=False),
        sa.Column("paddle", sa.String(64), nullable=False),
        sa.Column("amount", BIG, nullable=False),
        sa.Column("maximum", BIG),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("placed_by", sa.String(128), nullable=False),
        sa.Column("at", BIG, nullable=False),
        sa.Column("late_ms", BIG, nullable=False),
    )
    op.create_index("missed_by_item", "missed_bids", ["item_id", "at"])
