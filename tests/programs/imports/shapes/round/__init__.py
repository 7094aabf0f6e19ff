from ..base import Shape
from ... import nothing
