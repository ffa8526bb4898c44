"""Beside the lot on the rostrum: telephones, bids left with the house, missed bids, lots to come."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rostrum.desk.figures import estimate, figure, money, plain, sign_follows
from rostrum.desk.models.rostrum import RostrumModel
from rostrum.desk.theme import Theme
from rostrum.desk.titles import both
from rostrum.desk.told import told
from rostrum.desk.views.rostrum_lot import KIND_WORDS
from rostrum.desk.views.short_list import Line, ShortList
from rostrum.desk.words import mark, tr
from rostrum.wire.catalogue import MissedBid
from rostrum.wire.commissions import Commission
from rostrum.wire.phones import CallState
from rostrum.wire.rostrum import NextLot, Rostrum, RostrumLot, RostrumPhone

WIDTH = 430
MISSED = 8

CALL_WORDS = {
    CallState.SCHEDULED: mark("not dialled"),
    CallState.DIALLING: mark("dialling"),
    CallState.NO_ANSWER: mark("no answer"),
    CallState.REDIAL: mark("dials again"),
    CallState.ON_LINE: mark("ON LINE"),
    CallState.BRIEFED: mark("ON LINE, briefed"),
    CallState.BIDDING: mark("ON LINE, bidding"),
    CallState.DROPPED: mark("DROPPED"),
    CallState.OUT: mark("out"),
    CallState.WON: mark("won"),
    CallState.LOST: mark("lost"),
    CallState.FOLLOW_UP: mark("to be told"),
    CallState.DONE: mark("done"),
}


class RostrumAside(QWidget):
    """Renders the private view; it is told when to look again."""

    def __init__(self, model: RostrumModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self.phones = ShortList(tr("Telephones"), theme, columns=4, wide=1)
        self.book = ShortList(tr("Left bids, private"), theme, columns=3, wide=1, right=(2,))
        self.missed = ShortList(tr("Missed bids"), theme, columns=4, wide=1, right=(2, 3))
        self.ahead = ShortList(tr("Next lots"), theme, columns=4, wide=1, right=(3,))
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for shown, stretch in (
            (self.phones, 5),
            (self.book, 3),
            (self.missed, 3),
            (self.ahead, 7),
        ):
            column.addWidget(shown, stretch)

    def refresh(self) -> None:
        """Shows the newest private view."""
        view = self._model.view
        if view is None or view.lot is None:
            return
        currency = view.lot.item.currency
        self._show_phones(view.lot)
        self._show_book(view.lot)
        self._show_missed(view, currency)
        lines = [ahead_line(lot, currency) for lot in view.next]
        self.ahead.show_lines(tr("Next lots"), lines, tr("This is the last lot."))

    def _show_phones(self, lot: RostrumLot) -> None:
        ready = sum(phone.on_line for phone in lot.phones)
        heading = tr("Telephones: {ready} of {all} on the line")
        heading = heading.format(ready=ready, all=len(lot.phones))
        nothing = tr("Nobody telephones on this lot.")
        lines = [phone_line(phone, lot.leader) for phone in lot.phones]
        self.phones.show_lines(heading if lot.phones else tr("Telephones"), lines, nothing)

    def _show_book(self, lot: RostrumLot) -> None:
        lines = [left_line(left, lot) for left in lot.commissions]
        nothing = tr("No bid was left on this lot.")
        self.book.show_lines(tr("Left bids, private"), lines, nothing)

    def _show_missed(self, view: Rostrum, currency: str) -> None:
        lines = [missed_line(bid, currency) for bid in view.missed[:MISSED]]
        heading = tr("Missed bids")
        if view.missed:
            heading = tr("Missed bids: {n}").format(n=len(view.missed))
        self.missed.show_lines(heading, lines, tr("No bid came too late."))


def phone_line(phone: RostrumPhone, leader: str | None) -> Line:
    """A telephone: a shape for whether the client is there, clerk, paddle, state."""
    leads = phone.paddle is not None and phone.paddle == leader
    sign = "▲" if leads else "●" if phone.on_line else "○"
    clerk = plain(phone.clerk or tr("nobody"))[:40]
    number = "" if phone.paddle is None else plain(phone.paddle)[:24]
    words = tr(CALL_WORDS[phone.state])
    if leads:
        words = f"{words}  {tr('LEADS')}"
    loud = phone.state is CallState.DROPPED
    tone = "closing" if loud else "good" if phone.on_line else "muted"
    return Line((sign, clerk, number, words), tone, strong=leads or loud)


def left_line(left: Commission, lot: RostrumLot) -> Line:
    """A bid left with the house: whether it leads, whose it is, how far it goes."""
    leads = lot.held is not None and left.paddle == lot.leader
    words = tr("Paddle {number}").format(number=plain(left.paddle)[:24])
    if left.refused is not None:
        why = told(left.sentence, left.refused)
        words = tr("{name}: {value}").format(name=words, value=why)
    elif not leads and left.maximum < lot.item.ask:
        words = f"{words}  ·  {tr('beaten')}"
    tone = "closing" if left.refused is not None else "" if leads else "muted"
    limit = money(left.maximum, lot.item.currency)
    return Line(("▲" if leads else "", words, limit), tone, strong=leads)


def missed_line(bid: MissedBid, currency: str) -> Line:
    """A bid that came too late: lot, whose, how much, how late."""
    who = tr("paddle {number}, {kind}").format(
        number=plain(bid.paddle)[:24], kind=tr(KIND_WORDS[bid.kind])
    )
    late = tr("{seconds} s late").format(seconds=f"{bid.late_ms / 1000:.1f}")
    lot = tr("Lot {number}").format(number=plain(bid.lot)[:24])
    return Line((lot, who, money(bid.amount, currency), late), "soon")


def short_estimate(lot: NextLot, currency: str) -> str:
    """An estimate with its currency once: ``£2,500–4,000``."""
    if lot.low_estimate is None or lot.high_estimate is None or sign_follows():
        return estimate(lot.low_estimate, lot.high_estimate, currency)
    return f"{money(lot.low_estimate, currency)}–{figure(lot.high_estimate, currency)}"


def ahead_line(lot: NextLot, currency: str) -> Line:
    """A lot to come: number, title, who waits for it, estimate."""
    waits = []
    if lot.phones:
        waits.append(f"☎ {lot.phones_on_line}/{lot.phones}")
    if lot.commissions:
        waits.append(f"✎ {lot.commissions}")
    guess = short_estimate(lot, currency)
    title = both(lot.title, lot.title_zh)[0][:120]
    return Line((plain(lot.lot)[:24], title, "  ".join(waits), guess))
