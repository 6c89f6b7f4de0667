"""What post a phrase names, so that "the envoy" is found to be "Ambassador X"."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline import knowledge


@dataclass(frozen=True, slots=True)
class Post:
    """A kind of post: ``row`` is the same for words that mean the same post.

    ``generic`` posts ("leader", "chief") say little of themselves.
    """

    row: str
    sectors: tuple[str, ...]
    generic: bool


@cache
def _posts() -> tuple[Mapping[str, Post], int]:
    found: dict[str, Post] = {}
    generic = frozenset(knowledge.roles()["generic"])
    longest = 1
    for number, row in enumerate(knowledge.roles()["posts"]):
        sectors, loose = tuple(row.get("sectors", ())), bool(row.get("yields", False))
        for word in row["words"]:
            lower = str(word).lower()
            # A row that yields lists posts of many kinds: each of its words is its own.
            key = f"{number}:{lower}" if loose else str(number)
            found.setdefault(lower, Post(key, sectors, lower in generic))
            longest = max(longest, str(word).count(" ") + 1)
    return found, longest


@lru_cache(maxsize=16384)
def post_of(phrase: str) -> Post | None:
    """Return the post that a phrase names by its longest known words, or None.

    "First Deputy Minister of Defence" is a deputy minister, "COAS" an army chief.
    """
    posts, longest = _posts()
    words = phrase.lower().replace("-", " ").replace("’s", "").replace("'s", "").split()
    best: Post | None = None
    for size in range(min(longest, len(words)), 0, -1):
        for first in range(len(words) - size + 1):
            piece = " ".join(words[first : first + size])
            post = posts.get(piece) or posts.get(piece.removesuffix("s"))
            if post is not None:
                if not post.generic:
                    return post
                best = best or post
    return best


def same_post(a: str, b: str) -> bool:
    """Say whether two office phrases may mean one post."""
    one, two = post_of(a), post_of(b)
    if one is None or two is None:
        return a.lower() == b.lower()
    return one.row == two.row


def names_post(title: str, post: str) -> bool:
    """Say whether a title is a post's own words, its last ones, or its letters.

    "minister" names "defence minister", "COAS" the "Chief of Army Staff".
    """
    words = post.lower().split()
    if post.lower().endswith(" " + title):
        return True
    return title == post.lower() or title == "".join(word[0] for word in words if word)


#: How well a phrase names a post: not, by its first word alone ("minister"), by its kind, by
#: its last words, several words or letters, in full.
NOT_NAMED, BY_HEAD, BY_KIND, BY_WORDS, IN_FULL = range(5)
#: Words that two wordings of one post need not share.
_SMALL = frozenset({"of", "the", "for", "and", "to", "in", "federal", "a"})


@lru_cache(maxsize=16384)
def post_likeness(said: str, post: str) -> int:
    """Return how well words of a report name a post: NOT_NAMED to IN_FULL.

    >>> post_likeness("Health Minister", "Minister of Health") == IN_FULL
    True
    """
    one, two = _content(said), _content(post)
    if one == two:
        return IN_FULL
    if names_post(said.lower(), post) or (len(one) > 1 and len(two) > 1 and one < two):
        return BY_WORDS
    if same_post(said, post):
        return BY_KIND
    return BY_HEAD if post.lower().startswith(f"{said.lower()} ") else NOT_NAMED


def _content(post: str) -> frozenset[str]:
    """Return the words of a post that carry meaning, in one spelling."""
    lower = post.lower().replace("’s", "").replace("'s", "").replace("defense", "defence")
    words = lower.replace("-", " ").replace(",", " ").replace("labor", "labour").split()
    return frozenset(word for word in words if word not in _SMALL)
