"""Pages made safe to parse: decoded, without scripts and pictures, within limits."""

import codecs
import re
from typing import Final

from dateline.errors import UnreadablePage
from dateline.inputs import decode

#: Larger pages are refused unread.
MOST_BYTES: Final = 32 * 1024 * 1024
#: What is left of a page without scripts, styles and drawings. An article has some kilobytes.
MOST_LETTERS: Final = 4 * 1024 * 1024
MOST_TAGS: Final = 40_000
#: Longer tags lose their attributes: parsers compare each with each.
_LONGEST_TAG: Final = 32 * 1024
_TAG: Final = re.compile(r"<[a-zA-Z][\w:-]{0,40}")
_ADVICE: Final = "give the article as text"
_DECLARED: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_XML_DECLARED: Final = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
_DROPPED: Final = re.compile(
    r"<!--|--!?>|<(/?)(script|style|svg|template|iframe|object|canvas|math)\b", re.IGNORECASE
)
_LINKED_DATA: Final = re.compile(r"[^>]{0,300}ld\+json", re.IGNORECASE)
_ODD: Final = ("punycode", "idna", "unicode_escape", "raw_unicode_escape", "utf-7", "undefined")
_INLINE: Final = re.compile(r"[\"']data:[^\"'<>]{256,}[\"']")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]+")
_MOST_LINKED_DATA: Final = 512 * 1024


def decode_page(data: bytes, origin: str, charset: str = "") -> str:
    """Return the text of a page's bytes: UTF-8 if it is that, else as the page declares.

    ``charset`` is what the server said; it counts where the page itself says nothing.

    Raises UnreadablePage for what is too large or no text.
    """
    if len(data) > MOST_BYTES:
        limit = f"page larger than {MOST_BYTES // 1024 // 1024} MiB"
        raise UnreadablePage(origin, limit, _ADVICE)
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
        except UnicodeDecodeError:
            declared = _decode_as_declared(data, charset)
            if declared is not None:
                return declared
    return decode(data, origin)[0]


def _decode_as_declared(data: bytes, charset: str) -> str | None:
    found = _DECLARED.search(data, 0, 4096) or _XML_DECLARED.match(data.lstrip()[:200])
    name = found[1].decode("ascii").lower() if found else charset
    try:
        text = data.decode(name, "replace") if name and _is_usual(name) else ""
    except (LookupError, ValueError):
        return None
    # A page that says UTF-8 and is not: one bad letter is a slip, many another encoding.
    return text if text and text.count("\ufffd") * 200 < len(text) else None


def _is_usual(name: str) -> bool:
    """Say whether an encoding is one of pages: others read words out of signs, or take for ever."""
    return codecs.lookup(name).name not in _ODD


def lighten(page: str, origin: str) -> str:
    """Return a page without what holds no words of the article: scripts, styles, drawings.

    Raises UnreadablePage where more is left than an article can have.
    """
    light = _INLINE.sub('""', _CONTROL.sub(" ", _without_scripts(page)))
    if len(light) > MOST_LETTERS:
        limit = f"page with more than {MOST_LETTERS // 1024 // 1024} MiB of markup"
        raise UnreadablePage(origin, limit, _ADVICE)
    if light.count("<") > MOST_TAGS:
        raise UnreadablePage(origin, f"page with more than {MOST_TAGS} tags", _ADVICE)
    return ">".join(_shortened(stretch) for stretch in light.split(">"))


def _shortened(stretch: str) -> str:
    """Return the stretch before a ">", without the attributes of a tag that has too many."""
    tag = _TAG.search(stretch) if len(stretch) > _LONGEST_TAG else None
    return stretch[: tag.end()] if tag and len(stretch) - tag.end() > _LONGEST_TAG else stretch


def _without_scripts(page: str) -> str:
    """Cut out scripts (but linked data), styles, drawings and comments, in one pass."""
    kept: list[str] = []
    place, open_at, waiting = 0, -1, ""
    for token in _DROPPED.finditer(page):
        name = (token[2] or "").lower()
        if waiting:
            closed = (
                token.group() in ("-->", "--!>")
                if waiting == "!"
                else (name == waiting and token[1])
            )
            if closed:
                place = _after_tag(page, token, waiting)
                waiting = ""
            continue
        if token.start() < place or token[1] or token.group() in ("-->", "--!>"):
            continue
        if name == "script" and _LINKED_DATA.match(page, token.end()):
            end = page.find("</", token.end(), token.end() + _MOST_LINKED_DATA)
            if end >= 0:
                continue
        kept.append(page[place : token.start()])
        open_at, waiting = token.start(), name or "!"
    if waiting:
        return "".join(kept) + _after_unclosed(page, open_at, waiting)
    return "".join([*kept, page[place:]])


def _after_tag(page: str, token: re.Match[str], waiting: str) -> int:
    if waiting == "!":
        return token.end()
    end = page.find(">", token.end())
    return end + 1 if end >= 0 else len(page)


def _after_unclosed(page: str, start: int, waiting: str) -> str:
    """Return what follows an element that is never closed: nothing after a script."""
    if waiting in ("script", "style"):
        return ""
    end = page.find(">", start)
    return page[end + 1 :] if end >= 0 else ""
