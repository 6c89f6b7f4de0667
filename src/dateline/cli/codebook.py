"""``dateline codebook``: what a codebook has, and whether its examples are read as they say."""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from dateline.cli.options import codebook_option
from dateline.cli.output import say, write_lines
from dateline.cli.root import cli

if TYPE_CHECKING:
    from dateline.records import Codebook

_FORM: Final = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="A table for the eye, or one JSON object a line.",
)
#: What of an entry is told line by line; lists of frames come behind.
_LINES: Final = (
    "definition type mode quad_name score goldstein future like cameo codes context contexts"
    " unless modes manual example"
)


@cli.group()
def codebook() -> None:
    """Show and check codebooks: PLOVER's, or one of your own."""


@codebook.command("show")
@click.argument("what", required=False, metavar="[WHAT]")
@codebook_option
@_FORM
def show(what: str | None, codebook: "Codebook | None", form: str) -> None:
    """Show the types and modes, or in full the one that is asked for.

    WHAT is a type (CONSULT), a mode (CONSULT/visit), a CAMEO code (042), a context
    (military) or a frame (consult.visit); "cameo", "contexts" and "frames" list all of these.
    """
    from dateline.codebooks.entries import entries, find_entry  # noqa: PLC0415

    book = codebook or _shipped()
    lists = {None: ("type", "mode"), "cameo": ("code",), "contexts": ("context",)}
    lists["frames"] = ("frame",)
    kinds = lists.get(what)
    if kinds is None:
        found = find_entry(book, what or "")
        write_lines([_json(found)] if form == "jsonl" else _in_full(found))
        return
    rows = [entry for entry in entries(book) if entry["kind"] in kinds]
    if form == "jsonl":
        write_lines(map(_json, rows))
    else:
        _print_table(rows)


@codebook.command("check")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@_FORM
def check(folder: Path | None, form: str) -> None:
    """Read every example by the whole chain and say what is not read as it should be.

    Without FOLDER the shipped codebook is checked. Found are examples read as another type
    or with other parties, frames that no example fires, and frames of two types that win on
    one example or tie. The exit status is 1 where anything is found.
    """
    from dateline.codebooks import read_codebook  # noqa: PLC0415
    from dateline.codebooks.checking import check as run  # noqa: PLC0415

    book = read_codebook(folder) if folder else _shipped()
    found = run(book)
    for finding in found.findings:
        row = {"kind": finding.kind, "where": finding.where, "detail": finding.detail}
        row |= {"text": finding.text} if finding.text else {}
        said = f"  {finding.text}" if finding.text else ""
        line = f"{finding.kind}: {finding.where}: {finding.detail}{said}"
        write_lines([_json(row) if form == "jsonl" else line])
    say(f"{book.name}: {found.summary}")
    if found.findings:
        sys.exit(1)


def _shipped() -> "Codebook":
    from dateline.knowledge import shipped_codebook  # noqa: PLC0415

    return shipped_codebook()


def _json(row: Mapping[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False)


def _in_full(entry: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of one entry."""
    yield f"{entry['code']}  {entry.get('name') or entry['kind']}"
    for key in _LINES.split():
        value = entry.get(key)
        if value is None or value == []:
            continue
        said = ", ".join(map(str, value)) if isinstance(value, list) else value
        yield f"{key.removesuffix('_name'):>12}  {said}"
    for text in entry.get("ambiguities") or ():
        yield f"{'but':>12}  {text}"
    if entry.get("words"):
        yield f"{'words':>12}  {', '.join(map(str, entry['words']))}"
    for text in entry.get("examples") or ():
        yield f"{'example':>12}  {text}"
    for frame in entry.get("frames") or ():
        yield f"{'frame':>12}  {frame['code']} ({_patterns(frame)}): {frame['examples'][0]}"


def _patterns(frame: Mapping[str, Any]) -> str:
    return "1 pattern" if frame["patterns"] == 1 else f"{frame['patterns']} patterns"


def _print_table(rows: list[dict[str, Any]]) -> None:
    """Write a line for each entry: what it goes by, its figures, what it means."""
    width = max((len(str(row["code"])) for row in rows), default=0)
    for row in rows:
        figures = [row.get("quad"), row.get("score"), row.get("goldstein"), row.get("cameo")]
        said = "  ".join(str(figure) for figure in figures if figure is not None)
        target = "/".join(part for part in (row.get("type"), row.get("mode")) if part)
        text = row.get("definition") or (row.get("examples") or [""])[0]
        cells = [str(row["code"]).ljust(width), said.ljust(12), target.ljust(18), str(text)]
        write_lines(["  ".join(cell for cell in cells if cell.strip()).rstrip()])
