# Values of every everyday type in f-strings, with expressions and nesting.
name, n, items = "Ada", 42, [1, "two", None]
print(f"{name} {n} {items} {None} {True} {1.5} {(1,)} { {'a': 1} }")
print(f"{n + 1} {name.upper()} {items[1]!r} {len(items)} {'yes' if n else 'no'} {n:>{len(name)}}")
print(f"{{literal}} {{{n}}} {'nested ' + f'{n}'}", f"", f"plain", f"{name}" "joined" f"{n}")
print(f"{(lambda x: x * 2)(n)} {[x for x in range(3)]} {n == 42} {n!s:>5}|")
print(f"""several
{name}
lines""")
