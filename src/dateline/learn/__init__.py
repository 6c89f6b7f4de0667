"""Training: rebuilds what ships under ``models/`` from public data."""
