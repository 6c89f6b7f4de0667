"""The public coders' files, where they are: written back in their own form and read."""

import csv
import gzip
import json
from itertools import groupby

import pytest

from dateline.dictionaries import read_dictionaries


def _lines(rows):
    """Yield the rows of the tabulated Phoenix actors as the lines of an actor file."""
    for name, group in groupby(rows, key=lambda row: row["surface"]):
        yield name.upper().replace(" ", "_") + "_"
        for row in group:
            start, end = row["start"].replace("-", ""), row["end"].replace("-", "")
            both = f" {start}-{end}" if start and end else ""
            yield f"\t[{row['code']}{both or (start and f' >{start}') or (end and f' <{end}')}]"


def test_the_phoenix_actors_are_read(data, tmp_path):
    table = data / "actors" / "phoenix_actors.csv.gz"
    if not table.is_file():
        pytest.skip("no Phoenix actors among the public data")
    with gzip.open(table, "rt", encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    file = tmp_path / "phoenix.actors"
    file.write_text("\n".join(_lines(rows)), encoding="utf-8")
    found = read_dictionaries([str(file)])
    assert len(found.refused) < len(rows) / 50
    dated = {row["surface"].casefold() for row in rows if row["role"] == "GOV" and row["start"]}
    people = {holder.name.casefold() for holder in found.additions.holders}
    assert len(dated & people) > 0.9 * len(dated)


def test_the_unit_test_dictionaries_of_petrarch_are_read(data, tmp_path):
    table = data / "coding" / "petrarch_unittest_dicts.json.gz"
    if not table.is_file():
        pytest.skip("no dictionaries of PETRARCH's tests among the public data")
    with gzip.open(table, "rt", encoding="utf-8") as stream:
        given = json.load(stream)
    actors, agents = tmp_path / "x.actors", tmp_path / "x.agents"
    actors.write_text("\n".join(f"{name} [{_codes(row)}]" for name, row in given["actors"].items()))
    agents.write_text("\n".join(f"{name} [{row['code']}]" for name, row in given["agents"].items()))
    read = {path: read_dictionaries([str(path)]) for path in (actors, agents)}
    # Every line is used or refused; those refused have codes made up for the tests (hobbits).
    used = {
        path: {entry.source for entry in (*found.additions.names, *found.additions.holders)}
        for path, found in read.items()
    }
    refused = {path: {refusal.origin for refusal in found.refused} for path, found in read.items()}
    assert len(used[actors]) + len(refused[actors]) >= len(given["actors"])
    assert len(used[agents]) + len(refused[agents]) == len(given["agents"])
    assert len(used[agents]) > 0.9 * len(given["agents"])
    assert all("unknown code" in r.reason for r in read[agents].refused)


def _codes(row):
    """Return the codes of an actor as its file has them between brackets."""
    bounds = (
        (code["code"], code.get("from", "").replace("-", ""), code.get("to", "").replace("-", ""))
        for code in row["codes"]
    )
    parts = [
        f"{code} {start}-{end}" if start and end else f"{code} >{start}" if start
        else f"{code} <{end}" if end else code
        for code, start, end in bounds
    ]  # fmt: skip
    return "] [".join(parts)
