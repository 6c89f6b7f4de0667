"""Pages of people, pairs and the map: what they show, their files, and what they refuse."""

import csv
import io
import re
import xml.etree.ElementTree as ET

import pytest
from figure_names import HOSTILE, MAREK, ORSK

from dateline.desk.charts.data import Bucket
from dateline.desk.figures import amount, markers, rules, series
from dateline.store import open_store
from dateline.store.events import count_events, events
from dateline.store.finding import hold_found
from dateline.store.ledger import ledger, ledger_of
from dateline.store.periods import Extent, Period, by_period, extent, standing_out
from dateline.store.persons import persons
from dateline.store.selecting import event_values

PAGES = (
    "/people",
    f"/person/{MAREK}",
    f"/actor/{ORSK}",
    "/actor/FRA",
    "/dyads",
    "/dyad/FRA/MLI",
    f"/dyad/{MAREK}/{ORSK}",
    "/map",
)
FILES = (f"/person/{MAREK}", f"/actor/{ORSK}", "/dyad/FRA/MLI", "/map")


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.text))


def row(**changes):
    fields = {
        "id": "1", "document": "r1", "date": "2031-05-13", "quad_code": 1, "score": 2.0,
        "type": ["CONSULT"], "mode": ["visit"], "context": [], "cameo": "042", "text": ["met"],
        "amount": None, "currency": None,
    }  # fmt: skip
    return {**fields, **changes}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_and_no_report_writes_html(desk, page):
    response = desk.get(page)
    assert response.status_code == 200
    assert "<script>alert" not in response.text
    assert not re.search(r"\sstyle=|\son\w+=", response.text)


@pytest.mark.parametrize("page", FILES)
@pytest.mark.parametrize("form", ["csv", "json", "svg"])
def test_what_a_page_shows_can_be_taken_along(desk, page, form):
    response = desk.get(f"{page}.{form}")
    assert response.status_code == 200
    assert response.headers["content-disposition"].startswith("attachment; filename=")
    if form == "csv":
        rows = list(csv.reader(io.StringIO(response.text)))
        assert len(rows) > 3
        assert len({len(row) for row in rows}) == 1
    elif form == "json":
        assert response.json()
    else:
        root = ET.fromstring(response.text)
        assert ".quad-1" in root.find("{http://www.w3.org/2000/svg}style").text


def test_people_are_found_by_words_of_their_names(desk):
    assert "Tara Voss" in words(desk.get("/people?q=Voss"))
    assert "Ivo Marek" not in words(desk.get("/people?q=Voss"))
    assert "Try fewer words" in words(desk.get("/people?q=Nobody"))
    assert "&lt;script&gt;alert" in desk.get("/people").text


def test_people_are_found_by_the_sector_of_their_offices(desk):
    everybody = words(desk.get("/people"))
    assert "Ivo Marek" in everybody
    [first, *_] = re.findall(r'<option value="([A-Z]{3})">[A-Z]{3} \(', desk.get("/people").text)
    assert "Ivo Marek" in words(desk.get(f"/people?sector={first}"))
    assert "Try fewer words" in words(desk.get("/people?sector=XXX"))


def test_one_persons_statements_are_those_of_the_ledger(figure_store):
    with open_store(figure_store, read_only=True) as store:
        mine = ledger_of(store, [MAREK])
        assert mine
        assert mine == ledger(store, person=MAREK)


def test_events_that_are_held_are_those_that_are_found(figure_store):
    sides = {"actor": "FRA", "with_": "MLI", "either": True, "status": "actual"}
    with open_store(figure_store, read_only=True) as store:
        asked = [
            lambda: extent(store, **sides),
            lambda: by_period(store, "month", **sides),
            lambda: standing_out(store, rules(), 100, **sides),
            lambda: events(store, **sides, order="-date", records=False),
            lambda: count_events(store, **sides),
        ]
        before = [ask() for ask in asked]
        hold_found(store, event_values(store, persons(store), sides))
        assert [ask() for ask in asked] == before
        assert count_events(store, **{**sides, "status": "negated"}) == 12


def test_a_person_has_offices_with_who_contradicts(desk):
    told = words(desk.get(f"/person/{MAREK}"))
    assert "Foreign Minister (MLI)" in told
    assert "Tara Voss" in told
    assert "⚠ 1" in told
    statements = desk.get(f"/person/{MAREK}.json").json()["offices"]
    reported = [one for one in statements if one["reports"]]
    assert {(one["person"], one["conflict"]) for one in reported} == {
        ("Ivo Marek", 1),
        ("Tara Voss", 1),
    }


