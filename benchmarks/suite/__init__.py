"""All measurements of speed with one command; see `__main__`."""
