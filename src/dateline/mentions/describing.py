"""What a mention says of an actor: name, country, sectors, number, offices."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dateline.grammar import Tree
from dateline.mentions.drafts import Draft, SentenceRead, is_definite, is_several
from dateline.mentions.lexicon import Found
from dateline.mentions.modifiers import generic_posts
from dateline.mentions.offices import complement_end, office, office_start
from dateline.mentions.pronouns import pronouns
from dateline.mentions.sectors import sectors_of, sectors_of_holder
from dateline.mentions.terms import Term
from dateline.records import ActorMention, OfficeMention

#: Kinds whose mention is the core alone, without the phrase around it.
_BARE: Final = frozenset({"state", "place", "adjective", "pronoun"})
#: What belongs to a noun phrase, whatever else hangs on its noun.
_NOMINAL: Final = ("det", "amod", "compound", "nummod", "nmod:poss", "nmod", "flat", "nmod:desc")
#: Kinds of entries that tell an organisation's country from within its name.
_TELLING: Final = frozenset({"state", "adjective", "org", "capital", "metonym"})
#: PLOVER's codes for those who act for no country.
_BEYOND: Final = frozenset({"IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "ISM"})
#: Sectors of bodies that every state has.
_OF_STATES: Final = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
#: Kinds of owners that hand their country on.
_HANDS_ON: Final = frozenset({"state", "adjective", "group", "place"})


def describe(read: SentenceRead, draft: Draft, owner: Draft | None, number: int) -> ActorMention:
    """Return the mention that a draft makes; ``number`` is the owner's in the document."""
    if draft.term is not None and owner is not None and _is_anothers(draft.term, owner):
        draft.term = replace(draft.term, kind="body", code="")
    mention = _bare(read, draft, number)
    if draft.person is not None:
        return _with_person(read.tree, mention, draft, owner)
    if draft.kind == "pronoun":
        count, gender = pronouns()[read.tree.words[draft.head].form.lower()]
        return replace(mention, count=count, gender=gender)
    return _with_term(read, mention, draft, owner)


def _is_anothers(term: Term, owner: Draft) -> bool:
    """Say whether a known body is called by words that another state's body bears too.

    "Chile's Defense Department" is not the one in Washington.
    """
    if term.kind != "org" or owner.kind not in ("state", "adjective"):
        return False
    countries = len(term.code) == 3 and term.code not in _BEYOND and bool(owner.code)
    return countries and owner.code != term.code and bool(_OF_STATES & set(term.sectors[:1]))


def _bare(read: SentenceRead, draft: Draft, owner: int) -> ActorMention:
    words = read.tree.words
    first, last = _extent(read.tree, draft)
    return ActorMention(
        sentence=read.number,
        head=draft.head,
        first=draft.first,
        last=draft.last,
        start=words[first].start,
        end=words[last].end,
        kind=draft.kind,
        owner=owner,
        definite=is_definite(read.tree, draft.head),
        lemma=" ".join(word.lemma for word in words[draft.first : draft.last + 1]),
    )


def _extent(tree: Tree, draft: Draft) -> tuple[int, int]:
    """Return the first and last word of a mention with what belongs to it."""
    if draft.kind in _BARE:
        return draft.first, draft.last
    if tree.children(draft.head, "cop"):  # a predicate: its clause is no part of it
        inside = [n for child in tree.children(draft.head, *_NOMINAL) for n in tree.subtree(child)]
        return min(draft.first, *inside, draft.head), max(draft.last, *inside, draft.head)
    first, last = tree.phrase(draft.head)
    return min(first, draft.first), max(last, draft.last, draft.end)


def _with_person(
    tree: Tree, mention: ActorMention, draft: Draft, owner: Draft | None
) -> ActorMention:
    person = draft.person
    assert person is not None
    offices = (*draft.offices, *person.offices)
    country = next((o.country for o in offices if o.country and not o.former), "")
    if owner is not None and owner.kind in ("state", "adjective"):
        country = owner.code  # "Italy's minister for EU affairs" is Italy's
    sectors = [s for o in offices for s in o.sectors] + list(person.sectors)
    if owner is not None:
        sectors = sectors_of_holder(tree, offices, owner) or sectors
    return replace(
        mention,
        name=person.name,
        rank=person.rank,
        offices=offices,
        postnominals=person.postnominals,
        gender=person.gender,
        country=country or (owner.code if owner is not None else ""),
        sectors=tuple(dict.fromkeys(sectors)),
    )


