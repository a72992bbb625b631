"""What a line is in its article: the reasons why a leftover's words may be good text."""
