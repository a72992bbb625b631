"""The change log `cleanse-log/1`: one JSON object a line; the format is described in docs/log-format.md."""
