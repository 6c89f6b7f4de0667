"""Write the pages that are made from the code: ``python docs/generate.py [--check]``.

docs/cli.md comes from the command line itself; the marked parts of README.md come
from running the example and from the pinned figures, those of the tutorial and of
docs/queries.md from their files and from running their commands; docs/codebook from the
shipped knowledge. With --check nothing is written, and the exit status is 1 where a page is
not what the code makes.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from click.testing import CliRunner
from codebook_pages import codebook_pages
from tutorial_page import tutorial

from dateline.cli import cli

ROOT = Path(__file__).parents[1]
#: What the README shows: a report read, one event explained, the offices reported.
_COMMANDS = (
    ("read", "examples/summit.txt"),
    ("explain", "{visit}"),
    ("offices",),
)


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its full name, groups before their members."""
    yield name, command
    if isinstance(command, click.Group):
        for child in sorted(command.commands):
            yield from commands(command.commands[child], f"{name} {child}")


def cli_page() -> str:
    """Return docs/cli.md."""
    parts = ["# Command line", "", "Made from the code by `make docs`.", ""]
    for name, command in commands(cli, "dateline"):
        context = click.Context(command, info_name=name, terminal_width=80, max_content_width=80)
        parts += [f"## {name}", "", "```", command.get_help(context), "```", ""]
    return "\n".join(parts)


def example() -> str:
    """Return the README's example: what is typed and what is printed."""
    parts: list[str] = []
    visit = ""
    with TemporaryDirectory() as folder:
        store = str(Path(folder) / "example.duckdb")
        for command, *arguments in _COMMANDS:
            typed = [command, *(argument.format(visit=visit) for argument in arguments)]
            done = CliRunner().invoke(cli, [*typed, "--store", store], catch_exceptions=False)
            printed = "\n".join(line.rstrip() for line in done.stdout.splitlines())
            parts.append(f"$ dateline {' '.join(typed)}\n{printed.strip(chr(10))}\n")
            visit = visit or next(line.split()[0] for line in printed.splitlines()[1:])
    return "```\n" + "\n".join(parts) + "```"


def figures() -> str:
    """Return the README's table of pinned figures."""
    floors = json.loads((ROOT / "tests" / "gate" / "floors.json").read_text())
    lines = ["| test | metric | dateline | 95% interval | items |", "|---|---|---|---|---|"]
    order = (
        *("corpus", "pairs", "blind", "events", "attribution", "classic"),
        *("actors", "places", "dates", "extraction", "reading"),
    )
    parts = [floors[name] for name in order if name in floors]
    rows = [row for part in parts for row in part["figures"].items()]
    for key, figure in rows:
        test, metric = key.split(": ", 1)
        interval = f"{figure['low']} to {figure['high']}"
        cells = [test, metric, f"{figure['value']:.2f}", interval, f"{figure['items']:,}"]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def fill(page: str, name: str, content: str) -> str:
    """Return a page with the part between its markers replaced."""
    pattern = rf"(<!-- {name} -->\n).*?(\n<!-- /{name} -->)"
    return re.sub(pattern, lambda match: match[1] + content + match[2], page, flags=re.DOTALL)


def main() -> None:
    """Write the pages, or check them."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    readme = fill(fill(readme, "example", example()), "figures", figures())
    shown = [ROOT / "docs" / "tutorial" / "water.md", ROOT / "docs" / "queries.md"]
    pages = {
        ROOT / "docs" / "cli.md": cli_page(),
        ROOT / "README.md": readme,
        **{page: tutorial(page.read_text(encoding="utf-8"), ROOT) for page in shown},
    }
    folder = ROOT / "docs" / "codebook"
    folder.mkdir(exist_ok=True)
    pages |= {folder / name: text for name, text in codebook_pages().items()}
    stale = [
        path
        for path, text in pages.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if "--check" not in sys.argv:
        for path in stale:
            path.write_text(pages[path], encoding="utf-8")
    elif stale:
        names = ", ".join(str(path.relative_to(ROOT)) for path in stale)
        sys.exit(f"not what the code makes: {names}; run: make docs")


if __name__ == "__main__":
    main()
