"""What goes with a claim: place, date, sum, casualties, and who says so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from dateline.claims.lists import words
from dateline.grammar import Tree
from dateline.records import (
    AmountMention,
    DateMention,
    Mentions,
    PlaceMention,
    SpeechMention,
    TollMention,
)

_WHERE: Final = words("where")
_MOVING: Final = words("moving")
_DEADLY: Final = words("deadly")
#: Time expressions that do not say when something happened.
_UNDATED: Final = frozenset({"duration", "set", "vague", "time"})
#: How many words a date may hang below what it dates.
_DATE_REACH: Final = 12


class _InSentence(Protocol):
    @property
    def sentence(self) -> int:
        """The number of the sentence."""


_Mention = TypeVar("_Mention", bound=_InSentence)


@dataclass(frozen=True, slots=True)
class Details:
    """The mentions of a document by sentence, as (number, mention)."""

    places: dict[int, list[tuple[int, PlaceMention]]]
    dates: dict[int, list[tuple[int, DateMention]]]
    amounts: dict[int, list[tuple[int, AmountMention]]]
    casualties: dict[int, list[tuple[int, TollMention]]]
    sayings: dict[int, list[tuple[int, SpeechMention]]]

    def place(self, sentence: int, tree: Tree, trigger: int, kind: str) -> int:
        """Return the number of the place mention that says where, or -1.

        "Visited Chad" and "shelled Adre" happen there, "thanked Chad" does not.
        """
        found = self.places.get(sentence, ())
        inside = set(tree.subtree(trigger))
        clause = set(tree.subtree(tree.clause(trigger)))
        for area in (inside, clause):
            near = [
                (abs(mention.head - trigger), number)
                for number, mention in found
                if mention.head in area and _says_where(tree, mention.head, kind)
            ]
            if near:
                return min(near)[1]
        return -1

    def date(self, sentence: int, tree: Tree, trigger: int) -> int:
        """Return the number of the date mention that says when, or -1.

        The date in the event's own clause, else in a clause above it that only reports
        ("police said on Friday" dates the killing where nothing else does).
        """
        found = [(n, m) for n, m in self.dates.get(sentence, ()) if m.form not in _UNDATED]
        return _nearest(tree, found, trigger)

    def amount(self, sentence: int, tree: Tree, trigger: int) -> int:
        """Return the number of the sum of money in the event's clause, or -1."""
        inside = set(tree.subtree(trigger))
        found = [(n, m) for n, m in self.amounts.get(sentence, ()) if m.head in inside]
        return found[0][0] if found else -1

    def tolls(self, sentence: int, tree: Tree, trigger: int, kind: str) -> tuple[int, ...]:
        """Return the numbers of the casualties in a violent event's clause."""
        if kind not in _DEADLY:
            return ()
        clause = set(tree.subtree(tree.clause(trigger)))
        return tuple(
            number
            for number, toll in self.casualties.get(sentence, ())
            if toll.head in clause and (toll.kind == "arrested") == (kind == "COERCE")
        )

    def speech(self, sentence: int, start: int, trigger: int) -> tuple[int, ...]:
        """Return the numbers of the sayings whose content an offset stands in.

        Who reports another's report comes before him: "the paper wrote that police said".
        """
        found = [
            (said.content_start, -said.content_end, place, number)
            for place, (number, said) in enumerate(self.sayings.get(sentence, ()))
            if said.content_start <= start < said.content_end and said.cue != trigger
        ]
        return tuple(number for *_, number in sorted(found))


def _says_where(tree: Tree, head: int, kind: str) -> bool:
    case = tree.case(head)
    if case in _WHERE:
        return True
    governor = tree.words[head].head
    if case == "of" and governor >= 0 and tree.words[governor].upos == "NOUN":
        return _says_where(tree, governor, kind)  # "the town of Adre"
    if kind not in _MOVING:
        return False
    return case in ("to", "into") or tree.words[head].deprel in ("obj", "nsubj:pass")


def _nearest(tree: Tree, found: Sequence[tuple[int, DateMention]], trigger: int) -> int:
    if not found:
        return -1
    for spot in (trigger, *tree.ancestors(trigger)):
        own = [n for n, m in found if _hangs_on(tree, m.head, spot)]
        if own:
            return own[0]
        if spot != trigger and tree.words[spot].deprel == "advcl:relcl":
            break
    return -1


def _hangs_on(tree: Tree, head: int, spot: int) -> bool:
    """Say whether a date belongs to a word: below it, with no other clause between."""
    number = head
    for _ in range(_DATE_REACH):
        if number == spot:
            return True
        word = tree.words[number]
        clausal = word.upos in ("VERB", "AUX") and word.deprel not in ("amod", "compound")
        if word.head < 0 or (number != head and clausal):
            return False
        number = word.head
    return False


def index_details(mentions: Mentions) -> Details:
    """Return the mentions of a document by sentence."""
    return Details(
        _by_sentence(mentions.places),
        _by_sentence(mentions.dates),
        _by_sentence(mentions.amounts),
        _by_sentence(mentions.tolls),
        _by_sentence(mentions.speech),
    )


def _by_sentence(mentions: Iterable[_Mention]) -> dict[int, list[tuple[int, _Mention]]]:
    found: dict[int, list[tuple[int, _Mention]]] = {}
    for number, mention in enumerate(mentions):
        found.setdefault(mention.sentence, []).append((number, mention))
    return found
