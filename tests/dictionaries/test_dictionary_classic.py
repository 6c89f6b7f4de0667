"""Actor and agent files of TABARI and PETRARCH, with entries made up for these tests."""

import pytest


def holders(found):
    return {(h.name, h.country, h.sectors, h.start, h.end) for h in found.additions.holders}


def names(found):
    return {(n.text, n.kind, n.code, n.sectors) for n in found.additions.names}


def refusals(found):
    return [(int(r.origin.rsplit(":", 1)[1]), r.reason) for r in found.refused]


def test_codes_of_a_person_hold_on_their_days_and_the_undated_one_on_the_others(read):
    found = read(
        "MALO_VENDRIK_  ; made up\n+PRESIDENT_VENDRIK\n+MALLO_VENDRICK_\n"
        "\t[KENELI 450101-990630]\n\t[KENGOV 19990630-20040115] # in office\n\t[KENELI]\n"
    )
    assert not found.refused
    assert holders(found) == {
        ("Malo Vendrik", "KEN", ("ELI",), "1945-01-01", "1999-06-29"),
        ("Malo Vendrik", "KEN", ("GOV",), "1999-06-30", "2004-01-15"),
        ("Malo Vendrik", "KEN", ("ELI",), "", "1999-06-29"),
        ("Malo Vendrik", "KEN", ("ELI",), "2004-01-16", ""),
    }
    assert {h.also for h in found.additions.holders} == {("Mallo Vendrick",)}
    assert {h.source.split(":")[0] for h in found.additions.holders} == {"own.txt"}


@pytest.mark.parametrize(
    ("restriction", "start", "end"),
    [
        ("<991231", "", "1999-12-30"),
        ("< 20100520", "", "2010-05-19"),
        (">290101", "2029-01-01", ""),
        ("> 300101", "1930-01-01", ""),
        ("20010203-20020304", "2001-02-03", "2002-03-04"),
        ("010203 - 020304", "2001-02-03", "2002-03-04"),
    ],
)
def test_dates_are_read_in_all_forms_that_such_files_have(read, restriction, start, end):
    [(_name, *_code, first, last)] = holders(read(f"ANNA_KESTREL [NORGOV {restriction}]\n"))
    assert (first, last) == (start, end)


def test_names_of_states_places_and_bodies_are_told_apart(read):
    found = read(
        "KENYA_ [KEN]\n+KENYAN_\n+NAIROBI\n+QUORRA_VALLEY\n\n"
        "QUORRA_SALT_UNION [KENLAB]\nKENYAN_TROOPS [KENMIL]\nPETRONELL_INC [MNCKEN]\n"
    )
    assert not found.refused
    assert not found.additions.holders
    assert names(found) == {
        ("Kenya", "state", "KEN", ()),
        ("Kenyan", "adjective", "KEN", ()),
        ("Nairobi", "capital", "KEN", ()),
        ("Quorra Valley", "metonym", "KEN", ()),
        ("Quorra Salt Union", "org", "KEN", ("LAB",)),
        ("kenyan troops", "body", "KEN", ("MIL",)),
        ("Petronell Inc", "org", "MNC", ()),
    }


def test_a_title_makes_a_person_and_his_post(read):
    [holder] = read("FOREIGN_MINISTER_OSK_TARRANT_ [NORGOV 030101-060531]\n").additions.holders
    assert (holder.name, holder.post, holder.country) == ("Osk Tarrant", "foreign minister", "NOR")


def test_international_codes_are_plovers(read):
    found = read(
        "BODY_ONE_FUND [IGOUNO]\nBODY_TWO_FUND [IGOEUREEC]\nBODY_SIX_FUND [NGOUSAHRI]\n"
        "BODY_SIX_BRIGADE [IMGMUSXYZ]\nBODY_TEN_DAILY [USAMED]\nBODY_TEN_CLINIC [USAHLH]\n"
    )
    assert {(code, sectors) for _, _, code, sectors in names(found)} == {
        ("UNO", ()),
        ("EUR", ()),
        ("NGO", ("SOC",)),
        ("IMG", ()),
        ("USA", ("JRN",)),
        ("USA", ("MED",)),
    }


def test_media_are_health_where_the_file_is_written_in_plovers_codes(read):
    assert ("nurse", "post", "", ("JRN",)) in names(read("NURSE [~MED]\n"))
    found = read("NURSE [~MED]\nEDITOR [~JRN]\n")
    assert ("nurse", "post", "", ("MED",)) in names(found)


def test_short_names_are_found_as_abbreviations_too(read):
    found = {
        n.text for n in read("QUOLT [KENREB]\nQLT [KENREB]\nAL-QUOLT [KENREB]\n").additions.names
    }
    assert {"QUOLT", "Quolt", "QLT", "Al-Quolt", "al-Quolt"} <= found


