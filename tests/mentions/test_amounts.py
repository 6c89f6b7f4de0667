import pytest
from hypothesis import given, settings, strategies

from dateline.mentions.amounts import find_amounts
from dateline.parsing import parse


def amounts(text):
    return [(text[a.start : a.end], a.value, a.currency) for a in find_amounts(text, parse(text))]


@pytest.mark.parametrize(
    ("words", "value", "currency"),
    [
        ("$1.6 billion", 1.6e9, "USD"),
        ("US$420 million", 420e6, "USD"),
        ("420 million dollars", 420e6, "USD"),
        ("€3bn", 3e9, "EUR"),
        ("£2m", 2e6, "GBP"),
        ("A$3.5m", 3.5e6, "AUD"),
        ("NT$5 billion", 5e9, "TWD"),
        ("Rs 500 crore", 5e9, "INR"),
        ("Rs500m", 500e6, "INR"),
        ("10 lakh rupees", 1e6, "INR"),
        ("1.2 trillion yen", 1.2e12, "JPY"),
        ("half a billion euros", 5e8, "EUR"),
        ("a million Hong Kong dollars", 1e6, "HKD"),
        ("50,000 Iraqi dinars", 50e3, "IQD"),
        ("20m CFA francs", 20e6, "XOF"),
        ("500 USD", 500.0, "USD"),
        ("500€", 500.0, "EUR"),
        ("RMB10m", 10e6, "CNY"),
    ],
)
def test_sums_with_their_currency(words, value, currency):
    assert amounts(f"Kestria gave Orland {words} for roads.") == [(words, value, currency)]


@pytest.mark.parametrize(
    ("words", "value"),
    [("$1.2-1.5 billion", 1.2e9), ("$3 to $5 million", 3e6), ("$1.2bn-2bn", 1.2e9)],
)
def test_of_a_range_the_first(words, value):
    assert amounts(f"The dam costs {words}, Orland says.") == [(words, value, "USD")]


def test_a_range_before_the_name():
    [(words, value, _)] = amounts("The dam costs 10 to 15 million dollars, Orland says.")
    assert (words, value) == ("10 to 15 million dollars", 10e6)


@pytest.mark.parametrize(
    "text",
    [
        "Tens of millions of dollars were lost.",
        "Police found 300 pounds of explosives.",
        "Orland won 3 of 5 games.",
        "The COP 28 summit and the F16 jets cost a lot.",
    ],
)
def test_what_is_no_sum(text):
    assert amounts(text) == []


def test_shared_names_follow_the_state_that_the_report_names():
    text = "Pakistan's minister met Pakistani traders. They gave Rs 20 million."
    assert amounts(text)[0][2] == "PKR"
    assert amounts("India's minister met Indian traders. They gave Rs 20 million.")[0][2] == "INR"


def test_head_is_a_word_of_the_sum():
    parses = parse("Orland paid $5 million to Kestria.")
    [amount] = find_amounts("Orland paid $5 million to Kestria.", parses)
    assert parses[0].words[amount.head].form == "$"
    assert parses[0].words[parses[0].words[amount.head].head].form == "paid"


WORDS = ("$", "Rs", "5", "1.2", "-", "to", "million", "bn", "dollars", "rupees", "Iraqi", ".", "of")


@settings(deadline=None, max_examples=60)
@given(strategies.lists(strategies.sampled_from(WORDS), max_size=12).map(" ".join))
def test_sums_lie_in_the_text_in_order(text):
    place = 0
    for amount in find_amounts(text, parse(text)):
        assert place <= amount.start < amount.end <= len(text)
        assert len(amount.currency) == 3
        place = amount.end
