"""spaCy out: a Language whose documents carry dateline's reading.

spaCy is optional: ``pip install 'dateline[spacy]'``.
"""

from typing import TYPE_CHECKING, Any

from dateline.errors import MissingExtra
from dateline.parsing import parse
from dateline.records import Parse

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


def spacy() -> "Language":
    """Return a spaCy Language that reads with dateline's model.

    Its documents carry words, sentence starts, ``tag_``, ``pos_``, ``morph``,
    ``lemma_``, ``dep_``, ``head`` and ``ents``. Runs of white space that spaCy does
    not keep beside a word become space tokens, as in its own pipelines, so that
    ``doc.text`` is the text. Raises MissingExtra without spaCy.
    """
    try:
        from spacy.language import Language  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtra("dateline.spacy()", "spacy") from error
    language = Language(meta={"lang": "en", "name": "dateline"})
    language.tokenizer = _Reader(language.vocab)
    return language


class _Reader:
    """Stands where spaCy expects a tokenizer: text in, finished Doc out."""

    def __init__(self, vocab: "Vocab") -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> "Doc":
        return to_doc(self.vocab, text, parse(text))

    def to_bytes(self, **_: Any) -> bytes:
        """Return nothing: the weights ship with dateline."""
        return b""

    def from_bytes(self, _: bytes, **__: Any) -> "_Reader":
        """Return the reader itself: the weights ship with dateline."""
        return self

    def to_disk(self, _: Any, **__: Any) -> None:
        """Write nothing: the weights ship with dateline."""

    def from_disk(self, _: Any, **__: Any) -> "_Reader":
        """Return the reader itself: the weights ship with dateline."""
        return self


class _Columns:
    """The parallel lists that a Doc is made from."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.spaces: list[bool] = []
        self.rows: list[tuple[str, str, str, str, str, str]] = []
        self.heads: list[int] = []
        self.starts: list[bool] = []

    def add_gap(self, gap: str) -> None:
        """Add the white space between two words: one blank is a flag, more is a token."""
        if self.words and gap.startswith(" "):
            self.spaces[-1] = True
            gap = gap[1:]
        if gap:
            self.heads.append(len(self.words))
            self.words.append(gap)
            self.spaces.append(False)
            self.rows.append(("_SP", "SPACE", "", gap, "dep", "O"))
            self.starts.append(len(self.words) == 1)


def to_doc(vocab: "Vocab", text: str, parses: list[Parse]) -> "Doc":
    """Return a spaCy Doc of a text and its parses."""
    from spacy.tokens import Doc  # noqa: PLC0415

    columns, place = _Columns(), 0
    for read in parses:
        numbers = []
        for word in read.words:
            columns.add_gap(text[place : word.start])
            numbers.append(len(columns.words))
            columns.words.append(word.form)
            columns.spaces.append(False)
            columns.starts.append(word is read.words[0])
            place = word.end
            columns.heads.append(0)
            feats = "" if word.feats == "_" else word.feats
            columns.rows.append((word.xpos, word.upos, feats, word.lemma, word.deprel, "O"))
        _link(columns, read, numbers)
    columns.add_gap(text[place:])
    tags, pos, morphs, lemmas, deps, ents = (
        zip(*columns.rows, strict=True) if columns.rows else [()] * 6
    )
    return Doc(
        vocab, words=columns.words, spaces=columns.spaces, tags=list(tags), pos=list(pos),
        morphs=list(morphs), lemmas=list(lemmas), heads=columns.heads,
        deps=["ROOT" if dep == "root" else dep for dep in deps],
        sent_starts=columns.starts, ents=list(ents),
    )  # fmt: skip


def _link(columns: _Columns, read: Parse, numbers: list[int]) -> None:
    """Set heads and names of one sentence; ``numbers`` are its words' places in the Doc."""
    for number, word in zip(numbers, read.words, strict=True):
        columns.heads[number] = number if word.head < 0 else numbers[word.head]
    for entity in read.entities:
        for place in range(entity.first, entity.last + 1):
            mark = "B" if place == entity.first else "I"
            row = columns.rows[numbers[place]]
            columns.rows[numbers[place]] = (*row[:5], f"{mark}-{entity.label}")
