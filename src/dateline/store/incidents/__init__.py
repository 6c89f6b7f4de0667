"""Incidents of a store: the same event across reports, and copies among reports."""

from dateline.store.incidents.copying import copies
from dateline.store.incidents.judging import merge_incidents, split_incident
from dateline.store.incidents.listing import accounts, incident, incidents, why
from dateline.store.incidents.rows import happenings as indexed_happenings
from dateline.store.incidents.shown import account_rows, event_rows
from dateline.store.incidents.updating import is_current, membership, update

__all__ = [
    "account_rows",
    "accounts",
    "copies",
    "event_rows",
    "incident",
    "incidents",
    "indexed_happenings",
    "is_current",
    "membership",
    "merge_incidents",
    "split_incident",
    "update",
    "why",
]
