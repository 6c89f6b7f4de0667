"""An office and its holder as one mention: "Orland's defence minister, General X"."""

from dataclasses import replace
from typing import Final

from dateline.grammar import Tree
from dateline.mentions.drafts import Draft, SentenceRead
from dateline.mentions.offices import complement_end, office, office_start
from dateline.records import OfficeMention

#: An office may have so many other actors in its words: "head of the Acme mission in Mali".
_NEAR: Final = 6


def join_appositions(read: SentenceRead, drafts: list[Draft]) -> list[Draft]:
    """Give an office and the person behind it one mention, the person's with the office."""
    kept: list[Draft] = []
    for draft in drafts:
        role = _role_before(read.tree, kept, draft)
        if role is not None:
            draft.offices = (_office(read, role),)
            draft.head = role.head
            if role is kept[-1]:
                draft.first = role.first
            kept.remove(role)
        kept.append(draft)
    return kept


def _role_before(tree: Tree, kept: list[Draft], draft: Draft) -> Draft | None:
    if draft.kind != "person":
        return None
    near = reversed(kept[-_NEAR:])
    return next((role for role in near if _is_office_of(tree, role, draft)), None)


def _office(read: SentenceRead, role: Draft) -> OfficeMention:
    words = read.tree.words
    begin = office_start(words, role.first, {term.last: term for term in read.terms}, 0)
    end = complement_end(read.tree, role.head, role.last, read.terms)
    post = office(read.text, words, (begin, end), read.terms)
    return replace(post, country=_owner_country(read, role.head) or post.country)


def _is_office_of(tree: Tree, role: Draft, person: Draft) -> bool:
    return role.is_post and _is_close(tree, role, person) and _is_linked(tree, role, person)


def _is_close(tree: Tree, role: Draft, person: Draft) -> bool:
    """Say whether only the role's own phrase and one comma stand between the two."""
    between = range(role.last + 1, person.first)
    commas = [n for n in between if tree.words[n].form == ","]
    if commas and commas != [person.first - 1]:
        return False
    inside = set(tree.subtree(role.head))
    return all(n in inside for n in between if n not in commas)


def _is_linked(tree: Tree, role: Draft, person: Draft) -> bool:
    """Say whether the person hangs on the role, or both alike on one word."""
    a, b = tree.words[role.head], tree.words[person.head]
    if b.head == role.head or (a.head == b.head and a.deprel == b.deprel):
        return True
    # "The head of the mission, X": the reader may hang X on the mission.
    return b.deprel == "appos" and role.head < b.head and b.head in tree.subtree(role.head)


def _owner_country(read: SentenceRead, head: int) -> str:
    """Return the country that an office belongs to: "Orland's", "Orlandish"."""
    children = read.tree.children(head, "nmod:poss", "amod", "compound", "nmod")
    spots = [n for n in children if read.tree.case(n) not in ("to", "on", "at")]
    for found in read.terms:
        if found.term.kind in ("state", "adjective", "capital", "metonym", "org") and any(
            found.first <= n <= found.last for n in spots
        ):
            return found.term.code
    return ""
