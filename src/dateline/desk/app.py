"""The desk as an ASGI app: pages, files, and what keeps them safe, put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from fastapi import Depends, FastAPI
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from dateline.desk.failures import add_handlers
from dateline.desk.jobs import Reader
from dateline.desk.pages import ROUTERS
from dateline.desk.safety.headers import SafeHeaders
from dateline.desk.safety.hosts import KnownHosts
from dateline.desk.safety.passwords import Gate, Guesses
from dateline.desk.safety.sessions import Sessions
from dateline.desk.safety.sizes import BodyLimit
from dateline.desk.safety.tokens import guard
from dateline.desk.settings import Settings
from dateline.desk.upkeep import Upkeep
from dateline.exports.plover import program_version
from dateline.store import open_store
from dateline.store.readings import Readings

_STATIC: Final = Path(__file__).parent / "static"
#: Bytes of the largest body; a larger file is for the command line.
_MOST_BYTES: Final = 32 << 20
#: Bytes from which on an answer is compressed, and how hard: 5 is twice as fast as 9.
_COMPRESSED: Final = (600, 5)


def make_app(settings: Settings) -> FastAPI:
    """Return the app. The store is made, or brought up to date, at once.

    Raises what ``open_store`` raises.
    """
    open_store(settings.store).close()
    guesses = Guesses()
    app = FastAPI(
        title="dateline desk",
        version=program_version(),
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        dependencies=[Depends(guard)],
        middleware=_middleware(settings, guesses),
        lifespan=_lifespan,
    )
    app.state.settings, app.state.guesses = settings, guesses
    app.state.readings, app.state.reader = Readings(settings.store), Reader(settings.store)
    app.state.upkeep = Upkeep(settings.store)
    add_handlers(app)
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    return app


def _middleware(settings: Settings, guesses: Guesses) -> list[Middleware]:
    """Return the guards in the order in which a request meets them."""
    guards = [
        Middleware(SafeHeaders),
        # A token in a page that is compressed could be guessed by its length, but only by who
        # can make a browser send the cookie along: it is SameSite=Strict.
        Middleware(GZipMiddleware, *_COMPRESSED),
        Middleware(KnownHosts, settings.hosts),
        Middleware(BodyLimit, _MOST_BYTES),
        Middleware(Sessions, settings.secret),
    ]
    if settings.password is not None:
        guards.append(Middleware(Gate, settings.password, guesses))
    return guards


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.readings.close()
    app.state.upkeep.wait()
