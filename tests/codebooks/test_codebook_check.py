"""The check finds what is wrong with examples; the shipped codebook passes it."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli import cli
from dateline.codebooks import read_codebook
from dateline.codebooks.checking import check
from dateline.codebooks.entries import entries, find_entry
from dateline.errors import UnknownEntry
from dateline.knowledge import cameo, plover, shipped_codebook

WATER = Path(__file__).parents[2] / "docs" / "tutorial" / "water"


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(WATER, tmp_path / "water"))


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def found(folder):
    return {(finding.kind, finding.where) for finding in check(read_codebook(folder)).findings}


def test_every_example_of_the_shipped_codebook_is_read_as_it_says():
    checked = check(shipped_codebook())
    assert checked.findings == ()
    assert checked.examples > len(plover()["types"]) + len(cameo())


def test_the_tutorials_codebook_passes():
    assert check(read_codebook(WATER)).findings == ()


def test_an_example_of_another_type_is_found(folder):
    change(folder / "frames" / "share.yaml", "Kestria released water to", "Kestria sued")
    assert ("unread", "frame share.release") in found(folder)


def test_other_parties_are_found(folder):
    path = folder / "frames" / "share.yaml"
    change(path, "actor: Kestria\n        recipient: Orland", "actor: Veldia")
    assert ("parties", "frame share.release") in found(folder)


def test_a_frame_that_another_one_always_beats_is_silent(folder):
    change(
        folder / "frames" / "share.yaml",
        "frames:\n",
        "frames:\n  - id: share.vague\n    verbs: ['{actor} release water']\n"
        "    examples: [{text: 'Kestria released water to Orland.'}]\n",
    )
    assert ("silent", "frame share.vague") in found(folder)


def test_frames_of_two_types_that_ask_for_as_much_tie_until_one_has_an_edge(folder):
    rival = (
        "type: TREATY\nframes:\n  - id: treaty.rival\n    EDGE\n"
        "    verbs: ['{actor} share <water> with {recipient}']\n"
        "    examples: [{text: 'Kestria shared the river with Orland.'}]\n"
    )
    path = folder / "frames" / "rival.yaml"
    path.write_text(rival.replace("    EDGE\n", ""), encoding="utf-8")
    assert {kind for kind, _ in found(folder)} >= {"unread", "silent"}
    change(
        folder / "frames" / "share.yaml", "Kestria released water to", "Kestria shared water with"
    )
    assert ("tie", "frame share.release") in found(folder)
    path.write_text(rival.replace("EDGE", "edge: 0.1"), encoding="utf-8")
    assert ("unread", "frame treaty.rival") not in found(folder)


def test_an_event_of_another_type_beside_it_is_a_collision_unless_named(folder):
    path = folder / "frames" / "share.yaml"
    old = "Kestria released water to Orland in May."
    new = "Kestria released water to Orland and filled the reservoir."
    change(path, old, new)
    assert ("collision", "frame share.release") in found(folder)
    change(path, "recipient: Orland\n", "recipient: Orland\n        also: [DAM]\n")
    assert not found(folder)


def test_a_context_that_its_example_lacks_is_found(folder):
    change(
        folder / "contexts.yaml", "Wells in Orland ran dry in the third year of drought.", "Rain."
    )
    assert ("context", "context drought") in found(folder)


def test_the_command_ends_with_1_where_anything_is_found(folder):
    done = CliRunner().invoke(cli, ["codebook", "check", str(folder)])
    assert (done.exit_code, "all hold" in done.stderr) == (0, True)
    change(folder / "frames" / "share.yaml", "Kestria released water to", "Kestria sued")
    done = CliRunner().invoke(cli, ["codebook", "check", str(folder), "--format", "jsonl"])
    assert done.exit_code == 1
    assert json.loads(done.stdout.splitlines()[0])["kind"] == "unread"


@pytest.mark.parametrize(
    ("asked", "kind", "said"),
    [
        ("CONSULT", "type", "meets"),
        ("consult/visit", "mode", "recipient receives"),
        ("042", "code", "goes to see"),
        ("military", "context", "armed forces"),
        ("consult.visit", "frame", "visited orland"),
    ],
)
def test_an_entry_is_shown_in_full(asked, kind, said):
    assert find_entry(shipped_codebook(), asked)["kind"] == kind
    done = CliRunner().invoke(cli, ["codebook", "show", asked])
    assert done.exit_code == 0
    assert said in done.stdout.lower()


def test_lists_have_every_type_mode_code_and_context():
    rows = [
        json.loads(line)
        for what in ([], ["cameo"], ["contexts"], ["frames"])
        for line in CliRunner()
        .invoke(cli, ["codebook", "show", *what, "--format", "jsonl"])
        .stdout.splitlines()
    ]
    assert [row["code"] for row in rows] == [row["code"] for row in entries(shipped_codebook())]


def test_what_is_not_there_is_refused_with_what_is_near():
    with pytest.raises(UnknownEntry, match="perhaps CONSULT"):
        find_entry(shipped_codebook(), "CONSLT")
    done = CliRunner().invoke(cli, ["codebook", "show", "visit", "--codebook", str(WATER)])
    assert isinstance(done.exception, UnknownEntry)
