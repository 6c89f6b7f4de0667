"""Coders' verb dictionaries, actor codes and discards, read with their own codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.dictionaries import read_codebook
from dateline.dictionaries.verb_forms import inflected
from dateline.dictionaries.verb_lines import read_verbs
from dateline.errors import UnreadableInput
from dateline.records import DatedCode, Element, EventCode, VerbForm, VerbRule

VERBS = """\
# a comment
&BOAT  # what is sent
+FERRY
+FISHING_TRAWLER
+&SMALL

&SMALL_
+RAFT

--- SEND [070] ---
SEND {SENDS SENDING SENT}
DISPATCH
+SHIP_OFF {+SHIPS_OFF +SHIPPED_OFF}   # the first word is inflected
AIR_+DROP [073]
- * &BOAT [071]   # comment
- * {NEW &BOAT} (TO +) [072]
- $ (AFTER) * ^ [043:042]
- % * HELP [:080]

---   SCOLD   [---]   ---
SCOLD
* (FOR DELAY) [111]
"""


@pytest.fixture
def read(tmp_path):
    def of(verbs=VERBS, actors="VELDRAN_ [VEL]\n", discards=""):
        files = {"verbs.txt": verbs, "actors.txt": actors, "discards.txt": discards}
        for name, text in files.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        verb_file, actor_file, discard_file = (str(tmp_path / name) for name in files)
        return read_codebook([verb_file], [actor_file], [discard_file] if discards else [])

    return of


def word(*choices):
    return Element("word", tuple(tuple(choice.split()) for choice in choices))


def test_blocks_give_every_form_its_code_and_patterns(read):
    forms = {" ".join(form.words): form for form in read().codebook.verbs}
    assert {"SENT", "DISPATCHED", "DISPATCHES", "SHIPPED OFF", "SHIPS OFF", "SHIP OFF"} <= set(
        forms
    )
    assert "SENDED" not in forms
    assert forms["SENT"].code == EventCode("070")
    assert forms["AIR DROPPED"].code == EventCode("073")
    assert (forms["AIR DROPPED"].verb, forms["SHIPS OFF"].verb) == (1, 0)
    assert not forms["SCOLDED"].code
    assert [p.code.forward for p in forms["SENT"].patterns] == ["071", "072", "043", ""]


def test_patterns_are_taken_apart(read):
    patterns = next(f.patterns for f in read().codebook.verbs if f.words == ("SENT",))
    boats = word("FERRY", "FISHING TRAWLER", "RAFT")
    assert patterns[0].after == (boats,)
    assert patterns[1].after == (
        Element("phrase", parts=(word("NEW"), boats)),
        Element("preposition", parts=(word("TO"), Element("target"))),
    )
    assert patterns[2].before == (
        Element("source"),
        Element("preposition", parts=(word("AFTER"),)),
    )
    assert patterns[2].after == (Element("skip"),)
    assert patterns[2].code == EventCode("043", "042")
    assert patterns[3].before == (Element("compound"),)
    assert patterns[3].code == EventCode("", "080")


def test_a_pattern_without_a_dash_is_one(read):
    scold = next(f for f in read().codebook.verbs if f.words == ("SCOLD",))
    assert [pattern.code.forward for pattern in scold.patterns] == ["111"]


def test_a_word_with_a_hyphen_may_be_cut_or_not(read):
    book = read("--- AGREE [050] ---\nAGREE\n- * CEASE-FIRE [087]\n").codebook
    assert book.verbs[0].patterns[0].after == (word("CEASE-FIRE", "CEASE - FIRE"),)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("- * &NOWHERE [010]", "no set &NOWHERE"),
        ("- * {NEW TIES [010]", "without words or an end"),
        ("- * NEW TIES} [010]", "closes nothing"),
        ("- * () [010]", "without words or an end"),
        ("- NO VERB [010]", "does not parse"),
        ("- * ONE * [010]", "not one verb"),
        ("- * ONE [01.0]", "no code"),
        ("- * ONE [010:020:030]", "no code"),
        ("- * ONE", "does not parse"),
        ("~ a (a b GO) SAY = a b 138", "no verb SAY"),
        ("~ a (a b GO) NOD = a b 138", "NOD has no code"),
        ("~ a (a b GO) GO = a c 138", "an actor that is not before it"),
        ("~ a (a b GO) GO a b 138", "does not parse"),
        ("TWO WORDS", "does not parse"),
    ],
)
def test_lines_that_cannot_be_used_are_refused_with_their_number(read, line, reason):
    found = read(f"--- GO [010] ---\nGO\n{line}\n- * HOME [020]\n--- NOD [---] ---\nNOD\n")
    assert [refusal.origin.rsplit(":", 1)[1] for refusal in found.refused] == ["3"]
    assert reason in found.refused[0].reason
    assert found.refused[0].advice
    assert [p.code.forward for p in found.codebook.verbs[0].patterns] == ["020"]


def test_a_verb_outside_of_a_block_and_a_set_in_itself_are_refused(read):
    found = read("GO\n&LOOP\n+&LOOP\n\n--- GO [010] ---\nGO\n- * &LOOP [020]\n")
    assert [refusal.origin.rsplit(":", 1)[1] for refusal in found.refused] == ["1", "7"]
    assert "holds itself" in found.refused[1].reason


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("PLAN", {"PLAN", "PLANS", "PLANNING", "PLANNED"}),
        ("CARRY", {"CARRY", "CARRIES", "CARRYING", "CARRIED"}),
        ("URGE", {"URGE", "URGES", "URGING", "URGED"}),
        ("FREE", {"FREE", "FREES", "FREEING", "FREED"}),
        ("REACH", {"REACH", "REACHES", "REACHING", "REACHED"}),
        ("VISIT", {"VISIT", "VISITS", "VISITING", "VISITED"}),
    ],
)
def test_regular_verbs_are_inflected(base, forms):
    assert set(inflected(base, ())) == forms


def test_rules_know_their_verbs_by_the_code(read):
    text = "~ a (_ b WILL_GO) NOD = a b Q\n~ a (b . Q) GO = a b 112\n"
    found = read(f"--- GO [010] ---\nGO\n{text}--- NOD [020:030] ---\nNOD\n")
    assert not found.refused
    assert found.codebook.rules == (
        VerbRule("a", "_", "b", "010", "020", ("a", "b"), "", future=True),
        VerbRule("a", "b", ".", "", "010", ("a", "b"), "112"),
    )


def test_names_keep_the_codes_of_the_file(read):
    actors = (
        "TOBREN_HASK_ [<990101 VELOPP]\n\t[VELGOV 19990101-20051231]\n+T. HASK [VELELI >20060101]\n"
    )
    found = read(actors=actors.replace("[<990101 VELOPP]", "[VELOPP <990101]") + "FISHER [~LAB]\n")
    names = {" ".join(name.words): name for name in found.codebook.names}
    codes = (
        DatedCode("VELOPP", "", "1998-12-31"),
        DatedCode("VELGOV", "1999-01-01", "2005-12-31"),
        DatedCode("VELELI", "2006-01-01", ""),
    )
    assert names["TOBREN HASK"].codes == codes == names["T. HASK"].codes
    assert names["TOBREN HASK"].whole
    assert not names["TOBREN HASK"].loose
    assert names["T. HASK"].loose
    assert names["FISHERS"].agent
    assert names["FISHER"].codes == (DatedCode("~LAB"),)


def test_discards_tell_sentences_from_whole_texts(read):
    found = read(discards="CHESS OPEN\n+SAILING CUP # all of it\n[X]\n")
    assert found.codebook.discards == ((("CHESS", "OPEN"), False), (("SAILING", "CUP"), True))
    assert "no phrase" in found.refused[0].reason


def test_a_slash_parts_words_that_may_stand_for_each_other(read):
    book = read("--- HIT [190] ---\nHIT\n- * (BY/WITH A/B-2) [193]\n").codebook
    (either,) = book.verbs[0].patterns[0].after
    assert either.parts == (word("BY/WITH", "BY", "WITH"), word("A/B-2", "A/B - 2"))


@given(st.text("&+-*$%^(){}[]~#:_/! \nABC019", max_size=120))
def test_any_text_is_read_or_refused(text):
    for item in read_verbs("--- GO [010] ---\nGO\n" + text):
        assert isinstance(item, VerbForm | VerbRule) or (
            item.line > 0 and item.reason and item.advice
        )


@pytest.mark.parametrize("line", ["(" * 5000, "- " + "(" * 50 + "A *" + ")" * 50 + " [010]"])
def test_deep_brackets_are_refused(read, line):
    assert read(f"--- GO [010] ---\nGO\n{line}\n").refused


def test_sets_that_grow_without_end_are_refused(read):
    sets = "".join(f"&S{n}\n" + f"+&S{n + 1}\n" * 30 + "\n" for n in range(4)) + "&S4\n+A\n\n"
    found = read(sets + "--- GO [010] ---\nGO\n- * &S0 [020]\n")
    assert "too many words" in found.refused[0].reason


def test_a_file_in_which_nothing_is_found_is_refused_as_a_whole(read):
    with pytest.raises(UnreadableInput, match="nothing in it is read"):
        read("not a dictionary\n")
    with pytest.raises(UnreadableInput, match="is empty"):
        read("# only a comment\n")
