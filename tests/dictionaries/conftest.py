"""A dictionary written to a file and read, as the tests of this folder ask for it."""

import pytest

from dateline.dictionaries import read_dictionaries


@pytest.fixture
def read(tmp_path):
    def of(text, name="own.txt"):
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_dictionaries([str(file)])

    return of
