"""The version of the package, in logs and caches too."""

__version__ = "0.1.0"
