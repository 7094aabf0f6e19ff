# return, break and continue in finally, and what they hide.
def returns():
    try:
        return "try"
    finally:
        print("finally runs")


def hides():
    try:
        raise ValueError("hidden")
    finally:
        return "finally"


def loops():
    out = []
    for i in range(4):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        finally:
            out.append(f"f{i}")
    return out


def nested():
    out = []
    try:
        try:
            raise KeyError("inner")
        finally:
            out.append("inner finally")
    except KeyError as e:
        out.append(repr(e))
    finally:
        out.append("outer finally")
    return out


def value_is_kept():
    x = 1
    try:
        return x
    finally:
        x = 2


print(returns(), hides(), loops(), nested(), value_is_kept())
