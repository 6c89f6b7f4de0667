"""What sentences are about: the words of contexts."""
