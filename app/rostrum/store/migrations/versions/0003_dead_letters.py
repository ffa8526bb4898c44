"""Pushes that were given up, and how often one in the outbox has failed."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

BIG = sa.BigInteger()


def upgrade() -> None:
    """Adds them."""
    row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "dead_letters",
        sa.Column("row_id", row_id, primary_key=True, autoincrement=False),
        sa.Column("item_id", sa.String(64), nullable=False),
        sa.Column("channel", sa.String(64), nullable=False),
        sa.Column("message", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", BIG, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("died_at", BIG, nullable=False),
    )
    op.create_index("outbox_by_item", "outbox", ["item_id", "row_id"])
