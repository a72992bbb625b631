"""Characters that came out wrong, and what they were: what ftfy finds, at a fraction of its cost."""
