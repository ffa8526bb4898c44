"""What is personal leaves the phone desks' logs for parts of its own; the logs get a hash chain."""

import hashlib
import json
import secrets
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

PERSONAL = ("name", "numbers", "languages", "notes")


def upgrade() -> None:
    """Makes the tables, and moves what the logs have."""
    op.create_table(
        "desk_personal",
        sa.Column("sale_id", sa.String(64), sa.ForeignKey("sales.sale_id"), primary_key=True),
        sa.Column("version", sa.Integer(), primary_key=True),
        sa.Column("subject", sa.String(64), primary_key=True),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    op.add_column(
        "desk_events",
        sa.Column("hash", sa.LargeBinary(), nullable=False, server_default=sa.text("''")),
    )
    _move(op.get_bind())


def _move(connection: sa.Connection) -> None:
    if connection.dialect.name == "sqlite":  # what is moved away is overwritten where it was
        connection.exec_driver_sql("PRAGMA secure_delete=ON")
    meta = sa.MetaData()
    events = sa.Table("desk_events", meta, autoload_with=connection)
    personal = sa.Table("desk_personal", meta, autoload_with=connection)
    previous, sale = b"", None
    rows = connection.execute(
        sa.select(events.c.sale_id, events.c.version, events.c.at, events.c.body).order_by(
            events.c.sale_id, events.c.version
        )
    ).all()
    for sale_id, version, at, body in rows:
        if sale_id != sale:
            previous, sale = b"\x00" * 32, sale_id
        event = json.loads(body)
        parts = _taken_out(event)
        sealed = {}
        for subject, part in parts.items():
            salt, kept = secrets.token_bytes(16), json.dumps(part, ensure_ascii=False).encode()
            sealed[subject] = hashlib.sha256(salt + kept).hexdigest()
            connection.execute(
                sa.insert(personal),
                {"sale_id": sale_id, "version": version, "subject": subject, "salt": salt,
                 "body": kept},
            )  # fmt: skip
        if sealed:
            event["sealed"] = sealed
        bare = json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode()
        head = f"phones/{sale_id}\x00{version}\x00{at}\x00".encode()
        previous = hashlib.sha256(previous + head + bare).digest()
        this = (events.c.sale_id == sale_id) & (events.c.version == version)
        connection.execute(sa.update(events).where(this).values(body=bare, hash=previous))


def _taken_out(event: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The personal parts of an event by client; they are no longer in the event."""
    parts: dict[str, dict[str, Any]] = {}
    for client in event.get("clients", ()):
        part = {name: client[name] for name in PERSONAL if client.get(name)}
        parts[client["clientId"]] = part
        client.update(name="", numbers=[], languages=[], notes=[])
    for call in event.get("calls", ()):
        if call.get("reason") is not None and event["by"] != "auction":
            part = parts.setdefault(call["clientId"], {})
            part.setdefault("reasons", {})[call["callId"]] = call["reason"]
            call["reason"] = None
    return parts
