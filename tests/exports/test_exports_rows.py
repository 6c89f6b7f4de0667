"""Formats of rows between tabs, as the tools of their users read them."""

import csv
import io

import pandas as pd
import pytest
from entries import accra, all_sorts, chile, entry, ghana, month, state, texas, union
from factories import party

from dateline.exports.codes import actor_code, adm1, cow, fips
from dateline.exports.entries import dyads, number_of
from dateline.exports.formats import TEXTS, Choices
from dateline.records import ResolvedDate

#: Types that the GDELT 2.0 event codebook gives to columns that hold numbers.
INTEGERS = (
    *("GlobalEventID", "Day", "MonthYear", "Year", "IsRootEvent", "QuadClass", "NumMentions"),
    *("NumSources", "NumArticles", "Actor1Geo_Type", "Actor2Geo_Type", "ActionGeo_Type"),
    "DATEADDED",
)
FLOATS = (
    *("FractionDate", "GoldsteinScale", "AvgTone", "Actor1Geo_Lat", "Actor1Geo_Long"),
    *("Actor2Geo_Lat", "Actor2Geo_Long", "ActionGeo_Lat", "ActionGeo_Long"),
)
COUNTS = {"polecat": 40, "icews": 20, "phoenix": 26, "gdelt": 61}


def text_of(name, entries, **choices):
    lines = TEXTS[name].lines(entries, Choices(header=True, **choices))
    return "".join(f"{line}\n" for line in lines)


def rows_of(name, *entries):
    """Read a table as the simplest of tools do: split at tabs."""
    head, *lines = text_of(name, entries).split("\n")[:-1]
    columns = head.split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines]


@pytest.mark.parametrize("name", COUNTS)
def test_every_row_has_the_columns_of_its_format(name):
    rows = rows_of(name, *all_sorts())
    assert len(rows) == 7  # two recipients, both directions of a meeting, three single rows
    assert {len(row) for row in rows} == {COUNTS[name]}


@pytest.mark.parametrize("name", COUNTS)
def test_readers_with_and_without_quoting_agree(name):
    text = text_of(name, all_sorts())
    split = [line.split("\t") for line in text.split("\n")[:-1]]
    assert list(csv.reader(io.StringIO(text), delimiter="\t")) == split
    frame = pd.read_csv(io.StringIO(text), sep="\t", dtype=str, keep_default_na=False)
    assert frame.to_numpy().tolist() == split[1:]
    assert '"' not in text


@pytest.mark.parametrize("name", COUNTS)
def test_rows_do_not_hold_columns_that_the_format_lacks(name):
    from dateline.exports import gdelt, icews, phoenix, polecat  # noqa: PLC0415

    layouts = {one.name: one for one in (gdelt.GDELT, icews.ICEWS, phoenix.PHOENIX)}
    layout = {**layouts, "polecat": polecat.POLECAT}[name]
    given = {key for one in all_sorts() for row in layout.rows(one) for key in row}
    assert given <= set(layout.columns)
    assert len(set(layout.columns)) == len(layout.columns)


def test_gdelt_loads_with_the_types_of_its_codebook():
    lines = TEXTS["gdelt"].lines(all_sorts(), Choices())
    columns = text_of("gdelt", []).rstrip("\n").split("\t")
    types = {**dict.fromkeys(columns, "string"), **dict.fromkeys(INTEGERS, "Int64")}
    types |= dict.fromkeys(FLOATS, "Float64")
    stream = io.StringIO("".join(f"{line}\n" for line in lines))
    frame = pd.read_csv(stream, sep="\t", header=None, names=columns, dtype=types)
    assert len(columns) == 61
    assert frame.shape == (7, 61)
    assert frame["GlobalEventID"].is_unique
    assert frame["EventCode"].tolist() == ["042"] * 6 + ["1823"]
    assert frame["EventBaseCode"].iloc[-1] == "182"
    assert frame["QuadClass"].tolist() == [1] * 6 + [4]
    assert frame["Day"].iloc[0] == 20310513
    assert frame["FractionDate"].iloc[0] == pytest.approx(2031.3644)
    assert frame["Day"].isna().tolist() == [False] * 4 + [True, True, False]
    assert frame["Year"].iloc[4] == 2031
    assert frame["DATEADDED"].unique().tolist() == [20310514000000]
    assert frame["AvgTone"].isna().all()


