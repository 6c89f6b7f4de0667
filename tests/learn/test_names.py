from dateline.learn.labels import ENTITY_LABELS, count_labels
from dateline.learn.lexicon import count_lemmas
from dateline.learn.names import admitted_labels
from dateline.learn.own_corpus import bio_labels, is_held_out, marked_news, marked_trees, read_marks
from dateline.reading.conllu import Tree, Word
from dateline.records import Token
from dateline.sources import OPEN_GUM_GENRES, gum_genre, open_gum, pud, read_trees


def labels(admitted):
    return [{ENTITY_LABELS[number] for number in numbers} for numbers in admitted]


def test_an_open_scheme_admits_what_it_does_not_mark():
    hidden = frozenset(("NORP", "MISC"))
    assert labels([admitted_labels("O", hidden, norp_in_misc=False)]) == [
        {"O", "B-NORP", "I-NORP", "B-MISC", "I-MISC"}
    ]
    assert labels([admitted_labels("B-PER", hidden, norp_in_misc=False)]) == [{"B-PER"}]
    assert labels([admitted_labels("I-MISC", frozenset(), norp_in_misc=True)]) == [
        {"I-MISC", "I-NORP"}
    ]


def test_only_tokens_inside_a_mark_are_labelled():
    tokens = [Token(0, 3), Token(4, 9), Token(10, 13)]
    found = bio_labels(tokens, [(0, 9, "PER"), (10, 12, "LOC")])
    assert labels(found) == [{"B-PER"}, {"I-PER"}, {"O"}]


def tree(*words):
    return Tree([Word(form, lemma, upos, "X", "_", 0, "root") for form, lemma, upos in words])


def test_labels_and_lemmas_are_counted_most_frequent_first():
    trees = [tree(("Met", "meet", "VERB"), ("met", "meet", "VERB"), ("dog", "dog", "NOUN"))]
    assert count_labels(trees, least=1).names["upos"] == ("VERB", "NOUN")
    assert count_lemmas(trees) == {"dog|NOUN": ["dog"], "met|VERB": ["meet"]}


def test_only_open_parts_of_gum_are_trained_on(data):
    genres = {gum_genre(tree) for tree in open_gum(data, "train")}
    assert genres == OPEN_GUM_GENRES


def test_the_halves_of_pud_share_no_sentence(data):
    news, wiki = pud(data, "news"), pud(data, "wiki")
    assert len(news) == len(wiki) == 500
    assert not {t.sent_id for t in news} & {t.sent_id for t in wiki}


def test_the_own_corpus_fits_its_texts(data):
    marked = marked_trees(read_trees(data, "en_ewt-ud-train"))
    assert len(marked) >= 4000
    news = list(marked_news(data, held_out=False))
    held = list(marked_news(data, held_out=True))
    assert len(news) >= 1400
    assert len(held) >= 80
    assert not {s.identifier for s in news} & {s.identifier for s in held}
    assert all(is_held_out(s.identifier) for s in held)
    names = sum(any(ENTITY_LABELS[n[0]] != "O" for n in s.admitted) for s in news + held)
    assert names > 1300


def test_marks_do_not_overlap():
    for name in ("ewt-train", "tehran-times", "wikipedia-current-events"):
        for _, start, end, marks in read_marks(name):
            place = start
            for first, last, label in marks:
                assert place <= first < last <= end
                assert label in ("PER", "ORG", "LOC", "NORP", "MISC")
                place = last
