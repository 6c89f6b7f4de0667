"""The command line, one module a family of commands."""

from dateline.cli import (
    classic,
    codebook,
    desk,
    explain,
    gold,
    incidents,
    judging,
    models,
    offices,
    parse,
    people,
    query,
    read,
    search,
    who,
)
from dateline.cli.root import cli, main

__all__ = [
    "classic",
    "cli",
    "codebook",
    "desk",
    "explain",
    "gold",
    "incidents",
    "judging",
    "main",
    "models",
    "offices",
    "parse",
    "people",
    "query",
    "read",
    "search",
    "who",
]
