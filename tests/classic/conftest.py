"""A small project of invented states, its dictionaries, and sentences coded with them."""

import pytest

from dateline.classics import Coder, code_text
from dateline.dictionaries import read_codebook

ACTORS = """\
VELDRANIA [VEL]
VELDRAN [VEL]
OSTMARK_ [OST]
KARVIA [KAR]
SORLAND_ [SOR]
SALT_LEAGUE_ [IGOSLT]
VELDRAN TELEVISION [VELMED]
TOBREN_HASK_
	[VELOPP <19990101]
	[VELGOV 19990101-20051231]
	[VELELI]
GHOST_HOUSE_ [---]
"""
AGENTS = """\
MINISTER [~GOV]
FOREIGN_MINISTER [~GOVFRM]
GOVERNMENT [~GOV]
SOLDIER [~MIL]
FISHERMAN {FISHERMEN} [~LAB]
AID_GROUP [NGO~]
"""
VERBS = """\
&PACT
+PACT
+TRADE_TREATY

--- SAY [010] ---
SAY {SAYS SAID SAYING}
NOTE

--- HINT [---] ---
HINT

--- MEET [040:040] ---
MEET {MEETS MEETING MET}

--- SIGN [057] ---
SIGN
- * &PACT [058]
- * {SECRET &PACT} (WITH) [059]

--- ACCUSE [110] ---
ACCUSE
URGE [023]

--- AGREE [030] ---
AGREE
- % * [031]

--- RECEIVE [033] ---
RECEIVE
- + * GRAIN (FROM $) [071]

--- CUT [120] ---
CUT {CUTS CUT}
+CUT_OFF {+CUTS_OFF} [121]

--- SHELL [190] ---
SHELL

--- RISE [---] ---
RISE {RISES ROSE RISEN}
- {OIL PRICE} * [195]

--- WANT [025] ---
WANT

~ a (a b WILL_SHELL) SAY = a b 138
~ a (a b SHELL) SAY = a b 015
~ a (b . SHELL) SAY = a b 112
~ a (_ b SHELL) WANT = a b 137
~ a (a b Q) WANT = a b Q
"""


@pytest.fixture(scope="session")
def codebook(tmp_path_factory):
    folder = tmp_path_factory.mktemp("project")
    files = {"actors": ACTORS, "agents": AGENTS, "verbs": VERBS, "discards": "REGATTA\n+EEL FAIR\n"}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    paths = {name: str(folder / name) for name in files}
    found = read_codebook([paths["verbs"]], [paths["actors"], paths["agents"]], [paths["discards"]])
    assert not found.refused
    return found.codebook


@pytest.fixture(scope="session")
def coded(codebook):
    def of(text, day="2003-04-05", dyads=True, unknown=0):
        found = code_text(text, Coder(codebook, unknown), day, dyads=dyads)
        return {(e.source, e.target, e.code) for _parse, events in found for e in events}

    return of
