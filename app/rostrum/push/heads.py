"""Heads of HTTP requests, read far enough to know the plain ones."""

import msgspec

HEAD_BYTES = 8192


class Head(msgspec.Struct, frozen=True):
    """A request line and its headers, names in lower case."""

    method: str
    path: str
    query: str
    headers: dict[str, str]


def read_head(head: bytes) -> Head | None:
    """Reads a head without its empty line; None for one that is not plain.

    Plain is: HTTP/1.1, visible ASCII, each header once, nothing folded, no transfer coding.
    Whatever else RFC 9112 allows, or only seems to, is for a full parser to decide.
    """
    if len(head) > HEAD_BYTES or not head.isascii():
        return None
    first, *lines = head.decode("ascii").split("\r\n")
    method, _, rest = first.partition(" ")
    target, _, version = rest.partition(" ")
    if version != "HTTP/1.1" or not target.startswith("/") or not first.isprintable():
        return None
    headers: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        name = name.lower()
        if not colon or not name.replace("-", "").isalnum() or name in headers:
            return None
        if not line.replace("\t", " ").isprintable():
            return None
        headers[name] = value.strip(" \t")
    if "transfer-encoding" in headers or "host" not in headers:
        return None
    path, _, query = target.partition("?")
    return Head(method, path, query, headers)
