"""A folder becomes a codebook, or is refused with every mistake in it."""

import shutil
from pathlib import Path

import pytest

import dateline
from dateline.batch import read_all, without_words
from dateline.codebooks import read_codebook
from dateline.errors import BadCodebook
from dateline.exports.plover import event_json
from dateline.knowledge import shipped_codebook
from dateline.pipeline import code_many
from dateline.records import Additions, Document
from dateline.store import reader_version

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
        ("codebook.yaml", "score: -4", "score: low", "codebook.yaml:9: score: no number: low"),
        ("codebook.yaml", "like: COERCE", "like: PUSH", "codebook.yaml:16: like: no PLOVER type"),
        ("codebook.yaml", "future: TREATY", "future: PACT", "future: no such type: PACT"),
        ("codebook.yaml", "types:", "types: [", "no YAML"),
        ("codebook.yaml", "    definition: Keeps", "    meaning: Keeps", "WITHHOLD: no definition"),
        ("frames/dam.yaml", "type: DAM", "type: WALL", "dam.yaml:1: type: no such type: WALL"),
        ("frames/dam.yaml", "mode: fill", "mode: drain", "dam.yaml:17: mode: no such mode: drain"),
        ("frames/dam.yaml", "fill <works>", "fill <wrks>", "dam.yaml:19: verbs: no such class"),
        ("frames/dam.yaml", "{actor} fill", "{author} fill", "verbs: no such slot: author"),
        ("frames/dam.yaml", "{actor} fill", "{actor:king} fill", "no kind of actor: king"),
        ("frames/dam.yaml", "id: dam.fill", "id: dam.build", "dam.build is taken"),
        ("frames/dam.yaml", "    mode: build", "    cameo: 9999", "no CAMEO code: 9999"),
        ("frames/dam.yaml", "    mode: build", "    contexts: [moon]", "no such context: moon"),
        ("frames/dam.yaml", "    mode: build", "    colour: red", "colour: no such key"),
        ("frames/clash.yaml", "examples:", "samples:", "clash.fight has no example"),
        ("contexts.yaml", "words:", "word:", "contexts.yaml:1: drought: no words"),
    ],
)
def test_a_mistake_is_named_with_file_line_and_reason(folder, file, old, new, said):
    change(folder / file, old, new)
    found = mistakes(folder)
    assert any(said in problem for problem in found), found
    assert all("; " in problem for problem in found)


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
