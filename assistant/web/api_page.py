"""/docs: the API's description as a page of its own, made from its OpenAPI document; it loads nothing."""

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from assistant.web.markup import Html, el, raw
from assistant.web.wording import Locale

Schema = Mapping[str, Any]
_NAMES = {
    "/api/answer": "answer", "/api/search": "search", "/api/tasks": "tasks", "/api/documents": "documents",
    "/api/documents/{document_id}": "document", "/healthz": "health",
}  # fmt: skip
_HEADERS = "-H 'Content-Type: application/json'"


def render_api(locale: Locale, described: Schema, base: str) -> str:
    """The page. `described` is the OpenAPI document, `base` the address of the service, for the examples."""
    routes = [
        _route(locale, described, base.rstrip("/"), path, method, operation)
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    ]
    other = "en" if locale.language == "vi" else "vi"
    body = el(
        "main",
        el(
            "p",
            el("a", locale("title"), href="/"),
            " · ",
            el("a", locale("other_language"), href=f"/docs?lang={other}"),
        ),
        el("h1", locale("api_title")),
        el("p", locale("api_intro")),
        el("p", el("a", "/openapi.json", href="/openapi.json")),
        *routes,
        class_="api",
    )
    style = files(__package__).joinpath("static/api.css").read_text(encoding="utf-8")
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("title", f"{locale('api_title')} · {locale('title')}"),
        el("style", raw(style)),
    )
    return f"<!doctype html>{el('html', head, el('body', body), lang=locale.language)}"


def _route(locale: Locale, described: Schema, base: str, path: str, method: str, operation: Schema) -> Html:
    told = locale(f"api_{_NAMES[path]}") if path in _NAMES else operation.get("summary", "")
    schema = _body(described, operation)
    examples = schema.get("examples", ()) if schema else ()
    parts: list[Html | None] = [el("h2", el("code", f"{method.upper()} {path}"), id=path), el("p", told)]
    parts.append(_fields(locale, described, schema) if schema else None)
    body = examples[0] if examples else None
    parts += [
        el("h3", "curl"), el("pre", _curl(base, path, body), tabindex="0"),
        el("h3", "Python"), el("pre", _python(base, path, body), tabindex="0"),
    ]  # fmt: skip
    return el("section", *parts)


def _body(described: Schema, operation: Schema) -> Schema:
    """What a request carries; empty where it carries nothing."""
    content = operation.get("requestBody", {}).get("content", {})
    return _known(described, content.get("application/json", {}).get("schema", {}))


def _known(described: Schema, schema: Schema) -> Schema:
    """The schema that a "$ref" names."""
    name = schema.get("$ref", "").rpartition("/")[2]
    found: Schema = described["components"]["schemas"][name] if name else schema
    return found


def _fields(locale: Locale, described: Schema, schema: Schema) -> Html:
    required = set(schema.get("required", ()))
    head = el("tr", *(el("th", locale(f"api_{name}"), scope="col") for name in ("field", "type", "must")))
    rows = [
        el(
            "tr",
            el("th", el("code", name), scope="row"),
            el("td", " | ".join(dict.fromkeys(_types(described, field)))),
            el("td", locale("api_required") if name in required else locale("api_optional")),
        )
        for name, field in schema.get("properties", {}).items()
    ]
    table = el("table", el("thead", head), el("tbody", *rows))
    return el("div", table, class_="scroll", tabindex="0", role="region", aria_label=locale("api_field"))


def _types(described: Schema, field: Schema) -> Iterator[str]:
    known = _known(described, field)
    if "enum" in known:
        yield " | ".join(f'"{value}"' for value in known["enum"])
    elif "anyOf" in known:
        for one in known["anyOf"]:
            yield from _types(described, one)
    elif known.get("type") == "array":
        yield "[" + " | ".join(_types(described, known.get("items", {}))) + "]"
    else:
        yield known.get("format") or known.get("type", "")


def _curl(base: str, path: str, body: Schema | None) -> str:
    address = base + path.replace("{document_id}", "ID")
    return f"curl -s {address} {_HEADERS} \\\n  -d '{_json(body)}'" if body is not None else f"curl -s {address}"


def _python(base: str, path: str, body: Schema | None) -> str:
    address = base + path.replace("{document_id}", "ID")
    lines = ["import json", "from urllib.request import Request, urlopen", ""]
    if body is None:
        lines.append(f'print(json.load(urlopen("{address}")))')
    else:
        lines += [
            f"body = {body!r}",
            f'request = Request("{address}", json.dumps(body).encode(), {{"Content-Type": "application/json"}})',
            "print(json.load(urlopen(request)))",
        ]
    return "\n".join(lines)


def _json(body: Schema) -> str:
    return json.dumps(body, ensure_ascii=False)
