"""A folder becomes a codebook, or is refused with every mistake in it."""

import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import dateline
from dateline.batch import read_all, without_words
from dateline.cli import cli
from dateline.codebooks import read_codebook
from dateline.errors import BadCodebook
from dateline.exports.plover import event_json
from dateline.knowledge import shipped_codebook
from dateline.pipeline import code_many
from dateline.records import Additions, Document
from dateline.store import reader_version
from dateline.yaml_text import parse_yaml

WATER = Path(__file__).parents[2] / "docs" / "tutorial" / "water"
TEXT = "Peru cut the flow of water to Chile on Monday. Chile will release water to Peru."


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(WATER, tmp_path / "water"))


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def mistakes(folder):
    with pytest.raises(BadCodebook) as caught:
        read_codebook(folder)
    return list(caught.value.problems)


def test_events_have_the_types_scores_and_name_of_the_codebook():
    document = Document(TEXT, published="2031-05-05")
    events = dateline.code(document, codebook=WATER)
    assert [event.type for event in events] == ["WITHHOLD", "TREATY"]
    record = event_json(events[0], document)
    assert (record["codebook"], record["quad_code"], record["event_scale"]) == ("water-1.0", 4, -7)
    assert [party["code"] for party in record["actor"]] == ["PER"]
    assert record["cameo"] is record["goldstein"] is None


def test_what_is_still_to_come_becomes_the_type_that_the_codebook_says():
    [event] = dateline.code(Document("Chile will release water to Peru."), codebook=str(WATER))
    assert (event.type, event.status) == ("TREATY", "actual")


def test_a_later_reading_without_a_codebook_is_by_the_shipped_one():
    dateline.code(Document(TEXT), codebook=WATER)
    assert {event.type for event in dateline.code(Document(TEXT))} <= set(shipped_codebook().types)


def test_two_processes_read_as_one_does():
    documents = [Document(TEXT, url=f"https://example.org/{n}") for n in range(3)]
    book = read_codebook(WATER)
    alone = [without_words(record) for record in code_many(documents, codebook=book)]
    assert list(read_all(documents, 2, codebook=book)) == alone
    assert alone[0].events[0].type == "WITHHOLD"


def test_the_digest_follows_the_content_and_is_part_of_the_readers_version(folder):
    first, again = read_codebook(WATER), read_codebook(folder)
    assert first.digest == again.digest
    assert reader_version(Additions(), first).endswith(f"+codebook.{first.digest}")
    assert reader_version(Additions(), shipped_codebook()) == reader_version(Additions())
    change(folder / "frames" / "dam.yaml", "inaugurate", "open")
    assert read_codebook(folder).digest != first.digest


def test_a_folder_without_contexts_has_plovers(folder):
    (folder / "contexts.yaml").unlink()
    assert set(read_codebook(folder).contexts) == set(shipped_codebook().contexts)


def test_a_changed_folder_is_read_anew_in_python(folder):
    text = Document("Chile mended the dam in Peru.")
    assert [event.type for event in dateline.code(text, codebook=folder)] == []
    change(folder / "frames" / "dam.yaml", "build|raise", "build|mend|raise")
    assert [event.type for event in dateline.code(text, codebook=folder)] == ["DAM"]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("codebook.yaml", "name: water-1.0", "nam: water-1.0", "codebook.yaml:2: nam: no such key"),
        ("codebook.yaml", "quad: 4", "quad: 7", "codebook.yaml:8: quad: no class: 7"),
        (
            "codebook.yaml",
            "score: -4",
            "score: low",
            "codebook.yaml:9: score: no number; write a number",
        ),
        ("codebook.yaml", "like: COERCE", "like: PUSH", "codebook.yaml:16: like: no PLOVER type"),
        ("codebook.yaml", "future: TREATY", "future: PACT", "future: no such type: PACT"),
        ("codebook.yaml", "types:", "types: [", "no YAML"),
        ("codebook.yaml", "    definition: Keeps", "    meaning: Keeps", "meaning: no such key"),
        ("frames/dam.yaml", "type: DAM", "type: WALL", "dam.yaml:1: type: no such type: WALL"),
        ("frames/dam.yaml", "mode: fill", "mode: drain", "dam.yaml:17: mode: no such mode: drain"),
        ("frames/dam.yaml", "fill <works>", "fill <wrks>", "dam.yaml:19: verbs: no such class"),
        ("frames/dam.yaml", "{actor} fill", "{author} fill", "verbs: no such slot: author"),
        ("frames/dam.yaml", "{actor} fill", "{actor:king} fill", "no kind of actor: king"),
        ("frames/dam.yaml", "id: dam.fill", "id: dam.build", "dam.build is taken"),
        ("frames/dam.yaml", "    mode: build", '    cameo: "9999"', "no CAMEO code: 9999"),
        ("frames/dam.yaml", "    mode: build", "    contexts: [moon]", "no such context: moon"),
        ("frames/dam.yaml", "    mode: build", "    colour: red", "colour: no such key"),
        ("frames/clash.yaml", "examples:", "samples:", "samples: no such key"),
        (
            "frames/dam.yaml",
            "    mode: build",
            "    cameo: 042",
            "cameo: no text; write it as text",
        ),
        ("codebook.yaml", "  definition: Keeps", "  manual: Keeps", "WITHHOLD: no definition"),
        ("contexts.yaml", "[drought, dry spell,", "[] #", "contexts.yaml:1: drought: no words"),
        ("contexts.yaml", "words:", "word:", "contexts.yaml:4: word: no such key"),
    ],
)
def test_a_mistake_is_named_with_file_line_and_reason(folder, file, old, new, said):
    change(folder / file, old, new)
    found = mistakes(folder)
    assert any(said in problem for problem in found), found
    assert all("; " in problem for problem in found)


