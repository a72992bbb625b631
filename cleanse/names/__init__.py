"""Names: mentions, press spellings, and the one to keep; see docs/stages.md."""
