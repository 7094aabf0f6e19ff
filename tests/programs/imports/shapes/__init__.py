"""A package."""
from .base import Shape
from . import square

names = ["Shape", "square"]


def __getattr__(name):
    if name == "lazy":
        return "made when asked for"
    raise AttributeError(f"no {name} here")
