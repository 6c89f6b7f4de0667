"""Finding known words for actors: states, organisations, ranks, posts, bodies.

One pass over the words of a sentence; at each word the longest entry wins. Names are
matched with their capitals, common nouns by lemma ("ministers", "Ministers"). Names that
others bear too are taken only where the report gives a reason (see ``mentions.evidence``).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline import knowledge
from dateline.mentions.evidence import Context, score
from dateline.mentions.terms import Term, term_of_entry, unpack_terms
from dateline.mentions.wording import fits, keys_of, pieces
from dateline.records import Additions, Parse, Word

#: Kinds whose entries are proper names and keep their capitals.
_NAMES: Final = frozenset({"state", "adjective", "people", "region", "capital", "metonym", "org"})
#: What wins where several entries of one length begin at a word.
_ORDER: Final = (
    "state",
    "adjective",
    "people",
    "region",
    "org",
    "metonym",
    "capital",
    "rank",
    "post",
    "body",
    "crowd",
    "country",
)
_RANK: Final = {kind: number for number, kind in enumerate(_ORDER)}
#: Words whose entries are kept at hand before all are forgotten.
_KEPT: Final = 50_000
#: Lexicons with additions that are kept at hand.
_LEXICONS: Final = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A term at words ``first`` to ``last`` (included)."""

    first: int
    last: int
    term: Term


@dataclass(frozen=True, slots=True)
class _Entry:
    """A term as it is compared: its words, and whether it is a name."""

    pieces: tuple[str, ...]
    term: Term
    named: bool
    always: bool


@dataclass(frozen=True, slots=True)
class _Node:
    """The entries of one first word: those of one word, and longer ones by their second."""

    single: tuple[_Entry, ...]
    double: Mapping[str, tuple[_Entry, ...]]


@dataclass(frozen=True, slots=True)
class _Start:
    """What may begin with a word: entries of that word alone, and longer ones by the second.

    ``seconds`` are all second words, so that most words are passed over at once.
    """

    single: tuple[tuple[_Entry, ...], ...]
    double: tuple[Mapping[str, tuple[_Entry, ...]], ...]
    seconds: frozenset[str]


#: Words that nothing begins with.
_NOTHING: Final = _Start((), (), frozenset())
#: How well a term stands at words ``first`` to ``last``; negative: not at all.
_Judge = Callable[[Term, int, int], int]
_Key = tuple[str, str, str]


class Lexicon:
    """Entries by their first word, longer ones by their first two, read when first met."""

    def __init__(self, terms: Iterable[Term] = (), packed: Mapping[str, str] | None = None) -> None:
        """Take terms that go before those of ``packed``, which is as ``Actors.lexicon`` gives it.

        The order of entries of equal length is by kind, then as given.
        """
        self._packed = packed or {}
        self._own: dict[str, list[Term]] = {}
        for term in terms:
            words = pieces(term.text)
            if words:
                self._own.setdefault(words[0].lower(), []).append(term)
        self._nodes: dict[str, _Node | None] = {}
        self._starts: dict[_Key, _Start] = {}
        self._seconds: dict[_Key, tuple[str, ...]] = {}

    def find(self, words: Sequence[Word], day: str = "") -> list[Found]:
        """Return the longest terms of a sentence, left to right, without overlap.

        The sentence is read by itself: see ``find_all``.
        """
        return self.find_all([words], day)[0]

    def find_all(
        self,
        sentences: Sequence[Sequence[Word]],
        day: str = "",
        people: Sequence[frozenset[int]] = (),
    ) -> list[list[Found]]:
        """Return the terms of each sentence of a report, left to right, without overlap.

        ``day`` is the report's ISO date or ""; ``people`` has for each sentence the words
        inside names of persons. Names that are doubtful, or that others bear too, are
        taken only where the whole report gives a reason.
        """
        context = Context(day)
        found, open_ = [], []
        for number, words in enumerate(sentences):
            unsure: list[Term] = []
            found.append(self._scan(words, _first_judge(day, unsure)))
            if unsure:
                open_.append(number)
        if not open_:
            return found
        context.read(sentences, [[(hit.term, hit.first) for hit in hits] for hits in found])
        for number in open_:
            names = people[number] if people else frozenset()
            found[number] = self._scan(sentences[number], context.judge(number, names))
        return found

    def _scan(self, words: Sequence[Word], judge: _Judge) -> list[Found]:
        found: list[Found] = []
        starts, seconds = self._starts, self._seconds
        number, count = 0, len(words)
        while number < count:
            word = words[number]
            number += 1
            start = starts.get((word.form, word.lemma, word.upos)) or self._start(word)
            if start is _NOTHING:
                continue
            following: tuple[str, ...] = ()
            if start.seconds and number < count:
                word = words[number]
                following = seconds.get((word.form, word.lemma, word.upos)) or self._second(word)
                if not start.single and start.seconds.isdisjoint(following):
                    continue
            match = _match(words, number - 1, start, following, judge)
            if match is not None:
                found.append(match)
                number = match.last + 1
        return found

    def _start(self, word: Word) -> _Start:
        """Return what may begin with a word; what was asked is kept."""
        if len(self._starts) > _KEPT:
            self._starts.clear()
            self._seconds.clear()
        nodes = [node for key in keys_of(word) if (node := self._node(key)) is not None]
        start = _NOTHING
        if nodes:
            double = tuple(node.double for node in nodes if node.double)
            single = tuple(node.single for node in nodes if node.single)
            start = _Start(single, double, frozenset().union(*double))
        self._starts[word.form, word.lemma, word.upos] = start
        return start

    def _node(self, key: str) -> _Node | None:
        if key in self._nodes:
            return self._nodes[key]
        packed = self._packed.get(key)
        terms = [*self._own.get(key, ()), *(unpack_terms(packed) if packed else ())]
        node = self._nodes[key] = _node_of(terms) if terms else None
        return node

    def _second(self, word: Word) -> tuple[str, ...]:
        found = self._seconds[word.form, word.lemma, word.upos] = tuple(keys_of(word))
        return found


