import json

import pytest
from factories import document, record

from dateline.store import open_store
from dateline.store.errors import BadSql, MissingStore, SqlTimeout
from dateline.store.free_sql import run_sql


@pytest.fixture
def stored(path):
    with open_store(path) as store:
        store.write(record(document=document(n, published=f"2031-0{n}-10")) for n in (1, 2))
    return path


def rows(path, query, **options):
    with run_sql(path, query, **options) as answer:
        return list(answer.rows)


def test_a_question_is_answered(stored):
    assert rows(stored, "SELECT count(*) AS n FROM flat_events") == [{"n": 4}]
    assert rows(stored, "SELECT count(*) AS n FROM events", known_on="2031-01") == [{"n": 2}]


def test_values_are_those_of_json(stored):
    [row] = rows(
        stored,
        "SELECT DATE '2031-01-02' AS day, 1.5::DECIMAL(4, 2) AS part, [1, NULL] AS list,"
        " {'a': 'b'} AS pair, 'x'::BLOB AS bytes, 'NaN'::DOUBLE AS odd, 1 AS n, 2 AS n",
    )
    assert json.loads(json.dumps(row, allow_nan=False)) == {
        "day": "2031-01-02", "part": 1.5, "list": [1, None], "pair": {"a": "b"}, "bytes": "78",
        "odd": "nan", "n": 1, "n_2": 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM events",
        "DROP TABLE events",
        "CREATE TEMP TABLE t AS SELECT 1",
        "SET lock_configuration = false",
        "PRAGMA database_list",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SELECT 1; SELECT 2",
        "",
        "COPY (SELECT 1) TO '{folder}/out.csv'",
        "ATTACH '{folder}/secret.txt'",
        "EXPLAIN ANALYZE DELETE FROM events",
        "SELECT * FROM read_text('{folder}/secret.txt')",
        "SELECT * FROM '{folder}/secret.csv'",
        "SELECT * FROM glob('{folder}/*')",
        "SELECT * FROM read_csv('https://example.org/a.csv')",
        "SELECT * FROM sqlite_scan('{folder}/x', 'y')",
        "SELECT no_such_thing",
    ],
)
def test_what_writes_or_reaches_elsewhere_is_refused(stored, tmp_path, query):
    (tmp_path / "secret.txt").write_text("hidden")
    (tmp_path / "secret.csv").write_text("hidden\n1\n")
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(BadSql) as caught:
        rows(stored, query.format(folder=tmp_path))
    assert "hidden" not in str(caught.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert rows(stored, "SELECT count(*) AS n FROM events") == [{"n": 4}]


def test_what_takes_too_long_is_stopped(stored):
    query = "SELECT sum(a.range * b.range) FROM range(100000000) AS a, range(100000) AS b"
    with pytest.raises(SqlTimeout, match=r"0\.2 seconds"):
        rows(stored, query, seconds=0.2)


def test_without_a_store_that_is_said(path):
    with pytest.raises(MissingStore):
        rows(path, "SELECT 1")
