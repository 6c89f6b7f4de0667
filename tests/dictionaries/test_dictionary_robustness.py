"""Whatever bytes a dictionary has: refusals, never another failure, and always the same."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.dictionaries import read_dictionaries
from dateline.errors import UnreadableInput

_CLASSIC = st.lists(
    st.sampled_from(
        ["FOO_BAR", "+BAZ_", "[KENGOV]", "[KENGOV 010101-020202]", "[---]", "[XQZ", "]", "\t", "\n",
         "#", ";", "<!--", "-->", "!SET! = A, BC\n", "X!SET!", "{", "}", "{YS}", "[~GOV]", "[NGO~]",
         " ", "THE", "[KEN >991332]", "<NOUN>\n", "</NOUN>\n", "é", "[KENGOV <20010101]", "_"]
    )
).map("".join)  # fmt: skip
_YAML = st.lists(
    st.sampled_from(
        ["- ", "{", "}", "[", "]", "name: ", "Anna Kestrel", "country: ", "KEN", ", ", "post: x",
         "\n", "  ", "&a ", "*a", "!!python/object:os.system ", "'", '"', "? ", ": ",
         "- name: A B\n"]
    )
).map("".join)  # fmt: skip
_CSV = st.lists(
    st.sampled_from(
        ["a", '"', ",", "\n", "\r", "KEN", "GOV", "2001", "Anna Kestrel", "\0", "|", "é"]
    )
).map(lambda parts: "name,country,sectors,start,also\n" + "".join(parts))


def _read(content, name):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        try:
            return read_dictionaries([str(path)])
        except UnreadableInput:
            return None


def _check(content, name):
    lines = content.count(b"\n") + content.count(b"\r") + 1
    found = _read(content, name)
    if found is None:
        return
    assert all(entry.source for entry in (*found.additions.names, *found.additions.holders))
    assert all(1 <= int(r.origin.rsplit(":", 1)[1]) <= lines for r in found.refused)
    assert all(r.reason and r.advice for r in found.refused)
    again = _read(content, name)
    assert again.additions == found.additions


@settings(deadline=None)  # the first one loads the knowledge
@given(st.binary(max_size=400), st.sampled_from(["x.csv", "x.yaml", "x.txt"]))
def test_any_bytes_are_read_or_refused(content, name):
    _check(content, name)


@settings(deadline=None)
@given(_CLASSIC)
def test_any_pieces_of_a_coders_file_are_read_or_refused(text):
    _check(f"{text}\nGOOD_FUND [KENGOV]".encode(), "x.txt")


@settings(deadline=None)
@given(_YAML)
def test_any_pieces_of_yaml_are_read_or_refused(text):
    _check(text.encode(), "x.yaml")


@settings(deadline=None)
@given(_CSV)
def test_any_pieces_of_a_table_are_read_or_refused(text):
    _check(text.encode(), "x.csv")


def test_a_name_with_very_many_ranges_is_cut_off(tmp_path):
    file = tmp_path / "x.actors"
    ranges = "".join(f"\t[KENGOV {1500 + n}0101-{1500 + n}0201]\n" for n in range(300))
    file.write_text(f"ANNA_KESTREL\n{ranges}")
    found = read_dictionaries([str(file)])
    assert len(found.additions.holders) == 200
    assert len(found.refused) == 100


def test_sets_within_sets_do_not_grow_without_end(tmp_path):
    file = tmp_path / "x.agents"
    file.write_text("!A! = !A!X, !A!Y\nREEF!A! [~COP]\nWARDEN [~COP]\n")
    found = read_dictionaries([str(file)])
    assert [name.text for name in found.additions.names] == ["warden"]
    assert "too many forms" in found.refused[0].reason


def test_files_are_read_in_the_order_given_and_each_once(tmp_path):
    for name, country in (("a.csv", "KEN"), ("b.csv", "NOR")):
        (tmp_path / name).write_text(f"name,country,post\nAnna Kestrel,{country},minister\n")
    paths = [str(tmp_path / name) for name in ("b.csv", "a.csv", "b.csv")]
    found = read_dictionaries(paths)
    assert [holder.country for holder in found.additions.holders] == ["NOR", "KEN"]
    assert found.additions.digest != read_dictionaries(paths[1:2]).additions.digest


@pytest.mark.parametrize("sequence", ["\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(tmp_path, sequence):
    file = tmp_path / "x.txt"
    file.write_bytes(sequence.join(["KENYA [KEN]", "", "ODD [XQZ]", ""]).encode())
    assert read_dictionaries([str(file)]).refused[0].origin == f"{file}:3"
