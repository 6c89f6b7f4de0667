"""The headline of a web page: what its readers see, not what it tells search engines.

Pages give up to four titles: the heading (h1), the window's title, Open Graph's and that of
linked data. The last three are often cut or put otherwise for other sites. So a heading that
shares most of its words with one of them is the headline. Headings that have more in them (a
section, a column) or less (a kicker) leave the title as it was found.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

_WORD: Final = re.compile(r"\w+")
_SPACE: Final = re.compile(r"\s+")
_SEPARATOR: Final = re.compile(r"\s+[|–—:·-]\s+(?=\S)")
#: Headings with fewer words are names of sites and sections; longer ones are no headlines.
_FEWEST, _MOST_LETTERS = 3, 300
#: Pages of lists have many headings; none of them is the headline.
_MOST_HEADINGS: Final = 12
#: Share of the words of the shorter of two titles that both have, for them to mean one report.
_ALIKE: Final = 0.5


def headline(found: str, publisher: str, tree: Any) -> str:
    """Return the headline of a page, given the title that was found in its metadata.

    ``tree`` is the page as lxml reads it, ``publisher`` the name of its site.
    """
    title = without_site(clean(found), publisher)
    named = [title, *(clean(node.text) for node in islice(tree.iter("title"), 1))]
    headings = [words for words in _headings(tree) if len(_words(words)) >= _FEWEST]
    best = max(headings, key=lambda words: _likeness(words, named), default="")
    if _likeness(best, named) < _ALIKE or _is_within(title, best):
        return title
    return without_site(best, publisher)


def clean(words: str | None) -> str:
    """Return words with single blanks between them."""
    return _SPACE.sub(" ", words or "").strip()


def key(words: str) -> str:
    """Return the letters and digits of words, without case, for comparing."""
    return "".join(_WORD.findall(words.casefold()))


def without_site(title: str, publisher: str) -> str:
    """Return a title without the name of the site at its end."""
    for mark in _SEPARATOR.finditer(title):
        if publisher and key(title[mark.end() :]) == key(publisher):
            return title[: mark.start()]
    return title


def _headings(tree: Any) -> Iterator[str]:
    for node in islice(tree.iter("h1"), _MOST_HEADINGS):
        words = clean(" ".join(islice(node.itertext(), 50)))
        if len(words) <= _MOST_LETTERS:
            yield words


def _words(title: str) -> set[str]:
    return set(_WORD.findall(title.casefold()))


def _likeness(heading: str, named: list[str]) -> float:
    """Return how much a heading has in common with the title that is most like it."""
    one = _words(heading)
    others = [words for words in map(_words, named) if words]
    if not one or not others:
        return 0.0
    return max(len(one & other) / min(len(one), len(other)) for other in others)


def _is_within(title: str, heading: str) -> bool:
    """Say whether one title holds the other, so that they differ in what stands around."""
    one, other = key(title), key(heading)
    return len(_words(title)) >= _FEWEST and (one in other or other in one)
