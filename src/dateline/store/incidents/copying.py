"""Which reports copy which: the earliest of those that are nearly the same is the first."""

from dateline.incidents.clustering import components
from dateline.incidents.copies import first_of
from dateline.store.database import Store
from dateline.store.incidents.sql import sql


def copies(store: Store, known_on: str | None = None) -> dict[str, str]:
    """Return for each report that is a copy the report that came first, by id.

    First is the one published first, of several the one with the lowest id. ``known_on`` (an
    ISO 8601 prefix) asks among the reports published up to then.
    """
    rows = store.fetch(sql("copy_pairs"), {"known_on": known_on})
    published = {one: day for one, _, day, _ in rows} | {two: day for _, two, _, day in rows}
    found: dict[str, str] = {}
    for group in components(published, [(one, two) for one, two, *_ in rows]):
        first = first_of([(published[one], one) for one in group])
        found |= {one: first for one in group if one != first}
    return found
