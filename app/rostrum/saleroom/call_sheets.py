"""A phone desk's calls as the call sheets print them."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from rostrum.engine.state import LotState
from rostrum.papers.sheets import Sheet, SheetCall
from rostrum.phones.states import OVER
from rostrum.saleroom.phone_views import PhoneViews
from rostrum.wire.catalogue import LotDetails
from rostrum.wire.phones import CallCard, CallState, Client, Note


def sheets_for(
    views: PhoneViews,
    lots: Sequence[tuple[LotState, LotDetails]],
    wanted: Sequence[str | None] | None,
    zone: tzinfo,
) -> list[Sheet]:
    """The sheets of these clerks; without any of everybody, with the calls that nobody has (None)
    at the end. Calls that are over or cancelled are not printed.
    """
    at_hand = {state.lot.item_id: (state, details) for state, details in lots}
    left = [call for call in views.desk.calls.values() if call.state not in OVER | {CallState.OUT}]
    by_clerk: dict[str | None, list[CallCard]] = {}
    for card in views.cards(left):
        by_clerk.setdefault(card.clerk, []).append(card)
    names = sorted(name for name in by_clerk if name is not None)
    order = [*names, None] if wanted is None else wanted
    return [
        Sheet(
            clerk=name,
            languages=_spoken(views, name),
            calls=[_call(card, views, *at_hand[card.item_id], zone) for card in by_clerk[name]],
        )
        for name in order
        if name in by_clerk
    ]


def _spoken(views: PhoneViews, name: str | None) -> Sequence[str]:
    clerk = views.desk.clerks.get(name) if name is not None else None
    return clerk.languages if clerk is not None else ()


def _call(
    card: CallCard, views: PhoneViews, lot: LotState, details: LotDetails, zone: tzinfo
) -> SheetCall:
    client = views.client(views.desk.clients[card.client_id])
    spoken = (card.language,) if card.language and card.language not in client.languages else ()
    return SheetCall(
        lot=card.lot,
        title=lot.lot.title,
        artist=details.artist,
        low_estimate=details.low_estimate,
        high_estimate=details.high_estimate,
        start_price=lot.lot.start_price,
        expected_at=card.expected_at,
        client=client.name,
        paddle=client.paddle,
        numbers=client.numbers,
        languages=(*client.languages, *spoken),
        limit=client.limit,
        left=client.left,
        cover=card.cover.maximum if card.cover else None,
        group=_group(client, card, views),
        priority=card.priority,
        notes=[_note(note, zone) for note in client.notes],
    )


def _group(client: Client, card: CallCard, views: PhoneViews) -> str | None:
    for group in client.groups:
        if card.item_id in group.items:
            lots = ", ".join(views.lot(item) for item in group.items)
            return f"lots {lots}" if group.want == 1 else f"lots {lots} ({group.want} of them)"
    return None


def _note(note: Note, zone: tzinfo) -> str:
    when = datetime.fromtimestamp(note.at / 1000, zone)
    return f"{when:%H:%M} {note.by}: {note.text}"
