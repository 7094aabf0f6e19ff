# What `sysconfig` asks of a build of CPython by its makefile: Cellar has none.
build_time_vars = {}
