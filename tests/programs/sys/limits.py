# The recursion limit, what sys tells of numbers, audit hooks.
import sys
print(sys.getrecursionlimit())
sys.setrecursionlimit(500); print(sys.getrecursionlimit())
try: sys.setrecursionlimit(0)
except ValueError as e: print(e)
try: sys.setrecursionlimit('a')
except TypeError as e: print(e)
n = 0
def rec():
    global n
    n += 1; rec()
try: rec()
except RecursionError as e: print(e, n > 400)
print(sys.float_info.max, sys.float_info.dig, sys.float_info[:3], sys.int_info, sys.hash_info.modulus, sys.float_info)
print(sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.is_finalizing())
sys.audit('my.event', 1)
ev = []
sys.addaudithook(lambda *a: ev.append(a) if a[0].startswith('my') else None)
sys.audit('my.x', 1, 2); print(ev)
print('os' in sys.stdlib_module_names, sys.getsizeof(1) > 0)
print(sys.call_tracing(max, (1, 2)))
