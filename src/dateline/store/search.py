"""Full-text search over the reports of a store."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypedDict, Unpack

from dateline.store.database import Store
from dateline.store.errors import BadFilter
from dateline.store.filters import country_given, day, number, text
from dateline.store.fulltext.marks import Marks, Span, marks, snippet
from dateline.store.fulltext.wording import to_match
from dateline.store.pieces import report_texts
from dateline.store.questions import Page, Row, rows_of, sql

ORDERS: Final = ("rank", "published", "-published")
#: How a snippet shows what was searched for.
_OPEN: Final = "«"
_CLOSE: Final = "»"
#: Filters that leave reports out.
_CUTTING: Final = ("since", "until", "publisher", "country", "type_", "document")
_COLUMNS: Final = ("id", "published", "publisher", "title", "url", "language")


#: A report found, by id, and its rank: the less the better.
_Hit = tuple[str, float]


class SearchFilters(TypedDict, total=False):
    """Filters of a search; what is left out or None lets everything pass.

    ``since`` and ``until`` are days of printing. ``type_`` and ``country`` (of any party)
    are those of one event of the report. ``order`` is one of ``ORDERS``.
    """

    since: str | None
    until: str | None
    publisher: str | None
    country: str | None
    type_: str | None
    document: str | None
    order: str | None
    limit: int | None
    offset: int | None


def search(store: Store, query: str, **filters: Unpack[SearchFilters]) -> Page:
    """Return the reports that have what is searched for, the best first, and how many.

    The words of ``query`` are all wanted; "…" is a phrase, -word is not wanted, OR parts
    choices, title:, text:, publisher:, people: and places: ask one field, word* is a
    beginning. Capitals and accents do not matter. Of each report ``hits`` are code points
    [start, end) into its text, ``title_hits`` into its title, ``snippet`` is
    text[snippet_start:snippet_end] with «…» around the hits, ``score`` grows with how well
    it fits. Raises BadSearch, BadFilter, BrokenIndex.
    """
    match = to_match(query)
    order = filters.get("order") or "rank"
    if order not in ORDERS:
        raise BadFilter("order", order, f"is no order; there are {', '.join(ORDERS)}")
    found, total = _found(store, match, filters)
    return Page(_rows(store, match, found, number(filters, "offset") or 0), total)


def _found(store: Store, match: str, filters: Mapping[str, object]) -> tuple[list[_Hit], int]:
    """Return the reports of the page by id and rank, and how many there are."""
    limit, offset = number(filters, "limit"), number(filters, "offset") or 0
    index = store.index()
    if store.is_whole and not any(filters.get(name) for name in (*_CUTTING, "order")):
        if limit is not None:
            return index.page(match, limit, offset)
        every = index.found(match)
        return every[offset:], len(every)
    ranked = index.found(match, _passing(store, filters))
    values = {
        "ids": [key for key, _ in ranked],
        "ranks": [rank for _, rank in ranked],
        "order": filters.get("order") or "rank",
    }
    page = {"limit": limit, "offset": offset}
    rows = store.fetch(sql("found_reports"), {**values, **page})
    # The count comes with the rows: beyond the last there are none.
    if not rows and (offset or limit == 0):
        rows = store.fetch(sql("found_reports"), {**values, "limit": 1, "offset": 0})
        return [], rows[0][2] if rows else 0
    return [(key, rank) for key, rank, _ in rows], rows[0][2] if rows else 0


def _passing(store: Store, filters: Mapping[str, object]) -> list[str] | None:
    """Return the reports that pass the filters; None if all of the store do.

    They are asked for first: what fits a search how well is worked out for these alone.
    """
    if store.is_whole and not any(filters.get(name) for name in _CUTTING):
        return None
    values = {
        "publisher": text(filters, "publisher"),
        "since": day(filters, "since"),
        "until": day(filters, "until"),
        "document": text(filters, "document"),
        "among": _among(store, filters),
    }
    return [key for (key,) in store.fetch(sql("passing_reports"), values)]


def _among(store: Store, filters: Mapping[str, object]) -> list[str] | None:
    """Return the reports with the events asked for; None if none are."""
    kind, country = text(filters, "type_"), text(filters, "country")
    if not kind and not country:
        return None
    values = {
        "type": kind.upper() if kind else None,
        "country": country,
        "country_code": country_given(store, filters),
    }
    return [key for (key,) in store.fetch(sql("reports_of_events"), values)]


def matching(store: Store, query: str) -> list[str]:
    """Return the ids of all reports that have what is searched for, in no order."""
    match = to_match(query)
    found: list[str] = store.once(("matching", match), lambda: store.index().matching(match))
    return found


def _rows(store: Store, match: str, found: Sequence[_Hit], offset: int) -> list[Row]:
    ids = [key for key, _ in found]
    # Of the whole store: rows of a part have no numbers, and these are of the part already.
    heads = store.whole.fetch(sql("report_heads"), {"documents": ids})
    texts = report_texts(store.whole, {row[0]: row[-1] for row in heads})
    reports: dict[str, dict[str, Any]] = {
        str(row["id"]): {**row, "text": texts[str(row["id"])]}
        for row in rows_of(_COLUMNS, [row[:-1] for row in heads])
    }
    names = store.index().names(ids)
    fields = [
        (reports[key]["title"], reports[key]["text"], reports[key]["publisher"], *names[key])
        for key in ids
    ]
    return [
        _row(reports[key], spans, -rank, offset + place)
        for place, ((key, rank), spans) in enumerate(
            zip(found, marks(match, fields), strict=True), 1
        )
    ]


def _row(report: Mapping[str, Any], spans: Marks, score: float, place: int) -> Row:
    start, end = snippet(report["text"], spans.text)
    kept = ("id", "published", "publisher", "title", "url", "language")
    return {
        "place": place,
        **{name: report[name] for name in kept},
        "score": float(f"{score:.6g}"),
        "snippet": _shown(report["text"], start, end, spans.text),
        "snippet_start": start,
        "snippet_end": end,
        "hits": [list(span) for span in spans.text],
        "title_hits": [list(span) for span in spans.title],
    }


def _shown(text: str, start: int, end: int, spans: Sequence[Span]) -> str:
    """Return a stretch of a text with marks around what was searched for in it."""
    parts: list[str] = []
    place = start
    for first, last in spans:
        if first >= place and last <= end:
            parts += [text[place:first], _OPEN, text[first:last], _CLOSE]
            place = last
    return "".join([*parts, text[place:end]])
