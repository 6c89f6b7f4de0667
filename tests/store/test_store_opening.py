import subprocess
import sys

import duckdb
import pytest
from factories import record

from dateline.errors import UserError
from dateline.store import open_store
from dateline.store.errors import MissingStore, NewerStore, NotAStore, OlderStore, StoreInUse
from dateline.store.schema import migrate, newest, schema_of, steps


def test_a_new_store_has_the_newest_schema(path):
    open_store(path).close()
    with open_store(path, read_only=True) as store:
        assert store.fetch("SELECT value FROM meta WHERE name = 'schema'") == [(str(newest()),)]


def test_steps_are_numbered_without_gaps():
    assert [number for number, _ in steps()] == list(range(1, newest() + 1))


def test_an_old_store_is_brought_up_to_date_with_its_rows(path):
    with duckdb.connect(str(path)) as old:
        assert migrate(old, upto=1) == [1]
        old.execute(
            "INSERT INTO claims VALUES ('e', 'd', 0, 4, 10, 20, 'body', '[]', '[]', '[]', 'f', 1)"
        )
    with pytest.raises(OlderStore, match="open for reading only"):
        open_store(path, read_only=True)
    with open_store(path) as store:
        assert store.fetch("SELECT event, sequence, rivals FROM claims") == [("e", 4, "[]")]
        assert store.fetch("SELECT count(*) FROM runs") == [(0,)]
        store.write([record()])
        assert store.fetch("SELECT count(*) FROM claims") == [(3,)]


def test_a_step_that_fails_leaves_the_old_schema(path, monkeypatch):
    connection = duckdb.connect(str(path))
    migrate(connection, upto=1)
    broken = (*steps()[:1], (2, "CREATE TABLE runs (a INTEGER); SELECT nonsense FROM nowhere"))
    monkeypatch.setattr("dateline.store.schema.steps", lambda: broken)
    with pytest.raises(duckdb.Error):
        migrate(connection)
    assert schema_of(connection) == 1
    assert connection.execute("SHOW TABLES").fetchall().count(("runs",)) == 0
    connection.close()


def test_a_newer_store_is_refused(path):
    open_store(path).close()
    with duckdb.connect(str(path)) as later:
        later.execute("UPDATE meta SET value = '99' WHERE name = 'schema'")
    with pytest.raises(NewerStore, match=r"dateline\.duckdb: has schema 99.*install a newer"):
        open_store(path)


@pytest.mark.parametrize("content", [b"", b"plain words", b"SQLite format 3\0" + b"\0" * 100])
def test_other_files_are_refused_and_left_alone(path, content):
    path.write_bytes(content)
    with pytest.raises(NotAStore, match="is not a store of dateline"):
        open_store(path)
    assert path.read_bytes() == content


def test_a_damaged_file_is_refused(path):
    path.write_bytes(b"\0" * 8 + b"DUCK" + b"\0" * 50)
    with pytest.raises(NotAStore, match="does not open"):
        open_store(path)


def test_another_duckdb_file_is_refused_and_left_alone(path):
    with duckdb.connect(str(path)) as other:
        other.execute("CREATE TABLE prices (a INTEGER)")
    with pytest.raises(NotAStore, match="but not a store of dateline"):
        open_store(path)
    with duckdb.connect(str(path)) as other:
        assert other.execute("SHOW TABLES").fetchall() == [("prices",)]


def test_missing_files_and_folders_are_named(tmp_path):
    with pytest.raises(MissingStore, match="dateline read"):
        open_store(tmp_path / "none.duckdb", read_only=True)
    with pytest.raises(NotAStore, match="its folder is not there"):
        open_store(tmp_path / "none" / "none.duckdb")
    with pytest.raises(NotAStore, match="is a folder"):
        open_store(tmp_path)


def test_a_store_in_use_is_refused_with_its_holder(path):
    open_store(path).close()
    script = (
        "import sys, duckdb\n"
        f"held = duckdb.connect({str(path)!r})\n"
        "print('held', flush=True)\n"
        "sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", script]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, **pipes) as child:
        child.stdout.readline()
        for read_only in (False, True):
            with pytest.raises(StoreInUse, match=f"process {child.pid}; wait"):
                open_store(path, read_only=read_only, patience=0)
        child.stdin.close()


def test_reading_beside_writing_in_one_process_is_refused(path):
    with open_store(path), pytest.raises(StoreInUse, match="this process"):
        open_store(path, read_only=True, patience=0)


def test_all_refusals_can_be_mended_by_the_user():
    assert issubclass(NotAStore, UserError)
    assert issubclass(StoreInUse, UserError)


def test_readers_share_a_store(path):
    with open_store(path) as store:
        store.write([record()])
    with open_store(path, read_only=True) as one, open_store(path, read_only=True) as two:
        assert list(one.export_events()) == list(two.export_events())
