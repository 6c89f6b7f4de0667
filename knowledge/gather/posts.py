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
    """Return a name for comparing: lower case, no marks, letters (of any script) and blanks."""
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ł", "l"))
    kept = "".join(c for c in plain.lower() if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w ]+|[\d_]+", " ", kept).split())


class Posts:
    """The rules of ``posts.yaml``."""

    def __init__(self, rules: dict[str, Any]) -> None:
        self.titles: dict[str, str] = rules["titles"]
        self._shouted = re.compile(rf"\b(?:[A-Z]{{4,}}|{'|'.join(rules['shouted'])})\b")
        self._honorifics = re.compile(rf"^(?:(?:{'|'.join(rules['honorifics'])})\.? )+")
        self.partial: dict[str, str] = rules["partial"]
        self._world = [(re.compile(rule["match"]), rule["code"]) for rule in rules["world"]]
        self._others = _either(rules["others"])
        self._plain = _either(rules["plain"])
        self._several = re.compile(rules["several"])
        self._rules = [(re.compile(rule["match"]), rule) for rule in rules["rules"]]
        self._sectors = [(re.compile(rule["match"]), rule) for rule in rules["sectors"]]

    def several(self, post: str) -> bool:
        """Say whether several hold a post at once."""
        return self._several.fullmatch(post.lower()) is not None

    def world(self, position: str) -> str:
        """Return the code of a body above states that a post belongs to, or ""."""
        plain = position.strip().lower()
        return next(code for pattern, code in self._world if pattern.fullmatch(plain))

    def name(self, written: str) -> str:
        """Return a name without honorifics and brackets, shouted words and numerals set right."""
        bare = self._honorifics.sub("", re.sub(r" *\([^)]*\)", "", written).strip())
        quiet = self._shouted.sub(lambda match: match[0].capitalize(), bare)
        return _ROMAN.sub(lambda match: match[0].upper(), quiet)

    def normal(self, position: str, country: str) -> tuple[str, str]:
        """Return what a post is called and its sectors.

        A post of a known class gets its short English name, others keep their words.
        """
        words = " ".join(position.split())
        plain = re.sub(r"^(?:the )?federal (?!chancellor|council)", "", words.lower())
        if self._others.fullmatch(plain) or not self._plain.fullmatch(plain):
            for pattern, rule in self._rules:
                if _holds_in(rule, country) and pattern.fullmatch(plain):
                    post = _title(plain) if rule["post"] == "same" else rule["post"]
                    return post, rule["sectors"]
        return words[:1].upper() + words[1:], self._sectors_of(words.lower(), country)

    def _sectors_of(self, plain: str, country: str) -> str:
        for pattern, rule in self._sectors:
            if _holds_in(rule, country) and pattern.fullmatch(plain):
                return str(rule["sectors"])
        return "GOV"


def _holds_in(rule: dict[str, Any], country: str) -> bool:
    return country not in rule.get("not", ()) and country in rule.get("only", (country,))


def _either(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def _title(post: str) -> str:
    """Capitalise a post: "chief of air staff" is "Chief of Air Staff"."""
    small = frozenset(("of", "the", "and", "for", "in"))
    words = [word if word in small else word.capitalize() for word in post.split()]
    return re.sub(r"-(\w)", lambda match: "-" + match[1].upper(), " ".join(words)).replace(
        "-In-", "-in-"
    )
