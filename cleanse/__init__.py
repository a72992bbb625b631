"""Clean scraped text by rules, with a log that takes every byte back."""

__version__ = "0.1.0"
