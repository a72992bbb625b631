"""What `rules lint` finds in a rule file, one kind of fault a file."""
