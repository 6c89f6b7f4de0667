"""Time expressions as written: "on Wednesday", "early March", "two weeks ago".

Finding is by the grammar in ``data/date_rules.toml``; what a form means is said there.
Lengths ("for three days") are form ``duration``, habits ("every day") ``set``, clock
times without a day ``time``, "now" and "recently" ``vague``: callers may pass over them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.mentions.date_checks import (
    is_date,
    is_in_name,
    is_other_word,
    is_rate,
    is_term,
    names_by_word,
)
from dateline.mentions.date_fields import complete
from dateline.mentions.date_grammar import Grammar, Rule, grammar
from dateline.mentions.spans import head_of
from dateline.records import DateMention, Entity, Parse

_MODIFYING: Final = frozenset(("amod", "compound", "nummod"))

#: First word, word after the last, form, fields.
Found = tuple[int, int, str, dict[str, str]]


def find_dates(text: str, parses: Sequence[Parse]) -> tuple[DateMention, ...]:
    """Return the time expressions of a document, in the order of its text.

    ``fields`` are sorted by name; numbers are written as figures ("2" for "two"),
    units in the singular, "X" is a number that the words leave open. ``bound`` is the
    word before it that makes it a limit: since, until, by, before, after.
    """
    rules = grammar()
    return tuple(
        _mention(number, parse, found)
        for number, parse in enumerate(parses)
        for found in _in_sentence(rules, text, parse)
    )


def _mention(number: int, parse: Parse, found: Found) -> DateMention:
    first, end, form, fields = found
    words = parse.words
    return DateMention(
        sentence=number,
        head=head_of(parse, first, end),
        start=words[first].start,
        end=words[end - 1].end,
        form=form,
        fields=tuple(sorted(fields.items())),
    )


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as the grammar sees it: ``code`` is one symbol a word."""

    rules: Grammar
    text: str
    parse: Parse
    forms: list[str]
    code: str
    names: dict[int, Entity]

    def classes(self, number: int) -> dict[str, str]:
        """Return the classes of a word, none for words that are not there."""
        return self.rules.word(self.forms[number])[1] if number >= 0 else {}


def _in_sentence(rules: Grammar, text: str, parse: Parse) -> Iterator[Found]:
    forms = [word.form for word in parse.words]
    code = rules.code(forms)
    place = rules.next_start(code, 0)
    if place < 0:
        return
    code = _without_other_words(rules, parse, code)
    sentence = _Sentence(rules, text, parse, forms, code, names_by_word(parse))
    while (place := rules.next_start(code, place)) >= 0:
        found = _best(sentence, place)
        if found and found[2] != "none":
            yield found
        place = found[1] if found else place + 1


def _without_other_words(rules: Grammar, parse: Parse, code: str) -> str:
    symbols = list(code)
    for match in rules.starts.finditer(code):
        word = parse.words[match.start()]
        if is_other_word(word, rules.word(word.form)[1]):
            symbols[match.start()] = rules.other
    return "".join(symbols)


def _best(sentence: _Sentence, first: int) -> Found | None:
    """Return the longest reading at a word that its surroundings allow."""
    rules, parse, code = sentence.rules, sentence.parse, sentence.code
    candidates = rules.rules_at[code[first]]
    matches = [(m.end(), rule, m) for rule in candidates if (m := rule.pattern.match(code, first))]
    matches.sort(key=lambda row: -row[0])
    for end, rule, match in matches:
        if not _may_stand(sentence, rule, first, end):
            continue
        fields = rules.fields(rule, match, sentence.forms)
        form = _called(parse, first, end, complete(rule.form, fields))
        if form and is_date(rules, sentence.text, parse, first, end, form):
            if is_in_name(rules, parse, sentence.names, first, end, form):
                return first, end, "none", {}
            if bound := sentence.classes(first - 1).get("BOUND"):
                fields["bound"] = bound
            return first, end, form, fields
    return None


def _called(parse: Parse, first: int, end: int, form: str) -> str:
    """Return the form, where the sentence makes it another than the rule says."""
    if form == "duration" and is_rate(parse, first, end):
        return "set"
    if form == "in" and not is_term(parse, first, end):
        return "duration"
    return form


def _may_stand(sentence: _Sentence, rule: Rule, first: int, end: int) -> bool:
    if rule.after and rule.after not in sentence.classes(first - 1):
        return False
    last = sentence.parse.words[end - 1]
    if rule.alone and last.head >= end and last.deprel in _MODIFYING:
        return False
    return not (rule.adverb and last.deprel in ("case", "mark"))
