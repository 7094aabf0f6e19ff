# The line is printed without its indentation, and the marks move with it.
def f():
	if True:
		for x in [1]:
			    y = x   +   "s"   # a comment


f()
