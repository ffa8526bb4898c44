"""A bid over HTTP: decided once, durable when it is answered."""

import concurrent.futures


def test_a_bid_at_the_ask_is_accepted_and_moves_the_ask(bid, sale):
    answer = bid("s1-1", 100_00, expectedAsk=100_00)
    assert answer.status_code == 201
    state = answer.json()["state"]
    assert (state["price"], state["ask"], state["leader"]) == (100_00, 110_00, "P:412")
    assert answer.json()["bid"]["version"] == state["version"]


def test_the_same_key_gives_the_first_answer_and_bids_once(bid, sale, admin):
    first = bid("s1-1", 100_00, key="once")
    again = bid("s1-1", 100_00, key="once")
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.content == again.content
    assert admin.get("/api/v1/items/s1-1").json()["bidCount"] == 1


def test_the_same_key_with_another_bid_is_refused(bid, sale):
    bid("s1-1", 100_00, key="once")
    answer = bid("s1-1", 110_00, key="once", paddle="7")
    assert (answer.status_code, answer.json()["code"]) == (422, "IDEMPOTENCY_MISMATCH")
    assert bid("s1-2", 100_00, key="once").status_code == 422


def test_a_key_is_remembered_over_a_killed_server(bid, sale, server, admin):
    first = bid("s1-1", 100_00, key="once")
    server.kill()
    server.start()
    again = bid("s1-1", 100_00, key="once")
    assert (again.status_code, again.content) == (200, first.content)
    assert admin.get("/api/v1/items/s1-1").json()["bidCount"] == 1


def test_twenty_at_once_with_one_key_bid_once(bid, sale, admin):
    with concurrent.futures.ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: bid("s1-1", 100_00, key="once"), range(20)))
    assert sorted(a.status_code for a in answers) == [200] * 19 + [201]
    assert len({a.content for a in answers}) == 1
    assert admin.get("/api/v1/items/s1-1").json()["bidCount"] == 1


def test_of_two_bids_at_one_ask_one_is_told_that_the_ask_has_changed(bid, sale):
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        answers = list(
            pool.map(
                lambda paddle: bid("s1-1", 100_00, paddle=paddle, expectedAsk=100_00),
                ["412", "7"],
            )
        )
    assert sorted(a.status_code for a in answers) == [201, 409]
    loser = next(a.json() for a in answers if a.status_code == 409)
    assert loser["code"] == "ASK_CHANGED"
    assert (loser["ask"], loser["price"], loser["lotStatus"]) == (110_00, 100_00, "open")
    assert loser["state"]["version"] == loser["version"]


def test_every_acknowledged_bid_is_there_after_a_kill(bid, sale, server, admin):
    amount, acknowledged = 100_00, []
    for n in range(30):
        answer = bid("s1-1", amount, paddle="412" if n % 2 else "7").json()
        acknowledged.append(answer["bid"]["bidId"])
        amount = answer["state"]["ask"]
    before = admin.get("/api/v1/items/s1-1").json()
    server.kill()
    server.start()
    after = admin.get("/api/v1/items/s1-1").json()
    events = admin.get("/api/v1/items/s1-1/events").json()["events"]
    assert [e["bidId"] for e in events if e["type"] == "bid_accepted"] == acknowledged
    assert [e["version"] for e in events] == list(range(1, after["version"] + 1))
    assert {**before, "serverNow": 0} == {**after, "serverNow": 0}
    assert bid("s1-1", amount, paddle="7", expectedAsk=amount).status_code == 201


def test_a_refused_bid_says_why_and_where_the_lot_stands(bid, sale):
    for amount, more, code in (
        (90_00, {}, "BELOW_MINIMUM"),
        (100_00, {"paddle": "999"}, "PADDLE_UNKNOWN"),
        (160_00, {"paddle": "9"}, "LIMIT_EXCEEDED"),
        (9_000_00, {}, "AMOUNT_TOO_HIGH"),
        (100_00, {"expectedVersion": 77}, "STALE_VERSION"),
    ):
        answer = bid("s1-1", amount, **more)
        problem = answer.json()
        assert answer.headers["Content-Type"].startswith("application/problem+json"), code
        assert problem["code"] == code
        assert problem["ask"] == 100_00, code
        assert problem["price"] == 0, code
        assert problem["lotStatus"] == "open", code
        assert problem["detail"].endswith("."), code


def test_a_limit_counts_what_the_paddle_leads_elsewhere(bid, sale):
    assert bid("s1-1", 100_00, paddle="9").status_code == 201
    assert bid("s1-2", 100_00, paddle="9").json()["code"] == "LIMIT_EXCEEDED"
    assert bid("s1-1", 110_00, paddle="7").status_code == 201
    assert bid("s1-2", 100_00, paddle="9").status_code == 201


def test_a_bid_needs_a_key_and_an_item(admin, bid, sale):
    body = {"paddle": "412", "amount": 100_00, "kind": "phone"}
    assert admin.post("/api/v1/items/s1-1/bids", json=body).status_code == 400
    answer = bid("nothing", 100_00)
    assert (answer.status_code, answer.json()["code"]) == (404, "UNKNOWN_ITEM")
