"""Every call of the HTTP API with its types, from the OpenAPI document."""

from typing import Any

from rostrum.api.openapi import document

HEAD = """# The HTTP API

After this page you can make every call that the server answers, with the types that go in and come out. The same is on every running server at `/docs`, and for programs at `/openapi.json`; how calls, pushes and keys work together is in [the protocol](../protocol.md).

This page comes from the program itself (`make reference`), and a test compares the two.

- Money is a whole number in the currency's minor unit, time whole milliseconds UTC.
- A call that needs a role takes `Authorization: Bearer TOKEN` of that role or a higher one: viewer, clerk, auctioneer, admin.
- Every error is a [Problem](#problem) (RFC 9457, `application/problem+json`) with a `code` and a sentence.
- A call marked *keyed* needs an `Idempotency-Key` header of 1 to 255 characters. The same key with the same body gives the first answer again.
- `?x` are parameters of the query; those in braces are part of the path.
"""

PARTS = (
    ("Items and bids", ("/api/v1/items",)),
    ("The phone desk", ("/api/v1/sales/{id}/phones", "/api/v1/sales/{id}/call-sheets.pdf")),
    (
        "The rostrum, the book and the rates",
        ("/api/v1/sales/{id}/rostrum", "/api/v1/sales/{id}/commissions", "/api/v1/sales/{id}/rates"),
    ),
    ("Sales and papers", ("/api/v1/sales",)),
    ("Signing in, users and tokens", ("/api/v1/session", "/api/v1/me", "/api/v1/users", "/api/v1/tokens")),
    ("The queue", ("/queue",)),
)  # fmt: skip


def api() -> str:
    """``docs/reference/api.md``."""
    told = document()
    left = dict(told["paths"])
    parts = [HEAD]
    for title, beginnings in PARTS:
        paths = [path for path in left if path.startswith(beginnings)]
        parts.append(f"\n## {title}\n\n| call | role | takes | gives |\n|---|---|---|---|\n")
        for path in paths:
            parts += [_row(path, *each) for each in left.pop(path).items()]
    if left:
        raise ValueError(f"no part of the page for {', '.join(left)}")
    parts.append("\n## Types\n\nA member with a default may be left out.\n")
    schemas = told["components"]["schemas"]
    parts += [_type(name, schemas[name]) for name in sorted(schemas, key=str.casefold)]
    return "".join(parts)


def _row(path: str, method: str, operation: dict[str, Any]) -> str:
    asked = operation["parameters"]
    query = "".join(f" `?{each['name']}`" for each in asked if each["in"] == "query")
    keyed = " · keyed" if any(each["in"] == "header" for each in asked) else ""
    takes = _content(operation.get("requestBody", {}))
    gives: dict[str, list[str]] = {}
    for status, answer in operation["responses"].items():
        if status != "default":
            gives.setdefault(_content(answer), []).append(status)
    answers = ", ".join(f"{' or '.join(numbers)} {kind}".strip() for kind, numbers in gives.items())
    return (
        f"| `{method.upper()} {path}`{query}{keyed}<br>{operation['summary']} "
        f"| {operation.get('x-role', 'anyone')} | {takes} | {answers} |\n"
    )


def _content(told: dict[str, Any]) -> str:
    for kind, body in told.get("content", {}).items():
        return _kind(body["schema"]) if kind == "application/json" else kind.split("/")[1].upper()
    return ""


def _type(name: str, schema: dict[str, Any]) -> str:
    about = " ".join(schema.get("description", "").replace("``", "`").split())
    parts = [f"\n### {name}\n\n", f"{about}\n\n" if about else ""]
    if "enum" in schema:
        parts.append(" · ".join(f"`{value}`" for value in schema["enum"]) + "\n")
    if fields := schema.get("properties"):
        needed = schema.get("required", [])
        parts.append("| member | type | default |\n|---|---|---|\n")
        parts += [
            f"| `{field}` | {_kind(of)} | {_default(of, field in needed)} |\n"
            for field, of in fields.items()
        ]
    return "".join(parts)


def _default(schema: dict[str, Any], needed: bool) -> str:
    if needed or "default" not in schema:
        return ""
    match schema["default"]:
        case None:
            return "null"
        case bool(value):
            return str(value).lower()
        case dict(value) | list(value):
            return "its own defaults" if value else "empty"
        case value:
            return f"`{value}`"


def _kind(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.casefold()})"
    if "anyOf" in schema:
        return " or ".join(_kind(each) for each in schema["anyOf"])
    if "enum" in schema:
        return " or ".join(f"`{value}`" for value in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_kind(schema['items'])}" if schema.get("items") else "list"
    if isinstance(of := schema.get("additionalProperties"), dict):
        return f"object whose members are each {_kind(of)}"
    return {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false"}.get(
        schema.get("type", ""), schema.get("type", "any JSON")
    ) + _bounds(schema)  # fmt: skip


def _bounds(schema: dict[str, Any]) -> str:
    words = {
        "minimum": "from", "maximum": "to", "exclusiveMaximum": "below",
        "minLength": "at least", "maxLength": "at most",
    }  # fmt: skip
    told = [f"{word} {schema[name]}" for name, word in words.items() if name in schema]
    unit = " characters" if {"minLength", "maxLength"} & schema.keys() else ""
    return f", {' '.join(told)}{unit}" if told else ""
