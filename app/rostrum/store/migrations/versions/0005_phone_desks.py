"""The logs of the phone desks."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

BIG = sa.BigInteger()


def upgrade() -> None:
    """Adds them."""
    op.create_table(
        "desk_events",
        sa.Column("sale_id", sa.String(64), sa.ForeignKey("sales.sale_id"), primary_key=True),
        sa.Column("version", sa.Integer(), primary_key=True),
        sa.Column("at", BIG, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
