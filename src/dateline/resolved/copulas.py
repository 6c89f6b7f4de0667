"""What somebody is said to be: "Iraq is the biggest partner", "Acme, an airline"."""

from typing import Final

from dateline.records import ActorMention
from dateline.resolved.report import Report

#: How a description hangs on the name that it describes.
_BESIDE: Final = ("appos", "nmod:desc", "compound")
_SUBJECT: Final = ("nsubj", "nsubj:pass", "nsubj:outer")
#: Modals of what is not so, or not yet known to be.
_MAY: Final = frozenset({"would", "could", "may", "might", "should", "can"})
#: Kinds of entities that a noun of a kind may be said of.
_SAID_OF: Final = {
    "role": ("person", "role"),
    "group": ("group", "organisation", "state"),
    "organisation": ("organisation",),
}


def join_said(report: Report, number: int, mention: ActorMention) -> bool:
    """Give a description the entity that it is said of; say whether there is one."""
    return join_subject(report, number, mention) or _join_apposed(report, number, mention)


def _join_apposed(report: Report, number: int, mention: ActorMention) -> bool:
    """Give "an airline" the name beside it: "Acme, an airline", "the airline Acme"."""
    if mention.kind not in _SAID_OF:
        return False
    tree = report.tree(mention.sentence)
    beside = tree.children(mention.head, "appos")
    word = tree.words[mention.head]
    if word.deprel in _BESIDE:
        beside = [word.head, *beside]
    for other in report.actors_at(mention.sentence, beside):
        chains = report.of.get(other, ())
        if len(chains) != 1 or other == number:
            continue
        chain = report.chains[chains[0]]
        if chain.names and chain.kind in _SAID_OF[mention.kind] and chain.kind != "state":
            report.join(number, chain, "apposition")
            return True
    return False


def join_subject(report: Report, number: int, mention: ActorMention) -> bool:
    """Give a predicate noun its subject's entity; say whether it has one.

    Not where it is denied ("is no terrorist") or only may be ("would be a partner").
    """
    if mention.kind not in _SAID_OF:
        return False
    tree = report.tree(mention.sentence)
    if not tree.children(mention.head, "cop") or tree.is_negated(mention.head):
        return False
    if any(tree.words[n].lemma in _MAY for n in tree.children(mention.head, "aux")):
        return False
    subjects = tree.children(mention.head, *_SUBJECT)
    for other in report.actors_at(mention.sentence, subjects):
        chains = report.of.get(other, ())
        if len(chains) == 1 and report.chains[chains[0]].kind in _SAID_OF[mention.kind]:
            report.join(number, report.chains[chains[0]], "is said to be")
            return True
    return False
