"""Quotes of a report with their speakers: words in quotation marks, and social posts."""

from collections.abc import Iterator

from dateline.events.given import Report
from dateline.records import Quote, content_hash

#: Shorter stretches that no known speaker utters are names and words set off.
_FEWEST_WORDS = 5


def find_quotes(report: Report) -> tuple[Quote, ...]:
    """Return the quotes of a report in the order of the text."""
    found = [*_spoken(report), *_posted(report)]
    return tuple(sorted(found, key=lambda quote: (quote.start, quote.end)))


def _spoken(report: Report) -> Iterator[Quote]:
    context = report.context
    for number, said in enumerate(context.mentions.speech):
        if not said.quoted or context.terse[said.sentence]:
            continue
        text = report.document.text[said.content_start : said.content_end]
        speaker = report.speakers[number]
        entity = None
        if speaker is not None and speaker.entity >= 0:
            entity = context.answers.entities[speaker.entity]
        if entity is None and len(text.split()) < _FEWEST_WORDS:
            continue  # a word or name set off, said by nobody
        yield _quote(
            report,
            (said.content_start, said.content_end),
            speaker.name if speaker is not None else "",
            (entity.key, entity.country) if entity is not None else ("", ""),
            report.kinds[said.sentence],
            "",
        )


def _posted(report: Report) -> Iterator[Quote]:
    for part in report.document.parts:
        if part.kind == "social":
            yield _quote(report, (part.start, part.end), part.author, ("", ""), "social", part.date)


def _quote(
    report: Report,
    span: tuple[int, int],
    speaker: str,
    who: tuple[str, str],
    part: str,
    date: str,
) -> Quote:
    return Quote(
        id=content_hash(report.document.id, "quote", str(span[0]), str(span[1])),
        document=report.document.id,
        speaker=speaker,
        speaker_key=who[0],
        country=who[1],
        start=span[0],
        end=span[1],
        text=report.document.text[span[0] : span[1]],
        date=date or report.document.published,
        part=part,
    )
