"""Frames and event head together: who decides."""

from dataclasses import replace

import pytest

from dateline.claims.acts import weigh_claims, weights
from dateline.claims.scenes import Scenes
from dateline.knowledge import shipped_codebook
from dateline.pipeline import values_to
from dateline.records import Act, Document, Part

SENTENCE = "Orland condemned Kestria over the raid."


def read(text):
    document = Document(text, parts=(Part("body", 0, len(text)),))
    values = next(values_to([document], "framed"))
    values["parses"] = tuple(replace(parse, acts=()) for parse in values["parses"])
    return values


def claims(text, *acts, codebook=None):
    values = read(text)
    parses = tuple(replace(parse, acts=acts) for parse in values["parses"])
    book = codebook or shipped_codebook()
    return weigh_claims(Scenes(parses, values["mentions"], book), values["framed"])


def act(trigger, kind, share=0.95, *, roles=(), status="actual", mode="", others=()):
    types = ((kind, share), *others)
    return Act(
        trigger, min(1.0, share + sum(p for _, p in others)), types, mode, status, False, roles
    )


ACCUSED = act(1, "ACCUSE", roles=((0, "actor", 0.9), (2, "recipient", 0.9)))


def test_frames_alone_decide_where_there_is_no_head():
    values = read("France condemned Kenya over the raid.")
    scenes = Scenes(values["parses"], values["mentions"], shipped_codebook())
    found = weigh_claims(scenes, values["framed"])
    assert found == tuple(values["framed"])
    assert found[0].type == "ACCUSE"


def test_what_both_read_is_surer_than_the_frame():
    [framed] = read("France condemned Kenya over the raid.")["framed"]
    [both] = claims("France condemned Kenya over the raid.", ACCUSED)
    assert (both.type, both.frame) == (framed.type, framed.frame)
    assert both.score > framed.score


def test_a_much_surer_head_overrules_and_keeps_the_frame_as_a_rival():
    other = replace(ACCUSED, types=(("REJECT", 0.97), ("ACCUSE", 0.01)))
    [found] = claims("France condemned Kenya over the raid.", other)
    assert (found.type, found.frame) == ("REJECT", "reject.head")
    assert found.rivals[0].type == "ACCUSE"
    assert found.actors
    assert found.recipients


def test_the_head_alone_finds_what_no_frame_has():
    text = "France blorped Kenya."
    assert claims(text) == ()
    sure = act(1, "COERCE", mode="seize", roles=((0, "actor", 0.9), (2, "recipient", 0.9)))
    [found] = claims(text, sure)
    assert (found.type, found.mode, found.frame) == ("COERCE", "seize", "coerce.head")
    assert found.cameo.startswith("17")
    assert (len(found.actors), len(found.recipients)) == (1, 1)


def test_the_head_alone_must_be_sure_enough():
    unsure = act(1, "COERCE", weights().alone - 0.01, roles=((0, "actor", 0.9),))
    assert claims("France blorped Kenya.", unsure) == ()


def test_an_event_without_parties_is_none():
    assert claims("France blorped Kenya.", act(1, "CONSULT")) == ()


def test_the_head_fills_a_side_that_the_frame_leaves_open():
    text = "Orland's parliament voted to condemn the raid by Kestria."
    for claim in claims(text, replace(ACCUSED, trigger=4)):
        assert set(claim.actors).isdisjoint(claim.recipients)


@pytest.mark.parametrize("status", ["actual", "negated", "future"])
def test_the_heads_status_stands(status):
    roles = ((0, "actor", 0.9), (2, "recipient", 0.9))
    [found] = claims("France blorped Kenya.", act(1, "ACCUSE", roles=roles, status=status))
    assert found.status == status


def test_another_codebook_is_read_by_its_frames_alone():
    other = replace(shipped_codebook(), head=False)
    text = "France blorped Kenya."
    assert claims(text, act(1, "ACCUSE", roles=((0, "actor", 0.9),)), codebook=other) == ()
