from contextlib import suppress

import pytest
from hypothesis import given, settings, strategies

from dateline.documents.html import read_html
from dateline.documents.markup import MOST_BYTES
from dateline.errors import UnreadablePage, UserError

PARAGRAPHS = [
    "PORT ALMA — The chief of Orland's defence staff called on the army commander on Monday.",
    "They spoke about the border crossing, shut since the spring, an army statement said.",
    "Trucks will cross again from Monday on, a spokesman of the customs service said.",
]
POST = (
    '<blockquote class="twitter-tweet"><p>Honoured to be in Port Alma.<br>More soon. '
    '<a href="https://t.co/x1">pic.twitter.com/x1</a></p>&mdash; Kestria MFA (@KestriaMFA) '
    '<a href="https://twitter.com/KestriaMFA/status/1">April 12, 2031</a></blockquote>'
)


def page(body, head="", title="Defence chief calls on army commander"):
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title}</title>{head}"
        "</head><body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav>"
        f"<article><h1>{title}</h1>{body}</article>"
        "<footer>About us | Contact</footer></body></html>"
    ).encode()


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.fixture(scope="module", autouse=True)
def _reader():
    pytest.importorskip("trafilatura", exc_type=ImportError)


HEAD = (
    '<meta property="og:site_name" content="Alma Post">'
    '<meta property="article:published_time" content="2021-04-12T10:00:00Z">'
    '<link rel="canonical" href="https://post.example/1">'
)


def test_a_page_becomes_a_document():
    body = (
        paragraphs(*PARAGRAPHS[:2])
        + "<h2>President receives envoy</h2>"
        + paragraphs(PARAGRAPHS[2])
        + POST
    )
    document = read_html(page(body + paragraphs(*PARAGRAPHS), HEAD), "a.html")
    assert document.title == "Defence chief calls on army commander"
    assert (document.published, document.publisher) == ("2021-04-12", "Alma Post")
    assert document.url == "https://post.example/1"
    kinds = [(part.story, part.kind) for part in document.parts]
    assert kinds[:4] == [(0, "headline"), (0, "dateline"), (0, "body"), (0, "body")]
    assert (1, "subhead") in kinds
    post = next(part for part in document.parts if part.kind == "social")
    assert document.text[post.start : post.end] == "Honoured to be in Port Alma. More soon."
    assert (post.author, post.date) == ("Kestria MFA (@KestriaMFA)", "2031-04-12")
    assert "Contact" not in document.text


def test_no_clock_gives_the_day():
    assert read_html(page(paragraphs(*PARAGRAPHS)), "a.html").published == ""
    stamped = page(paragraphs("Published 12 April 2021", *PARAGRAPHS))
    assert read_html(stamped, "a.html").published == "2021-04-12"


def test_the_address_given_is_kept_where_the_page_has_none():
    assert (
        read_html(page(paragraphs(*PARAGRAPHS)), "a", "https://x.example/2").url
        == "https://x.example/2"
    )


def test_the_name_of_the_site_is_cut_from_the_title():
    document = read_html(
        page(paragraphs(*PARAGRAPHS), HEAD, "Envoys meet in Port Alma | Alma Post"), "a"
    )
    assert document.title == "Envoys meet in Port Alma"


def test_the_same_page_gives_the_same_document():
    data = page(paragraphs(*PARAGRAPHS) + POST, HEAD)
    assert read_html(data, "a") == read_html(data, "a")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty page"),
        (b"<html><body></body></html>", "no article"),
        (b"<html><body><ul><li><a href='/'>Home</a></ul></body></html>", "no article"),
        (b"x" * (MOST_BYTES + 1), "larger than 32 MiB"),
        (page("<p>They met.</p>" * 30_000), "tags"),
        (page("<p>" + "They met. " * 500_000), "of markup"),
        (page("<div>" * 39_000), "no article"),
    ],
    ids=["empty", "bare", "links", "large", "tags", "markup", "nested"],
)
def test_what_holds_no_article_is_refused_with_the_reason(data, reason):
    with pytest.raises(UnreadablePage, match=reason) as caught:
        read_html(data, "a.html")
    assert caught.value.advice


@pytest.mark.parametrize(
    "noise",
    [
        "<script>" + "var a = '<p>no</p>';" * 200_000 + "</script>",
        "<style>" + "p {color: red}" * 200_000 + "</style>",
        "<!--" + "<p>no</p>" * 200_000 + "-->",
        "<svg>" + "<path d='x'/>" * 100_000 + "</svg>",
        "<img src='data:image/png;base64," + "A" * 5_000_000 + "'>",
        "<p " + " ".join(f"a{n}='x'" for n in range(100_000)) + ">",
    ],
    ids=["script", "style", "comment", "svg", "data", "attributes"],
)
def test_bombs_do_not_hide_the_article(noise):
    document = read_html(page(noise + paragraphs(*PARAGRAPHS)), "a.html")
    assert all(words in document.text for words in PARAGRAPHS[1:])
    assert "no</p>" not in document.text


SOUP = strategies.lists(
    strategies.one_of(
        strategies.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "<table><tr><td>",
                "<ul><li>",
                "<h2>",
                "<!--",
                "-->",
                "<script>",
                "</script>",
                "<blockquote>",
                "&#0;",
                "<meta charset=utf-16>",
                "<br/>",
                PARAGRAPHS[1],
                POST,
            ]
        ),
        strategies.text(max_size=20),
    )
)


@given(SOUP.map("".join))
@settings(max_examples=60, deadline=None)
def test_any_markup_is_read_or_refused(markup):
    with suppress(UserError):
        document = read_html(("<html><body>" + markup).encode("utf-8", "replace"), "a")
        assert document.parts
