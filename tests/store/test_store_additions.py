from factories import document, record

from dateline.exports.plover import program_version
from dateline.records.additions import Additions, HolderEntry
from dateline.store import judged_additions, open_store, reader_version
from dateline.store.judgements import ACCEPT, REJECT, Stamp, undo
from dateline.store.verdicts import judge_offices, merge_people

STAMP = Stamp("2031-06-01T08:00:00+00:00", "Ada")


def accept(store, *claims):
    return judge_offices(store, ACCEPT, claims, STAMP)


def terms(store):
    return [(one.name, one.start, one.end) for one in judged_additions(store).holders]


def test_an_accepted_claim_is_a_holder(store, say):
    assert not judged_additions(store)
    accept(store, say("Ivo Marek", "Defence Minister", "2031-01-10", sectors=("GOV", "MIL")))
    assert judged_additions(store).holders == (
        HolderEntry(
            name="Ivo Marek",
            country="KES",
            post="Defence Minister",
            sectors=("GOV", "MIL"),
            start="2031-01-10",
            source="judgement 1",
        ),
    )


def test_an_accepted_successor_ends_the_term(store, say):
    first = say("Ivo Marek", "Defence Minister", "2031-01-10")
    second = say("Ada Venn", "Minister of Defence", "2031-03-01")
    accept(store, second)
    accept(store, first)
    assert terms(store) == [
        ("Ada Venn", "2031-03-01", ""),
        ("Ivo Marek", "2031-01-10", "2031-02-28"),
    ]
    undo(store, [1], STAMP)
    assert terms(store) == [("Ivo Marek", "2031-01-10", "")]


def test_posts_with_several_holders_do_not_end(store, say):
    accept(store, say("Ivo Marek", "Ambassador", "2031-01-10"))
    accept(store, say("Ada Venn", "Ambassador", "2031-03-01"))
    assert {end for _, _, end in terms(store)} == {""}


def test_a_former_holder_is_so_on_the_day_of_the_report(store, say):
    accept(store, say("Ada Venn", "President", "2031-01-05", former=True))
    held = say("Ivo Marek", "Defence Minister", "2031-01-10")
    over = say("Ivo Marek", "Defence Minister", "2031-04-01", former=True)
    accept(store, over, held)
    assert terms(store) == [
        ("Ada Venn", "2031-01-04", "2031-01-04"),
        ("Ivo Marek", "2031-01-10", "2031-03-31"),
    ]


def test_a_known_term_keeps_its_start(store, say, known):
    known.append(
        {
            "name": "Ivo Marek", "country": "KES", "post": "President", "sectors": ["GOV"],
            "start": "2029-07", "end": "", "wikidata": "Q7", "source": "wikidata",
        }
    )  # fmt: skip
    accept(store, say("Ivo Marek", "President", "2031-01-10"))
    [one] = judged_additions(store).holders
    assert (one.start, one.identifier) == ("2029-07", "Q7")


def test_spellings_of_merged_people_are_names_of_the_holder(store, say):
    claim = say("Ilham Aliyev", "President", "2031-01-10")
    say("Illham Aliyev", "senator", "2031-01-10")
    accept(store, claim)
    merge_people(store, ["person-Ilham", "person-Illham"], STAMP)
    [one] = judged_additions(store).holders
    assert (one.name, one.also) == ("Ilham Aliyev", ("Illham Aliyev",))


def test_a_rejected_claim_is_refused_in_all_its_words(store, say):
    claim = say("Ivo Marek", "Defence Minister", "2031-01-10")
    say("Ivo Marek", "Minister of Defence", "2031-01-10")
    judge_offices(store, REJECT, [claim], STAMP)
    assert judged_additions(store).refused == (
        ("Ivo Marek", "Defence Minister", "KES"),
        ("Ivo Marek", "Minister of Defence", "KES"),
    )
    accept(store, claim)
    assert judged_additions(store).refused == ()


def test_additions_do_not_depend_on_what_is_read_later(store, say):
    accept(store, say("Ivo Marek", "Defence Minister", "2031-01-10"))
    before = judged_additions(store)
    say("Ivo Marek", "Defence Minister", "2030-01-10")
    store.fetch("UPDATE people SET also = ['Iwo Marek']")
    assert judged_additions(store) == before


def test_other_additions_make_another_reader():
    added = Additions(holders=(HolderEntry("Ivo Marek", "KES"),))
    assert reader_version(Additions()) == program_version()
    assert reader_version(added) == f"{program_version()}+{added.digest}"


def test_a_report_is_read_again_with_other_additions_and_not_with_the_same(path):
    one, two = (
        reader_version(Additions(holders=(HolderEntry(name, "KES"),))) for name in ("Ann", "Bob")
    )
    with open_store(path) as store:
        store.write([record(1)], one)
        assert store.known([document(1).id], one) == {document(1).id}
        assert store.known([document(1).id], two) == set()
        assert store.known([document(1).id]) == set()
        assert store.write([record(1)], two).replaced == 1
        assert store.write([record(1)], one).replaced == 1
        assert store.fetch("SELECT reader FROM documents") == [(one,)]
