"""Users' own dictionaries: CSV with a header, and YAML lists, of the same keys."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

import yaml

from dateline.dictionaries.codes import country_of, read_code, sectors_of, speaks_plover
from dateline.dictionaries.days import check_order, end_of, start_of
from dateline.dictionaries.drafts import Draft, Meaning, Refused, Unusable, Wording, refused
from dateline.dictionaries.lists import table
from dateline.errors import UnreadableInput

#: YAML is read slowly; larger lists are better kept as CSV.
_MOST_YAML: Final = 8 * 1024 * 1024
_ALSO: Final = re.compile(r"\s*[|;]\s*")
_SEPARATORS: Final = ",;\t|"
_Row = tuple[int, Mapping[str, str]]
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def keys_of(header: Iterable[str]) -> list[str]:
    """Return our names for the columns of a header, "" for those that we do not know."""
    names: dict[str, list[str]] = table("columns")
    known = {other: key for key, others in names.items() for other in (key, *others)}
    return [known.get(re.sub(r"[\s_-]+", "_", name.strip().lower()), "") for name in header]


def separator_of(text: str) -> str:
    """Return what separates the columns of a table with a header that we know, else ""."""
    line = next((row for row in text.split("\n") if row.strip() and row[0] != "#"), "")
    for mark in _SEPARATORS:
        try:
            keys = keys_of(next(csv.reader([line], delimiter=mark), []))
        except csv.Error:
            continue
        if "text" in keys and {"code", "sectors", "post"} & set(keys):
            return mark
    return ""


def read_csv(text: str, separator: str) -> Iterator[Draft | Refused]:
    """Yield the entries of a table with a header, and the lines that are refused."""
    rows = list(_csv_rows(text, separator))
    yield from _drafts(rows)


def _csv_rows(text: str, separator: str) -> Iterator[_Row | Refused]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    keys: list[str] = []
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Refused(line, f"does not parse ({error})", "check quotation marks and length")
            continue
        if not any(cell.strip() for cell in cells) or cells[0].startswith("#"):
            continue
        if not keys:
            keys = keys_of(cells)
        elif len(cells) > len(keys):
            reason = f"has {len(cells)} cells, the header {len(keys)}"
            yield Refused(line, reason, "put cells with separators in quotation marks")
        else:
            pairs = zip(keys, cells, strict=False)
            yield line, {key: cell.strip() for key, cell in pairs if key and cell.strip()}


def read_yaml(text: str, name: str) -> Iterator[Draft | Refused]:
    """Yield the entries of a YAML list of mappings, and those that are refused.

    Raises UnreadableInput where the file is no such list, refers to parts of itself, or is
    larger than 8 MiB. All values are taken as text: a country NO is Norway.
    """
    if len(text) > _MOST_YAML:
        raise UnreadableInput(name, "YAML larger than 8 MiB", "save the list as CSV")
    try:
        yield from _drafts(_yaml_rows(text, name))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 1}" if mark is not None else ""
        problem = getattr(error, "problem", None) or "wrong characters"
        raise UnreadableInput(name, f"no YAML ({problem}{where})", "mend that line") from None


def _yaml_rows(text: str, name: str) -> list[_Row | Refused]:
    """Return the mappings of the list with the lines where they begin."""
    _check_shape(text, name)
    node = yaml.compose(text, Loader=_Loader)
    if not isinstance(node, yaml.SequenceNode):
        advice = "write a list: - {name: …, country: …, post: …}"
        raise UnreadableInput(name, "the YAML is no list", advice)
    return [_yaml_row(child) for child in node.value]


def _check_shape(text: str, name: str) -> None:
    """Refuse what could grow when it is read: references, and nesting."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            mark = event.start_mark
            where = f"line {mark.line + 1}" if mark is not None else "a line"
            reason = f"{where} refers to another part (*)"
            raise UnreadableInput(name, reason, "write the values out")
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > 3:
            raise UnreadableInput(name, "nested too deeply", "write a list of mappings")


def _yaml_row(node: yaml.Node) -> _Row | Refused:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        return Refused(line, "is no mapping", "write - {name: …, country: …, post: …}")
    found: dict[str, str] = {}
    for key_node, value_node in node.value:
        at = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            return Refused(at, "a key is no word", "use the keys of docs/dictionaries.md")
        [key] = keys_of([key_node.value])
        value = _yaml_value(value_node)
        if value is None:
            return Refused(at, f"{key_node.value[:40]!r} is nested", "write a word or a list")
        if key in found:
            return Refused(at, f"{key!r} is said twice", "keep one")
        if key and value:
            found[key] = value
    return line, found


def _yaml_value(node: yaml.Node) -> str | None:
    """Return a scalar or a list of scalars as the text that a cell would hold."""
    if isinstance(node, yaml.ScalarNode):
        plain = node.style is None and node.value.lower() in ("null", "~")
        return "" if plain else " ".join(node.value.split())
    if isinstance(node, yaml.SequenceNode) and all(
        isinstance(child, yaml.ScalarNode) for child in node.value
    ):
        return "|".join(" ".join(child.value.split()) for child in node.value)
    return None


def _drafts(rows: Iterable[_Row | Refused]) -> Iterator[Draft | Refused]:
    rows = list(rows)
    given = (row[1].get("code", "") for row in rows if not isinstance(row, Refused))
    plover = speaks_plover(code for code in given if len(code) > 3)
    for row in rows:
        if isinstance(row, Refused):
            yield row
            continue
        try:
            yield _draft(*row, plover=plover)
        except Unusable as error:
            yield refused(row[0], error)


def _draft(line: int, row: Mapping[str, str], *, plover: bool) -> Draft:
    if "text" not in row:
        raise Unusable("has no name", "fill the column 'name'")
    if not {"code", "sectors", "post"} & row.keys():
        raise Unusable("says nothing of the name", "give code, sectors or post")
    country, sectors = _read_code(row.get("code", ""), plover=plover)
    sectors = sectors_of(row.get("sectors", "")) or sectors
    start = start_of(row["start"]) if "start" in row else ""
    end = end_of(row["end"]) if "end" in row else ""
    check_order(start, end)
    names = [row["text"], *islice(filter(None, _ALSO.split(row.get("also", ""))), 100)]
    return Draft(
        tuple(Wording(" ".join(name.replace("_", " ").split()), line) for name in names),
        (Meaning(country, sectors, start, end, line),),
        kind=_kind(row),
        post=" ".join(row.get("post", "").split()),
        identifier=row.get("identifier", ""),
    )


def _read_code(code: str, *, plover: bool) -> tuple[str, tuple[str, ...]]:
    """Return country and sectors of a country's code or name, or of a composed code."""
    if not code:
        return "", ()
    composed = code.isupper() and code.isalpha() and len(code) > 3
    try:
        return country_of(code), ()
    except Unusable as error:
        try:
            return read_code(code, plover=plover)
        except Unusable as other:
            raise (other if composed else error) from None


def _kind(row: Mapping[str, str]) -> str:
    kinds: dict[str, list[str]] = table("kinds")
    given = row.get("kind", "").lower()
    if not given:
        return "person" if "post" in row else ""
    found = next((kind for kind, others in kinds.items() if given in (kind, *others)), None)
    if found is None:
        raise Unusable(f"unknown kind {given[:40]!r}", f"use one of {', '.join(kinds)}")
    return found
