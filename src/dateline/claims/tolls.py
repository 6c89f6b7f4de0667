"""What a killing was part of: one act with its toll, not two events.

"An attack kills nine", "nine die in an attack", "they attacked a bus, killing nine" and
"killed nine and wounded two" tell of one act each. Frames marked ``toll`` say what an act
did to somebody; where the act itself is told as well, its match takes up theirs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from dateline.claims.attempt import Match
from dateline.claims.lists import words
from dateline.claims.matching import is_triggered
from dateline.claims.nouns import doers
from dateline.claims.patterns import Pattern, Slot
from dateline.claims.scene import Scene
from dateline.claims.search import Search
from dateline.grammar import Tree

_WITHIN: Final = words("within")
#: How a verb is joined to the one that says what was done.
_JOINED: Final = frozenset({"advcl", "conj", "acl", "xcomp"})
#: How a noun hangs on what names the act: "the bombing at a market that killed nine".
_INSIDE: Final = frozenset({"nmod", "obl", "obj", "appos", "nmod:unmarked"})
#: Who may stand before a noun as its doer: "police fire", "the Orlandian raid".
_ATTACKER: Final = Slot("actor", ("armed", "state"))

_HARMED: Final = Slot("recipient", ("person", "people", "armed"))
#: Tolls that are no event where the act is not told.
PART: Final = "part"

#: A match and the readings that lost against it.
Reading = Sequence[Match]


def merge_tolls(search: Search, readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings of a sentence, each toll as part of the act that it belongs to."""
    merged = {one[0].trigger: one for one in readings}
    for verb in [one[0].trigger for one in readings if one[0].pattern.frame.toll]:
        if verb in merged:
            _merge(search, merged, verb)
    kept = (_events(one) for one in merged.values())
    return [one for one in kept if one]


def _events(one: Reading) -> Reading:
    """Return a reading without those that are no event alone."""
    if one[0].pattern.frame.toll != PART:
        return one
    return [match for match in one if match.pattern.frame.toll != PART]


def _merge(search: Search, merged: dict[int, Reading], verb: int) -> None:
    toll = merged[verb][0]
    act = _act_below(search, toll)
    above = -1
    if act is not None:
        merged[verb] = (_told_by_toll(search.scene, toll, act), *merged[verb][1:])
        above = _teller(merged, act, verb)
        if above in (-1, act.trigger):
            merged.pop(act.trigger, None)
            above = -1
    if above < 0:
        above = _act_above(search.scene.tree, merged, verb)
    if above >= 0:
        told = merged.pop(verb)[0]
        best, *rivals = merged[above]
        merged[above] = (_with_toll(search.scene, best, told), *rivals)


def _teller(merged: dict[int, Reading], act: Match, verb: int) -> int:
    """Return the word whose reading has an act in it already, or -1: another toll's verb."""
    kind = act.pattern.frame.type
    tellers = (
        trigger
        for trigger, (best, *_) in merged.items()
        if trigger != verb and act.trigger in best.used and best.pattern.frame.type == kind
    )
    return next(tellers, -1)


def _act_below(search: Search, toll: Match) -> Match | None:
    """Return the act that a toll's own clause names: its subject, "in an attack"."""
    kind = toll.pattern.frame.type
    for word in _below(search.scene.tree, toll.trigger):
        if word in search.scene.at:
            continue
        found = next((m for m in search.all(word) if m.pattern.frame.type == kind), None)
        if found is not None and not found.pattern.frame.toll:
            return found
        named = _named_act(search.scene, word, kind)
        if named is not None:
            actors = _attackers(search.scene, word)
            return Match(named, word, named.weight, actors, {}, (word,))
    return None


def _below(tree: Tree, verb: int) -> Iterator[int]:
    """Yield the words that may name the act in the clause of a toll."""
    subject, passive = tree.subject(verb)
    if subject >= 0 and not passive:
        yield subject
        if tree.words[verb].deprel.startswith("acl"):
            yield from _around(tree, subject)
    for spot in _group(tree, verb):
        for case, head in tree.oblique(spot):
            if case in _WITHIN:
                yield head
                yield from (inner for of, inner in tree.oblique(head) if of == "of")
        for head in tree.children(spot, "advcl"):
            marks = tree.children(head, "mark", "case", "advmod")
            if any(tree.words[n].form.lower() in _WITHIN for n in marks):
                yield from (head, *tree.objects(head), *tree.children(head, "nsubj"))


