"""Tables, as SQLAlchemy Core sees them; the migrations beside this file make them.

Times are milliseconds UTC, money is minor units, JSON is stored as the bytes that were encoded.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    text,
)

metadata = MetaData()

Bytes = LargeBinary
Millis = BigInteger
Money = BigInteger
RowId = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers only INTEGER keys by itself

sales = Table(
    "sales",
    metadata,
    Column("sale_id", String(64), primary_key=True),
    Column("created_at", Millis, nullable=False),
    Column("facts", Bytes, nullable=False),  # wire.catalogue.Sale
    Column("terms", Bytes, nullable=False),  # engine.terms.SaleTerms
)

items = Table(
    "items",
    metadata,
    Column("item_id", String(64), primary_key=True),
    Column("sale_id", String(64), ForeignKey("sales.sale_id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("details", Bytes, nullable=False),  # wire.catalogue.LotDetails
    Column("version", Integer, nullable=False),
    Column("state", Bytes, nullable=False),  # wire.state.ItemState, as last pushed
    Column("leader", String(64)),  # paddle, whether published or not
    Column("committed", Money, nullable=False),  # what the leader may have to pay for it
    Index("items_by_sale", "sale_id", "position"),
)

events = Table(
    "events",
    metadata,
    Column("item_id", String(64), ForeignKey("items.item_id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("at", Millis, nullable=False),
    Column("body", Bytes, nullable=False),  # engine.events.Event
    Column("hash", Bytes, nullable=False),  # chained over the item's earlier rows
)

bids = Table(
    "bids",
    metadata,
    Column("bid_id", String(64), primary_key=True),
    Column("item_id", String(64), nullable=False),
    Column("version", Integer, nullable=False),
    Column("paddle", String(64), nullable=False),
    Column("amount", Money, nullable=False),
    Column("maximum", Money),
    Column("kind", String(16), nullable=False),
    Column("placed_by", String(128), nullable=False),
    Column("at", Millis, nullable=False),
    Index("bids_by_item", "item_id", "version"),
)

answers = Table(
    "answers",
    metadata,
    Column("caller", String(128), primary_key=True),
    Column("key", String(255), primary_key=True),
    Column("fingerprint", Bytes, nullable=False),  # of the request, to know a reused key
    Column("at", Millis, nullable=False),
    Column("body", Bytes, nullable=False),
    Index("answers_by_age", "at"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("row_id", RowId, primary_key=True, autoincrement=True),
    Column("item_id", String(64), nullable=False),
    Column("channel", String(64), nullable=False),
    Column("message", Bytes, nullable=False),
    Column("created_at", Millis, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("retry_at", Millis, nullable=False, server_default="0"),
    Index("outbox_by_item", "item_id", "row_id"),
    sqlite_autoincrement=True,
)

dead_letters = Table(
    "dead_letters",
    metadata,
    Column("row_id", RowId, primary_key=True, autoincrement=False),  # as it was in the outbox
    Column("item_id", String(64), nullable=False),
    Column("channel", String(64), nullable=False),
    Column("message", Bytes, nullable=False),
    Column("created_at", Millis, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("reason", String(500), nullable=False),
    Column("died_at", Millis, nullable=False),
)

paddles = Table(
    "paddles",
    metadata,
    Column("sale_id", String(64), ForeignKey("sales.sale_id"), primary_key=True),
    Column("paddle", String(64), primary_key=True),
    Column("name", String(255)),
    Column("limit", Money),
    Column("suspended", Boolean, nullable=False),
)

tokens = Table(
    "tokens",
    metadata,
    Column("digest", Bytes, primary_key=True),  # SHA-256 of the token, which is random enough
    Column("name", String(128), nullable=False),
    Column("role", String(16), nullable=False),
    Column("created_at", Millis, nullable=False),
    Column("expires_at", Millis),
)

users = Table(
    "users",
    metadata,
    Column("name", String(128), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("password_hash", String(255), nullable=False),  # argon2id with its parameters
    Column("created_at", Millis, nullable=False),
)

missed_bids = Table(
    "missed_bids",
    metadata,
    Column("row_id", RowId, primary_key=True, autoincrement=True),
    Column("item_id", String(64), ForeignKey("items.item_id"), nullable=False),
    Column("paddle", String(64), nullable=False),
    Column("amount", Money, nullable=False),
    Column("maximum", Money),
    Column("kind", String(16), nullable=False),
    Column("placed_by", String(128), nullable=False),
    Column("at", Millis, nullable=False),
    Column("late_ms", Millis, nullable=False),
    Index("missed_by_item", "item_id", "at"),
)

desk_events = Table(
    "desk_events",
    metadata,
    Column("sale_id", String(64), ForeignKey("sales.sale_id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("at", Millis, nullable=False),
    Column("body", Bytes, nullable=False),  # phones.desk.DeskEvent without what is personal
    Column("hash", Bytes, nullable=False, server_default=text("''")),  # chained over earlier rows
)

desk_personal = Table(
    "desk_personal",
    metadata,
    Column("sale_id", String(64), ForeignKey("sales.sale_id"), primary_key=True),
    Column("version", Integer, primary_key=True),  # of the event that it belongs to
    Column("subject", String(64), primary_key=True),  # the client
    Column("salt", Bytes, nullable=False),
    Column("body", Bytes, nullable=False),  # phones.log.Personal; erased with the client
)
