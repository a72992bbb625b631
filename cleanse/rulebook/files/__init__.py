"""Rule files: from YAML to rules, and back."""
