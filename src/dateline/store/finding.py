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
#: The questions that need no more of an event than what is held of it.
_HELD: Final = frozenset({"by_period", "event_count", "event_keys", "extent", "standing_out"})
_HELD_COLUMNS: Final = (
    "line, document, event, number, published, date, type, modes, contexts, cameo, quad_code,"
    " score, confidence, amount, currency, words"
)


def ask_found(
    store: Store, name: str, values: Mapping[str, object], order: str = ""
) -> list[tuple[Any, ...]]:
    """Return the rows of a question whose SQL asks the table ``found``: the events that pass.

    ``values`` are those of ``event_values`` and of the question itself; ``order`` is SQL of
    our own, put before the question's order.
    """
    given = _given(values)
    held = _tables(store).get(_sign(given, values), "") if name in _HELD else ""
    question, parameters = _question(name, given, order, held)
    return store.fetch(question, {name: values[name] for name in parameters})


def hold_found(store: Store, values: Mapping[str, object]) -> None:
    """Find the events that pass once for all questions that follow with the same filters.

    For parties, which take long to find, where several things are asked of their events.
    Only a store that nobody can change meanwhile holds them, until it is closed.
    """
    given, tables = _given(values), _tables(store)
    sign = _sign(given, values)
    if not store.is_still or sign in tables:
        return
    name = f"held_{len(tables)}"
    found = _found(given).replace("SELECT *", f"SELECT {_HELD_COLUMNS}", 1)
    parameters = dict.fromkeys(_PARAMETER.findall(found))
    store.fetch(
        f"CREATE OR REPLACE TEMP TABLE {name} AS {found}", {one: values[one] for one in parameters}
    )
    tables[sign] = name


def _tables(store: Store) -> dict[str, str]:
    """Return the tables that are held, by the filters that made them."""
    held: dict[str, str] = store.once("held", dict)
    return held


def _sign(given: frozenset[str], values: Mapping[str, object]) -> str:
    """Return the filters as a text that no others have."""
    names = _PARAMETER.findall(_found(given))
    return repr([(name, values[name]) for name in sorted({*names, *given})])


def _given(values: Mapping[str, object]) -> frozenset[str]:
    return frozenset(name for name in _conditions() if values.get(name) is not None)


@cache
def _question(
    name: str, given: frozenset[str], order: str, held: str
) -> tuple[str, tuple[str, ...]]:
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
    found = f"SELECT * FROM {held}" if held else _found(given)  # noqa: S608 - a name of our own
    whole = f"WITH found AS {kept} (\n{found}\n)\n{between}{further}"
    return whole, tuple(dict.fromkeys(_PARAMETER.findall(whole)))


@cache
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
