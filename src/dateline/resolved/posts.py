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
