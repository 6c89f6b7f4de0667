"""What mentions stand for: who, when, where."""
