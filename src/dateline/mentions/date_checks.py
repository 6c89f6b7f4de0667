"""What the surroundings allow: "may fire", "2000 soldiers", "April Ryan" are no dates."""

from typing import Final

from dateline.mentions.date_grammar import Grammar
from dateline.records import Entity, Parse, Word

_COUNTING: Final = frozenset(("nummod", "nummod:gov", "amod"))
_NEVER_MONTHS: Final = frozenset(("VERB", "AUX", "ADV", "ADP"))
#: A year before this one needs a word like "in" before it; so does 2000.
_FIRST_PLAIN_YEAR: Final = 1900
_LAST_YEAR: Final = 2100
#: A figure right behind these is money, a part of a number, or of a name.
_JOINED_BEFORE: Final = "$€£¥₹#.,/:-–"
_JOINED_AFTER: Final = ("%", "°")
#: Names may hold a whole date ("the 2024 Games"), but these parts of a name are none.
_LOOSE_FORMS: Final = frozenset(
    ("weekday", "month", "season", "day", "unit", "vague", "set", "duration")
)
#: What bodies are named after.
_DAYS: Final = frozenset(("month-day", "month"))
#: The name recogniser sometimes takes these for names of their own.
_DAY_FORMS: Final = frozenset(("weekday", "month", "season"))
#: So many words before "in two years" a "first" or "biggest" makes it a length.
_REACH: Final = 7


def is_other_word(word: Word, classes: dict[str, str]) -> bool:
    """Say whether a word that may be a month or season is something else ("may fire")."""
    if "CAPITAL" in classes:
        named = word.form[0].isupper() or word.upos == "PROPN"
        return not named or word.upos in _NEVER_MONTHS
    if "NOVERB" in classes:
        return word.upos == "VERB"
    return "NOUN" in classes and word.upos not in ("NOUN", "PROPN")


def is_rate(parse: Parse, first: int, end: int) -> bool:
    """Say whether "a year" says how often: "$2 million a year", "24 hours a day"."""
    words = parse.words
    article = end - first == 2 and words[first].form in ("a", "an")
    return article and words[end - 1].deprel == "nmod:unmarked"


def is_term(parse: Parse, first: int, end: int) -> bool:
    """Tell "will meet in two weeks" from "the first meeting in two weeks"."""
    words = parse.words
    head = words[end - 1].head
    if head < 0 or words[head].upos not in ("VERB", "AUX", "ADJ"):
        return False
    before = words[max(0, first - _REACH) : first]
    return not any(word.xpos in ("JJS", "RBS") or word.lemma == "first" for word in before)


def is_date(rules: Grammar, text: str, parse: Parse, first: int, end: int, form: str) -> bool:
    """Say whether words that a rule reads as a date are one where they stand."""
    if form == "year":
        return _is_year(rules, text, parse, first, end)
    return form != "range" or not _counts_something(parse, first, end - 1)


def names_by_word(parse: Parse) -> dict[int, Entity]:
    """Return the name that each word of a sentence belongs to."""
    return {n: name for name in parse.entities for n in range(name.first, name.last + 1)}


def is_in_name(
    rules: Grammar, parse: Parse, names: dict[int, Entity], first: int, end: int, form: str
) -> bool:
    """Say whether a name takes the words away: "April Ryan", "the March 23 Movement".

    ``names`` are those of ``names_by_word``.
    """
    after = parse.words[end].form if end < len(parse.words) else ""
    if form in _DAYS and after[:1].isupper() and "BODY" in rules.word(after)[1]:
        return True
    name = names.get(first)
    if name is None or name.last < end - 1:
        return False
    longer = name.last - name.first + 1 > end - first
    if form in _LOOSE_FORMS and name.label != "PER":
        return longer or form not in _DAY_FORMS
    return name.label == "PER" or (longer and name.label in ("ORG", "LOC"))


def _is_year(rules: Grammar, text: str, parse: Parse, first: int, end: int) -> bool:
    """Tell "in 2000" from "2000 soldiers" and "$2000"."""
    word = parse.words[end - 1]
    if end - first > 1 or not word.form.isdecimal():
        return True
    if word.start and text[word.start - 1] in _JOINED_BEFORE:
        return False
    if text.startswith(_JOINED_AFTER, word.end) or _counts_something(parse, first, first):
        return False
    value = int(word.form)
    before = rules.word(parse.words[first - 1].form)[1] if first else {}
    if "PROGRAMME" in before:
        return False
    if value < _FIRST_PLAIN_YEAR or value == 2000:
        return "PLAIN" in before or "OPEN" in before
    return value <= _LAST_YEAR


def _counts_something(parse: Parse, first: int, last: int) -> bool:
    """Say whether a number counts the noun behind it ("2000 soldiers", "1999 troops")."""
    word = parse.words[last]
    if word.deprel not in _COUNTING or word.head <= last:
        return False
    noun = parse.words[word.head]
    before = parse.words[first - 1] if first else None
    if (
        before is not None
        and before.deprel in ("det", "nmod:poss", "case")
        and before.head == word.head
    ):
        return before.deprel == "case" and noun.xpos in ("NNS", "$")
    return noun.xpos in ("NNS", "$") or noun.upos == "SYM"
