"""Users' own CSV and YAML."""

import pytest

from dateline.dictionaries import read_dictionaries
from dateline.errors import UnreadableInput

OWN = (
    "name,kind,country,sectors,post,start,end,also,identifier\n"
    "Tavo Ellandri,,Kenya,GOV,Minister of Fisheries,2024-02,2025-06,Tavo Elandry|T. Ellandri,Q1\n"
    'Orland Salt Board,org,NO,"BUS, LAB",,,,OSB,\n'
    "reef warden,post,,COP,,,,,\n"
)


def test_a_csv_gives_holders_names_and_nouns(read):
    found = read(OWN, "own.csv")
    assert not found.refused
    [holder] = found.additions.holders
    assert (holder.name, holder.country, holder.post) == (
        "Tavo Ellandri",
        "KEN",
        "Minister of Fisheries",
    )
    assert (holder.start, holder.end, holder.identifier) == ("2024-02", "2025-06-30", "Q1")
    assert holder.also == ("Tavo Elandry", "T. Ellandri")
    assert holder.source == "own.csv:2"
    assert [(n.text, n.kind, n.code, n.sectors) for n in found.additions.names] == [
        ("Orland Salt Board", "org", "NOR", ("BUS", "LAB")),
        ("OSB", "org", "NOR", ("BUS", "LAB")),
        ("reef warden", "post", "", ("COP",)),
    ]
    assert found.additions.names[1].name == "Orland Salt Board"


def test_yaml_says_the_same_as_csv(read):
    yaml = (
        "- {name: Tavo Ellandri, country: Kenya, sectors: GOV, post: Minister of Fisheries,\n"
        "   start: 2024-02, end: 2025-06, also: [Tavo Elandry, T. Ellandri], identifier: Q1}\n"
        "- name: Orland Salt Board\n  kind: org\n  country: NO\n  sectors: [BUS, LAB]\n"
        "  also: OSB\n"
        "- {name: reef warden, kind: post, sectors: COP}\n"
    )

    def without_sources(found):
        entries = (*found.additions.names, *found.additions.holders)
        return [repr(entry).rsplit(", source=", 1)[0] for entry in entries]

    assert without_sources(read(yaml, "own.yaml")) == without_sources(read(OWN, "own.csv"))
    assert read(yaml).additions.names[0].source == "own.txt:3"


@pytest.mark.parametrize(
    "text",
    [
        "Actor;Country_Code;Office\nTavo Ellandri;KEN;minister\n",
        "surface\tISO3\tposition\nTavo Ellandri\tken\tminister\n",
        "# ours\nPERSON|country|Title|remark\nTavo Ellandri|Kenya|minister|none\n",
    ],
)
def test_other_headers_and_separators_are_understood(read, text):
    [holder] = read(text).additions.holders
    assert (holder.name, holder.country, holder.post) == ("Tavo Ellandri", "KEN", "minister")


