"""Actors as written: persons, states, organisations, groups, roles, pronouns, places."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from dateline.grammar import Tree
from dateline.mentions.lexicon import Found, Lexicon, Term
from dateline.mentions.modifiers import generic_posts, sectors_of_modifier
from dateline.mentions.people import PersonRead, find_people
from dateline.mentions.titles import office, office_start
from dateline.records import ActorMention, Entity, OfficeMention, Parse

_PRONOUNS: Final = {
    "he": (1, "m"),
    "him": (1, "m"),
    "his": (1, "m"),
    "she": (1, "f"),
    "her": (1, "f"),
    "they": (0, ""),
    "them": (0, ""),
    "their": (0, ""),
    "it": (1, "n"),
    "its": (1, "n"),
    "we": (0, "we"),
    "our": (0, "we"),
    "us": (0, "we"),
    "i": (1, "we"),
    "my": (1, "we"),
    "me": (1, "we"),
}
_AGENT_LIKE: Final = frozenset({"nsubj", "nsubj:pass", "obl:agent", "iobj"})
_ARGUMENTS: Final = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod"})
_MODIFIERS: Final = frozenset({"amod", "conj", "compound", "nmod", "obl", "acl"})
#: Kinds of entries that outweigh what the reader took a name for.
_SURE: Final = frozenset({"state", "org", "metonym", "capital", "people", "post", "body"})
_OF_STATE: Final = frozenset({"of", "in", "from", "for"})


@dataclass(slots=True)
class _Draft:
    """A mention being made: its core words, and what is known so far."""

    first: int
    last: int
    head: int
    kind: str
    term: Term | None = None
    person: PersonRead | None = None
    end: int = -1
    offices: tuple[OfficeMention, ...] = ()


def find_actors(text: str, parses: Sequence[Parse], lexicon: Lexicon) -> tuple[ActorMention, ...]:
    """Return the actor mentions of a document in the order of the text."""
    found: list[ActorMention] = []
    own = _own_acronyms(parses)
    for number, parse in enumerate(parses):
        if parse.words:
            tree = Tree(parse)
            terms = [t for t in lexicon.find(parse.words) if not _is_own(tree, t, own)]
            found.extend(_in_sentence(text, number, tree, terms, len(found)))
    return tuple(found)


def _own_acronyms(parses: Sequence[Parse]) -> frozenset[str]:
    """Return short forms that the report itself explains: "Kick It Out (KIO)".

    They mean what the report says, whatever else the knowledge has under those letters.
    """
    found: set[str] = set()
    for parse in parses:
        words = parse.words
        for number in range(2, len(words) - 1):
            form = words[number].form
            if words[number - 1].form == "(" and words[number + 1].form == ")" and form.isupper():
                initials = [w.form[0] for w in words[max(0, number - 12) : number - 1]]
                if form.isalpha() and "".join(initials).upper().endswith(form):
                    found.add(form)
    return frozenset(found)


def _is_own(tree: Tree, found: Found, own: frozenset[str]) -> bool:
    return found.term.kind == "org" and tree.words[found.first].form in own


def _in_sentence(
    text: str, sentence: int, tree: Tree, terms: Sequence[Found], offset: int
) -> list[ActorMention]:
    drafts = _drafts(text, tree, terms)
    if not drafts:
        return []
    owner_of = {n: i for i, draft in enumerate(drafts) for n in range(draft.first, draft.last + 1)}
    return [
        _finish(text, sentence, tree, draft, terms, (owner_of, drafts, offset)) for draft in drafts
    ]


def _drafts(text: str, tree: Tree, terms: Sequence[Found]) -> list[_Draft]:
    """Return the drafts of a sentence by position, none over another."""
    words = tree.words
    drafts: list[_Draft] = []
    taken: set[int] = set()

    def add(draft: _Draft) -> None:
        extent = range(draft.first, draft.last + 1)
        if taken.isdisjoint(extent):
            taken.update(extent)
            drafts.append(draft)

    for person in find_people(text, tree, terms):
        head = _top(tree, person.first, person.last)
        add(_Draft(person.first, person.last, head, "person", person=person, end=person.end))
        taken.update(range(person.last + 1, person.end + 1))
    for entity in tree.parse.entities:
        draft = _named(tree, entity, terms)
        if draft:
            add(draft)
    for found in terms:
        draft = _known(tree, found)
        if draft:
            add(draft)
    for number, word in enumerate(words):
        if word.upos == "PRON" and word.form.lower() in _PRONOUNS:
            add(_Draft(number, number, number, "pronoun"))
        elif word.lemma in ("both", "two") and word.deprel in ("nsubj", "nsubj:pass"):
            add(_Draft(number, number, number, "group"))
    drafts.sort(key=lambda draft: draft.first)
    return _joined_apposition(text, tree, drafts, terms)


def _top(tree: Tree, first: int, last: int) -> int:
    """Return the word of a stretch that hangs outside of it (the leftmost of several)."""
    for number in range(first, last + 1):
        head = tree.words[number].head
        if head < first or head > last:
            return number
    return last


def _named(tree: Tree, entity: Entity, terms: Sequence[Found]) -> _Draft | None:
    """Return a draft for an organisation, state or place that the reader named."""
    inside = [t for t in terms if entity.first <= t.first and t.last <= entity.last]
    whole = next((t for t in inside if (t.first, t.last) == (entity.first, entity.last)), None)
    head = _top(tree, entity.first, entity.last)
    if whole is not None and whole.term.kind in _SURE:
        return _known(tree, whole)
    if whole is not None and whole.term.kind == "adjective":
        return _Draft(entity.first, entity.last, head, "adjective", term=whole.term)
    if entity.label == "ORG":
        bodies = [t for t in inside if t.term.kind in ("body", "crowd", "org")]
        return _Draft(
            entity.first,
            entity.last,
            head,
            "organisation",
            term=bodies[-1].term if bodies else None,
        )
    if entity.label == "LOC":
        return _Draft(entity.first, entity.last, head, "place")
    if entity.label == "NORP":
        noun = tree.words[head].upos in ("NOUN", "PROPN") and tree.words[head].deprel != "compound"
        return _Draft(entity.first, entity.last, head, "group" if noun else "adjective")
    return None


def _known(tree: Tree, found: Found) -> _Draft | None:
    """Return a draft for words that the lexicon knows."""
    term, head = found.term, _top(tree, found.first, found.last)
    word = tree.words[head]
    kind = ""
    if term.kind == "state":
        kind = "state"
    elif term.kind in ("capital", "metonym"):
        kind = "state" if _acts(tree, head) else "place"
    elif term.kind == "adjective":
        kind = "adjective" if word.upos == "ADJ" or word.deprel in ("amod", "compound") else "group"
    elif term.kind == "people":
        kind = "group"
    elif term.kind == "org":
        kind = "organisation"
    elif term.kind == "country":
        kind = "group" if _several(tree, head) else "role"
    elif term.kind in ("body", "crowd"):
        plural = word.xpos == "NNS" and word.form.lower() != word.lemma
        kind = "organisation" if term.kind == "body" and not plural else "group"
    elif term.kind == "rank" and _stands_alone(tree, found):
        kind = "role"
    elif term.kind == "post" and term.person:
        kind = "group" if _several(tree, head) else "role"
    nominal = word.upos in ("NOUN", "PROPN") or (
        word.upos == "ADJ" and word.deprel not in _MODIFIERS
    )
    if not kind or (kind != "adjective" and not nominal):
        return None
    if term.kind in ("crowd", "body", "country") and _is_part_of_compound(tree, found):
        return None
    return _Draft(found.first, found.last, head, kind, term=term)


def _stands_alone(tree: Tree, found: Found) -> bool:
    """Say whether a rank means its bearer: "the marshal", not "Marshal X"."""
    head = _top(tree, found.first, found.last)
    return bool(tree.children(head, "det")) and tree.words[head].deprel in _ARGUMENTS


def _is_part_of_compound(tree: Tree, found: Found) -> bool:
    """Say whether hyphens make a noun part of another word: "people-to-people contact"."""
    beside = [n for n in (found.first - 1, found.last + 1) if 0 <= n < len(tree.words)]
    return any(tree.words[n].form == "-" for n in beside)


def _acts(tree: Tree, head: int) -> bool:
    """Say whether a capital stands for its government: it does or is dealt with."""
    word = tree.words[head]
    while word.deprel == "conj":
        word = tree.words[word.head]
        head = word.head
    if word.deprel in _AGENT_LIKE:
        return True
    return word.deprel in ("obl", "nmod") and tree.case(head) in ("between", "with", "against")


def _several(tree: Tree, head: int) -> bool:
    word = tree.words[head]
    return word.features.get("Number") == "Plur" or word.xpos in ("NNS", "NNPS")


def _joined_apposition(
    text: str, tree: Tree, drafts: list[_Draft], terms: Sequence[Found]
) -> list[_Draft]:
    """Give "Azerbaijan's defence minister, General X" one mention with the office."""
    kept: list[_Draft] = []
    for draft in drafts:
        roles = (role for role in reversed(kept[-3:]) if _is_office_of(tree, role, draft))
        before = next(roles, None) if draft.kind == "person" else None
        if before is not None:
            ends = {term.last: term for term in terms}
            begin = office_start(tree.words, before.first, ends, 0)
            post = office(text, tree.words, (begin, before.last), terms)
            owner = _owner_country(tree, before.head, terms)
            draft.offices = (replace(post, country=post.country or owner),)
            draft.head = before.head
            if before is kept[-1]:
                draft.first = before.first
            kept.remove(before)
        kept.append(draft)
    return kept


def _is_office_of(tree: Tree, role: _Draft, person: _Draft) -> bool:
    if role.kind != "role" or role.term is None or role.term.kind != "post":
        return False
    between = range(role.last + 1, person.first)
    inside = set(tree.subtree(role.head))
    commas = [n for n in between if tree.words[n].form == ","]
    if len(commas) > 1 or (commas and commas[0] != person.first - 1):
        return False
    if any(n not in inside for n in between if n not in commas):
        return False
    a, b = tree.words[role.head], tree.words[person.head]
    linked = b.head == role.head or (a.head == b.head and a.deprel == b.deprel)
    return linked


def _owner_country(tree: Tree, head: int, terms: Sequence[Found]) -> str:
    spots = {
        n
        for child in tree.children(head, "nmod:poss", "amod", "compound", "nmod")
        for n in ([child] if tree.case(child) not in ("to", "on", "at") else [])
    }
    for term in terms:
        if term.term.kind in ("state", "adjective", "capital", "metonym") and (
            spots & set(range(term.first, term.last + 1))
        ):
            return term.term.code
    return ""


def _finish(
    text: str,
    sentence: int,
    tree: Tree,
    draft: _Draft,
    terms: Sequence[Found],
    context: tuple[dict[int, int], list[_Draft], int],
) -> ActorMention:
    owner_of, drafts, offset = context
    words = tree.words
    first, last = tree.phrase(draft.head)
    first, last = min(first, draft.first), max(last, draft.last, draft.end)
    if draft.kind in ("state", "place", "adjective", "pronoun"):
        first, last = draft.first, draft.last
    this = owner_of[draft.first]
    owner = _owner(tree, draft, owner_of, this)
    mention = ActorMention(
        sentence=sentence,
        head=draft.head,
        first=draft.first,
        last=draft.last,
        start=words[first].start,
        end=words[last].end,
        kind=draft.kind,
        owner=owner + offset if owner >= 0 else -1,
        definite=_is_definite(tree, draft.head),
        lemma=" ".join(word.lemma for word in words[draft.first : draft.last + 1]),
    )
    if draft.person is not None:
        return _with_person(mention, draft, drafts, owner)
    if draft.kind == "pronoun":
        count, gender = _PRONOUNS[words[draft.head].form.lower()]
        return replace(mention, count=count, gender=gender)
    return _with_term(text, tree, mention, draft, terms, drafts[owner] if owner >= 0 else None)


def _owner(tree: Tree, draft: _Draft, owner_of: dict[int, int], this: int) -> int:
    """Return the draft that owns this one: possessor, adjective, compound, "of" phrase."""
    core = range(draft.first, draft.last + 1)
    for relations in (("nmod:poss",), ("amod",), ("compound",), ("nmod", "obl")):
        for number in core:
            for child in tree.children(number, *relations):
                if relations[0] == "nmod" and tree.case(child) not in _OF_STATE:
                    continue
                found = owner_of.get(child, this)
                if found != this:
                    return found
    return _shared_owner(tree, draft.head, owner_of, this)


def _represented(tree: Tree, head: int, owner_of: dict[int, int], this: int) -> int:
    """Return who acts "on behalf of" somebody: both belong to one side."""
    behalf = tree.words[head].head
    if tree.words[head].deprel != "nmod" or tree.words[behalf].lemma != "behalf":
        return -1
    subject, _ = tree.subject(tree.clause(behalf))
    found = owner_of.get(subject, this)
    return found if found != this else -1


def _shared_owner(tree: Tree, head: int, owner_of: dict[int, int], this: int) -> int:
    """Return the owner of a joined noun: "Orland's leadership and people"."""
    word = tree.words[head]
    represented = _represented(tree, head, owner_of, this)
    if represented >= 0:
        return represented
    if word.deprel != "conj" or word.upos == "PROPN" or tree.children(head, "det", "nmod:poss"):
        return -1
    for child in tree.children(word.head, "nmod:poss"):
        found = owner_of.get(child, this)
        if found != this and child < word.head:
            return found
    return -1


def _is_definite(tree: Tree, head: int) -> bool:
    if tree.words[head].upos == "PROPN" and not tree.children(head, "det"):
        return True
    return any(
        tree.words[n].lemma in ("the", "this", "that", "both")
        or tree.words[n].deprel == "nmod:poss"
        for n in tree.children(head, "det", "nmod:poss")
    )


def _with_person(
    mention: ActorMention, draft: _Draft, drafts: Sequence[_Draft], owner: int
) -> ActorMention:
    person = draft.person
    assert person is not None
    offices = (*draft.offices, *person.offices)
    country = next((o.country for o in offices if o.country and not o.former), "")
    if not country and owner >= 0:
        country = _code(drafts[owner])
    sectors = [s for o in offices for s in o.sectors] + list(person.sectors)
    return replace(
        mention,
        name=person.name,
        rank=person.rank,
        offices=offices,
        postnominals=person.postnominals,
        gender=person.gender,
        country=country,
        sectors=tuple(dict.fromkeys(sectors)),
    )


def _code(draft: _Draft) -> str:
    return draft.term.code if draft.term is not None else ""


def _with_term(
    text: str,
    tree: Tree,
    mention: ActorMention,
    draft: _Draft,
    terms: Sequence[Found],
    owner: _Draft | None,
) -> ActorMention:
    term, words = draft.term, tree.words
    name = text[words[draft.first].start : words[draft.last].end]
    name = " ".join(name.split())
    country = term.code if term is not None else ""
    sectors = term.sectors if term is not None else ()
    if not country and draft.kind == "organisation":
        country = _country_inside(draft, terms)
    if not country and owner is not None and owner.kind in ("state", "adjective", "group", "place"):
        country = _code(owner)
    if term is not None and term.kind in ("state", "metonym", "capital", "org"):
        name = term.name
    elif term is not None and term.kind in ("post", "body", "crowd", "country"):
        name = name if draft.kind == "organisation" and _is_proper(tree, draft) else ""
    changed = _modified_sectors(tree, draft, sectors)
    return replace(
        mention,
        name=name,
        country=country,
        sectors=changed,
        count=_count(tree, draft),
        gender="n" if draft.kind in ("state", "organisation", "place") else "",
        aliases=_acronym(tree, draft) or _short_form(term),
        offices=_own_office(text, tree, draft, terms),
    )


def _country_inside(draft: _Draft, terms: Sequence[Found]) -> str:
    for found in terms:
        if draft.first <= found.first <= draft.last and found.term.kind in ("state", "adjective"):
            return found.term.code
    return ""


def _is_proper(tree: Tree, draft: _Draft) -> bool:
    return any(tree.words[n].upos == "PROPN" for n in range(draft.first, draft.last + 1))


def _modified_sectors(tree: Tree, draft: _Draft, sectors: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sectors with what an adjective says: "opposition leader" is OPP."""
    said = [
        sector
        for number in range(draft.first, draft.last + 1)
        for child in tree.children(number, "amod", "compound", "nmod:desc")
        for sector in sectors_of_modifier(tree.words[child].lemma)
    ]
    return tuple(dict.fromkeys([*said, *sectors]))


