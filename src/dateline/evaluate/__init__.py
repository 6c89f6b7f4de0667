"""Measuring: scores against gold data, with intervals."""
