"""The command line: one file a command; what the options are stands in `options`."""

#: the commands, each a file or a folder with a function `register(app)`; a test compares the two
COMMANDS = (
    "apply",
    "check",
    "clean",
    "config",
    "detect",
    "diff",
    "explain",
    "export",
    "learn",
    "names",
    "project",
    "report",
    "revert",
    "rules",
    "stats",
)
