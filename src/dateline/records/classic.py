"""Dictionaries of the classic coders as they are, with their own codes, and what they code.

Words are in capitals, as such files write them.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class DatedCode:
    """A code, and the days on which it holds (ISO 8601, "" for no bound, ``end`` included)."""

    code: str
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class CodedName:
    """A name of an actor, or a noun that adds to a code (``agent``), with its codes.

    The code of an agent has a "~" where the actor's code goes. ``whole`` says that the
    last word is complete; else it may take an ending. ``loose``: other words may stand
    between these.
    """

    words: tuple[str, ...]
    codes: tuple[DatedCode, ...]
    agent: bool
    whole: bool
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Element:
    """A part of a pattern.

    ``kind`` is word (one of ``choices``, each one or more words), phrase (a noun phrase
    with ``parts``), preposition (a phrase whose first part is its preposition), source,
    target, compound (the source is more than one) or skip (an actor is passed over).
    """

    kind: str
    choices: tuple[tuple[str, ...], ...] = ()
    parts: tuple["Element", ...] = ()


@dataclass(frozen=True, slots=True)
class EventCode:
    """What a verb means: ``forward`` from source to target, ``back`` from target to source.

    "" says that nothing is coded in that direction.
    """

    forward: str = ""
    back: str = ""

    def __bool__(self) -> bool:
        return bool(self.forward or self.back)


@dataclass(frozen=True, slots=True)
class VerbPattern:
    """Words around a verb, before and after it, and the code that they give it."""

    before: tuple[Element, ...]
    after: tuple[Element, ...]
    code: EventCode
    line: int = 0


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A form of a verb: its words, which of them is inflected, its code and patterns."""

    words: tuple[str, ...]
    verb: int
    code: EventCode
    patterns: tuple[VerbPattern, ...]


@dataclass(frozen=True, slots=True)
class VerbRule:
    """What becomes of an act that somebody says, wants or tries: ~ a (b c ACT) SAY = a b 112.

    ``speaker``, ``source``, ``target`` and ``result`` are letters for actors; "_" is nobody,
    "." anybody. ``verb`` and ``outer`` are the codes of the two verbs, ``verb`` "" for any.
    ``code`` "" is that of the act. ``future`` asks for an act to come.
    """

    speaker: str
    source: str
    target: str
    verb: str
    outer: str
    result: tuple[str, str]
    code: str
    future: bool = False


@dataclass(frozen=True, slots=True)
class VerbBook:
    """All that a project's dictionaries say.

    ``discards`` are phrases in whose sentences nothing is coded; with True, in whose texts.
    """

    names: tuple[CodedName, ...] = ()
    verbs: tuple[VerbForm, ...] = ()
    discards: tuple[tuple[tuple[str, ...], bool], ...] = ()
    rules: tuple[VerbRule, ...] = ()


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """Who does what to whom, in a project's own codes; "---" where nobody is named.

    ``start`` and ``end`` are those of the verb in the text. ``negated`` says that the text
    denies it; the code is then the opposite one where there is one.
    """

    source: str
    target: str
    code: str
    start: int = field(compare=False, default=0)
    end: int = field(compare=False, default=0)
    negated: bool = field(compare=False, default=False)
