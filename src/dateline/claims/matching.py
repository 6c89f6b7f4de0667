"""Does a frame's pattern hold at a word, and who fills its slots?"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dateline.claims.patterns import Clause, Noun, Pattern, Slot, grammar
from dateline.claims.scene import Scene
from dateline.grammar import Tree

_CLAUSES: Final = ("xcomp", "ccomp", "advcl", "acl", "acl:relcl")
#: Whom a verb without a slot for it is directed at: "voiced support for Orland".
_TOWARDS: Final = frozenset({"with", "to", "towards", "toward", "against", "between", "for", "at"})
#: By which the subject of a verb takes part in what a noun names: "during a meeting".
_TAKING_PART: Final = frozenset({"during", "in", "at"})
_CONCERNING: Final = _TOWARDS | {"from", "in", "into", "on", "over", "of"}
#: Kinds of mentions by how little they say of whom a clause concerns.
_VAGUE: Final = {"group": 1, "role": 1, "place": 1, "adjective": 2, "pronoun": 3}
#: What opens a clause that a verb asks for, rather than one of time or reason.
_COMPLEMENT: Final = frozenset(
    {"to", "for", "of", "from", "in", "that", "into", "on", "with", "at", "against", "over"}
)
#: A particle stands this many words behind its verb at most: "turned the offer down".
_PARTICLE_REACH: Final = 6
_PARTICLE: Final = ("compound:prt", "advmod")
_NOT_BY: Final = frozenset({"nsubj", "nsubj:pass", "ccomp", "advcl", "conj", "parataxis"})


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found at word ``trigger``.

    ``roles`` are the actor mentions of each slot, ``things`` the head words of slots
    without an actor, ``used`` the words that the pattern took up (they trigger nothing
    of their own), ``clauses`` the heads of clauses that it took in.
    """

    pattern: Pattern
    trigger: int
    score: float
    roles: dict[str, tuple[int, ...]]
    things: dict[str, int]
    used: tuple[int, ...]
    clauses: tuple[int, ...] = ()


#: Gives the best match that reports an event at a word, if any.
Finder = Callable[[int], Match | None]


@dataclass(slots=True)
class _Filling:
    roles: dict[str, tuple[int, ...]]
    things: dict[str, int]
    used: list[int]
    clauses: list[int]
    filled: float = 0.0

    def put(self, slot: Slot, word: int, actors: tuple[int, ...]) -> None:
        if actors:
            merged = (*self.roles.get(slot.role, ()), *actors)
            self.roles[slot.role] = tuple(dict.fromkeys(merged))
        self.things.setdefault(slot.role, word)
        self.filled += 0.4 if actors else 0.1


def match(scene: Scene, pattern: Pattern, word: int, lemma: str, finder: Finder) -> Match | None:
    """Return the match of a pattern at a word, or None; ``lemma`` is the word's."""
    if not _has_modifier(scene.tree, pattern, word, lemma):
        return None
    filling = _Filling({}, {}, [word], [])
    holds = (_noun if pattern.noun else _verb)(scene, pattern, word, filling, finder)
    if not holds or _ruled_out(scene, pattern, word):
        return None
    return Match(
        pattern,
        word,
        pattern.weight + filling.filled,
        filling.roles,
        filling.things,
        tuple(filling.used),
        tuple(filling.clauses),
    )


def _has_modifier(tree: Tree, pattern: Pattern, word: int, lemma: str) -> bool:
    for trigger, modifier in pattern.triggers:
        if trigger == lemma and (not modifier or _modified(tree, word, modifier)):
            return True
    return False


def _modified(tree: Tree, word: int, modifier: str) -> bool:
    return any(
        tree.words[n].lemma == modifier or tree.words[n].form.lower() == modifier
        for n in tree.children(word, "amod", "compound", "nmod", "flat", "nmod:poss", "nummod")
    )


def _ruled_out(scene: Scene, pattern: Pattern, word: int) -> bool:
    unless = pattern.frame.unless
    return bool(unless) and not unless.isdisjoint(scene.clause_lemmas(scene.tree.clause(word)))


