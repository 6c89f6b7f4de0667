"""Verb forms back to the lemmas that the frames use.

The reader's lemmas are right for what its treebanks hold; rarer verbs it cuts by rule
and may cut wrongly ("expelled" to "expell"). The frames know which verbs there are.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

_IRREGULAR: Final = Path(__file__).parent / "data" / "irregular.txt"
_VOWELS: Final = "aeiou"


@cache
def _irregular() -> Mapping[str, tuple[str, ...]]:
    lines = _IRREGULAR.read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return {row[0]: tuple(row[1:]) for row in rows}


def forms_of(verb: str) -> Iterator[str]:
    """Yield the inflected forms of a verb, with those that only look right.

    >>> sorted(forms_of("expel"))[:3]
    ['expeled', 'expeling', 'expelled']
    """
    stem = verb.removesuffix("e")
    irregular = _irregular().get(verb)
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        yield from (verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
        return
    yield verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    yield stem + "ing"
    if irregular is None:
        yield stem + "ed"
    else:
        yield from irregular
    doubles = len(verb) > 2 and verb[-1] not in _VOWELS + "wxy" and verb[-2] in _VOWELS
    if doubles:
        yield verb + verb[-1] + "ing"
        if irregular is None:
            yield verb + verb[-1] + "ed"
    if verb.endswith("ie"):
        yield verb[:-2] + "ying"
    if verb.endswith("c"):
        yield from (verb + "ked", verb + "king")


def forms_index(verbs: Iterable[str]) -> dict[str, str]:
    """Return every inflected form with its verb; a form of two verbs is left out."""
    found: dict[str, str] = {}
    doubtful: set[str] = set()
    for verb in sorted(set(verbs)):
        for form in forms_of(verb):
            if found.setdefault(form, verb) != verb:
                doubtful.add(form)
    return {form: verb for form, verb in found.items() if form not in doubtful}
