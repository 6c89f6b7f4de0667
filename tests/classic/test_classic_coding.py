"""Who does what to whom in a project's own codes: one test a convention."""

import pytest

from dateline.classics import Coder, code_text

CASES = {
    "default": ("Veldrania accused Karvia of theft.", {("VEL", "KAR", "110")}),
    "an actor's adjective takes endings": (
        "Karvian soldiers shelled Ostmark.",
        {("KARMIL", "OST", "190")},
    ),
    "a whole name does not": ("The Ostmarkers accused Karvia of theft.", set()),
    "agents are put to the code": (
        "Veldrania's foreign minister accused the government of Karvia.",
        {("VELGOVFRM", "KARGOV", "110")},
    ),
    "an agent before the code": (
        "An aid group from Karvia accused Ostmark.",
        {("NGOKAR", "OST", "110")},
    ),
    "agents alone": ("Soldiers accused Karvia of theft.", {("---MIL", "KAR", "110")}),
    "every pair of several": (
        "Veldrania and Sorland accused Karvia and Ostmark of theft.",
        {(s, t, "110") for s in ("VEL", "SOR") for t in ("KAR", "OST")},
    ),
    "an owner shared by two": (
        "Karvian soldiers and fishermen accused Ostmark.",
        {("KARMIL", "OST", "110"), ("KARLAB", "OST", "110")},
    ),
    "both directions": (
        "Veldrania's minister met soldiers from Karvia.",
        {("VELGOV", "KARMIL", "040"), ("KARMIL", "VELGOV", "040")},
    ),
    "a source of several": (
        "Veldrania and Karvia agreed that tolls should fall.",
        {("VEL", "KAR", "031"), ("KAR", "VEL", "031")},
    ),
    "a pattern's words": ("Veldrania signed a trade treaty with Karvia.", {("VEL", "KAR", "058")}),
    "the most specific pattern": (
        "Veldrania signed a secret pact with Karvia.",
        {("VEL", "KAR", "059")},
    ),
    "a modifier of a noun of two words": (
        "Veldrania signed a secret trade treaty with Karvia.",
        {("VEL", "KAR", "059")},
    ),
    "no pattern": ("Veldrania signed a letter to Karvia.", {("VEL", "KAR", "057")}),
    "sides named by the pattern": (
        "Karvia received grain from Sorland.",
        {("SOR", "KAR", "071")},
    ),
    "a noun phrase before the verb": (
        "Karvia's oil price has risen in the quarrel with Ostmark.",
        {("KAR", "OST", "195")},
    ),
    "a modifier joined to another": (
        "Karvia's oil and gas price has risen in the quarrel with Ostmark.",
        {("KAR", "OST", "195")},
    ),
    "a modifier of another noun": (
        "Karvia's oil company share price has risen in the quarrel with Ostmark.",
        set(),
    ),
    "passive": ("Karvia was shelled by Ostmark.", {("OST", "KAR", "190")}),
    "passive without a doer": (
        "Karvia was shelled in a quarrel with Ostmark.",
        {("OST", "KAR", "190")},
    ),
    "a verb of two words": ("Veldrania cut off Karvia.", {("VEL", "KAR", "121")}),
    "joined verbs share their subject": (
        "Veldrania accused Karvia and met Ostmark.",
        {("VEL", "KAR", "110"), ("VEL", "OST", "040"), ("OST", "VEL", "040")},
    ),
    "what is said to be done": (
        "Veldrania noted that Karvia accused Ostmark.",
        {("VEL", "KAR", "110")},
    ),
    "a rule for what one says of oneself": (
        "Veldrania said it shelled Karvia.",
        {("VEL", "KAR", "015")},
    ),
    "a rule for what one says of another": (
        "Veldrania said that Ostmark shelled a bridge.",
        {("VEL", "OST", "112")},
    ),
    "a rule for what is to come": (
        "Veldrania said it will shell Karvia.",
        {("VEL", "KAR", "138")},
    ),
    "a rule for an act without a subject of its own": (
        "Veldrania wants to shell Karvia.",
        {("VEL", "KAR", "137")},
    ),
    "a rule for any act": ("Veldrania wants to sign a pact with Karvia.", {("VEL", "KAR", "058")}),
    "a verb without a code lets its clause speak": (
        "Veldrania hinted that it would shell Karvia.",
        {("VEL", "KAR", "190")},
    ),
    "what one is urged to do is no event": (
        "Veldrania urged Karvia to meet Ostmark.",
        {("VEL", "KAR", "023")},
    ),
    "who says so behind": ("Veldrania accused Karvia, a minister said.", {("VEL", "KAR", "110")}),
    "denied, with an opposite": ("Veldrania did not accuse Karvia.", {("VEL", "KAR", "050")}),
    "nobody's name": ("The Ghost House accused Karvia.", set()),
    "oneself": ("Veldrania accused Veldran fishermen.", {("VEL", "VELLAB", "110")}),
    "words between those of a loose name": (
        "Karvia accused Veldran state television.",
        {("KAR", "VELMED", "110")},
    ),
    "discarded sentence": ("Veldrania accused Karvia after the regatta.", set()),
}


@pytest.mark.parametrize(("text", "events"), CASES.values(), ids=CASES)
def test_a_convention_holds(coded, text, events):
    assert coded(text) == events


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("1998-12-31", "VELOPP"),
        ("1999-01-01", "VELGOV"),
        ("2005-12-31", "VELGOV"),
        ("2006-01-01", "VELELI"),
        ("", "VELELI"),
    ],
)
def test_the_day_decides_between_codes(coded, day, code):
    assert coded("Tobren Hask accused Karvia.", day) == {(code, "KAR", "110")}


def test_one_sided_events_are_told_when_asked_for(coded):
    text = "Veldrania accused Karvia, a minister said."
    assert coded(text, dyads=False) == {("VEL", "KAR", "110"), ("---GOV", "---", "010")}


def test_unknown_actors_keep_their_words_when_asked_for(coded):
    text = "The Guild of Weavers accused Karvia."
    assert coded(text) == set()
    assert coded(text, unknown=4) == {("THE GUILD OF WEAVERS", "KAR", "110")}
    assert coded(text, unknown=3) == set()


def test_a_phrase_discards_the_whole_text(coded):
    assert coded("Veldrania accused Karvia. Visitors enjoyed the eel fair.") == set()
    assert coded("Veldrania accused Karvia. Visitors enjoyed the regatta.") != set()


def test_a_denied_act_without_an_opposite_is_marked(codebook):
    ((_parse, events),) = code_text("Veldrania did not shell Karvia.", Coder(codebook))
    assert [(e.code, e.negated) for e in events] == [("190", True)]


def test_events_point_to_their_verb(codebook):
    text = "On Monday Veldrania accused Karvia."
    ((_parse, (event,)),) = code_text(text, Coder(codebook))
    assert text[event.start : event.end] == "accused"
