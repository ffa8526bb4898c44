"""What a card says of a client's groups, in words."""

from collections.abc import Callable

from rostrum.desk.words import tr
from rostrum.wire.phones import ClientCard


def groups_in_words(client: ClientCard, item_id: str, lot: Callable[[str], str]) -> str:
    """``One of lots 12, 14, 20``, for the groups that a lot is in."""
    said = []
    for group in client.groups:
        if item_id in group.items:
            lots = tr(", ").join(lot(each) for each in group.items)
            if group.want == 1:
                said.append(tr("Only one of lots {lots}").format(lots=lots))
            else:
                said.append(tr("At most {n} of lots {lots}").format(n=group.want, lots=lots))
    return "\n".join(said)
