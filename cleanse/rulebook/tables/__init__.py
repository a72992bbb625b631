"""A set of rules packed into tables, and kept in the cache."""
