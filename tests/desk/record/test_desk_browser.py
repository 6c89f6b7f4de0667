"""The desk in a real browser: by keyboard, narrow and wide, dark and light, offline, with axe."""

import threading
import time
from pathlib import Path

import pytest
import uvicorn
from factories import document, event, record

from dateline.desk import Settings, make_app
from dateline.records import ResolvedDate
from dateline.store import open_store

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}")
PAGES = ("/", "/?q=council&type=CONSULT", "/review", "/judgements", "/searches", "/read", "/api",
         "/incidents", "REPORT", "EVENT", "INCIDENT", "/nowhere")  # fmt: skip


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def address(store_file):
    app = make_app(Settings(store_file, judge="Ada"))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    [port] = [one.getsockname()[1] for found in server.servers for one in found.sockets]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def open_page(browser, address):
    """Open a page; it may ask nobody else, and nothing may complain."""
    contexts, wrong = [], []

    def hear(message):
        missing = "404" in message.text and message.location["url"].endswith("/nowhere")
        if message.type in ("error", "warning") and not missing:
            wrong.append(message.text)

    def go(path, width=1200, scheme="light"):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda one: one.url.startswith(address) or wrong.append(one.url))
        page.on("console", hear)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(dialog.message))
        page.goto(f"{address}{path}")
        return page

    yield go
    for context in contexts:
        context.close()
    assert not wrong


def addresses(page, address):
    """Return the pages with the ids of this store filled in."""
    answer = page.request.get(f"{address}/api/events?type=CONSULT").json()["events"][0]
    incident = page.request.get(f"{address}/incidents.json").json()[0]["id"]
    filled = {
        "REPORT": f"/report/{answer['document']}",
        "EVENT": f"/event/{answer['id']}",
        "INCIDENT": f"/incident/{incident}",
    }
    return [filled.get(path, path) for path in PAGES]


@pytest.mark.parametrize(("width", "scheme"), [(380, "light"), (380, "dark"), (1600, "dark")])
def test_every_page_fits_its_screen_and_axe_finds_nothing(open_page, address, width, scheme):
    page = open_page("/", width, scheme)
    for path in addresses(page, address):
        page.goto(f"{address}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        found = axe.Axe().run(page)
        wrong = [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]]
        assert wrong == [], path


def test_the_queue_is_judged_by_keyboard_alone(open_page, address):
    page = open_page("/review")
    ids = page.eval_on_selector_all("[data-card]", "all => all.map(one => one.id)")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == ids[0]
    page.keyboard.press("j")
    page.keyboard.press("k")
    with page.expect_response("**/accept"):
        page.keyboard.press("a")
    page.wait_for_selector(f"[id='{ids[0]}'] .event-accept")
    page.wait_for_function(f"document.activeElement.id === '{ids[1]}'")
    with page.expect_response("**/reject"):
        page.keyboard.press("r")
    page.wait_for_selector(f"[id='{ids[1]}'] .event-reject")
    page.wait_for_function(f"document.activeElement.id === '{ids[2]}'")
    made = page.request.get(f"{address}/api/judgements").json()["judgements"]
    assert [one["kind"] for one in made] == ["event accept", "event reject"]


def test_a_field_is_corrected_in_place(open_page, address):
    page = open_page("/review")
    card = page.locator("[data-card]").first
    page.keyboard.press("j")
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.name") == "type"
    card.get_by_label("Type").select_option("AID")
    card.get_by_label("To whom").fill("Lena Orsk | ORL")
    with page.expect_response("**/correct"):
        card.get_by_role("button", name="Keep the correction").click()
    page.wait_for_selector(".event-correct")
    [made] = page.request.get(f"{address}/api/judgements").json()["judgements"]
    assert made["detail"]["changes"]["type"] == "AID"


def test_events_of_a_report_are_stepped_through_with_their_words_lit(open_page, address):
    page = open_page("/")
    row = page.request.get(f"{address}/api/events?type=CONSULT").json()["events"][0]
    page.goto(f"{address}/report/{row['document']}")
    page.keyboard.press("j")
    lit = page.locator("mark.lit.m-trigger").first
    assert lit.inner_text() == "called on"
    page.locator("mark[data-events]").first.hover()
    assert page.locator("[data-event].lit").count() >= 1


def test_the_skip_link_and_the_search_key_lead_where_they_say(open_page):
    page = open_page("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("council")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=council")


def test_days_are_chosen_by_dragging_over_the_timeline(open_page):
    page = open_page("/")
    bar = page.locator(".drawing.wide [data-since] .hit").first
    box = bar.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 + 1, box["y"] + box["height"] / 2)
    page.mouse.up()
    page.wait_for_url("**since=2031-05-*")


def test_many_days_are_chosen_by_dragging_from_bar_to_bar(open_page, address, store_file):
    with open_store(store_file) as store:
        store.write(later(number) for number in range(60, 64))
    page = open_page("/")
    bars = page.locator(".drawing.wide [data-since]")
    first, last = bars.first, bars.last
    wanted = (first.get_attribute("data-since"), last.get_attribute("data-until"))
    assert wanted[0][:7] < wanted[1][:7]
    start, end = (one.locator(".hit").bounding_box() for one in (first, last))
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=8)
    page.mouse.up()
    page.wait_for_url("**since=**")
    assert f"since={wanted[0]}" in page.url
    assert f"until={wanted[1]}" in page.url


def later(number):
    """Return a report of a month of its own."""
    month = number - 60 + 6
    paper = document(number, published=f"2031-{month:02}-14")
    day = ResolvedDate(f"2031-{month:02}-13", "", "day", "stated")
    return record(document=paper, events=(event(paper, 0, date=day),))


def test_the_first_page_is_small(browser, address):
    context = browser.new_context()
    page, sizes = context.new_page(), {}

    def measure(answer):
        wire = answer.request.sizes()
        sizes[answer.url] = (wire["responseBodySize"] + wire["responseHeadersSize"], answer)

    page.on("response", measure)
    page.goto(address, wait_until="networkidle")
    told = {url.removeprefix(address): size for url, (size, _) in sizes.items()}
    assert {"/", "/static/desk.css", "/static/charts.css"} <= set(told)
    assert [path for path in told if path.endswith(".js")]
    assert sum(told.values()) < 60_000, told  # sent, compressed
    plain = {url: len(answer.body()) for url, (_, answer) in sizes.items()}
    assert sum(plain.values()) < 150_000, plain  # as it is
    zipped = sizes[f"{address}/"][1].headers
    assert zipped["content-encoding"] == "gzip"
    context.close()
