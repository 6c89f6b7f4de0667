"""The list of feeds to watch: a TOML file."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from dateline.errors import BadFeeds, UnreadableInput
from dateline.fetching.addresses import target_of

_SPAN: Final = re.compile(r"(\d{1,5})\s*([smhd])")
_SECONDS: Final = {"s": 1, "m": 60, "h": 3600, "d": 86400}
#: No feed is asked more often.
LEAST_SECONDS: Final = 60
_KEYS: Final = ("url", "publisher", "every", "pages", "hosts")
_EVERY: Final = "30m"


@dataclass(frozen=True, slots=True)
class Watched:
    """A feed to watch.

    ``seconds`` lie between two visits at least. With ``pages`` the pages that entries link to
    are fetched, where they lie at the feed's own host or one of ``hosts``.
    """

    url: str
    publisher: str = ""
    seconds: int = 1800
    pages: bool = False
    hosts: frozenset[str] = frozenset()


def read_feeds(path: str) -> list[Watched]:
    """Return the feeds that a file lists. Raises BadFeeds with every mistake in it."""
    try:
        table = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:  # tomllib's own error is a ValueError
        reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
        raise BadFeeds(path, [reason]) from None
    rows = table.get("feed")
    if not isinstance(rows, list) or not rows:
        raise BadFeeds(path, ['no feeds in it; write [[feed]] and url = "https://…" below'])
    problems: list[str] = []
    feeds = [_watched(row, number, problems) for number, row in enumerate(rows, 1)]
    problems += [f"unknown word {key!r}; write [[feed]]" for key in table if key != "feed"]
    urls = [feed.url for feed in feeds if feed]
    problems += [f"{url}: listed twice" for url in sorted(set(urls)) if urls.count(url) > 1]
    if problems:
        raise BadFeeds(path, problems)
    return [feed for feed in feeds if feed]


def _watched(row: Any, number: int, problems: list[str]) -> Watched | None:
    """Return the feed that a table describes; add what is wrong with it to the problems."""
    if not isinstance(row, dict):
        problems.append(f"feed {number}: not a table; write [[feed]]")
        return None
    wrong = [f"unknown word {key!r}, not one of {', '.join(_KEYS)}" for key in row.keys() - _KEYS]
    url, hosts = row.get("url"), row.get("hosts", [])
    host = _host(url, wrong)
    seconds = _seconds(row.get("every", _EVERY), wrong)
    if not isinstance(row.get("publisher", ""), str):
        wrong.append("publisher is no text")
    if not isinstance(row.get("pages", False), bool):
        wrong.append("pages is not true or false")
    if not (isinstance(hosts, list) and all(isinstance(name, str) for name in hosts)):
        wrong.append("hosts is no list of names")
        hosts = []
    problems += [f"feed {number}: {reason}" for reason in wrong]
    if wrong:
        return None
    allowed = frozenset(name.lower() for name in (host, *hosts))
    return Watched(str(url), row.get("publisher", ""), seconds, row.get("pages", False), allowed)


def _host(url: Any, wrong: list[str]) -> str:
    try:
        return target_of(url if isinstance(url, str) else "").host
    except UnreadableInput as error:
        wrong.append(f"url: {error.reason}")
        return ""


def _seconds(every: Any, wrong: list[str]) -> int:
    found = _SPAN.fullmatch(every.strip()) if isinstance(every, str) else None
    if found is None:
        wrong.append(f"every: {every!r} is no time; write it like 15m, 2h or 1d")
        return 0
    seconds = int(found[1]) * _SECONDS[found[2]]
    if seconds < LEAST_SECONDS:
        wrong.append(f"every: {every!r} is too often; a minute is the least")
    return seconds
