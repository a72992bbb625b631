"""The stages, one file each; what each does by default and never does is in docs/stages.md."""