# ------------------------------------------------------------------ verbs


def _verb(scene: Scene, pattern: Pattern, verb: int, filling: _Filling, finder: Finder) -> bool:
    tree = scene.tree
    if pattern.copular and not tree.children(verb, "cop"):
        return False
    subject, passive_subject, objects = _core(scene, verb)
    if not _subject(scene, pattern, subject, filling, open_=passive_subject >= 0):
        return False
    if pattern.particles and not _particles(tree, pattern, verb):
        return False
    nouns: list[int] | None = []
    if pattern.objects:
        nouns = _objects(scene, pattern, [*objects, *_told_to(tree, pattern, verb)], filling)
    if nouns is None:
        return False
    spots = [verb, *nouns, *(objects if pattern.objects else ())]
    if pattern.phrases and not _phrases(scene, pattern, spots, filling):
        return False
    told = [n for role, n in filling.things.items() if role != "actor"]
    if not _clause(scene, pattern, [verb, *nouns, *objects, *told], filling, finder):
        return False
    if passive_subject >= 0 and "actor" not in filling.roles and pattern.subject is not None:
        # Nobody did it: then it must be somebody it was done to, not a thing of theirs.
        if not nouns and not any(
            scene.actor(scene.counted(n)) >= 0 for n in tree.conjuncts(passive_subject)
        ):
            return False
    if passive_subject >= 0 and not filling.roles:
        return False
    _free_recipient(scene, pattern, verb, filling)
    return True


def _core(scene: Scene, verb: int) -> tuple[int, int, list[int]]:
    """Return who does it, the subject of the passive (-1: active), and the objects."""
    if verb not in scene.cores:
        tree = scene.tree
        passive_subject = -1
        subject, passive = tree.subject(verb)
        copular = bool(tree.children(verb, "cop"))
        if not copular and (passive or tree.is_passive(verb)):
            passive_subject, subject = subject, _agent(scene, verb)
        objects = tree.objects(verb)
        objects += [n for n in tree.children(verb, "xcomp") if tree.words[n].upos == "NOUN"]
        if passive_subject >= 0:
            objects = [passive_subject, *objects]
        objects = [number for number in objects if number != subject] or _shifted(tree, verb)
        scene.cores[verb] = subject, passive_subject, objects
    return scene.cores[verb]


def _shifted(tree: Tree, verb: int) -> list[int]:
    """Return an object behind its phrase, read as an apposition: "confer on X, the medal"."""
    return [n for _, head in tree.oblique(verb) for n in tree.children(head, "appos")]


def _told_to(tree: Tree, pattern: Pattern, verb: int) -> list[int]:
    """Return the subject of the clause below: in "demanded that X pay" X is told to."""
    if pattern.clause is None:
        return []
    heads = tree.children(verb, "ccomp", "xcomp")
    return [own for head in heads if (own := tree.own_subject(head)) >= 0]


def _agent(scene: Scene, verb: int) -> int:
    """Return who did it in a passive clause: "by" anywhere in the clause, or -1."""
    tree = scene.tree
    own = tree.child(verb, "obl:agent")
    if own >= 0:
        return own
    spots = [verb]
    for spot in spots:
        for child in tree.children(spot):
            if child > verb and tree.case(child) == "by" and scene.actor(child) >= 0:
                return child
            if tree.words[child].deprel not in _NOT_BY and child > verb:
                spots.append(child)
    return -1


def _subject(scene: Scene, pattern: Pattern, word: int, filling: _Filling, *, open_: bool) -> bool:
    slot = pattern.subject
    if slot is None:
        return True
    actors = scene.fill(slot, word)
    if actors is None:
        return slot.optional or (open_ and word < 0)
    filling.put(slot, word, actors)
    return True


