"""Frames and the event head together: what each claims, and which of them decides.

The frames know whom a construction means; the head has seen which sentences report
anything at all. Where both read one type they stand together; where they differ the surer
one decides and the other is kept as a rival; an event that only one of them sees must be
sure enough. The thresholds were chosen on a part of the corpus of their own
(docs/quality/coding.md).
"""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from dateline.claims.details import Details
from dateline.claims.lists import words
from dateline.claims.scene import Scene
from dateline.claims.scenes import Scenes
from dateline.claims.wording import clause_extent, object_text
from dateline.records import Act, Claim, Rival

_AUTHORLESS: Final = words("authorless")
_MUTUAL: Final = words("mutual")
_DIGITS: Final = 3
_MOST_RIVALS: Final = 3
#: What the frame of a claim is called that the head alone makes.
HEAD: Final = "head"


@dataclass(frozen=True, slots=True)
class Weights:
    """How sure each side must be: data/weights.toml says what each number does."""

    alone: float
    overrule: float
    unseen: float
    sides: float
    sure: float
    firm: float


@cache
def weights() -> Weights:
    """Return the thresholds, read once a process."""
    path = Path(__file__).parent / "data" / "weights.toml"
    return Weights(**tomllib.loads(path.read_text(encoding="utf-8")))


