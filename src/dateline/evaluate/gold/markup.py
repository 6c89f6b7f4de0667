"""Small pieces of HTML: everything that is not a tag of ours is escaped."""

from collections.abc import Sequence
from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from dateline.evaluate.gold.happenings import Happening, Span, Who
from dateline.records import Evidence

#: Words are cut to so many characters, and begin so many before what decided.
_LONGEST = 160
_BEFORE = 60


@cache
def _template(name: str) -> Template:
    folder = files(__package__) / "data"
    return Template((folder / name).read_text(encoding="utf-8"))


def filled(name: str, **parts: str) -> str:
    """Return a template of ``data/`` with its places filled by pieces of HTML."""
    return _template(name).substitute(parts)


def tag(name: str, content: str, **attributes: str) -> str:
    """Return an element around a piece of HTML; "class_" gives its class."""
    given = "".join(f' {key.rstrip("_")}="{escape(v)}"' for key, v in attributes.items() if v)
    return f"<{name}{given}>{content}</{name}>"


def link(address: str, words: str) -> str:
    """Return a link with words that are escaped."""
    return tag("a", escape(words), href=address)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table; the cells of the rows are pieces of HTML, ``<td>`` or bare."""
    top = "".join(tag("th", escape(cell), scope="col") for cell in head)
    body = "".join(tag("tr", "".join(map(_cell, row))) for row in rows)
    return tag("table", f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody>")


def _cell(cell: str) -> str:
    return cell if cell.startswith("<td") else tag("td", cell)


def parties(side: Sequence[Who] | None) -> str:
    """Return the parties of a side with country and sectors, escaped."""
    if side is None:
        return "not annotated"
    return escape("; ".join(map(_party, side))) or "–"


def _party(who: Who) -> str:
    return f"{who.name} [{' '.join((who.country or '?', *who.sectors))}]".strip()


def summary(event: Happening) -> str:
    """Return an event in a line: type, mode, sides, date."""
    kind = escape(" ".join((event.type, *event.modes)))
    sides = f"{parties(event.actors)} → {parties(event.recipients)}"
    return f"{tag('strong', kind)} {sides}, {escape(event.date or 'no date')}"


def words_of(event: Happening, text: str) -> str:
    """Return the words that assert an event, or those around what decided, cut short."""
    spans = [_around(one) for one in event.reasons[:1]] or event.spans
    words = " … ".join(" ".join(text[start:end].split()) for start, end in spans)
    return escape(words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…")


def _around(one: Evidence) -> Span:
    """Return the part of a sentence that has the first words that decided."""
    first = min(one.words, default=(one.start, one.start))
    return max(one.start, first[0] - _BEFORE), min(one.end, first[1] + _LONGEST - _BEFORE)
