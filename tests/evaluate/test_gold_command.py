"""``dateline evaluate gold``: the coder on invented reports, its tables and its pages."""

import json
from html.parser import HTMLParser

import pytest
from click.testing import CliRunner

from dateline.cli import cli
from dateline.errors import DatelineError

VISIT = "Kenya's President Adan Mirov visited Norway on Monday. Norway condemned the raid in Chad."
DATED = {"published": "2031-05-07", "text": VISIT}
EVENTS = [
    {
        "type": "CONSULT",
        "actors": [{"name": "Adan Mirov", "country": "KEN", "sector": "GOV"}],
        "recipients": [{"name": "Norway <&>", "country": "NOR"}],
        "date": "2031-05-01",
        "evidence": [0, 53],
    },
    {"type": "THREATEN", "actors": [], "evidence": [0, 5], "core": False},
]


def gold(folder, *rows):
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def run(*arguments):
    typed = ["evaluate", "gold", *map(str, arguments)]
    return CliRunner().invoke(cli, typed, catch_exceptions=False)


class Page(HTMLParser):
    """A page as a browser sees it: what is open, which places it has and where it leads."""

    def __init__(self, content):
        super().__init__()
        self.open, self.ids, self.links, self.words, self.tags = [], [], [], "", set()
        self.feed(content)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        given = dict(attrs)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        if tag not in ("meta", "link", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gold")
    path = gold(
        folder, {"id": "a<b>", **DATED, "events": EVENTS}, {"id": "c", **DATED, "events": []}
    )
    done = run(path, "--html", folder / "pages")
    assert done.exit_code == 0
    files = {f.name: f.read_text(encoding="utf-8") for f in (folder / "pages").glob("*.html")}
    return {name: Page(content) for name, content in files.items()}


def test_the_table_has_all_levels(tmp_path):
    done = run(gold(tmp_path, {"id": "a", **DATED, "events": EVENTS}))
    lines = [line.split(" | ") for line in done.stdout.splitlines()]
    scores = {line[0].strip("| "): line for line in lines}
    assert scores["+ countries"][4:] == ["1", "2", "1 |"]
    assert scores["+ date"][4:] == ["0", "2", "1 |"]


def test_lines_of_json_have_scores_types_and_confusion(tmp_path):
    done = run(gold(tmp_path, {"id": "a", **DATED, "events": EVENTS}), "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {row["table"] for row in rows} == {"levels", "types", "confusion"}
    cells = {(r["gold"], r["found"]): r["count"] for r in rows if r["table"] == "confusion"}
    assert cells == {("CONSULT", "CONSULT"): 1, ("extra", "ACCUSE"): 1, ("THREATEN", "missed"): 1}


def test_other_readings_need_no_text(tmp_path):
    path = gold(tmp_path, {"id": "a", "events": EVENTS})
    done = run(path, "--against", path, "--format", "jsonl")
    levels = [row for row in map(json.loads, done.stdout.splitlines()) if row["table"] == "levels"]
    assert {row["f1"]["value"] for row in levels} == {100.0}


def test_pages_need_a_text(tmp_path):
    path = gold(tmp_path, {"id": "a", "events": EVENTS})
    with pytest.raises(DatelineError, match="no text of 'a'"):
        run(path, "--against", path, "--html", tmp_path / "pages")


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path):
    path = gold(tmp_path, {"id": "a", **DATED, "events": []})
    with pytest.raises(DatelineError, match="nothing can be written there"):
        run(path, "--html", path / "pages")


def test_every_link_of_the_pages_leads_somewhere(pages):
    assert {"index.html", "types.html", "missed.html", "report-001.html"} <= set(pages)
    for name, page in pages.items():
        assert not page.open, name
        assert len(page.ids) == len(set(page.ids)), name
        for address in page.links:
            file, _, place = address.partition("#")
            if address != "style.css":
                assert not place or place in pages[file or name].ids, (name, address)


def test_pages_need_neither_scripts_nor_the_network(pages):
    for page in pages.values():
        assert not page.tags & {"script", "img", "iframe"}
        assert not any("//" in address for address in page.links)


def test_a_page_shows_the_text_both_sides_and_what_decided(pages):
    page = pages["report-001.html"]
    assert "in Chad." in page.words
    assert "Norway <&> [NOR]" in page.words
    assert "Adan Mirov visited Norway" in page.words
    assert "decided by consult." in page.words
    assert "wrong date" in page.words


def test_lists_lead_to_the_events(pages):
    assert "report-001.html#e1" in pages["date.html"].links
    assert "(minor)" in pages["missed.html"].words
    assert len([link for link in pages["extra.html"].links if "#e" in link]) == 3
    assert "types.html#CONSULT-CONSULT" in pages["index.html"].links
