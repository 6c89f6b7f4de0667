"""Which actors stand where in a sentence: persons first, then names, known words, pronouns."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from dateline.grammar import Tree
from dateline.mentions.appositions import join_appositions
from dateline.mentions.drafts import Draft, SentenceRead, top
from dateline.mentions.kinds import draft_of
from dateline.mentions.lexicon import Found
from dateline.mentions.named import settled_names
from dateline.mentions.people import find_people
from dateline.mentions.pronouns import pronouns
from dateline.mentions.terms import Term
from dateline.records import Entity

#: Kinds of actors that an office may be of: "the chairman of Acme, X".
_OWNING: Final = frozenset({"state", "adjective", "organisation", "place"})
#: Kinds of entries for a state's people.
_PEOPLES: Final = frozenset({"adjective", "people", "state"})
#: Kinds of entries that outweigh what the reader took a name for.
_SURE: Final = frozenset({"state", "org", "metonym", "capital", "people", "region", "post", "body"})


class _Places:
    """The words of a sentence, each for the first draft that asks for it."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._taken: set[int] = set()
        self._closed: set[int] = set()

    def offer(self, draft: Draft | None) -> None:
        """Take a draft in, unless one of its words is taken."""
        if draft is not None:
            extent = range(draft.first, draft.last + 1)
            open_here = draft.kind in _OWNING or self._closed.isdisjoint(extent)
            if open_here and self._taken.isdisjoint(extent):
                self._taken.update(extent)
                self.drafts.append(draft)

    def close(self, first: int, last: int) -> None:
        """Keep words for names of bodies and states: an apposition describes nobody else."""
        self._closed.update(range(first, last + 1))


def find_drafts(read: SentenceRead) -> list[Draft]:
    """Return the drafts of a sentence by position, none over another."""
    places = _Places()
    entities = settled_names(read.names, read.terms)
    _offer_people(read, places, entities)
    for entity in entities:
        places.offer(_named(read, entity))
    for found in read.terms:
        places.offer(draft_of(read.tree, found))
    for draft in _pronouns_and_pairs(read.tree):
        places.offer(draft)
    drafts = sorted(places.drafts, key=lambda draft: draft.first)
    return join_appositions(read, drafts)


def _offer_people(read: SentenceRead, places: _Places, entities: Sequence[Entity]) -> None:
    for person in find_people(read.text, read.tree, read.terms, entities):
        head = top(read.tree, person.first, person.last)
        places.offer(
            Draft(person.first, person.last, head, "person", person=person, end=person.end)
        )
        places.close(person.last + 1, person.end)


def _pronouns_and_pairs(tree: Tree) -> Iterator[Draft]:
    for number, word in enumerate(tree.words):
        if word.upos == "PRON" and word.form.lower() in pronouns() and not _is_empty(tree, number):
            yield Draft(number, number, number, "pronoun")
        elif word.lemma in ("both", "two") and word.deprel in ("nsubj", "nsubj:pass"):
            yield Draft(number, number, number, "group")


def _is_empty(tree: Tree, number: int) -> bool:
    """Say whether "it" means nothing: "it is thought that", "it was announced that"."""
    word = tree.words[number]
    if word.lemma != "it":
        return False
    clauses = tree.children(word.head, "ccomp", "csubj", "csubj:pass")
    return word.deprel == "expl" or (word.deprel == "nsubj:pass" and bool(clauses))


def _named(read: SentenceRead, entity: Entity) -> Draft | None:
    """Return a draft for an organisation, state or place that the reader named."""
    inside = [t for t in read.terms if entity.first <= t.first and t.last <= entity.last]
    whole = next((t for t in inside if (t.first, t.last) == (entity.first, entity.last)), None)
    if whole is not None and whole.term.kind in _SURE:
        return draft_of(read.tree, whole)
    draft = Draft(entity.first, entity.last, top(read.tree, entity.first, entity.last), "")
    if whole is not None and whole.term.kind == "adjective":
        draft.kind, draft.term = "adjective", whole.term
        return draft
    return _labelled(read.tree, entity.label, draft, inside)


def _body_in(inside: list[Found]) -> Term | None:
    """Return what kind of body a name is of, by the last known noun or body in it.

    "Chilean Supreme Judicial Council" is no other state's council of that name.
    """
    bodies = [t.term for t in inside if t.term.kind in ("body", "crowd", "org")]
    if not bodies:
        return None
    stated = any(t.term.kind in ("state", "adjective") for t in inside)
    return replace(bodies[-1], kind="body", code="") if stated else bodies[-1]


def _is_at(found: Found, draft: Draft) -> bool:
    """Say whether a known noun is the head of a name: "Embassy of Chile", not "West Bank"."""
    return found.first <= draft.head <= found.last


def _labelled(tree: Tree, label: str, draft: Draft, inside: list[Found]) -> Draft | None:
    """Return a name's draft with the kind that the reader's label gives, or None."""
    if label == "ORG":
        draft.kind, draft.term = "organisation", _body_in(inside)
    elif label == "LOC":
        offices = (t.term for t in inside if t.term.kind == "body" and _is_at(t, draft))
        body = next((term for term in offices if term.sectors[:1] == ("GOV",)), None)
        draft.kind, draft.term = ("organisation", body) if body is not None else ("place", None)
    elif label == "NORP":
        head = tree.words[draft.head]
        noun = head.upos in ("NOUN", "PROPN") and head.deprel != "compound"
        draft.kind = "group" if noun else "adjective"
        if not noun:  # "Bosnian Serb": the first of two names of peoples is the state's
            draft.term = next((t.term for t in inside if t.term.kind in _PEOPLES), None)
    return draft if draft.kind else None
