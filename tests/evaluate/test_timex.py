import pytest

from dateline.evaluate.dates import evaluate_dates, matched
from dateline.evaluate.timex import Timex, timexes
from dateline.parsing import parse


def values(text, anchor="2025-08-13"):
    return [(t.type, t.value) for t in timexes(text, parse(text), anchor)]


def test_values_as_timex3_writes_them():
    assert values("They met last week and in the first quarter of 2023.") == [
        ("DATE", "2025-W32"),
        ("DATE", "2023-Q1"),
    ]
    assert values("It lasted for two days in summer 2022.") == [
        ("DURATION", "P2D"),
        ("DATE", "2022-SU"),
    ]
    assert values("He left on Monday night, recently or in the 1990s.") == [
        ("TIME", "2025-08-11TNI"),
        ("DATE", "PAST_REF"),
        ("DATE", "199"),
    ]


def test_a_range_is_two():
    assert values("The war ran from 2011 to 2013.") == [("DATE", "2011"), ("DATE", "2013")]


def test_pairs_overlap_and_exact_ones_go_first():
    ours = [Timex(0, 9, "DATE", "a"), Timex(5, 9, "DATE", "b"), Timex(20, 22, "DATE", "c")]
    gold = [Timex(5, 9, "DATE", "b"), Timex(30, 33, "DATE", "d")]
    assert matched(ours, gold) == [(ours[1], gold[0])]


def test_dates_keep_their_figures(data):
    if not (data / "time").is_dir():
        pytest.skip("no corpora of time expressions")
    rows = {row.key: row.score.value for row in evaluate_dates(data / "time")}
    for test in ("TimeBank and AQUAINT, other half", "MEANTIME"):
        for metric, floor in (("strict", 84.0), ("relaxed", 90.0), ("value", 77.6)):
            assert rows[f"{test}: DATE, {metric} F1"] > floor