def weigh_claims(scenes: Scenes, framed: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims of a document from those of the frames and what the head reads.

    The head knows PLOVER alone: with another codebook the frames decide.
    """
    if not scenes.codebook.head or not any(parse.acts for parse in scenes.parses):
        return tuple(framed)
    by_sentence: dict[int, list[Claim]] = {}
    for claim in framed:
        by_sentence.setdefault(claim.sentence, []).append(claim)
    claims: list[Claim] = []
    for number, parse in enumerate(scenes.parses):
        own = by_sentence.get(number, [])
        if scenes.has_actors(number) and (own or parse.acts):
            claims.extend(weigh(scenes.at(number), own, parse.acts, scenes.details))
    return tuple(claims)


def weigh(
    scene: Scene, framed: Sequence[Claim], acts: Sequence[Act], details: Details
) -> Iterator[Claim]:
    """Yield the claims of a sentence from those of the frames and what the head reads."""
    left = {act.trigger: act for act in acts}
    for claim in framed:
        act = next((left.pop(word) for word in claim.trigger if word in left), None)
        kept = _alone(claim) if act is None else _together(scene, claim, act, details)
        if kept is not None:
            yield kept
    for act in left.values():
        if scene.tree.words[act.trigger].deprel == "amod":
            continue  # "the visiting dignitary" is described, no visit is told
        made = claim_of(scene, act, details)
        if made is not None and made.score >= weights().alone:
            yield made


def _alone(claim: Claim) -> Claim | None:
    """Return a claim at whose words the head sees nothing, if its frame is sure of it."""
    return claim if claim.score >= weights().unseen else None


def _together(scene: Scene, claim: Claim, act: Act, details: Details) -> Claim:
    """Return what frame and head say of one word."""
    likely = dict(act.types)
    own = likely.get(claim.type, 0.0)
    firm = claim.score >= weights().firm
    if act.type != claim.type and not firm and likely[act.type] - own >= weights().overrule:
        made = claim_of(scene, act, details, claim)
        if made is not None:
            rival = Rival(claim.frame, claim.type, claim.score)
            return replace(made, rivals=(rival, *made.rivals)[:_MOST_RIVALS])
    sure = round(min(0.97, claim.score + (1 - claim.score) * own), _DIGITS)
    return _filled(scene, replace(claim, score=sure), act)


def _filled(scene: Scene, claim: Claim, act: Act) -> Claim:
    """Give a claim of the frames the sides and the mode that the head sees.

    A side of which the head is sure goes before what the frame found.
    """
    told = parties(scene, act)
    actors, recipients = claim.actors, claim.recipients
    if told.actors and (not actors or told.sure_actors):
        actors = tuple(n for n in told.actors if n not in recipients or told.sure_actors)
        recipients = tuple(n for n in recipients if n not in actors)
    mutual = not recipients and claim.type in _MUTUAL and len(actors) > 1
    if told.recipients and not mutual and (not recipients or told.sure_recipients):
        recipients = tuple(n for n in told.recipients if n not in actors)
    mode = claim.mode or (act.mode if act.type == claim.type else "")
    recalled = claim.background or act.background
    return replace(claim, actors=actors, recipients=recipients, mode=mode, background=recalled)


@dataclass(frozen=True, slots=True)
class Parties:
    """The actor mentions at the words that the head gives a side, and whether it is sure."""

    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    sure_actors: bool
    sure_recipients: bool


def parties(scene: Scene, act: Act) -> Parties:
    """Return the sides that the head sees, as actor mentions."""
    found: dict[str, dict[int, float]] = {"actor": {}, "recipient": {}}
    for word, role, score in act.roles:
        if role in found and score >= weights().sides:
            number = scene.actor(word)
            for mention in [number] if number >= 0 else scene.owners(word)[:1]:
                found[role][mention] = max(score, found[role].get(mention, 0.0))
    actors = _outermost(scene, found["actor"])
    recipients = tuple(n for n in _outermost(scene, found["recipient"]) if n not in actors)
    sure = weights().sure
    return Parties(
        actors,
        recipients,
        bool(actors) and all(found["actor"][n] >= sure for n in actors),
        bool(recipients) and all(found["recipient"][n] >= sure for n in recipients),
    )


def _outermost(scene: Scene, numbers: Iterable[int]) -> tuple[int, ...]:
    """Return the mentions that stand in no other of them: not "Kenyan" in "Kenyan troops"."""
    found = list(dict.fromkeys(numbers))
    spans = {n: (scene.mentions[n].start, scene.mentions[n].end) for n in found}
    return tuple(
        n
        for n in found
        if not any(
            other != n
            and spans[other][0] <= spans[n][0]
            and spans[n][1] <= spans[other][1]
            and spans[other] != spans[n]
            for other in found
        )
    )


def claim_of(scene: Scene, act: Act, details: Details, framed: Claim | None = None) -> Claim | None:
    """Return what the head claims, or None where not enough of the parties is told.

    Sides that it leaves open are those of the frame, where one reads the same words.
    """
    told = parties(scene, act)
    actors, recipients = told.actors, told.recipients
    if framed is not None:
        actors = actors or tuple(n for n in framed.actors if n not in recipients)
        recipients = recipients or tuple(n for n in framed.recipients if n not in actors)
    if not actors and not (recipients and act.type in _AUTHORLESS):
        return None
    if act.status == "hypothetical" and not (actors and recipients):
        return None
    tree, trigger = scene.tree, act.trigger
    start, end = clause_extent(tree, trigger, (trigger,))
    thing = next((word for word, role, _ in act.roles if role == "object"), -1)
    return Claim(
        sentence=scene.sentence,
        trigger=(trigger,),
        start=start,
        end=end,
        type=act.type,
        mode=act.mode,
        cameo=scene.rules.codebook.cameo(act.type, act.mode),
        frame=f"{act.type.lower()}.{HEAD}",
        score=round(dict(act.types)[act.type], _DIGITS),
        actors=actors,
        recipients=recipients,
        object=object_text(tree, thing),
        place=details.place(scene.sentence, tree, trigger, act.type),
        date=details.date(scene.sentence, tree, trigger),
        amount=details.amount(scene.sentence, tree, trigger),
        tolls=details.tolls(scene.sentence, tree, trigger, act.type),
        speech=details.speech(scene.sentence, tree.words[trigger].start, trigger),
        status=act.status,
        background=act.background,
        rivals=tuple(
            Rival(f"{kind.lower()}.{HEAD}", kind, round(score, _DIGITS))
            for kind, score in act.types[1:]
        ),
    )
