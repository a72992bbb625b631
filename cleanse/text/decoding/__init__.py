"""Bytes that are not UTF-8: which encoding they were written in, as a whole, line by line, and in a few bytes."""
