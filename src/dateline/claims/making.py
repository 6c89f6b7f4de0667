"""From a match to a claim: its type and standing, its parties, its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dateline.claims.attempt import Match
from dateline.claims.details import Details
from dateline.claims.lists import words
from dateline.claims.patterns import Frame
from dateline.claims.scene import Scene
from dateline.claims.status import is_background, status_of
from dateline.claims.wording import extent, object_text
from dateline.grammar import Tree
from dateline.records import Claim, Codebook, Rival

_AUTHORLESS: Final = words("authorless")
_VERBAL_ACTS: Final = words("verbal_acts")
#: Prepositions by which a noun is an event of its own: "told him at a meeting".
_HAPPENING: Final = frozenset({"during", "at", "in", "by"})
_MOST_RIVALS: Final = 3


@dataclass(frozen=True, slots=True)
class _Told:
    """What a match tells, after the codebook's reductions.

    ``manner`` is the PLOVER type whose rules hold for its type.
    """

    kind: str
    manner: str
    status: str
    actors: tuple[int, ...]
    recipients: tuple[int, ...]


def make_claim(
    scene: Scene, best: Match, rivals: Sequence[Match], details: Details
) -> Claim | None:
    """Return what a match claims, or None where it asserts nothing or not enough."""
    told = _told(scene, best)
    if told is None or not _is_enough(scene, best, told):
        return None
    tree, frame, trigger = scene.tree, best.pattern.frame, best.trigger
    start, end = extent(tree, best)
    mode, cameo = _coded(scene.rules.codebook, frame, told)
    return Claim(
        sentence=scene.sentence,
        trigger=tuple(sorted({trigger, *best.used})),
        start=start,
        end=end,
        type=told.kind,
        mode=mode,
        cameo=cameo,
        frame=frame.id,
        score=round(_confidence(best, rivals), 3),
        actors=told.actors,
        recipients=told.recipients,
        contexts=_contexts(scene.rules.codebook, best, told.kind),
        object=object_text(tree, best.things.get("object", -1)),
        place=details.place(scene.sentence, tree, trigger, told.manner),
        date=details.date(scene.sentence, tree, trigger),
        amount=details.amount(scene.sentence, tree, trigger),
        tolls=details.tolls(scene.sentence, tree, trigger, told.manner),
        speech=details.speech(scene.sentence, tree.words[trigger].start, trigger),
        status="actual" if told.kind != frame.type else told.status,
        background=(
            is_background(tree, trigger)
            or _only_describes(tree, trigger)
            or (best.pattern.noun and _only_refers(tree, trigger))
        ),
        behalf=_behalf(scene, trigger),
        rivals=_lost(best, rivals),
        like=told.manner if told.manner != told.kind else "",
    )


def _contexts(codebook: Codebook, best: Match, kind: str) -> tuple[str, ...]:
    """Return the contexts that the frame's wording proves, and its mode's own."""
    frame = best.pattern.frame
    if kind != frame.type or not frame.mode:
        return frame.contexts
    own = ((codebook.types[kind].get("modes") or {}).get(frame.mode) or {}).get("context")
    return frame.contexts if not own or own in frame.contexts else (*frame.contexts, own)


def _coded(codebook: Codebook, frame: Frame, told: _Told) -> tuple[str, str]:
    """Return mode and CAMEO code, those of the type that an event to come is reduced to."""
    if told.kind == frame.type:
        return frame.mode, frame.cameo
    mode = codebook.future_mode(frame.type, frame.mode) if told.status == "future" else ""
    return mode, codebook.cameo(told.kind, mode) or frame.cameo


def _told(scene: Scene, best: Match) -> _Told | None:
    """Return what a match tells, or None where its words assert no event."""
    tree, codebook = scene.tree, scene.rules.codebook
    status = status_of(tree, best.trigger)
    if not status:
        return None
    kind = _standing(codebook, best.pattern.frame.type, status)
    manner = codebook.manner(kind)
    named = set(best.used) - {best.trigger}  # "the deal signed by" tells of signing
    if manner == "SUPPORT" and not named and _only_describes(tree, best.trigger):
        return None
    roles = best.roles
    actors = tuple(dict.fromkeys((*roles.get("parties", ()), *roles.get("actor", ()))))
    recipients = tuple(n for n in roles.get("recipient", ()) if n not in actors)
    standing = "negated" if status == "refused" else status
    return _Told(kind, manner, standing, actors, recipients)


def _standing(codebook: Codebook, kind: str, status: str) -> str:
    """Return the type after the codebook's reductions: in PLOVER a future CONSULT is AGREE.

    Cooperation that somebody says he will not do is REJECT there.
    """
    if status == "refused" and codebook.refused and codebook.quad(kind) in (1, 2):
        return codebook.refused
    return codebook.types[kind].get("future") or kind if status == "future" else kind


def _only_describes(tree: Tree, trigger: int) -> bool:
    """Say whether a participle only tells of what kind somebody is: "rebels backed by X"."""
    word = tree.words[trigger]
    return word.deprel in ("acl", "amod") and word.xpos == "VBN"


def _only_refers(tree: Tree, trigger: int) -> bool:
    """Say whether a noun only points at an event: "opposed to the withdrawal from the deal"."""
    word = tree.words[trigger]
    return word.deprel == "nmod" and tree.case(trigger) not in _HAPPENING


def _is_enough(scene: Scene, best: Match, told: _Told) -> bool:
    """Say whether enough of the parties is told: violence may lack its author, talks not."""
    actors, recipients = told.actors, told.recipients
    if told.status == "hypothetical" and not (actors and recipients):
        return False
    if not actors:
        shown = told.manner not in _VERBAL_ACTS or not _only_describes(scene.tree, best.trigger)
        return bool(recipients) and shown and told.manner in _AUTHORLESS
    if best.pattern.noun and best.pattern.mutual and not recipients:
        return len(actors) > 1 or any(scene.mentions[n].count != 1 for n in actors)
    return True


def _behalf(scene: Scene, trigger: int) -> int:
    """Return the actor on whose behalf it is done, or -1."""
    tree = scene.tree
    for case, head in tree.oblique(trigger):
        if tree.words[head].lemma == "behalf" and case == "on":
            for _, owner in tree.oblique(head):
                return scene.actor(owner)
    return -1


def _confidence(best: Match, rivals: Sequence[Match]) -> float:
    """Return 0.4 to 0.95: more for what asks for more, less with a rival of another type."""
    score = _sure(best)
    kind = best.pattern.frame.type
    other = next((rival for rival in rivals if rival.pattern.frame.type != kind), None)
    if other is not None:
        score -= max(0.0, 0.15 - 0.05 * (best.score - other.score))
    return min(0.95, max(0.4, score))


def _sure(match: Match) -> float:
    """Return 0.55 to 0.91 by how much a pattern asks for and how well its slots are filled."""
    return 0.55 + 0.06 * min(match.score, 6.0)


def _lost(best: Match, rivals: Sequence[Match]) -> tuple[Rival, ...]:
    """Return the readings that came next, those of other frames."""
    return tuple(
        Rival(
            rival.pattern.frame.id,
            rival.pattern.frame.type,
            round(_sure(rival), 3),
            round(best.score - rival.score, 3),
        )
        for rival in rivals[:_MOST_RIVALS]
        if rival.pattern.frame.id != best.pattern.frame.id
    )