def _objects(
    scene: Scene, pattern: Pattern, objects: Sequence[int], filling: _Filling
) -> list[int] | None:
    """Fill what follows the verb; return the literal nouns, None where one is missing."""
    left, nouns = list(objects), []
    for item in pattern.objects:
        if isinstance(item, Noun):
            fits = {n: fit for n in left if (fit := _is_noun(scene, item, n))}
            if not fits:
                return None
            word = max(fits, key=lambda n: (fits[n], -n))
            filling.filled += fits[word] - 1
            left.remove(word)
            for part in dict.fromkeys((word, scene.counted(word))):
                nouns.append(part)
                filling.used.append(part)
    for item in pattern.objects:
        if isinstance(item, Slot) and not _one(scene, item, left, filling):
            return None
    return nouns


def _one(scene: Scene, slot: Slot, left: list[int], filling: _Filling) -> bool:
    for word in left:
        actors = scene.fill(slot, word)
        if actors is not None:
            filling.put(slot, word, actors)
            left.remove(word)
            return True
    return slot.optional


def _is_noun(scene: Scene, item: Noun, word: int) -> int:
    """Return 0 where a word is not the one asked for, 1 where it is, 2 with its modifier."""
    tree = scene.tree
    lemmas = [scene.lemmas[part] for part in tree.conjuncts(word)]
    counted = scene.counted(word)
    if counted != word:
        lemmas.append(scene.lemmas[counted])
    lemmas += [tree.words[word].form.lower()]
    best = 0
    for lemma, modifier in item.words:
        if lemma in lemmas:
            if not modifier:
                best = max(best, 1)
            elif _modified(tree, word, modifier) or _modified(tree, counted, modifier):
                best = 2
    return best


def _particles(tree: Tree, pattern: Pattern, verb: int) -> bool:
    for options in pattern.particles:
        spots = list(tree.children(verb, *_PARTICLE))
        for child in tree.children(verb, "obl", "xcomp"):
            spots += [child, *tree.children(child, "case")]
        forms = {tree.words[n].form.lower() for n in spots if verb < n <= verb + _PARTICLE_REACH}
        if forms.isdisjoint(options):
            return False
    return True


def _phrases(scene: Scene, pattern: Pattern, spots: Sequence[int], filling: _Filling) -> bool:
    for cases, item in pattern.phrases:
        for word in _phrase_heads(scene.tree, spots, cases):
            if isinstance(item, Noun):
                if fit := _is_noun(scene, item, word):
                    filling.used.append(word)
                    filling.filled += fit - 1
                    break
            elif scene.lemmas[word] in grammar().setting:
                continue
            elif (actors := scene.fill(item, word)) is not None:
                filling.put(item, word, actors)
                break
        else:
            if not (isinstance(item, Slot) and item.optional):
                return False
    return True


def _phrase_heads(tree: Tree, spots: Sequence[int], cases: frozenset[str]) -> Iterator[int]:
    """Yield heads of prepositional phrases on the spots, then one level further down."""
    deeper: list[int] = []
    for spot in spots:
        for _, head in tree.oblique(spot):
            if not cases.isdisjoint(tree.cases(head)):
                yield head
            deeper.append(head)
        if spot != spots[0] and cases & {"of", "by"}:
            yield from (n for n in tree.children(spot, "nmod:poss") if not tree.is_pronoun(n))
    for spot in spots[:1]:
        # "call off the strike": what looks like a preposition is a particle of the verb.
        if any(tree.words[n].form.lower() in cases for n in tree.children(spot, *_PARTICLE)):
            yield from tree.objects(spot)
            yield from (n for case, n in tree.oblique(spot) if not case)
    for spot in deeper:
        for _, head in tree.oblique(spot):
            if not cases.isdisjoint(tree.cases(head)):
                yield head


# ------------------------------------------------------------------ clauses


