"""``dateline desk``: the record in a browser, on this machine."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from dateline.cli.output import judge_options, say
from dateline.cli.root import cli

if TYPE_CHECKING:
    from dateline.desk import Settings
    from dateline.desk.safety.passwords import Password

#: Characters of the shortest password.
_SHORTEST: Final = 8
#: Addresses on which every name of this machine may be used.
_ALL: Final = frozenset({"0.0.0.0", "::"})  # noqa: S104 - it is asked whether it was given


@cli.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="A name by which browsers call the desk, beside --host; may be repeated.",
)
@click.option(
    "--password-file",
    type=click.Path(dir_okay=False),
    help="A file with the password; needed where others can reach the desk.",
)
@judge_options
def desk(
    port: int, host: str, names: tuple[str, ...], password_file: str | None, path: str, by: str
) -> None:
    """See, check and correct the record in a browser.

    The desk listens on this machine only, needs no network, and works beside "dateline
    read" on the same store. End it with Ctrl-C.
    """
    import uvicorn  # noqa: PLC0415

    from dateline.desk import make_app  # noqa: PLC0415

    app = make_app(_settings(host, names, password_file, path, by))
    say(f"the desk is at http://{_shown(host)}:{port}/ (Ctrl-C ends it)")
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)


def _settings(
    host: str, names: tuple[str, ...], password_file: str | None, path: str, judge: str
) -> "Settings":
    """Return what the desk is started with. Raises NoPassword, UnusablePassword."""
    from dateline.desk import Settings  # noqa: PLC0415
    from dateline.desk.errors import NoPassword  # noqa: PLC0415
    from dateline.desk.settings import LOOPBACK  # noqa: PLC0415

    password = _password(password_file) if password_file else None
    if host not in LOOPBACK and password is None:
        raise NoPassword(host)
    hosts = {*LOOPBACK, *names} | ({host} - _ALL)
    return Settings(Path(path), frozenset(hosts), password, judge)


def _password(path: str) -> "Password":
    from dateline.desk.errors import UnusablePassword  # noqa: PLC0415
    from dateline.desk.safety.passwords import Password  # noqa: PLC0415

    try:
        text = Path(path).read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "is no UTF-8 text"
        raise UnusablePassword(path, str(reason)) from None
    if len(text) < _SHORTEST:
        raise UnusablePassword(path, "holds no password that is long enough")
    return Password.of(text)


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
