"""The states of a lot and the ways between them.

draft → upcoming → preview → open → fair_warning → final_call → closing → sold, sold_pending,
passed or unsold; withdrawn and hold from most of them. Every way back to open is there
because a sale needs it: a new bid, an undo, a reopening.
"""

from collections.abc import Mapping
from types import MappingProxyType

from rostrum.wire.state import Status

BEFORE_SALE = frozenset({Status.DRAFT, Status.UPCOMING, Status.PREVIEW})
"""Not yet offered: no bid has been possible."""

ON_BLOCK = frozenset({Status.OPEN, Status.FAIR_WARNING, Status.FINAL_CALL, Status.CLOSING})
"""Being offered now."""

DONE = frozenset({Status.SOLD, Status.SOLD_PENDING, Status.PASSED, Status.UNSOLD, Status.WITHDRAWN})
"""No longer offered; only a reopening brings the lot back."""

_ENDS = DONE | {Status.HOLD}

TRANSITIONS: Mapping[Status, frozenset[Status]] = MappingProxyType(
    {
        Status.DRAFT: frozenset({Status.UPCOMING, Status.PREVIEW, Status.OPEN, Status.WITHDRAWN}),
        Status.UPCOMING: frozenset({Status.PREVIEW, Status.OPEN, Status.HOLD, Status.WITHDRAWN}),
        Status.PREVIEW: frozenset({Status.UPCOMING, Status.OPEN, Status.HOLD, Status.WITHDRAWN}),
        Status.OPEN: _ENDS | {Status.FAIR_WARNING, Status.FINAL_CALL, Status.CLOSING},
        Status.FAIR_WARNING: _ENDS | {Status.OPEN, Status.FINAL_CALL, Status.CLOSING},
        Status.FINAL_CALL: _ENDS | {Status.OPEN, Status.FAIR_WARNING, Status.CLOSING},
        Status.CLOSING: _ENDS | {Status.OPEN},
        Status.SOLD: frozenset({Status.OPEN}),
        Status.SOLD_PENDING: frozenset({Status.OPEN, Status.SOLD, Status.UNSOLD, Status.WITHDRAWN}),
        Status.PASSED: frozenset({Status.OPEN, Status.UNSOLD, Status.WITHDRAWN}),
        Status.UNSOLD: frozenset({Status.OPEN, Status.WITHDRAWN}),
        Status.WITHDRAWN: frozenset({Status.OPEN, Status.UPCOMING}),
        Status.HOLD: frozenset({Status.UPCOMING, Status.PREVIEW, Status.OPEN, Status.WITHDRAWN}),
    }
)
"""From each status, those that one act can lead to."""


def may_become(status: Status, target: Status) -> bool:
    """Whether one act can lead from ``status`` to ``target``."""
    return target in TRANSITIONS[status]
