# _sre.compile: lists of numbers that are no byte code are refused; those that are end, whatever they say.
import _sre

SUCCESS, ANY, ASSERT, AT, BRANCH, GROUPREF, IN, INFO, JUMP, LITERAL, MARK = 1, 2, 4, 6, 7, 11, 13, 14, 15, 16, 17
MAX_UNTIL, REPEAT, REPEAT_ONE = 18, 23, 24


def check(code, groups=0):
    try:
        p = _sre.compile("x", 0, code, groups, {}, (None,) * (groups + 1))
    except Exception as e:
        print(code, type(e).__name__, e)
    else:
        print(code, p.match("aab"), p.search("bab"))


check([])
check([LITERAL])
check([LITERAL, 97])
check([LITERAL, 97, SUCCESS])
check([SUCCESS])
check([0])
check([99, SUCCESS])
check([AT, 12, SUCCESS])
check([AT, 0, SUCCESS])
check([MARK, 2, SUCCESS])
check([MARK, 0, ANY, MARK, 1, SUCCESS], 1)
check([GROUPREF, 0, SUCCESS])
check([GROUPREF, 0, SUCCESS], 1)
check([IN, 4, LITERAL, 97, 0, SUCCESS])
check([IN, 9, LITERAL, 97, 0, SUCCESS])
check([IN, 4, 77, 97, 0, SUCCESS])
check([IN, 3, 10, 1, 0, SUCCESS])
check([BRANCH, 5, LITERAL, 97, JUMP, 7, 5, LITERAL, 98, JUMP, 2, 0, SUCCESS])
check([BRANCH, 5, LITERAL, 97, JUMP, 6, 5, LITERAL, 98, JUMP, 2, 0, SUCCESS])
check([BRANCH, 500, LITERAL, 97, JUMP, 6, 0, SUCCESS])
check([REPEAT, 5, 0, 4294967295, ANY, MAX_UNTIL, SUCCESS])
check([REPEAT, 4, 0, 4294967295, ANY, MAX_UNTIL, SUCCESS])
check([REPEAT, 4, 2, 1, ANY, MAX_UNTIL, SUCCESS])
check([REPEAT, 3, 0, 4294967295, MAX_UNTIL, SUCCESS])
check([MAX_UNTIL, SUCCESS])
check([REPEAT_ONE, 5, 1, 2, ANY, SUCCESS, SUCCESS])
check([REPEAT_ONE, 5, 3, 2, ANY, SUCCESS, SUCCESS])
check([ASSERT, 4, 0, ANY, SUCCESS, SUCCESS])
check([ASSERT, 4, 4294967295, ANY, SUCCESS, SUCCESS])
check([ASSERT, 40, 0, ANY, SUCCESS, SUCCESS])
check([INFO, 4, 0, 1, 1, ANY, SUCCESS])
check([INFO, 4, 8, 1, 1, ANY, SUCCESS])
check([INFO, 8, 3, 1, 1, 1, 1, 97, 0, LITERAL, 97, SUCCESS])
check([INFO, 8, 3, 1, 1, 1, 1, 97, 5, LITERAL, 97, SUCCESS])
check([JUMP, 1, SUCCESS])
check([LITERAL, 97, SUCCESS], -1)
deep = [SUCCESS]
for _ in range(20000):
    deep = [ASSERT, len(deep) + 2, 0] + deep if len(deep) < 60 else deep
print(len(deep))
check(deep + [SUCCESS])
