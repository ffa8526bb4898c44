"""``/openapi.json`` from the wire types, and ``/docs``, the same for people to read."""

import re
from typing import Any

import msgspec
from aiohttp import web

from rostrum import __version__
from rostrum.api.docs_page import PAGE_POLICY, page
from rostrum.api.operation import TEXT, JsonLines, Operation, Pdf
from rostrum.api.operations import OPERATIONS
from rostrum.wire.bids import Problem


def document() -> dict[str, Any]:
    """The OpenAPI 3.1 document."""
    types = {
        kind
        for operation in OPERATIONS
        for kind in (operation.takes, *operation.gives.values())
        if kind not in (None, bytes, Pdf, JsonLines)
    } | {Problem}
    ordered = sorted(types, key=str)
    schemas, components = msgspec.json.schema_components(
        ordered, ref_template="#/components/schemas/{name}"
    )
    refs = dict(zip(ordered, schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method] = _operation(operation, refs)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Rostrum",
            "version": __version__,
            "description": "Money is an integer in the currency's minor unit, time is integer "
            "milliseconds UTC. Errors are RFC 9457 problems.",
        },
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(operation: Operation, refs: dict[Any, dict[str, Any]]) -> dict[str, Any]:
    parameters: list[dict[str, Any]] = []
    for name in re.findall(r"{(\w+)}", operation.path):
        parameters.append({"name": name, "in": "path", "required": True, "schema": TEXT})
    for name, schema in operation.query.items():
        parameters.append({"name": name, "in": "query", "schema": schema})
    if operation.keyed:
        schema = {"type": "string", "minLength": 1, "maxLength": 255}
        name = "Idempotency-Key"
        parameters.append({"name": name, "in": "header", "required": True, "schema": schema})
    told: dict[str, Any] = {
        "summary": operation.summary,
        "parameters": parameters,
        "responses": {
            **{
                str(status): {"description": "As asked.", **_content(kind, refs)}
                for status, kind in operation.gives.items()
            },
            "default": {
                "description": "A problem, with its reason.",
                "content": {"application/problem+json": {"schema": refs[Problem]}},
            },
        },
    }
    if operation.role is not None:
        told["security"] = [{"bearer": []}]
        told["x-role"] = operation.role.value
    if operation.takes is bytes:
        told["requestBody"] = {"required": True, "content": {"text/csv": {}}}
    elif operation.takes is not None:
        content = {"application/json": {"schema": refs[operation.takes]}}
        told["requestBody"] = {"required": True, "content": content}
    return told


def _content(kind: Any, refs: dict[Any, dict[str, Any]]) -> dict[str, Any]:
    if kind is None:
        return {}
    if kind is JsonLines:
        return {"content": {"application/x-ndjson": {"schema": {"type": "string"}}}}
    if kind is Pdf:
        return {"content": {"application/pdf": {"schema": {"type": "string"}}}}
    if kind is bytes:
        return {"content": {"text/csv": {"schema": TEXT}}}
    return {"content": {"application/json": {"schema": refs[kind]}}}


class OpenApi:
    """Serves the document and its page."""

    def __init__(self) -> None:
        told = document()
        self._json = msgspec.json.encode(told)
        self._page = page(told)

    def routes(self) -> list[web.RouteDef]:
        """What to add to an application."""
        return [web.get("/openapi.json", self.json), web.get("/docs", self.docs)]

    async def json(self, _request: web.Request) -> web.Response:
        """The document."""
        return web.Response(body=self._json, content_type="application/json")

    async def docs(self, _request: web.Request) -> web.Response:
        """The page."""
        return web.Response(
            text=self._page,
            content_type="text/html",
            headers={"Content-Security-Policy": PAGE_POLICY},
        )