def _count(tree: Tree, draft: _Draft) -> int:
    head = draft.head
    if tree.words[head].lemma in ("both", "two"):
        return 2
    if draft.kind not in ("group", "role") or tree.children(head, "conj"):
        return 0 if _several(tree, head) else 1
    for child in tree.children(head, "det", "nummod", "cc:preconj", "amod"):
        lemma = tree.words[child].lemma
        if lemma == "both" or (lemma == "two" and _is_definite(tree, head)):
            return 2
    return 0 if draft.kind == "group" or _several(tree, head) else 1


def _acronym(tree: Tree, draft: _Draft) -> tuple[str, ...]:
    """Return the short form in brackets: "Inter-Services Public Relations (ISPR)"."""
    words, number = tree.words, draft.last + 1
    if number + 2 < len(words) and words[number].form == "(" and words[number + 2].form == ")":
        form = words[number + 1].form
        if form.isalpha() and 2 <= len(form) <= 8 and sum(c.isupper() for c in form) >= 2:
            return (form,)
    return ()


def _short_form(term: Term | None) -> tuple[str, ...]:
    return (term.short,) if term is not None and term.short else ()


def _own_office(
    text: str, tree: Tree, draft: _Draft, terms: Sequence[Found]
) -> tuple[OfficeMention, ...]:
    """Return the office that a role phrase names: "the Azerbaijani defence minister"."""
    if draft.kind != "role" or draft.term is None or draft.term.kind != "post":
        return ()
    if draft.term.text.lower() in generic_posts():
        return ()
    ends = {term.last: term for term in terms}
    begin = office_start(tree.words, draft.first, ends, 0)
    return (office(text, tree.words, (begin, draft.last), terms),)
