"""Judging at the desk: verdicts, corrections, the queue, the trail, the gold."""

import json

import pytest
from factories import event, evidence, record

from dateline.desk.corrections import changes_of, corrected, form_of
from dateline.evaluate.gold.files import read_gold
from dateline.knowledge import shipped_codebook
from dateline.store import explain, open_store
from dateline.store.errors import BadFilter


def decide(desk, row, verdict, **form):
    path = f"/review/{row['document']}/{row['id']}/{verdict}"
    return desk.post(path, data=form, headers={"hx-request": "true"})


def judgements(desk):
    return desk.get("/api/judgements").json()["judgements"]


def test_a_verdict_is_kept_with_who_and_when(desk, event_row):
    answer = decide(desk, event_row, "accept")
    assert "Accepted" in answer.text
    [one] = judgements(desk)
    assert (one["judge"], one["kind"]) == ("Ada", "event accept")
    assert one["made"].startswith("20")
    assert one["subject"].startswith(event_row["document"])


def test_what_is_judged_leaves_the_queue_and_comes_back_when_undone(desk, event_row):
    card = f'id="e-{event_row["id"]}"'
    assert card in desk.get("/review").text
    decide(desk, event_row, "reject")
    assert card not in desk.get("/review").text
    assert card in desk.get("/review?show=judged").text
    assert desk.post("/judgements/1/undo").status_code == 303
    assert card in desk.get("/review").text
    assert "undone by 2" in desk.get("/judgements").text
    assert desk.post("/judgements/1/undo").status_code == 400


def test_the_least_certain_comes_first(store_file, desk):
    sure = record(50)
    sure = record(50, events=(event(sure.document, 0, confidence=0.31),))
    with open_store(store_file) as store:
        store.write([sure])
    first = desk.get("/review").text.index("sure to <strong>0.31")
    assert first < desk.get("/review").text.index("sure to <strong>0.75")


def test_a_correction_keeps_only_what_it_changes(desk, event_row):
    form = {"type": "AID", "date": "2031-05-13", "actors": "Ivo Marek | KES | GOV", "dead": "3"}
    assert "Corrected" in decide(desk, event_row, "correct", **form).text
    [one] = judgements(desk)
    assert one["detail"]["changes"] == {"type": "AID", "dead": 3}


@pytest.mark.parametrize(
    ("form", "reason"),
    [
        ({}, "changes nothing"),
        ({"type": "PARTY"}, "write one of AGREE"),
        ({"date": "soon"}, "is no date"),
        ({"status": "perhaps"}, "write one of actual"),
        ({"dead": "-1"}, "is no number"),
        ({"actors": "Marek | Kestria"}, "code of three letters"),
        ({"actors": "| KES"}, "no name"),
        ({"note": "x" * 3000}, "longer than"),
    ],
)
def test_a_correction_that_does_not_fit_is_told(desk, event_row, form, reason):
    answer = decide(desk, event_row, "correct", **form)
    assert answer.status_code in {400, 422}
    assert reason in answer.text
    assert judgements(desk) == []


def test_the_form_of_an_event_changes_nothing(store_file):
    with open_store(store_file) as store:
        for (key,) in store.fetch("SELECT id FROM events"):
            record_ = explain(store, key)["event"]
            assert changes_of(record_, form_of(record_)) == {}


def test_a_correction_reaches_every_field():
    before = {
        "event": ["CONSULT"], "mode": ["visit"], "actor": [], "recipient": [], "date": None,
        "status": "actual", "background": False, "size": None, "event_loc": None,
    }  # fmt: skip
    form = {
        "type": "AID", "mode": "a, b", "date": "2031", "status": "future", "background": "yes",
        "actors": "Ivo | kes | gov mil\nOrsk", "recipients": "x", "place": "Port", "dead": "1",
    }  # fmt: skip
    changes = changes_of(before, form)
    assert changes["actors"] == [
        {"name": "Ivo", "country": "KES", "sector": ["GOV", "MIL"]},
        {"name": "Orsk", "country": "", "sector": []},
    ]
    event_ = corrected(before, changes)
    assert (event_["type"], event_["mode"], event_["date"]) == ("AID", ["a", "b"], "2031")
    assert (event_["status"], event_["background"]) == ("future", True)
    with pytest.raises(BadFilter):
        changes_of(before, {"background": "maybe"})


def test_a_second_judge_is_asked_about_what_the_first_judged(desk, event_row):
    decide(desk, event_row, "accept")
    card = f'id="e-{event_row["id"]}"'
    assert card not in desk.get("/review?show=second").text
    desk.post("/review/judge", data={"name": "Béla Ö"})
    assert card in desk.get("/review?show=second").text
    decide(desk, event_row, "reject")
    assert [one["judge"] for one in judgements(desk)] == ["Ada", "Béla Ö"]
    [pair] = desk.get("/api/agreement").json()["judges"]
    assert (pair["judges"], pair["events"], pair["same"]) == (["Ada", "Béla Ö"], 1, 0)


def test_reports_judged_to_the_last_event_are_gold(desk, event_row, tmp_path):
    rows = desk.get(f"/api/reports/{event_row['document']}").json()["events"]
    decide(desk, rows[0], "correct", type="AID")
    assert desk.get("/review/gold.jsonl").text == ""
    for row in rows[1:]:
        decide(desk, row, "reject")
    file = tmp_path / "gold.jsonl"
    file.write_text(desk.get("/review/gold.jsonl").text, encoding="utf-8")
    [report] = read_gold(file, shipped_codebook())
    assert report.id == event_row["document"]
    [one] = report.events
    start, end = one.spans[0]
    assert (one.type, report.text[start:end]) == ("AID", "called on")
    assert one.actors[0].country == "KES"


def test_a_verdict_that_is_none_is_not_there(desk, event_row):
    assert decide(desk, event_row, "burn").status_code == 404
    assert decide(desk, {**event_row, "id": "none"}, "accept").status_code == 404


def test_programs_judge_too(desk, event_row):
    headers = {"X-CSRF-Token": desk.token}
    path = f"/api/events/{event_row['id']}/verdicts"
    body = {"verdict": "correct", "changes": {"type": "AID"}}
    made = desk.client.post(path, json=body, headers=headers).json()
    assert made == {"judgements": [1]}
    undone = desk.client.post("/api/judgements/1/undo", headers=headers)
    assert json.loads(undone.text) == {"judgements": [2]}


def test_evidence_of_several_words_is_shown_once(store_file, desk):
    report = record(51).document
    twice = (evidence(report.text), evidence(report.text, frame="consult.meet"))
    with open_store(store_file) as store:
        store.write([record(51, events=(event(report, 0, evidence=twice, confidence=0.1),))])
    assert desk.get("/review").text.split("<article")[1].count("<blockquote>") == 1
