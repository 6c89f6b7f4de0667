"""Kinds that a noun must tell: neither a pronoun nor a passive without its doer fits."""

import pytest
from tests.claims.test_frames import claims_of


def frames(text):
    return [claim.frame for claim in claims_of(text)[0]]


@pytest.mark.parametrize(
    ("told", "untold"),
    [
        (
            "Protesters blocked the entrance of the Veldian finance ministry.",
            "The entrance of the Veldian finance ministry was blocked.",
        ),
        (
            "Demonstrators demanded the resignation of the Kestrian governor.",
            "They demanded the resignation of the Kestrian governor.",
        ),
    ],
)
def test_only_who_is_called_a_protester_is_one(told, untold):
    assert any(frame.startswith("protest.crowd") for frame in frames(told))
    assert not any(frame.startswith("protest.crowd") for frame in frames(untold))
