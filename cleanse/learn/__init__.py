"""Rules learned from many texts of a site: lines that stand in many of its texts and are part of none."""
