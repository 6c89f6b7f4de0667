"""Takes the pictures of the desk from the example reports; needs playwright and Chromium.

``python docs/screenshots.py`` writes those of the README to ``docs/desk/``;
``--every FOLDER`` writes each view at two widths, dark and light, whole pages, to look at.
"""

import argparse
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal

import uvicorn
from playwright.sync_api import Page, sync_playwright

from dateline.desk import Settings, make_app
from dateline.store import Store, open_store
from dateline.store.incidents import incidents
from dateline.store.queries import documents, events, people

_ROOT: Final = Path(__file__).parents[1]
_SHOTS: Final = Path(__file__).parent / "desk"
_CHROMIUM: Final = "/usr/bin/chromium"
#: Letters in greys: coloured edges make pictures half as large again.
_ARGUMENTS: Final = ["--no-sandbox", "--disable-lcd-text"]
#: Width and height of the pictures in the README.
_SIZE: Final = (960, 570)
_WIDTHS: Final = (1600, 380)
Scheme = Literal["light", "dark"]
_SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")
#: Bytes of the largest picture that is kept in the repository.
_MOST: Final = 150_000


def read(store: Path) -> None:
    """Read the example reports into a store."""
    reports = [path.relative_to(_ROOT) for path in sorted((_ROOT / "examples").rglob("*.txt"))]
    command = [sys.executable, "-m", "dateline", "read", *map(str, reports), "--store", str(store)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=_ROOT)  # noqa: S603


def views(store: Store) -> dict[str, str]:
    """Return the views by name with their addresses."""
    report = next(row for row in documents(store) if "militia shells" in str(row["title"]))
    [event] = events(store, type_="COERCE", document=str(report["id"]))
    told = max(incidents(store), key=lambda row: (row["reports"], row["dead"] is not None))
    person = people(store, name="Kofi Asare-Dorn")[0]
    return {
        "front": "/",
        "report": f"/report/{report['id']}",
        "event": f"/event/{event['id']}",
        "incidents": "/incidents",
        "incident": f"/incident/{told['id']}",
        "map": "/map?view=fit",
        "person": f"/person/{person['id']}",
        "people": "/people",
        "dyad": "/dyad/CHL/GHA",
        "dyads": "/dyads",
        "review": "/review",
        "search": "/?q=tariffs",
        "judgements": "/judgements",
        "searches": "/searches",
        "read": "/read",
        "api": "/api",
    }


@contextmanager
def served(store: Path) -> Iterator[str]:
    """Serve a desk on a store and give its address."""
    app = make_app(Settings(store, judge="Ada"))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    [port] = [one.getsockname()[1] for found in server.servers for one in found.sockets]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


def prepared(page: Page, name: str) -> None:
    """Bring a page into the state that its picture shows."""
    if name in {"report", "review"}:
        page.keyboard.press("j")
    if name in {"map", "dyad", "incident"}:
        page.locator("h1").evaluate("head => window.scrollTo(0, head.offsetTop - 20)")
    page.wait_for_load_state("networkidle")


def take(address: str, found: dict[str, str], every: Path | None) -> None:
    """Take the pictures."""
    sizes: list[tuple[int, int, Scheme]] = [(*_SIZE, "light")]
    if every is not None:
        sizes = [(width, 900, scheme) for width in _WIDTHS for scheme in _SCHEMES]
    wanted = ("front", "report", "incident", "map", "person", "dyad", "review")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=_ARGUMENTS)
        for width, height, scheme in sizes:
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=scheme,
                reduced_motion="reduce",
            )
            page = context.new_page()
            for name, path in found.items():
                if every is None and name not in wanted:
                    continue
                page.goto(address + path)
                prepared(page, name)
                folder = every or _SHOTS
                file = folder / (f"{name}.png" if every is None else f"{name}-{width}-{scheme}.png")
                page.screenshot(path=file, full_page=every is not None, scale="css")
                size = file.stat().st_size
                if every is None and size > _MOST:
                    sys.exit(f"{file}: {size:,} bytes, more than {_MOST:,}; make the view smaller")
            context.close()
        browser.close()


def main() -> None:
    """Read the command line."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--every", type=Path, metavar="FOLDER")
    every: Path | None = arguments.parse_args().every
    (every or _SHOTS).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "examples.duckdb"
        read(store)
        with open_store(store, read_only=True) as open_:
            found = views(open_)
        with served(store) as address:
            take(address, found, every)


if __name__ == "__main__":
    main()
