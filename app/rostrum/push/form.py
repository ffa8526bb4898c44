"""Form bodies as PHP's ``http_build_query`` writes them.

``message[bids][0][paddle]=7`` is ``{"message": {"bids": [{"paddle": "7"}]}}``. An object whose
keys are exactly 0…n-1 is an array; ``[]`` appends. Values stay strings. The last of two equal
keys counts, as in PHP.
"""

from typing import TypeAlias
from urllib.parse import unquote_to_bytes

Value: TypeAlias = "str | dict[str, Value] | list[Value]"
Tree: TypeAlias = "dict[str, str | Tree]"


class FormRefused(ValueError):
    """The form cannot be read; the message is a sentence for the caller."""


def read_form(body: bytes, *, max_keys: int, max_depth: int) -> dict[str, Value]:
    """Reads ``application/x-www-form-urlencoded`` in UTF-8.

    Raises ``FormRefused`` for invalid UTF-8, more than ``max_keys`` pairs, more than
    ``max_depth`` brackets in one key, an unclosed bracket, and a key that is used both as a
    value and as an object.
    """
    if body.count(b"&") >= max_keys:
        raise FormRefused(f"the form has more than {max_keys} keys")
    root: Tree = {}
    for pair in body.split(b"&"):
        if pair:
            key, _, value = pair.partition(b"=")
            _place(root, _path(_text(key), max_depth), _text(value))
    return {key: _value(node) for key, node in root.items()}


def _text(encoded: bytes) -> str:
    try:
        return unquote_to_bytes(encoded.replace(b"+", b" ")).decode("utf-8")
    except UnicodeDecodeError:
        raise FormRefused("the form is not valid UTF-8") from None


def _path(key: str, max_depth: int) -> list[str]:
    name, bracket, rest = key.partition("[")
    if not bracket:
        return [name]
    if not name:
        raise FormRefused(f"key {key[:80]} begins with a bracket")
    if not rest.endswith("]"):
        raise FormRefused(f"key {key[:80]} has a bracket that is not closed")
    steps = rest[:-1].split("][")
    if len(steps) > max_depth:
        raise FormRefused(f"a key has more than {max_depth} brackets")
    if any("[" in step or "]" in step for step in steps):
        raise FormRefused(f"key {key[:80]} has brackets in the wrong place")
    return [name, *steps]


def _place(root: Tree, path: list[str], value: str) -> None:
    node = root
    for step in path[:-1]:
        child = node.setdefault(step or _next_index(node), {})
        if isinstance(child, str):
            raise FormRefused(f"key {step[:80]} is both a value and an object")
        node = child
    last = path[-1]
    if len(path) > 1 and not last:
        last = _next_index(node)
    if isinstance(node.get(last), dict):
        raise FormRefused(f"key {last[:80]} is both a value and an object")
    node[last] = value


def _next_index(node: Tree) -> str:
    index = len(node)
    while str(index) in node:
        index += 1
    return str(index)


def _value(node: "str | Tree") -> Value:
    if isinstance(node, str):
        return node
    indices = [str(index) for index in range(len(node))]
    if all(index in node for index in indices):
        return [_value(node[index]) for index in indices]
    return {key: _value(child) for key, child in node.items()}
