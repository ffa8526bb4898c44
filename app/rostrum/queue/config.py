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
    - ``at_once``: items that a dispatcher of a shared outbox has in hand at most, each over a
      connection of its own to the database.
    - ``tidy_s``: rows that were handed over leave the outbox together, at most this much later.
    """

    in_hand: int = 1000
    attempts: int = 12
    retry_first_s: float = 0.05
    retry_longest_s: float = 2.0
    behind_s: float = 1.0
    safety_poll_s: float = 1.0
    at_once: int = 8
    tidy_s: float = 0.1
