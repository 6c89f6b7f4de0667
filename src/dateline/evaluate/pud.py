"""Our trees in PUD's scheme, where it departs from EWT's and GUM's.

Seen on PUD's wiki half, which no figure is taken from:
- a comma hangs on the word that governs the phrase it sets off, not on the phrase's
  own head ("With rain, talks ended": on "ended", where EWT has "rain");
- a hyphen hangs on the word after it where that governs the word before;
- agents of passives are plain ``obl``: there is no ``obl:agent``.
The map knows nothing of the gold.
"""

from collections.abc import Sequence

from dateline.reading.reader import Reading


def in_pud_scheme(forms: Sequence[str], reading: Reading) -> tuple[list[int], list[str]]:
    """Return heads (from 1, 0 the root) and relations as PUD would have them."""
    heads = [_head(number, form, reading) for number, form in enumerate(forms)]
    labels = ["obl" if label == "obl:agent" else label for label in reading.deprels]
    return heads, labels


def _head(number: int, form: str, reading: Reading) -> int:
    head = reading.heads[number]
    if reading.deprels[number] != "punct" or head == 0:
        return head
    above = reading.heads[head - 1]
    if form == "," and above > 0 and reading.deprels[head - 1] != "conj":
        return above
    before_after = 0 < number < len(reading.heads) - 1
    if form == "-" and before_after and reading.heads[number - 1] == number + 2:
        return number + 2
    return head
