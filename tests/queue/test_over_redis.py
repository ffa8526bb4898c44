"""Publishing over connections that have ended without the Redis library noticing."""

import asyncio

import pytest
import redis
from tests.parts import RedisServer

from rostrum.listening import fast_loop
from rostrum.queue.over_redis import OverRedis
from rostrum.queue.publisher import Unavailable
from rostrum.store.records import OutboxRow

ROW = OutboxRow(1, "100", "auction", b'{"version":1}', 0)


@pytest.fixture
def bus(tmp_path):
    server = RedisServer(tmp_path)
    server.start()
    yield server
    server.kill()


def test_a_connection_that_ended_unnoticed_is_told_as_such_and_not_used_again(bus):
    async def publish() -> None:
        publisher = OverRedis(bus.url)
        await publisher.publish(ROW)
        failures = 0
        for _ in range(20):
            for connection in publisher._redis.connection_pool._available_connections:
                connection._writer.transport.abort()
            try:
                await publisher.publish(ROW)
            except Unavailable:
                failures += 1
                await publisher.publish(ROW)
        assert failures
        await publisher.close()

    with redis.Redis.from_url(bus.url) as raw, raw.pubsub() as listener:
        listener.psubscribe("socket.io#/#*")
        listener.get_message(timeout=30)
        with asyncio.Runner(loop_factory=fast_loop()) as runner:
            runner.run(publish())