def _clause(
    scene: Scene,
    pattern: Pattern,
    spots: Sequence[int],
    filling: _Filling,
    finder: Finder,
) -> bool:
    wanted = pattern.clause
    if wanted is None:
        return True
    tree = scene.tree
    for spot in dict.fromkeys(spots):
        for head in tree.children(spot, *_CLAUSES):
            if tree.words[head].upos not in ("VERB", "AUX", "ADJ", "NOUN"):
                continue
            relation = tree.words[head].deprel
            if relation == "advcl" and not _is_complement(tree, head):
                continue
            if spot != spots[0] and (
                relation == "acl:relcl" or (relation == "acl" and tree.words[head].xpos == "VBN")
            ):
                continue  # it tells of what kind a thing is, not what is asked
            if not _says(scene, wanted, head, finder):
                continue
            filling.clauses.append(head)
            filling.filled += 0.5
            _take_over(scene, pattern, head, filling, finder)
            return True
    return wanted.optional


def _is_complement(tree: Tree, head: int) -> bool:
    marks = {tree.words[n].form.lower() for n in tree.children(head, "mark", "case")}
    return bool(marks & _COMPLEMENT)


def _says(scene: Scene, wanted: Clause, head: int, finder: Finder) -> bool:
    tree = scene.tree
    if not wanted.verbs and not wanted.types:
        return True
    for part in tree.conjuncts(head):
        if scene.lemmas[part] in wanted.verbs:
            return True
        if any(scene.lemmas[n] in wanted.verbs for n in tree.children(part, "aux")):
            return True
        if wanted.types:
            inner = finder(part)
            if inner is None:
                inner = _inner_noun(tree, part, finder)
            if inner is not None and inner.pattern.frame.type in wanted.types:
                return True
    return False


def _inner_noun(tree: Tree, verb: int, finder: Finder) -> Match | None:
    for number in tree.children(verb, "obj"):
        found = finder(number)
        if found is not None:
            return found
    return None


def _take_over(
    scene: Scene, pattern: Pattern, head: int, filling: _Filling, finder: Finder
) -> None:
    """Give the slots that the pattern leaves open the parties of the clause."""
    if "recipient" in filling.roles or pattern.mutual:
        return
    mine = set(filling.roles.get("actor", ()))
    for word in filling.used[1:]:
        told = scene.actor(word)
        if told >= 0 and told not in mine and scene.mentions[told].owner not in mine:
            filling.roles["recipient"] = (told,)
            return
    inner = finder(head)
    if inner is not None:
        for role in ("recipient", "parties", "actor"):
            others = tuple(n for n in inner.roles.get(role, ()) if n not in mine)
            if others:
                filling.roles["recipient"] = others
                return
    found = [n for n in _other_side(scene, head) if n not in mine]
    found.sort(key=lambda n: _VAGUE.get(scene.mentions[n].kind, 0))
    if found:
        filling.roles["recipient"] = (found[0],)


def _other_side(scene: Scene, head: int) -> Iterator[int]:
    """Yield whom a clause concerns, surest first: "strengthen its ties with Orland"."""
    tree = scene.tree
    objects = tree.objects(head)
    own = tree.own_subject(head)
    for word in (own, *objects):
        if word >= 0 and scene.actor(word) >= 0:
            yield scene.actor(word)
    for spot in (head, *objects):
        for number in tree.subtree(spot):
            if tree.case(number) in _CONCERNING and scene.actor(number) >= 0:
                yield scene.actor(number)
    for word in objects:
        yield from scene.owners(word)


def _free_recipient(scene: Scene, pattern: Pattern, verb: int, filling: _Filling) -> None:
    """Find whom an act without a slot for it is directed at, by its preposition."""
    if pattern.mutual or "recipient" in filling.roles or "actor" not in filling.roles:
        return
    tree = scene.tree
    mine = set(filling.roles["actor"])
    for word in tree.objects(verb):
        number = scene.actor(word)
        if number < 0 or number in mine or scene.mentions[number].kind == "place":
            continue
        if word not in filling.used or scene.mentions[number].owner < 0:
            filling.roles["recipient"] = (number,)
            return
    spots = [verb, *filling.used]
    for word in filling.used[1:]:
        owners = [n for n in scene.owners(word) if n not in mine]
        named = [n for n in owners if scene.mentions[n].kind != "pronoun"]
        if named:
            filling.roles["recipient"] = tuple(named)
            return
    towards = _TOWARDS | {"from", "outside", "on"} if "actor" in filling.roles else _TOWARDS
    for spot in dict.fromkeys(spots):
        for case, head in tree.oblique(spot):
            number = scene.actor(head)
            if case in towards and number >= 0 and number not in mine and head not in filling.used:
                if scene.mentions[number].kind not in ("place",):
                    filling.roles["recipient"] = (number,)
                    return


