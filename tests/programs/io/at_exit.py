# atexit: functions called at the end, the last one first; one that raises; files that nobody closed are written.
import atexit
import os
path = f'/tmp/cellar_at_exit_{os.getpid()}'
f = open(path, 'w')


@atexit.register
def last():
    f.flush()
    with open(path) as g:
        print('last', g.read())
    os.remove(path)


print(atexit.register(print, 'one', 'two', sep='-') is print)


def never():
    print('never')


atexit.register(never)
atexit.unregister(never)
atexit.register(lambda: f.write('written at the end'))
for bad in [lambda: atexit.register(), lambda: atexit.register(3)]:
    try:
        bad()
    except TypeError as e:
        print(e)
print('the end of the program')
