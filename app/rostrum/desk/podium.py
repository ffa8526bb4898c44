"""The auctioneer at one sale: reads the private view, and carries out what is wanted of the lot.

What cannot be undone is asked once, in place, and only for the lot as it then stands: a bid that
comes in between takes the question away. Which lot is on the block is the server's to say, so that
a desk that was closed, or a server that was started again, shows the same one.
"""

import asyncio
import contextlib
import time

from rostrum.desk.client import ApiClient
from rostrum.desk.figures import money
from rostrum.desk.gavel import OPEN, ActLine, Gavel, Struck
from rostrum.desk.keymap import Everywhere
from rostrum.desk.models.rostrum import RostrumModel
from rostrum.desk.offered import below_reserve, question
from rostrum.desk.outcomes import NotKnown, Unanswered
from rostrum.desk.rostrum_keys import ROSTRUM_KEYS, WORDS, RostrumAct
from rostrum.desk.struck import act_done, bid_done
from rostrum.desk.words import tr
from rostrum.wire.acts import Action, ActRequest
from rostrum.wire.bids import BidRequest
from rostrum.wire.catalogue import PaddlePage
from rostrum.wire.rostrum import Rostrum
from rostrum.wire.state import BidKind, ItemState, Status

READ_EVERY_S = 5.0
"""So often the view is read while neither the lot nor the staff room says anything."""
PADDLES_EVERY_S = 60.0
"""So often, and after a paddle that the server did not know, the sale's paddles are read."""
READ_APART_S = 0.08
"""Bids in a rush are followed by one read for all that came in so long."""

_ACTIONS = {
    RostrumAct.OPEN: Action.OPEN,
    RostrumAct.FAIR_WARNING: Action.FAIR_WARNING,
    RostrumAct.LAST_CALL: Action.FINAL_CALL,
    RostrumAct.SELL: Action.HAMMER,
    RostrumAct.NEXT: Action.NEXT,
    RostrumAct.PASS: Action.PASS,
    RostrumAct.UNDO: Action.UNDO_BID,
    RostrumAct.RERUN: Action.RERUN,
    RostrumAct.WITHDRAW: Action.WITHDRAW,
    RostrumAct.SPLIT: Action.SET_ASK,
    RostrumAct.LADDER: Action.SET_ASK,
    RostrumAct.REOPEN: Action.REOPEN,
    RostrumAct.ACCEPT: Action.SETTLE,
    RostrumAct.REFUSE: Action.SETTLE,
}
_AT_THIS_VERSION = frozenset(
    {RostrumAct.SELL, RostrumAct.PASS, RostrumAct.WITHDRAW, RostrumAct.RERUN, RostrumAct.SPLIT}
)
"""Acts that are meant for the lot as it is on the screen, and no other."""


