"""What the classic coders' dictionaries say, laid over dateline's parses."""