def test_an_abbreviation_in_brackets_is_a_name_of_its_own(read):
    found = read("ORLAND_SALT_FRONT_(OSF)_ [KENREB]\nSALT_FRONT_(KENYA)_ [KENREB]\n")
    assert {(n.text, n.name) for n in found.additions.names} == {
        ("Orland Salt Front", "Orland Salt Front"),
        ("OSF", "Orland Salt Front"),
        ("Osf", "Orland Salt Front"),
        ("Salt Front (Kenya)", "Salt Front (Kenya)"),
    }


def test_agents_are_nouns_with_their_plurals_and_sets(read):
    found = read(
        "!PERSON! = MAN, WOMAN\n\nREEF!PERSON! [~COP]\nSALT_THIEF {SALT_THIEVES} [~CRM]\n"
        "GUARD_OF_THE_REEF {}[~COP]\nRELIEF_BODY [NGO~]\nSOLDIER [~MIL]  # known\n"
    )
    assert not found.refused
    people = {n.text: n.person for n in found.additions.names}
    assert people == {
        "reefman": True,
        "reefwoman": True,
        "salt thief": True,
        "salt thieves": True,
        "guard of the reef": True,
        "relief body": False,
        "soldier": True,
    }
    assert ("relief body", "body", "NGO", ()) in names(found)


def test_comments_and_lists_of_words_are_passed_over(read):
    found = read(
        "<!-- a\ncomment [KEN] -->\n# KENYA [NOR]\n<NOUN>\nTABLE\n</NOUN>\n"
        "NORWAY [NOR] ; by [somebody]\nQUORRA_FUND [KENBUS] # 1 <!-- x -->\n"
    )
    assert not found.refused
    assert {text for text, *_ in names(found)} == {"Norway", "Quorra Fund"}


def test_discards_of_some_days_say_nothing_and_those_of_all_days_are_refused(read):
    found = read("ANNA_KESTREL [NORGOV <990101] [---]\nSALT_CUP [###]\n")
    assert holders(found) == {("Anna Kestrel", "NOR", ("GOV",), "", "1998-12-31")}
    assert refusals(found) == [(2, "only says that the name is to be left uncoded")]


def test_what_cannot_be_read_is_refused_by_line_and_the_rest_is_used(read):
    found = read(
        "NORWAY [NOR\nQUORRA_FUND [XQZ]\nNO_CODE_FUND\nLATE_FUND [KENGOV 20010101-19990101]\n"
        "ODD_FUND [KENGOV 19911350]\nFIVE_FUND [KENGOV >19911350]\n+LOST_PART\nREEF!NOSET! [~COP]\n"
        "TWO_FUND [KEN/NOR]\nGOOD_FUND [KENGOV]\n"
    )
    assert {text for text, *_ in names(found)} == {"Good Fund"}
    told = refusals(found)
    assert [line for line, _ in told] == [1, 2, 3, 4, 5, 6, 8, 9]
    assert "does not parse" in told[0][1]
    assert told[1][1] == "unknown code 'XQZ'"
    assert "has no code" in told[2][1]
    assert "before it starts" in told[3][1]
    assert "the calendar has no day '19911350'" in told[5][1]
    assert all(refusal.advice for refusal in found.refused)


def test_another_code_on_the_same_days_is_refused(read):
    found = read(
        "ANNA_KESTREL\n\t[NORGOV 20010101-20051231]\n\t[KENGOV 20050101-20060101]\n"
        "\t[NORGOVMIL 20020101-20030101]\n\t[NORELI 20051231-20101231]\n"
    )
    assert refusals(found) == [
        (3, "'Anna Kestrel' means something else on the same days in line 2")
    ]
    assert {(h[1], h[3], h[4]) for h in holders(found)} == {
        ("NOR", "2001-01-01", "2005-12-30"),
        ("NOR", "2002-01-01", "2003-01-01"),
        ("NOR", "2005-12-31", "2010-12-31"),
    }


@pytest.mark.parametrize("name", ["THE", "_", "A", "*", "-.-", "13", "AND_", "FOO*", "X" * 200])
def test_names_that_would_match_everything_are_refused(read, name):
    found = read(f"{name} [KENGOV]\nGOOD_FUND [KENGOV]\n")
    assert {text for text, *_ in names(found)} == {"Good Fund"}
    assert [line for line, _ in refusals(found)] == [1]


def test_an_abbreviation_that_is_a_word_too_is_kept_in_capitals_only(read):
    assert [n.text for n in read("WHO_ [IGOUNOHLH]\n").additions.names] == ["WHO"]
