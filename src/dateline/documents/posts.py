"""Posts of social networks that a report embeds: the words, the author, the day."""

import re
from dataclasses import dataclass
from typing import Final

from dateline.documents.dates import find_date, month_names

_LINK: Final = re.compile(
    r"(?:https?://)?(?:pic\.(?:twitter|x)\.com|t\.co|(?:www\.)?(?:twitter|x)\.com/\w+/status)/\w+(?:\?\S*)?"
)
_MONTH: Final = month_names()
_DAY: Final = (
    rf"(?:{_MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?,?\s*\d{{4}}"
    rf"|\d{{1,2}}\s+{_MONTH},?\s*\d{{4}}|\d{{4}}-\d\d-\d\d)"
)
_CREDIT: Final = re.compile(
    rf"""(?:[—–]|--?|A\spost\s(?:shared\s)?by)\s*
    (?P<author>[^@()\n—–]{{0,80}}?\s*\(\s?(?P<handle>@[\w.]{{1,40}})\s?\))
    [\s,:|·]*(?:on\s+)?(?P<day>(?i:{_DAY}))?""",
    re.VERBOSE,
)
_SPACES: Final = re.compile(r"\s+")
#: A post is so long at most; longer blocks hold words of the report before it.
_LONGEST: Final = 290
_SENTENCE_HEAD: Final = re.compile(r"(?<=[.!?…”\"])\s+(?=[^\sa-z])|(?<=[.!?”])(?=[^\W\d_a-z])")
_REPORTS: Final = re.compile(
    r"\b(?:said|says|told|tweeted|wrote|added|posted|according|announced|asked)\b"
)
#: What posts have and reports have not, outside quotations.
_POSTED: Final = re.compile(
    r"[#@]\w|\b(?:I|I’m|I'm|we|We|our|Our|my|My|us)\b|[\U0001F300-\U0001FAFF]"
)


@dataclass(frozen=True, slots=True)
class Post:
    """The words ``text[start:end]`` of a post, which with its links ends at ``after``.

    A post without words (``start == end``) credits the block before it.
    """

    start: int
    end: int
    after: int
    author: str
    date: str


def may_hold_post(text: str, start: int, end: int) -> bool:
    """Say quickly whether ``find_posts`` might find something."""
    return (
        text.find("(@", start, end) >= 0
        or text.find("t.co/", start, end) >= 0
        or text.find(".com/", start, end) >= 0
        or text.find("( @", start, end) >= 0
    )


def find_posts(text: str, start: int, end: int) -> list[Post]:
    """Return the posts in a block, in order."""
    marks = _marks(text, start, end)
    posts: list[Post] = []
    place = start
    for first, last, author, date in marks:
        head = _post_start(text, place, first)
        tail = first
        while tail > head and text[tail - 1].isspace():
            tail -= 1
        posts.append(Post(head, max(head, tail), last, author, date))
        place = last
        while place < end and text[place].isspace():
            place += 1
    return posts


def _marks(text: str, start: int, end: int) -> list[tuple[int, int, str, str]]:
    """Return the ends of posts: runs of links and credits with nothing but space between."""
    found = [(m.start(), m.end(), "", "") for m in _LINK.finditer(text, start, end)]
    for credit in _CREDIT.finditer(text, start, end):
        author = _SPACES.sub(" ", credit["author"]).strip()
        found.append((credit.start(), credit.end(), author, find_date(credit["day"] or "")))
    runs: list[tuple[int, int, str, str]] = []
    for first, last, author, date in sorted(found):
        if runs and not text[runs[-1][1] : first].strip(" \t\n\r\xa0·|"):
            before = runs[-1]
            runs[-1] = (before[0], last, author or before[2], date or before[3])
        elif not runs or first >= runs[-1][1]:
            runs.append((first, last, author, date))
    return runs


def _post_start(text: str, start: int, end: int) -> int:
    """Return where the words of a post begin that end at ``end``.

    A post stands alone in its block as a rule. In a longer block it is the sentence before
    the link, and those before it that are written like a post.
    """
    if end - start <= _LONGEST + 20:
        return start
    heads = [m.end() for m in _SENTENCE_HEAD.finditer(text, end - _LONGEST, end)]
    if text[start:end].rstrip()[-1:] == "…":
        return heads[0] if heads else start
    best = heads[-1] if heads else start
    for head in reversed(heads[:-1]):
        if _REPORTS.search(text, head, best) or not _POSTED.search(text, head, best):
            break
        best = head
    return best
