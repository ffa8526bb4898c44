"""What the big screen says to the room, in two languages at once.

Apart from ``words.tr``, which speaks the one language of whoever sits at the desk.
"""

from collections.abc import Mapping

from rostrum.wire.state import Status

PAIRS = (("en", "zh"), ("en", "fr"), ("en", "de"), ("en",), ("zh",))
"""Which languages stand together; the first is written larger."""

_SAID: Mapping[str, Mapping[str, str]] = {
    "en": {
        "lot": "Lot", "bid": "Current bid", "hammer": "Hammer price", "estimate": "Estimate",
        "no_bid": "No bid yet", "paddle": "Paddle", "wait": "One moment, please",
        "soon": "The sale begins shortly", "next": "Next lot", "open": "Open for bids",
        "fair_warning": "Fair warning", "final_call": "Last call", "sold": "Sold",
        "passed": "Passed", "withdrawn": "Withdrawn", "hold": "On hold",
    },
    "zh": {
        "lot": "拍品", "bid": "当前出价", "hammer": "落槌价", "estimate": "估价",
        "no_bid": "尚无出价", "paddle": "号牌", "wait": "请稍候",
        "soon": "拍卖即将开始", "next": "下一件拍品", "open": "竞价中",
        "fair_warning": "即将落槌", "final_call": "最后一次", "sold": "成交",
        "passed": "流拍", "withdrawn": "撤拍", "hold": "暂停",
    },
    "fr": {
        "lot": "Lot", "bid": "Enchère actuelle", "hammer": "Adjugé à", "estimate": "Estimation",
        "no_bid": "Pas encore d'enchère", "paddle": "Paddle", "wait": "Un instant, s'il vous plaît",
        "soon": "La vente va commencer", "next": "Lot suivant", "open": "Enchères ouvertes",
        "fair_warning": "Dernier avis", "final_call": "Dernier appel", "sold": "Adjugé",
        "passed": "Retiré faute d'enchère", "withdrawn": "Retiré de la vente", "hold": "Suspendu",
    },
    "de": {
        "lot": "Los", "bid": "Aktuelles Gebot", "hammer": "Zuschlag bei", "estimate": "Schätzpreis",
        "no_bid": "Noch kein Gebot", "paddle": "Bieternummer", "wait": "Einen Moment, bitte",
        "soon": "Die Auktion beginnt in Kürze", "next": "Nächstes Los", "open": "Gebote möglich",
        "fair_warning": "Zum Zweiten", "final_call": "Zum Letzten", "sold": "Zugeschlagen",
        "passed": "Zurückgegangen", "withdrawn": "Zurückgezogen", "hold": "Unterbrochen",
    },
}  # fmt: skip

_STATUS = {
    Status.DRAFT: "next",
    Status.UPCOMING: "next",
    Status.PREVIEW: "next",
    Status.OPEN: "open",
    Status.FAIR_WARNING: "fair_warning",
    Status.FINAL_CALL: "final_call",
    Status.CLOSING: "final_call",
    Status.SOLD: "sold",
    Status.SOLD_PENDING: "sold",
    Status.PASSED: "passed",
    Status.UNSOLD: "passed",
    Status.WITHDRAWN: "withdrawn",
    Status.HOLD: "hold",
}
"""What the room is told; that a sale awaits the seller's word is between the house and the seller."""


def spoken(key: str, languages: tuple[str, ...]) -> str:
    """Words in each of the languages, once where two are the same."""
    return "  ".join(dict.fromkeys(_SAID[tag][key] for tag in languages))


def say_status(status: Status, languages: tuple[str, ...]) -> str:
    """A status in each of the languages."""
    return spoken(_STATUS[status], languages)
