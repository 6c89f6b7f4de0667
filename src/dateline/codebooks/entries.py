"""What a codebook has: types, modes, CAMEO codes, contexts, frames, each as one entry."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from dateline.errors import UnknownEntry
from dateline.knowledge import cameo, plover
from dateline.records import Codebook

#: One entry; ``kind`` is type, mode, code, context or frame, ``code`` what it goes by.
Entry = dict[str, Any]


def entries(codebook: Codebook) -> Iterator[Entry]:
    """Yield all entries: types with their modes, then CAMEO codes, contexts and frames.

    CAMEO codes belong to the shipped codebook alone.
    """
    for kind in codebook.types:
        yield type_entry(codebook, kind)
        yield from (mode_entry(codebook, kind, mode) for mode in _modes(codebook, kind))
    if not codebook.digest:
        yield from map(code_entry, cameo())
    yield from (context_entry(codebook, name) for name in codebook.contexts)
    yield from map(frame_entry, codebook.frames["frames"])


def find_entry(codebook: Codebook, asked: str) -> Entry:
    """Return the entry that goes by a code, in any case.

    Raises UnknownEntry with the nearest codes where there is none.
    """
    by_code = {str(entry["code"]).lower(): entry for entry in entries(codebook)}
    wanted = asked.strip().lower()
    if wanted in by_code:
        return by_code[wanted]
    near = get_close_matches(wanted, by_code, n=3)
    raise UnknownEntry(asked, codebook.name, [str(by_code[code]["code"]) for code in near])


def type_entry(codebook: Codebook, kind: str) -> Entry:
    """Return a type with its modes, its CAMEO codes and its frames."""
    row = codebook.types[kind]
    return {
        "kind": "type",
        "code": kind,
        "name": row["name"],
        "definition": row["definition"],
        "quad": row.get("quad"),
        "quad_name": _quad_name(row.get("quad")),
        "score": row.get("score"),
        "future": row.get("future"),
        "like": row.get("like"),
        "manual": row.get("manual"),
        "example": _text(row.get("example")),
        "ambiguities": list(row.get("ambiguities") or ()),
        "modes": list(_modes(codebook, kind)),
        "cameo": codebook.cameo(kind) or None,
        "codes": [] if codebook.digest else codes_of(kind),
        "frames": [frame_entry(frame) for frame in frames_of_type(codebook, kind)],
    }


def mode_entry(codebook: Codebook, kind: str, mode: str) -> Entry:
    """Return a mode with its CAMEO codes and its frames."""
    row = _modes(codebook, kind)[mode] or {}
    frames = frames_of_type(codebook, kind)
    return {
        "kind": "mode",
        "code": f"{kind}/{mode}",
        "name": mode,
        "definition": row.get("definition"),
        "quad": codebook.quad(kind),
        "quad_name": _quad_name(codebook.quad(kind)),
        "score": codebook.scale(kind, [mode]),
        "context": row.get("context"),
        "manual": codebook.types[kind].get("manual"),
        "example": _text(row.get("example")),
        "cameo": codebook.cameo(kind, mode) or None,
        "codes": [] if codebook.digest else codes_of(kind, mode),
        "frames": [frame_entry(frame) for frame in frames if frame.get("mode") == mode],
    }


def code_entry(code: str) -> Entry:
    """Return a CAMEO code with its PLOVER type and mode."""
    row = cameo()[code]
    kind = row.get("type")
    manual = plover()["types"][kind]["manual"] if kind else "CAMEO to PLOVER translation"
    return {
        "kind": "code",
        "code": code,
        "name": row["name"],
        "definition": row["definition"],
        "type": kind,
        "mode": row.get("mode"),
        "contexts": list(row.get("contexts") or ()),
        "goldstein": row["goldstein"],
        "above": code[:-1] if len(code) > 2 else None,
        "manual": manual,
        "example": row["example"],
    }


def context_entry(codebook: Codebook, name: str) -> Entry:
    """Return a context with the words that speak for it."""
    row = codebook.contexts[name]
    meaning = None if codebook.digest else plover()["contexts"].get(name)
    return {
        "kind": "context",
        "code": name,
        "name": name,
        "definition": row.get("definition") or meaning,
        "example": _text(row.get("example")),
        "unless": list(row.get("unless") or ()),
        "words": list(row["words"]),
        "manual": f"Contexts, {name}" if meaning else None,
    }


def frame_entry(frame: Mapping[str, Any]) -> Entry:
    """Return a frame with its examples and the number of its patterns."""
    return {
        "kind": "frame",
        "code": frame["id"],
        "type": frame["type"],
        "mode": frame.get("mode"),
        "cameo": str(frame.get("cameo") or "") or None,
        "contexts": list(frame.get("contexts") or ()),
        "patterns": sum(len(frame.get(key, ())) for key in ("verbs", "nouns")),
        "examples": [example["text"] for example in frame.get("examples", ())],
    }


def frames_of_type(codebook: Codebook, kind: str) -> list[Mapping[str, Any]]:
    """Return the frames of a type."""
    return [frame for frame in codebook.frames["frames"] if frame["type"] == kind]


def codes_of(kind: str, mode: str | None = None) -> Sequence[str]:
    """Return the CAMEO codes that become a type, or one mode of it."""
    return [
        code
        for code, row in cameo().items()
        if row.get("type") == kind and (mode is None or row.get("mode") == mode)
    ]


def _modes(codebook: Codebook, kind: str) -> Mapping[str, Any]:
    modes: Mapping[str, Any] = codebook.types[kind].get("modes") or {}
    return modes


def _quad_name(quad: int | None) -> str | None:
    return None if quad is None else str(plover()["quads"][quad - 1])


def _text(example: Any) -> str | None:
    return example.get("text") if isinstance(example, dict) else example
