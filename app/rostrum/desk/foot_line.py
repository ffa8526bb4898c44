"""The line at the foot of each window: how many lots, how good the connections, what waits."""

from collections.abc import Sequence

from rostrum.desk import backlog
from rostrum.desk.models.board import BoardModel
from rostrum.desk.servers import RostrumServer, Server
from rostrum.desk.words import tr


def foot_line(board: BoardModel, servers: Sequence[Server]) -> str:
    """What stands there now."""
    trips = [one.clock.round_trip for one in servers if one.clock.round_trip is not None]
    missed = sum(server.counters.missed for server in servers)
    reconnected = sum(server.counters.reconnections for server in servers)
    parts = [
        tr("{n} lots").format(n=board.rowCount()),
        tr("{n} open").format(n=board.open_lots),
        tr("{n} yours").format(n=board.own_lots),
    ]
    if trips:
        parts.append(tr("round trip {ms} ms").format(ms=f"{max(trips):.1f}"))
    parts += [
        tr("missed {n}").format(n=missed),
        tr("reconnected {n}").format(n=reconnected),
    ]
    queues = [one.backlog.state for one in servers if isinstance(one, RostrumServer)]
    queue = backlog.worst([state for state in queues if state is not None])
    if queue is not None:
        parts.append(backlog.words(queue))
    return "   ·   ".join(parts)
