"""How often a push that waits was refused, for dispatchers that share the outbox."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Adds it."""
    op.add_column("outbox", sa.Column("attempts", sa.Integer(), nullable=False, server_default="0"))
    op.add_column(
        "outbox", sa.Column("retry_at", sa.BigInteger(), nullable=False, server_default="0")
    )