def _with_term(
    read: SentenceRead, mention: ActorMention, draft: Draft, owner: Draft | None
) -> ActorMention:
    short = (draft.term.short,) if draft.term is not None and draft.term.short else ()
    return replace(
        mention,
        name=_name(read, draft),
        country=_country(draft, read.terms, owner),
        sectors=sectors_of(read.tree, draft, owner),
        count=_count(read.tree, draft),
        gender="n" if draft.kind in ("state", "organisation", "place") else "",
        aliases=_acronym(read.tree, draft) or short,
        offices=_own_office(read, draft),
    )


def _name(read: SentenceRead, draft: Draft) -> str:
    """Return the proper name, "" for descriptions: "the army", but "the Army of Orland"."""
    words, kind = read.tree.words, draft.term.kind if draft.term is not None else ""
    if draft.term is not None and kind in ("state", "metonym", "capital", "org"):
        return draft.term.name
    described = kind in ("post", "body", "crowd", "country")
    if described and not (draft.kind == "organisation" and _is_proper(read.tree, draft)):
        return ""
    return " ".join(read.text[words[draft.first].start : words[draft.last].end].split())


def _is_proper(tree: Tree, draft: Draft) -> bool:
    return any(tree.words[n].upos == "PROPN" for n in range(draft.first, draft.last + 1))


def _country(draft: Draft, terms: Sequence[Found], owner: Draft | None) -> str:
    """Return the country that the words say, that stands inside a name, or the owner's."""
    country = draft.code
    if not country and draft.kind == "organisation":
        country = _country_inside(draft, terms)
    if not country and owner is not None and owner.kind in _HANDS_ON:
        country = owner.code
    return country


def _country_inside(draft: Draft, terms: Sequence[Found]) -> str:
    for found in terms:
        inside = draft.first <= found.first and found.last <= draft.last
        inside = inside and (found.first, found.last) != (draft.first, draft.last)
        if inside and found.term.code and found.term.kind in _TELLING:
            return found.term.code
    return ""


def _count(tree: Tree, draft: Draft) -> int:
    """Return 1, 2 ("both sides", "the two"), or 0 for an unknown number of several."""
    head = draft.head
    if tree.words[head].lemma in ("both", "two"):
        return 2
    described = draft.kind in ("group", "role") and not tree.children(head, "conj")
    if described and _is_two(tree, head):
        return 2
    several = (described and draft.kind == "group") or is_several(tree, head)
    return 0 if several else 1


def _is_two(tree: Tree, head: int) -> bool:
    for child in tree.children(head, "det", "nummod", "cc:preconj", "amod"):
        lemma = tree.words[child].lemma
        if lemma == "both" or (lemma == "two" and is_definite(tree, head)):
            return True
    return False


def _acronym(tree: Tree, draft: Draft) -> tuple[str, ...]:
    """Return the short form in brackets: "Inter-Services Public Relations (ISPR)"."""
    words, number = tree.words, draft.last + 1
    if number + 2 < len(words) and words[number].form == "(" and words[number + 2].form == ")":
        form = words[number + 1].form
        if form.isalpha() and 2 <= len(form) <= 8 and sum(c.isupper() for c in form) >= 2:
            return (form,)
    return ()


def _own_office(read: SentenceRead, draft: Draft) -> tuple[OfficeMention, ...]:
    """Return the office that a role phrase names: "the Orlandish defence minister"."""
    if draft.term is None or not draft.is_post or draft.term.text.lower() in generic_posts():
        return ()
    words = read.tree.words
    begin = office_start(words, draft.first, {term.last: term for term in read.terms}, 0)
    end = complement_end(read.tree, draft.head, draft.last, read.terms)
    held = office(read.text, words, (begin, end), read.terms)
    was = [words[n].features.get("Tense") == "Past" for n in read.tree.children(draft.head, "cop")]
    return (replace(held, former=held.former or any(was)),)  # "he was the mayor"
