"""contextvars: all of it is native."""

from _contextvars import Context, ContextVar, Token, copy_context
