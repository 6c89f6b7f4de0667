"""Questions about incidents: a list, one with all accounts of it, why two events are one."""

from collections.abc import Mapping
from typing import Any, Final, TypedDict, Unpack

from dateline.incidents.accounts import Account, Telling, accounts_of
from dateline.incidents.scoring import Reason, reasons, score
from dateline.store.database import Store
from dateline.store.errors import AmbiguousSubject, StaleIncidents, UnknownSubject
from dateline.store.filters import country_code, day, number, text
from dateline.store.incidents.pairs import copied
from dateline.store.incidents.rows import happenings
from dateline.store.incidents.sql import sql
from dateline.store.incidents.updating import is_current, membership
from dateline.store.persons import persons

Row = dict[str, object]

_COLUMNS: Final = (
    "id", "date", "enddate", "type", "mode", "status", "actor", "actor_code", "recipient",
    "recipient_code", "place", "country", "dead", "injured", "arrested", "reports",
    "publishers", "first_published", "last_published", "first_document", "events",
)  # fmt: skip
_TOLLS: Final = ("dead", "injured", "arrested")
_EXACT: Final = ("city", "point")
#: Ids shown where a beginning may mean several.
_SHOWN: Final = 9


class IncidentFilters(TypedDict, total=False):
    """Filters of incidents; what is left out or None lets everything pass.

    As for events (``EventFilters``); an incident passes where one of its events has the actor,
    the party or the place. ``min_reports`` is how many reports tell of it; ``incident`` the
    beginning of an id, ``document`` that of a report's. ``known_on`` asks what was known on a
    day: reports published and judgements made up to then.
    """

    type_: str | None
    actor: str | None
    with_: str | None
    since: str | None
    until: str | None
    place: str | None
    min_reports: int | None
    incident: str | None
    document: str | None
    known_on: str | None
    limit: int | None


def incidents(store: Store, **filters: Unpack[IncidentFilters]) -> list[Row]:
    """Return incidents by date: what most of their reports tell, and how many these are.

    ``events`` are the ids of an incident's events, that of the first report first. Raises
    StaleIncidents where reports or judgements have not been worked in (``update``).
    """
    if not is_current(store):
        raise StaleIncidents
    actor, party, place = (text(filters, name) for name in ("actor", "with_", "place"))
    kind = text(filters, "type_")
    known_on = day(filters, "known_on")
    members = membership(store, known_on) if known_on else None
    values = {
        "events": list(members) if members is not None else None,
        "incidents": list(members.values()) if members is not None else None,
        "actor": actor,
        "actor_code": country_code(actor),
        "party": party,
        "party_code": country_code(party),
        "type": kind.upper() if kind else None,
        "since": day(filters, "since"),
        "until": day(filters, "until"),
        "place": place,
        "place_code": country_code(place),
        "min_reports": number(filters, "min_reports"),
        "incident": text(filters, "incident"),
        "document": text(filters, "document"),
        "limit": number(filters, "limit"),
    }
    rows = store.fetch(sql("list"), {**values, **persons(store).values()})
    return [dict(zip(_COLUMNS, row, strict=True)) for row in rows]


def incident(store: Store, beginning: str, known_on: str | None = None) -> Row:
    """Return the incident whose id begins so, or that has the event whose id begins so.

    Raises UnknownSubject, AmbiguousSubject, StaleIncidents.
    """
    question = ("incident", beginning, known_on)
    row: Row = store.once(question, lambda: _incident(store, beginning, known_on))
    return row


def _incident(store: Store, beginning: str, known_on: str | None) -> Row:
    wanted = beginning.strip()
    found = incidents(store, incident=wanted, known_on=known_on) if wanted else []
    if not found and wanted:
        members = membership(store, known_on)
        homes = sorted({home for event, home in members.items() if event.startswith(wanted)})
        found = [
            row for home in homes[:2] for row in incidents(store, incident=home, known_on=known_on)
        ]
    if not found:
        raise UnknownSubject("incident", beginning, "dateline incidents")
    if len(found) > 1:
        ids = [str(row["id"]) for row in found[:_SHOWN]]
        raise AmbiguousSubject("incident", beginning, ids)
    return found[0]


def accounts(store: Store, beginning: str, known_on: str | None = None) -> list[Account]:
    """Return each detail of an incident with its values and who tells them.

    Raises as ``incident``.
    """
    row = incident(store, beginning, known_on)
    values = {"events": row["events"]}
    told = {one[0]: one for one in store.fetch(sql("tellings"), values)}
    tellings = [telling for one in told.values() for telling in _tellings(one)]
    sides: dict[tuple[str, str], list[tuple[Any, ...]]] = {}
    for event, role, *rest in store.fetch(sql("parties"), values):
        sides.setdefault((event, role), []).append(tuple(rest))
    for (event, role), parties in sides.items():
        tellings += _of_parties(role, parties, told[event])
    return accounts_of(tellings)


def why(store: Store, one: str, two: str) -> tuple[float, list[Reason]]:
    """Return how likely two events (whole ids) are one, and what speaks for and against it."""
    found = happenings(store, [one, two])
    for key in (one, two):
        if key not in found:
            raise UnknownSubject("event", key, "dateline events")
    left, right = found[one], found[two]
    pair = (min(left.document, right.document), max(left.document, right.document))
    copies = pair in copied(store)
    return score(left, right, copies), reasons(left, right, copies)


def _tellings(row: tuple[Any, ...]) -> list[Telling]:
    cited, rest = row[:6], row[6:]
    type_, status, date, end, basis, place, country, geonameid, resolution, *numbers = rest
    found = [
        _telling(cited, "type", type_, {type_}),
        _telling(cited, "status", status, {status}),
    ]
    if date:
        assumed = basis == "assumed"
        shown = f"{date}/{end}" if end else date
        found.append(
            _telling(
                cited,
                "date",
                f"{shown} (assumed)" if assumed else shown,
                {date} - ({date} if assumed or end else set()),
            )
        )
    if place or country:
        exact = resolution in _EXACT
        found.append(
            _telling(cited, "place", place or country, {str(geonameid)} if exact else set())
        )
    for detail, value in zip(_TOLLS, numbers, strict=False):
        if value is not None:
            found.append(_telling(cited, detail, str(value), {str(value)}))
    amount, currency = numbers[3:]
    if amount is not None:
        value = f"{amount:,.12g} {currency or ''}".strip()
        found.append(_telling(cited, "amount", value, {value}))
    return found


def _telling(cited: tuple[Any, ...], detail: str, value: str, means: set[str]) -> Telling:
    event, document, published, publisher, start, end = cited
    return Telling(
        detail, value, frozenset(means), event, document, published, publisher, start, end
    )


def _of_parties(role: str, parties: list[tuple[Any, ...]], told: tuple[Any, ...]) -> list[Telling]:
    """Return who takes part as one value, and the office of each person as another detail."""
    event, document, published, publisher, *_ = told
    names = "; ".join(name for _, name, *_ in parties)
    means = {value for party in parties for value in _meaning(party)}
    start, end = (parties[0][5], parties[-1][6]) if len(parties) == 1 else (told[4], told[5])
    found = [_telling((event, document, published, publisher, start, end), role, names, means)]
    for _, name, _, _, office, first, last in parties:
        if office:
            cited = (event, document, published, publisher, first, last)
            found.append(_telling(cited, f"office of {name}", office, {office.casefold()}))
    return found


def _meaning(party: Mapping[int, Any] | tuple[Any, ...]) -> set[str]:
    key, name, code, identifier = party[0], party[1], party[2], party[3]
    return {value for value in (key, identifier, code, name.casefold()) if value}
