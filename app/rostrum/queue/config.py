"""Every limit of the queue, by name."""

import msgspec


class QueueConfig(msgspec.Struct, frozen=True, kw_only=True):
    """Limits and intervals; ``_s`` are seconds.

    - ``in_hand``: most rows held in memory; the rest stay in the outbox.
    - ``attempts``: failures of one row while others get through, after which it is a dead letter.
    - ``retry_first_s``, ``retry_longest_s``: the first and the longest pause before the next
      attempt; each pause is twice the one before, less a random part of up to a half.
    - ``behind_s``: a full state that has waited so long is skipped when a newer one of its item
      waits too.
    - ``safety_poll_s``: the outbox is looked at this often even when nobody says that something
      was committed.
    - ``together``: items of which a dispatcher of a shared outbox hands a row over in one
      transaction.
    - ``at_once``: such transactions side by side, each over a connection of its own.
    - ``late``: rows that are on their way when their transaction is over already. With ``together``
      times ``at_once`` no more than a publisher has on its way at once, so that none waits for a
      place.
    - ``tidy_s``: rows that were handed over leave the outbox together, at most this much later.
    """

    in_hand: int = 1000
    attempts: int = 12
    retry_first_s: float = 0.05
    retry_longest_s: float = 2.0
    behind_s: float = 1.0
    safety_poll_s: float = 1.0
    together: int = 8
    at_once: int = 2
    late: int = 8
    tidy_s: float = 0.1
