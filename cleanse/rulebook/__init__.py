"""Rules: from YAML to something that matches. What a rule file may say is in docs/rules.md."""
