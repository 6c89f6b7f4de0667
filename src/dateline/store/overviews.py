"""Overviews of a store for pages: how a party is called and with whom it deals, pairs, places."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, TypedDict, Unpack

from dateline.store.database import Store
from dateline.store.filters import country_code, day, number, text
from dateline.store.persons import persons

_SQL: Final = Path(__file__).parent / "sql"
Row = dict[str, object]


class PairFilters(TypedDict, total=False):
    """Filters of pairs: ``country`` takes part, between two days (included)."""

    country: str | None
    since: str | None
    until: str | None
    limit: int | None


class WhereFilters(TypedDict, total=False):
    """Filters of the places of events: ``country`` is where they happened, by code or name."""

    type_: str | None
    country: str | None
    since: str | None
    until: str | None
    status: str | None
    background: bool | None


def party_keys(store: Store, party: str) -> list[str]:
    """Return all keys of whoever has this key or Wikidata id; none for nobody."""

    def asked() -> list[str]:
        found = [key for (key,) in store.fetch(_sql("party_keys"), {"party": party})]
        merged = persons(store)
        return sorted({other for key in found for other in merged.keys(key)})

    keys: list[str] = store.once(("party keys", party), asked)
    return keys


def party_names(store: Store, party: str) -> list[Row]:
    """Return how reports call who has this key or Wikidata id: name, words, state, reports."""
    rows = store.fetch(_sql("party_names"), {"keys": party_keys(store, party)})
    return _rows(("name", "text", "country", "reports"), rows)


def counterparts(store: Store, party: str, limit: int = 20) -> list[Row]:
    """Return who takes part in the events of a party, a key or a state's code."""
    values = {"keys": party_keys(store, party), "code": country_code(party), "limit": limit}
    return _rows(("key", "name", "country", "events"), store.fetch(_sql("counterparts"), values))


def busiest_pairs(store: Store, **filters: Unpack[PairFilters]) -> list[Row]:
    """Return the pairs of states with most events, with the mean score and the days.

    Events that happened, as reported; what is recalled, planned or denied is not counted.
    ``counts`` are by quad class. Raises BadFilter.
    """
    wanted = text(filters, "country")
    values = {
        "code": (country_code(wanted) or wanted) if wanted else None,
        "since": day(filters, "since"),
        "until": day(filters, "until"),
        "limit": number(filters, "limit"),
    }
    names = ("one", "other", "counts", "events", "score", "first", "last")
    found = []
    for one, other, first, second, third, fourth, *rest in store.fetch(
        _sql("busiest_pairs"), values
    ):
        counts = (first, second, third, fourth)
        found.append(dict(zip(names, (one, other, counts, sum(counts), *rest), strict=True)))
    return found


def event_places(store: Store, **filters: Unpack[WhereFilters]) -> list[Row]:
    """Return the places of events, each once, most events first.

    ``resolution`` says how exact it is, "" that nothing is known but perhaps the words;
    ``spot`` names it for ``events_at``. Raises BadFilter.
    """
    sql = _sql("placed_events") + _sql("event_places")
    names = ("spot", "resolution", "name", "country", "lat", "lon", "counts", "events")
    found = []
    for *place, first, second, third, fourth in store.fetch(sql, _where(filters)):
        counts = (first, second, third, fourth)
        found.append(dict(zip(names, (*place, counts, sum(counts)), strict=True)))
    return found


def events_at(
    store: Store, spot: str | None, limit: int, skip: int = 0, **filters: Unpack[WhereFilters]
) -> list[tuple[str, str]]:
    """Return (document, id) of the events at a place, or of all, newest first.

    ``skip`` leaves out so many of the newest. Raises BadFilter.
    """
    sql = _sql("placed_events") + _sql("events_at")
    rows = store.fetch(sql, {**_where(filters), "spot": spot, "limit": limit, "skip": skip})
    return [(document, id_) for document, id_ in rows]


def _where(filters: Mapping[str, object]) -> dict[str, object]:
    kind, country = text(filters, "type_"), text(filters, "country")
    return {
        "type": kind.upper() if kind else None,
        "country": (country_code(country) or country) if country else None,
        "since": day(filters, "since"),
        "until": day(filters, "until"),
        "status": text(filters, "status"),
        "background": filters.get("background"),
    }


def _sql(name: str) -> str:
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")


def _rows(names: Sequence[str], rows: Sequence[Sequence[object]]) -> list[Row]:
    return [dict(zip(names, row, strict=True)) for row in rows]
