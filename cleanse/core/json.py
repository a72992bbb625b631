"""What a line of JSON says."""

#: an object, by the names of its members
Json = dict[str, object]
