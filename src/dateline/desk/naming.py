"""Names of states by code, for pages."""

from functools import cache

from dateline import knowledge


def state_name(code: str) -> str:
    """Return the name of a state, or the code where the knowledge has none."""
    return _states().get(code, code)


def states() -> list[tuple[str, str]]:
    """Return codes and names of all states and territories, by name."""
    return sorted(_states().items(), key=lambda pair: (pair[1].casefold(), pair[0]))


@cache
def _states() -> dict[str, str]:
    kinds = ("state", "dependency")
    entries = [e for e in knowledge.countries() if e.get("kind", "state") in kinds]
    return {str(entry["code"]): str(entry["name"]) for entry in entries}
