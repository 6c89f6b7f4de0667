"""The flow from a report to its record, as one table of steps.

Each step names what it takes and what it gives; ``check_steps`` says whether every step
gets what it asks for. Sentences of many reports are read together, which is faster and
gives the same parses.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from dateline.claims.acts import weigh_claims
from dateline.claims.finding import find_claims
from dateline.claims.scenes import Scenes
from dateline.contexts.finding import find_contexts
from dateline.documents.parts import find_parts
from dateline.events.report import make_record
from dateline.knowledge import shipped_codebook
from dateline.layout import lay_out, spans_to_read
from dateline.mentions.finding import find_mentions
from dateline.parsing import shipped_reader, shipped_splitter
from dateline.records import Additions, Codebook, Document, Record, Sentence
from dateline.resolved.resolving import find_homes, resolve

#: A run with the shipped knowledge alone.
NOTHING: Final = Additions()


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it takes, what it gives, and the function."""

    name: str
    takes: tuple[str, ...]
    gives: tuple[str, ...]
    run: Callable[..., Any]


def _with_parts(document: Document) -> Document:
    if document.parts or not document.text.strip():
        return document
    return replace(document, parts=find_parts(document.text, document.title))


def _sentences(document: Document) -> list[Sentence]:
    return shipped_splitter().split_spans(document.text, spans_to_read(document))


BEFORE_READING: Final = (
    Step("documents", ("document",), ("document",), _with_parts),
    Step("sentences", ("document",), ("sentences",), _sentences),
)
AFTER_READING: Final = (
    Step("layout", ("document", "parses"), ("layout",), lay_out),
    Step("mentions", ("document", "parses", "layout", "additions"), ("mentions",), find_mentions),
    Step("scenes", ("parses", "mentions", "codebook"), ("scenes",), Scenes),
    Step("frames", ("scenes",), ("framed",), find_claims),
    Step("claims", ("scenes", "framed"), ("claims",), weigh_claims),
    Step("contexts", ("parses", "codebook"), ("topics",), find_contexts),
    Step("homes", ("document",), ("homes",), find_homes),
    Step(
        "resolved",
        ("document", "parses", "mentions", "layout", "homes", "additions"),
        ("answers",),
        resolve,
    ),
    Step(
        "events",
        (
            "document",
            "parses",
            "layout",
            "mentions",
            "claims",
            "answers",
            "homes",
            "topics",
            "codebook",
        ),
        ("record",),
        make_record,
    ),
)
STEPS: Final = (
    *BEFORE_READING,
    Step("reading", ("document", "sentences"), ("parses",), shipped_reader),
    *AFTER_READING,
)


def check_steps(steps: Iterable[Step] = STEPS) -> list[str]:
    """Return what steps ask for that nothing before them gives."""
    given, missing = {"document", "additions", "codebook"}, []
    for step in steps:
        missing += [f"{step.name}: {name}" for name in step.takes if name not in given]
        given.update(step.gives)
    return missing


def code_many(
    documents: Iterable[Document],
    failed: Callable[[Document, Exception], None] | None = None,
    additions: Additions = NOTHING,
    codebook: Codebook | None = None,
) -> Iterator[Record]:
    """Yield the record of each report, in order.

    A report at which a step fails is handed to ``failed`` and left out, so that the others
    go on; without ``failed`` the error is raised. ``additions`` go before the shipped
    knowledge of names and offices. Events are coded by ``codebook``, by the shipped one where
    none is given.
    """
    for values in _read(documents, failed, additions, codebook):
        if _held(partial(run_steps, AFTER_READING, values), values["document"], failed):
            yield values["record"]


def values_to(
    documents: Iterable[Document], last: str, codebook: Codebook | None = None
) -> Iterator[dict[str, Any]]:
    """Yield what all steps up to the one that gives ``last`` give, by name, for each report."""
    names = [step.gives[0] for step in AFTER_READING]
    steps = AFTER_READING[: names.index(last) + 1]
    for values in _read(documents, None, NOTHING, codebook):
        run_steps(steps, values)
        yield values


def _read(
    documents: Iterable[Document],
    failed: Callable[[Document, Exception], None] | None,
    additions: Additions,
    codebook: Codebook | None,
) -> Iterator[dict[str, Any]]:
    """Yield each report's values by name as they are once its sentences have been read."""
    given = {"additions": additions, "codebook": codebook or shipped_codebook()}
    waiting: deque[dict[str, Any]] = deque()

    def prepared() -> Iterator[tuple[str, list[Sentence]]]:
        for document in documents:
            values: dict[str, Any] = {"document": document, **given}
            if _held(partial(run_steps, BEFORE_READING, values), document, failed):
                waiting.append(values)
                yield values["document"].text, values["sentences"]

    for parses in shipped_reader().parse(prepared()):
        values = waiting.popleft()
        values["parses"] = tuple(parses)
        yield values


def _held(
    step: Callable[[], object],
    document: Document,
    failed: Callable[[Document, Exception], None] | None,
) -> bool:
    """Run a step; say whether it went well. What fails is told, or raised again."""
    try:
        step()
    except Exception as error:
        if failed is None:
            raise
        failed(document, error)
        return False
    return True


def run_steps(steps: Iterable[Step], values: dict[str, Any]) -> None:
    """Run steps in order: each takes its values by name and adds what it gives."""
    for step in steps:
        given = step.run(*(values[name] for name in step.takes))
        values[step.gives[0]] = given
