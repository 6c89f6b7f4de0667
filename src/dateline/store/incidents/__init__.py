"""Incidents of a store: the same event across reports, and copies among reports."""

from dateline.store.incidents.updating import is_current, membership, update

__all__ = ["is_current", "membership", "update"]