def _match(
    words: Sequence[Word], first: int, start: _Start, following: Sequence[str], judge: _Judge
) -> Found | None:
    """Return the entry that stands at a word, longer ones before those of one word."""
    for double in start.double:
        rows = [double[key] for key in following if key in double]
        found = _first_fit(words, first, rows, judge) if rows else None
        if found is not None:
            return found
    return _first_fit(words, first, start.single, judge) if start.single else None


def _node_of(terms: Iterable[Term]) -> _Node:
    single: list[_Entry] = []
    double: dict[str, list[_Entry]] = {}
    for term in terms:
        words = tuple(pieces(term.text))
        entry = _Entry(words, term, term.kind in _NAMES, not (term.rule or term.start or term.end))
        if len(words) == 1:
            single.append(entry)
        else:
            double.setdefault(words[1].lower(), []).append(entry)
    ordered = {key: tuple(sorted(rows, key=_weight)) for key, rows in double.items()}
    return _Node(tuple(sorted(single, key=_weight)), ordered)


def _weight(entry: _Entry) -> tuple[int, int, bool]:
    """Return what entries are sorted by: the longest first, by kind, those with a rule first."""
    kind = _RANK.get(entry.term.kind, len(_RANK))
    return -len(entry.pieces), kind, not entry.term.rule


def _first_judge(day: str, unsure: list[Term]) -> _Judge:
    """Return what judges by the day alone, and notes the terms that need a reason."""

    def judge(term: Term, first: int, last: int) -> int:  # noqa: ARG001
        if term.rule:
            unsure.append(term)
            return -1
        return score(term, day)

    return judge


def _first_fit(
    words: Sequence[Word], first: int, rows: Sequence[Sequence[_Entry]], judge: _Judge
) -> Found | None:
    """Return the longest entry that stands at a word; of equals the best one, then the first."""
    best: _Entry | None = None
    best_score = -1
    for entries in rows:
        for entry in entries:
            size = len(entry.pieces)
            if best is not None and (
                size < len(best.pieces) or (size == len(best.pieces) and best.always)
            ):
                break
            if not fits(words, first, entry.pieces, named=entry.named):
                continue
            value = 1 if entry.always else judge(entry.term, first, first + size - 1)
            longer = best is None or size > len(best.pieces)
            if value >= 0 and (longer or value > best_score):
                best, best_score = entry, value
    return None if best is None else Found(first, first + len(best.pieces) - 1, best.term)


def people_of(parses: Iterable[Parse]) -> list[frozenset[int]]:
    """Return for each sentence the numbers of the words inside names of persons.

    A lone word that the reader takes for a person is one where a fuller name has it too:
    "Jordan" behind "Neil Jordan".
    """
    parses = list(parses)
    full = {
        word.form
        for parse in parses
        for entity in parse.entities
        if entity.label == "PER" and entity.last > entity.first
        for word in parse.words[entity.first : entity.last + 1]
    }
    return [
        frozenset(
            number
            for entity in parse.entities
            if entity.label == "PER"
            and (entity.last > entity.first or parse.words[entity.first].form in full)
            for number in range(entity.first, entity.last + 1)
        )
        for parse in parses
    ]


def shipped_lexicon(more: Iterable[Term] = ()) -> Lexicon:
    """Return the lexicon of the shipped knowledge, and of ``more`` that goes before it.

    Raises BrokenModel where the shipped knowledge is missing or damaged.
    """
    return Lexicon(more, knowledge.actors().lexicon())


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of the shipped knowledge, made once a process."""
    return shipped_lexicon()


#: By the identity of the additions: comparing large ones takes longer than finding words.
_WITH_ADDITIONS: Final[dict[int, tuple[Additions, Lexicon]]] = {}


def lexicon_for(additions: Additions) -> Lexicon:
    """Return the lexicon with additions before the shipped knowledge; the last few are kept."""
    if not additions.names:
        return lexicon()
    kept = _WITH_ADDITIONS.get(id(additions))
    if kept is None:
        while len(_WITH_ADDITIONS) >= _LEXICONS:
            _WITH_ADDITIONS.pop(next(iter(_WITH_ADDITIONS)))
        made = shipped_lexicon(map(term_of_entry, additions.names))
        kept = _WITH_ADDITIONS[id(additions)] = (additions, made)
    return kept[1]