def test_composed_codes_are_understood_in_tables(read):
    found = read("surface,code,start,end\nTavo Ellandri,KENGOVMIL,2001-01-01,2003-01-01\n")
    [holder] = found.additions.holders
    assert (holder.country, holder.sectors) == ("KEN", ("GOV", "MIL"))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Tavo Ellandri,,Atlantis,GOV,minister,,,,", "unknown country 'Atlantis'"),
        ("Tavo Ellandri,,KEN,HLH,minister,,,,", "unknown sector 'HLH'"),
        ("Tavo Ellandri,,KEN,GOV,minister,2024-13-01,,,", "the calendar has no day '2024-13-01'"),
        ("Tavo Ellandri,,KEN,GOV,minister,soon,,,", "'soon' is no date"),
        ("Tavo Ellandri,,KEN,GOV,minister,2024,2023,,", "ends (2023-12-31) before"),
        ("Tavo Ellandri,wizard,KEN,GOV,minister,,,,", "unknown kind 'wizard'"),
        ("Tavo Ellandri,,,GOV,minister,,,,", "a person without a country"),
        ("Tavo Ellandri,,,,,,,,", "says nothing of the name"),
        (",,KEN,GOV,minister,,,,", "has no name"),
        ("the,org,KEN,GOV,,,,,", "'the' is in every report"),
        ("a,b,c,d,e,f,g,h,i,j", "has 10 cells, the header 9"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_and_the_rest_is_used(read, row, reason):
    found = read(OWN + row + "\nAnna Kestrel,,NOR,GOV,minister,,,,\n", "own.csv")
    [refusal] = found.refused
    assert refusal.reason.startswith(reason)
    assert refusal.origin.endswith("own.csv:5")
    assert refusal.advice
    assert [holder.name for holder in found.additions.holders] == ["Tavo Ellandri", "Anna Kestrel"]


def test_two_posts_at_once_are_no_contradiction_and_two_countries_are(read):
    head = "name,country,sectors,post,start,end,identifier\n"
    one = "Anna Kestrel,NOR,GOV,minister,2001,2005,\n"
    assert not read(f"{head}{one}Anna Kestrel,NOR,PTY,party leader,2003,2004,\n").refused
    [refusal] = read(f"{head}{one}Anna Kestrel,KEN,GOV,minister,2003,2004,\n").refused
    assert "on the same days in line 2" in refusal.reason
    namesakes = f"{head}Anna Kestrel,NOR,GOV,minister,,,Q1\nAnna Kestrel,KEN,GOV,minister,,,Q2\n"
    assert not read(namesakes).refused


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        (b"", "own.csv", "is empty"),
        (b" \n\n", "own.csv", "is empty"),
        (bytes(range(256)) * 4, "own.csv", "binary"),
        (b"name: x\npost: y\n", "own.yaml", "is no list"),
        (b"- &a [x, x]\n- [*a, *a]\n", "own.yaml", "refers to another part"),
        (b"- {name: [[[x]]]}\n", "own.yaml", "nested too deeply"),
        (b"- {name: 'x\n", "own.yaml", "no YAML"),
        (b"Once there was a report.\nIt ended.\n", "own.txt", "no dictionary of a form"),
        (b"name,colour\nAnna,red\n", "own.csv", "no dictionary of a form"),
    ],
)
def test_files_that_are_no_dictionaries_are_refused_as_a_whole(read, text, name, reason):
    with pytest.raises(UnreadableInput, match=reason):
        read(text, name)


def test_a_missing_file_and_a_folder_are_refused(read, tmp_path):
    with pytest.raises(UnreadableInput, match="no such file"):
        read_dictionaries([str(tmp_path / "none.csv")])
    with pytest.raises(UnreadableInput, match="is a folder"):
        read_dictionaries([str(tmp_path)])


def test_a_file_that_is_too_large_is_refused(read, monkeypatch):
    monkeypatch.setattr("dateline.dictionaries.reading.MOST_BYTES", 1000)
    with pytest.raises(UnreadableInput, match="larger than"):
        read(OWN + "#" * 1000, "own.csv")


def test_a_damaged_line_does_not_spoil_the_others(read):
    text = b"name,country,post\nAnna Kestrel,NOR,minister\n"
    text += "Óscar Pé,KEN,amt\n".encode("cp1252")
    assert [
        h.name for h in read(text + "Œrsted Løk,DNK,minister\n".encode()).additions.holders
    ] == [
        "Anna Kestrel",
        "Óscar Pé",
        "Œrsted Løk",
    ]


def test_yaml_takes_norway_for_a_country_and_dates_for_dates(read):
    [holder] = read(
        "- {name: Anna Kestrel, country: NO, post: minister, start: 2024-02-30}\n"
        "- {name: Anna Kestrel, country: no, post: minister, start: 2024-02-03}\n",
        "own.yaml",
    ).additions.holders
    assert (holder.country, holder.start) == ("NOR", "2024-02-03")
