"""Pages: templates filled in. Whatever comes from a report is escaped."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final
from urllib.parse import quote, urlencode, urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dateline.desk.fields import summary
from dateline.desk.naming import state_name
from dateline.desk.safety.sessions import csrf_token, session_of
from dateline.desk.stores import settings_of
from dateline.exports.plover import program_version

#: The pages in the head of every page: path and name.
NAVIGATION: Final = (
    ("/", "Record"),
    ("/incidents", "Incidents"),
    ("/people", "People"),
    ("/dyads", "Pairs"),
    ("/map", "Map"),
    ("/review", "Review"),
    ("/judgements", "Judgements"),
    ("/searches", "Searches"),
    ("/read", "Read"),
)


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """Return a page: a template of ``templates/`` with these values.

    Every template has besides: ``request``, ``csrf`` (the token for forms), ``navigation``,
    ``version``, and the functions ``address``, ``svg`` and ``state_name`` and the filter ``web``.
    """
    settings = settings_of(request)
    shared = {
        "request": request,
        "csrf": csrf_token(session_of(request), settings.secret),
        "navigation": NAVIGATION,
        "version": program_version(),
        "has_password": settings.password is not None,
    }
    text = rendered(template, **shared, **values)
    return HTMLResponse(text.encode("utf-8", "replace"), status)


def rendered(template: str, **values: Any) -> str:
    """Return a template that is no page of its own, filled in."""
    return _environment().get_template(template).render(**values)


def address(path: str, query: Mapping[str, Any] | None = None, **changes: Any) -> str:
    """Return a path with its query; what is None or "" is left out, ``changes`` go before."""
    given = {**(query or {}), **changes}
    pairs = [
        (name, str(item))
        for name, value in given.items()
        for item in (value if isinstance(value, list | tuple) else [value])
        if item is not None and item != ""
    ]
    return quote(path, safe="/%") + (f"?{urlencode(pairs)}" if pairs else "")


def web(url: object) -> str:
    """Return an address on the web, or "" for anything else (such as ``javascript:``)."""
    text = str(url or "").strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme in {"http", "https"} and parts.netloc else ""


def svg(drawing: str) -> Markup:
    """Return a drawing of ``charts`` as it stands: these escape all words themselves."""
    return Markup(drawing)  # noqa: S704


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("dateline.desk"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "address": address,
        "svg": svg,
        "summary": summary,
        "state_name": state_name,
    }
    environment.filters["web"] = web
    return environment
