import pytest

from dateline.evaluate.meantime import mentions
from dateline.evaluate.pud import in_pud_scheme
from dateline.evaluate.scores import Tally
from dateline.evaluate.treebank import gold_texts, names_of, word_spans
from dateline.reading.conllu import read_conllu
from dateline.reading.reader import Reading
from dateline.records import Entity

CONLLU = """# newdoc id = d
# sent_id = 1
# text = He didn't go.
1\tHe\the\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = 2
# text = Rain.
1\tRain\train\tNOUN\tNN\t_\t0\troot\t_\tSpaceAfter=No
2\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_

"""


def test_f1_and_its_interval():
    tally = Tally()
    for _ in range(50):
        tally.add_sets([1, 2], [2, 3, 4])
    score = tally.score()
    assert score.value == pytest.approx(40.0)
    assert score.low == pytest.approx(40.0)
    assert score.count == 150


def test_an_empty_tally_scores_nothing():
    assert Tally().score().value == 0.0


def test_the_interval_holds_the_value():
    tally = Tally()
    for number in range(100):
        tally.add(number % 3, 3, 3)
    score = tally.score()
    assert score.low < score.value < score.high


def test_words_of_a_multiword_token_have_their_own_spans():
    trees = list(read_conllu(CONLLU.splitlines(keepends=True)))
    assert word_spans(trees[0]) == [(0, 2), (3, 6), (6, 9), (10, 12), (12, 13)]


def test_sentences_are_put_back_into_a_paragraph():
    [gold] = gold_texts(read_conllu(CONLLU.splitlines(keepends=True)))
    assert gold.text.startswith("He didn't go. Rain.")
    assert [gold.text[a:b] for a, b in gold.sentences] == ["He didn't go.", "Rain."]
    assert gold.text[slice(*gold.words[1][0])] == "Rain"


def test_names_are_read_from_bio_labels():
    row = {"ner": ["B-PER", "I-PER", "O", "B-MISC", "B-LOC"]}
    assert names_of(row, ("PER", "LOC")) == {(0, 1, "PER"), (4, 4, "LOC")}


def test_mentions_take_their_determiner_and_attributive_names_fall():
    # "US officials met the United States delegate Ada Moreno"-like structure
    reading = Reading(
        heads=[2, 3, 0, 6, 6, 3],
        deprels=["compound", "nsubj", "root", "det", "compound", "obj"],
        upos=[], xpos=[], feats=[], lemmas=[],
        entities=(Entity(0, 0, "LOC"), Entity(4, 5, "LOC")),
    )  # fmt: skip
    assert mentions(reading) == {(3, 5, "LOC")}


def test_commas_hyphens_and_agents_go_pud_s_way():
    # "With rain , long - term talks were ended by storms"
    forms = ["With", "rain", ",", "long", "-", "term", "talks", "were", "ended", "by", "storms"]
    reading = Reading(
        heads=[2, 9, 2, 6, 4, 7, 9, 9, 0, 11, 9],
        deprels=["case", "obl", "punct", "amod", "punct", "compound", "nsubj:pass", "aux:pass",
                 "root", "case", "obl:agent"],
        upos=[], xpos=[], feats=[], lemmas=[], entities=(),
    )  # fmt: skip
    heads, labels = in_pud_scheme(forms, reading)
    assert heads[2] == 9
    assert heads[4] == 6
    assert labels[10] == "obl"
    changed = {n for n in range(11) if heads[n] != reading.heads[n]}
    assert changed == {2, 4}
