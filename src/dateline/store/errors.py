"""What can go wrong with a store; each message names the file, the reason, the next step."""

from pathlib import Path

from dateline.errors import UserError


class StoreError(UserError):
    """A store that cannot be used, or a wish that it cannot fulfil."""


class NotAStore(StoreError):
    """A file that is no store of dateline, or a place where none can be."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}; name another file with --store")


class MissingStore(StoreError):
    """There is no such file, and it was to be read only."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: no such store; read reports into it with: dateline read")


class StoreInUse(StoreError):
    """Another process has the store open for writing."""

    def __init__(self, path: Path, holder: str) -> None:
        super().__init__(f"{path}: in use by {holder}; wait until it is done, or stop it")


class NewerStore(StoreError):
    """The store was written by a later dateline."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            f"{path}: has schema {found}, this dateline knows {known};"
            " install a newer dateline, or name another file with --store"
        )


class OlderStore(StoreError):
    """The store must be brought up to date, but is open for reading only."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            f"{path}: has the older schema {found}, not {known}, and is open for reading only;"
            " bring it up to date with: dateline read"
        )


class PastStore(StoreError):
    """Something was to be written into a store as it was known on a day."""

    def __init__(self) -> None:
        super().__init__("a store as known on a day is only read; open it without the day to write")


class BadFilter(StoreError):
    """A filter that does not say what it should."""

    def __init__(self, name: str, value: str, advice: str) -> None:
        super().__init__(f"{name}: {value!r} {advice}")


class BadSql(StoreError):
    """SQL of a user's that is refused or fails."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"sql: {reason}")


class SqlTimeout(StoreError):
    """SQL of a user's that takes too long."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"sql: stopped after {seconds:g} seconds; ask for less, or give it --timeout SECONDS"
        )


class BadSearch(StoreError):
    """Words that cannot be searched for as they are put."""

    def __init__(self, query: str, reason: str, advice: str) -> None:
        super().__init__(f"search: {query!r} {reason}; {advice}")


class BrokenIndex(StoreError):
    """The index of words beside a store cannot be used."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path}: {reason}; delete or move this file, the store makes it anew when searched"
        )


class UnwritableIndex(BrokenIndex):
    """The index of words lies where nothing may be written."""


class UnknownEvent(StoreError):
    """No event has an id that begins so."""

    def __init__(self, beginning: str) -> None:
        super().__init__(f"no event has an id beginning with {beginning!r}; see: dateline events")


class AmbiguousEvent(StoreError):
    """Several events have ids that begin so."""

    def __init__(self, beginning: str, ids: list[str]) -> None:
        super().__init__(
            f"several events have ids beginning with {beginning!r}: {', '.join(ids)};"
            " write more of it"
        )


class NoSuchJudgement(StoreError):
    """A judgement that cannot be undone."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(f"judgement {number}: {reason}; see: dateline judgements")


class UnknownSubject(StoreError):
    """Nothing that could be judged has an id that begins so."""

    def __init__(self, kind: str, beginning: str, listing: str) -> None:
        super().__init__(f"no {kind} has an id beginning with {beginning!r}; see: {listing}")


class AmbiguousSubject(StoreError):
    """Several things that could be judged have ids that begin so."""

    def __init__(self, kind: str, beginning: str, ids: list[str]) -> None:
        super().__init__(
            f"more than one {kind} has an id beginning with {beginning!r}: {', '.join(ids)};"
            " write more of it"
        )


class NothingToJudge(StoreError):
    """A judgement that would change nothing."""

    def __init__(self, subject: str, reason: str) -> None:
        super().__init__(f"{subject}: {reason}; see: dateline judgements")


class BrokenArchive(StoreError):
    """A raw source in the store that does not unpack."""

    def __init__(self, document: str, reason: str) -> None:
        super().__init__(
            f"report {document}: its archived source does not unpack ({reason});"
            " read the report again into a new store"
        )


class StaleIncidents(StoreError):
    """Reports or judgements have come that incidents do not tell of yet."""

    def __init__(self) -> None:
        super().__init__(
            "incidents are not up to date with the reports;"
            " bring them up to date with: dateline incidents, or store.incidents.update(store)"
        )
