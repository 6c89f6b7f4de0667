"""Texts and records of a few reports, from pieces: whole ones are unpacked by the thousand."""

from collections.abc import Mapping, Sequence

from dateline.store.database import Store
from dateline.store.questions import sql


def report_texts(store: Store, keys: Mapping[str, int]) -> dict[str, str]:
    """Return the texts of reports, given with the digests of their ids."""
    found = _joined(store, list(keys.values()))
    texts = {report: found[key] for report, key in keys.items() if key in found}
    left = [report for report in keys if report not in texts]
    rows = store.fetch(sql("report_texts"), {"documents": left}) if left else []
    return texts | dict(rows)


def event_records(store: Store, keys: Sequence[tuple[str, str, int]]) -> dict[tuple[str, str], str]:
    """Return the records of events, given as report, id and ``line``."""
    found = _joined(store, [line for *_, line in keys])
    records = {(report, event): found[line] for report, event, line in keys if line in found}
    left = [(report, event) for report, event, line in keys if line not in found]
    values = {"documents": [report for report, _ in left], "events": [event for _, event in left]}
    rows = store.fetch(sql("event_records"), values) if left else []
    return records | {(report, event): record for report, event, record in rows}


def _joined(store: Store, keys: list[int]) -> dict[int, str]:
    return dict(store.fetch(sql("joined_pieces"), {"keys": keys}))
