"""What can go wrong, one class a mistake; the sentence is built here.

DatelineError
 ├─ UserError            the caller can mend it; shown without a traceback
 │   ├─ UnreadableInput  a file that cannot be read as text
 │   │   └─ UnreadablePage  a web page without an article, or beyond the parser
 │   ├─ UnusableSpan     offsets that lie outside of a text
 │   ├─ UnwritableFolder a folder that pages cannot be written to
 │   ├─ UnwritableFile   a file that cannot be written
 │   ├─ BadGold          a gold file that is none, or has mistakes in it
 │   ├─ BadFeeds         a list of feeds that is none, or has mistakes in it
 │   ├─ BadCodebook      a folder that is no codebook, or has mistakes in it
 │   ├─ UnknownEntry     a type, mode, code or context that a codebook does not have
 │   ├─ MissingExtra     a feature whose optional packages are not installed
 │   └─ MissingData      corpora that a training or evaluation run needs
 └─ BrokenModel          shipped weights that do not load
"""

from collections.abc import Sequence
from pathlib import Path


class DatelineError(Exception):
    """Any failure that dateline itself raises."""


class UserError(DatelineError):
    """Something that the caller can mend: a file, an option, an installation."""


class UnreadableInput(UserError):
    """A file or stream that cannot be read as text."""

    def __init__(self, name: str, reason: str, advice: str) -> None:
        super().__init__(f"{name}: {reason}; {advice}")
        self.name, self.reason, self.advice = name, reason, advice


class UnreadablePage(UnreadableInput):
    """A web page in which no article is found, or that is too large or broken."""


class UnusableSpan(UserError):
    """Offsets that do not lie in the text that they are meant to point into."""

    def __init__(self, span: tuple[int, int], length: int) -> None:
        super().__init__(
            f"span {span[0]} to {span[1]}: not in a sentence of {length} characters; give start "
            "and end so that sentence[start:end] are the words of the party"
        )


class BadCodebook(UserError):
    """A folder that is no codebook, or has mistakes: each with file, line, reason, next step."""

    def __init__(self, folder: str, problems: Sequence[str]) -> None:
        lines = "".join(f"\n  {problem}" for problem in problems)
        many = "1 mistake" if len(problems) == 1 else f"{len(problems)} mistakes"
        super().__init__(f"{folder}: the codebook has {many}, nothing was read:{lines}")
        self.problems = tuple(problems)


class BadFeeds(UserError):
    """A list of feeds that is none, or has mistakes: each with its reason and next step."""

    def __init__(self, path: str, problems: Sequence[str]) -> None:
        lines = "".join(f"\n  {problem}" for problem in problems)
        super().__init__(f"{path}: nothing was asked; mend it by docs/intake.md:{lines}")
        self.problems = tuple(problems)


class UnwritableFolder(UserError):
    """A folder that nothing can be written to."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"{folder}: nothing can be written there ({reason}); name another folder")


class UnwritableFile(UserError):
    """A file that cannot be written."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(f"{file}: cannot be written ({reason}); name another file")


class BadGold(UserError):
    """A gold file that is none, or has mistakes: each with file, line, reason, next step."""

    _SHOWN = 20

    def __init__(self, path: str, problems: Sequence[str]) -> None:
        shown = "".join(f"\n  {problem}" for problem in problems[: self._SHOWN])
        left = len(problems) - self._SHOWN
        more = f"\n  and {left} more" if left > 0 else ""
        many = "1 mistake" if len(problems) == 1 else f"{len(problems)} mistakes"
        super().__init__(
            f"{path}: the gold has {many}, nothing was scored; mend it by docs/evaluating.md:"
            f"{shown}{more}"
        )
        self.problems = tuple(problems)


class UnknownEntry(UserError):
    """A type, mode, code or context that a codebook does not have."""

    def __init__(self, asked: str, codebook: str, near: Sequence[str]) -> None:
        hint = f"perhaps {', '.join(near)}" if near else "see: dateline codebook show"
        super().__init__(f"{asked!r}: not in {codebook}; {hint}")


class MissingExtra(UserError):
    """A feature needs packages that are not installed."""

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(
            f"{feature} needs the extra '{extra}'; install it with: pip install 'dateline[{extra}]'"
        )


class MissingData(UserError):
    """A corpus is not where it was looked for."""

    def __init__(self, path: Path, advice: str) -> None:
        super().__init__(f"{path}: not found; {advice}")


class BrokenModel(DatelineError):
    """The shipped weights cannot be loaded."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"{folder}: the model does not load ({reason}); reinstall dateline")
