"""Text that somebody read in the wrong table before it came here: which table, and what it said."""
