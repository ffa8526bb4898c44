"""What a server is told when it starts."""

import ssl
from pathlib import Path

import msgspec

from rostrum.certificate import Certificate
from rostrum.push.config import PushConfig
from rostrum.queue.config import QueueConfig
from rostrum.roles import EVERYTHING, InProcess, Roles, Target
from rostrum.saleroom.bids import BIDS_A_SECOND


class ServerConfig(msgspec.Struct, frozen=True, kw_only=True):
    """What a server is told when it starts.

    ``roles`` and ``target`` go together as ``roles.check`` found. Without a database it is a push
    service by itself, which knows only the states that have passed since it started. ``at_rest``:
    no lot is closed by its time, as in the log of a past sale. With ``tls``
    it speaks https and wss alone; ``hsts_seconds`` above 0 has browsers remember that. Whom
    ``target`` may be, where that is https, ``publish_trust`` says.
    """

    host: str = "127.0.0.1"
    port: int = 3000
    roles: Roles = EVERYTHING
    target: Target = InProcess()
    database: str | None
    admin_token: str | None = None
    service_token: str | None = None
    redis: str | None = None
    public_reads: bool = True
    pictures: Path | None = None
    bids_a_second: float = BIDS_A_SECOND
    at_rest: bool = False
    tls: Certificate | None = None
    hsts_seconds: int = 0
    publish_trust: ssl.SSLContext | None = None
    push: PushConfig = PushConfig()
    queue: QueueConfig = QueueConfig()
