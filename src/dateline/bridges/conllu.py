"""CoNLL-U out: parses as the ten-column format of Universal Dependencies.

Source: https://universaldependencies.org/format.html
"""

from collections.abc import Iterable, Iterator

from dateline.records import Parse, Word


def to_conllu(text: str, parses: Iterable[Parse], document: str = "") -> Iterator[str]:
    """Yield the lines of a CoNLL-U file, without line ends.

    Names stand in MISC as ``Entity=B-PER``. Words that are written together without
    a punctuation mark between them ("do" "n't") are given as a multiword token.
    """
    for number, parse in enumerate(parses, 1):
        if number == 1 and document:
            yield f"# newdoc id = {_one_line(document)}"
        yield f"# sent_id = {_one_line(document) or 'text'}-{number}"
        yield f"# text = {_one_line(text[parse.start : parse.end])}"
        yield from _word_lines(text, parse)
        yield ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _word_lines(text: str, parse: Parse) -> Iterator[str]:
    labels = _entity_labels(parse)
    ranges = multiword_ranges(parse)
    for number, word in enumerate(parse.words):
        last = ranges.get(number)
        if last is not None:
            written = text[word.start : parse.words[last].end]
            misc = "_" if _spaced(parse, last) else "SpaceAfter=No"
            yield f"{number + 1}-{last + 1}\t{written}" + "\t_" * 7 + f"\t{misc}"
        yield _word_line(parse, number, labels.get(number, ""))


def _word_line(parse: Parse, number: int, entity: str) -> str:
    word = parse.words[number]
    misc = [f"Entity={entity}"] if entity else []
    if not _spaced(parse, number):
        misc.append("SpaceAfter=No")
    columns = [
        str(number + 1), word.form, word.lemma, word.upos, word.xpos, word.feats,
        str(word.head + 1), word.deprel, "_", "|".join(misc) or "_",
    ]  # fmt: skip
    return "\t".join("".join(column.split()) or "_" for column in columns)


def _entity_labels(parse: Parse) -> dict[int, str]:
    labels: dict[int, str] = {}
    for entity in parse.entities:
        for number in range(entity.first, entity.last + 1):
            labels[number] = f"{'B' if number == entity.first else 'I'}-{entity.label}"
    return labels


def _spaced(parse: Parse, number: int) -> bool:
    following = number + 1
    return following >= len(parse.words) or parse.words[number].end < parse.words[following].start


def multiword_ranges(parse: Parse) -> dict[int, int]:
    """Return first word to last word of each run that is written together, marks aside."""
    ranges: dict[int, int] = {}
    first = 0
    for number in range(1, len(parse.words) + 1):
        if number < len(parse.words) and _glued(parse.words[number - 1], parse.words[number]):
            continue
        if number - 1 > first:
            ranges[first] = number - 1
        first = number
    return ranges


def _glued(before: Word, word: Word) -> bool:
    if before.end < word.start or not before.form[-1].isalpha():
        return False
    start = word.form[1:2] if word.form[0] in "'’" else word.form[0]
    return start.isalpha() and word.upos not in ("PUNCT", "SYM")
