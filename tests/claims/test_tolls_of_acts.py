"""A killing and the attack that killed are one event."""

import pytest
from tests.claims.test_frames import claims_of


def told(text):
    claims, actors = claims_of(text)
    return [
        (
            claim.frame,
            {text[actors[n].start : actors[n].end] for n in claim.actors},
            {text[actors[n].start : actors[n].end] for n in claim.recipients},
        )
        for claim in claims
        if claim.type == "ASSAULT"
    ]


@pytest.mark.parametrize(
    ("text", "frame", "actors", "recipients"),
    [
        (
            "A bombing in the old town of Selm kills nine soldiers and injures two nurses.",
            "assault.bomb",
            set(),
            {"nine soldiers", "two nurses"},
        ),
        (
            "Gunmen attacked a convoy near Port Alma, killing four policemen.",
            "assault.attack",
            {"Gunmen"},
            {"four policemen"},
        ),
        (
            "Six farmers were killed and two nurses wounded in clashes near Port Alma.",
            "assault.clash",
            set(),
            {"Six farmers", "two nurses"},
        ),
        (
            "Five students were killed after police opened fire.",
            "assault.shoot",
            {"police"},
            {"Five students"},
        ),
        (
            "A bombing at a market in Selm that killed nine soldiers was reported.",
            "assault.bomb",
            set(),
            {"nine soldiers"},
        ),
        (
            "Four farmers were killed when an Orlandian airstrike hit a camp.",
            "assault.air",
            {"Orlandian"},
            {"Four farmers"},
        ),
        (
            "Rebels killed three soldiers and wounded two nurses.",
            "assault.kill",
            {"Rebels"},
            {"three soldiers", "two nurses"},
        ),
    ],
)
def test_one_act_with_its_toll(text, frame, actors, recipients):
    assert len(told(text)) == 1
    found = told(text)[0]
    assert (found[0], found[1]) == (frame, actors)
    assert recipients <= found[2]


def test_what_is_attacked_does_not_kill():
    (found,) = told("An attack on a police station in Selm kills six soldiers.")
    assert found[1] == set()
    assert found[2] == {"six soldiers"}


def test_two_attackers_are_two_acts():
    text = "Rebels killed three soldiers and the army wounded two nurses."
    assert len(told(text)) == 2


def test_accidents_above_a_killing_rule_it_out():
    assert told("A bus crashed into a truck near Selm, killing nine students.") == []
    assert told("Rebels ambushed a truck near Selm, killing nine students.")
