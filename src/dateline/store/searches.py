"""Searches that people keep: a name and the address of the desk's list."""

from dataclasses import dataclass

from dateline.store.database import Store
from dateline.store.errors import BadFilter, UnknownSubject
from dateline.store.judgements import Stamp

_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Search:
    """A search kept; ``address`` is a path with its query ("/?type=AID")."""

    number: int
    made: str
    judge: str
    name: str
    address: str


def searches(store: Store) -> list[Search]:
    """Return the searches kept, by name."""
    sql = (
        "SELECT number, made, judge, name, address FROM searches WHERE address <> ''"
        " ORDER BY lower(name), number"
    )
    return [Search(*row) for row in store.fetch(sql)]


def search(store: Store, number: int) -> Search:
    """Return one search. Raises UnknownSubject."""
    for one in searches(store):
        if one.number == number:
            return one
    raise UnknownSubject("search", str(number), "the searches of the desk")


def keep_search(store: Store, name: str, address: str, stamp: Stamp) -> int:
    """Keep a search and return its number. Raises BadFilter for no name, no address of ours."""
    name = " ".join(name.split())
    if not name or len(name) > 200:
        raise BadFilter("name", name[:40], "is no name for a search; write some words")
    if not address.startswith("/?") or len(address) > _LONGEST or not address.isprintable():
        raise BadFilter("address", address[:40], "is no search of the desk; search first")
    [(number,)] = store.fetch(
        "INSERT INTO searches SELECT coalesce(max(number), 0) + 1, ?, ?, ?, ? FROM searches"
        " RETURNING number",
        [stamp.made, stamp.judge, name, address],
    )
    return int(number)


def forget_search(store: Store, number: int) -> None:
    """Forget a search; its number is not given again, so that old feeds do not change."""
    store.fetch("UPDATE searches SET name = '', address = '' WHERE number = ?", [number])
