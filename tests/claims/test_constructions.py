"""What the matcher reads from the grammar around a pattern."""

import pytest
from test_frames import claims_of

from dateline.parsing import parse


def kinds(text):
    return [claim.type for claim in claims_of(text)[0]]


def trigger_words(text, kind):
    claims = claims_of(text)[0]
    start = {i for claim in claims if claim.type == kind for i in claim.trigger}
    words = [word.form.lower() for sentence in parse(text) for word in sentence.words]
    return {words[i] for i in start}


def test_what_is_asked_by_a_modal_is_named_by_it():
    words = trigger_words("The Kestrian premier said Orland must open the border.", "REQUEST")
    assert {"said", "must"} <= words


def test_a_report_that_denies_accuses_nobody():
    assert "ACCUSE" in kinds("The Kestrian envoy said Orland sabotaged the talks.")
    assert "ACCUSE" not in kinds("The Kestrian envoy said Orland did not sabotage the talks.")


def test_who_is_said_to_suffer_is_not_accused():
    assert "ACCUSE" not in kinds("The Kestrian envoy said Orland was betrayed.")


def test_a_question_is_no_demand():
    assert "REQUEST" in kinds("Kestria asked Orland to open the border.")
    assert "REQUEST" not in kinds("Kestria asked Orland whether the border was open.")


@pytest.mark.parametrize("when", ["After", "Following"])
def test_who_speaks_after_talks_took_part_in_them(when):
    text = f"{when} talks with Orland's premier, the Kestrian president praised Veldia."
    talks = [claim for claim in claims_of(text)[0] if claim.type == "CONSULT"]
    assert len(talks) == 1
    assert len(talks[0].actors) == 2


def test_a_visit_that_lies_ahead_is_agreed():
    text = "Ahead of a visit to Orland, the Kestrian president praised Veldia."
    assert "AGREE" in kinds(text)
    assert "CONSULT" not in kinds(text)


def test_a_charge_needs_no_accuser_but_a_clause_of_its_own():
    assert "ACCUSE" in kinds("Editor Ilan Dorst was charged with fraud on Monday.")
    assert "ACCUSE" not in kinds("Police in Orland met a man suspected of fraud.")


def test_a_participle_at_a_named_deal_tells_of_signing():
    assert "SUPPORT" in kinds("The treaty signed by Kestria and Orland covers the river.")
    assert "SUPPORT" not in kinds("Rebels backed by Kestria attacked Orland.")
