"""Places: names, containers, one sense a report, and no false precision."""

import csv
import io
import re
import struct
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import BrokenModel
from dateline.records import PlaceMention
from dateline.resolved.gazetteer import Gazetteer, fold, pack, shipped_gazetteer, unpack
from dateline.resolved.places import resolve_place, resolve_places
from dateline.resolved.spots import candidates


def mention(name, *within):
    return PlaceMention(0, 0, 0, len(name), name, within)


def together(*names):
    return resolve_places([mention(*name.split("/")) for name in names])


@pytest.mark.parametrize(
    ("name", "country", "resolution"),
    [
        ("Rawalpindi", "PAK", "city"),
        ("RAWALPINDI", "PAK", "city"),
        ("Idlib province", "SYR", "province"),
        ("the city of Aleppo", "SYR", "city"),
        ("Kharkiv", "UKR", "city"),
        ("Kharkiv region", "UKR", "province"),
        ("Laurel County", "USA", "district"),
        ("N’Djamena", "TCD", "city"),
        ("Sana'a", "YEM", "city"),
        ("Al-Fashir", "SDN", "city"),
        ("St. Petersburg", "RUS", "city"),
        ("southern Yemen", "YEM", "country"),
        ("Donbas", "UKR", "province"),
        ("Gaza", "PSE", "province"),
        ("Gaza City", "PSE", "city"),
        ("Red Sea", "", "region"),
        ("Europe", "", "region"),
        ("Washington", "USA", "city"),
        ("Wall Street", "USA", "point"),
        ("Burma", "MMR", "country"),
        ("U.S.", "USA", "country"),
        ("Kosovo", "KOS", "country"),
        ("Mexico", "MEX", "country"),
        ("Turkey", "TUR", "country"),
        ("Nigerien", "NER", "country"),
        ("Nigerian", "NGA", "country"),
        ("Guinea", "GIN", "country"),
        ("Dominican", "DOM", "country"),
        ("Congo", "COD", "country"),
    ],
)
def test_a_name_alone(name, country, resolution):
    place = resolve_place(name)
    assert (place.country, place.resolution) == (country, resolution)


def test_a_state_is_never_a_point():
    place = resolve_place("Pakistan")
    assert (place.lat, place.lon, place.geonameid) == (None, None, 1168579)
    assert resolve_place("Africa").lat is None


def test_a_dependency_is_a_province_of_its_state():
    place = resolve_place("Puerto Rico")
    assert (place.country, place.province, place.resolution) == ("USA", "Puerto Rico", "province")
    assert resolve_place("San Juan", ["Puerto Rico"]).country == "USA"


def test_hong_kong_stands_for_itself():
    assert resolve_place("Hong Kong").country == "HKG"


def test_a_town_says_what_it_lies_in():
    place = resolve_place("Rawalpindi")
    assert (place.city, place.province, place.country_name) == ("Rawalpindi", "Punjab", "Pakistan")
    assert place.lat == pytest.approx(33.6, abs=0.2)
    assert place.feature_code == "PPL"


@pytest.mark.parametrize(
    ("name", "within", "country"),
    [
        ("Paris", ["Texas"], "USA"),
        ("Paris", ["France"], "FRA"),
        ("Tripoli", ["Lebanon"], "LBN"),
        ("Hyderabad", ["Sindh", "Pakistan"], "PAK"),
        ("Damascus", ["Syrian"], "SYR"),
        ("Springfield", ["Mo."], "USA"),
    ],
)
def test_the_container_decides(name, within, country):
    place = resolve_place(name, within)
    assert place.country == country
    assert f"in {within[0]}" in place.why


def test_the_nearest_container_counts_most():
    # Both lie in the United States, and a town called Wyoming is near the other one.
    place = resolve_place("Campbell County", ["Wyoming", "United States"])
    assert place.province == "Wyoming"


def test_states_named_in_the_report_decide():
    assert resolve_place("Hyderabad", countries={"PAK": 3}).country == "PAK"
    assert resolve_place("Hyderabad", countries=["IND"]).country == "IND"


def test_the_other_places_decide():
    assert together("Georgia", "Tbilisi")[0].country == "GEO"
    assert together("Georgia", "Atlanta", "Savannah")[0].country == "USA"
    assert together("Birmingham", "Alabama")[0].province == "Alabama"
    assert together("Punjab", "Amritsar")[0].country == "IND"
    assert together("Congo", "Brazzaville")[0].country == "COG"


def test_great_towns_stay_themselves_among_great_towns():
    found = together("Paris", "London", "Washington", "Moscow")
    assert [place.country for place in found] == ["FRA", "GBR", "USA", "RUS"]


def test_one_sense_a_report():
    first, _, last = together("Paris/Texas", "France", "PARIS")
    assert first.geonameid == last.geonameid
    assert first.province == "Texas"


def test_a_list_is_no_container():
    assert together("Louisiana/Missouri", "Missouri")[0].feature_code == "ADM1"


def test_an_unknown_place_is_as_exact_as_what_holds_it():
    assert resolve_place("Port Alma Hospital") is None
    place = resolve_place("Port Alma Hospital", ["Karachi", "Pakistan"])
    assert (place.city, place.why) == ("Karachi", "unknown; in Karachi")
    assert place.score <= 0.5


def test_rivals_and_score():
    place = resolve_place("Tripoli")
    assert place.country == "LBY"
    rivals = [shipped_gazetteer().spot(rival).country for rival in place.rivals]
    assert "LBN" in rivals
    assert 0.5 <= place.score < resolve_place("Tripoli", ["Libya"]).score


