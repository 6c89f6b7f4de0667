"""Who says what: cues, sources and contents of direct and indirect speech."""

from collections.abc import Sequence

from dateline.grammar import Tree
from dateline.mentions.chains import with_chains
from dateline.mentions.cues import find_cues
from dateline.mentions.labels import find_labels
from dateline.mentions.quotations import find_quotations
from dateline.mentions.quoted import Quoting
from dateline.records import Parse, SpeechMention


def find_speech(
    text: str,
    parses: Sequence[Parse],
    blocks: Sequence[tuple[int, int]],
    trees: Sequence[Tree] | None = None,
) -> tuple[SpeechMention, ...]:
    """Return the sayings of a document in the order of the text.

    ``blocks`` are its paragraphs, ``trees`` those of ``parses``, where the caller has
    them at hand. A quote that runs over several sentences has its source in one of
    them; one without any cue goes on with the last speaker of its paragraph or of the
    one before.
    """
    trees = [Tree(parse) for parse in parses] if trees is None else trees
    indirect = [
        said
        for number, tree in enumerate(trees)
        for said in with_chains(number, tree, find_cues(number, tree))
    ]
    indirect += find_labels(text, trees)
    quoting = Quoting(trees, indirect)
    for start, end in find_quotations(text, blocks):
        quoting.take(start, end)
    said = [*indirect, *quoting.quotes]
    return tuple(sorted(said, key=lambda s: (s.content_start, s.content_end)))
