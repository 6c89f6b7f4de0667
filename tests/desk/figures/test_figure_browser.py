"""Pages of figures in a real browser: narrow and wide, light and dark, by keyboard, with axe."""

import struct
import threading
import time
import zlib
from pathlib import Path

import pytest
import uvicorn
from figure_names import MAREK

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}")
PAGES = ("/people", f"/person/{MAREK}", "/dyads", "/dyad/FRA/MLI", "/map")


@pytest.fixture(scope="module")
def address(desk_app):
    config = uvicorn.Config(desk_app, host="127.0.0.1", port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    [port] = [s.getsockname()[1] for one in server.servers for s in one.sockets]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def open_page(browser, address):
    """Open a page; nothing may be asked of another machine, and nothing may complain."""
    contexts, wrong = [], []

    def go(path, width=1200, scheme="light"):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda one: one.url.startswith(address) or wrong.append(one.url))
        page.on("console", lambda one: one.type in ("error", "warning") and wrong.append(one.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(f"{address}{path}")
        return page

    yield go
    for context in contexts:
        context.close()
    assert not wrong


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(380, "light"), (1600, "dark")])
def test_a_page_fits_its_screen_and_axe_finds_nothing(open_page, path, width, scheme):
    page = open_page(path, width, scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = axe.Axe().run(page)
    assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []


def test_each_width_has_its_own_drawing(open_page):
    for width, shown in ((380, ".drawing.thin"), (1600, ".drawing.wide")):
        page = open_page("/dyad/FRA/MLI", width)
        visible = [c for c in (".drawing.thin", ".drawing.wide") if page.locator(c).is_visible()]
        assert visible == [shown]


def test_days_are_chosen_by_dragging_over_bars(open_page):
    page = open_page("/dyad/FRA/MLI")
    bars = page.locator(".drawing.wide .period")
    first, last = bars.nth(2).bounding_box(), bars.nth(6).bounding_box()
    days = [bars.nth(n).get_attribute("data-since") for n in (2,)]
    days.append(bars.nth(6).get_attribute("data-until"))
    middle = first["y"] + first["height"] / 2
    page.mouse.move(first["x"] + first["width"] / 2, middle)
    page.mouse.down()
    page.mouse.move(last["x"] + last["width"] / 2, last["y"] + last["height"] / 2, steps=8)
    page.mouse.up()
    page.wait_for_url("**since=**")
    assert f"since={days[0]}" in page.url
    assert f"until={days[1]}" in page.url


def test_days_are_chosen_by_keyboard_too(open_page):
    page = open_page("/dyad/FRA/MLI")
    page.locator("[name=since]").focus()
    page.keyboard.type("2031-02")
    page.keyboard.press("Tab")
    page.keyboard.type("2031-03")
    page.keyboard.press("Enter")
    page.wait_for_url("**since=2031-02**")
    assert "until=2031-03" in page.url


def test_a_place_of_the_map_is_reached_by_keyboard(open_page):
    page = open_page("/map")
    first = page.locator(".chart.map a").first
    first.focus()
    assert first.evaluate("element => element === document.activeElement")
    page.keyboard.press("Enter")
    page.wait_for_url("**spot=**")
    assert page.locator("#events-head").inner_text().startswith("Events: ")


def test_the_figures_can_be_read_as_a_table(open_page):
    page = open_page("/dyad/FRA/MLI")
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details.figures table").first.is_visible()


@pytest.mark.parametrize("path", ["/dyad/FRA/MLI", "/map", f"/person/{MAREK}", "/"])
def test_a_drawing_is_had_as_png(open_page, path):
    page = open_page(path)
    shape = page.locator("svg.chart").first.get_attribute("viewBox").split()[2:]
    link = page.get_by_role("link", name="(PNG)")
    with page.expect_download() as waited:
        link.click()
    assert waited.value.suggested_filename.endswith(".png")
    data = Path(waited.value.path()).read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    size = struct.unpack(">II", data[16:24])
    assert size[0] == 2 * int(shape[0])
    lines = zlib.decompress(b"".join(_chunks(data, b"IDAT")))
    assert len(set(lines)) > 10  # more than one colour


def _chunks(data, kind):
    """Yield the contents of the chunks of a kind."""
    place = 8
    while place < len(data):
        [length] = struct.unpack(">I", data[place : place + 4])
        if data[place + 4 : place + 8] == kind:
            yield data[place + 8 : place + 8 + length]
        place += 12 + length
