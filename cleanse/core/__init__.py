"""The algebra of edits, and the document that goes through the steps. Standard library only."""
