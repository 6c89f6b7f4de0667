"""Country and sector of single phrases: the published cases of another coder's unit tests.

NGEC's tests of actor resolution (Halterman et al. 2023), the half that is public here:
live ones that assert a country or a code; what they assert of Wikipedia titles is left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from dateline.asking import Actor, actor
from dateline.errors import MissingData
from dateline.evaluate.reading import Row
from dateline.evaluate.scores import Tally
from dateline.sources import read_rows

#: The cases under the data folder.
CASES: Final = "actors/ngec_actor_cases_half.jsonl.gz"
_CLASSES: Final = frozenset({"resolve", "agent_phrase", "country_in_text", "agent_similarity"})
#: The cases' codes that PLOVER writes otherwise, or that say that nobody is known.
_CODES: Final[Mapping[str, str]] = {"XKX": "KOS", "HLH": "MED", "UNK": "", "JNK": ""}
#: When the cases were written: what they mean by "today".
_TODAY: Final = "2022-06-01"


@dataclass(frozen=True, slots=True)
class Case:
    """A phrase with its day and context, and what is said of it; ``titled``: a title too."""

    id: str
    phrase: str
    day: str
    context: str
    expected: Mapping[str, Any]

    @property
    def titled(self) -> bool:
        """Whether the case also asserts a Wikipedia title."""
        return bool(self.expected.get("wiki"))


def cases(data: Path) -> Iterator[Case]:
    """Yield the live cases that assert a country or a code. Raises MissingData."""
    path = data / CASES
    if not path.exists():
        raise MissingData(path, "set DATELINE_DATA to the folder of public corpora")
    for row in read_rows(path):
        live = row["collected"] and not row["marks"] and not row["no_assertion"]
        if live and row["class"] in _CLASSES:
            day = _day(row["query_date"] or "")
            yield Case(row["id"], row["input"], day, row["context"] or "", row["expected"])


def _day(written: str) -> str:
    """Return a case's day as ISO 8601: "today", "1 july 2021", or as it is."""
    if written.lower() == "today":
        return _TODAY
    try:
        return datetime.strptime(written, "%d %B %Y").date().isoformat()
    except ValueError:
        return written


def is_right(case: Case, found: Actor | None) -> bool:
    """Say whether country and codes are as the case says.

    A state's own name has no code in the cases; ours has that of its government.
    """
    country = found.country if found is not None else ""
    sectors = [s for s in (found.sectors if found is not None else ()) if s != "UNK"]
    if found is not None and found.kind in ("state", "place") and sectors[:1] == ["GOV"]:
        sectors = sectors[1:]
    if "result" in case.expected and (country or sectors):
        return False
    return _is_country(case.expected, country) and _are_codes(case.expected, sectors)


def _is_country(expected: Mapping[str, Any], country: str) -> bool:
    wanted = expected.get("country")
    if isinstance(wanted, dict):
        return bool(country != wanted["not"])
    return wanted is None or _CODES.get(wanted, wanted) == country


def _are_codes(expected: Mapping[str, Any], sectors: list[str]) -> bool:
    first, second = (_CODES.get(expected.get(k, ""), expected.get(k, "")) for k in _FIELDS)
    if "code_1" in expected and first != (sectors[0] if sectors else ""):
        return False
    return not second or second in sectors


_FIELDS: Final = ("code_1", "code_2")


def evaluate_phrases(data: Path) -> list[Row]:
    """Return how many cases have country and codes right: those without a title, and all."""
    plain, every = Tally(), Tally()
    for case in cases(data):
        right = int(is_right(case, actor(case.phrase, case.day, case.context)))
        every.add(right, 1, 1)
        if not case.titled:
            plain.add(right, 1, 1)
    return [
        Row("NGEC cases", "country and codes, cases that assert no title", plain.score()),
        Row("NGEC cases", "country and codes, all", every.score()),
    ]
