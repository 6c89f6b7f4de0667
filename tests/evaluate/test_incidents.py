import gzip
import json

import pytest

from dateline.errors import BadGold, MissingData
from dateline.evaluate.incident_pairs import read_pairs, reports_of
from dateline.evaluate.incidents import counted, pairs_tally

TEXTS = {
    "r1": ("2031-01-15", "Militants shelled a market in Kisumu, Kenya, and killed nine people."),
    "r2": ("2031-01-15", "Militants shelled a market in Kisumu, Kenya, and killed 12 people."),
    "r3": ("2031-03-02", "Militants shelled a bridge near Nairobi, Kenya, on Sunday."),
}


def side(name):
    text = TEXTS[name][1]
    start = text.index("shelled")
    return {
        "source": "own",
        "id": name,
        "start": 0,
        "end": len(text),
        "trigger": [[start, start + 7]],
    }


def line(number, left, right, same, **changes):
    row = {
        "id": f"p{number}", "left": side(left), "right": side(right), "type": "ASSAULT",
        "same": same, "part": "test",
    }  # fmt: skip
    return json.dumps({**row, **changes})


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "news").mkdir()
    rows = [{"id": key, "date": day, "text": text} for key, (day, text) in TEXTS.items()]
    with gzip.open(tmp_path / "news" / "own.jsonl.gz", "wt") as stream:
        stream.writelines(f"{json.dumps(row)}\n" for row in rows)
    return tmp_path


@pytest.fixture
def pairs(tmp_path):
    path = tmp_path / "pairs.jsonl"
    path.write_text(f"{line(1, 'r1', 'r2', True)}\n\n{line(2, 'r1', 'r3', False)}\n")
    return read_pairs(path)


def test_pairs_are_joined_as_their_events_are(folder, pairs):
    tally = pairs_tally(pairs, folder)
    assert (tally.precision().value, tally.recall().value) == (100.0, 100.0)
    assert tally.precision().count == 1


def test_wrong_lines_are_all_named(tmp_path):
    path = tmp_path / "pairs.jsonl"
    wrong = [line(1, "r1", "r2", True, part="dev"), "{", line(3, "r1", "r2", "yes")]
    path.write_text("\n".join(wrong))
    with pytest.raises(BadGold) as caught:
        read_pairs(path)
    assert all(f"line {number}" in str(caught.value) for number in (1, 2, 3))


def test_a_text_that_is_absent_is_named(folder, pairs, tmp_path):
    with pytest.raises(MissingData):
        reports_of(pairs, tmp_path / "nowhere")
    with gzip.open(folder / "news" / "own.jsonl.gz", "wt") as stream:
        stream.write(json.dumps({"id": "r1", "text": "…"}) + "\n")
    with pytest.raises(MissingData, match="r2"):
        reports_of(pairs, folder)


def test_only_pairs_across_reports_count():
    events = [("a", "one", "x"), ("b", "one", "x"), ("c", "two", "x"), ("d", "two", "y")]
    home = {"a": "1", "b": "1", "c": "1", "d": "1"}
    assert counted(events, home) == (2, 4, 2)
