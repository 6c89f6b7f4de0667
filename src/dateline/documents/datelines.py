"""The dateline at the head of a paragraph: where a report was sent from, when, by which agency.

"RAWALPINDI:", "ANKARA (AA) -", "NEW DELHI, Aug 3 (Reuters) –", "KABUL, Afghanistan —",
"Beirut, Lebanon CNN —", "MOSCOW, August 3. /TASS/." The town is taken where its form is
a newsroom's (capitals, an agency, a date), or where it is a town that we know.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline.documents.dates import date_near, full_year, iso, month_names, month_number
from dateline.documents.rules import lines, phrases, plain, table

#: A dateline is looked for in so many characters.
_REACH: Final = 160
_OPENS: Final = re.compile(r"[\"“‘'«(\[*]*\s?[^\W_]")
_NAME: Final = r"[^\W\d_](?:[\w'’.-]*[\w.])?"
_SENTENCE_HEAD: Final = re.compile(r"[.!?”\"]\s+(?=[^\W\d_])")
#: A standfirst glued to the paragraph is looked over for so many characters.
_GLUED: Final = 420
_LONGEST_AGENCY: Final = 20
_DASHES: Final = "-–—"


@dataclass(frozen=True, slots=True)
class Dateline:
    """``text[start:end]`` is the place as written, or the agency where no place is named.

    The report goes on at ``after``. ``sure``: its form alone makes it a dateline,
    wherever the paragraph stands.
    """

    start: int
    end: int
    after: int
    placed: bool
    date: str
    sure: bool


@cache
def _head() -> re.Pattern[str]:
    names = rf"{_NAME}(?:\s{_NAME}){{0,4}}"
    month = month_names()
    agency = phrases(lines("agencies"))
    return re.compile(
        rf"""
        (?P<place>{names}(?:\s?/\s?{names}){{0,3}})
        (?P<regions>(?:,\s*{_NAME}(?:\s{_NAME}){{0,3}}){{0,2}}?)
        (?P<date>[,.]?\s+(?:[A-Z][a-z]+day,?\s+)?
            (?:(?P<m1>(?i:{month}))\s*(?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>(?i:{month})))
            \.?(?:,?\s+(?P<year>\d{{4}}|['’]?\d\d)(?!\d))?)?
        (?P<agency>[,.]?\s*\([^()\n]{{1,40}}\)|[,.]?\s*/[^/\n]{{2,20}}/|,?\s+(?:{agency})\b)?
        \s*(?P<mark>:|--+|[–—]|(?:(?<=\s)|(?<=\)))-|-(?=\s)|\.(?=\s)|(?=\s))\s*
        """,
        re.VERBOSE,
    )


@cache
def _credit() -> re.Pattern[str]:
    agency = phrases(lines("agencies"))
    dash = r"(?:\s+(?:--?|[–—])\s*|(?:--?|[–—])\s+)"
    return re.compile(rf"\(?(?P<name>{agency})\)?{dash}|\((?P<bare>{agency})\)\s*")


def find_dateline(
    text: str, start: int, end: int, published: str = "", *, opening: bool = True
) -> Dateline | None:
    """Return the dateline at the head of ``text[start:end]``, or None.

    ``opening``: the paragraph is the first of a story, where weaker forms will do.
    """
    limit = min(end, start + _REACH)
    credit = _credit().match(text, start, limit)
    if credit and _goes_on(text, credit.end(), end):
        name = "name" if credit["name"] else "bare"
        return Dateline(credit.start(name), credit.end(name), credit.end(), False, "", True)
    match = _head().match(text, start, limit)
    if match is None:
        return None
    return _judged(text, match, end, published, opening)


def find_glued(text: str, start: int, end: int, published: str = "") -> Dateline | None:
    """Return a sure dateline behind a standfirst that was glued to the paragraph, or None."""
    for gap in _SENTENCE_HEAD.finditer(text, start, min(end, start + _GLUED)):
        found = find_dateline(text, gap.end(), end, published)
        if found and (found.sure or text[found.end : found.after].strip() in tuple(_DASHES)):
            return found
    return None


def is_bare_place(words: str) -> bool:
    """Say whether a line is nothing but a town in capitals: "ANKARA"."""
    return len(words) < 40 and words.isupper() and _is_known(words) and _names_only(words)


def is_label(text: str, start: int, end: int) -> bool:
    """Say whether a paragraph opens like a speaker's turn: with a label in capitals."""
    head = text[start : min(end, start + 60)].partition(":")
    return bool(head[1]) and head[0].isupper()


def _goes_on(text: str, place: int, end: int) -> bool:
    opening = _OPENS.match(text, place, end)
    return opening is not None and not opening.group()[-1].islower()


def _judged(
    text: str, match: re.Match[str], end: int, published: str, opening: bool
) -> Dateline | None:
    place_end, spelled, agency = _place_end(match)
    if place_end == match.start():
        return None
    place = match.string[match.start() : place_end]
    town = place.split(",")[0]
    mark, spaced = match["mark"], match.end("mark") < match.end() or match.end() >= end
    known = _is_known(town)
    if not _names_only(place) or ".." in place or (not known and _is_labelled(town)):
        return None
    capitals = town.upper() == town and sum(letter.isalpha() for letter in town) > 2
    signed = agency or (bool(mark) and mark != "." and _is_agency(match) and (capitals or known))
    dated = bool(match["date"])
    if mark in tuple(_DASHES) and not (text[match.start("mark") - 1].isspace() or spaced):
        return None  # a range: "Gaza–Israel clashes"
    goes_on = _goes_on(text, match.end(), end)
    ends = match.end() >= end
    if not (goes_on or ends or (mark and (signed or (capitals and known)))):
        return None
    regional = "," in place and plain(place.rpartition(",")[2].strip()) in lines("regions")
    screams = _screams(text, match.end(), end)
    lettered = all(letter.isalpha() or letter in " .'’/-" for letter in town)
    capitals = capitals and lettered
    sure = _is_sure(mark, signed, dated, capitals and not screams, known)
    weak = opening and _is_likely(mark, known, regional, capitals, screams, town)
    if not (sure or weak) or (ends and not (signed or dated or mark)):
        return None
    return Dateline(
        match.start(), match.start() + spelled, match.end(), True, _date(match, published), sure
    )


def _place_end(match: re.Match[str]) -> tuple[int, int, bool]:
    """Return where the place ends, its length, and whether an agency we know is named."""
    end = match.end("regions") if match["regions"] else match.end("place")
    known = lines("agencies")
    written = (match["agency"] or "").strip(" ,.()/")
    agency = written in known or written.split("/")[0] in known
    place = match.string[match.start() : end]
    cut = _without_agency(place, known)
    return match.start() + len(cut), len(cut), agency or len(cut) < len(place)


def _is_agency(match: re.Match[str]) -> bool:
    """Say whether words in brackets may be an agency that we do not know: "(NTB)"."""
    written = (match["agency"] or "").strip(" ,.()/")
    return bool(written) and written[0].isupper() and len(written) <= _LONGEST_AGENCY


def _without_agency(place: str, known: frozenset[str]) -> str:
    """Return "Paris" of "Paris CNN", "Tehran" of "Tehran, IRNA"."""
    words = place.split(" ")
    for first in range(len(words)):
        if " ".join(words[first:]) in known:
            return " ".join(words[:first]).rstrip(" ,/")
    return place


def _is_sure(mark: str, signed: bool, dated: bool, capitals: bool, known: bool) -> bool:
    if signed and (mark or known or capitals):
        return True
    if dated and mark and (capitals or known):
        return True
    if mark == ":":
        return capitals and known
    return bool(mark) and mark != "." and capitals


def _is_likely(
    mark: str, known: bool, regional: bool, capitals: bool, screams: bool, town: str
) -> bool:
    """Say whether a form that is not sure will do at the head of a story."""
    if mark in ("", "."):
        return False
    if known or (regional and mark != ":"):
        return True
    if screams:
        return len(town.split()) == 1 and mark != ":"
    return capitals and mark == ":" and len(town) > 5 and town.count(" ") < 3


def _screams(text: str, start: int, end: int) -> bool:
    """Say whether the whole text is in capitals, so that capitals mean nothing."""
    sample = text[start : min(end, start + 80)]
    return sample.isupper()


@cache
def _labels() -> frozenset[str]:
    return frozenset(table("datelines")["not_places"])


def _is_labelled(town: str) -> bool:
    """Say whether the words, or one of them, is a newsroom's label: "FIRST ON CHANNEL 5"."""
    words = plain(town).replace("’", "'").rstrip(".").split()
    small = table("datelines")["connectors"]
    return " ".join(words) in _labels() or any(
        word in _labels() and word not in small for word in words
    )


def _names_only(place: str) -> bool:
    """Say whether the words are names: capitals at their heads, but for "de" and "upon"."""
    small = table("datelines")["connectors"]
    words = re.findall(r"[^\s/,]+", place)
    return (
        bool(words)
        and words[0][0].isupper()
        and all(
            word[0].isupper() or word in small or word.startswith(("al-", "el-", "ash-", "ad-"))
            for word in words
        )
    )


def _is_known(town: str) -> bool:
    """Say whether this is a town that we know; of several, whether the first is."""
    first = plain(town.split("/", maxsplit=1)[0]).strip()
    known = lines("towns")
    return first in known or first.replace("-", " ") in known or first.rstrip(".") in known


def _date(match: re.Match[str], published: str) -> str:
    if not match["date"]:
        return ""
    month = month_number(match["m1"] or match["m2"])
    day = int(match["d1"] or match["d2"])
    if match["year"]:
        return iso(full_year(match["year"]), month, day)
    return date_near(month, day, published)
