"""The API asked by requests that are generated from its own description, good and hostile."""

import json
from urllib.parse import quote, urlencode

import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.desk.pages import api

METHODS = ("get", "post")
HOSTILE = (
    "'", '"', "'; DROP TABLE events; --", "x' OR '1'='1", "$type", "?", "%", "_", "\\",
    "../../etc/passwd", "..\\..\\x", "/etc/passwd\0", "\0", "\r\nSet-Cookie: a=b", "\x1b[2J",
    "\u202e", "\ufeff", "😀" * 50, "<script>alert(1)</script>", "{{7*7}}", "9" * 400, "-1", "1e999",
    "NaN", "0x10", "١٢", "2031-02-30", "2031-13", "0000-00-00", "9999-12-31", "2031-5-1", "-0001",
    "AAA-BBB", "FRA", "KES-ORL", "date", "CONSULT", "actual", "a" * 5000, "title:", 'title:"', "(",
    "NEAR(a b)", "-", "*", "a OR", "OR",
)  # fmt: skip
words = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30))
numbers = st.one_of(
    st.integers().map(str), st.integers(-(10**40), 10**40).map(str), st.integers(0, 1200).map(str)
)


def description():
    """Return what the API says of itself."""
    app = FastAPI()
    app.include_router(api.router)
    return app.openapi()


DESCRIBED = description()
OPERATIONS = [
    (method, path)
    for path, operations in DESCRIBED["paths"].items()
    for method in METHODS
    if method in operations
]


def value_of(schema):
    """Return values for a parameter: of its type more often than not, never only of it."""
    kinds = {one.get("type") for one in schema.get("anyOf", [schema])}
    return st.one_of(numbers, numbers, words) if "integer" in kinds else st.one_of(words, numbers)


@st.composite
def requests(draw, method, path):
    """Return the address and the body of a request for an operation."""
    operation = DESCRIBED["paths"][path][method]
    query = []
    for one in operation.get("parameters", ()):
        if one["in"] == "path":
            value = draw(value_of(one["schema"]).filter(bool))
            path = path.replace(f"{{{one['name']}}}", quote(value, safe="").replace(".", "%2E"))
        elif draw(st.booleans()):
            query.append((one["name"], draw(value_of(one["schema"]))))
    return f"{path}?{urlencode(query)}", draw(bodies) if "requestBody" in operation else None


changes = st.dictionaries(st.one_of(st.sampled_from(sorted(api.FORM)), words), words, max_size=4)
bodies = st.one_of(
    st.fixed_dictionaries(
        {"verdict": st.sampled_from(("accept", "reject", "correct"))}, optional={"changes": changes}
    ),
    st.fixed_dictionaries({"verdict": words, "changes": st.one_of(changes, words, st.none())}),
    words,
    st.lists(st.integers(), max_size=2),
)


def ask(desk, method, address, body=None):
    """Return the answer to a request with the token of the session."""
    headers = {"X-CSRF-Token": desk.token, "content-type": "application/json", "accept": "*/*"}
    content = None if body is None else json.dumps(body).encode("utf-8", "replace")
    return desk.client.request(
        method.upper(), address, content=content, headers=headers, follow_redirects=False
    )


def check(answer, described):
    """Assert that an answer is one that the description promises."""
    assert answer.status_code < 500, answer.text
    assert str(answer.status_code) in described["responses"], answer.text
    assert answer.headers["content-type"] == "application/json"
    told = answer.json()
    assert isinstance(told, dict)
    assert answer.status_code < 400 or (list(told) == ["error"] and told["error"])


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_what_is_asked_gets_an_answer_that_is_described(desk, method, path):
    described = DESCRIBED["paths"][path][method]

    @settings(
        max_examples=20,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(requests(method, path))
    def asked(one):
        answer = ask(desk, method, *one)
        lost = answer.status_code == 404 and "%2F" in one[0]
        if not lost:  # a slash in an id leads to no operation at all
            check(answer, described)
        else:
            assert answer.json()["error"]

    asked()
    assert desk.get("/api/events").json()["total"] == 9


def test_the_description_served_is_the_one_tested(desk):
    assert desk.get("/api/openapi.json").json()["paths"] == DESCRIBED["paths"]


@pytest.mark.parametrize(("method", "path"), [one for one in OPERATIONS if one[0] == "post"])
def test_changes_without_a_token_are_refused_as_described(desk, method, path):
    for wrong in ("", "0" * 64, "é"):
        headers = {"X-CSRF-Token": wrong.encode()}
        address = path.format(key="0", number=1)
        answer = desk.client.request(method.upper(), address, json={}, headers=headers)
        assert answer.status_code == 403
        check(answer, DESCRIBED["paths"][path][method])


@pytest.mark.parametrize("query", ["q=%ff%fe", "type=%00", "limit=%C0%80", "type=a&type=b", "&&=&"])
def test_bytes_that_are_no_text_break_nothing(desk, query):
    check(ask(desk, "get", f"/api/events?{query}"), DESCRIBED["paths"]["/api/events"]["get"])


def test_what_is_asked_rightly_is_found(desk, event_row):
    report = event_row["document"]
    for method, path in OPERATIONS:
        if method == "get":
            key = report if "reports" in path else event_row["id"]
            answer = ask(desk, method, path.format(key=key))
            assert answer.status_code == 200, path
