"""Name the JSON Schema in the first line of every bundled rule file: `python tests/name_schema.py`."""

from cleanse.rulebook.bundled import bundled_root
from cleanse.rulebook.files.json_schema import write_schema
from cleanse.rulebook.sources import find_bundled

MARK = "# yaml-language-server: $schema="


def main() -> None:
    """Write the first lines, and the schema itself."""
    root = bundled_root()
    for path in find_bundled():
        text = path.read_text(encoding="utf-8")
        if text.startswith(MARK):
            text = text.partition("\n")[2]
        up = "../" * (len(path.relative_to(root).parts) - 1)
        path.write_text(f"{MARK}{up}schema/rules-1.json\n{text}", encoding="utf-8")
    (root / "schema" / "rules-1.json").write_text(write_schema(), encoding="utf-8")


if __name__ == "__main__":
    main()
