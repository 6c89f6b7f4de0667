"""What goes with a claim: place, date, sum, casualties, and who says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from dateline.grammar import Tree
from dateline.records import (
    AmountMention,
    DateMention,
    Mentions,
    PlaceMention,
    SpeechMention,
    TollMention,
)

_WHERE = frozenset({"in", "at", "near", "outside", "inside", "around"})
#: Types whose object or goal is where they happen.
_MOVING = frozenset({"CONSULT", "ASSAULT", "MOBILIZE", "RETREAT", "AID"})
#: Time expressions that do not say when something happened.
_UNDATED = frozenset({"duration", "set", "vague", "time"})
_DEADLY = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})


class _Headed(Protocol):
    @property
    def head(self) -> int:
        """The word that the mention hangs on."""


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
        """Return the numbers of the sayings whose content an offset stands in."""
        return tuple(
            number
            for number, said in self.sayings.get(sentence, ())
            if said.content_start <= start < said.content_end and said.cue != trigger
        )


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
    above = [trigger, *tree.ancestors(trigger)]
    for spot in above:
        own = [n for n, m in found if _hangs_on(tree, m.head, spot)]
        if own:
            return own[0]
        if spot != trigger and tree.words[spot].deprel in ("advcl:relcl",):
            break
    return -1


def _hangs_on(tree: Tree, head: int, spot: int) -> bool:
    """Say whether a date belongs to a word: below it, with no other clause between."""
    number = head
    for _ in range(12):
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
    details = Details({}, {}, {}, {}, {})
    for index, items in (
        (details.places, mentions.places),
        (details.dates, mentions.dates),
        (details.amounts, mentions.amounts),
        (details.casualties, mentions.tolls),
        (details.sayings, mentions.speech),
    ):
        for number, mention in enumerate(items):
            index.setdefault(mention.sentence, []).append((number, mention))  # type: ignore[attr-defined]
    return details
