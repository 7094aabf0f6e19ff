"""try, with, raise, and what leaves them."""


def handlers(path):
    try:
        file = open(path)
    except FileNotFoundError as error:
        print(error)
        return None
    except (OSError, ValueError):
        raise RuntimeError("no") from None
    except:
        raise
    else:
        return file.read()
    finally:
        print("closed")


def leave(items):
    for item in items:
        try:
            if item: continue
            if item is None: break
            return item
        finally:
            for other in items:
                try:
                    del other
                except NameError as name: pass


def finally_returns():
    try:
        return 1
    finally:
        return 2


def managers(a, b):
    with a as x, b() as (y, *z), a:
        if x:
            return y
        with b: pass
    for i in a:
        with i as i.x, i as i[0]:
            if i: break
            continue


def groups():
    for i in 1, 2:
        try:
            work()
        except* ValueError as errors:
            errors.x
        except* (TypeError, OSError):
            pass
        else:
            1 / 0
        finally:
            done()


def asserts(x):
    assert x
    assert x > 1, "small"
    assert x(), f"{x}"
    raise ValueError
    unreachable()


try:
    import one
except ImportError: one = None
try: two
except: pass
finally: three
