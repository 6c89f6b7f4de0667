"""The sentences of a document with their actors at hand, each made once for all who ask."""

from collections.abc import Sequence

from dateline.claims.details import index_details
from dateline.claims.frames import grammar
from dateline.claims.scene import Scene
from dateline.grammar import Tree
from dateline.records import Codebook, Mentions, Parse


class Scenes:
    """The scenes of a document by sentence, and what goes with claims."""

    def __init__(self, parses: Sequence[Parse], mentions: Mentions, codebook: Codebook) -> None:
        """Index a document's mentions; a scene is made when it is first asked for."""
        self.parses = parses
        self.codebook = codebook
        self.rules = grammar(codebook)
        self.details = index_details(mentions)
        self._mentions = mentions.actors
        self._actors: dict[int, list[int]] = {}
        for number, actor in enumerate(mentions.actors):
            self._actors.setdefault(actor.sentence, []).append(number)
        self._made: dict[int, Scene] = {}

    def has_actors(self, sentence: int) -> bool:
        """Say whether an actor stands in a sentence."""
        return sentence in self._actors

    def at(self, sentence: int) -> Scene:
        """Return the scene of a sentence that has actors."""
        found = self._made.get(sentence)
        if found is None:
            tree = Tree(self.parses[sentence])
            own = self._actors[sentence]
            found = Scene(sentence, tree, self._mentions, own, self.rules)
            self._made[sentence] = found
        return found
