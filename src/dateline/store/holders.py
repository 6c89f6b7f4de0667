"""What the shipped knowledge says of offices, beside what reports say."""

from collections.abc import Iterable, Mapping, Sequence

from dateline import knowledge
from dateline.store.posts import post_key
from dateline.store.statements import Place, Statement


def known_statements(country: str = "", day: str = "") -> list[Statement]:
    """Return who is known to hold which post, of one state and on one day if given.

    ``day`` may be a month or year: then its last day is meant.
    """
    last = day + "-12-31"[len(day) - 4 :] if day else ""
    rows: Iterable[Mapping[str, object]] = knowledge.known_offices(country=country, day=last)
    return [_statement(row) for row in rows]


def confirm(reported: Iterable[Statement], known: Sequence[Statement]) -> list[Statement]:
    """Mark the reported statements that the knowledge has too; return what is left of it.

    A holder is confirmed by a term that meets the days of the reports, a former holder by
    one that is over before the last of them. Statements that were judged stay as judged.
    """
    by_post: dict[Place, list[Statement]] = {}
    for term in known:
        by_post.setdefault(term.place, []).append(term)
    used: set[int] = set()
    for statement in reported:
        terms = [
            term
            for term in by_post.get(statement.place, ())
            if _confirms(term, statement) and term.is_of(statement)
        ]
        if terms:
            _take(statement, max(terms, key=lambda term: (term.start, term.end, term.person)))
            if not statement.former:
                used.update(map(id, terms))
    return [term for term in known if id(term) not in used]


def is_before(one: str, other: str) -> bool:
    """Say whether one ISO date is surely before another, as far as both are exact."""
    size = min(len(one), len(other))
    return one[:size] < other[:size]


def _statement(row: Mapping[str, object]) -> Statement:
    name, post, country = str(row["name"]), str(row["post"]), str(row["country"])
    given = row["sectors"]
    sectors = given.split() if isinstance(given, str) else given
    assert isinstance(sectors, Iterable)
    identifier = str(row["wikidata"] or "")
    return Statement(
        who=identifier or name,
        person=name,
        key=post_key(post, country),
        post=post,
        country=country,
        sectors=tuple(map(str, sectors)),
        former=False,
        posts=(post,),
        names=(name,),
        identifier=identifier,
        standing="known",
        sources=[str(row["source"])],
        start=str(row["start"] or ""),
        end=str(row["end"] or ""),
    )


def _confirms(term: Statement, statement: Statement) -> bool:
    if not statement.first:
        return False
    if statement.former:
        return bool(term.end) and not is_before(statement.last, term.end)
    return not is_before(statement.last, term.start) and not (
        term.end and is_before(term.end, statement.first)
    )


def _take(statement: Statement, term: Statement) -> None:
    statement.start, statement.end = term.start, term.end
    statement.identifier = statement.identifier or term.identifier
    statement.sources += [source for source in term.sources if source not in statement.sources]
    if statement.standing == "reported":
        statement.standing = "known"
