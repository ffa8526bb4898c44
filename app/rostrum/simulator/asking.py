"""Asking a server that may be away: the same request, with the same key, until it answers."""

import asyncio
from typing import Any

import httpx

RETRY_FIRST_S = 0.2
RETRY_LONGEST_S = 2.0


async def post(
    http: httpx.AsyncClient, path: str, body: dict[str, Any], key: str
) -> tuple[httpx.Response, int]:
    """The server's answer to one key, and how often it had to be asked again."""
    pause, again = RETRY_FIRST_S, 0
    while True:
        try:
            answer = await http.post(path, json=body, headers={"Idempotency-Key": key})
        except httpx.TransportError:
            pass  # nobody there, or nobody knows: the key makes asking again safe
        else:
            if not answer.is_server_error:
                return answer, again
        again += 1
        await asyncio.sleep(pause)
        pause = min(pause * 2, RETRY_LONGEST_S)


async def get(http: httpx.AsyncClient, path: str, **query: str) -> Any:
    """The JSON at an address, once the server answers."""
    pause = RETRY_FIRST_S
    while True:
        try:
            answer = await http.get(path, params=query)
        except httpx.TransportError:
            answer = None
        if answer is not None and answer.is_success:
            return answer.json()
        await asyncio.sleep(pause)
        pause = min(pause * 2, RETRY_LONGEST_S)


async def items(http: httpx.AsyncClient) -> list[dict[str, Any]]:
    """Every item of the server, page by page."""
    found: list[dict[str, Any]] = []
    query: dict[str, str] = {}
    while True:
        page = await get(http, "/api/v1/items", **query)
        found += page["items"]
        if page["next"] is None:
            return found
        query = {"after": page["next"]}
