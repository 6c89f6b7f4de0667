import pytest

from dateline.claims.status import is_background, status_of
from dateline.grammar import Tree
from dateline.parsing import parse


def tree_and(text, form):
    [sentence] = parse(text)
    tree = Tree(sentence)
    return tree, next(n for n, word in enumerate(tree.words) if word.form == form)


@pytest.mark.parametrize(
    ("text", "form", "status"),
    [
        ("The minister visited Paris on Monday.", "visited", "actual"),
        ("The minister will visit Paris on Monday.", "visit", "future"),
        ("The minister did not visit Paris.", "visit", "negated"),
        ("The army never attacked the town.", "attacked", "negated"),
        ("The two sides could sign a treaty next year.", "sign", "hypothetical"),
        ("The army will attack the town if talks fail.", "attack", "future"),
        ("The army announced it would attack the town.", "attack", "future"),
        ("The army would attack the town if it could.", "attack", "hypothetical"),
        ("If rebels attack the town, thousands will flee.", "attack", "hypothetical"),
        ("The minister wants to visit Paris.", "visit", ""),
        ("The president is expected to visit Paris.", "visit", "future"),
        ("He praised Egypt during a meeting with the envoy.", "meeting", "actual"),
    ],
)
def test_the_words_around_decide(text, form, status):
    assert status_of(*tree_and(text, form)) == status


@pytest.mark.parametrize(
    ("text", "form", "background"),
    [
        ("The army had attacked the town before.", "attacked", True),
        ("The army attacked the town.", "attacked", False),
        ("She condemned the attack on the town.", "attack", True),
    ],
)
def test_what_is_recalled(text, form, background):
    assert is_background(*tree_and(text, form)) == background
