"""The office ledger: who is said to hold which post, contradictions side by side."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypedDict, Unpack

from dateline.store.contradictions import holding, mark_contradictions
from dateline.store.database import Store
from dateline.store.filters import country_code, country_given, day, number, text
from dateline.store.holders import confirm, known_statements
from dateline.store.persons import persons
from dateline.store.posts import post_key
from dateline.store.statements import Statement, posts_beside, statements


class LedgerFilters(TypedDict, total=False):
    """Filters of the ledger; what is left out or None lets everything pass.

    ``person`` are words of a name, a key or a Wikidata id; who contradicts comes too.
    ``post`` is compared by meaning. ``on`` asks who holds what on a day, as reported up to
    then. ``conflicts`` keeps only contradictions. ``known`` says whether the knowledge's
    holders come beside what is reported: True all of them, False none, None those of the
    day asked for, and those that contradict.
    """

    country: str | None
    person: str | None
    post: str | None
    on: str | None
    document: str | None
    conflicts: bool | None
    known: bool | None
    limit: int | None


def ledger(store: Store | None, **filters: Unpack[LedgerFilters]) -> list[dict[str, object]]:
    """Return the statements by state, post, first day and person; no store, the known alone.

    Raises BadFilter.
    """
    found = assessed(store, **filters)
    found = [one for one in found if not filters.get("conflicts") or one.conflict]
    passing = {id(one) for one in found if _passes(one, filters)}
    tied = {one.conflict for one in found if id(one) in passing and one.conflict}
    rows = [_row(one) for one in found if id(one) in passing or one.conflict in tied]
    return rows[: number(filters, "limit")]


def ledger_of(store: Store, keys: Sequence[str]) -> list[dict[str, object]]:
    """Return the statements on one person, of these keys, and those that contradict them.

    The same as ``ledger`` says of the person, but numbered anew, and without looking through
    any post that the person is not said to hold.
    """
    posts = posts_beside(store, keys)
    reported = statements(store, persons(store), posts=posts)
    places = {one.place for one in reported}
    countries = sorted({country for _, country in posts if country})
    known = [one for code in countries for one in known_statements(code) if one.place in places]
    found = sorted([*reported, *confirm(reported, known)], key=_order)
    mark_contradictions(found)
    mine = {id(one) for one in found if one.is_reported and not set(keys).isdisjoint(one.keys)}
    tied = {one.conflict for one in found if id(one) in mine and one.conflict}
    return [_row(one) for one in found if id(one) in mine or one.conflict in tied]


def assessed(store: Store | None, **filters: Unpack[LedgerFilters]) -> list[Statement]:
    """Return statements with their standing and contradictions, of all persons and posts."""
    asked, on = day(filters, "on"), day(filters, "on") or ""
    country = country_given(store, filters) if store else country_code(text(filters, "country"))
    if text(filters, "country") and not country:
        return []
    reported = _reported(store, country, asked, text(filters, "document"))
    known = _known(filters, country or "", on, reported)
    known = confirm(reported, known)
    found = sorted([*reported, *known], key=_order)
    found = holding(found) if asked else found
    mark_contradictions(found)
    every = filters.get("known") or bool(on)
    return [one for one in found if one.is_reported or one.conflict or every]


def _reported(
    store: Store | None, country: str | None, on: str | None, document: str | None
) -> list[Statement]:
    if store is None:
        return []
    return statements(store, persons(store), country, on, document)


def _known(
    filters: Mapping[str, object], country: str, on: str, reported: Sequence[Statement]
) -> list[Statement]:
    """Return what the knowledge says, as far as it may be shown or contradict."""
    if filters.get("known") is False:
        return []
    if filters.get("known") or on or country:
        return known_statements(country, on)
    countries = sorted({one.country for one in reported if one.country})
    return [term for code in countries for term in known_statements(code)]


def _order(one: Statement) -> tuple[object, ...]:
    since = one.first or one.start
    return (one.country, one.key, since, one.person, one.former, one.who, one.end, one.post)


def _passes(one: Statement, filters: Mapping[str, object]) -> bool:
    person, post = text(filters, "person"), text(filters, "post")
    if person and not _is_called(one, person):
        return False
    return not post or post_key(post, one.country) == one.key


def _is_called(one: Statement, wanted: str) -> bool:
    if wanted in (one.who, one.identifier, *one.keys):
        return True
    return any(f" {wanted.lower()} " in f" {name.lower()} " for name in (one.person, *one.names))


def _row(one: Statement) -> dict[str, object]:
    return dict(_fields(one))


def _fields(one: Statement) -> Iterator[tuple[str, object]]:
    yield "id", one.id
    for name in ("person", "post", "country"):
        yield name, getattr(one, name)
    yield "sectors", list(one.sectors)
    for name in ("former", "first", "last", "reports"):
        yield name, getattr(one, name)
    yield "publishers", list(one.publishers)
    yield "standing", one.standing
    yield "source", list(one.sources)
    yield "start", one.start
    yield "end", one.end
    yield "conflict", one.conflict or None
    yield "person_id", one.identifier or one.who
    yield "posts", list(one.posts)
    yield "names", list(one.names)
