"""When a feed may be asked again: what it, its server, and the list of feeds say."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

from dateline.watching.listing import LEAST_SECONDS

_AGE: Final = re.compile(r"\bmax-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
#: What asks for longer is asked again after that: a slip would silence a feed for ever.
_MOST_SECONDS: Final = 7 * 86400
#: A feed that does not answer is asked ever more seldom, but so often at least.
_MOST_FAILING: Final = 86400


def next_visit(
    now: str, every: int, headers: Mapping[str, str], minutes: int = 0, failures: int = 0
) -> str:
    """Return when a feed may be asked again, as ISO 8601 in UTC.

    ``now`` is the time of the visit, ``every`` the seconds of the list, ``headers`` the
    server's (names in lower case), ``minutes`` what the feed itself asks for (ttl), and
    ``failures`` how often in a row it did not answer.
    """
    wait = max(every, LEAST_SECONDS)
    if failures:
        wait = max(wait, min(wait * 2 ** min(failures, 20), _MOST_FAILING))
    asked = max(minutes * 60, _max_age(headers), _retry_after(headers, now))
    wait = max(wait, min(asked, _MOST_SECONDS))
    return (datetime.fromisoformat(now) + timedelta(seconds=wait)).isoformat(timespec="seconds")


def _max_age(headers: Mapping[str, str]) -> int:
    found = _AGE.search(headers.get("cache-control", ""))
    return int(found[1]) if found else 0


def _retry_after(headers: Mapping[str, str], now: str) -> int:
    """Return the seconds that a server asks to be left alone, given in seconds or as a date."""
    value = headers.get("retry-after", "").strip()
    if value.isdecimal() and len(value) < 10:
        return int(value)
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return 0
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0, int((until - datetime.fromisoformat(now)).total_seconds()))
