"""Ways in and out for other tools: CoNLL-U files and spaCy documents."""