def test_no_answer_is_no_answer():
    assert resolve_places([]) == ()
    assert resolve_place("") is None
    assert resolve_place("Kestria") is None
    assert resolve_place("x" * 1_000_000) is None


@given(st.text(max_size=40), st.lists(st.text(max_size=10), max_size=3))
def test_odd_names_do_no_harm(name, within):
    resolve_place(name, within)
    resolve_places([mention(name, *within), mention("Lima")])


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Port-au-Prince", "port au prince"),
        ("N’Djaména", "ndjamena"),
        ("The Hague", "hague"),
        ("ŁÓDŹ", "lodz"),
        ("İzmir", "izmir"),
        ("U.S.", "us"),
        ("the", "the"),
    ],
)
def test_folding(name, folded):
    assert fold(name) == folded


def test_surrogates_are_no_name():
    assert candidates("\ud800\udfff") == ()


@given(st.lists(st.tuples(st.integers(0, 500_100_000), st.integers(0, 7))))
def test_packed_candidates_come_back(pairs):
    assert unpack(pack(pairs)) == pairs


def test_a_flag_must_fit():
    with pytest.raises(struct.error):
        pack([(1 << 30, 0)])


def test_a_missing_file_says_so(tmp_path):
    with pytest.raises(BrokenModel):
        Gazetteer(tmp_path / "none.sqlite")
    (tmp_path / "bad.sqlite").write_bytes(b"no database")
    with pytest.raises(BrokenModel):
        Gazetteer(tmp_path / "bad.sqlite")


def test_threads_may_ask_at_once():
    names = ["Paris", "Kyiv", "Lahore", "Goma", "Idlib"] * 8
    gazetteer = Gazetteer(shipped_gazetteer().path)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda name: gazetteer.named(fold(name)), names))
    assert all(found)
    assert found[:5] == found[-5:]


def test_the_same_answer_every_time():
    names = ["Paris", "Georgia", "Springfield/Illinois", "Valencia", "San Jose"]
    assert together(*names) == together(*names)


ACTORS = Path(__file__).parents[2] / "knowledge" / "actors"


@pytest.fixture(scope="module")
def states():
    return yaml.safe_load((ACTORS / "countries.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def holders():
    text = (ACTORS / "holders.csv").read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def words(entry):
    fields = (
        "aliases",
        "adjectives",
        "people",
        "metonyms",
        "gov_words",
        "regions",
        "region_people",
    )
    former = [old["name"] for old in entry.get("former", [])]
    return [entry["name"], *former, *(word for field in fields for word in entry.get(field, ()))]


def test_no_word_points_to_two_states(states):
    owners = {}
    for entry in states:
        if entry["kind"] not in ("state", "dependency"):
            continue
        for word in set(words(entry)) - set(entry.get("yields", ())):
            owners.setdefault(word, []).append((entry["code"], word in entry.get("doubtful", ())))
    shared = {word: who for word, who in owners.items() if len(who) > 1}
    assert {word: who for word, who in shared.items() if not all(d for _, d in who)} == {}


def test_words_set_apart_are_words_of_the_entry(states):
    for entry in states:
        known = {*words(entry), *entry.get("capital", ())}
        assert set(entry.get("doubtful", ())) <= known, entry["name"]
        assert set(entry.get("yields", ())) <= known, entry["name"]


def test_codes_hang_together(states):
    codes = [entry["code"] for entry in states if entry["kind"] in ("state", "dependency")]
    assert len(codes) == len(set(codes))
    own = {entry["code"] for entry in states if entry["kind"] == "state"}
    assert {"KOS", "PSE", "HKG", "TWN"} <= own
    for entry in states:
        assert entry.get("folds_into", "USA") in own
        assert entry["kind"] == "dependency" or entry["code"] in own
        assert set(entry.get("yields", {}).values()) <= own
    partial = [entry for entry in states if entry["kind"] == "pre"]
    assert len(partial) == 9
    assert all(entry["sectors"] == ["PRE"] for entry in partial)


def test_holders_are_sorted_and_dated(states, holders):
    keys = [(row["country"], row["post"], row["name"], row["start"]) for row in holders]
    assert keys == sorted(keys)
    codes = {entry["code"] for entry in states} | {"UNO", "IGO", "EUR", "NGO"}
    for row in holders:
        assert row["country"] in codes
        assert row["name"] == row["name"].strip() != ""
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", row["start"]), row
        assert re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", row["end"]), row
        assert row["end"] == "" or row["start"][:4] <= row["end"][:4], row
        assert row["source"] in ("own", "wikidata", "factbook", "reign")
        assert re.fullmatch(r"(Q\d+)?", row["wikidata"])


@pytest.mark.parametrize(
    ("name", "country", "post", "day"),
    [
        ("Asim Munir", "PAK", "Chief of Army Staff", "2025-08-13"),
        ("Karim Valiyev", "AZE", "Chief of the General Staff", "2025-08-13"),
        ("Angela Merkel", "DEU", "Chancellor", "2015-09-01"),
        ("Joe Biden", "USA", "President", "2023-03-01"),
        ("Dmytro Kuleba", "UKR", "Minister of Foreign Affairs", "2022-03-01"),
        ("António Guterres", "UNO", "Secretary-General of the United Nations", "2024-01-01"),
        ("Jens Stoltenberg", "IGO", "Secretary General of NATO", "2020-01-01"),
    ],
)
def test_who_held_which_post(holders, name, country, post, day):
    terms = [
        row
        for row in holders
        if (row["name"], row["country"], row["post"]) == (name, country, post)
    ]
    assert any(row["start"] <= day <= (row["end"] or "9999") for row in terms)
