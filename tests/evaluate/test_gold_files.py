"""Gold files and their texts: all forms, and each mistake told with place and next step."""

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from dateline.errors import BadGold, UnreadableInput
from dateline.evaluate.gold.files import read_gold
from dateline.evaluate.gold.running import against_readings
from dateline.evaluate.gold.texts import documents_of
from dateline.knowledge import shipped_codebook

TEXT = "Kestria sent blankets to Norway on Monday."
AID = {"type": "AID", "evidence": [0, 14]}


def gold(path, *rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def read(path):
    return read_gold(path, shipped_codebook())


def problems(path):
    with pytest.raises(BadGold) as raised:
        read(path)
    return raised.value.problems


def test_lines_a_list_and_a_folder_give_the_same_reports(tmp_path):
    rows = [{"id": "a", "events": [AID]}, {"id": "b", "events": []}]
    lines = gold(tmp_path / "gold.jsonl", *rows)
    (tmp_path / "one").mkdir()
    for row in rows:
        (tmp_path / "one" / f"{row['id']}.json").write_text(json.dumps(row), encoding="utf-8")
    whole = tmp_path / "gold.json"
    whole.write_text(json.dumps(rows), encoding="utf-8")
    packed = tmp_path / "packed.jsonl.gz"
    packed.write_bytes(gzip.compress(lines.read_bytes()))
    for path in (lines, whole, tmp_path / "one", packed):
        assert [(report.id, len(report.events)) for report in read(path)] == [("a", 1), ("b", 0)]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ([], "not a JSON object"),
        ({"events": []}, "no id"),
        ({"id": "a"}, "no list of events"),
        ({"id": "a", "source": "x.jsonl.gz", "events": []}, "without digest"),
        ({"id": "a", "events": [{"type": "GIVE"}]}, "'GIVE' is no type"),
        ({"id": "a", "events": ["AID"]}, "not a JSON object"),
        ({"id": "a", "events": [AID | {"also_accepted": ["GIVE"]}]}, "'GIVE' is no type"),
        ({"id": "a", "events": [AID | {"actors": "Norway"}]}, "no list of parties"),
        ({"id": "a", "events": [AID | {"recipients": [{"sector": 3}]}]}, "no list of parties"),
        ({"id": "a", "events": [AID | {"mode": 3}]}, "mode 3"),
        ({"id": "a", "events": [AID | {"status": "done"}]}, "status 'done'"),
        ({"id": "a", "events": [AID | {"date": 2031}]}, "date 2031"),
        ({"id": "a", "events": [AID | {"evidence": [9, 3]}]}, "no offsets"),
        ({"id": "a", "events": [AID | {"evidence": "sent"}]}, "no offsets"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path, row, said):
    path = gold(tmp_path / "gold.jsonl", {"id": "z", "events": []}, row)
    [problem] = problems(path)
    assert problem.startswith(f"{path}:2: ")
    assert said in problem


def test_broken_lines_and_reports_told_twice_are_all_named(tmp_path):
    path = gold(tmp_path / "gold.jsonl", {"id": "a", "events": []}, {"id": "a", "events": []})
    path.write_text(path.read_text(encoding="utf-8") + '{"id":\n', encoding="utf-8")
    said = problems(path)
    assert "'a' is in" in said[0]
    assert "broken JSON" in said[1]


def test_the_example_of_the_page_is_a_gold_file(tmp_path):
    page = (Path(__file__).parents[2] / "docs" / "evaluating.md").read_text(encoding="utf-8")
    row = json.loads(page.split("```json\n")[1].split("```", maxsplit=1)[0])
    path = gold(tmp_path / "gold.jsonl", row)
    [text] = texts(path)
    [start, end] = read(path)[0].events[0].spans[0]
    assert text[start:end] == "Kestria sent blankets to Norway"


def test_an_empty_file_and_none_are_refused(tmp_path):
    assert "no report" in problems(gold(tmp_path / "gold.jsonl"))[0]
    with pytest.raises(UnreadableInput, match="no such file"):
        read(tmp_path / "other.jsonl")


def texts(path, tables=(), data="nowhere"):
    return [
        doc.text for doc in documents_of("gold", read(path), map(str, tables), path.parent / data)
    ]


def test_texts_come_from_the_report_a_table_or_a_source(tmp_path):
    rows = gold(tmp_path / "rows.jsonl", {"doc_id": "b", "headline": "Help", "body": TEXT})
    table = tmp_path / "rows.csv"
    table.write_text(f'id,title,text\nc,Help,"{TEXT}"\n', encoding="utf-8")
    (tmp_path / "data").mkdir()
    source = json.dumps({"id": "d", "title": "Help", "text": TEXT}).encode()
    (tmp_path / "data" / "s.jsonl.gz").write_bytes(gzip.compress(source))
    whole = f"Help\n\n{TEXT}"
    digest = hashlib.sha256(whole.encode()).hexdigest()[:16]
    path = gold(
        tmp_path / "gold.jsonl",
        {"id": "a", "text": TEXT, "events": [AID]},
        {"id": "b", "events": [AID]},
        {"id": "c", "digest": digest, "events": [AID]},
        {"id": "d", "source": "s.jsonl.gz", "digest": digest, "events": [AID]},
    )
    assert texts(path, [rows, table], "data") == [TEXT, whole, whole, whole]


def test_what_is_wrong_with_texts_is_told_for_all_reports(tmp_path):
    path = gold(
        tmp_path / "gold.jsonl",
        {"id": "a", "events": []},
        {"id": "b", "text": TEXT, "digest": "00ff", "events": []},
        {"id": "c", "text": TEXT, "events": [AID | {"evidence": [0, 99]}]},
    )
    with pytest.raises(BadGold) as raised:
        texts(path)
    absent, other, short = raised.value.problems
    assert "no text of 'a'" in absent
    assert "another text of 'b'" in other
    assert "ends at 99" in short


def test_readings_are_compared_by_id_and_count_like_found_events(tmp_path):
    first = gold(tmp_path / "1.jsonl", {"id": "a", "events": [AID]}, {"id": "b", "events": []})
    second = gold(
        tmp_path / "2.jsonl",
        {"id": "c", "events": []},
        {"id": "a", "events": [AID | {"core": False}]},
    )
    both = against_readings(read(first), second, shipped_codebook())
    assert [report.id for report in both.compared] == ["a"]
    assert both.compared[0].found[0].core
    assert both.left_out == ["b", "c"]


def test_readings_of_nothing_in_common_or_of_other_texts_are_refused(tmp_path):
    first = gold(tmp_path / "1.jsonl", {"id": "a", "digest": "00", "events": []})
    other = gold(tmp_path / "2.jsonl", {"id": "b", "events": []})
    with pytest.raises(BadGold, match="no id of a report in common"):
        against_readings(read(first), other, shipped_codebook())
    changed = gold(tmp_path / "3.jsonl", {"id": "a", "digest": "11", "events": []})
    with pytest.raises(BadGold, match="another text"):
        against_readings(read(first), changed, shipped_codebook())
