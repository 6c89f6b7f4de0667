"""Full text: an index in SQLite beside the store, what is searched, and where it stands."""
