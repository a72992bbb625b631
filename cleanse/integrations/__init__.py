"""Other systems: one file for each, nothing but glue around `run.batch`; a module imports its system, and needs its extra."""