def _around(tree: Tree, noun: int) -> Iterator[int]:
    """Yield the nouns that a noun tells more of."""
    while tree.words[noun].deprel in _INSIDE and tree.words[tree.words[noun].head].upos == "NOUN":
        noun = tree.words[noun].head
        yield noun


def _group(tree: Tree, verb: int) -> Iterator[int]:
    """Yield a verb and those joined to it: "killed and wounded in an attack"."""
    yield verb
    if tree.words[verb].deprel == "conj":
        yield tree.words[verb].head
    yield from tree.children(verb, "conj")


def _named_act(scene: Scene, word: int, kind: str) -> Pattern | None:
    """Return what a noun means that names an act of a type, the most special first."""
    form = scene.tree.words[word].form.lower()
    nouns = scene.rules.nouns
    found = [
        pattern
        for pattern in (*nouns.get(scene.lemmas[word], ()), *nouns.get(form, ()))
        if pattern.frame.type == kind
        and not pattern.frame.toll
        and ((form, "") in pattern.triggers or is_triggered(scene, pattern, word))
    ]
    special = [p for p in found if not any(lemma == form for lemma, m in p.triggers if not m)]
    return next(iter((*special, *found)), None)


def _attackers(scene: Scene, noun: int) -> dict[str, tuple[int, ...]]:
    for word in doers(scene.tree, noun):
        found = scene.fill(_ATTACKER, word)
        if found:
            return {"actor": found}
    return {}


def _told_by_toll(scene: Scene, toll: Match, act: Match) -> Match:
    """Return the act with its toll, where the verb of the toll asserts both."""
    struck = _struck(scene, toll.trigger)
    sides = {
        role: tuple(n for n in found if n not in struck)
        for role, found in act.roles.items()
        if role != "recipient"
    }
    subject, _ = scene.tree.subject(toll.trigger)
    if not any(sides.values()) and subject != act.trigger:
        sides["actor"] = toll.roles.get("actor", ())
    harmed = (*toll.roles.get("recipient", ()), *struck) or act.roles.get("recipient", ())
    sides["recipient"] = tuple(dict.fromkeys(harmed))
    roles = {role: found for role, found in sides.items() if found}
    used = tuple(dict.fromkeys((toll.trigger, *toll.used, act.trigger, *act.used)))
    return replace(act, trigger=toll.trigger, roles=roles, used=used)


def _struck(scene: Scene, verb: int) -> tuple[int, ...]:
    """Return the subjects of the participles joined to a toll: "and two nurses wounded in"."""
    tree = scene.tree
    found: list[int] = []
    for spot in _group(tree, verb):
        tolling = any(p.frame.toll for p in scene.rules.verbs.get(scene.lemmas[spot], ()))
        if tolling and not tree.children(spot, "obj"):
            found.extend(scene.fill(_HARMED, tree.own_subject(spot)) or ())
    return tuple(found)


def _act_above(tree: Tree, merged: dict[int, Reading], verb: int) -> int:
    """Return the act that a toll is told beside, or -1: "attacked, killing"."""
    kind = merged[verb][0].pattern.frame.type
    spot = verb
    while tree.words[spot].deprel in (_JOINED if spot == verb else _JOINED | _INSIDE):
        spot = tree.words[spot].head
        for trigger in (spot, *tree.objects(spot), *tree.children(spot, "nsubj")):
            one = merged.get(trigger)
            if one is None or trigger == verb or one[0].pattern.frame.type != kind:
                continue
            if _fits(one[0], merged[verb][0]):
                return trigger
    return -1


def _fits(act: Match, toll: Match) -> bool:
    """Say whether one and the same may have done both."""
    mine, theirs = act.roles.get("actor"), toll.roles.get("actor")
    return not mine or not theirs or not set(mine).isdisjoint(theirs)


def _with_toll(scene: Scene, act: Match, toll: Match) -> Match:
    """Return an act that its own verb asserts, with those whom it harmed."""
    harmed = toll.roles.get("recipient", ())
    struck = [
        n
        for n in act.roles.get("recipient", ())
        if not harmed or scene.mentions[n].kind != "adjective"
    ]
    roles = {**act.roles, "recipient": tuple(dict.fromkeys((*struck, *harmed)))}
    if not act.roles.get("actor") and not act.pattern.mutual and "actor" in toll.roles:
        roles["actor"] = toll.roles["actor"]
    roles = {role: found for role, found in roles.items() if found}
    return replace(act, roles=roles, used=tuple(dict.fromkeys((*act.used, *toll.used))))
