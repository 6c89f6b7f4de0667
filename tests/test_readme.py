import re
from pathlib import Path

import pytest

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.split("\n")[0])
def test_the_readmes_python_runs(block, capsys):
    pytest.importorskip("spacy", reason="spaCy is an optional extra")
    names = {}
    exec(compile(block, "README.md", "exec"), names)  # our own page
    assert "PER Ada" in capsys.readouterr().out
    assert [ent.text for ent in names["doc"].ents][:1] == ["Ada Moreno"]


def test_every_page_that_the_readme_links_exists():
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (Path(__file__).parents[1] / target).exists(), target
