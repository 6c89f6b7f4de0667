"""How many records of the classic coders' unit test are coded exactly right.

The test has its own dictionaries of invented actors. They are written out in the coders'
own forms first and then read like any user's files. The records were read while the coding
was written: the figure says how far it conforms, not how well it does on unseen text.
"""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from dateline.classics import Coder, code_text
from dateline.dictionaries import ReadCodebook, read_codebook
from dateline.errors import MissingData
from dateline.evaluate.reading import Row
from dateline.evaluate.scores import Tally
from dateline.sources import read_rows

RECORDS: Final = "coding/uni_unittest_cameo2.jsonl.gz"
DICTIONARIES: Final = "coding/petrarch_unittest_dicts.json.gz"
_VERBS: Final = "verb_dictionary_2.0_UniversalPetrarch"
Triple = tuple[str, str, str]


def evaluate_classic(data: Path) -> list[Row]:
    """Return the share of active records whose events are exactly the gold ones.

    ``data`` is the folder of public corpora; MissingData if the test is not there.
    """
    tally = Tally()
    for row, ours in coded_records(data):
        if row["active"]:
            tally.add(int(ours == gold_triples(row)), 1, 1)
    return [Row("classic unit test", "records exactly right", tally.score())]


def gold_triples(row: dict[str, Any]) -> set[Triple]:
    """Return source, target and code of a record's gold events."""
    return {(g["source"], g["target"], g["code"]) for g in row["gold"]}


def coded_records(data: Path) -> Iterator[tuple[dict[str, Any], set[Triple]]]:
    """Yield each record with the events that are found in it."""
    path = data / RECORDS
    if not path.exists():
        raise MissingData(path, "set DATELINE_DATA to the folder of public corpora")
    codebook = unit_test_codebook(data).codebook
    for row in read_rows(path):
        config = row["config"]
        coder = Coder(codebook, config.get("new_actor_length", 0))
        coded = code_text(row["text"], coder, row["date"], dyads=config.get("require_dyad", True))
        yield row, {(e.source, e.target, e.code) for _parse, found in coded for e in found}


def unit_test_codebook(data: Path) -> ReadCodebook:
    """Return the unit test's dictionaries as read from files in the coders' own forms."""
    path = data / DICTIONARIES
    if not path.exists():
        raise MissingData(path, "set DATELINE_DATA to the folder of public corpora")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        content = json.load(file)
    files = {
        "actors.txt": _actor_lines(content["actors"]),
        "agents.txt": _agent_lines(content["agents"]),
        "verbs.txt": _verb_lines(content[_VERBS]),
        "discards.txt": (
            ("+" if entry["level"] == "story" else "") + entry["phrase"]
            for entry in content["discards"]
        ),
    }
    with TemporaryDirectory() as folder:
        for name, lines in files.items():
            (Path(folder) / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        actors, agents, verbs, discards = (str(Path(folder) / name) for name in files)
        return read_codebook([verbs], [actors, agents], [discards])


def _actor_lines(actors: dict[str, Any]) -> Iterator[str]:
    for name, entry in actors.items():
        joined = name.replace(" ", "_") if entry["consecutive"] else name
        yield joined + ("_" if entry["whole_word"] else "")
        for code in entry["codes"]:
            yield f"\t[{code['code']}{_days(code)}]"


def _agent_lines(agents: dict[str, Any]) -> Iterator[str]:
    for noun, entry in agents.items():
        yield f"{noun.replace(' ', '_')}_ [{entry['code']}]"


def _days(code: dict[str, str]) -> str:
    first, last = (code.get(key, "").replace("-", "") for key in ("from", "to"))
    if first and last:
        return f" {first}-{last}"
    return f" >{first}" if first else f" <{last}" if last else ""


def _verb_lines(dictionary: dict[str, Any]) -> Iterator[str]:
    for name, members in dictionary["synsets"].items():
        yield name
        yield from (f"+{member}" for member in members)
    for name, block in dictionary["verbs"].items():
        yield f"--- {name} [{block['code']}] ---"
        yield from map(_word_line, block["words"])
        yield from (f"- {p['pattern']} [{p['code']}]" for p in block["patterns"])


def _word_line(word: dict[str, Any]) -> str:
    braces = " {" + " ".join(word["forms"]) + "}" if word["forms"] else ""
    return f"{word['word']}{braces}" + (f" [{word['code']}]" if word["code"] else "")
