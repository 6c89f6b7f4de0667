from contextlib import suppress

import pytest
from hypothesis import given, strategies

from dateline.errors import UnreadableInput
from dateline.inputs import MOST_BYTES, decode, read_text

TEXT = "Ministro “Núñez” said so — twice.\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("cp1252"), "cp1252"),
    ],
)
def test_encodings_are_found_out(data, encoding):
    assert decode(data, "x") == (TEXT, encoding)


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff", b"PK\x03\x04\xff\x00\x01", b"\xff\xfe\x00"]
)
def test_what_is_no_text_is_refused_with_the_reason(data):
    with pytest.raises(UnreadableInput, match=r"^x: (binary|marked as)"):
        decode(data, "x")


def test_what_is_too_large_is_refused():
    with pytest.raises(UnreadableInput, match="larger than 64 MiB"):
        decode(b"a" * (MOST_BYTES + 1), "x")


@given(strategies.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data):
    with suppress(UnreadableInput):
        text, encoding = decode(data, "x")
        assert isinstance(text, str)
        assert (
            encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252") or "-16-" in encoding
        )


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(UnreadableInput, match="no such file"):
        read_text(str(tmp_path / "none.txt"))
    with pytest.raises(UnreadableInput, match="is a folder"):
        read_text(str(tmp_path))
