"""What people, and other tools, read out of a change log: counts, the report, exports."""
