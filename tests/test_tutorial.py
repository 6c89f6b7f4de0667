"""The tutorial's page is what its files hold and its commands print, and its Python runs."""

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "tutorial" / "water.md"
TEXT = PAGE.read_text(encoding="utf-8")


@pytest.fixture
def docs(monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    yield
    for name in ("tutorial_page", "codebook_pages"):
        sys.modules.pop(name, None)


def test_the_page_shows_what_its_files_hold_and_its_commands_print(docs):
    from tutorial_page import tutorial  # noqa: PLC0415

    assert tutorial(TEXT, ROOT) == TEXT
    assert TEXT.count("<!-- run ") >= 5
    assert "all hold" in TEXT


def test_the_page_on_queries_shows_what_its_commands_print(docs):
    from tutorial_page import tutorial  # noqa: PLC0415

    page = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
    assert tutorial(page, ROOT) == page
    assert page.count("<!-- run ") >= 8


def test_the_pages_of_the_codebook_are_what_the_knowledge_says(docs):
    from codebook_pages import codebook_pages  # noqa: PLC0415

    folder = ROOT / "docs" / "codebook"
    pages = codebook_pages()
    assert {path.name for path in folder.glob("*.md")} == set(pages)
    assert all((folder / name).read_text(encoding="utf-8") == page for name, page in pages.items())


def test_the_python_of_the_page_runs(docs, capsys):
    [block] = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    exec(compile(block, "water.md", "exec"), {})  # our own page
    assert "WITHHOLD" in TEXT
    assert capsys.readouterr().out.startswith("DAM ['CHL']")


@pytest.mark.parametrize("page", ["tutorial/water.md", "codebooks.md"])
def test_every_page_that_is_linked_exists(page):
    path = ROOT / "docs" / page
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target
