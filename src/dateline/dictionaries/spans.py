"""Several entries of one name: contradictions refused, defaults cut to the days left over."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from dateline.dictionaries.days import day_after, day_before
from dateline.dictionaries.drafts import Refused
from dateline.records import HolderEntry, NameEntry

#: Date ranges of one name; every two are compared.
_MOST: Final = 200


@dataclass(frozen=True, slots=True)
class Made:
    """An entry and the line that it comes from."""

    entry: NameEntry | HolderEntry
    line: int


def settle(made: Iterable[Made]) -> tuple[list[Made], list[Refused]]:
    """Return what holds, in the order of the names, and what contradicts something above it.

    Of one name, dated entries go before those without dates, which hold on the days that
    no contradicting one covers. Where one entry ends on the day on which another begins,
    the day is the later one's.
    """
    groups: dict[tuple[str, str], list[Made]] = {}
    for item in made:
        groups.setdefault(_key(item.entry), []).append(item)
    kept: list[Made] = []
    refusals: list[Refused] = []
    for group in groups.values():
        kept += _settled(group, refusals)
    return kept, sorted(refusals, key=lambda refusal: refusal.line)


def _key(entry: NameEntry | HolderEntry) -> tuple[str, str]:
    if isinstance(entry, HolderEntry):
        return "holder", entry.name.casefold()
    return "name", entry.text


def _settled(group: list[Made], refusals: list[Refused]) -> Iterator[Made]:
    bounded = [item for item in group if item.entry.start or item.entry.end]
    dated = _agreeing(bounded, refusals)
    ever = _agreeing([item for item in group if item not in bounded], refusals)
    yield from _trimmed(dated)
    for item in ever:
        yield from _left_over(item, dated)


def _agreeing(group: list[Made], refusals: list[Refused]) -> list[Made]:
    """Return the entries that contradict none before them; the others are refused."""
    kept: list[Made] = []
    seen: set[NameEntry | HolderEntry] = set()
    for item in group:
        same = replace(item.entry, source="")
        if same in seen:
            continue
        if len(kept) >= _MOST:
            reason = f"more than {_MOST} date ranges for one name"
            refusals.append(Refused(item.line, reason, "join ranges that say the same"))
            continue
        other = next((k for k in kept if _clash(k.entry, item.entry)), None)
        if other is not None:
            reason = f"{_name(item.entry)!r} means something else on the same days in line"
            advice = "let the dates not overlap, or take one out"
            refusals.append(Refused(item.line, f"{reason} {other.line}", advice))
        else:
            kept.append(item)
            seen.add(same)
    return kept


def _name(entry: NameEntry | HolderEntry) -> str:
    return (entry.name if isinstance(entry, HolderEntry) else entry.text)[:60]


def _clash(one: NameEntry | HolderEntry, other: NameEntry | HolderEntry) -> bool:
    """Say whether two entries contradict each other on more than the day where they meet."""
    if not _contradict(one, other):
        return False
    first, last = max(one.start, other.start), min(one.end or "~", other.end or "~")
    return first < last or (one.start, one.end) == (other.start, other.end)


def _contradict(one: NameEntry | HolderEntry, other: NameEntry | HolderEntry) -> bool:
    """Say whether two entries cannot both be: other country, or other sector in no other post.

    Namesakes with identifiers of their own do not contradict each other.
    """
    if one.identifier and other.identifier and one.identifier != other.identifier:
        return False
    if _country(one) != _country(other):
        return True
    if isinstance(one, HolderEntry) and isinstance(other, HolderEntry) and one.post != other.post:
        return False
    return one.sectors[:1] != other.sectors[:1]


def _country(entry: NameEntry | HolderEntry) -> str:
    return entry.country if isinstance(entry, HolderEntry) else entry.code


def _trimmed(group: list[Made]) -> Iterator[Made]:
    """Yield entries of which none ends on the day on which a contradicting one begins."""
    for item in group:
        meets = any(
            item.entry.end == other.entry.start and _contradict(item.entry, other.entry)
            for other in group
            if other is not item
        )
        if not meets or not item.entry.end:
            yield item
        elif item.entry.start < item.entry.end:
            end = day_before(item.entry.end)
            yield Made(replace(item.entry, end=end), item.line)


def _left_over(item: Made, dated: list[Made]) -> Iterator[Made]:
    """Yield an entry without dates for each stretch that no contradicting one covers."""
    spans = sorted(
        (other.entry.start, other.entry.end or "~")
        for other in dated
        if _contradict(item.entry, other.entry)
    )
    start = ""
    for first, last in spans:
        if first and (before := day_before(first)) and start <= before:
            yield Made(replace(item.entry, start=start, end=before), item.line)
        if last == "~":
            return
        start = max(start, day_after(last))
        if not start:
            return
    yield Made(replace(item.entry, start=start, end=""), item.line)
