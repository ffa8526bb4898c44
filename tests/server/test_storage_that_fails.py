"""A disk or a database that refuses: a clear error, nothing half done, and the same key works later."""

import resource
import sqlite3
import sys

import pytest


def test_a_database_held_by_another_process_is_said_and_the_key_works_after(
    bid, sale, server, admin
):
    other = sqlite3.connect(server.folder / "rostrum.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    refused = bid("s1-1", 100_00, key="held")
    other.execute("ROLLBACK")
    other.close()
    assert (refused.status_code, refused.json()["code"]) == (503, "NOT_KEPT")
    assert "held by another process" in refused.json()["detail"]
    assert "Retry-After" in refused.headers
    health = admin.get("/healthz").json()
    assert health["status"] == "degraded"
    assert "was not kept" in health["database"]
    assert admin.get("/api/v1/items/s1-1").json()["bidCount"] == 0
    assert bid("s1-1", 100_00, key="held").status_code == 201
    assert admin.get("/api/v1/items/s1-1").json()["bidCount"] == 1
    assert admin.get("/healthz").json()["status"] == "ok"


@pytest.mark.skipif(sys.platform != "linux", reason="limits another process's files")
def test_a_full_disk_is_said_and_nothing_is_lost(bid, sale, server, admin):
    kept = bid("s1-1", 100_00)
    size = max(file.stat().st_size for file in server.folder.glob("rostrum.db*"))
    unlimited = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (size, unlimited[1]))
    answers, amount = [], 110_00
    while len(answers) < 300 and (not answers or answers[-1].status_code == 201):
        paddle = "7" if len(answers) % 2 == 0 else "412"
        answers.append(bid("s1-1", amount, paddle=paddle, key=f"full-{len(answers)}"))
        amount = answers[-1].json().get("state", {}).get("ask", amount)
    refused = answers[-1]
    assert refused.status_code == 503, refused.text
    assert "Nothing was kept" in refused.json()["detail"]
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, unlimited)
    paddle = "7" if (len(answers) - 1) % 2 == 0 else "412"
    again = bid("s1-1", amount, paddle=paddle, key=f"full-{len(answers) - 1}")
    assert again.status_code == 201
    assert kept.status_code == 201
    assert admin.get("/api/v1/items/s1-1").json()["bidCount"] == len(answers) + 1
