"""Cleaning whole records: from bytes to bytes, with the self-check; recipes that other processes can build a pipeline from."""
