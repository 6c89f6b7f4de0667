import sys
from pathlib import Path

import pytest
from web import web

# The makers of pages and feeds are those of the tests of documents.
sys.path.append(str(Path(__file__).parents[1] / "documents"))


@pytest.fixture
def site():
    with web() as served:
        yield served
