"""The figures of each part as Markdown."""

from typing import Any

from tests.benchmarks.page import cell, table

Figures = dict[str, Any]


def bids(found: Figures) -> str:
    crowd, alone = found["crowd"], found["alone"]
    rows = [
        ("a page by `fdatasync`, nothing else", found["fdatasync_per_s"], "", "", ""),
        ("a row in bare SQLite, a commit each", found["sqlite_per_s"], "", "", ""),
        ("the same requests, answered without doing anything", found["bare_http_per_s"], "", "", ""),
        ("Rostrum, 1 connection (a commit each)", alone["bids_per_s"], alone["p50_ms"],
         alone["p99_ms"], ""),
        (f"**Rostrum, {crowd['connections']} connections**", crowd["bids_per_s"], crowd["p50_ms"],
         crowd["p99_ms"], crowd["server_us_per_bid"]),
    ]  # fmt: skip
    return table(["", "a second", "p50 ms", "p99 ms", "server's CPU µs"], rows)


def stores(found: Figures) -> str:
    rows = []
    for name, row in found["results"].items():
        used = row["processors"]
        shares = f"{used['servers']}"
        if used["postgresql"]:
            shares += f", {used['postgresql']}"
        refused = ", ".join(f"{n} {code}" for code, n in row["refused"].items()) or "0"
        rows.append(
            (name, row["bids_per_s"], row["p50_ms"], row["p99_ms"], refused, row["failed"], shares)
        )
    heads = ["", "bids/s", "p50 ms", "p99 ms", "refused", "failed", "cores: servers, PostgreSQL"]
    disk = f"`fdatasync` of a page on the same disk: {cell(found['fdatasync_per_s'])} a second."
    return f"{table(heads, rows)}\n\n{disk}"


def order(found: Figures) -> str:
    heads = ["", "bids/s", "p50 ms", "p99 ms", "refused/s", "undone/s", "share of the slower"]
    keys = (
        "bids_per_s", "p50_ms", "p99_ms", "refused_per_s", "undone_per_s", "share_of_the_slower",
    )  # fmt: skip
    return table(heads, ([name, *(row[key] for key in keys)] for name, row in found.items()))


QUEUE_WAYS = {
    "in process": "bid, queue and push in one process",
    "POST /pub": "push service in a process of its own, `POST /pub`",
    "PostgreSQL and Redis": "each role in a process of its own, PostgreSQL and Redis",
    "push alone": "**peer: the push alone**, `POST /pub` without bid, commit and queue",
}


def queue(found: Figures) -> str:
    rows = []
    for way, row in found.items():
        handed = row.get("commit_to_push")
        below = f"{handed['p50_ms_below']:g} / {handed['p99_ms_below']:g}" if handed else ""
        rows.append(
            (QUEUE_WAYS[way], row["sent"], row["refused"] + row["pushes_missing"], below,
             _both(row["sent_to_answer"]), _both(row["sent_to_push_read"]))
        )  # fmt: skip
    heads = [
        "", "sent", "refused or unread", "commit → handed over, p50 / p99 below ms",
        "sent → answer, p50 / p99 ms", "sent → push read, p50 / p99 ms",
    ]  # fmt: skip
    return table(heads, rows)


def push(found: Figures) -> str:
    servers = list(next(iter(found["shapes"].values())))
    names = {"ours": "Rostrum", "node": "Node", "stock": "stock"}
    heads = ["rooms × clients", "depth"]
    for each in servers:
        heads += [f"{names[each]}, deliveries/s", "p50 / p99 ms", "CPU µs", "lost, disordered"]
    beside = "node" in servers and "ours" in servers
    if beside:
        heads += ["to Node", "p99 to Node"]
    rows = []
    for shape, runs in found["shapes"].items():
        clients, rooms, depth = map(int, shape.split("x"))
        row: list[object] = [f"{rooms} × {clients // rooms:,}", depth]
        for each in servers:
            run = runs[each]
            rate = cell(round(run["deliveries_per_s"]))
            row += [f"**{rate}**" if each == "ours" else rate, _both(run), f"{run['cpu_us']:.1f}",
                    f"{run['lost']:.0f}, {run['disorder']:.0f}"]  # fmt: skip
        if beside:
            ours, node = runs["ours"], runs["node"]
            row += [f"**{ours['deliveries_per_s'] / node['deliveries_per_s']:.2f}**",
                    f"{ours['p99_ms'] / node['p99_ms']:.2f}"]  # fmt: skip
        rows.append(row)
    text = table(heads, rows)
    if found["idle_kib"]:
        idle = found["idle_kib"]
        text += "\n\n" + table(
            ["KiB of an idle connection, of 5,000", *(names[each] for each in idle)],
            [["resident memory", *idle.values()]],
        )
    floor = found["floor"]
    told = ", ".join(f"{key} {value:g}" for key, value in floor.items())
    return f"{text}\n\nThe kernel alone, one `send` a message (`send_floor.c`): {told}."


def phones(found: Figures) -> str:
    heads = ["key presses", "p50 ms", "p95 ms", "p99 ms", "largest ms"]
    keys = ("presses", "p50_ms", "p95_ms", "p99_ms", "max_ms")
    return table(heads, [[found[key] for key in keys]])


