"""Actors as written: persons, states, organisations, groups, roles, pronouns, places."""

from collections.abc import Iterator, Sequence
from typing import Final

from dateline.grammar import Tree
from dateline.mentions.describing import describe
from dateline.mentions.drafts import SentenceRead
from dateline.mentions.echoes import surnames, with_echoes
from dateline.mentions.lexicon import Found, Lexicon, people_of
from dateline.mentions.owners import Owners
from dateline.mentions.standing import find_drafts
from dateline.records import ActorMention, Parse, Word

#: The long form of an acronym is looked for this many words before it.
_LONG_FORM: Final = 12


def find_actors(
    text: str,
    parses: Sequence[Parse],
    lexicon: Lexicon,
    trees: Sequence[Tree] | None = None,
    day: str = "",
) -> tuple[ActorMention, ...]:
    """Return the actor mentions of a document in the order of the text.

    ``trees`` are those of ``parses``, where the caller has them at hand; ``day`` is the
    report's ISO date, on which names are to hold, or "".
    """
    found: list[ActorMention] = []
    own, known = _own_acronyms(parses), surnames(parses)
    hits = lexicon.find_all([parse.words for parse in parses], day, people_of(parses))
    for number, tree in enumerate(map(Tree, parses) if trees is None else trees):
        terms = [t for t in hits[number] if not _is_own(tree, t, own)]
        read = SentenceRead(text, number, tree, terms, with_echoes(tree.parse, known))
        found.extend(_in_sentence(read, len(found)))
    return tuple(found)


def _own_acronyms(parses: Sequence[Parse]) -> frozenset[str]:
    """Return short forms that the report itself explains: "Kick It Out (KIO)".

    They mean what the report says, whatever else the knowledge has under those letters.
    """
    return frozenset(
        parse.words[number].form
        for parse in parses
        for number in range(2, len(parse.words) - 1)
        if _is_explained(parse.words, number)
    )


def _is_explained(words: Sequence[Word], number: int) -> bool:
    """Say whether a word is letters in brackets, and the words before begin with them."""
    form = words[number].form
    if words[number - 1].form != "(" or words[number + 1].form != ")":
        return False
    if not (form.isupper() and form.isalpha()):
        return False
    before = words[max(0, number - _LONG_FORM) : number - 1]
    return "".join(word.form[0] for word in before).upper().endswith(form)


def _is_own(tree: Tree, found: Found, own: frozenset[str]) -> bool:
    return found.term.kind == "org" and tree.words[found.first].form in own


def _in_sentence(read: SentenceRead, offset: int) -> Iterator[ActorMention]:
    """Yield the mentions of a sentence; the first is number ``offset`` of the document."""
    drafts = find_drafts(read)
    owners = Owners(read.tree, drafts)
    for number, draft in enumerate(drafts):
        owner = owners.owner(number, draft)
        if owner >= 0:
            yield describe(read, draft, drafts[owner], owner + offset)
        else:
            yield describe(read, draft, None, -1)
