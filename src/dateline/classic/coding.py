"""Sentences to events in the codes of a codebook."""

from collections.abc import Iterable, Iterator, Sequence

from dateline.classic.acts import Act, Acts
from dateline.classic.names import Names
from dateline.classic.parties import NOBODY, Parties
from dateline.classic.rules import applied
from dateline.classic.tables import opposite, table
from dateline.classic.unknown import unknown_names
from dateline.classic.verbs import Verbs
from dateline.grammar import Tree
from dateline.records import CodedEvent, EventCode, Parse, VerbBook, VerbRule, Word


class Coder:
    """A codebook made ready for reading."""

    def __init__(self, codebook: VerbBook, unknown: int = 0) -> None:
        """Sort names and verbs by their words.

        Actors whom the codebook does not know are coded with their own words, if these
        are up to ``unknown`` many.
        """
        self._unknown = unknown
        self._names, self._verbs = Names(codebook.names), Verbs(codebook.verbs)
        self._discards, self._rules = codebook.discards, codebook.rules

    def code(self, parses: Sequence[Parse], day: str, *, dyads: bool) -> list[list[CodedEvent]]:
        """Return the events of each sentence of a text of a day (ISO 8601, or "").

        With ``dyads`` only those in which both sides are somebody.
        """
        if any(self._discarded(parse.words, story=True) for parse in parses):
            return [[] for _parse in parses]
        return [self._sentence(parse, day, dyads) for parse in parses]

    def _discarded(self, words: Sequence[Word], *, story: bool) -> bool:
        forms = [word.form.upper() for word in words]
        return any(whole == story and _holds(forms, phrase) for phrase, whole in self._discards)

    def _sentence(self, parse: Parse, day: str, dyads: bool) -> list[CodedEvent]:
        if self._discarded(parse.words, story=False):
            return []
        found = self._names.find(parse.words, day)
        tree = Tree(parse)
        if self._unknown:
            found += unknown_names(tree, Parties(tree, found), self._unknown)
            found.sort(key=lambda item: item.first)
        if not found:
            return []
        events = _Reader(tree, Parties(tree, found), self._verbs, self._rules).events()
        return [e for e in events if not dyads or NOBODY not in (e.source, e.target)]


def _holds(forms: Sequence[str], phrase: Sequence[str]) -> bool:
    """Say whether words hold a phrase; its last word may go on ("TYPHOON" in "typhoons")."""
    length = len(phrase)
    for at in range(len(forms) - length + 1):
        there = forms[at : at + length]
        if list(there[:-1]) == list(phrase[:-1]) and there[-1].startswith(phrase[-1]):
            return True
    return False


class _Reader:
    """One sentence: its verbs from the top of the tree down."""

    def __init__(
        self, tree: Tree, parties: Parties, verbs: Verbs, rules: Sequence[VerbRule]
    ) -> None:
        self._tree, self._parties, self._rules = tree, parties, rules
        self._acts = Acts(tree, parties, verbs)
        self._told: set[int] = set()
        self._coded_at: set[int] = set()

    def events(self) -> list[CodedEvent]:
        found: dict[CodedEvent, None] = {}
        for number in self._top_down():
            act = self._acts.at(number) if number not in self._told else None
            if act is None:
                continue
            events = list(self._events(act))
            if any(NOBODY not in (event.source, event.target) for event in events):
                self._told |= act.clause.complements()
            elif self._below_told(number):
                continue
            if events:
                self._coded_at.add(number)
            found |= dict.fromkeys(events)
        return list(found)

    def _top_down(self) -> Iterator[int]:
        level = [self._tree.parse.root]
        while level:
            yield from level
            level = [child for number in level for child in self._tree.children(number)]

    def _below_told(self, number: int) -> bool:
        """Say whether a clause tells when or why something is done that is coded itself.

        Of such clauses only those are coded in which both sides are named.
        """
        tree = self._tree
        word = tree.words[number]
        return word.deprel in ("advcl", "acl:relcl", "acl") and word.head in self._coded_at

    def _events(self, act: Act) -> Iterator[CodedEvent]:
        """Yield the events of a clause, or what a rule makes of it and of the clause below it."""
        changed = list(self._changed(act))
        yield from changed or self._coded(act.pairs, act.code, act.clause.verb)

    def _changed(self, act: Act) -> Iterator[CodedEvent]:
        """Yield what the first rule that fits makes of an act that is said, wanted or the like."""
        tree, verb = self._tree, act.clause.verb
        for child in tree.children(verb, "ccomp", "xcomp") if self._rules else ():
            inner = self._acts.at(child)
            if inner is None:
                continue
            own = tree.own_subject(child) >= 0
            speakers = self._parties.codes(act.clause.subject) if act.clause.subject >= 0 else []
            for rule in self._rules:
                if rule.verb and rule.verb != inner.code.forward:
                    continue
                if rule.outer == act.default.forward and (not rule.future or self._later(child)):
                    pairs = list(applied(rule, speakers, inner.pairs, own=own))
                    if pairs:
                        code = EventCode(rule.code or inner.code.forward)
                        yield from self._coded(pairs, code, verb)
                        return

    def _later(self, verb: int) -> bool:
        """Say whether a verb is in the future."""
        return any(
            self._tree.words[n].lemma in table()["future"] for n in self._tree.children(verb, "aux")
        )

    def _coded(
        self, pairs: Iterable[tuple[str, str]], code: EventCode, verb: int
    ) -> Iterator[CodedEvent]:
        """Yield the events of pairs in both directions; a denied act is its opposite."""
        word, negated = self._tree.words[verb], self._tree.is_negated(verb)
        for source, target in pairs:
            for one, other, text in (
                (source, target, code.forward),
                (target, source, code.back),
            ):
                if text:
                    told = opposite(text) if negated else text
                    denied = negated and told == text
                    yield CodedEvent(one, other, told, word.start, word.end, denied)
