"""What is known of a question to a server, once it was asked."""

from dataclasses import dataclass

from rostrum.desk.told import why
from rostrum.wire.bids import BidAnswer, Problem

"""So much is shown of a server's reason."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """The bid is on the server's stable storage."""

    answer: BidAnswer


@dataclass(frozen=True, slots=True)
class Refused:
    """The server did not take the bid, and says why."""

    problem: Problem


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nobody here knows whether the bid stands; ``reason`` is what happened to the question.

    ``final``: the question will not be asked again.
    """

    reason: str
    final: bool = False


Outcome = Accepted | Refused | Unknown


@dataclass(frozen=True, slots=True)
class Answered:
    """What a server said to an act: an HTTP status and a body."""

    status: int
    body: bytes

    @property
    def ok(self) -> bool:
        """Whether it was done."""
        return 200 <= self.status < 300


class Unanswered(Exception):
    """A read got no usable answer; the message is a sentence for the user."""


class NotKnown(Unanswered):
    """The server does not know this desk's token."""


class Declined(Unanswered):
    """The server understood what was asked and does not do it; the message is its sentence."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(why(problem))
        self.problem = problem
