# Only 3.12: sys.is_stack_trampoline_active is new
"""What sys lets a program set."""
import builtins
import sys

print(sys.get_asyncgen_hooks())
seen = []
sys.set_asyncgen_hooks(firstiter=seen.append, finalizer=lambda gone: None)
print(callable(sys.get_asyncgen_hooks().finalizer))


async def generator():
    yield 1


made = generator()
step = made.__anext__()
try:
    step.send(None)
except StopIteration as stop:
    print(stop.value, seen == [made])
del made, step
sys.set_asyncgen_hooks(None, None)
print(sys.get_asyncgen_hooks())
for wrong in [
    lambda: sys.set_asyncgen_hooks(1),
    lambda: sys.set_asyncgen_hooks(finalizer="x"),
    lambda: sys.set_int_max_str_digits(1),
    lambda: sys.set_int_max_str_digits(),
    lambda: sys.set_int_max_str_digits("x"),
    lambda: sys.set_coroutine_origin_tracking_depth(-1),
]:
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
print(sys.get_int_max_str_digits())
sys.set_int_max_str_digits(maxdigits=700)
try:
    str(10**800)
except ValueError as error:
    print(error)
sys.set_int_max_str_digits(0)
print(len(str(10**5000)))
print(sys.get_coroutine_origin_tracking_depth(), sys.is_stack_trampoline_active())
print(callable(sys.breakpointhook), sys.breakpointhook is sys.__breakpointhook__)


def hook(*args, **kwargs):
    print("hook", args, kwargs)
    return 5


sys.breakpointhook = hook
print(breakpoint(1, x=2))
del sys.breakpointhook
try:
    breakpoint()
except RuntimeError as error:
    print(error)
print([name for name in dir(builtins) if "shutdown" in name or "report" in name])
