"""The command line: one file a command, found by walking the folder; what the options are stands in `options`."""
