"""Entities in the making: who has been mentioned in a report, and how."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from dateline.records import ActorEntity, ActorMention, KnownTerm, content_hash
from dateline.resolved.known import Holder
from dateline.resolved.names import fold, tokens
from dateline.resolved.posts import BY_HEAD, post_likeness, post_of, same_post

_PERSONAL = ("person", "role")
#: Who a name means, with the posts and the country that the report gives: ``find_holder``
#: for the report's day and the additions of the run.
AskHolder = Callable[[str, tuple[str, ...], str], Holder | None]


@dataclass(slots=True)
class Chain:
    """One entity: its mentions by number, the stories it stands in, what they say."""

    kind: str
    number: int
    mentions: list[int] = field(default_factory=list)
    stories: set[int] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)
    posts: list[str] = field(default_factory=list)
    ranks: set[str] = field(default_factory=set)
    sectors: list[str] = field(default_factory=list)
    country: str = ""
    country_why: str = ""
    gender: str = ""
    plural: bool = False
    lemma: str = ""
    short: str = ""
    aliases: set[str] = field(default_factory=set)
    holder: Holder | None = None

    def add(self, number: int, mention: ActorMention, story: int) -> None:
        """Take a mention in, with what it says of name, post, country, gender."""
        self.mentions.append(number)
        self.stories.add(story)
        if mention.name:
            self.names[mention.name] += 1
        self.ranks.update(mention.rank.lower().split())
        for post in mention.offices:
            if not post.former and post.post not in self.posts:
                self.posts.append(post.post)
        if self.kind == "organisation":
            self.aliases.update(mention.aliases)
            if mention.aliases and not self.short:
                self.short = mention.aliases[0]
        if self.kind != "state" or not self.sectors:
            self.sectors.extend(s for s in mention.sectors if s not in self.sectors)
        self.settle(mention.country, "grammar")
        if mention.gender in ("m", "f") and not self.gender:
            self.gender = mention.gender

    @property
    def name(self) -> str:
        """The fullest name read: of those with most words the one read most often.

        The known spelling goes before others, and fills in where only a surname was read.
        """
        several = [name for name in self.names if len(tokens(name)) > 1]
        if self.holder is not None and (not several or self.holder.name in several):
            return self.holder.name
        if not self.names:
            return ""
        several = several or list(self.names)
        return min(several, key=lambda n: (-self.names[n], -len(tokens(n)), n))

    def settle(self, country: str, why: str) -> None:
        """Take a country where none is known yet; "" changes nothing."""
        if country and not self.country:
            self.country, self.country_why = country, why

    def last_before(self, number: int) -> int:
        """Return the number of its last mention before mention ``number``, or -1."""
        return max((n for n in self.mentions if n < number), default=-1)

    @property
    def is_personal(self) -> bool:
        """Whether it is one person."""
        return self.kind in _PERSONAL and not self.plural

    def look_up(self, ask: AskHolder) -> None:
        """Ask the knowledge who this person is."""
        if self.kind != "person" or self.holder is not None:
            return
        full = [name for name in self.names if len(tokens(name)) > 1]
        for name in sorted(full or self.names, key=lambda n: (-len(tokens(n)), n)):
            holder = ask(name, tuple(self.posts), self.country)
            if holder is not None and not self._contradicts(holder):
                self._hold(holder)
                return

    def _hold(self, holder: Holder) -> None:
        """Take over what is known: country, and sectors where the report names no other office."""
        self.holder = holder
        self.settle(holder.country, "known office")
        if holder.country:  # of the two Congos, the one that he serves
            self.country = holder.country
        alike = any(post_likeness(post, holder.post) >= BY_HEAD for post in self.posts)
        known_first = holder.post and not holder.former and (alike or not self.posts)
        both = (*holder.sectors, *self.sectors) if known_first else (*self.sectors, *holder.sectors)
        self.sectors = list(dict.fromkeys(both))

    def _contradicts(self, holder: Holder) -> bool:
        """Say whether a former official is rather a namesake: another office is told."""
        told = [post for post in self.posts if post_of(post) is not None]
        return holder.former and bool(told) and not any(same_post(p, holder.post) for p in told)

    def _terms(self) -> tuple[KnownTerm, ...]:
        """Return the known offices where the report tells none, the highest first."""
        if self.holder is None or self.posts:
            return ()
        terms = sorted((term for _, term in self.holder.terms), key=lambda t: (t.rank, t.start))
        return tuple(KnownTerm(t.post, t.sectors, t.start, t.end) for t in terms)

    def entity(self, text: str) -> ActorEntity:
        """Return the record; ``text`` is what to call it where no name is known."""
        name = self.name or text
        shown = f"{name} ({self.short})" if self.short and self.short != name else name
        if self.kind == "state":
            key = f"state:{self.country or fold(name)}"
        else:
            key = f"{_key_kind(self.kind)}:{fold(name)}:{self.country}"
        office = self.posts[0] if self.posts else ""
        if not office and self.holder is not None:
            former = self.holder.former and self.holder.post
            office = f"former {self.holder.post}" if former else self.holder.post
        return ActorEntity(
            key=f"{key.split(':', 1)[0]}-{content_hash(key)}",
            kind=self.kind,
            name=shown,
            country=self.country,
            sectors=_telling(self.sectors),
            office=office,
            identifier=self.holder.identifier if self.holder else "",
            known=self.holder is not None or self.kind in ("state", "igo"),
            mentions=tuple(self.mentions),
            country_why=self.country_why,
            terms=self._terms(),
        )


def _telling(sectors: list[str]) -> tuple[str, ...]:
    """Return sectors without those that say less than the others: unknown, civilian."""
    for vague in ("UNK", "CVL"):
        rest = [sector for sector in sectors if sector != vague]
        if rest and rest != ["OPP"]:  # "political prisoners" are CVL, OPP
            sectors = rest
    return tuple(sectors)


def _key_kind(kind: str) -> str:
    return "person" if kind in _PERSONAL else "group" if kind in ("group", "pair") else kind
