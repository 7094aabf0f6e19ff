# Numbers compared with each other and with what is no number.
values = (0, 1, -1, 1.0, 0.5, True, False, 2**70, float(2**70), 1 + 0j)
for a in values[:6]:
    print(a, [a == b for b in values], [a != b for b in values][:3], [a < b for b in values[:9]], [a in (b,) for b in values][:4])
print(1 == "1", 1 != None, 0 == [], 1.0 == (1,), {1: "a"}.get(1.0), {1.0, 1, True}, [1, 2.0].index(2), (1).__eq__("x"), (1).__lt__(2.0), (1.0).__lt__(2))
for run in (lambda: 1 < "1", lambda: 1.5 >= None, lambda: 1j < 1, lambda: [1] < 1, lambda: 1 > (1,)):
    try:
        print(run())
    except TypeError as error:
        print(error)
