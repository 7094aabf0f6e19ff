# A chain that comes back to itself is shown once.
first, second = ValueError("first"), TypeError("second")
first.__context__ = second
second.__context__ = first
raise first
