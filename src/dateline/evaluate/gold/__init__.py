"""Scores of a coder against a user's gold file, and pages on which its errors are read."""
