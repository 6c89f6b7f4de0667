"""Shared by all tests: where the public corpora are, and a skip where they are not."""

from pathlib import Path

import pytest

from dateline.settings import data_folder


@pytest.fixture(scope="session")
def data() -> Path:
    folder = data_folder()
    if not (folder / "ud").is_dir():
        pytest.skip(f"the public corpora are not at {folder}; set DATELINE_DATA")
    return folder
