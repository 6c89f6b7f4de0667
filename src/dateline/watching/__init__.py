"""Feeds asked again and again, politely: which, how often, and what is new in them."""

from dateline.watching.listing import Watched, read_feeds
from dateline.watching.visits import Group, Visit, is_due, visit

__all__ = ["Group", "Visit", "Watched", "is_due", "read_feeds", "visit"]
