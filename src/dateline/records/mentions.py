"""Mentions: actors, places, dates, amounts, tolls, quotes and speech as written.

``sentence`` is the number of the sentence in the document, ``head``, ``first`` and
``last`` are word numbers in it (``last`` included), ``start`` and ``end`` offsets into
the document's text. Nothing here is resolved: that is the next stage's work.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """A post as written beside a person: "First Deputy Minister of Defence".

    ``country`` is an ISO 3166 alpha-3 code where the words themselves name the state,
    else "". ``sectors`` are PLOVER's. ``former`` marks "ex-", "former", "then-".
    """

    post: str
    start: int
    end: int
    country: str = ""
    sectors: tuple[str, ...] = ()
    former: bool = False


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Someone who can act in politics, as written.

    ``kind`` is person, state, organisation, group (a collective described, not named:
    "the rebels"), role (one person described, not named: "the defence minister") or
    pronoun. ``name`` is the proper name alone, "" for descriptions and pronouns.
    ``country`` is an ISO 3166 alpha-3 code (or IGO, UNO, EUR, NGO, IMG, MNC, ISM) that
    the phrase itself gives, ``owner`` the number of the mention that owns this one
    ("Azerbaijan's minister", "his army"), -1 for none. ``count`` is 1, 2 ("both
    sides"), or 0 for an unknown number of several. ``gender`` is m, f, n or "".
    """

    sentence: int
    head: int
    first: int
    last: int
    start: int
    end: int
    kind: str
    name: str = ""
    rank: str = ""
    offices: tuple[OfficeMention, ...] = ()
    postnominals: str = ""
    aliases: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    country: str = ""
    owner: int = -1
    count: int = 1
    gender: str = ""
    definite: bool = False
    lemma: str = ""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place as written. ``within`` is what the text says it lies in, nearest first."""

    sentence: int
    head: int
    start: int
    end: int
    name: str
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression and what it says, before it is laid against a calendar.

    ``form`` names the rule that read it (``weekday``, ``month-day``, ``year``,
    ``last-unit``, ``ago`` ...), ``fields`` its values by name.
    """

    sentence: int
    head: int
    start: int
    end: int
    form: str
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AmountMention:
    """A sum of money: value in whole units and ISO 4217 currency."""

    sentence: int
    head: int
    start: int
    end: int
    value: float
    currency: str


@dataclass(frozen=True, slots=True)
class TollMention:
    """People dead, injured or arrested: ``kind`` is one of the three."""

    sentence: int
    head: int
    start: int
    end: int
    kind: str
    value: int


@dataclass(frozen=True, slots=True)
class SpeechMention:
    """Who says what: a cue ("said", "according to") with its source and content.

    ``source`` and ``cue`` are word numbers in ``sentence`` (-1: not named there).
    ``content_start`` and ``content_end`` are offsets of what is said, ``quoted`` says
    that it stands in quotation marks. ``kind`` is statement, quote, report or social;
    of a stance also belief (held, felt, wanted, expected) or topic (only what is spoken
    of or judged is named). ``source_sentence`` differs from ``sentence`` where a quote
    goes on over several.
    """

    sentence: int
    source: int
    cue: int
    content_start: int
    content_end: int
    quoted: bool
    kind: str = "statement"
    source_sentence: int = -1


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of one document, each list in the order of the text.

    ``speech`` is who says what: events and quotes rest on it. ``stances`` is who believes,
    wants, praises or shows what, beside it: no word of theirs need have been said.
    """

    actors: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    amounts: tuple[AmountMention, ...] = ()
    tolls: tuple[TollMention, ...] = ()
    speech: tuple[SpeechMention, ...] = field(default=())
    stances: tuple[SpeechMention, ...] = field(default=())
