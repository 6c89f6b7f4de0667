import pytest

import dateline
from dateline.errors import UnusableSpan
from dateline.relations import relations


def spans(text, source, target):
    def of(words):
        return (text.index(words), text.index(words) + len(words)) if words else None

    return text, of(source), of(target)


@pytest.mark.parametrize(
    ("text", "source", "target", "kind"),
    [
        ("France condemned Kenya over the raid.", "France", "Kenya", "ACCUSE"),
        ("Kenya was condemned by France over the raid.", "France", "Kenya", "ACCUSE"),
        ("The Peruvian president visited Ghana on Monday.", "president", "Ghana", "CONSULT"),
        ("Chile sent 20 tonnes of food to Haiti.", "Chile", "Haiti", "AID"),
        ("Police arrested four students in Quito.", "Police", "four students", "COERCE"),
        ("Two conservative newspapers were shut down by the government.", "the government",
         "newspapers", "COERCE"),
    ],
)  # fmt: skip
def test_the_relation_of_a_pair(text, source, target, kind):
    found = dateline.relation(*spans(text, source, target))
    assert found.type == kind
    assert found.why
    assert next(iter(found.scores)) == kind
    assert sum(found.scores.values()) == pytest.approx(1.0, abs=0.01)


def test_a_party_may_be_missing():
    text = "Teachers in Lima went on strike for better pay."
    assert dateline.relation(*spans(text, "Teachers", None)).type == "PROTEST"


def test_it_says_the_same_alone_and_among_others():
    asked = [
        spans("France condemned Kenya over the raid.", "France", "Kenya"),
        spans("Chile sent 20 tonnes of food to Haiti.", "Chile", "Haiti"),
    ]
    together = list(relations(asked))
    assert [dateline.relation(*one) for one in asked] == together
    assert [one.scores for one in relations(asked[::-1])][::-1] == [one.scores for one in together]


@pytest.mark.parametrize("span", [(-1, 3), (3, 3), (5, 200)])
def test_a_span_outside_of_the_sentence_is_told(span):
    with pytest.raises(UnusableSpan, match="give start"):
        dateline.relation("France condemned Kenya.", source=span)
