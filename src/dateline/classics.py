"""Texts coded with the classic coders' dictionaries, in their own codes."""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.classic.coding import Coder
from dateline.parsing import parse, shipped_reader
from dateline.pipeline import BEFORE_READING, run_steps
from dateline.records import CodedEvent, Document, Parse, Sentence, VerbBook

__all__ = ["Coder", "code_documents", "code_text"]

#: A sentence and what happens in it.
Coded = tuple[Parse, list[CodedEvent]]


def code_text(
    text: str, coder: Coder | VerbBook, day: str = "", *, dyads: bool = True
) -> list[Coded]:
    """Return each sentence of a text and what happens in it.

    ``day`` is the report's date (ISO 8601), which decides between dated codes. Without
    ``dyads`` events are told in which only one side is named; the other is "---".
    """
    coder = Coder(coder) if isinstance(coder, VerbBook) else coder
    parses = parse(text)
    return list(zip(parses, coder.code(parses, day, dyads=dyads), strict=True))


def code_documents(
    documents: Iterable[Document], coder: Coder, *, dyads: bool = True
) -> Iterator[tuple[Document, list[Coded]]]:
    """Yield reports in order with their sentences and what happens in these."""
    waiting: deque[Document] = deque()

    def prepared() -> Iterator[tuple[str, list[Sentence]]]:
        for document in documents:
            values: dict[str, Any] = {"document": document}
            run_steps(BEFORE_READING, values)
            waiting.append(document)
            yield document.text, values["sentences"]

    for parses in shipped_reader().parse(prepared()):
        document = waiting.popleft()
        coded = coder.code(parses, document.published, dyads=dyads)
        yield document, list(zip(parses, coded, strict=True))
