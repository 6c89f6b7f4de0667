"""A page for each report: its text, and gold and found events side by side."""

from collections.abc import Iterator
from html import escape

from dateline.evaluate.gold.happenings import Happening
from dateline.evaluate.gold.marking import marked, marks_of
from dateline.evaluate.gold.markup import filled, parties, tag, words_of
from dateline.evaluate.gold.outcomes import Outcome
from dateline.evaluate.gold.scoring import Compared
from dateline.lists import table as words_table
from dateline.records import Document, Evidence

_NONE = '<p class="none">none</p>'


def report_body(report: Compared, document: Document) -> str:
    """Return the body of a report's page."""
    about = f"published {document.published or 'on no known day'}; {len(report.gold)} events "
    about += f"in the gold, {len(report.found)} found"
    rows = [
        _row(number, outcome, report, document.text)
        for number, outcome in enumerate(report.outcomes, 1)
    ]
    text = marked(document.text, list(marks_of(report)))
    told = "\n".join(rows) or _NONE
    return filled("report.html", about=escape(about), text=text, rows=told)


def faults_in_words(outcome: Outcome) -> str:
    """Return what is wrong with an outcome, or that it is right."""
    said = words_table("dateline.evaluate.gold", "words")["lists"]
    return ", ".join(said[fault] for fault in outcome.faults) or "right"


def _row(number: int, outcome: Outcome, report: Compared, text: str) -> str:
    gold = _NONE if outcome.gold is None else _card("g", outcome.gold, report.gold, outcome, text)
    found = (
        _NONE if outcome.found is None else _card("f", outcome.found, report.found, outcome, text)
    )
    cards = "\n".join(tag("div", card) for card in (gold, found))
    state = "wrong" if outcome.faults else "right"
    words = escape(faults_in_words(outcome))
    return filled("row.html", anchor=f"e{number}", state=state, faults=words, cards=cards)


def _card(
    side: str, number: int, events: tuple[Happening, ...], outcome: Outcome, text: str
) -> str:
    event = events[number]
    off = {fault: "off" for fault in outcome.faults if fault not in ("missed", "extra")}
    return filled(
        "card.html",
        anchor=f"{side}{number + 1}",
        type=escape(" ".join((event.type, *event.modes))),
        notes=escape(", ".join(_notes(event))),
        sides=off.get("sides") or off.get("sectors", ""),
        dated=off.get("date", ""),
        stated=off.get("status", ""),
        actors=parties(event.actors),
        recipients=parties(event.recipients),
        date=escape(_or_unsaid(event.date)),
        status=escape(_or_unsaid(event.status)),
        words=tag("blockquote", words_of(event, text)) if event.spans else "",
        reasons="\n".join(_reason(one, text) for one in event.reasons),
    )


def _or_unsaid(value: str | None) -> str:
    return "not annotated" if value is None else value or "none"


def _notes(event: Happening) -> Iterator[str]:
    if event.also:
        yield f"or {' or '.join(event.also)}"
    if event.background:
        yield "background"
    if not event.core:
        yield "minor"


def _reason(one: Evidence, text: str) -> str:
    """Return the words and the frame, or the head, that decided in a sentence, and what lost."""
    words = " ".join(text[start:end] for start, end in one.words)
    rivals = ", ".join(f"{rival.type} by {rival.frame} ({rival.score:g})" for rival in one.rivals)
    said = f"{one.part}, “{words}”: decided by {one.frame} ({one.score:g}); "
    return tag("p", escape(f"{said}rivals: {rivals or 'none'}"), class_="why")
