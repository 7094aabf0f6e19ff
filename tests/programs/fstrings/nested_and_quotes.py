# Only 3.12: f-strings may nest quotes (PEP 701).
# The same quotes inside, comments, newlines, backslashes, deep nesting.
names = {"a": 1, "b": [2, 3]}
print(f"{names["a"]} {names['b'][0]} {f"{f"{f"{names["b"]}"}"}"}")
print(f"{
    names["a"]  # a comment
    + 1
} {"\n".join(str(x) for x in names["b"])!r}")
print(f'{'single'} {"double"} {'''triple'''} {f'{1}{f'{2}'}'}')
print(f"{"\\"} {'\t'!r} {"\u00e9"} {'{'}{'}'} {{literal}} {"{not}"}")
print(f"{1:{"0"}{5}d} {3.14159:{".2"}f} {"x":{"*"}^{4 + 1}}")
print(f"{lambda_ if (lambda_ := 5) else 0} {(lambda x: x * 2)(3)} {(lambda: 1)()}")
print(f"{names!r:>30} {names["a"]=} {names["a"] = } {1 + 1 = :>5} {"q"=!s}")
print(f"{'a' 'b'} {1,} {*[1, 2],} {[i for i in range(3)]} { {1: 2}[1] } {{{1}}} { {1} }")
print(f"""{
f'''{
f"{1}"
}'''
} multi
line""")
print(rf"{1}\n{"\n"!r}", fr'\{2}', F"{3}", f"" f"{4}" "{5}", f"{6}" '{7}')
print(f"{1 if True else 2:>{3}}|{True:5}|{None!s:6}|{...!r}|{1.0:g}|{10**3:,}|{255:#x}|{-1:+}")
x = 10
print(f"{x:=+5}|{x!r}|{x!a:>4}|{(x:=5)}|{x}|{x:{x}}|{x:{x}.{x}f}")
for source in ("f'{}'", "f'{ }'", "f'{1'", "f'}'", "f'{a b}'", "f'{*a}'", "f'{lambda x: 1}'", "f'{a[}'", "f'{1:{2:{3}}}'", "f'{'", "f'{!r}'", "f'{:5}'", "f'{=}'", "f'{a;b}'"):
    try:
        print(eval(source, {"a": 1}))
    except SyntaxError as error:
        print(source, "->", error.msg)
    except Exception as error:
        print(source, type(error).__name__, error)