def test_a_person_has_quotes_names_and_counterparts(desk):
    content = desk.get(f"/person/{MAREK}.json").json()
    assert content["quotes"][0]["text"] == "We shall sign,"
    assert [one["key"] for one in content["with"]] == [ORSK]
    assert content["names"][0]["name"] == "Ivo Marek"


def test_only_what_happened_is_shown_unless_more_is_asked(desk):
    def count(query):
        return len(desk.get(f"/dyad/FRA/MLI.json{query}").json()["events"])

    assert count("") == 48
    assert count("?recalled=1") == 60
    assert count("?status=negated") == 12
    assert count("?status=any&recalled=1") == 72
    assert count("?since=2031-02&until=2031-02") == 6 + 12  # a year may be any of its months


def test_a_pair_is_the_same_from_either_side(desk):
    one, other = (desk.get(f"/dyad/{p}.json").json() for p in ("FRA/MLI", "MLI/FRA"))
    assert [e["id"] for e in one["events"]] == [e["id"] for e in other["events"]]
    assert one["series"] == other["series"]


def test_a_pair_points_out_visits_and_arms_with_their_amounts(desk):
    content = desk.get("/dyad/FRA/MLI.json").json()
    kinds = {(one["kind"], one["amount"]) for one in content["markers"]}
    assert kinds == {("visit", ""), ("arms", "USD 1.5bn")}
    assert "USD 1.5bn" in words(desk.get("/dyad/FRA/MLI"))


def test_events_without_an_exact_day_are_counted_not_drawn(desk):
    content = desk.get("/dyad/FRA/MLI.json").json()
    assert content["unplaced"] == 12
    drawn = sum(sum(bucket["counts"]) for bucket in content["series"])
    assert drawn + content["unplaced"] == len(content["events"])
    assert "12 more events are in no bar" in words(desk.get("/dyad/FRA/MLI"))


def test_the_busiest_pairs_come_first_and_lead_to_their_page(desk):
    response = desk.get("/dyads")
    assert "/dyad/FRA/MLI" in response.text
    assert "France and Mali" in words(response)
    led = desk.get("/dyads?one=MLI&two=FRA&since=2031", follow_redirects=False)
    assert (led.status_code, led.headers["location"]) == (303, "/dyad/MLI/FRA?since=2031")


def test_the_map_tells_what_it_cannot_draw(desk):
    response = desk.get("/map")
    told = words(response)
    assert "no place told unknown" in told
    assert "&lt;script&gt;" in response.text
    places = {p["name"]: p for p in desk.get("/map.json").json()["places"]}
    assert places["Orland"]["precision"] == "country"
    assert places["Orland"]["lat"] is None
    assert places["Port Alma"]["precision"] == "city"
    assert {"", HOSTILE} <= set(places)
    assert sum(p["events"] for p in places.values()) == 48


def test_a_place_of_the_map_leads_to_its_events(desk):
    places = {p["name"]: p for p in desk.get("/map.json").json()["places"]}
    for place in places.values():
        page = desk.get("/map", params={"spot": place["spot"]})
        assert page.text.count('<a href="/event/') == place["events"]


def test_the_map_is_filtered(desk):
    assert desk.get("/map.json?type=AID").json()["places"]
    assert not desk.get("/map.json?type=PROTEST").json()["places"]
    assert sum(p["events"] for p in desk.get("/map.json?type=aid").json()["places"]) == 12
    assert "No place fits" in words(desk.get("/map?type=PROTEST"))


@pytest.mark.parametrize(
    ("page", "status", "reason"),
    [
        ("/person/nobody", 404, "No report of this store names"),
        ("/dyad/FRA/nobody", 404, "names &#39;nobody&#39;"),
        ("/actor/ZZZ", 404, "ZZZ"),
        ("/map?since=2031-13", 422, "no day of the calendar"),
        ("/map?since=yesterday", 422, "no day of the calendar"),
        ("/dyad/FRA/MLI?status=maybe", 422, "status"),
        ("/people?page=0", 422, "page"),
        (f"/dyad/FRA/MLI?page={10**30}", 422, "page"),
        (f"/map?page={10**30}", 422, "page"),
        ("/map.exe", 422, "form"),
    ],
)
def test_what_makes_no_sense_is_told(desk, page, status, reason):
    response = desk.get(page)
    assert response.status_code == status
    assert reason in response.text


def test_forms_may_send_empty_fields(desk):
    assert desk.get("/map?type=&country=&since=&until=&status=&view=").status_code == 200
    assert desk.get("/dyads?one=&two=&recalled=").status_code == 200