class Podium:
    """Needs a running loop; ``run`` reads the view until cancelled."""

    def __init__(self, client: ApiClient, model: RostrumModel) -> None:
        self.model = model
        self.gavel = Gavel(client, self._say)
        self._client = client
        self._work = asyncio.Event()
        self._sent: RostrumAct | None = None
        self._paddles: dict[str, str] = {}
        """Paddles with letters in them as they are registered, by their small letters."""
        self._paddles_read = float("-inf")
        model.changed.connect(self._follow)

    # -- reading ---------------------------------------------------------------------------

    async def run(self) -> None:
        """Reads the view when something has changed, and now and then besides."""
        while True:
            self._work.clear()
            if self.model.live or self.model.view is None:
                await self.read()
                if time.monotonic() - self._paddles_read > PADDLES_EVERY_S:
                    await self._read_paddles()
            await asyncio.sleep(READ_APART_S)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(READ_EVERY_S):
                    await self._work.wait()

    async def read(self) -> None:
        """Reads the view once and shows it, or why it cannot be read."""
        looking_at = self.model.looking_at
        query = {} if looking_at is None else {"item": looking_at}
        try:
            view = await self._client.read(
                f"/api/v1/sales/{self.model.sale.sale_id}/rostrum", query, Rostrum
            )
        except NotKnown:
            words = tr("Only an auctioneer sees the rostrum. Sign in as one with {key}.")
            self.model.say_trouble(words.format(key=ROSTRUM_KEYS.first(Everywhere.SIGN_IN)))
        except Unanswered as error:
            self.model.say_trouble(str(error))
        else:
            if looking_at == self.model.looking_at:
                self.model.take(view)

    async def _read_paddles(self) -> None:
        """How paddles with letters in them are written; without it they are sent as typed."""
        path = f"/api/v1/sales/{self.model.sale.sale_id}/paddles"
        self._paddles_read = time.monotonic()
        with contextlib.suppress(Unanswered):
            page = await self._client.read(path, {}, PaddlePage)
            known = (each.paddle for each in page.paddles if not each.paddle.isdecimal())
            self._paddles = {paddle.casefold(): paddle for paddle in known}

    def hurry(self) -> None:
        """Something private has changed, as the staff room says."""
        self._work.set()

    def _follow(self) -> None:
        if self.model.behind:
            self._work.set()

    # -- acting ----------------------------------------------------------------------------

    def want(self, act: RostrumAct, words: str = "") -> None:
        """Does what a key or button stands for; ``words`` is a paddle, or a reason."""
        model = self.model
        if act in (RostrumAct.EARLIER, RostrumAct.LATER, RostrumAct.BLOCK):
            self._look(act)
            return
        state = model.state
        if state is None or self.gavel.is_open:
            return
        if model.source.closed is not None:
            model.say(ActLine(Struck.BLOCKED, model.source.closed))
            return
        if not model.live:
            said = tr("The figures are old: no act is sent until the server is heard again.")
            model.say(ActLine(Struck.BLOCKED, said))
            return
        if act not in model.offered():
            said = tr("{act} is not for this lot as it is.").format(act=tr(WORDS[act]))
            model.say(ActLine(Struck.BLOCKED, said))
            return
        if act is RostrumAct.TAKE:
            self._take(state, words)
            return
        asked = model.question
        if asked is None or asked.act is not act or not model.still_asked():
            asked = question(act, state, model.lot)
            model.ask(asked)
            if asked is not None:
                return
        if asked is not None and asked.reason and not words.strip():
            return
        self._send(act, state, words.strip(), confirm=asked is not None)

    def put_away(self) -> None:
        """What was asked is not wanted."""
        self.model.ask(None)

    async def stop(self) -> None:
        """Ends the open act; its key stays valid at the server."""
        await self.gavel.stop()

    def _look(self, act: RostrumAct) -> None:
        model = self.model
        if act is RostrumAct.BLOCK or model.lot is None:
            model.looking_at = None
        else:
            order = model.order()
            here = model.lot.item.item_id
            if here not in order:
                return
            place = order.index(here) + (1 if act is RostrumAct.LATER else -1)
            model.looking_at = order[min(len(order) - 1, max(0, place))]
        model.ask(None)
        self._work.set()

    def _take(self, state: ItemState, paddle: str) -> None:
        if not paddle:
            model_says = tr("Whose bid is it? Type the paddle, then press + again.")
            self.model.say(ActLine(Struck.BLOCKED, model_says))
            return
        paddle = self._paddles.get(paddle.casefold(), paddle)
        bid = BidRequest(
            paddle=paddle, amount=state.ask, kind=BidKind.FLOOR, expected_ask=state.ask
        )
        amount = money(state.ask, state.currency)
        self._sent = RostrumAct.TAKE
        self.gavel.send(
            self._path(state, "bids"),
            bid,
            going=tr("{amount} from paddle {paddle} is on its way.").format(
                amount=amount, paddle=paddle
            ),
            done=bid_done(paddle, state.ask, state.currency),
        )

    def _send(self, act: RostrumAct, state: ItemState, reason: str, *, confirm: bool) -> None:
        model, lot = self.model, self.model.lot
        if act is RostrumAct.HOLD:
            action = Action.RESUME if state.status is Status.HOLD else Action.HOLD
        else:
            action = _ACTIONS[act]
        newest = lot.newest if lot is not None else None
        request = ActRequest(
            action=action,
            expected_version=state.version if act in _AT_THIS_VERSION else None,
            confirm=confirm and act is RostrumAct.SELL,
            accepted=act is RostrumAct.ACCEPT if action is Action.SETTLE else None,
            amount=lot.split if act is RostrumAct.SPLIT and lot is not None else None,
            bid_id=newest.bid_id if act is RostrumAct.UNDO and newest is not None else None,
            reason=reason or None,
        )
        self._sent = act
        model.question = None
        named = tr(WORDS[act])
        self.gavel.send(
            self._path(state, "actions"),
            request,
            going=tr("{act} is on its way.").format(act=named),
            done=act_done(act, lot),
        )
        if act is RostrumAct.NEXT:
            model.looking_at = None

    def _path(self, state: ItemState, what: str) -> str:
        return f"/api/v1/items/{self.model.source.raw(state.item_id)}/{what}"

    def _say(self, line: ActLine) -> None:
        self.model.say(line)
        state = self.model.state
        if line.struck not in OPEN:
            self._work.set()
            if line.code == "PADDLE_UNKNOWN":
                self._paddles_read = float("-inf")
            below = line.code == "BELOW_RESERVE" and line.confirmable
            if below and self._sent is RostrumAct.SELL and state is not None:
                self.model.ask(below_reserve(state, self.model.lot))
