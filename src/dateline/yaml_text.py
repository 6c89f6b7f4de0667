"""YAML as people write it in codebooks: dates, ``no`` and ``on`` are words, 042 is no octal."""

import re
from collections.abc import Sequence
from typing import Any, Final

import yaml


class _Text(yaml.CSafeLoader):
    """YAML of which only numbers, true, false and null are not text."""


_PLAIN: Final = frozenset({"tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp"})
_Text.yaml_implicit_resolvers = {
    first: [rule for rule in rules if rule[0] not in _PLAIN]
    for first, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Text.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


class BadYaml(ValueError):
    """A text that is no YAML; ``line`` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


def parse_yaml(text: str) -> Any:
    """Return the content of a YAML text. Raises BadYaml where it is none."""
    try:
        return yaml.load(text, _Text)  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise BadYaml(mark.line + 1 if mark else 1, error.problem or "no YAML") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise BadYaml(1, str(error).splitlines()[0]) from error


def line_of(text: str, path: Sequence[str | int]) -> int:
    """Return the line, from 1, of what keys and numbers lead to; of the nearest above it."""
    node = yaml.compose(text, _Text)
    line = 1
    for step in path:
        found = _below(node, step)
        if found is None:
            return line
        line, node = found
    return line


def _below(node: Any, step: str | int) -> tuple[int, Any] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        value = node.value[step]
        return value.start_mark.line + 1, value
    return None
