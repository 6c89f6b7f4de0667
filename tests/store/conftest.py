import pytest
from factories import record, sources_for_compiled

from dateline.store import open_store

sources_for_compiled()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "dateline.duckdb"


@pytest.fixture
def store(path):
    with open_store(path) as opened:
        yield opened


@pytest.fixture
def filled(store):
    store.write(record(number) for number in range(3))
    return store
