"""Drafts to the records that go through the pipeline."""

import re
from collections.abc import Iterator
from typing import Final

from dateline.dictionaries.casing import is_acronym, name_forms, person_name, tidy
from dateline.dictionaries.drafts import Draft, Meaning, Refused, Unusable, Wording, refused
from dateline.dictionaries.kinds import (
    Noun,
    is_of_state,
    is_person,
    kind_of_name,
    kind_of_noun,
    may_be_person,
    without_title,
)
from dateline.dictionaries.lists import function_words
from dateline.dictionaries.spans import Made
from dateline.records import HolderEntry, NameEntry

#: Longer names are no names but damage; letters and words.
_LONGEST, _MOST_WORDS = 150, 15
_WILD: Final = re.compile(r"[*?%\\^$|+=<>{}\[\]~!]")
#: A body with its abbreviation: ORLAND SALT FRONT (OSF).
_ABBREVIATED: Final = re.compile(r"(?P<long>.+\S) ?\((?P<short>[A-Z][A-Z0-9.-]{1,7})\)")
_NOUNS: Final = frozenset({"rank", "post", "body", "crowd"})
#: Kinds that only a state's listed names are of.
_OF_STATES: Final = frozenset({"state", "adjective", "people", "capital"})


def make(draft: Draft, file: str) -> Iterator[Made | Refused]:
    """Yield the records of an entry, and what of its names cannot be used.

    ``file`` is the name that their sources give.
    """
    wordings: list[Wording] = []
    for wording in _spelled(draft):
        try:
            check_text(wording.text, capitals=draft.capitals)
        except Unusable as error:
            yield refused(wording.line, error)
            if not wordings and draft.kind == "person":
                return
        else:
            wordings.append(wording)
    if not wordings:
        return
    draft = _with(draft, wordings)
    if draft.agent or draft.kind in _NOUNS or (not draft.kind and _is_lower(draft)):
        yield from _nouns(draft, file)
    elif draft.kind == "person" or (not draft.kind and is_person(draft)):
        yield from _holders(draft, file)
    else:
        yield from _names(draft, file)


def _spelled(draft: Draft) -> Iterator[Wording]:
    """Yield the names of an entry; those with an abbreviation in brackets are two."""
    for wording in draft.wordings:
        found = _ABBREVIATED.fullmatch(wording.text) if draft.capitals else None
        if found is None or is_of_state(found["short"]):
            yield wording
        else:
            yield Wording(found["long"], wording.line)
            yield Wording(found["short"], wording.line)


def _with(draft: Draft, wordings: list[Wording]) -> Draft:
    return Draft(
        tuple(wordings),
        draft.meanings,
        draft.kind,
        draft.post,
        draft.identifier,
        draft.capitals or all(w.text.isupper() and len(w.text) > 5 for w in wordings),
        draft.agent,
    )


def _is_lower(draft: Draft) -> bool:
    return all(wording.text.islower() for wording in draft.wordings)


def check_text(text: str, *, capitals: bool) -> None:
    """Refuse what would match everything, or nothing."""
    letters = [letter for letter in text if letter.isalnum()]
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS:
        size = f"{len(text)} letters and {len(text.split())} words"
        advice = f"keep to {_LONGEST} letters and {_MOST_WORDS} words"
        raise Unusable(f"the name is too long ({size})", advice)
    if _WILD.search(text):
        raise Unusable(f"{text[:60]!r} is a pattern, not a name", "write out the names it is for")
    if len(letters) < 2 or not any(letter.isalpha() for letter in letters):
        raise Unusable(f"{text!r} would match too much", "write a name of two letters or more")
    known = text.isupper() and is_acronym(text) and (len(text) > 2 or not capitals)
    if text.lower() in function_words() and not known:
        raise Unusable(f"{text!r} is in every report", "write the full name")


def _nouns(draft: Draft, file: str) -> Iterator[Made | Refused]:
    for wording in draft.wordings:
        text = wording.text
        lower = draft.agent and not is_acronym(text)
        noun = kind_of_noun(text)
        if draft.kind:
            noun = Noun(draft.kind, draft.kind in ("post", "rank"))
        for meaning in draft.meanings:
            yield _name(draft, meaning, text.lower() if lower else text, noun, file, wording)


def _names(draft: Draft, file: str) -> Iterator[Made | Refused]:
    for wording in draft.wordings:
        for meaning in draft.meanings:
            noun = (
                Noun(draft.kind, person=False)
                if draft.kind
                else kind_of_name(wording.text, meaning)
            )
            if noun.kind in _NOUNS:
                forms: tuple[str, ...] = (wording.text.lower(),)
            elif draft.capitals:
                forms = name_forms(wording.text)
                # What is known to be a state's name is no abbreviation; capitals match it.
                forms = forms[:1] if noun.kind in _OF_STATES and len(forms[0]) > 3 else forms
            else:
                forms = (tidy(wording.text),)
            for form in forms:
                yield _name(draft, meaning, form, noun, file, wording)


def _name(
    draft: Draft, meaning: Meaning, text: str, noun: Noun, file: str, wording: Wording
) -> Made:
    main = draft.wordings[0].text
    if draft.capitals and noun.kind not in _NOUNS:
        main = name_forms(main)[0]
    entry = NameEntry(
        text=text,
        kind=noun.kind,
        name="" if noun.kind in _NOUNS else main,
        code=meaning.country,
        sectors=meaning.sectors,
        person=noun.person,
        start=meaning.start,
        end=meaning.end,
        identifier=draft.identifier,
        source=f"{file}:{wording.line}",
    )
    return Made(entry, meaning.line if len(draft.meanings) > 1 else wording.line)


def _holders(draft: Draft, file: str) -> Iterator[Made | Refused]:
    main, post = without_title(draft.wordings[0].text)
    if draft.kind == "person" and not draft.capitals:
        main, post = draft.wordings[0].text, ""
    also: list[str] = []
    for wording in draft.wordings[1:]:
        bare, _post = without_title(wording.text)
        dated = bare != wording.text and len(bare.split()) > 1
        if draft.kind != "person" and not may_be_person(bare, dated=dated):
            reason = f"{wording.text[:60]!r} is a description, not another name of the person"
            yield Refused(wording.line, reason, "give it an entry of its own, or take it out")
        elif not _is_part(bare, main):
            also.append(person_name(bare) if draft.capitals else bare)
    name = person_name(main) if draft.capitals else main
    for meaning in draft.meanings:
        if not meaning.country:
            yield Refused(meaning.line, "a person without a country", "give a country or IGO")
            continue
        entry = HolderEntry(
            name=name,
            country=meaning.country,
            # "PRESIDENT …" says nothing of the days before and after the office.
            post=draft.post or ("" if meaning.sectors[:1] == ("ELI",) else post),
            sectors=meaning.sectors,
            start=meaning.start,
            end=meaning.end,
            identifier=draft.identifier,
            also=tuple(dict.fromkeys(also)),
            source=f"{file}:{meaning.line}",
        )
        yield Made(entry, meaning.line)


def _is_part(bare: str, main: str) -> bool:
    """Say whether a name is one word of the main one, which is found without being told."""
    parts = main.casefold().split()
    return bare.casefold() == main.casefold() or bare.casefold() in parts
