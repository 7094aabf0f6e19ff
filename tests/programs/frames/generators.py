# gi_frame: a frame that waits, runs, and has ended; its lines and locals.
import sys
def gen():
    q = 1
    yield sys._getframe()
    q = 2
    yield 5
    try: yield 7
    except KeyError as e: print(e.__traceback__.tb_frame is it.gi_frame, e.__traceback__.tb_next)
it = gen()
print(it.gi_frame.f_lineno, it.gi_frame.f_lasti, it.gi_frame.f_locals)
fr = next(it)
print(fr is it.gi_frame, fr.f_lineno, fr.f_locals, fr.f_back)
next(it)
print(fr.f_lineno, fr.f_locals)
next(it)
try: it.throw(KeyError)
except StopIteration: pass
print(it.gi_frame, fr.f_lineno, fr.f_locals)
