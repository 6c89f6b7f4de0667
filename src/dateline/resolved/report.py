"""The working state of the resolver: a report's mentions, and who they are found to mean."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.grammar import Tree
from dateline.records import ActorMention, Mentions, Parse
from dateline.resolved.chains import Chain


@dataclass(slots=True)
class Report:
    """What the resolver works on. ``stories`` are by sentence, ``homes`` by story.

    ``of`` has the chains of each mention resolved so far, ``why`` the reason.
    """

    text: str
    parses: Sequence[Parse]
    mentions: Mentions
    stories: Sequence[int]
    homes: Mapping[int, str]
    chains: list[Chain] = field(default_factory=list)
    of: dict[int, tuple[int, ...]] = field(default_factory=dict)
    why: dict[int, str] = field(default_factory=dict)
    _trees: dict[int, Tree] = field(default_factory=dict)
    _by_sentence: dict[int, list[int]] = field(default_factory=dict)

    @property
    def actors(self) -> tuple[ActorMention, ...]:
        """The actor mentions, in the order of the text."""
        return self.mentions.actors

    def tree(self, sentence: int) -> Tree:
        """Return the tree of a sentence, built once."""
        tree = self._trees.get(sentence)
        if tree is None:
            tree = self._trees[sentence] = Tree(self.parses[sentence])
        return tree

    def actors_at(self, sentence: int, words: Iterable[int]) -> Iterator[int]:
        """Yield the numbers of the mentions that hold one of the words of a sentence."""
        asked = set(words)
        if not asked:
            return
        for number in self._numbers_in(sentence):
            mention = self.actors[number]
            if not asked.isdisjoint(range(mention.first, mention.last + 1)):
                yield number

    def _numbers_in(self, sentence: int) -> Sequence[int]:
        """Return the numbers of a sentence's mentions."""
        if not self._by_sentence:
            for number, mention in enumerate(self.actors):
                self._by_sentence.setdefault(mention.sentence, []).append(number)
        return self._by_sentence.get(sentence, ())

    def story(self, mention: ActorMention) -> int:
        """Return the story that a mention stands in."""
        return self.stories[mention.sentence]

    def join(self, number: int, chain: Chain, why: str) -> None:
        """Say that a mention means a chain, which takes it in."""
        mention = self.actors[number]
        chain.add(number, mention, self.story(mention))
        self.of[number], self.why[number] = (chain.number,), why

    def join_several(self, number: int, chains: Iterable[Chain], why: str) -> None:
        """Say that a mention means several chains; they take nothing from it."""
        self.of[number], self.why[number] = tuple(chain.number for chain in chains), why

    def new(self, number: int, kind: str, why: str) -> Chain:
        """Return a new chain that begins with a mention."""
        chain = Chain(kind, len(self.chains))
        self.chains.append(chain)
        mention = self.actors[number]
        chain.plural, chain.lemma = mention.count != 1, mention.lemma
        self.join(number, chain, why)
        return chain

    def in_story(self, story: int, *kinds: str) -> Iterator[Chain]:
        """Yield the chains of some kinds that stand in a story, by number."""
        for chain in self.chains:
            if chain.kind in kinds and story in chain.stories:
                yield chain

    def owner_country(self, mention: ActorMention) -> str:
        """Return a mention's country or its owner's: "its army", "the ministry's spokesman"."""
        for _ in range(4):
            if mention.country or mention.owner < 0:
                break
            for chain in self.of.get(mention.owner, ()):
                if self.chains[chain].country:
                    return self.chains[chain].country
            mention = self.actors[mention.owner]
        return mention.country