def test_series_fill_the_time_with_periods():
    there = {"2031-05-13": (1, 0, 0, 1), "2031-05-15": (1, 0, 0, 0)}
    asked = []

    def count(step):
        asked.append(step)
        return [Period(day, counts, 1, -3.456) for day, counts in there.items()]

    found = series(Extent(5, "2031-05-13", "2031-05"), count, "", "2031-05-15")
    assert asked == ["day"]
    assert found.buckets == (
        Bucket("2031-05-13", "2031-05-13", (1, 0, 0, 1), 1, -3.46),
        Bucket("2031-05-14", "2031-05-14"),
        Bucket("2031-05-15", "2031-05-15", (1, 0, 0, 0), 1, -3.46),
    )
    assert (found.unplaced, found.total) == (2, 5)


def test_a_few_years_far_from_all_others_are_left_out():
    there = {
        "1800-01-01": 1,
        "1801-01-01": 1,
        **{f"{year}-01-01": 50 for year in range(2001, 2031)},
    }

    def count(step):
        assert step == "year"
        return [Period(day, (events, 0, 0, 0), 1, 1.0) for day, events in there.items()]

    found = series(Extent(1502, "1800", "2030-05-01"), count)
    assert [one.since[:4] for one in found.buckets] == [str(year) for year in range(2001, 2031)]
    assert (found.unplaced, found.total) == (2, 1502)


def test_vague_dates_do_not_widen_the_time():
    def count(step):
        start = {"week": "2031-05-12", "day": "2031-05-13"}[step]
        return [Period(start, (1, 0, 0, 0), 1, 1.0)]

    found = series(Extent(2, "2031", "2031-05-13"), count)
    assert (found.step, [one.since for one in found.buckets]) == ("day", ["2031-05-13"])


def test_no_dated_event_gives_no_period():
    assert series(Extent(1, "", ""), lambda step: []).buckets == ()


@pytest.mark.parametrize(
    ("step", "start"),
    [
        ("day", "2031-01-13"),
        ("week", "2031-01-13"),
        ("month", "2031-01-01"),
        ("year", "2031-01-01"),
    ],
)
def test_the_store_counts_each_period_with_its_reports(figure_store, step, start):
    asked = {
        "actor": "FRA",
        "with_": "MLI",
        "either": True,
        "status": "actual",
        "background": False,
    }
    with open_store(figure_store, read_only=True) as store:
        dates, periods = extent(store, **asked), by_period(store, step, **asked)
    assert dates == Extent(48, "2031", "2031-06-13")
    assert periods[0].start == start
    # Four events a report; what is only dated to the year stands in no day, week or month.
    dated = sum(sum(one.counts) for one in periods)
    assert dated == (48 if step == "year" else 36)
    assert periods[0].reports == (12 if step == "year" else 2)


def test_either_of_a_pair_may_act(figure_store):
    with open_store(figure_store, read_only=True) as store:
        one = extent(store, actor="FRA", with_="MLI", either=True)
        assert one == extent(store, actor="MLI", with_="FRA", either=True)
        sides = [count_events(store, actor=a, with_=b) for a, b in (("FRA", "MLI"), ("MLI", "FRA"))]
        assert one.events == sum(sides)
        assert min(sides) > 0


def test_what_stands_out_is_found_by_the_rules(figure_store):
    with open_store(figure_store, read_only=True) as store:
        found = standing_out(store, rules(), 500, actor="MLI")
        assert [one.kind for one in markers(found)].count("arms") == 12
        everything = markers(events(store, actor="MLI", records=False))
        assert sorted(markers(found), key=repr) == sorted(everything, key=repr)
        assert standing_out(store, rules(), 5, actor="MLI") == found[:5]


@pytest.mark.parametrize(
    ("value", "currency", "wanted"),
    [
        (1.5e9, "USD", "USD 1.5bn"),
        (2e12, None, "2tn"),
        (3_250_000.0, "EUR", "EUR 3.25m"),
        (12_500.0, "PKR", "PKR 12,500"),
        (None, None, ""),
    ],
)
def test_sums_are_told_shortly(value, currency, wanted):
    assert amount(row(amount=value, currency=currency)) == wanted


def test_rules_say_what_is_pointed_out():
    rows = [
        row(),
        row(mode=["phone"]),
        row(type=["AID"], mode=[], cameo="073"),
        row(type=["AID"], mode=[], cameo="071", context=["military"]),
        row(type=["SUPPORT"], mode=[], cameo="057"),
        row(type=["AGREE"], mode=[], cameo="030"),
        row(date=None),
    ]
    assert [one.kind for one in markers(rows)] == ["visit", "aid", "arms", "agreement", "agreement"]
