"""What reading makes: words, sentences, trees, names, pointing back to the text.

Offsets are Unicode code points into the document's text: ``text[start:end]`` is
what is meant. Words are counted from 0 within their sentence.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """A word as cut from the text, before it is read."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text: its extent and its words."""

    start: int
    end: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word as read.

    ``upos``, ``feats`` and ``deprel`` are those of Universal Dependencies, ``xpos``
    is the Penn tag. ``head`` is the number of the governing word, -1 for the root.
    """

    start: int
    end: int
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str

    @property
    def features(self) -> dict[str, str]:
        """The morphological features by name: ``{"Tense": "Past", "VerbForm": "Fin"}``."""
        if self.feats == "_":
            return {}
        pairs = (pair.split("=", 1) for pair in self.feats.split("|"))
        return {pair[0]: pair[1] for pair in pairs}


@dataclass(frozen=True, slots=True)
class Entity:
    """A name: words ``first`` to ``last`` (included) of its sentence.

    ``label`` is PER, ORG, LOC (states included), NORP (nationality, religion,
    political or ethnic group) or MISC (event, work, product, other).
    """

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Act:
    """An event as the event head reads it in one sentence, whatever the frames say.

    ``trigger`` is the word that names it, ``score`` the probability that it names any event
    (0 to 1), ``types`` the likeliest of PLOVER's with theirs, best first. ``mode`` is ""
    where none is told. ``roles`` gives (word, role, probability) of the words that take
    part: actor, recipient, place, date, object, source.
    """

    trigger: int
    score: float
    types: tuple[tuple[str, float], ...]
    mode: str
    status: str
    background: bool
    roles: tuple[tuple[int, str, float], ...]

    @property
    def type(self) -> str:
        """The likeliest type."""
        return self.types[0][0]


@dataclass(frozen=True, slots=True)
class Parse:
    """A sentence as read: words, the tree in their heads, names, and what happens in it."""

    start: int
    end: int
    words: tuple[Word, ...]
    entities: tuple[Entity, ...]
    acts: tuple[Act, ...] = ()

    @property
    def root(self) -> int:
        """The number of the word that governs all others."""
        return next(number for number, word in enumerate(self.words) if word.head < 0)

    def children(self, number: int) -> tuple[int, ...]:
        """Return the words that word ``number`` governs directly, left to right."""
        return tuple(n for n, word in enumerate(self.words) if word.head == number)
