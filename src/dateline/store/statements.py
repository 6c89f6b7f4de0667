"""Statements: that a person holds, or held, a post of a state; all claims that say the same."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from dateline.resolved.names import fold, is_same_person, tokens
from dateline.store.database import Store
from dateline.store.judgements import ACCEPT, REJECT, Judgement, in_force
from dateline.store.persons import Persons
from dateline.store.posts import post_key
from dateline.store.questions import kept

_SQL: Final = Path(__file__).parent / "sql"

#: What tells statements apart: a person (key or folded name), post, country, former.
Subject = tuple[str, str, str, bool]
#: A post as a report writes it, and the code of its state.
Post = tuple[str, str]
#: A post of a state, and whether of one that is not recognised, within it.
Place = tuple[str, str, bool]


@dataclass(slots=True)
class Statement:
    """What claims of reports, or the knowledge, say of a person and a post.

    ``id`` is that of the earliest claim, "" where only the knowledge says it; ``who`` the
    person's key; ``first`` and ``last`` the days (ISO 8601 prefixes) on which reports said
    it, ``start`` and ``end`` the term that the knowledge has. ``posts`` and ``names`` are
    all wordings. ``conflict`` ties statements that contradict each other; 0 is none.
    """

    who: str
    person: str
    key: str
    post: str
    country: str
    sectors: tuple[str, ...]
    former: bool
    id: str = ""
    first: str = ""
    last: str = ""
    reports: int = 0
    publishers: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    identifier: str = ""
    standing: str = "reported"
    sources: list[str] = field(default_factory=list)
    start: str = ""
    end: str = ""
    conflict: int = 0

    @property
    def place(self) -> Place:
        """The post that this is about; a president of a breakaway state is another's."""
        return (self.country, self.key, "PRE" in self.sectors)

    @property
    def is_reported(self) -> bool:
        """Whether a report says it."""
        return self.reports > 0

    def is_of(self, other: "Statement") -> bool:
        """Say whether both, of one post, may be of one person, by key, Wikidata id or name."""
        if self.who == other.who:
            return True
        if self.identifier and other.identifier:
            return self.identifier == other.identifier
        return any(
            _may_be_one(one, two)
            for one in (self.person, *self.names)
            for two in (other.person, *other.names)
        )


def statements(
    store: Store,
    merged: Persons,
    country: str | None = None,
    day: str | None = None,
    document: str | None = None,
    posts: Sequence[Post] | None = None,
) -> list[Statement]:
    """Return what reports say by country, post, first day; with what was judged of it.

    ``country`` is a code, ``day`` asks only reports up to then, ``document`` only those
    whose ids begin so. ``posts`` are the only ones that are looked at, as they are written.
    """
    asked = ("statements", country, day, document, None if posts is None else tuple(posts))
    if posts is None:
        posts = store.fetch(_sql("ledger_posts"), {"country_code": country})
    values = {
        "posts": [post for post, _ in posts],
        "post_countries": [code for _, code in posts],
        "post_keys": [post_key(post, code) for post, code in posts],
        "day": day,
        "document": document,
    }
    parts = merged.values()
    del parts["merged_words"]
    rows = kept(
        store,
        asked,
        lambda: store.fetch(_sql("ledger"), {**values, **parts}),
    )
    found = [_statement(row) for row in rows]
    verdicts = _verdicts(in_force(store, ACCEPT, REJECT), merged)
    for statement in found:
        numbered = [verdicts[key] for key in _subjects(statement) if key in verdicts]
        if numbered:
            statement.standing = max(numbered)[1]
    return found


def subject_of(store: Store, beginning: str, merged: Persons) -> dict[Subject, str]:
    """Return what the claims say whose ids begin so, each with an id that says it."""
    rows = store.fetch(_sql("claim_statement"), {"id": beginning})
    found: dict[Subject, str] = {}
    for id_, who, post, country, former in rows:
        found.setdefault((merged.key(who), post_key(post, country), country, former), id_)
    return found


def spellings(store: Store, statement: Statement) -> list[str]:
    """Return the full names that reports call the person of a statement; no titles."""
    rows = store.fetch(_sql("spellings"), {"keys": list(statement.keys)})
    found = {name for (name,) in rows}
    given = set(statement.names)
    # Other names are titles, or surnames, which find their holder without.
    given |= {name for name in found if " " in name and is_same_person(name, statement.person)}
    return sorted(given - {statement.person})


def _sql(name: str) -> str:
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")


@lru_cache(maxsize=65536)
def _may_be_one(one: str, two: str) -> bool:
    if is_same_person(one, two) or is_same_person(two, one):
        return True
    # "President Xi" and "Xi Jinping": of one post, a single shared word says enough.
    short, full = sorted((tokens(one), tokens(two)), key=len)
    return len(short) == 1 and short[0] in full


def _statement(row: tuple[object, ...]) -> Statement:
    names = (
        "id", "who", "person", "key", "post", "country", "sectors", "former", "first", "last",
        "reports", "publishers", "posts", "names", "keys", "identifier",
    )  # fmt: skip
    values = [tuple(value) if isinstance(value, list) else value for value in row]
    fields: dict[str, object] = dict(zip(names, values, strict=True))
    return Statement(**fields, sources=["report"])  # type: ignore[arg-type]


def _verdicts(found: Iterable[Judgement], merged: Persons) -> Mapping[Subject, tuple[int, str]]:
    """Return what was judged last, by person's key and by name."""
    verdicts: dict[Subject, tuple[int, str]] = {}
    for one in found:
        detail = one.detail
        rest = (post_key(detail["post"], detail["country"]), detail["country"], detail["former"])
        standing = "accepted" if one.kind == ACCEPT else "rejected"
        for who in (merged.key(detail["who"]), fold(detail["person"])):
            verdicts[(who, *rest)] = (one.number, standing)
    return verdicts


def _subjects(statement: Statement) -> Iterable[Subject]:
    rest = (statement.key, statement.country, statement.former)
    yield (statement.who, *rest)
    for name in statement.names:
        yield (fold(name), *rest)


def posts_beside(store: Store, keys: Sequence[str]) -> list[Post]:
    """Return the posts that reports give to people of these keys, in whatever words."""
    said = store.fetch(_sql("posts_of_person"), {"keys": list(keys)})
    meant = {(post_key(post, country), country) for post, country in said}
    written = store.fetch(_sql("posts_of_states"), {"countries": sorted({c for _, c in said})})
    return [post for post in written if (post_key(*post), post[1]) in meant]
