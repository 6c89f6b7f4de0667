"""The parts of a tutorial that are made: files shown, commands run with what they print.

A page marks them ``<!-- file PATH -->`` and ``<!-- run COMMAND -->``, each closed by
``<!-- end -->``. Commands run in the root of the repository, with one store for the page.
"""

import re
import shlex
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from click.testing import CliRunner

from dateline.cli import cli
from dateline.errors import DatelineError

_MARKED: Final = re.compile(r"<!-- (file|run) (.+?) -->\n.*?<!-- end -->", re.DOTALL)
#: Commands that keep or ask for what was read.
_WITH_STORE: Final = (
    "read", "explain", "events", "quotes", "people", "documents", "search", "facets", "series",
    "network", "sql",
)  # fmt: skip


def tutorial(page: str, root: Path) -> str:
    """Return a page with its marked parts made anew."""
    with TemporaryDirectory() as folder:
        store = str(Path(folder) / "tutorial.duckdb")
        ids: list[str] = []

        def made(match: re.Match[str]) -> str:
            kind, what = match[1], match[2]
            body = _file(root, what) if kind == "file" else _run(what, store, ids)
            return f"<!-- {kind} {what} -->\n{body}\n<!-- end -->"

        return _MARKED.sub(made, page)


def _file(root: Path, name: str) -> str:
    text = (root / name).read_text(encoding="utf-8").rstrip()
    form = "yaml" if name.endswith(".yaml") else ""
    return f"`{name}`\n```{form}\n{text}\n```"


def _run(command: str, store: str, ids: list[str]) -> str:
    """Return a command with what it prints; ``{first}`` is the first event read before."""
    typed = command.replace("{first}", ids[0] if ids else "")
    arguments = shlex.split(typed)[1:]
    kept = ["--store", store] if arguments[0] in _WITH_STORE else []
    done = CliRunner().invoke(cli, [*arguments, *kept])
    failed = done.exception
    if failed and not isinstance(failed, SystemExit | DatelineError):
        raise failed
    said = f"dateline: {failed}" if isinstance(failed, DatelineError) else done.output
    lines = [line.rstrip() for line in said.rstrip().splitlines()]
    if arguments[0] == "read" and not ids:
        ids += [line.split()[0] for line in lines if re.match(r"[0-9a-f]{16} ", line)]
    return "```\n$ " + "\n".join([typed, *lines]) + "\n```"
