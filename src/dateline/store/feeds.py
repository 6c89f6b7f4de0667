"""What the store knows of watched feeds: when they are due, and which entries are done."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.store.database import Store


@dataclass(frozen=True, slots=True)
class FeedState:
    """What a feed said when it was last asked.

    ``etag`` and ``modified`` go into the next question, "" where the server gave none.
    ``checked`` and ``due`` are ISO 8601 in UTC. ``status`` tells in words how it went.
    """

    address: str
    etag: str = ""
    modified: str = ""
    checked: str = ""
    due: str = ""
    status: str = ""
    failures: int = 0


def feed_state(store: Store, address: str) -> FeedState:
    """Return what is known of a feed; all is empty for a new one."""
    found = store.fetch(
        "SELECT address, etag, modified, checked, due, status, failures FROM feeds"
        " WHERE address = ?",
        [address],
    )
    return FeedState(*found[0]) if found else FeedState(address)


def done_entries(store: Store, address: str, entries: Sequence[str]) -> set[str]:
    """Return those of a feed's entries, given as GUIDs, that are done."""
    found = store.fetch(
        "SELECT entry FROM feed_entries WHERE feed = ? AND entry IN (SELECT unnest(?::VARCHAR[]))",
        [address, list(entries)],
    )
    return {entry for (entry,) in found}


def keep_feed(store: Store, state: FeedState) -> None:
    """Keep what a feed said, in place of what it said before."""
    row = [
        state.address,
        state.etag,
        state.modified,
        state.checked,
        state.due,
        state.status,
        state.failures,
    ]
    with store.transaction() as connection:
        connection.execute("DELETE FROM feeds WHERE address = ?", [state.address])
        connection.execute("INSERT INTO feeds VALUES (?, ?, ?, ?, ?, ?, ?)", row)


def keep_entries(store: Store, address: str, entries: Sequence[tuple[str, str, str]]) -> None:
    """Keep which entries of a feed are done, all or none: (GUID, report's id or "", outcome)."""
    if not entries:
        return
    columns = [list(column) for column in zip(*entries, strict=True)]
    sql = (
        "INSERT INTO feed_entries SELECT ?, unnest(?::VARCHAR[]), unnest(?::VARCHAR[]),"
        " unnest(?::VARCHAR[])"
    )
    with store.transaction() as connection:
        connection.execute(sql, [address, *columns])
