"""Settings: what the files, the environment and the command line say, and which of them counts.

A *layer* is one place that gives settings. From below: the user's `config.toml`, the project's `cleanse.toml` (or the table
`[tool.cleanse]` of its pyproject.toml), the environment, the command line. Of a value the topmost counts; so it is with the lists `only`
and `field`. Lists of rules, of what is disabled, and of categories and lines to keep or drop add up, so that a project never loses the
user's. Nothing is guessed: an unknown key is an error with its place.
"""

import os
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cleanse.cli.fast_lane import make_settings, split_quickly
from cleanse.cli.options import OPTIONS, Option, Settings
from cleanse.core.pattern import compile_late
from cleanse.errors import InputError, UsageError

PREFIX = "CLEANSE_"
#: read before the others, since it says what is read
_CONFIG = "CLEANSE_CONFIG"
#: no settings: where settings are, and the plain path of `core/reference`
_OTHERS = frozenset({_CONFIG, "CLEANSE_SLOW"})
_BY_KEY = {option.key: option for option in OPTIONS if option.is_setting}
_BY_NAME = {option.name: option for option in OPTIONS}
_ADDED = frozenset({"rules", "disable", "keep", "drop", "drop_line", "keep_line"})
_OPPOSITE = {"keep": "drop", "drop": "keep"}
#: what a file holds that has the table: `[tool.cleanse]`, or a table `tool` with everything in it; most files need not be parsed
_TABLE = compile_late(rb"""tool["']?\s*\.\s*["']?cleanse|^[ \t]*\[?[ \t]*["']?tool["']?[ \t]*[]=]""", re.MULTILINE)
_TRUTHS = {"1": True, "true": True, "0": False, "false": False}


class Given(NamedTuple):
    """A value and where it was given."""

    value: object
    place: str


Layer = dict[str, Given]


def load_settings(values: Mapping[str, object], folder: str | os.PathLike[str] | None = None) -> Settings:
    """The settings that count, with `values` of the command line on top; None in them is as good as nothing.

    Raises:
        UsageError: a file or variable has an unknown key or a value that does not fit.
        InputError: the file of --config cannot be read.
    """
    return make_settings({name: _value(name, given) for name, given in merge_layers(read_layers(values, folder)).items()})


def _value(name: str, given: Sequence[Given]) -> object:
    if _BY_NAME[name].kind != "list":
        return given[-1].value
    return [value for one in given for value in _items(one.value)]


def _items(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, (list, tuple)) else [str(value)]


def merge_layers(layers: Sequence[Layer]) -> dict[str, list[Given]]:
    """What counts of each option: one value, or for lists those that add up, lowest layer first."""
    merged: dict[str, list[Given]] = {}
    for layer in layers:
        for name in _OPPOSITE.keys() & layer.keys():
            # what a lower layer wants of these categories has lost
            asked = _items(layer[name].value)
            lost = [
                one._replace(value=[x for x in _items(one.value) if x not in asked]) for one in merged.get(_OPPOSITE[name], [])
            ]
            merged[_OPPOSITE[name]] = [one for one in lost if one.value]
        for name, given in layer.items():
            merged[name] = [*(merged.get(name, []) if name in _ADDED else []), given]
    return {name: given for name, given in merged.items() if given}


def read_layers(values: Mapping[str, object], folder: str | os.PathLike[str] | None = None) -> list[Layer]:
    """The layers, lowest first; the command line is the last one."""
    top: Layer = {name: Given(value, "command line") for name, value in values.items() if value is not None}
    layers: list[Layer] = []
    isolated = bool(values.get("isolated"))
    config = values.get("config") or (None if isolated else os.environ.get(_CONFIG) or None)
    if not isolated:
        layers.append(_read_user_rules())
        if config is None:
            layers += [_read_user_file(), _read_project(os.getcwd() if folder is None else os.fspath(folder))]
    if config is not None:
        layers.append(_read_config(str(config)))
    if not isolated:
        layers.append(_read_environment(os.environ))
    return [layer for layer in [*layers, top] if layer]


def user_folder() -> str:
    """`$XDG_CONFIG_HOME/cleanse`, or its place on this system."""
    named = os.environ.get("XDG_CONFIG_HOME", "")
    other = os.environ.get("APPDATA") or os.path.join(os.path.expanduser("~"), ".config")
    return os.path.join(named if os.path.isabs(named) else other, "cleanse")  # a relative path is to be ignored


def _read_user_rules() -> Layer:
    folder = os.path.join(user_folder(), "rules")
    if not os.path.isdir(folder):
        return {}
    from pathlib import Path

    from cleanse.rulebook.sources import is_vacant

    return {} if is_vacant(Path(folder)) else {"rules": Given([folder], "the user's rules folder")}


def _read_user_file() -> Layer:
    path = os.path.join(user_folder(), "config.toml")
    return _read_config(path) if os.path.isfile(path) else {}


def _read_config(path: str) -> Layer:
    table, text = _parse(path, _read_bytes(path))
    return _check_table(_tool_table(table) if os.path.basename(path) == "pyproject.toml" else table, text, path)


def _read_project(folder: str) -> Layer:
    """The nearest settings file: in each folder cleanse.toml, else pyproject.toml if it has the table."""
    place, below = folder, ""
    while place != below:
        path = os.path.join(place, "cleanse.toml")
        if os.path.isfile(path):
            return _read_config(path)
        path = os.path.join(place, "pyproject.toml")
        if os.path.isfile(path) and (found := _read_table(path)):
            return found
        place, below = os.path.dirname(place), place
    return {}


