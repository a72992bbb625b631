"""Words of lines, and what is known of them."""
