"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

BIG = sa.BigInteger()
ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Makes every table of the first release."""
    op.create_table(
        "sales",
        sa.Column("sale_id", sa.String(64), primary_key=True),
        sa.Column("created_at", BIG, nullable=False),
        sa.Column("facts", sa.LargeBinary(), nullable=False),
        sa.Column("terms", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "items",
        sa.Column("item_id", sa.String(64), primary_key=True),
        sa.Column("sale_id", sa.String(64), sa.ForeignKey("sales.sale_id"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("details", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.LargeBinary(), nullable=False),
        sa.Column("leader", sa.String(64)),
        sa.Column("committed", BIG, nullable=False),
    )
    op.create_index("items_by_sale", "items", ["sale_id", "position"])
    op.create_table(
        "events",
        sa.Column("item_id", sa.String(64), sa.ForeignKey("items.item_id"), primary_key=True),
        sa.Column("version", sa.Integer(), primary_key=True),
        sa.Column("at", BIG, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "bids",
        sa.Column("bid_id", sa.String(64), primary_key=True),
        sa.Column("item_id", sa.String(64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("paddle", sa.String(64), nullable=False),
        sa.Column("amount", BIG, nullable=False),
        sa.Column("maximum", BIG),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("placed_by", sa.String(128), nullable=False),
        sa.Column("at", BIG, nullable=False),
    )
    op.create_index("bids_by_item", "bids", ["item_id", "version"])
    op.create_table(
        "answers",
        sa.Column("caller", sa.String(128), primary_key=True),
        sa.Column("key", sa.String(255), primary_key=True),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("at", BIG, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    op.create_index("answers_by_age", "answers", ["at"])
    op.create_table(
        "outbox",
        sa.Column("row_id", ROW_ID, primary_key=True, autoincrement=True),
        sa.Column("item_id", sa.String(64), nullable=False),
        sa.Column("channel", sa.String(64), nullable=False),
        sa.Column("message", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", BIG, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "paddles",
        sa.Column("sale_id", sa.String(64), sa.ForeignKey("sales.sale_id"), primary_key=True),
        sa.Column("paddle", sa.String(64), primary_key=True),
        sa.Column("name", sa.String(255)),
        sa.Column("limit", BIG),
        sa.Column("suspended", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "tokens",
        sa.Column("digest", sa.LargeBinary(), primary_key=True),
        sa.Column("name", sa.String(128), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("created_at", BIG, nullable=False),
    )
