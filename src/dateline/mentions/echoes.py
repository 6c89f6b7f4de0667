"""Names read once with certainty and met again: "Carter Page" makes "Page sent" a person."""

from collections.abc import Iterable, Sequence

from dateline.records import Entity, Parse


def surnames(parses: Iterable[Parse]) -> frozenset[str]:
    """Return the last words of persons' full names, as written, that are no other name's word."""
    last: set[str] = set()
    others: set[str] = set()
    for parse in parses:
        for entity in parse.entities:
            forms = [word.form for word in parse.words[entity.first : entity.last + 1]]
            if entity.label == "PER" and len(forms) > 1 and forms[-1][:1].isupper():
                last.add(forms[-1])
            elif entity.label != "PER":
                others.update(forms)
    return frozenset(name for name in last - others if len(name) > 2)


def with_echoes(parse: Parse, names: frozenset[str]) -> Sequence[Entity]:
    """Return the names of a sentence with the surnames that the reader passed over."""
    taken = {n for e in parse.entities for n in range(e.first, e.last + 1)}
    missed = [
        Entity(number, number, "PER")
        for number, word in enumerate(parse.words)
        if number not in taken and word.form in names and _is_bare(parse, number)
    ]
    if not missed:
        return parse.entities
    return sorted((*parse.entities, *missed), key=lambda entity: entity.first)


def _is_bare(parse: Parse, number: int) -> bool:
    """Say whether a word stands as a name would: a noun or argument, not before another noun."""
    word = parse.words[number]
    beside = parse.words[number + 1] if number + 1 < len(parse.words) else None
    part = beside is not None and beside.upos == "PROPN" and beside.form[:1].isupper()
    return not part and (
        word.upos in ("PROPN", "NOUN") or word.deprel in ("nsubj", "obj", "obl", "nmod:poss")
    )
