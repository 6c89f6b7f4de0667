"""The command line, one module a family of commands."""

from dateline.cli import explain, models, parse, query, read
from dateline.cli.root import cli, main

__all__ = ["cli", "explain", "main", "models", "parse", "query", "read"]
