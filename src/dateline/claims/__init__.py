"""From parses and frames to claims: what one sentence says happened."""
