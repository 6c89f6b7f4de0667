"""From a document's parses and mentions to its claims."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline import knowledge
from dateline.claims.details import Details, index_details
from dateline.claims.matching import Match, match
from dateline.claims.patterns import Grammar, grammar
from dateline.claims.scene import Scene
from dateline.claims.status import is_background, status_of
from dateline.grammar import Tree
from dateline.records import Claim, Mentions, Parse, Rival

_VERBAL = frozenset({"VERB", "AUX"})
_TRIGGERS = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})
#: Types that consist in words: what they are about is no event of its own.
_VERBAL_ACTS = frozenset({"SUPPORT", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE"})
#: Types that are told without who did it: "nine people were killed".
_AUTHORLESS = frozenset({"ASSAULT", "COERCE", "RETREAT", "SANCTION", "PROTEST", "MOBILIZE"})
_MOST_RIVALS = 3


@dataclass(slots=True)
class _Search:
    """The matches of one sentence, each word looked at once."""

    scene: Scene
    grammar: Grammar
    seen: dict[int, list[Match]]

    def best(self, word: int) -> Match | None:
        """Return the best match at a word, or None."""
        found = self.all(word)
        return found[0] if found else None

    def all(self, word: int) -> list[Match]:
        """Return all matches at a word, best first."""
        if word not in self.seen:
            self.seen[word] = []  # a clause that contains itself finds nothing
            read = self.scene.tree.words[word]
            index = self.grammar.verbs if read.upos in _VERBAL else self.grammar.nouns
            lemma = self.scene.lemmas[word]
            patterns = index.get(lemma, ())
            if read.upos == "ADJ":
                patterns = tuple(p for p in self.grammar.verbs.get(lemma, ()) if p.copular)
            found = [
                result
                for pattern in patterns
                if (result := match(self.scene, pattern, word, lemma, self.best)) is not None
            ]
            found.sort(key=lambda m: (-m.score, m.pattern.frame.id, m.pattern.text))
            self.seen[word] = found
        return self.seen[word]


def find_claims(parses: Sequence[Parse], mentions: Mentions) -> tuple[Claim, ...]:
    """Return the claims of a document in the order of the text."""
    rules = grammar()
    by_sentence: dict[int, list[int]] = {}
    for number, actor in enumerate(mentions.actors):
        by_sentence.setdefault(actor.sentence, []).append(number)
    details = index_details(mentions)
    claims: list[Claim] = []
    for number, parse in enumerate(parses):
        if number not in by_sentence or not _may_trigger(parse, rules):
            continue
        scene = Scene(number, Tree(parse), mentions.actors, by_sentence[number])
        claims.extend(_in_sentence(_Search(scene, rules, {}), details))
    return tuple(claims)


def _may_trigger(parse: Parse, rules: Grammar) -> bool:
    return any(
        word.lemma.lower() in (rules.verbs if word.upos in _VERBAL else rules.nouns)
        or word.form.lower() in rules.forms
        or (word.upos == "ADJ" and word.lemma in rules.verbs)
        for word in parse.words
        if word.upos in _TRIGGERS
    )


def _in_sentence(search: _Search, details: Details) -> Iterator[Claim]:
    tree = search.scene.tree
    taken: set[int] = set()
    for word in _from_the_top(tree):
        if word in taken:
            continue
        found = search.all(word)
        if not found:
            continue
        best = found[0]
        taken.update(best.used)
        for clause in (*best.clauses, *_contents(tree, best)):
            taken.update(_own_words(tree, clause))
        claim = _claim(search.scene, best, found[1:], details)
        if claim is not None:
            yield claim


def _contents(tree: Tree, best: Match) -> Iterator[int]:
    """Yield the clauses that a verbal act is about: "thanked them for sending troops"."""
    if best.pattern.frame.type not in _VERBAL_ACTS or best.pattern.noun:
        return
    spots = [best.trigger, *tree.objects(best.trigger)]
    for spot in spots:
        for head in tree.children(spot, "advcl", "acl"):
            marks = {tree.words[n].form.lower() for n in tree.children(head, "mark", "case")}
            if marks & {"for", "of", "over", "about", "from", "in", "to"}:
                yield head


def _from_the_top(tree: Tree) -> list[int]:
    """Return word numbers, governors before what they govern, verbs before nouns."""
    depth = {number: sum(1 for _ in tree.ancestors(number)) for number in range(len(tree.words))}
    return sorted(depth, key=lambda n: (depth[n], tree.words[n].upos not in _VERBAL, n))


def _own_words(tree: Tree, head: int) -> Iterator[int]:
    """Yield the words of a clause that is content of another, not what it brings along.

    Relative clauses and time clauses inside keep their own events.
    """
    spots = [head]
    for spot in spots:
        yield spot
        for child in tree.children(spot):
            if tree.words[child].deprel not in ("acl:relcl", "parataxis"):
                spots.append(child)


def _claim(scene: Scene, best: Match, rivals: Sequence[Match], details: Details) -> Claim | None:
    tree, frame = scene.tree, best.pattern.frame
    status = status_of(tree, best.trigger)
    if not status:
        return None
    kind = _standing(frame.type, status)
    status = "negated" if status == "refused" else status
    if kind == "SUPPORT" and _only_describes(tree, best.trigger):
        return None
    actors, recipients = _parties(scene, best)
    if status == "hypothetical" and not (actors and recipients):
        return None
    if not _is_told(scene, best, kind, actors, recipients):
        return None
    first, last = _extent(tree, best)
    words = tree.words
    thing = best.things.get("object", -1)
    return Claim(
        sentence=scene.sentence,
        trigger=tuple(sorted({best.trigger, *best.used})),
        start=words[first].start,
        end=words[last].end,
        type=kind,
        mode=frame.mode if kind == frame.type else "",
        cameo=frame.cameo,
        frame=frame.id,
        score=round(_confidence(best, rivals), 3),
        actors=actors,
        recipients=recipients,
        contexts=frame.contexts,
        object=_object_text(tree, thing),
        place=details.place(scene.sentence, tree, best.trigger, kind),
        date=details.date(scene.sentence, tree, best.trigger),
        amount=details.amount(scene.sentence, tree, best.trigger),
        tolls=details.tolls(scene.sentence, tree, best.trigger, kind),
        speech=details.speech(scene.sentence, words[best.trigger].start, best.trigger),
        status="actual" if kind != frame.type else status,
        background=is_background(tree, best.trigger) or _only_describes(tree, best.trigger),
        behalf=_behalf(scene, best.trigger),
        rivals=tuple(
            Rival(rival.pattern.frame.id, rival.pattern.frame.type, round(rival.score, 2))
            for rival in rivals[:_MOST_RIVALS]
            if rival.pattern.frame.id != frame.id
        ),
    )


def _standing(kind: str, status: str) -> str:
    """Return the type after PLOVER's reductions: a future CONSULT is AGREE.

    Cooperation that somebody says he will not do is REJECT.
    """
    types: Mapping[str, Mapping[str, Any]] = knowledge.plover()["types"]
    if status == "refused" and types[kind]["quad"] in (1, 2):
        return "REJECT"
    return types[kind].get("future") or kind if status == "future" else kind


def _only_describes(tree: Tree, trigger: int) -> bool:
    """Say whether a participle only tells of what kind somebody is: "rebels backed by X"."""
    word = tree.words[trigger]
    return word.deprel in ("acl", "amod") and word.xpos == "VBN"


def _is_told(
    scene: Scene,
    best: Match,
    kind: str,
    actors: tuple[int, ...],
    recipients: tuple[int, ...],
) -> bool:
    """Say whether enough of the parties is told: violence may lack its author, talks not."""
    if not actors:
        return bool(recipients) and kind in _AUTHORLESS
    if best.pattern.noun and best.pattern.mutual and not recipients:
        return len(actors) > 1 or any(scene.mentions[n].count != 1 for n in actors)
    return True


def _parties(scene: Scene, best: Match) -> tuple[tuple[int, ...], tuple[int, ...]]:
    roles = best.roles
    actors = tuple(dict.fromkeys((*roles.get("parties", ()), *roles.get("actor", ()))))
    recipients = tuple(n for n in roles.get("recipient", ()) if n not in actors)
    return actors, recipients


def _extent(tree: Tree, best: Match) -> tuple[int, int]:
    """Return first and last word of the clause: no joined clauses, no report around it."""
    inside = [best.trigger]
    for spot in inside:
        for child in tree.children(spot):
            word = tree.words[child]
            joined = word.deprel == "conj" and word.upos in _VERBAL
            if joined or word.deprel in ("parataxis", "cc", "punct"):
                continue
            inside.append(child)
    inside.extend(best.used)
    subject, _ = tree.subject(best.trigger)
    if subject >= 0 and best.trigger - 25 < subject:
        inside.extend(n for n in tree.subtree(subject) if n < best.trigger)
    return min(inside), max(inside)


def _object_text(tree: Tree, thing: int) -> str:
    if thing < 0:
        return ""
    first, last = tree.phrase(thing)
    while first < last and tree.words[first].deprel in ("det", "punct"):
        first += 1
    text = tree.text(first, last)
    return text.replace(" ’s", "’s").replace(" 's", "'s")


def _behalf(scene: Scene, trigger: int) -> int:
    tree = scene.tree
    for case, head in tree.oblique(trigger):
        if tree.words[head].lemma == "behalf" and case == "on":
            for _, owner in tree.oblique(head):
                return scene.actor(owner)
    return -1


def _confidence(best: Match, rivals: Sequence[Match]) -> float:
    """Return 0.4 to 0.95: more for what asks for more, less with a rival of another type."""
    score = 0.55 + 0.06 * min(best.score, 6.0)
    for rival in rivals:
        if rival.pattern.frame.type != best.pattern.frame.type:
            score -= max(0.0, 0.15 - 0.05 * (best.score - rival.score))
            break
    return min(0.95, max(0.4, score))
