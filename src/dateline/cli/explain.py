"""``dateline explain``: the words, rules, scores and rivals behind an event."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import click

from dateline.cli.output import store_option, write_lines
from dateline.cli.root import cli

_STYLES: Final = {"trigger": "bold reverse", "actor": "bold green", "recipient": "bold cyan"}
_MARKS: Final = {"trigger": ("[[", "]]"), "actor": ("{a:", "}"), "recipient": ("{r:", "}")}


@cli.command()
@click.argument("id", metavar="ID")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@store_option
def explain(id: str, form: str, path: str) -> None:  # noqa: A002
    """Show why an event is in the store: sentences with the words marked, and the rivals.

    ID is an event's id or the beginning of one.
    """
    from dateline.store import open_store  # noqa: PLC0415
    from dateline.store.explain import explain as ask  # noqa: PLC0415

    with open_store(path, read_only=True) as store:
        answer = ask(store, id)
    if form == "json":
        write_lines([json.dumps(answer, ensure_ascii=False)])
    else:
        _print(answer)


def _print(answer: Mapping[str, Any]) -> None:
    from rich.console import Console  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console = Console(highlight=False, width=None if sys.stdout.isatty() else 200)
    event, document = answer["event"], answer["document"]
    head = f"{event['event'][0]} {' '.join(event['mode'])} {event['cameo'] or ''}".strip()
    console.print(Text(f"{event['id']}  {head}  confidence {event['confidence']}", style="bold"))
    for side in ("actor", "recipient"):
        for party in event[side]:
            console.print(Text(f"{side:>10}  {_party(party)}"))
    date = f"{event['date'] or 'unknown'} ({event['date_precision']}, {event['date_basis']})"
    console.print(Text(f"{'date':>10}  {date}"))
    if event["event_loc"]:
        place = event["event_loc"]
        name = place["resolved_place"] or place["extracted_place"]
        why = (answer["place"] or {}).get("why") or ""
        console.print(Text(f"{'place':>10}  {name}, {place['country_code']} ({why})"))
    for line in _contexts(event, answer["contexts"]):
        console.print(Text(f"{'context':>10}  {line}"))
    console.print(Text(f"{'status':>10}  {event['status']}{_background(event)}"))
    for source in answer["attribution"]:
        console.print(Text(f"{'says':>10}  {source['source']} ({source['kind']})"))
    where = " · ".join(part for part in (document["publisher"], document["title"]) if part)
    console.print(Text(f"{'report':>10}  {where} {document['published'] or ''} {document['id']}"))
    for evidence in answer["evidence"]:
        console.print()
        console.print(_marked(evidence, plain=not sys.stdout.isatty()))
        rivals = ", ".join(f"{r['frame']} {r['score']:g}" for r in evidence["rivals"]) or "none"
        line = f"{evidence['part']}: frame {evidence['frame']}, score {evidence['score']:g}"
        console.print(Text(f"    {line}; rivals: {rivals}", style="dim"))


def _contexts(event: Mapping[str, Any], words: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield each context with the words behind it, or what else it rests on."""
    for context in event["context"]:
        own = [word for word in words if word["context"] == context]
        said = ", ".join(dict.fromkeys(word["text"] for word in own)) or "by its frame"
        whole = " in the report" if any(word["basis"] == "report" for word in own) else ""
        yield f"{context} ({said}{whole})"


def _party(party: Mapping[str, Any]) -> str:
    sectors = " ".join(party["sector"])
    office = f", {party['office']}" if party["office"] else ""
    known = "" if party["known"] else " (not in the knowledge)"
    return f"{party['name']} [{party['code'] or '?'} {sectors}]{office}{known}"


def _background(event: Mapping[str, Any]) -> str:
    return ", background" if event["background"] else ""


def _marked(evidence: Mapping[str, Any], *, plain: bool) -> Any:
    """Return a sentence with its words marked: by colour, or by brackets in a file."""
    from rich.text import Text  # noqa: PLC0415

    start = evidence["start"]
    if not plain:
        text = Text(evidence["text"])
        for mark in evidence["marks"]:
            text.stylize(_STYLES[mark["kind"]], mark["start"] - start, mark["end"] - start)
        return text
    written = evidence["text"]
    for mark in sorted(evidence["marks"], key=lambda m: (-m["start"], m["end"])):
        opening, closing = _MARKS[mark["kind"]]
        a, b = mark["start"] - start, mark["end"] - start
        written = f"{written[:a]}{opening}{written[a:b]}{closing}{written[b:]}"
    return Text(written)
