"""From the claims of one report to its events, offices, people and quotes."""
