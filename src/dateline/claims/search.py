"""All matches of one sentence, each word looked at once."""

from collections.abc import Iterator

from dateline.claims.attempt import Match
from dateline.claims.matching import match
from dateline.claims.scene import Scene
from dateline.grammar import Tree

_VERBAL = frozenset({"VERB", "AUX"})


class Search:
    """The matches of a sentence by word."""

    __slots__ = ("_seen", "scene")

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._seen: dict[int, list[Match]] = {}

    def best(self, word: int) -> Match | None:
        """Return the best match at a word, or None."""
        found = self.all(word)
        return found[0] if found else None

    def all(self, word: int) -> list[Match]:
        """Return all matches at a word, best first."""
        found = self._seen.get(word)
        if found is None:
            self._seen[word] = []  # a clause that contains itself finds nothing
            found = self._seen[word] = list(self._matches(word))
            found.sort(key=lambda m: (-m.score, m.pattern.frame.id, m.pattern.text))
        return found

    def _matches(self, word: int) -> Iterator[Match]:
        scene = self.scene
        index = scene.rules.triggered(scene.tree.words[word].upos)
        for pattern in filter(scene.may_hold, index.get(scene.lemmas[word], ())):
            found = match(scene, pattern, word, self.best)
            if found is not None:
                yield found


def from_the_top(tree: Tree) -> Iterator[int]:
    """Yield word numbers, governors before what they govern, verbs before nouns."""
    level = [number for number, word in enumerate(tree.words) if word.head < 0]
    while level:
        level.sort(key=lambda n: (tree.words[n].upos not in _VERBAL, n))
        yield from level
        level = [child for number in level for child in tree.children(number)]
