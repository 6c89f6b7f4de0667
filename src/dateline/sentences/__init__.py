"""Text to sentences and words, with exact offsets."""
