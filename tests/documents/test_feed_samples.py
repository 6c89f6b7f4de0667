"""All samples of feeds and archives that other projects test with: read, or refused by name."""

import pytest

from dateline.documents.intake import checked, find_documents
from dateline.documents.manner import Manner
from dateline.records import Document
from dateline.records.refusals import Note, Refusal
from dateline.settings import data_folder

FOLDER = data_folder() / "feeds"
SAMPLES = sorted(file for file in FOLDER.rglob("*") if file.is_file() and file.name != "README.md")


def test_the_samples_are_there():
    if not FOLDER.is_dir():
        pytest.skip(f"no samples at {FOLDER}; set DATELINE_DATA")
    assert len(SAMPLES) == 89


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_gives_reports_or_a_refusal_by_name(path):
    found = list(find_documents([str(path)], Manner()))
    reports = [item for item in found if isinstance(item, Document)]
    refusals = [item for item in found if isinstance(item, Refusal)]
    assert reports or refusals
    for report in map(checked, reports):
        if isinstance(report, Document):
            source = report.provenance
            assert source.container == str(path)
            assert len(source.digest) == 64
            assert all(report.text[part.start : part.end].strip() for part in report.parts)
        else:
            refusals.append(report)
    for refusal in refusals:
        assert refusal.origin.startswith(str(path))
        assert refusal.reason
        assert refusal.advice
    assert all(item.message for item in found if isinstance(item, Note))


def test_the_samples_that_hold_english_reports_give_them():
    if not SAMPLES:
        pytest.skip(f"no samples at {FOLDER}; set DATELINE_DATA")
    counts = {"bdnews_all.xml": 200, "trafilatura_feed.json": 25, "warcio_example.arc.gz": 1}
    for name, count in counts.items():
        (path,) = [path for path in SAMPLES if path.name == name]
        items = find_documents([str(path)], Manner())
        assert sum(isinstance(item, Document) for item in items) == count
