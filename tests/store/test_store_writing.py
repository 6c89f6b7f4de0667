import itertools
import random
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from factories import HEADLINE, LEAD, document, event, evidence, party, place, record
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.records import Record, ResolvedDate
from dateline.store import Written, digest, open_store
from dateline.store.schema import CONTENT


def count(store, table):
    return store.fetch(f"SELECT count(*) FROM {table}")[0][0]


def test_a_report_goes_into_every_table(store):
    assert store.write([record()]) == Written(added=1)
    counts = {table: count(store, table) for table in CONTENT}
    assert counts == {
        "documents": 1,
        "parts": 2,
        "sentences": 4,
        "events": 2,
        "claims": 2,
        "actors": 3,
        "offices": 1,
        "people": 1,
        "quotes": 1,
        "places": 1,
    }


def test_fields_come_back_as_they_went_in(store):
    store.write([record()])
    [row] = store.fetch(
        "SELECT number, modes, contexts, cameo, quad_code, score, goldstein, date, enddate, lat,"
        " place_rivals, dead FROM events WHERE type = 'CONSULT'"
    )
    assert row[:7] == (0, ["visit"], ["diplomatic"], "042", 1, 4.0, 1.9)
    assert row[7:] == ("2031-05-13", "", 12.5, [78, 79], None)
    [text] = store.fetch("SELECT text, characters, words, reader FROM documents")
    assert text[:3] == (document().text, len(document().text), 27)
    parts = store.fetch("SELECT part FROM sentences ORDER BY number")
    assert parts == [("headline",), ("body",), ("body",), ("body",)]


def test_the_same_report_changes_nothing(store):
    store.write([record()])
    before = digest(store)
    assert store.write([record(), record()]) == Written(kept=2)
    assert digest(store) == before
    assert count(store, "documents") == 1


def test_a_report_twice_in_a_batch_is_written_once(store):
    first = record(document=document(origin="a.txt"))
    second = record(document=document(origin="b.txt"))
    assert store.write([first, second]) == Written(added=1, kept=1)
    assert store.fetch("SELECT origin FROM documents") == [("a.txt",)]


def test_a_newer_reader_replaces_only_the_reports_that_it_read(store):
    store.write([record(1), record(2)], version="0.9.1")
    assert store.known([document(1).id, "none"], version="0.9.1") == {document(1).id}
    assert store.known([document(1).id], version="0.10.0") == set()
    again = record(1, events=(event(document(1), 7, type="ACCUSE"),))
    assert store.write([again], version="0.10.0") == Written(replaced=1)
    rows = store.fetch("SELECT document, type FROM events ORDER BY type")
    assert (document(1).id, "ACCUSE") in rows
    assert len(rows) == 3
    assert count(store, "documents") == 2
    assert count(store, "actors") == 5


def test_an_older_reader_does_not_undo_a_newer_one(store):
    store.write([record()], version="0.10.0")
    assert store.write([record(events=())], version="0.9.1") == Written(kept=1)
    assert count(store, "events") == 2


def test_content_does_not_depend_on_order_or_batches(tmp_path):
    records = [record(number) for number in range(12)]
    digests, exports = set(), set()
    for turn, batch in enumerate((1, 5, 64)):
        random.Random(turn).shuffle(records)
        with open_store(tmp_path / f"{turn}.duckdb") as store:
            store.write(records, batch=batch)
            digests.add(digest(store))
            exports.add("\n".join(store.export_events()))
    assert len(digests) == len(exports) == 1


def test_the_digest_sees_every_table(store, tmp_path):
    store.write([record()])
    for table, keys in CONTENT.items():
        with open_store(tmp_path / f"{table}.duckdb") as other:
            other.write([record()])
            assert digest(other) == digest(store)
            sql = f"UPDATE {table} SET {keys[-1]} = concat({keys[-1]}, '1')"
            other._connection.execute(sql)
            assert digest(other) != digest(store), table


def test_events_are_exported_by_date_report_and_number(store):
    late = record(1, document=document(1, published="2031-06-01"))
    early = record(2, document=document(2, published="2031-01-01"))
    store.write([late, early])
    ids = [line.split('"')[3] for line in store.export_events()]
    assert ids == [event.id for event in (*early.events, *late.events)]


def test_what_came_before_a_failure_is_kept(store):
    def failing():
        yield record(1)
        yield record(2)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.write(failing())
    assert count(store, "documents") == 2


def test_a_batch_that_fails_leaves_no_half_report(store):
    store.write([record(1)])
    wrong = record(2, places=(("Port Alma", place(lat="north")),))
    with pytest.raises(Exception, match="north"):
        store.write([wrong])
    assert count(store, "documents") == 1
    assert count(store, "events") == 2
    assert store.write([record(3)]) == Written(added=1)


@settings(max_examples=20, deadline=None)
@given(st.text(st.characters(), max_size=40))
def test_any_text_can_be_kept(text):
    text = text + " \ud800 \0 😀"
    report = document(text=text, title=text, publisher=text)
    happened = event(
        report,
        actors=(party(text),),
        object=text,
        place_text=text,
        date=ResolvedDate(""),
        tolls=(("dead", 10**40),),
        evidence=(evidence(text),),
    )
    with open_store(":memory:") as store:
        store.write([Record(report, (), (happened,), (), (), ())])
        [(kept, length)] = store.fetch("SELECT text, characters FROM documents")
        assert len(kept) == length == len(text)
        assert all(a == b or "\ud800" <= a <= "\udfff" for a, b in zip(text, kept, strict=True))
        [line] = store.export_events()
        assert line.encode()
        assert len(line.splitlines()) == 1


def test_a_run_is_kept_without_a_clock(store):
    assert store.record_run({"published": "2031"}, {"read": 3}, [("a.pdf", "binary")]) == 1
    assert store.record_run({}, {}, clock=("2031-05-14T08:00", "2031-05-14T08:01")) == 2
    rows = store.fetch("SELECT number, options, refusals, started FROM runs ORDER BY number")
    assert rows[0] == (1, '{"published": "2031"}', '[["a.pdf", "binary"]]', "")
    assert rows[1][3] == "2031-05-14T08:00"


CHILD = """
import sys, itertools
sys.path.insert(0, {folder!r})
from factories import record, sources_for_compiled
from dateline.store import open_store
sources_for_compiled()

def given():
    for number in itertools.count():
        print(number, flush=True)
        yield record(number)

open_store({path!r}).write(given(), batch=4)
"""


@pytest.mark.parametrize("after", [9, 30, 61])
def test_kill_leaves_whole_reports_only(path, after):
    script = textwrap.dedent(CHILD).format(folder=str(Path(__file__).parent), path=str(path))
    command = [sys.executable, "-c", script]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        for line in itertools.islice(child.stdout, after):
            given = int(line)
        time.sleep(0.001 * (after % 7))
        child.kill()
    with open_store(path) as store:
        kept = count(store, "documents")
        assert kept % 4 == 0
        # What was given before the batch at hand had been committed.
        assert kept >= given - given % 4
        for table, each in (("events", 2), ("claims", 2), ("actors", 3), ("sentences", 4)):
            assert count(store, table) == kept * each, table
        records = [record(number) for number in range(kept + 3)]
        assert store.write(records) == Written(added=3, kept=kept)
    with open_store(path.with_name("whole.duckdb")) as whole, open_store(path) as store:
        whole.write(records)
        assert digest(whole) == digest(store)


def test_texts_of_the_factories_are_what_they_seem():
    assert document().text.startswith(HEADLINE)
    assert LEAD in document().text
