"""What a verb's clause says: the code, and who does it to whom."""

from dataclasses import dataclass
from itertools import permutations
from typing import Final

from dateline.classic.clause import Clause
from dateline.classic.parties import NOBODY, Parties
from dateline.classic.patterns import Match, best
from dateline.classic.tables import table
from dateline.classic.verbs import Verbs
from dateline.grammar import Tree
from dateline.records import EventCode

_OBJECTS: Final = frozenset({"obj", "iobj", "nsubj:pass", "obl:agent"})


@dataclass(frozen=True, slots=True)
class Act:
    """A clause's code and its pairs of source and target; ``default``: the verb's own code."""

    clause: Clause
    code: EventCode
    default: EventCode
    pairs: tuple[tuple[str, str], ...]


class Acts:
    """The acts of one sentence."""

    def __init__(self, tree: Tree, parties: Parties, verbs: Verbs) -> None:
        """Take what the sentence is asked by."""
        self._tree, self._parties, self._verbs = tree, parties, verbs

    def at(self, number: int) -> Act | None:
        """Return what the clause of a verb says, None for other words."""
        forms = self._verbs.at(self._tree, number)
        if not forms:
            return None
        clause = Clause(self._tree, number)
        subject = self._parties.codes(clause.subject) if clause.subject >= 0 else []
        patterns = [pattern for form in forms for pattern in form.patterns]
        match = best(patterns, clause, self._parties, len(subject) > 1)
        code = match.pattern.code if match else self._told_code(forms[0].code, clause)
        if match and match.compound:
            pairs = tuple(permutations(subject, 2))
            code = EventCode(code.forward or code.back)
        else:
            sources, targets = self._sides(match, clause, subject)
            pairs = tuple((s, t) for s in sources for t in targets if s != t)
        return Act(clause, code, forms[0].code, pairs)

    def _told_code(self, code: EventCode, clause: Clause) -> EventCode:
        """Return what is said to be done, where a verb only says that somebody does it."""
        if code.forward in table()["statements"]:
            for child in self._tree.children(clause.verb, "ccomp"):
                told = self.at(child) if child > clause.verb else None
                if told and told.code.forward:
                    return EventCode(told.code.forward)
        return code

    def _sides(
        self, match: Match | None, clause: Clause, subject: list[str]
    ) -> tuple[list[str], list[str]]:
        """Return the codes of sources and targets."""
        if match and (match.source >= 0 or match.target >= 0):
            return self._named(match, subject)
        if clause.passive:
            doers = self._doers(clause, subject)
            return doers or [NOBODY], subject or [NOBODY]
        targets = self._behind(clause, set(subject))
        return subject or [NOBODY], targets or [NOBODY]

    def _named(self, match: Match, subject: list[str]) -> tuple[list[str], list[str]]:
        """Return the sides where the pattern itself says who is one of them."""
        source = self._parties.codes(match.source) if match.source >= 0 else []
        target = self._parties.codes(match.target) if match.target >= 0 else []
        if match.source >= 0:
            return source or [NOBODY], target or subject or [NOBODY]
        return subject or [NOBODY], target

    def _doers(self, clause: Clause, subject: list[str]) -> list[str]:
        """Return who does what the subject of a passive suffers: "by X", else the next named."""
        for child in self._tree.children(clause.verb, "obl:agent", "obl"):
            if self._tree.case(child) == "by" and (codes := self._parties.codes(child)):
                return codes
        inside = clause.before_complements()
        return self._first(clause.verb, inside, set(subject))

    def _behind(self, clause: Clause, taken: set[str]) -> list[str]:
        """Return whom an act is done to: who is named first behind the verb."""
        word = self._tree.words[clause.verb]
        if word.deprel == "acl:relcl":
            for number in self._tree.objects(clause.verb):
                if number < clause.verb and (codes := self._parties.codes(number)):
                    return codes
        for beside in (False, True):
            inside = clause.behind(beside=beside)
            found = self._first(clause.verb, inside, taken)
            if found:
                return found
        return []

    def _first(self, place: int, inside: set[int], taken: set[str]) -> list[str]:
        """Return the codes of the first phrase that names somebody new.

        Nouns that only say what somebody is count in the place of an object.
        """
        vague, vague_head = list[str](), -1
        for item in self._parties.named_after(place, inside):
            head = self._parties.phrase_of(item.first, place)
            codes = [code for code in self._parties.codes(head) if code not in taken]
            named = [code for code in codes if not code.startswith(NOBODY)]
            if named and self._is_of(head, vague_head):
                return [own + code.removeprefix(NOBODY) for own in named for code in vague]
            if named:
                return codes
            if codes and not vague and self._tree.words[head].deprel in _OBJECTS:
                vague, vague_head = codes, head
        return vague

    def _is_of(self, owner: int, head: int) -> bool:
        """Say whether "of X" follows right behind a noun, though the parse puts it to the verb."""
        if head < 0 or self._tree.case(owner) not in table()["belonging"]:
            return False
        return self._tree.phrase(head)[1] + 1 == self._tree.children(owner, "case")[0]
