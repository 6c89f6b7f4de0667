"""Names of states and international bodies by code, for pages."""

from functools import cache

from dateline import knowledge


def state_name(code: str) -> str:
    """Return the name of a state or kind of body, or the code where the knowledge has none."""
    return _states().get(code) or _bodies().get(code, code)


def states() -> list[tuple[str, str]]:
    """Return codes and names of all states and territories, by name."""
    return sorted(_states().items(), key=lambda pair: (pair[1].casefold(), pair[0]))


@cache
def _states() -> dict[str, str]:
    kinds = ("state", "dependency")
    entries = [e for e in knowledge.countries() if e.get("kind", "state") in kinds]
    return {str(entry["code"]): str(entry["name"]) for entry in entries}


@cache
def _bodies() -> dict[str, str]:
    """Return what stands in the place of a state; kinds of bodies begin with a capital."""
    names = knowledge.plover()["international"]
    return {str(code): str(name)[:1].upper() + str(name)[1:] for code, name in names.items()}
