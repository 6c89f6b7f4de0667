import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.store.posts import is_single, post_key


@pytest.mark.parametrize(
    ("one", "other", "country"),
    [
        ("Minister of Defence", "Defence Minister", ""),
        ("Minister of Defence", "defense minister", ""),
        ("Minister of National Defense", "Defence Minister", ""),
        ("Minister for Foreign Affairs", "acting foreign minister", ""),
        ("Premier", "Prime Minister", ""),
        ("Vice Premier", "Deputy Prime Minister", ""),
        ("Chief of the Army Staff", "COAS", "PAK"),
        ("Pakistani Army chief", "Chief of Army Staff", "PAK"),
        ("U.S. Secretary of Defense", "Defense Secretary", "USA"),
        ("Foreign Secretary", "Foreign Minister", "GBR"),
        ("President of Chile", "Chilean President", "CHL"),
        ("Spokesperson", "spokesman", ""),
    ],
)
def test_words_for_one_post_have_one_key(one, other, country):
    assert post_key(one, country) == post_key(other, country)


@pytest.mark.parametrize(
    ("one", "other", "country"),
    [
        ("Minister of Defence", "Deputy Minister of Defence", ""),
        ("President", "Vice President", ""),
        ("President", "President-elect", ""),
        ("President", "President of the Senate", ""),
        ("Foreign Secretary", "Foreign Minister", "IND"),
        ("Minister of Foreign Affairs and Trade", "Minister of Foreign Affairs", ""),
        ("President of Chile", "President of Peru", "CHL"),
    ],
)
def test_words_for_two_posts_have_two_keys(one, other, country):
    assert post_key(one, country) != post_key(other, country)


def test_some_posts_have_one_holder():
    single = ["Prime Minister", "defense minister", "COAS", "the President"]
    several = ["minister", "Deputy Minister of Defence", "Ambassador", "senator", ""]
    assert [post for post in single + several if is_single(post_key(post), "KES")] == single


WORDS = [
    "minister",
    "chief",
    "army",
    "staff",
    "deputy",
    "vice",
    "foreign",
    "affairs",
    "defense",
    "home",
    "union",
    "Pakistani",
]


@settings(deadline=None)  # the first example loads the knowledge
@given(st.lists(st.sampled_from(WORDS), max_size=6), st.sampled_from(["", "PAK", "IND"]))
def test_capitals_and_articles_make_no_difference(words, country):
    post = " ".join(["spokesman", *words])
    keys = {post_key(form, country) for form in (post, post.upper(), f"the acting {post}")}
    assert len(keys) == 1


@settings(deadline=None)  # the first example loads the knowledge
@given(st.text(max_size=60), st.sampled_from(["", "PAK", "ZZZ"]))
def test_any_words_have_a_key(post, country):
    assert isinstance(is_single(post_key(post, country), country), bool)
