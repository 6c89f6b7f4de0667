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
from dateline.claims.hints import find_hints
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
BEFORE_ACTS: Final = (
    Step("layout", ("document", "parses"), ("layout",), lay_out),
    Step("mentions", ("document", "parses", "layout", "additions"), ("mentions",), find_mentions),
    Step("scenes", ("parses", "mentions", "codebook"), ("scenes",), Scenes),
    Step("frames", ("scenes",), ("framed",), find_claims),
    Step("hints", ("scenes", "mentions", "framed"), ("hints",), find_hints),
)
AFTER_ACTS: Final = (
    Step("claims", ("scenes", "framed", "acts"), ("claims",), weigh_claims),
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
AFTER_READING: Final = (*BEFORE_ACTS, *AFTER_ACTS)
STEPS: Final = (
    *BEFORE_READING,
    Step("reading", ("document", "sentences"), ("parses", "kept"), shipped_reader),
    *BEFORE_ACTS,
    Step("acts", ("kept", "hints"), ("acts",), shipped_reader),
    *AFTER_ACTS,
)
#: Sentences whose acts are read together.
_TOGETHER: Final = 512


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
    for values in _acted(_framed(_read(documents, failed, additions, codebook), failed)):
        if _held(partial(run_steps, AFTER_ACTS, values), values["document"], failed):
            yield values["record"]


def values_to(
    documents: Iterable[Document], last: str, codebook: Codebook | None = None
) -> Iterator[dict[str, Any]]:
    """Yield what all steps up to the one that gives ``last`` give, by name, for each report."""
    before, after = ([step.gives[0] for step in steps] for steps in (BEFORE_ACTS, AFTER_ACTS))
    read = _read(documents, None, NOTHING, codebook)
    if last in before:
        for values in read:
            run_steps(BEFORE_ACTS[: before.index(last) + 1], values)
            yield values
        return
    for values in _acted(_framed(read, None)):
        run_steps(AFTER_ACTS[: after.index(last) + 1], values)
        yield values


def _framed(
    values: Iterable[dict[str, Any]], failed: Callable[[Document, Exception], None] | None
) -> Iterator[dict[str, Any]]:
    """Yield each report's values once its frames are known."""
    for own in values:
        if _held(partial(run_steps, BEFORE_ACTS, own), own["document"], failed):
            yield own


def _acted(values: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield each report's values once its acts are read, those of many reports together."""
    waiting: list[dict[str, Any]] = []
    count = 0
    for own in values:
        waiting.append(own)
        count += len(own["hints"])
        if count >= _TOGETHER:
            yield from read_acts(waiting)
            waiting, count = [], 0
    yield from read_acts(waiting)


def read_acts(values: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Add the acts of each sentence; where no hints are asked for there are none."""
    head = shipped_reader().acts
    asked = [own for own in values if own["hints"]] if head else []
    kept = [windows for own in asked for windows in own["kept"]]
    read = iter(head.read(kept, [one for own in asked for one in own["hints"]]) if head else ())
    for own in values:
        own["acts"] = tuple(next(read) for _ in own["hints"]) if head else ()
        del own["kept"]
    return values


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

    for parses, kept in shipped_reader().parse_pairs(prepared()):
        values = waiting.popleft()
        values["parses"], values["kept"] = tuple(parses), kept
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
