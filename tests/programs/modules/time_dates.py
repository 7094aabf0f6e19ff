# time: dates from seconds and back, their texts, and what is refused; sleep, and clocks that go forward.
import time


def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


for seconds in [0, -1.5, 951782400, 951868799, 1e9, 4102444800, -62135596800, -(10**11), 10**11, 68169600]:
    t = time.gmtime(seconds)
    print(tuple(t), t.tm_zone, t.tm_gmtoff, time.asctime(t), time.strftime("%G-%V-%u %g %U %W %j %y %C", t))
for year in range(1998, 2012):
    for month, day in [(1, 1), (1, 3), (12, 29), (12, 31)]:
        t = time.gmtime(86400 * ((year - 1970) * 365 + (year - 1969) // 4 + {1: 0, 12: 334}[month] + day - 1))
        print(time.strftime("%Y%m%d:%G%V%U%W%w%j", t), end=" ")
print()
T = time.gmtime(1e9)
for c in "aAbBcdHIjmMpSwxXyYZz%CDeFhklnPrRtTuQi+-_0":
    print(c, repr(time.strftime("%" + c, T)), end=" ")
print()
print(time.strftime("%-d|%_d|%03d|%^a|%#Z|%10Y|%5d|%_5m|%-H|%Ey|%Od|x%%y|é%d", T))
for bad in ["a", 1e20, float("nan"), 2**70, 1j]:
    show(time.gmtime, bad)
    show(time.ctime, bad)
show(time.gmtime, 2**62)
good = (2000, 1, 1, 0, 0, 0, 0, 1, 0)
for change in [{1: 13}, {1: 0, 2: 0, 7: 0}, {2: 32}, {3: 24}, {4: 60}, {5: 62}, {6: -2}, {6: 9, 7: 366, 8: 5}, {7: 367},
               {0: 12345}, {0: -5}, {0: 1.5}, {0: "a"}, {0: 2**40}]:
    show(time.asctime, tuple(change.get(i, v) for i, v in enumerate(good)))
show(time.asctime, (1, 2))
show(time.asctime, 5)
show(time.strftime, 5)
show(time.strftime, "%Y", 5)
show(time.strftime, "a\0b", T)
show(time.mktime, 5)
show(time.mktime, (2**40,) * 9)
show(time.sleep, -1)
show(time.sleep, "a")
show(time.sleep, float("nan"))
show(time.sleep, 0)
show(time.get_clock_info, "nothing")
show(time.clock_gettime, 99)
a = time.monotonic()
b = time.monotonic_ns()
print(a <= time.monotonic(), b <= time.monotonic_ns(), isinstance(a, float), isinstance(b, int))
print(time._STRUCT_TM_ITEMS, time.CLOCK_MONOTONIC)
