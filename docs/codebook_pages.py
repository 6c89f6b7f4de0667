"""The pages of docs/codebook: one for each PLOVER type, one of contexts, one of CAMEO codes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from dateline.codebooks.entries import entries, type_entry
from dateline.knowledge import plover, shipped_codebook

_MADE: Final = "Made from `knowledge/` by `make docs`; the definitions are in our own words."


def codebook_pages() -> dict[str, str]:
    """Return the pages by file name."""
    book = shipped_codebook()
    found = {"README.md": index_page(), "contexts.md": contexts_page(), "cameo.md": cameo_page()}
    return found | {f"{kind.lower()}.md": type_page(kind) for kind in book.types}


def index_page() -> str:
    """Return the page that lists the others."""
    book = shipped_codebook()
    rows = (
        [f"[{kind}]({kind.lower()}.md)", row["quad"], row["score"], row["definition"]]
        for kind, row in book.types.items()
    )
    return _page(
        f"Codebook {book.name}",
        _MADE,
        _table(["type", "quad", "score", "definition"], rows),
        "All of [contexts](contexts.md); all of [CAMEO](cameo.md). The same on the command line:"
        " `dateline codebook show`. A codebook of your own: [../codebooks.md](../codebooks.md).",
    )


def type_page(kind: str) -> str:
    """Return the page of a type."""
    entry = type_entry(shipped_codebook(), kind)
    frames = entry["frames"]
    patterns = sum(frame["patterns"] for frame in frames)
    figures = {
        "quad class": f"{entry['quad']}, {entry['quad_name']}",
        "score": entry["score"],
        "still to come it is": entry["future"],
        "as a CAMEO code": entry["cameo"],
        "section of the PLOVER manual": entry["manual"],
    }
    return _page(
        kind,
        _MADE,
        entry["definition"],
        f"> {entry['example']}",
        _table(["", ""], figures.items()),
        "## Where it borders on others",
        "\n".join(f"- {text}" for text in entry["ambiguities"]),
        *_modes(kind),
        "## CAMEO codes that become it",
        _table(["code", "name", "mode", "Goldstein"], _codes(kind)),
        "## Frames",
        f"{len(frames)} frames with {patterns} patterns.",
        _table(["frame", "mode", "CAMEO", "patterns", "examples"], _frames(frames)),
    )


def _modes(kind: str) -> Iterator[str]:
    modes = plover()["types"][kind]["modes"]
    yield "## Modes"
    if not modes:
        yield "None."
        return
    rows = (
        [name, row["score"], row["cameo"], row["definition"], row["example"]]
        for name, row in modes.items()
    )
    yield _table(["mode", "score", "CAMEO", "definition", "example"], rows)


def _codes(kind: str) -> Iterator[list[Any]]:
    for row in entries(shipped_codebook()):
        if row["kind"] == "code" and row["type"] == kind:
            yield [row["code"], row["name"], row["mode"], row["goldstein"]]


def _frames(frames: Iterable[Mapping[str, Any]]) -> Iterator[list[Any]]:
    for frame in frames:
        examples = "<br>".join(frame["examples"])
        yield [frame["code"], frame["mode"], frame["cameo"], frame["patterns"], examples]


def contexts_page() -> str:
    """Return the page of the contexts."""
    parts = []
    for row in entries(shipped_codebook()):
        if row["kind"] == "context":
            unless = f"Not where one of these is found: {', '.join(row['unless'])}."
            parts += [f"## {row['code']}", row["definition"], f"> {row['example']}"]
            parts += [unless] if row["unless"] else []
            parts += [f"{len(row['words'])} words: {', '.join(row['words'])}."]
    return _page("Contexts", _MADE, *parts)


def cameo_page() -> str:
    """Return the page of the CAMEO codes."""
    codes = [row for row in entries(shipped_codebook()) if row["kind"] == "code"]
    parts = []
    for root in (row for row in codes if row["above"] is None):
        rows = (
            [row["code"], row["name"], row["definition"], _target(row), *_last(row)]
            for row in codes
            if row["code"].startswith(root["code"])
        )
        head = ["code", "name", "definition", "PLOVER", "contexts", "Goldstein", "example"]
        parts += [f"## {root['code']} {root['name']}", _table(head, rows)]
    return _page("CAMEO", _MADE, f"{len(codes)} codes.", *parts)


def _target(row: Mapping[str, Any]) -> str:
    return "/".join(part for part in (row["type"], row["mode"]) if part) or "dropped"


def _last(row: Mapping[str, Any]) -> list[Any]:
    return [", ".join(row["contexts"]), row["goldstein"], row["example"]]


def _page(title: str, *parts: str) -> str:
    return "\n\n".join([f"# {title}", *parts]) + "\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines)


def _cell(value: Any) -> str:
    return "" if value is None else str(value).replace("|", "\\|")
