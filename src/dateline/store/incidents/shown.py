"""One incident as rows: its accounts side by side, or its events and why each is joined."""

from typing import Final

from dateline.store.database import Store
from dateline.store.incidents.listing import Row, accounts, incident, why
from dateline.store.queries import events

_COLUMNS: Final = (
    "id", "date", "actor", "type", "mode", "recipient", "place", "status", "text", "published",
    "publisher", "title", "document",
)  # fmt: skip


def account_rows(store: Store, beginning: str, known_on: str | None = None) -> list[Row]:
    """Return a row for each value of each detail of an incident. Raises as ``incident``.

    ``sources`` have event, report and offsets of those who tell it, ``published`` is the date
    of the first.
    """
    return [
        {
            "detail": account.detail,
            "value": value.value,
            "differs": account.differs,
            "reports": len({one.document for one in value.tellings}),
            "publishers": sorted({one.publisher for one in value.tellings} - {""}),
            "published": value.tellings[0].published,
            "sources": [
                {"event": one.event, "document": one.document, "start": one.start, "end": one.end}
                for one in value.tellings
            ],
        }
        for account in accounts(store, beginning, known_on)
        for value in account.values
    ]


def event_rows(store: Store, beginning: str, known_on: str | None = None) -> list[Row]:
    """Return the events of an incident, that of the first report first. Raises as ``incident``.

    Each has the other event that it is most ``like``, how likely both are one, and ``why``:
    the reasons with their parts of the sum.
    """
    members = [str(event) for event in _list(incident(store, beginning, known_on)["events"])]
    sql = "SELECT DISTINCT document FROM events WHERE id IN (SELECT unnest(?::VARCHAR[]))"
    documents = [key for (key,) in store.fetch(sql, [members])]
    listed = {str(row["id"]): row for row in events(store, documents=documents)}
    return [
        {name: listed[event][name] for name in _COLUMNS} | _likest(store, event, members)
        for event in members
    ]


def _likest(store: Store, event: str, members: list[str]) -> Row:
    found = [(*why(store, event, other), other) for other in members if other != event]
    if not found:
        return {"like": None, "likeness": None, "why": []}
    score, reasons, other = min(found, key=lambda row: (-row[0], row[2]))
    words = [f"{one.words} ({one.part:+.2f})" for one in reasons if one.part]
    return {"like": other, "likeness": score, "why": words}


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []
