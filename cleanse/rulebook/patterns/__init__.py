"""Regular expressions: read, taken apart, and run."""
