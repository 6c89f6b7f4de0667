"""One page to one report, with where it came from and its raw bytes."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.documents.html import read_html
from dateline.documents.manner import Item, Manner, Page, digest_of, extractor, key_of, pack
from dateline.errors import UnreadableInput
from dateline.records.provenance import Provenance
from dateline.records.refusals import Known, Refusal


def read_page(page: Page, manner: Manner) -> Iterator[Item]:
    """Yield the report of a page, why there is none, or that it is known already."""
    digest, program = digest_of(page.data), extractor("trafilatura")
    key = key_of("page", digest, page.url, page.charset, manner.published, program)
    known = manner.known(key) if manner.known else ""
    if known:
        yield Known(page.origin, known)
        return
    try:
        document = read_html(page.data, page.origin, page.url, page.charset)
    except UnreadableInput as error:
        yield Refusal(error.name, error.reason, error.advice)
        return
    raw = pack(page.data, "text/html", digest) if manner.archive else None
    source = Provenance(
        "page", page.container, page.record, digest, page.fetched, program, key, raw
    )
    dated = document.published or manner.published
    yield replace(document, published=dated, provenance=source)
