"""What the servers of a desk say: to the board, to its windows, to whoever listens.

The board never hears of an answer, only of what was pushed.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec

from rostrum.desk import cues
from rostrum.desk.bid_line import BidLine
from rostrum.desk.cues import Cue
from rostrum.desk.keymap import KEYS, Act
from rostrum.desk.link import Link
from rostrum.desk.models.board import Moment
from rostrum.desk.servers import Ears, SaleServer, Server
from rostrum.desk.source import Source
from rostrum.desk.words import tr
from rostrum.wire.catalogue import Item, Sale
from rostrum.wire.push import StaffNotice
from rostrum.wire.state import ItemState

if TYPE_CHECKING:
    from rostrum.desk.app import Desk


class Hearing:
    """Takes what every server of one desk says."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self.staff: list[Callable[[str, StaffNotice | None], None]] = []
        """Who takes notices of staff rooms, with the server's key; none when rooms are joined anew."""
        self._sales: dict[str, list[Sale]] = {}
        self._link = Link.OFFLINE
        self.ears = Ears(
            items=self._take_items,
            states=self._take,
            note=self._note,
            sales=self._take_sales,
            link=self._take_link,
            trouble=self._say_trouble,
            refused=self._take_refusal,
            bid=self._say,
            answered=self._answered,
            staff=self._take_notice,
        )

    def take_moments(self, moments: Sequence[Moment]) -> None:
        """Another time of a past sale: what is shown, and what only staff see, is of then."""
        desk = self._desk
        desk.board.put(moments)
        for moment in moments:
            desk.wall.show_past(moment.state.item_id)
        desk.phones.forget()

    def all_sales(self) -> list[tuple[SaleServer, Sale]]:
        """Every sale of a server of ours, by the desk's names."""
        servers = self._desk.servers
        ours = {one.settings.key: one for one in servers if isinstance(one, SaleServer)}
        return [
            (ours[key], sale) for key, some in self._sales.items() if key in ours for sale in some
        ]

    def let_go(self, key: str) -> None:
        """Forgets the sales of a server that is no longer watched."""
        self._sales.pop(key, None)
        self._desk.wall.set_sales(self._all())

    def show_link(self) -> None:
        """Shows the condition of the worst link in every window, and tells of another one."""
        desk, link = self._desk, self._desk.link
        told = [server for server in desk.servers if server.link is link]
        part = f"{len(told)}/{len(desk.servers)}" if len(desk.servers) > 1 else ""
        desk.wall.say_link(link, max((one.age for one in told), default=float("inf")), part)
        if link is not self._link:
            if desk.live.is_set() and desk.servers:
                desk.sounds.hear(Cue.BACK if link is Link.LIVE else Cue.LOST)
            self._link = link
            if link is Link.LIVE:
                desk.live.set()
            desk.link_changed(link)

    # -- as Ears ---------------------------------------------------------------------------

    def _take_items(self, items: list[Item], source: Source) -> None:
        self._desk.board.add(items, source)
        self._desk.catalogue_read.set()
        said = tr("No lot fits. Esc clears the search, {key} shows all lots.")
        self._desk.wall.say_nothing_to_show(said.format(key=KEYS.first(Act.NEXT_SHOW)))

    def _take(self, states: Sequence[ItemState]) -> None:
        self._desk.board.take(states)

    def _note(self, item_id: str, words: str) -> None:
        self._desk.board.note(item_id, words)

    def _take_sales(self, key: str, sales: list[Sale]) -> None:
        self._sales[key] = [sale if not sale.practice else _named_practice(sale) for sale in sales]
        self._desk.signs.take_sales(self._all())
        self._desk.wall.set_sales(self._all())
        self._desk.phones.take_sales()

    def _all(self) -> list[Sale]:
        return [sale for some in self._sales.values() for sale in some]

    def _take_link(self, link: Link, source: Source) -> None:
        desk = self._desk
        if link is Link.LIVE:
            desk.pictures.try_again()
            desk.office.ask_who(desk.watching.server_of(source))
        desk.board.set_link(link, source)
        self.show_link()

    def _say_trouble(self, sentence: str) -> None:
        if not self._desk.board.rowCount():
            rest = tr("Trying again by itself; nothing needs to be done here.")
            self._desk.wall.say_nothing_to_show(f"{sentence}\n\n{rest}")

    def _take_refusal(self, server: Server) -> None:
        self._desk.office.ask_who(server)

    def _say(self, line: BidLine) -> None:
        self._desk.wall.say_bid(line)
        self._desk.sounds.hear(cues.of_bid(line.phase))

    def _answered(self, item_id: str, version: int, monotonic_ns: int) -> None:
        self._desk.acknowledged.append((item_id, version))
        self._desk.recorder.bid_answered(item_id, version, monotonic_ns)

    def _take_notice(self, key: str, notice: StaffNotice | None) -> None:
        for ear in self.staff:
            ear(key, notice)


def _named_practice(sale: Sale) -> Sale:
    """A sale for practice says so wherever its title stands."""
    title = tr("PRACTICE: {title}").format(title=sale.title)
    return msgspec.structs.replace(sale, title=title)
