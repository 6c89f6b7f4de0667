"""The classic coders' unit test: its dictionaries are read as files, its records coded."""

import pytest

from dateline.evaluate.classic import (
    DICTIONARIES,
    RECORDS,
    coded_records,
    evaluate_classic,
    gold_triples,
    unit_test_codebook,
)


@pytest.fixture(scope="module")
def folder(data):
    for name in (RECORDS, DICTIONARIES):
        if not (data / name).is_file():
            pytest.skip(f"no {name} among the public data")
    return data


def test_the_dictionaries_are_read_but_for_two_broken_lines(folder):
    read = unit_test_codebook(folder)
    reasons = [refusal.reason.split(":")[0] for refusal in read.refused]
    assert reasons == ["does not parse", "no set &SECURITY"]
    assert len(read.codebook.names) == 325
    assert len({form.words for form in read.codebook.verbs}) > 450


def test_the_figure_counts_the_active_records_that_are_exactly_right(folder):
    (row,) = evaluate_classic(folder)
    pairs = [(row, ours) for row, ours in coded_records(folder) if row["active"]]
    right = sum(ours == gold_triples(record) for record, ours in pairs)
    assert row.score.count == len(pairs)
    assert row.score.value == pytest.approx(100 * right / len(pairs))
    assert right >= 215
