"""Formats, one file each: bytes into records, and back."""
