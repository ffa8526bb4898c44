"""An auctioneer's act as it is asked for: ``POST /api/v1/items/{id}/actions``."""

from enum import StrEnum

import msgspec


class Action(StrEnum):
    """What ``POST /items/{id}/actions`` knows."""

    PREVIEW = "preview"
    OPEN = "open"
    FAIR_WARNING = "fair_warning"
    FINAL_CALL = "final_call"
    STOP_BIDS = "stop_bids"
    HAMMER = "hammer"
    SETTLE = "settle"
    NEXT = "next"
    PASS = "pass"  # noqa: S105 - an act, not a secret
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    RERUN = "rerun"
    EXTEND = "extend"
    UNDO_BID = "undo_bid"
    HOLD = "hold"
    RESUME = "resume"
    SET_ASK = "set_ask"


class ActRequest(
    msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True, omit_defaults=True
):
    """One act; ``amount`` in minor units, ``ends_at`` in ms UTC, ``by_ms`` in ms.

    Which of the other members an act takes: ``hammer`` confirm; ``pass`` final; ``settle``
    accepted; ``reopen`` reason, ends_at; ``extend`` ends_at or by_ms; ``undo_bid`` bid_id, reason;
    ``set_ask`` amount; ``withdraw``, ``hold`` and ``rerun`` reason.
    """

    action: Action
    expected_version: int | None = None
    confirm: bool = False
    final: bool = False
    accepted: bool | None = None
    amount: int | None = None
    ends_at: int | None = None
    by_ms: int | None = None
    bid_id: str | None = None
    reason: str | None = None