def test_gdelt_has_no_header_unless_it_is_asked_for():
    assert next(iter(TEXTS["gdelt"].lines(all_sorts(), Choices()))).count("\t") == 60
    first = next(iter(TEXTS["icews"].lines([], Choices())))
    assert first.startswith("Event ID\tEvent Date\t")
    assert list(TEXTS["icews"].lines([], Choices(header=False))) == []


@pytest.mark.parametrize(
    ("where", "kind", "name", "division", "point"),
    [
        (accra(), "4", "Accra, Greater Accra, Ghana", "GH01", ("5.556", "-0.1969")),
        (texas(), "2", "Texas, United States", "USTX", ("31.25", "-99.25")),
        (state(), "1", "Ghana", "GH", ("", "")),
        (None, "0", "", "", ("", "")),
    ],
)
def test_gdelt_places_say_how_exact_they_are(where, kind, name, division, point):
    [row, *_] = rows_of("gdelt", entry(place=where))
    assert row["ActionGeo_Type"] == kind
    assert row["ActionGeo_Fullname"] == name
    assert row["ActionGeo_ADM1Code"] == division
    assert (row["ActionGeo_Lat"], row["ActionGeo_Long"]) == point
    assert row["Actor1Geo_Type"] == "0"


def test_gdelt_actors_are_known_groups_states_and_roles():
    [row] = rows_of("gdelt", entry(actors=(union(),), recipients=(ghana(),)))
    one = [row[f"Actor1{part}"] for part in ("Code", "CountryCode", "KnownGroupCode", "Type1Code")]
    assert one == ["IGOEUREEC", "EUR", "EEC", "IGO"]
    other = [row[f"Actor2{part}"] for part in ("Code", "CountryCode", "Type1Code", "Type2Code")]
    assert other == ["GHAGOVMIL", "GHA", "GOV", "MIL"]
    assert row["Actor2Name"] == "KOFI BOA-LUND"


@pytest.mark.parametrize(("lead", "root"), [(1, "1"), (0, "0"), (-1, "0")])
def test_gdelt_root_events_are_told_first(lead, root):
    [row] = rows_of("gdelt", entry(lead=lead))
    assert row["IsRootEvent"] == root


def test_mentions_are_sentences_where_nothing_more_is_known():
    rows = rows_of("gdelt", all_sorts()[3])
    assert [(row["NumMentions"], row["NumSources"], row["NumArticles"]) for row in rows] == [
        ("2", "1", "1")
    ]


def test_icews_reads_like_its_files():
    frame = pd.read_csv(
        io.StringIO(text_of("icews", all_sorts())), sep="\t", dtype={"CAMEO Code": str}
    )
    first = frame.iloc[0]
    assert first["Event Text"] == "Visit"
    assert (first["CAMEO Code"], first["Intensity"]) == ("042", 1.9)
    assert (first["Source Name"], first["Source Country"]) == ("Ana Rivas", "Chile")
    assert frame["Target Sectors"][0] == "Government,Military"
    assert pd.isna(frame["Target Sectors"][1])
    assert frame["Event ID"].is_unique
    assert frame["Event ID"].dtype == "int64"
    assert frame["Story ID"].nunique() == 2
    assert frame["Sentence Number"].tolist()[0] == 2
    # Texas and Ghana are areas; nothing in an ICEWS row would say so.
    assert frame["Latitude"].notna().tolist() == [True, True, False, False, False, False, True]


def test_icews_has_its_own_names_of_some_states():
    moscow = party("Russia", "RUS")
    [row] = rows_of("icews", entry(actors=(moscow,)))
    assert row["Source Country"] == "Russian Federation"


