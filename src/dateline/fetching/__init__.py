"""The only room that reaches the network, and only for addresses that a user gave."""

from dateline.fetching.fetch import Limits, fetch, page

__all__ = ["Limits", "fetch", "page"]
