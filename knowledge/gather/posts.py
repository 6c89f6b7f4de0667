"""How posts and names are written in holders.csv: the rules of ``posts.yaml``."""

import re
import unicodedata
from pathlib import Path
from typing import Any

import yaml

RULES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("posts.yaml").read_text("utf-8"))
#: Words of names that tell nobody apart.
PARTICLES = frozenset(RULES["particles"])
_ROMAN = re.compile(r"\b(?:Ii|Iii|Iv|Vi|Vii|Viii|Ix|Xii|Xiii|Xiv|Xv|Xvi)\b")


def fold(name: str) -> str:
    """Return a name for comparing: lower case, no marks, letters and blanks only."""
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ł", "l"))
    kept = "".join(c for c in plain.lower() if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^a-z ]+", " ", kept).split())


class Posts:
    """The rules of ``posts.yaml``."""

    def __init__(self, rules: dict[str, Any]) -> None:
        self.classes = frozenset(rules["classes"])
        self.titles: dict[str, str] = rules["titles"]
        self._shouted = re.compile(rf"\b(?:[A-Z]{{4,}}|{'|'.join(rules['shouted'])})\b")
        self._honorifics = re.compile(rf"^(?:(?:{'|'.join(rules['honorifics'])})\.? )+")
        self.partial: dict[str, str] = rules["partial"]
        self._others = _either(rules["others"])
        self._drop = _either(rules["drop"])
        self._rules = [(re.compile(rule["match"]), rule) for rule in rules["rules"]]

    def wants(self, role: str, position: str) -> bool:
        """Say whether a class of posts is taken, or this post of another class."""
        return role in self.classes or bool(self._others.fullmatch(position.lower()))

    def name(self, written: str) -> str:
        """Return a name without honorifics, shouted words and numerals set right."""
        bare = self._honorifics.sub("", written.strip())
        quiet = self._shouted.sub(lambda match: match[0].capitalize(), bare)
        return _ROMAN.sub(lambda match: match[0].upper(), quiet)

    def normal(self, position: str, country: str) -> tuple[str, str] | None:
        """Return the short English name of a post and its sectors; None where left out."""
        plain = re.sub(r"^(?:the )?federal (?!chancellor)", "", position.strip().lower())
        if not self._others.fullmatch(plain) and self._drop.fullmatch(plain):
            return None
        for pattern, rule in self._rules:
            if country in rule.get("not", ()) or country not in rule.get("only", (country,)):
                continue
            if pattern.fullmatch(plain) and not rule["post"]:
                return None
            if pattern.fullmatch(plain):
                return (_title(plain) if rule["post"] == "same" else rule["post"]), rule["sectors"]
        return None


def _either(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def _title(post: str) -> str:
    """Capitalise a post: "chief of air staff" is "Chief of Air Staff"."""
    small = frozenset(("of", "the", "and", "for", "in"))
    words = [word if word in small else word.capitalize() for word in post.split()]
    return re.sub(r"-(\w)", lambda match: "-" + match[1].upper(), " ".join(words)).replace(
        "-In-", "-in-"
    )
