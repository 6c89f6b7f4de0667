"""The whole chain, on our own example reports."""

from dataclasses import replace
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.batch import read_all, without_words
from dateline.documents.plain import read_plain
from dateline.exports.plover import event_json, to_line
from dateline.pipeline import check_steps, code_many
from dateline.records import Document, Record, Refusal

EXAMPLES = Path(__file__).parents[1] / "examples"


def example(name):
    return read_plain((EXAMPLES / name).read_text(encoding="utf-8"), name)


def lines(records):
    return [
        to_line(event_json(event, record.document)) for record in records for event in record.events
    ]


@pytest.fixture(scope="module")
def summit():
    return next(code_many([example("summit.txt")]))


@pytest.fixture(scope="module")
def clash():
    return next(code_many([example("clash.txt")]))


def events(record, kind):
    return [event for event in record.events if event.type == kind]


def sides(event):
    return {p.code for p in event.actors}, {p.code for p in event.recipients}


def test_every_step_gets_what_it_takes():
    assert check_steps() == []


def test_headline_lead_and_post_make_one_visit(summit):
    visits = [e for e in events(summit, "CONSULT") if sides(e) == ({"CHL"}, {"GHA"})]
    [visit] = [e for e in visits if e.actors[0].name == "Ivo Lindqvist"]
    assert visit.modes[0] == "visit"
    assert visit.cameo == "042"
    assert {evidence.part for evidence in visit.evidence} >= {"headline", "body", "social"}
    assert (visit.date.value, visit.date.precision) == ("2026-03-17", "day")


def test_the_decoration_is_support_from_who_confers_it(summit):
    [honour] = [e for e in events(summit, "SUPPORT") if e.evidence[0].frame == "support.honour"]
    assert sides(honour) == ({"CHL"}, {"GHA"})


def test_background_keeps_its_own_year(summit):
    deal = next(e for e in events(summit, "SUPPORT") if e.cameo == "057" and e.amount)
    assert deal.background
    assert deal.date.value == "2025"
    assert deal.amount == (420_000_000, "USD")
    visit = next(e for e in events(summit, "CONSULT") if e.date.value == "2023")
    assert sides(visit) == ({"GHA"}, {"CHL"})


def test_a_second_story_is_its_own_context(summit):
    [request] = events(summit, "REQUEST")
    assert [p.name for p in request.actors] == ["Ama Boakye-Lund"]
    assert [p.code for p in request.recipients] == ["CHL"]


def test_offices_are_kept_side_by_side(summit):
    posts = [o.post for o in summit.offices if o.person == "Ivo Lindqvist"]
    assert "army chief" in posts
    assert "Deputy Minister of Defence" in posts
    assert "Commander-in-Chief of the Chilean Army" in posts


def test_quotes_have_speakers(summit, clash):
    speakers = {quote.text[:20]: quote.speaker for quote in summit.quotes}
    assert "AFID" in speakers["matters of shared co"]
    assert speakers["We will not forget w"] == "Kofi Asare-Dorn"
    assert [q.speaker for q in summit.quotes if q.part == "social"] == [
        "Accra Broadcasting (@AccraBroadcast)"
    ]
    assert [quote.speaker for quote in clash.quotes] == ["Joram Keita"]


def test_a_clash_has_its_dead_its_author_and_its_place(clash):
    shelling = next(e for e in events(clash, "ASSAULT") if len(e.tolls) > 1)
    assert dict(shelling.tolls) == {"dead": 9, "injured": 30}
    assert any("Mora Liberation Front" in party.name for party in shelling.actors)
    assert shelling.place is not None
    assert shelling.place.country == "TCD"


def test_aid_to_come_is_agree(clash):
    [promise] = [e for e in events(clash, "AGREE") if {p.code for p in e.actors} == {"FRA"}]
    assert [p.code for p in promise.recipients] == ["TCD"]


def test_the_same_bytes_alone_together_and_in_any_order():
    documents = [example("summit.txt"), example("clash.txt")]
    documents += [replace(documents[0], url="https://example.org/2")]
    together = lines(code_many(documents))
    backwards = list(code_many(reversed(documents)))
    assert lines(reversed(backwards)) == together
    assert [line for d in documents for line in lines(code_many([d]))] == together


def test_processes_give_the_same_records():
    documents = [example("summit.txt"), example("clash.txt")]
    alone = [without_words(record) for record in code_many(documents)]
    assert list(read_all(documents, processes=2)) == alone


@pytest.mark.parametrize(
    "text", ["", " \n ", "“", "Rain.", "\U0001f642" * 50, "a" * 5000, "(((" * 200]
)
def test_odd_texts_give_a_record_without_events(text):
    record = next(code_many([Document(text)]))
    assert record.events == ()


def test_evidence_points_at_the_words(summit):
    text = summit.document.text
    for event in summit.events:
        for evidence in event.evidence:
            assert all(evidence.start <= a < b <= evidence.end for a, b in evidence.words)
            assert text[evidence.start : evidence.end].strip()
        for party in (*event.actors, *event.recipients):
            assert " ".join(text[party.start : party.end].split()) == party.entity_text


def test_a_report_at_which_a_step_fails_is_left_out_and_told(monkeypatch):
    broken = Document("Kenya broke.", origin="broken.txt")

    def lay_out(document, parses):
        if document.origin == "broken.txt":
            raise KeyError("odd")
        return real.run(document, parses)

    real = pipeline.AFTER_READING[0]
    steps = (replace(real, run=lay_out), *pipeline.AFTER_READING[1:])
    monkeypatch.setattr(pipeline, "AFTER_READING", steps)
    good = example("clash.txt")
    first, refusal, last = read_all([good, broken, replace(good, url="https://example.org/3")])
    assert isinstance(first, Record)
    assert isinstance(refusal, Refusal)
    assert "KeyError" in refusal.reason
    assert isinstance(last, Record)
    with pytest.raises(KeyError):
        list(code_many([broken]))
