"""The sentences that the server composes for people: a stable code, and the facts that stand in it.

A message that carries a sentence in English carries this beside it, so that a screen can say the
same in its user's language. Whoever does not know a code shows the English.
"""

from enum import Enum, unique

import msgspec

Fact = str | int | tuple["str | Sentence", ...]
"""A name or number, or several: the names are joined, sentences of their own follow one another."""


class Sentence(msgspec.Struct, frozen=True):
    """``code`` is a name of ``Say``; ``facts`` fill its places.

    What a fact is, its name says: ``AMOUNTS`` are minor units of the fact ``currency``, ``STATUSES``
    lot statuses, ``STATES`` states of calls, ``ROLES`` roles, ``language`` a language's tag,
    ``clerk`` the name that somebody signs in with.
    """

    code: str
    facts: dict[str, Fact] = {}


AMOUNTS = frozenset({"amount", "ask", "expected", "left", "limit", "maximum", "price"})
STATUSES = frozenset({"status", "target"})
STATES = frozenset({"state", "wanted"})
ROLES = frozenset({"role", "needed"})


@unique
class Say(Enum):
    """Each sentence by its code, in English, with places for its facts."""

    # bids
    NOT_AN_AMOUNT = (
        "An amount is a whole number of minor units above 0 and below 2**53. Bid {ask} or more."
    )
    MAXIMUM_BELOW_BID = (
        "The maximum {maximum} is below the bid {amount}. Raise the maximum or lower the bid."
    )
    BELOW_ASK = "{amount} is below the ask. Bid {ask} or more."
    BETWEEN_INCREMENTS = (
        "The amount is between two increments, which this sale does not take. "
        "Bid {ask} or a full increment above it."
    )
    FAR_ABOVE_ASK = "{amount} is more than {times} times the ask, {ask}. Confirm it if it is meant."
    PADDLE_UNKNOWN = "Paddle {paddle} is not registered for this sale. Register it, then bid again."
    PADDLE_SUSPENDED = "Paddle {paddle} is suspended. Ask the sale's office to release it."
    NOT_OPEN_YET = "Lot {lot} is not open yet. Bid again once it is."
    NO_BIDS_ON_HOLD = "Lot {lot} is on hold. Bid again once it goes on."
    LOT_CLOSED = "Lot {lot} closed; no more bids are taken. Speak to the auctioneer."
    LOT_CLOSED_BEFORE = (
        "Lot {lot} closed {ms} ms before this bid came; no more bids are taken. "
        "Speak to the auctioneer."
    )
    NO_HOUSE_BIDS = "The terms of this sale allow no bids by the house."
    HOUSE_WITHOUT_RESERVE = "The house bids only on a lot with a reserve, and this one has none."
    HOUSE_ABOVE_RESERVE = (
        "The house bids only below the reserve. Bid less, or leave it to the room."
    )
    HOUSE_AND_BIDDER = (
        "A bid for the seller and a bidder's own cannot stand on one paddle. "
        "Use the paddle that the bid is for."
    )
    ASK_MOVED = "The ask is now {ask}, not {expected}. Nothing was bid; bid again at the new ask."
    BID_AT_OLD_VERSION = (
        "The lot is at version {version}, not {old}. Nothing was bid; look at it again, then bid."
    )
    LIMIT_LEFT = (
        "Paddle {paddle} has {left} left of its limit for the sale. "
        "Bid less, or have the limit raised."
    )
    LIMIT_LEFT_BY_PHONE = (
        "Paddle {paddle} has {left} left of its limit for the sale. "
        "Confirm that the client goes above it."
    )
    LEADS_ALREADY = "Paddle {paddle} already leads at {price}; nothing more was bid."
    LEADS_WITH_MAXIMUM = "Paddle {paddle} already leads with this maximum; nothing was changed."
    MAXIMUM_BELOW_PRICE = (
        "A maximum cannot go below the price, {price}. "
        "A bid that was taken can only be undone by the auctioneer."
    )
    BIDS_TOO_FAST = (
        "Paddle {paddle} bids faster than {rate} a second. "
        "Nothing was bid; look at the lot, then bid again."
    )
    ON_ANOTHER_TELEPHONE = (
        "Paddle {paddle} is on the telephone with {clerk}. "
        "Ask for the call; the paddle is yours once it is given."
    )
    GROUP_FILLED = (
        "The client wanted only one of a group, and has lot {lots}. "
        "Take this lot out of the group if they want both."
    )
    OWN_CLIENT_LEADS = (
        "Your own client with paddle {paddle} leads. "
        "Hand one of the two calls over before you bid for the other."
    )

    # the auctioneer's acts
    NO_SUCH_ITEM = "There is no such item. Check its id, or list the lot first."
    ACT_AT_OLD_VERSION = (
        "The lot is at version {version}, not {old}. "
        "Nothing was done; look at it again, then decide."
    )
    ON_HOLD = "Lot {lot} is on hold. Resume it; it goes on where it was."
    HAS_BIDS = "Lot {lot} has bids. Reopen it to offer it again."
    OVER_REOPEN_TO_OFFER = "Lot {lot} is {status}. Reopen it to offer it again."
    OVER_REOPEN_FOR_BIDS = "Lot {lot} is {status}. Reopen it to take bids again."
    OVER_REOPEN_WITH_END = "Lot {lot} is {status}. Reopen it with a new end."
    NO_END_TO_COME = "Lot {lot} has no end to come. Extend it to a later time, then open it."
    WAITS_FOR_SELLER = "Lot {lot} waits for the seller. Settle it with the seller's answer."
    NOT_WAITING_FOR_SELLER = "Lot {lot} is {status}; it does not wait for the seller."
    LEFT_ALREADY = "The sale has gone on from lot {lot} already. Nothing was changed."
    END_IT_FIRST = "Lot {lot} is {status}. Sell, pass or withdraw it first."
    ASK_NOT_ABOVE_PRICE = "The ask must be above the price, {price}. Choose a higher one."
    PAST_ITS_END = (
        "Lot {lot} has come to its end; what was bid stands. Reopen it once it has closed."
    )
    CLOSES_BY_CLOCK = "Lot {lot} closes by the clock. Wait for its end, or withdraw it."
    CLOSES_BY_CLOCK_REOPEN = "Lot {lot} closes by the clock. Reopen it with a new end."
    REOPEN_WITH_END = "Lot {lot} closes by the clock. Reopen it with an end that is still to come."
    CLOSES_BY_HAMMER = "Lot {lot} is in a live sale, which the hammer closes. Leave the time out."
    NO_CLOCK_END = "Lot {lot} has no end by the clock. Use the hammer."
    IS_ALREADY = "Lot {lot} is {status} already. Nothing was changed."
    CANNOT_BECOME = (
        "Lot {lot} is {status}; from there it cannot become {target}. Nothing was changed."
    )
    NOT_OFFERED_OPEN = "Lot {lot} is {status}, not being offered. Open it first."
    NOT_OFFERED_REOPEN = "Lot {lot} is {status}, not being offered. Reopen it, then undo."
    NEVER_OFFERED = "Lot {lot} is {status}; it has not been offered. Open it."
    NOBODY_BID = "Nobody has bid for lot {lot}. Take a bid, or pass the lot."
    NOTHING_TO_RERUN = "Nobody has bid for lot {lot}; there is no re-run."
    NOTHING_TO_UNDO = "Lot {lot} has no bid to undo."
    NOT_NEWEST_BID = (
        "Bid {bid} is not the newest; {newest} is. "
        "Only the newest bid can be undone: undo that one first."
    )
    HOUSE_LEADS = "The house leads lot {lot} for the seller. Take a bid, or pass the lot."
    BELOW_RESERVE = (
        "{price} is below the reserve. "
        "Confirm to sell subject to the seller's consent, or pass the lot."
    )
    CLOSED_ALREADY = "Lot {lot} is {status} already."
    ONLY_OPEN_CLOSES = "Lot {lot} is {status}; only an open lot closes. Let it go on first."
    CLOSES_LATER = "Lot {lot} closes in {ms} ms. Ask again then."
    LATER_END_NEEDED = (
        "Lot {lot} can only be extended to a time still to come and later than its end. "
        "Give either such an end, or by how many ms to extend."
    )
    NOTHING_TO_HOLD = "Lot {lot} is {status}; there is nothing to hold."
    NOTHING_TO_RESUME = "Lot {lot} is {status}, not on hold. There is nothing to resume."
    NOT_OVER = "Lot {lot} is {status}; only a lot that is over can be reopened."
    REOPEN_NEEDS_REASON = "The sale has gone on from lot {lot}. Give the reason for reopening it."
    RERUN_NEEDS_REASON = "The sale has gone on from lot {lot}. Give the reason for its re-run."

    # how a call ended
    WON_AT = "Won at {price}."
    WON_IF_SELLER_AGREES = "Won at {price}, if the seller agrees."
    SOLD_TO_ANOTHER = "Sold to another at {price}."
    SOLD_TO_ANOTHER_IF_SELLER_AGREES = "Sold to another at {price}, if the seller agrees."
    LOT_WAS = "Lot {lot} was {status}."
    OUT_BY_GROUP = "The client has lot {lots} of the same group."

    # calls, covers, handing over
    UNKNOWN_CALL = "There is no call {call}. Look at the desk again."
    UNKNOWN_CLIENT = "There is no client {client}. Check the id."
    CALL_IS_ANOTHERS = "{clerk} has this call. Ask for it; it is yours once it is given."
    CALL_TO_ASK_FOR = (
        "{clerk} has this call. Ask for it; without an answer within {seconds} s you may take it."
    )
    ONLY_OWNER_ANSWERS = "Only {clerk} can answer for this call."
    ONLY_ITS_CLERK_ANSWERS = "Only its clerk can answer for this call."
    NOBODY_ASKED = "Nobody has asked for the call. Say whom it is for."
    UNKNOWN_CLERK = "{clerk} is not among the clerks of this sale."
    YOURS_ALREADY = "The call is yours already. There is nothing to ask for."
    NOTHING_TO_TAKE_OVER = "The lot has ended; there is nothing to take over."
    ASKED_ALREADY = "{clerk} has asked for this call before you. Wait until they have their answer."
    COVER_TOO_LATE = "The lot has ended; no cover bid can matter any more."
    COVER_STANDS = "The cover bid stands in the sale. Disarm it, then set another."
    NO_COVER = "The client left no cover bid for this lot. Enter one first."
    CLIENT_REACHABLE = (
        "The call is {state}. A cover bid is armed only when the client could not be reached: "
        "mark the call no answer or dropped first."
    )
    NO_PADDLE_TO_BID = "The client has no paddle to bid with. Give them one."
    CALL_LIVE = "The call is {state}. Give it to another clerk instead."
    BY_THE_AUCTION = "The hammer says who has won, not the desk. Wait for it."
    WRONG_STATE = "The call is {state}; from there it cannot become {wanted}. Nothing was changed."
    CALLED_ALREADY = "The client is called for lot {lot} already."
    SHEET_IS_ANOTHERS = "{clerk}'s call sheet is theirs. Ask an auctioneer for it."

    # clients
    KNOWN_CLIENT = "There is a client {client} already. Change that."
    CLIENT_ERASED = "What was kept of this client was erased. Take them in anew."
    CLIENT_IS_ANOTHERS = "{clerk} looks after this client. Ask for a call of theirs."
    CLIENT_CHANGED = (
        "{clerk} changed the {what} {seconds} s ago, after you had opened the client. "
        "Nothing of yours was kept: look at what is there now, then save again."
    )
    LIMIT_CHANGED = (
        "The office has changed this client's limit, after you had opened the client. "
        "Nothing of yours was kept: look at what is there now, then save again."
    )
    LIMIT_WITHOUT_PADDLE = "A limit goes with a paddle. Give the client a paddle, too."
    CALLS_TO_COME = "{client} is still to be called. Mark those calls out, or wait for their lots."
    PADDLE_TAKEN = "Paddle {paddle} is {client}'s. Give the client another one."
    STRANGE_IN_GROUP = "Item {item} of a group is not in this sale."
    BAD_GROUP = "A group names each lot once, and wants fewer of them than it names."
    MOST_CLIENTS = "A sale has at most {most} telephone clients. This one was not taken in."
    MOST_NOTES = "A client has at most {most} notes. This one was not kept."
    MOST_CALLS = "A sale has at most {most} calls. None of these was taken in."
    MOST_CLERKS = "A sale has at most {most} clerks. This one was not taken in."
    MOST_COMMISSIONS = "A sale has at most {most} commission bids. This one was not taken in."

    # the book of commission bids, the day's rates
    KNOWN_COMMISSION = (
        "There is a commission bid {commission} in the book already. Look at it there."
    )
    PADDLE_LEFT_A_BID = (
        "Paddle {paddle} has left a bid for this lot. Withdraw it, then leave another."
    )
    UNKNOWN_COMMISSION = "There is no commission bid {commission}. Look at the book again."
    NO_COMMISSION_WHEN_OVER = "Lot {lot} is {status}; no bid can be left on it any more."
    COMMISSION_PADDLE_UNKNOWN = (
        "Paddle {paddle} is not registered for this sale. Register it first."
    )
    OWN_CURRENCY_RATE = "The sale is in {base}; leave it out of the rates."
    RATE_OF_NOUGHT = "A rate is above 0. Correct that of {base}."

    # the schedule
    TWO_CLIENTS_ON_LOT = "{clerk} has two clients on lot {lot}."
    CLIENTS_TOO_CLOSE = (
        "{clerk} has different clients on lots {lot} and {other}, {apart} lots apart."
    )
    CLIENTS_ONE_LOT_APART = "{clerk} has different clients on lots {lot} and {other}, 1 lot apart."
    LANGUAGE_NOT_SPOKEN = "{clerk} does not speak {language}, asked for at lot {lot}."
    NOT_AMONG_CLERKS = "{clerk}, who has the call at lot {lot}, is not among the clerks."
    NOBODY_HAS_IT_YET = "No clerk has this call yet. Give it to one."
    NO_CLERKS = "There are no clerks. Add those who telephone."
    NOBODY_SPEAKS = "No clerk speaks {language}. Add one who does, or ask for another language."
    ALL_TOO_CLOSE = (
        "Every clerk is with another client within {gap} lots of lot {lot}: {busy}. "
        "Add a clerk, or allow a smaller gap."
    )
    ALL_SPEAKERS_TOO_CLOSE = (
        "Every clerk who speaks {language} is with another client within {gap} lots of lot {lot}: "
        "{busy}. Add a clerk, or allow a smaller gap."
    )
    CLERK_AT_LOTS = "{clerk} at lot {lots}"
    MORE_LIKEWISE = "{count} more likewise"

    # a list of requests
    NO_SUCH_LOT = "There is no lot {lot} in this sale."
    DESK_MOVED = "The desk was changed meanwhile. Send the list again."
    HEADING_LACKS = "the heading has no column for {columns}"
    NOT_CSV = "this is no CSV: look at the quotation marks, here and above"
    MOST_LINES = "a list has at most {most} lines"
    LINE_LACKS = "there is no {column}"
    BAD_PRIORITY = "priority '{text}' is not 0 to 9"
    NAMED_CALLED_ALREADY = "{client} is called for lot {lot} already"
    BAD_NAME = "the name is longer than 128 characters, or has signs that cannot be printed"
    BAD_NUMBER = "a telephone number is 3 to 40 of the signs 0-9 + ( ) . / x # * - and spaces"
    BAD_LANGUAGES = "languages are at most 12 tags, such as en, fr or zh-Hans"
    BAD_PADDLE = "the paddle is longer than 64 characters, or has signs that cannot be printed"
    LINE_PADDLE_TAKEN = "paddle {paddle} is {client}'s"
    LINE_UNKNOWN_LOT = "there is no lot {lot} in the sale"
    LOT_TWICE_IN_GROUP = "lot {lot} stands twice in one group"
    TEXT_NOT_AMOUNT = "'{text}' is not an amount; write it as 1200 or 1,200.00"
    TEXT_TOO_FINE = "'{text}' is finer than {currency} can be; it has {decimals} decimals"
    TEXT_TOO_LARGE = "'{text}' is too large an amount"
    TEXT_IN_ANOTHER = "'{text}' is in {other}, but the sale is in {currency}"
    TEXT_NOT_IN_CURRENCY = "'{text}' is not in {currency}, the sale's currency"
    TEXT_READ_TWO_WAYS = "'{text}' can be read in more than one way; write it as 1200 or 1,200.00"

    # signing in, and what any request may meet
    WRONG_PASSWORD = "The name or the password is wrong. Check both and try again."  # noqa: S105 - said
    TOO_MANY_TRIES = "Too many wrong passwords. Try again in {seconds} s."
    SIGN_INS_CROWDED = "Too many people are signing in at once. Try again in a moment."
    TOKEN_ENDED = "The token is not valid, or it has ended. Sign in again."  # noqa: S105 - said
    TOKEN_NEEDED = "This needs a bearer token. Sign in, then send Authorization: Bearer …."  # noqa: S105 - said
    READ_WITH_TOKEN = "this server is read with a token; sign in"  # noqa: S105 - said
    READ_TOKEN_ENDED = "the token is not valid, or it has ended; sign in again"  # noqa: S105 - said
    ROLE_TOO_LOW = "The role {role} may not do this; it takes {needed}."
    UNKNOWN_SALE = "There is no sale {sale}. Check its id."
    UNKNOWN_ITEM = "There is no item {item}. Check its id."
    NOT_IN_SALE = "There is no item {item} in this sale."
    BODY_TOO_LARGE = "The body is larger than {bytes} bytes. Send less at a time."
    BODY_TOO_SLOW = "The body did not arrive within {seconds} s. Send it again on a better line."
    UNEXPECTED = "Something went wrong on the server; its log names it {request}. Tell who runs it."
    KEY_REUSED = (
        "This Idempotency-Key was used for another request. Nothing was done; take a fresh key."
    )
    SALE_TOO_LONG = "A sale of more than {most} events is shown as it is, not as it was."
    RATES_CROWDED = "Too many wait for newer rates. Ask again in a while, or without since."
