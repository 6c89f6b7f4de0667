import pytest

from dateline.incidents.manner import Manner, manner_of, packed, unpacked


def told(text, act):
    start = text.index(act)
    return manner_of(text, 0, len(text), [(start, start + len(act))])


@pytest.mark.parametrize(
    ("text", "act", "recalled", "once_more"),
    [
        ("Gunmen attacked the port of Alma.", "attacked", False, False),
        ("The mayor resigned after the attack on the port.", "attack", True, False),
        ("Gunmen staged another attack on the port.", "attack", False, True),
        ("Troops clashed for the 15th time near Alma.", "clashed", False, True),
        ("Clashes killed three more dockers.", "Clashes", False, True),
        ("The shelling went on, more than the mayor liked.", "shelling", False, False),
    ],
)
def test_an_act_is_news_recalled_or_one_more(text, act, recalled, once_more):
    found = told(text, act)
    assert (found.recalled, found.once_more) == (recalled, once_more)


def test_names_beside_the_act_and_around_its_sentence():
    text = "Dockers met in Velmora. Gunmen attacked Kestria's port. Orland sent help."
    start, end = text.index("Gunmen"), text.index(" Orland")
    act = text.index("attacked")
    found = manner_of(text, start, end, [(act, act + 8)])
    assert {"kestria"} <= found.names
    assert not found.names & {"velmora", "orland", "port"}
    assert {"velmora", "orland", "kestria"} <= found.around


def test_a_manner_is_kept_among_other_words():
    manner = Manner(frozenset({"alma"}), frozenset({"alma", "orland"}), True, True)
    words = frozenset({"attack", "port", "15"})
    assert unpacked([*words, *packed(manner)]) == (words, manner)
    assert unpacked(words) == (words, Manner())


def test_what_one_sentence_tells_is_told():
    one = Manner(frozenset({"alma"}), recalled=True)
    both = one.joined(Manner(frozenset({"orland"}), once_more=True))
    assert both == Manner(frozenset({"alma", "orland"}), frozenset(), True, True)
