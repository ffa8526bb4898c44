"""The calls and types of the API as a page to read."""

from base64 import b64encode
from hashlib import sha256
from html import escape
from typing import Any

_STYLE = (
    ":root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;"
    "max-width:60rem;margin:2rem auto;padding:0 1rem}h2{font-size:1.1rem;margin:2rem 0 0}"
    "p{margin:.3rem 0;overflow-wrap:anywhere}"
)
_STYLE_DIGEST = b64encode(sha256(_STYLE.encode()).digest()).decode()

PAGE_POLICY = (
    f"default-src 'none'; style-src 'sha256-{_STYLE_DIGEST}'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""What a browser may load for the page: nothing but the style that is in it."""


def page(told: dict[str, Any]) -> str:
    """The page of an OpenAPI document."""
    calls = []
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            role = operation.get("x-role")
            who = f"role {role} or above" if role else "anyone"
            names = ", ".join(p["name"] for p in operation["parameters"]) or "none"
            calls.append(
                f"<section><h2><code>{method.upper()} {escape(path)}</code></h2>"
                f"<p>{escape(operation['summary'])}</p>"
                f"<p>For {escape(who)}. Parameters: {escape(names)}.</p></section>"
            )
    types = []
    for name, schema in sorted(told["components"]["schemas"].items()):
        fields = ", ".join(schema.get("properties", {})) or ", ".join(schema.get("enum", []))
        about = schema.get("description", "")
        types.append(
            f'<section><h3 id="{escape(name)}">{escape(name)}</h3><p>{escape(about)}</p>'
            f"<p><code>{escape(fields)}</code></p></section>"
        )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>Rostrum API</title>'
        f"<style>{_STYLE}</style><h1>Rostrum API</h1>"
        f"<p>{escape(told['info']['description'])} For programs: "
        '<a href="/openapi.json">openapi.json</a>.</p>'
        + "".join(calls)
        + "<h2>Types</h2>"
        + "".join(types)
        + "</html>"
    )
