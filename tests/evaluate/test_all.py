import pytest

from dateline.evaluate import all as measures
from dateline.evaluate.all import MEASURES, Measure, digests_of


def test_the_digest_covers_own_gold(tmp_path, monkeypatch):
    monkeypatch.setattr(measures, "corpus_folder", lambda: tmp_path)
    (tmp_path / "gold.jsonl").write_text("one\n")
    measure = Measure(lambda: (), lambda data: (), lambda: ["gold.jsonl"])
    before = digests_of(measure, tmp_path)
    (tmp_path / "gold.jsonl").write_text("two\n")
    assert before.keys() == {"corpus/gold.jsonl"} == digests_of(measure, tmp_path).keys()
    assert before != digests_of(measure, tmp_path)


@pytest.mark.parametrize("name", ["incidents"])
def test_judged_pairs_are_own_gold(name):
    assert list(MEASURES[name].own()) == ["incidents/pairs.jsonl"]
