"""XML made safe to parse: within limits, decoded, and without declarations of entities."""

import codecs
import re
from typing import Final

from dateline.errors import UnreadableInput

#: More tags are no feed.
MOST_TAGS: Final = 400_000
_WIDE: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DOCTYPE: Final = re.compile(
    rb"<!DOCTYPE\b[^>\[]{0,2000}(?:\[.{0,50000}?\]\s*)?>", re.DOTALL | re.IGNORECASE
)
#: A doctype stands before all else.
_HEAD: Final = 16 * 1024
_DECLARATION: Final = re.compile(rb"^\s*<\?xml\b[^>]{0,300}\?>")
_ENCODING: Final = re.compile(rb"encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_ENTITY: Final = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)
#: Encodings in which "<!ENTITY" does not look like that are none that a feed has.
_ODD: Final = re.compile(
    r"(?:utf-?7|cp?\d{2,4}|ibm|ebcdic|hz|punycode|idna|unicode|undefined)", re.I
)
_WINDOWS: Final = re.compile(r"(?:cp|windows-?)125\d|cp(?:866|874|932|936|949|950)", re.I)
_ADVICE: Final = "give its entries as JSON Lines"


def guarded(data: bytes, name: str) -> bytes:
    """Return XML in its own encoding or UTF-8, without its doctype and what that declares.

    An encoding that is not the declared one is looked for. Raises UnreadableInput where
    entities are declared beyond the doctype, for odd encodings, and for too many tags.
    """
    data = _narrow(data, name)
    data = _without_doctype(data)
    if _ENTITY.search(data):
        raise UnreadableInput(name, "declares entities of its own", _ADVICE)
    if data.count(b"<") > MOST_TAGS:
        raise UnreadableInput(name, f"more than {MOST_TAGS} tags", _ADVICE)
    declared = _declared(data)
    if _ODD.match(declared) and not _WINDOWS.match(declared):
        raise UnreadableInput(name, f"encoding {declared}", "save it as UTF-8")
    if _is_in(data, declared or "utf-8"):
        return data
    return _reencoded(data)


def _without_doctype(data: bytes) -> bytes:
    place = data[:_HEAD].upper().find(b"<!DOCTYPE")
    found = _DOCTYPE.match(data, place) if place >= 0 else None
    return data[: found.start()] + data[found.end() :] if found else data


def _narrow(data: bytes, name: str) -> bytes:
    """Return XML of two or four bytes a letter as UTF-8."""
    for mark, encoding in _WIDE:
        if data.startswith(mark):
            try:
                words = data.decode(encoding)
            except UnicodeDecodeError:
                reason = f"marked as {encoding} but broken"
                raise UnreadableInput(name, reason, "save it as UTF-8") from None
            return _undeclared(words.lstrip("\ufeff").encode("utf-8", "replace"))
    return data


def _declared(data: bytes) -> str:
    head = _DECLARATION.match(data)
    found = _ENCODING.search(head[0]) if head else None
    return found[1].decode("ascii") if found else ""


def _is_in(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return False
    return True


def _reencoded(data: bytes) -> bytes:
    """Return XML that lies about its encoding as UTF-8, if the letters tell what it is in."""
    if _is_in(data, "utf-8"):
        return _undeclared(data)
    from charset_normalizer import from_bytes  # noqa: PLC0415  (comes with trafilatura)

    best = from_bytes(data[: 1 << 18]).best()
    encoding = best.encoding if best else "cp1252"
    return _undeclared(data.decode(encoding, "replace").encode("utf-8", "replace"))


def _undeclared(data: bytes) -> bytes:
    """Return UTF-8 with a declaration that says so."""
    return b'<?xml version="1.0" encoding="utf-8"?>' + _DECLARATION.sub(b"", data, count=1)
