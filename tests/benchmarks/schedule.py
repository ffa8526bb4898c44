"""How fast and how good a schedule is: 500 lots, 120 calls, 12 clerks, beside first come.

The measure is ``rostrum.rules.schedule.worth``.
"""

import random
import statistics
import time

from tests.benchmarks.figures import options, tell

from rostrum.rules.schedule.assign import assign
from rostrum.rules.schedule.calls import GAP, Clerk, Wanted
from rostrum.rules.schedule.first_come import first_come
from rostrum.rules.schedule.worth import worth

LANGUAGES = ("en", "fr", "de", "zh", "it", "ar", "ru", "es")


def evening(
    seed: int, *, lots: int = 500, calls: int = 120, clerks: int = 12
) -> tuple[list[Wanted], list[Clerk]]:
    """A sale as they are: most calls for the few lots that everybody wants."""
    dice = random.Random(seed)
    staff = [
        Clerk(f"clerk-{n}", frozenset({"en", *dice.sample(LANGUAGES[1:], dice.randint(0, 2))}))
        for n in range(clerks)
    ]
    stars = [dice.randrange(lots) for _ in range(8)]
    wanted: list[Wanted] = []
    for n in range(calls):
        near = dice.random() < 0.6
        position = dice.choice(stars) + dice.randint(-4, 4) if near else dice.randrange(lots)
        position = min(lots - 1, max(0, position))
        client = f"client-{dice.randrange(calls * 2 // 3)}"
        language = dice.choices(LANGUAGES, [12, 3, 3, 3, 1, 1, 1, 2])[0]
        preferred = dice.choice(staff).name if dice.random() < 0.2 else None
        wanted.append(
            Wanted(f"call-{n}", str(position + 1), position, client, language,
                   dice.randrange(10), preferred)
        )  # fmt: skip
    return wanted, staff


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--evenings", type=int, default=10)
    asked = parser.parse_args()
    seconds, gains, served, first_served = [], [], [], []
    for seed in range(asked.evenings):
        calls, clerks = evening(seed)
        begun = time.perf_counter()
        schedule = assign(calls, clerks, GAP)
        seconds.append(time.perf_counter() - begun)
        first = first_come(calls, clerks, GAP)
        gains.append(schedule.worth / worth(calls, clerks, first) - 1)
        served.append(len(schedule.made))
        first_served.append(len(first))
    told = {
        "evenings": asked.evenings,
        "slowest_s": round(max(seconds), 3),
        "median_s": round(statistics.median(seconds), 3),
        "calls_made": round(statistics.mean(served), 1),
        "calls_made_first_come": round(statistics.mean(first_served), 1),
        "worth_gained_least": round(min(gains), 3),
        "worth_gained_mean": round(statistics.mean(gains), 3),
    }
    tell(told, asked.json)


if __name__ == "__main__":
    main()
