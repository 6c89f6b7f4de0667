"""The filters of events as the parameters of ``event_filters.sql``."""

from collections.abc import Mapping
from typing import Final

from dateline.store.database import Store
from dateline.store.errors import BadFilter, StaleIncidents
from dateline.store.filters import country_code, day, number, share, text
from dateline.store.persons import Persons
from dateline.store.search import matching

#: Filters that are compared as they are written.
_PLAIN: Final = ("mode", "context", "cameo", "status", "publisher", "document", "incident")
_QUADS: Final = range(1, 5)


def event_values(store: Store, merged: Persons, filters: Mapping[str, object]) -> dict[str, object]:
    """Return the parameters; ``merged`` are the people who go by several keys.

    Raises BadFilter for a filter that does not say what it should, BadSearch for words
    that cannot be searched, StaleIncidents where an incident is asked for and some reports
    have not been worked in.
    """
    if text(filters, "incident"):
        _need_current(store)
    place, words = text(filters, "place"), text(filters, "text")
    return {
        **_party("actor", text(filters, "actor"), merged),
        **_party("with", text(filters, "with_"), merged),
        **{name: text(filters, name) for name in _PLAIN},
        "type": _capitals(text(filters, "type_")),
        "sector": _capitals(text(filters, "sector")),
        "quad": _quad(filters),
        "either": bool(filters.get("either")),
        "background": filters.get("background"),
        "min_confidence": share(filters, "min_confidence"),
        "since": day(filters, "since"),
        "until": day(filters, "until"),
        "place": place,
        "place_code": country_code(place),
        "documents": filters.get("documents"),
        "said": matching(store, words) if words else None,
    }


def _need_current(store: Store) -> None:
    # Loaded only where it is asked for: comparing takes more than the other filters do.
    from dateline.store.incidents import is_current  # noqa: PLC0415

    if not is_current(store.whole):
        raise StaleIncidents


def _capitals(value: str | None) -> str | None:
    return value.upper() if value else None


def _party(role: str, wanted: str | None, merged: Persons) -> dict[str, object]:
    """Return what tells the parties that go by what is wanted, under any name of a person."""
    if wanted is None:
        return {}
    return {
        role: wanted,
        f"{role}_code": country_code(wanted),
        f"{role}_keys": merged.called(wanted),
    }


def _quad(filters: Mapping[str, object]) -> int | None:
    value = number(filters, "quad")
    if value is not None and value not in _QUADS:
        raise BadFilter("quad", str(value), "is no quad class; write 1, 2, 3 or 4")
    return value
