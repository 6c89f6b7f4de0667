"""The word lists are data: they must stay well formed."""

from dateline.hyphens import affixes
from dateline.sentences.tokens import cut_chunk, word_list


def test_abbreviations_are_lower_case_and_end_in_a_stop():
    for name in ("abbreviations.txt", "titles.txt", "before_number.txt"):
        for word in word_list(name):
            assert word == word.lower()
            assert word.endswith(".") or "/" in word


def test_titles_are_abbreviations_too():
    known = word_list("abbreviations.txt")
    for title in word_list("titles.txt"):
        assert title in known or cut_chunk(title) == [(0, len(title))], title


def test_affixes_begin_or_end_with_a_hyphen():
    assert all(word.startswith("-") != word.endswith("-") for word in affixes())


def test_contractions_are_cut_where_the_list_says():
    for row in word_list("contractions.txt"):
        parts = row.split("|")
        whole = "".join(parts)
        assert [whole[a:b] for a, b in cut_chunk(whole)] == parts
