# nonlocal outside a function.
nonlocal x
