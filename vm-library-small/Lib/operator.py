"""operator: the operators as functions."""

from _operator import *
