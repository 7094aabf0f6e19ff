# with_traceback, raise of the same object twice: lines add up.
def first():
    raise ValueError("v")


try:
    first()
except ValueError as caught:
    kept = caught


def again():
    raise kept


try:
    again()
except ValueError as error:
    tb = error.__traceback__
    lines = []
    while tb:
        lines.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    print(lines)
raise kept.with_traceback(None)
