"""Verdicts on events find them again when their reports have been read anew."""

import pytest
from factories import document, event, evidence, party, record

from dateline.store import explain, open_store
from dateline.store.anchors import Anchor, anchors, find
from dateline.store.errors import NothingToJudge, UnknownEvent
from dateline.store.judgements import Stamp, undo
from dateline.store.reviews import (
    ACCEPT,
    CORRECT,
    REJECT,
    agreements,
    queue,
    review,
    shares,
    verdicts,
)

ADA, BELA = Stamp("2031-06-01T10:00:00+00:00", "Ada"), Stamp("2031-06-02T10:00:00+00:00", "Bela")


def keys(store):
    return queue(store, (), False, limit=100)


def read_again(store, number, *events):
    """Let a newer dateline read a report again and find these events."""
    store.write([record(number, events=events)], version="99.0.0")


def test_a_verdict_survives_another_id(store):
    store.write([record(1)])
    key = next(key for key in keys(store) if "CONSULT" in str(anchors(store, [key[0]], key[1])))
    review(store, key, ACCEPT, ADA)
    paper = document(1)
    read_again(store, 1, event(paper, 77, confidence=0.9))
    [(found, [one])] = verdicts(store).items()
    assert found != key
    assert one.kind == ACCEPT


def test_a_verdict_does_not_pass_to_another_type(store):
    store.write([record(1, events=(event(document(1)),))])
    [key] = keys(store)
    review(store, key, REJECT, ADA)
    read_again(store, 1, event(document(1), 77, type="REQUEST"))
    assert verdicts(store) == {}


def test_a_correction_holds_for_the_words_whatever_they_were_read_as(store):
    store.write([record(1, events=(event(document(1)),))])
    [key] = keys(store)
    review(store, key, CORRECT, ADA, {"type": "AID"})
    read_again(store, 1, event(document(1), 77, type="REQUEST"))
    [[one]] = verdicts(store).values()
    assert one.detail["changes"] == {"type": "AID"}


def test_of_two_events_of_the_same_words_the_parties_tell(store):
    paper = document(1)
    other = {"recipients": (party("Tara Voss", "ORL"),)}
    store.write([record(1, events=(event(paper, 0), event(paper, 1, **other)))])
    wanted = next(one for one in anchors(store, [paper.id]) if "recipient:Tara Voss" in one.parties)
    review(store, (paper.id, wanted.event), ACCEPT, ADA)
    read_again(store, 1, event(paper, 8, **other), event(paper, 9))
    [(_, found)] = verdicts(store)
    assert anchors(store, [paper.id], found)[0].parties == wanted.parties


def test_other_words_are_another_event():
    one = Anchor("d", "e", "AID", ((3, 8),), ("actor:x",))
    near = Anchor("d", "f", "AID", ((7, 9),), ())
    far = Anchor("d", "g", "AID", ((8, 9),), ("actor:x",))
    assert find(one, [far, near], True) is near
    assert find(one, [far], True) is None
    bare = Anchor("d", "h", "AID", (), ())
    assert find(bare, [one, bare], True) is bare


def test_the_last_verdict_counts_and_undone_ones_do_not(store):
    store.write([record(1)])
    key = keys(store)[0]
    review(store, key, ACCEPT, ADA)
    [number] = review(store, key, REJECT, ADA)
    assert [one.kind for one in verdicts(store)[key]] == [ACCEPT, REJECT]
    undo(store, [number], ADA)
    assert [one.kind for one in verdicts(store)[key]] == [ACCEPT]


def test_what_cannot_be_judged_is_refused(store):
    store.write([record(1)])
    with pytest.raises(UnknownEvent):
        review(store, ("none", "none"), ACCEPT, ADA)
    with pytest.raises(NothingToJudge):
        review(store, keys(store)[0], CORRECT, ADA, {})


def test_the_queue_goes_from_the_least_certain_and_leaves_out_what_is_given(store):
    paper = document(1)
    events = [event(paper, n, confidence=c) for n, c in enumerate((0.9, 0.2, 0.5))]
    store.write([record(1, events=tuple(events))])
    found = queue(store, (), False, limit=10)
    sure = [explain(store, key)["event"]["confidence"] for _, key in found]
    assert sure == [0.2, 0.5, 0.9]
    first = found[0]
    assert len(queue(store, [first], False, limit=10)) == 2
    assert queue(store, [first], True, limit=10) == [first]
    assert queue(store, (), False, "AID", limit=10) == []
    assert queue(store, (), False, limit=10, offset=2) == found[2:]


def test_shares_count_the_last_verdict_by_type(store):
    store.write(record(number) for number in range(3))
    consults = [key for key in keys(store) if anchors(store, [key[0]], key[1])[0].type == "CONSULT"]
    review(store, consults[0], REJECT, ADA)
    review(store, consults[0], ACCEPT, BELA)
    review(store, consults[1], CORRECT, ADA, {"type": "AID"})
    consult, protest = shares(store, verdicts(store))
    assert (consult.type, consult.events, consult.judged) == ("CONSULT", 3, 2)
    assert (consult.accepted, consult.corrected, consult.rejected) == (1, 1, 0)
    assert consult.share == 0.5
    assert protest.share is None


def test_agreement_is_told_with_and_without_chance(store):
    store.write(record(number) for number in range(2))
    four = keys(store)
    for key, first, second in zip(
        four, (ACCEPT, ACCEPT, REJECT, REJECT), (ACCEPT, REJECT, REJECT, REJECT), strict=True
    ):
        review(store, key, first, ADA)
        review(store, key, second, BELA)
    [pair] = agreements(verdicts(store))
    assert (pair.judges, pair.events, pair.same) == (("Ada", "Bela"), 4, 3)
    assert pair.kappa == pytest.approx(0.5)


def test_agreement_on_one_kind_alone_has_no_kappa(store):
    store.write([record(1)])
    for stamp in (ADA, BELA):
        review(store, keys(store)[0], ACCEPT, stamp)
    assert agreements(verdicts(store))[0].kappa is None


def test_verdicts_are_the_same_in_a_store_opened_again(path):
    with open_store(path) as store:
        store.write(
            [record(1, events=(event(document(1), evidence=(evidence(document(1).text),)),))]
        )
        [key] = keys(store)
        review(store, key, ACCEPT, ADA)
    with open_store(path, read_only=True) as store:
        assert list(verdicts(store)) == [key]
