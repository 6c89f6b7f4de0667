"""Codebooks: read from a folder, checked by their own examples, shown."""

from dateline.codebooks.folder import read_codebook

__all__ = ["read_codebook"]