def schedule(found: Figures) -> str:
    rows = [
        ("slowest, s", found["slowest_s"], ""),
        ("median, s", found["median_s"], ""),
        ("calls made", found["calls_made"], found["calls_made_first_come"]),
        ("worth beyond first come: least, mean",
         f"{found['worth_gained_least']:+.1%}, {found['worth_gained_mean']:+.1%}", ""),
    ]  # fmt: skip
    return table(["", "Rostrum", "first come"], rows)


def desk_load(found: Figures) -> str:
    rows = []
    for name, row in found.items():
        view, rate = name.split()
        title = "**peer: a bare Qt table**" if view == "bare" else view
        rows.append(
            (title, int(rate), row["updates_per_s"], f"{row['core_percent']} %", row["p99_ms"],
             row["max_ms"], f"{row['over_16_7_ms']} of {row['of']}", row["own_p99_ms"])
        )  # fmt: skip
    heads = [
        "view", "asked/s", "taken/s", "of a core", "gap p99 ms", "gap max ms", "over 16.7 ms",
        "own p99 ms",
    ]  # fmt: skip
    return table(heads, rows)


def desk_bids(found: Figures) -> str:
    rows = [[found[key] for key in ("updates_per_s", "bids_of_desk", "median_ms", "p99_ms",
                                    "max_ms", "unpainted", "missed")]]  # fmt: skip
    heads = [
        "updates/s", "bids of the desk", "median ms", "p99 ms", "max ms", "unpainted",
        "pushes missed",
    ]  # fmt: skip
    return table(heads, rows)


def desk_cold(found: Figures) -> str:
    rows = [
        ("peer: a bare Qt table", found["bare_table_s"], ""),
        ("the desk's board painted", found["board_painted_s"], found["board_to_bare"]),
        ("500 lots painted", found["lots_painted_s"], found["lots_to_bare"]),
    ]
    return table(["", "s", "times the peer"], rows)


def desk_day(found: Figures) -> str:
    heads = ["MB at first", "after 1 h", "least since", "most since", "at the end", "grown since"]
    keys = ("first_mb", "after_1_h_mb", "least_mb", "most_mb", "end_mb")
    return table(heads, [[*(found[key] for key in keys), f"{found['grown_percent']} %"]])


def desk_clocks(found: Figures) -> str:
    keys = ("figures", "median_ms", "p99_ms", "max_ms")
    return table(["figures compared", "median ms", "p99 ms", "max ms"], [[found[k] for k in keys]])


def replay(found: Figures) -> str:
    keys = ("lots", "steps", "recording_ms", "median_ms", "p99_ms", "worst_ms")
    heads = ["lots", "steps", "recording read, ms", "median ms", "p99 ms", "worst ms"]
    return table(heads, [[found[key] for key in keys]])


def package(found: Figures) -> str:
    rows = [
        (kind, row["venv_s"], row["folder_s"], f"{row['ratio']:.2f}", row["rounds"])
        for kind, row in found.items()
    ]
    heads = ["files", "from .venv, s", "from its folder, s", "times", "rounds"]
    return table(heads, rows)


def soak(found: Figures) -> str:
    acts, seen, desks = found["acts"], found["watchers"], found["desks"]
    facts = [
        ("minutes", found["minutes"]),
        ("bids accepted, a second", f"{found['accepted']:,}, {found['bids_per_s']:g}"),
        ("bid → answer, p50 / p99 ms", _both(found["answers"])),
        ("decision → read by a watcher, p50 / p99 ms", _both(seen)),
        ("refused, by right", _counted(found["refused"])),
        ("acts", _counted(acts)),
        ("timed lots extended, closed by themselves",
         f"{found['extensions']:,}, {found['events'].get('closed', 0):,}"),
        ("states read by the watchers", seen["deliveries"]),
        ("states taken by the desks' sessions", desks["states"]),
        ("versions missing, old or twice, not come at the end: watchers",
         f"{seen['holes']}, {seen['old']}, {seen['behind']}"),
        ("the same at the desks", f"{desks['holes']}, {desks['old']}, {desks['behind']}"),
        ("states replaced by newer ones before they were sent", _counted(found["replaced"])),
        ("event logs with a hole, hash chain whole",
         f"{found['logs_with_holes']}, {'yes' if found['chain_whole'] else '**no**'}"),
        ("acknowledged bids that are not in the log", found["bids_not_in_the_log"]),
        ("errors, connections lost", found["errors"]),
    ]  # fmt: skip
    memory = [
        (name, found["cores"][name], row["after_warming_mb"], row["end_mb"],
         f"{row['grown_percent']:+.1f} %")
        for name, row in found["memory"].items()
    ]  # fmt: skip
    heads = ["process", "cores", "MB after warming up", "MB at the end", "grown"]
    return f"{table(['', ''], facts)}\n\n{table(heads, memory)}"


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{n:,} {name}" for name, n in counts.items()) or "0"


def _both(run: Figures) -> str:
    return f"{run['p50_ms']:.1f} / {run['p99_ms']:.1f}"