# ------------------------------------------------------------------ nouns


def _noun(scene: Scene, pattern: Pattern, noun: int, filling: _Filling, finder: Finder) -> bool:
    tree = scene.tree
    light = _light_verb(tree, noun)
    if pattern.objects and not _compound_objects(scene, pattern, noun, filling):
        return False
    spots = [noun] if light < 0 else [noun, light]
    if not _phrases(scene, pattern, spots, filling):
        return False
    if pattern.clause is not None and not _clause(scene, pattern, spots, filling, finder):
        return False
    slot = pattern.subject
    if slot is not None and not _noun_subject(scene, slot, noun, light, filling):
        if not slot.optional and slot.role not in filling.roles:
            return False
    return bool(filling.roles)


def _compound_objects(scene: Scene, pattern: Pattern, noun: int, filling: _Filling) -> bool:
    """Fill a slot right behind a noun from "of" or what the noun is compounded with."""
    tree = scene.tree
    left = [n for case, n in tree.oblique(noun) if case == "of"]
    left += tree.children(noun, "nmod:poss", "compound", "amod")
    return all(
        isinstance(item, Noun) or _one(scene, item, left, filling) for item in pattern.objects
    )


def _light_verb(tree: Tree, noun: int) -> int:
    word = tree.words[noun]
    while word.deprel == "conj" and tree.words[word.head].upos in ("NOUN", "PROPN"):
        noun, word = word.head, tree.words[word.head]
    if word.deprel in ("obj", "nsubj:pass", "obl") and word.head >= 0:
        head = tree.words[word.head]
        if head.upos == "VERB" and word.deprel != "obl":
            return word.head
    if word.deprel == "nsubj" and tree.words[word.head].lemma in grammar().happen:
        return word.head
    if word.deprel in ("nmod", "obl") and tree.case(noun) in _TAKING_PART:
        return next((n for n in tree.ancestors(noun) if tree.is_finite(n)), -1)
    return -1


def _noun_subject(scene: Scene, slot: Slot, noun: int, light: int, filling: _Filling) -> bool:
    tree = scene.tree
    taken = {n for found in filling.roles.values() for n in found}
    for word in _noun_subjects(tree, noun):
        actors = scene.fill(slot, word)
        others = tuple(n for n in actors or () if n not in taken)
        if others:
            filling.put(slot, word, others)
            return True
    if light < 0 or not _lends_subject(tree, noun, light, slot):
        return False
    subject, passive = tree.subject(light)
    if tree.words[noun].deprel == "nsubj:pass" or passive:
        subject = _agent(scene, light)
    actors = scene.fill(slot, subject)
    others = tuple(n for n in actors or () if n not in taken)
    if others:
        filling.put(slot, subject, others)
    return bool(others)


def _noun_subjects(tree: Tree, noun: int) -> Iterator[int]:
    yield from tree.children(noun, "nmod:poss", "nsubj")
    for case, head in tree.oblique(noun):
        if case in ("by", "between", "among"):
            yield head
    yield from tree.children(noun, "compound", "amod", "nmod:desc")
    for case, head in tree.oblique(noun):
        if case in ("of", "from"):
            yield head


def _lends_subject(tree: Tree, noun: int, light: int, slot: Slot) -> bool:
    if tree.words[noun].deprel in ("obl", "nmod"):
        return slot.role == "parties"
    if tree.words[noun].deprel == "nsubj":
        return False
    return tree.words[light].lemma in grammar().light


def with_role(found: Match, role: str, actors: tuple[int, ...]) -> Match:
    """Return a match with the actors of one role replaced."""
    return replace(found, roles={**found.roles, role: actors})
