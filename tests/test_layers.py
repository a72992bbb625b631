"""Imports go down only, and only one module knows each outside engine."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "cleanse"
#: from the top down; those in one row may not import each other
LAYERS = [
    {"cli"},
    {"integrations", "learn", "report"},
    {"run"},
    {"formats", "changelog"},
    {"steps"},
    {"names"},
    {"rulebook"},
    {"text"},
    {"core"},
    {"errors", "version"},
]
#: what stands outside the layers: the package's own names, and the way in
FREE = {"__init__", "__main__"}
ONLY_IN = {
    "re2": "rulebook/patterns/native.py",
    "unidecode": "text/ascii.py",
    "langdetect": "text/language/langid.py",
    "py3langid": "text/language/langid.py",
    "ftfy": "text/damage/ftfy_engine.py",
    "chardet": "text/decoding/detect_encoding.py",
    "ahocorasick_rs": "rulebook/automaton.py",
    **{name: f"integrations/{name}.py" for name in ("datasets", "datatrove", "pandas", "polars", "ray")},
    "pyspark": "integrations/spark.py",
}


def find_imports(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return found


def level(name: str) -> int | None:
    return next((number for number, row in enumerate(LAYERS) if name in row), None)


def module_paths() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", module_paths(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_down(path: Path) -> None:
    home = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if home in FREE:
        return
    own = level(home)
    assert own is not None, f"{home} has no layer"
    for name in find_imports(path):
        parts = name.split(".")
        if parts[0] != "cleanse" or len(parts) == 1 or parts[1] == home:
            continue
        other = level(parts[1])
        assert other is not None and other > own, f"{path.relative_to(PACKAGE)} imports {name}, which is not below it"


def find_room(name: str, package: str) -> str:
    """The module or folder of a package that a dotted name leads to; "" if to none."""
    parts = name.split(".")
    return parts[2] if parts[:2] == ["cleanse", package] and len(parts) > 2 else ""


@pytest.mark.parametrize("package", sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()))
def test_modules_and_folders_of_a_package_make_no_circle(package: str) -> None:
    rooms: dict[str, set[str]] = {}
    for path in sorted((PACKAGE / package).rglob("*.py")):
        home = path.relative_to(PACKAGE / package).parts[0].removesuffix(".py")
        rooms.setdefault(home, set()).update({find_room(name, package) for name in find_imports(path)} - {home, ""})
    assert [*TopologicalSorter(rooms).static_order()]  # raises CycleError


@pytest.mark.parametrize("package", ONLY_IN)
def test_one_module_knows_the_engine(package: str) -> None:
    users = [
        str(path.relative_to(PACKAGE))
        for path in module_paths()
        if any(name.split(".")[0] == package for name in find_imports(path))
    ]
    assert users == [ONLY_IN[package]]


def test_no_file_is_too_long() -> None:
    long = [str(path) for path in module_paths() if len(path.read_text(encoding="utf-8").splitlines()) > 300]
    assert long == []
