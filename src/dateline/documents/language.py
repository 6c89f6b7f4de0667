"""Which language a text is written in."""

from functools import cache
from typing import Any, Final

from dateline.documents.rules import lines

_SAMPLE: Final = 1200
#: Shorter texts are mostly names, which say little of their language.
_SHORT: Final = 40
#: Below this score the model does not know; names and tables do that to it.
_SURE: Final = 0.65
#: Latin letters, with and without marks, lie below this code point.
_LATIN_END: Final = "\u0250"


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted(lines("languages")))
    return identifier


def language_of(text: str) -> tuple[str, float]:
    """Return the ISO 639-1 code of a text's language, and how sure that is, 0 to 1.

    Only the beginning is looked at. A text in Latin letters counts as English, with score 0,
    where it has under 40 of them or the model is not sure: names and tables are no language.
    """
    sample = text[:_SAMPLE].encode("utf-8", "replace").decode("utf-8")
    letters = [letter for letter in sample if letter.isalpha()]
    latin = sum(letter < _LATIN_END for letter in letters)
    foreign = latin * 2 < len(letters)
    if len(letters) < _SHORT and not foreign:
        return "en", 0.0
    code, score = _identifier().classify(sample.lower() if sample.isupper() else sample)
    if code != "en" and score < _SURE and not foreign:
        return "en", 0.0
    return str(code), round(float(score), 4)


def is_english(text: str) -> bool:
    """Say whether a text is English, or may be for all that can be told."""
    return language_of(text)[0] == "en"