def test_polecat_rows_of_one_event_share_its_id():
    one, other, *_ = rows_of("polecat", *all_sorts())
    assert one["Event ID"] == other["Event ID"]
    assert (one["Recipient Name"], other["Recipient Name"]) == (
        "Kofi Boa-Lund",
        "European Union (EU)",
    )
    assert (one["Actor Country"], one["Actor COW"]) == ("CHL", "155")
    assert (one["Recipient Sectors"], one["Primary Recipient Sector"]) == ("GOV;MIL", "GOV")
    assert other["Recipient COW"] == ""
    assert one["Quad Code"] == "VERBAL COOPERATION"
    assert one["Story People"] == "Ivo Marek;Lena Orsk"
    assert (one["City"], one["Province"], one["Feature Type"]) == ("Accra", "Greater Accra", "PPLC")
    assert one["Wikipedia Actor ID"] == ""


def test_phoenix_takes_actors_apart():
    one, other, *_ = rows_of("phoenix", *all_sorts())
    parts = ("target", "target_root", "target_agent", "target_others")
    assert [one[part] for part in parts] == ["GHAGOVMIL", "GHA", "GOV", "MIL"]
    assert [other[part] for part in parts] == ["IGOEUREEC", "IGO", "", "EUR;EEC"]
    assert (one["date"], one["year"], one["month"], one["day"]) == ("20310513", "2031", "05", "13")
    assert (one["root_code"], one["quad_class"], one["issues"]) == ("04", "1", "diplomatic,1")
    assert one["ids"].endswith("_2")


def test_phoenix_keeps_what_is_known_of_a_date():
    [row] = rows_of("phoenix", entry(date=month()))
    assert (row["date"], row["year"], row["month"], row["day"]) == ("", "2031", "05", "")


def test_of_a_date_that_is_not_exact_no_day_is_made_up():
    for name, column in (("polecat", "Event Date"), ("icews", "Event Date"), ("gdelt", "Day")):
        for date in (month(), ResolvedDate(""), ResolvedDate("2031", "", "year", "stated")):
            [row] = rows_of(name, entry(date=date))
            assert row[column] == ""


def test_who_acts_alone_has_no_target_and_who_meets_is_told_both_ways():
    both = dyads(entry(actors=(chile(), ghana()), recipients=()).record)
    assert [(one["code"], other["code"]) for one, other in both] == [("CHL", "GHA"), ("GHA", "CHL")]
    fight = entry(type="ASSAULT", modes=(), actors=(chile(), ghana()), recipients=())
    assert [(one["code"], other) for one, other in dyads(fight.record)] == [
        ("CHL", None),
        ("GHA", None),
    ]
    nobody = entry(actors=(), recipients=())
    assert dyads(nobody.record) == [(None, None)]


@pytest.mark.parametrize(
    ("name", "code", "sectors", "cameo"),
    [
        ("", "USA", ("GOV",), "USAGOV"),
        ("", "TLS", ("MED",), "TMPHLH"),
        ("", "GHA", ("JRN",), "GHAMED"),
        ("United Nations (UN)", "UNO", (), "IGOUNO"),
        ("", "UNO", ("MIL",), "IGOUNOMIL"),
        ("World Health Organization", "UNO", (), "IGOUNOHLHWHO"),
        ("", "", ("UAF",), "UAF"),
        ("", "", ("UNK",), ""),
    ],
)
def test_actors_in_cameo(name, code, sectors, cameo):
    one = {"name": name, "code": code or None, "sector": list(sectors)}
    assert actor_code(one, "gdelt").whole == cameo
    assert actor_code(one).whole == cameo.replace("TMP", "TLS")


def test_codes_of_states_and_divisions():
    assert (cow("GHA"), cow("CHL"), cow("EUR"), cow(None)) == (452, 155, None, None)
    assert (fips("GHA"), fips("CHL"), fips("ORL")) == ("GH", "CI", None)
    assert (adm1("USA", "Texas"), adm1("GHA", "Greater Accra")) == ("USTX", "GH01")
    # GeoNames has no FIPS codes there.
    assert (adm1("FRA", "Brittany"), adm1("GBR", "England"), adm1("CHE", "Bern")) == (None,) * 3


def test_numbers_are_the_same_each_time_and_exact_in_floating_point():
    numbers = [number_of("ab", number) for number in range(500)]
    assert len(set(numbers)) == 500
    assert all(int(float(number)) == number < 2**53 for number in numbers)
    assert number_of("0a315b7afdd797aa", 0) == 5155222420624907