def _read_table(path: str) -> Layer:
    """What the table of a pyproject.toml says, if it has one."""
    data = _read_bytes(path)
    if not _TABLE.search(data):
        return {}
    table, text = _parse(path, data)
    return _check_table(_tool_table(table), text, path)


def _read_bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise InputError(f"cannot read {path!r}: {error.strerror}") from None


def _tool_table(table: Mapping[str, object]) -> Mapping[str, object]:
    tool = table.get("tool")
    found = tool.get("cleanse") if isinstance(tool, dict) else None
    return found if isinstance(found, dict) else {}


def _parse(path: str, data: bytes) -> tuple[dict[str, object], str]:
    import tomllib

    try:
        text = data.decode("utf-8-sig")
        return tomllib.loads(text), text
    except UnicodeDecodeError:
        raise UsageError(f"{path}: the file is not UTF-8; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        found = re.search(r" \(at line (\d+), column (\d+)\)$", str(error))
        place = f":{found[1]}:{found[2]}" if found else ""
        message = str(error)[: found.start()] if found else str(error)
        raise UsageError(f"{path}{place}: no TOML: {message}; texts stand in quotation marks") from None


def _check_table(table: Mapping[str, object], text: str, path: str) -> Layer:
    """The values of a file, each of the type of its option; paths of rules are relative to the file."""
    layer: Layer = {}
    for key, value in table.items():
        place = f"{_show(path)}:{_find_line(text, key)}"
        option = _find_option(key, place)
        checked = _check_value(option, value, place)
        if option.name == "rules":
            checked = [os.path.join(os.path.dirname(path), os.path.expanduser(item)) for item in _items(checked)]
        _check_meaning(option, checked, place)
        layer[option.name] = Given(checked, place)
    return layer


def _show(path: str) -> str:
    """The path as seen from here, if it is here or below."""
    return path.removeprefix(os.path.join(os.getcwd(), ""))


def _find_line(text: str, key: str) -> int:
    """The line where a key stands; the first one if it stands in an unusual way."""
    start = text.find("[tool.cleanse]")
    found = re.compile(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*[.=]", re.MULTILINE).search(text, max(start, 0))
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _find_option(key: str, place: str) -> Option:
    option = _BY_KEY.get(key)
    if option is None:
        from cleanse.rulebook.suggest import suggest_word

        mend = suggest_word(key.replace("_", "-").lower(), sorted(_BY_KEY))
        raise UsageError(f'{place}: unknown key "{key}"; {mend}')
    return option


def _check_value(option: Option, value: object, place: str) -> object:
    key = option.key
    if option.kind == "list":
        if isinstance(value, str):
            return [value]
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise UsageError(f'{place}: {key}: a list of texts is wanted, such as {key} = ["…"]')
        return value
    if option.kind == "flag":
        if not isinstance(value, bool):
            raise UsageError(f"{place}: {key}: true or false is wanted")
        return value
    if option.kind == "number":
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise UsageError(f"{place}: {key}: a number is wanted, such as {key} = {option.default}")
        return float(value)
    if key == "jobs" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise UsageError(f'{place}: {key}: a text is wanted, such as {key} = "{option.default or "…"}"')
    if option.choices and value not in option.choices:
        raise UsageError(f'{place}: {key}: "{value}" is not known; one of {", ".join(option.choices)} is wanted')
    return value


def _check_meaning(option: Option, value: object, place: str) -> None:
    """What a run would refuse without a word on where it was given."""
    where = f"{place}: {option.key}"
    if option.name == "jobs" and value != "auto" and not (str(value).isdecimal() and int(str(value)) > 0):
        raise UsageError(f'{where}: "{value}" is no number from 1 on, nor auto')
    if option.name == "max_removed" and not 0 <= float(str(value)) <= 1:
        raise UsageError(f"{where} {float(str(value)):g}: a share from 0 to 1 is wanted")
    if option.name in _OPPOSITE:
        from cleanse.rulebook.rule import CATEGORIES

        for category in _items(value):
            if category not in CATEGORIES:
                from cleanse.rulebook.suggest import explain_category

                raise UsageError(f"{where}: {explain_category(category)}")
    if option.name == "lang":
        from cleanse.run.spec import check_lang

        check_lang(str(value), where)


def _read_environment(variables: Mapping[str, str]) -> Layer:
    """`CLEANSE_MAX_REMOVED=0.3` and the like; an empty one is as good as none."""
    layer: Layer = {}
    for variable in sorted(variables):
        text = variables[variable]
        if not variable.startswith(PREFIX) or variable in _OTHERS or not text:
            continue
        place = f"the environment variable {variable}"
        option = _find_option(variable.removeprefix(PREFIX).lower().replace("_", "-"), place)
        value: object = text
        if option.kind == "list":
            value = [item.strip() for item in text.split(option.separator) if item.strip()]
        elif option.kind == "flag":
            value = _TRUTHS.get(text.lower(), text)
        elif option.kind == "number":
            try:
                value = float(text)
            except ValueError:
                value = text
        checked = _check_value(option, value, place)
        _check_meaning(option, checked, place)
        layer[option.name] = Given(checked, place)
    return layer


def parse_quickly(arguments: Sequence[str]) -> tuple[list[str], Settings] | None:
    """Paths and settings of the plain filter, or None where anything is unusual and the whole parser has to look at it.

    Raises:
        UsageError: a settings file or variable is broken.
    """
    split = split_quickly(arguments)
    return None if split is None else (split[0], load_settings(split[1]))
