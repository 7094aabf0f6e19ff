# A group with SystemExit in it is no exit: it is shown, status 1.
raise BaseExceptionGroup("g", [SystemExit(3), ValueError(1)])
