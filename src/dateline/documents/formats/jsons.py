"""Whole JSON files to rows: a list of objects, one object, or objects one after another.

A list is never in memory as a whole: its items are cut out one at a time.
"""

import codecs
import io
import json
from collections.abc import Iterator
from typing import Any, Final

from dateline.documents.rows import Row
from dateline.errors import UnreadableInput
from dateline.records.refusals import Refusal

_TAKEN: Final = 1 << 18
#: One item is one report.
MOST_ITEM: Final = 16 * 1024 * 1024
_BLANK: Final = " \t\r\n"
_ADVICE: Final = "give a list of objects, or one object a line"


def json_rows(reader: io.BufferedReader, name: str) -> Iterator[Row | Refusal]:
    """Yield the objects of a JSON text, each with its number from 1.

    Raises UnreadableInput where the text is no JSON from some place on; what comes before is
    yielded.
    """
    for number, (value, raw) in enumerate(_values(_Text(reader, name)), 1):
        place = f"{name}:{number}"
        if isinstance(value, dict):
            yield Row(place, number, value, raw.encode("utf-8", "surrogatepass"))
        else:
            yield Refusal(place, "not a JSON object", 'give rows like {"text": "…"}')


class _Text:
    """The text that is still to be read, of which more is fetched as it is needed."""

    def __init__(self, reader: io.BufferedReader, name: str) -> None:
        self.name, self._reader = name, reader
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("strict")
        self.words, self.ended = "", False

    def more(self) -> bool:
        """Fetch more, as much again as there is; say whether there was any."""
        data = self._reader.read(max(_TAKEN, len(self.words)))
        try:
            self.words += self._decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            reason = f"not UTF-8 ({error.reason})"
            raise UnreadableInput(self.name, reason, "save the file as UTF-8") from None
        self.ended = not data
        return not self.ended

    def next_sign(self) -> str:
        """Return the next sign that is no blank, without taking it; "" at the end."""
        self.words = self.words.lstrip(_BLANK)
        while not self.words and self.more():
            self.words = self.words.lstrip(_BLANK)
        return self.words[:1]

    def take(self, size: int) -> str:
        taken, self.words = self.words[:size], self.words[size:]
        return taken


def _values(text: _Text) -> Iterator[tuple[Any, str]]:
    """Yield each value with its own text."""
    listed = text.next_sign() == "["
    if listed:
        text.take(1)
    while sign := text.next_sign():
        if listed and sign == "]":
            return
        yield _value(text)
        if text.next_sign() == ",":
            text.take(1)
    if listed:
        raise UnreadableInput(text.name, "broken JSON: the list does not end", _ADVICE)


def _value(text: _Text) -> tuple[Any, str]:
    """Return the value at the head of the text, fetching more until it is whole."""
    decoder = json.JSONDecoder()
    while True:
        try:
            value, end = decoder.raw_decode(text.words)
        except json.JSONDecodeError as error:
            if not text.ended and len(text.words) <= MOST_ITEM and text.more():
                continue
            reason = f"broken JSON: {error.msg}"
            if len(text.words) > MOST_ITEM:
                reason = f"an item of more than {MOST_ITEM >> 20} MiB"
            raise UnreadableInput(text.name, reason, _ADVICE) from None
        except (ValueError, RecursionError) as error:
            reason = f"broken JSON: {error}"[:200]
            raise UnreadableInput(text.name, reason, _ADVICE) from None
        if end < len(text.words) or not text.more():  # a number may go on
            return value, text.take(end)
