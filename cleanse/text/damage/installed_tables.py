"""The tables of the repair, for the ftfy that is installed.

They lie in a generated file. Where another version of ftfy is installed than the one the file was made from, they are made afresh in
memory, which takes a second, so that the result is always that of the installed ftfy.
"""

from functools import cache

from cleanse.text.damage.ftfy_engine import is_version
from cleanse.text.damage.tables import Tables
from cleanse.text.search import Group


@cache
def load_tables() -> Tables:
    """The tables for the installed ftfy."""
    from cleanse.text.damage import repair_tables as made

    if not is_version(made.FTFY):
        from cleanse.text.damage.make_tables import make_tables

        return make_tables()
    tables = Tables(*(getattr(made, name.upper()) for name in Tables._fields))
    return tables._replace(bad=tuple(Group(*group) for group in made.BAD))