def test_a_frame_without_an_example_is_refused(folder):
    path = folder / "frames" / "withhold.yaml"
    path.write_text(path.read_text(encoding="utf-8").split("    examples:")[0], encoding="utf-8")
    [problem] = mistakes(folder)
    assert "withhold.yaml:3: frames: withhold.cut has no example" in problem


def places(node, above=()):
    """Yield where in a YAML content something stands."""
    steps = node.items() if isinstance(node, dict) else enumerate(node)
    for step, value in steps:
        yield (*above, step)
        if isinstance(value, dict | list):
            yield from places(value, (*above, step))


@settings(max_examples=80, deadline=None, derandomize=True)
@given(data=st.data())
def test_whatever_stands_at_a_key_the_folder_is_read_or_refused(data):
    file = data.draw(st.sampled_from(["codebook.yaml", "contexts.yaml", "frames/dam.yaml"]))
    content = parse_yaml((WATER / file).read_text(encoding="utf-8"))
    *way, last = data.draw(st.sampled_from(sorted(places(content), key=repr)))
    node = content
    for step in way:
        node = node[step]
    odd = [None, 5, "", "x", [], {}, ["a"], [None], {"a": 1}, {5: 6}, [[]], [{}], "{actor} be"]
    node[last] = data.draw(st.sampled_from(odd))
    with TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(WATER, Path(folder) / "water"))
        (copy / file).write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
        with suppress(BadCodebook):
            assert read_codebook(copy).digest


def test_all_mistakes_are_told_at_once(folder):
    change(folder / "codebook.yaml", "quad: 4", "quad: 7")
    change(folder / "frames" / "dam.yaml", "mode: fill", "mode: drain")
    assert len(mistakes(folder)) == 2


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b"", b"- a\n", b"types: {A: 1}\n", b"a: *x\n"]
)
def test_what_is_no_codebook_is_refused(tmp_path, content):
    (tmp_path / "codebook.yaml").write_bytes(content)
    assert mistakes(tmp_path)


def test_a_folder_that_is_none_is_refused_with_the_next_step(tmp_path):
    [problem] = mistakes(tmp_path / "nowhere")
    assert "codebook.yaml: not found" in problem


def test_a_codebook_without_frames_is_refused(folder):
    shutil.rmtree(folder / "frames")
    [problem] = mistakes(folder)
    assert "no frames in frames/*.yaml" in problem


def test_the_store_keeps_a_report_until_it_is_read_by_another_codebook(folder, tmp_path):
    store = str(tmp_path / "water.duckdb")

    def read(*more):
        report = str(WATER / "report.txt")
        done = CliRunner().invoke(cli, ["read", report, "--store", store, *map(str, more)])
        assert done.exit_code == 0
        return done.stdout, "1 reports read" in done.stderr

    first, new = read("--codebook", folder)
    assert new
    assert read("--codebook", folder) == (first, False)
    assert read("--codebook", folder, "--processes", "2") == (first, False)
    shipped, new = read()
    assert new
    assert "WITHHOLD" not in shipped
    assert read("--codebook", folder) == (first, True)
    change(folder / "codebook.yaml", "score: -9", "score: -8")
    assert read("--codebook", folder) == (first, True)


def test_the_command_line_names_the_mistake(folder):
    change(folder / "codebook.yaml", "quad: 4", "quad: 7")
    done = CliRunner().invoke(cli, ["read", "x.txt", "--codebook", str(folder)])
    assert isinstance(done.exception, BadCodebook)
    assert "quad: no class: 7" in str(done.exception)
