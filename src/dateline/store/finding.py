"""Questions about the events that pass filters: one statement each, with no more than is asked.

What stands in the SQL is planned and looked at event by event, even where it lets everything
pass. So a question is put together from the conditions of the filters given alone.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from dateline.store.database import Store
from dateline.store.questions import sql

_HEAD: Final = re.compile(r"^-- (\w+)(?:: .*)?\n", re.MULTILINE)
_PARAMETER: Final = re.compile(r"\$([a-z_]+)")
#: Where a question takes the order that a user asks for.
_ORDER: Final = "-- in order"


def ask_found(
    store: Store, name: str, values: Mapping[str, object], order: str = ""
) -> list[tuple[Any, ...]]:
    """Return the rows of a question whose SQL asks the table ``found``: the events that pass.

    ``values`` are those of ``event_values`` and of the question itself; ``order`` is SQL of
    our own, put before the question's order.
    """
    given = frozenset(name for name in _conditions() if values.get(name) is not None)
    question, parameters = _question(name, given, order)
    return store.fetch(question, {name: values[name] for name in parameters})


@cache
def _question(name: str, given: frozenset[str], order: str) -> tuple[str, tuple[str, ...]]:
    """Return the SQL of a question over the filters given, and its parameters."""
    lines = [
        order if line.strip() == _ORDER else line
        for line in sql(name).splitlines()
        if not line.startswith("--")
    ]
    asked = "\n".join(lines)
    further = asked.removeprefix("WITH ")
    between = "" if further == asked else ", "
    # Kept for several uses; for one alone, keeping the rows takes longer than finding them.
    kept = "MATERIALIZED" if asked.count("FROM found") > 1 else ""
    whole = f"WITH found AS {kept} (\n{_found(given)}\n)\n{between}{further}"
    return whole, tuple(dict.fromkeys(_PARAMETER.findall(whole)))


def _found(given: frozenset[str]) -> str:
    conditions = {name: text for name, text in _conditions().items() if name in given}
    if {"actor", "with"} <= given:
        del conditions["actor"], conditions["with"]
        conditions["dyad"] = _conditions()["dyad"]
    where = " WHERE " + " AND ".join(conditions.values()) if conditions else ""
    return f"SELECT * FROM flat_events{where}"  # noqa: S608 - conditions of our own


@cache
def _conditions() -> dict[str, str]:
    """Return the conditions by the filter that asks for them."""
    _, *parts = _HEAD.split(sql("event_filters"))
    return {
        name: f"({_with_parties(text)})" for name, text in zip(parts[::2], parts[1::2], strict=True)
    }


def _with_parties(text: str) -> str:
    """Put in which parties go by what is asked of who acts, and of who else takes part."""
    for name in ("actor", "with"):
        text = text.replace(f"{{{name}}}", sql("party_ids").replace("$party", f"${name}"))
    return text
