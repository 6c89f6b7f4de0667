"""Pages to read errors on: plain HTML and CSS in a folder, without scripts or network."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files
from pathlib import Path

from dateline.errors import UnwritableFolder
from dateline.evaluate.gold.markup import filled, link, summary, table, tag, words_of
from dateline.evaluate.gold.outcomes import EXTRA, MISSED, Outcome
from dateline.evaluate.gold.report_pages import faults_in_words, report_body
from dateline.evaluate.gold.scoring import Compared, Line
from dateline.evaluate.gold.tables import HEADS, Scores, cells_of
from dateline.lists import table as words_table
from dateline.records import Document

_TYPES = "types.html"


def write_browser(
    folder: Path,
    name: str,
    scores: Scores,
    reports: Sequence[Compared],
    documents: Sequence[Document],
) -> None:
    """Write the pages of one run; ``name`` is what the gold is called.

    Raises UnwritableFolder.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        style = (files(__package__) / "data" / "style.css").read_bytes()
        (folder / "style.css").write_bytes(style)
        for file, page in _pages(name, scores, reports, documents):
            (folder / file).write_bytes(page.encode("utf-8", "replace"))
    except OSError as error:
        raise UnwritableFolder(folder, error.strerror or str(error)) from None


def _pages(
    name: str, scores: Scores, reports: Sequence[Compared], documents: Sequence[Document]
) -> Iterator[tuple[str, str]]:
    """Yield the file name and the content of each page."""
    said = words_table("dateline.evaluate.gold", "words")
    listed = list(_entries(reports, documents))
    counts = {kind: sum(kind in entry[0].faults for entry in listed) for kind in said["lists"]}
    yield "index.html", _page(f"Errors against {name}", "", _index(scores, reports, counts))
    home = link("index.html", "all scores")
    for kind, words in said["lists"].items():
        items = [item for outcome, _, item in listed if kind in outcome.faults]
        body = tag("p", escape(said["about"][kind])) + _items(items)
        yield f"{kind}.html", _page(f"{words.capitalize()}: {len(items)}", home, body)
    yield _TYPES, _page("Types", home, tag("p", escape(said["about"]["types"])) + _cells(listed))
    for number, (report, document) in enumerate(zip(reports, documents, strict=True)):
        near = [home]
        near += [link(_file(number - 1), "previous")] if number else []
        near += [link(_file(number + 1), "next")] if number + 1 < len(reports) else []
        yield _file(number), _page(report.id, " ".join(near), report_body(report, document))


def _page(title: str, nav: str, body: str) -> str:
    return filled("page.html", title=escape(title), nav=nav, body=body)


def _file(number: int) -> str:
    return f"report-{number + 1:03}.html"


def _entries(
    reports: Sequence[Compared], documents: Sequence[Document]
) -> Iterator[tuple[Outcome, tuple[str, str], str]]:
    """Yield each outcome, its cell in the matrix, and its item in the lists."""
    for number, (report, document) in enumerate(zip(reports, documents, strict=True)):
        cells = zip(report.outcomes, report.cells(), strict=True)
        for place, (outcome, cell) in enumerate(cells, 1):
            address = f"{_file(number)}#e{place}"
            yield outcome, cell, _item(address, outcome, report, document.text)


def _item(address: str, outcome: Outcome, report: Compared, text: str) -> str:
    """Return an outcome in three lines: where, what the gold has, what was found."""
    lines = [link(address, report.id) + f" {escape(faults_in_words(outcome))}"]
    if outcome.gold is not None:
        row = report.gold[outcome.gold]
        minor = "" if row.core else " (minor)"
        lines.append(f"gold{minor}: {summary(row)}: {tag('q', words_of(row, text))}")
    if outcome.found is not None:
        event = report.found[outcome.found]
        lines.append(f"found: {summary(event)}: {tag('q', words_of(event, text))}")
    return "<br>".join(lines)


def _items(items: Iterable[str]) -> str:
    lines = "\n".join(tag("li", item) for item in items)
    return tag("ol", lines, class_="items") if lines else tag("p", "none")


def _cells(listed: Sequence[tuple[Outcome, tuple[str, str], str]]) -> str:
    cells: dict[tuple[str, str], list[str]] = {}
    for _, cell, item in listed:
        cells.setdefault(cell, []).append(item)
    return "\n".join(
        tag("h2", escape(f"{gold}, read as {found}: {len(items)}"), id=f"{gold}-{found}")
        + _items(items)
        for (gold, found), items in sorted(cells.items())
    )


def _index(scores: Scores, reports: Sequence[Compared], counts: dict[str, int]) -> str:
    said = words_table("dateline.evaluate.gold", "words")["lists"]
    lists = [
        tag("li", link(f"{kind}.html", f"{words}: {counts[kind]}")) for kind, words in said.items()
    ]
    return filled(
        "index.html",
        reports=f"{len(reports):,}",
        there=f"{sum(len(report.gold) for report in reports):,}",
        found=f"{sum(len(report.found) for report in reports):,}",
        lists="\n".join(lists),
        levels=_scores("level", scores.levels),
        types=_scores("type", scores.types),
        matrix=_matrix(scores),
        pages=_report_table(reports),
    )


def _scores(head: str, lines: Iterable[Line]) -> str:
    rows = [[escape(cell) for cell in (line.name, *cells_of(line))] for line in lines]
    return table((head, *HEADS), rows)


def _matrix(scores: Scores) -> str:
    rows = [
        [escape(gold), *(_count(scores, gold, found) for found in scores.columns)]
        for gold in scores.rows
    ]
    return table(("gold", *scores.columns), rows)


def _count(scores: Scores, gold: str, found: str) -> str:
    count = scores.matrix.get((gold, found), 0)
    cell = link(f"{_TYPES}#{gold}-{found}", str(count)) if count else ""
    return tag("td", cell, class_="right" if gold == found else "")


def _report_table(reports: Sequence[Compared]) -> str:
    rows = []
    for number, report in enumerate(reports):
        missed, extra = (
            sum(kind in outcome.faults for outcome in report.outcomes) for kind in (MISSED, EXTRA)
        )
        right = sum(not outcome.faults for outcome in report.outcomes)
        figures = (len(report.gold), len(report.found), right, missed, extra)
        rows.append([link(_file(number), report.id), *(str(figure) for figure in figures)])
    return table(("report", "gold", "found", "all right", "missed", "extra"), rows)
