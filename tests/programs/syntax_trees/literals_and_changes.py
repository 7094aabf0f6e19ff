# Only 3.12: the trees have 3.12's fields
"""Syntax trees: made, shown, changed and compiled."""
import ast

print(ast.literal_eval("[1, 2, {'a': (3,)}, -1, 1+2j, b'x', None, True, {1, 2}, set()]"))
for bad in ["f()", "1 + 2", "a.b", "[x for x in y]", "1 +", "  1"]:
    try:
        print(ast.literal_eval(bad))
    except (ValueError, SyntaxError) as error:
        print(type(error).__name__, str(error).split(" at 0x")[0])

source = '''
def f(a, /, b=2, *c: int, d, e=3, **g) -> str:
    "doc"
    return [x async for x in y if x] + f'{a!r:>{b}} {d=}'
class A[T: int, *U, **V](B, metaclass=C): x: int = 3; (y): str
type L[T] = list[T]
match z:
    case {'a': 1, **r}: pass
    case A(b=c) | [1, *_, None] if z: pass
    case -1 | 'x' as w: pass
try: pass
except* (A, B) as e: raise X from e
else: global q
finally: del q[1:2, ::3], q.a
with a as b, c: x = y = yield
for i, *j in k: x @= lambda: (yield from z)
while a < b <= c is not d: assert a, b
import a.b as c; from . import *; from ..x import y as z
a if b else not c; (n := 5); {**a, 'b': 1}; {1, *b}; f(*a, b, **c); await_ = ...
'''
tree = ast.parse(source)
print(ast.dump(tree, indent=1, include_attributes=True))
print(ast.unparse(tree))
print(ast.dump(ast.parse("a; 1", mode="single")), ast.dump(ast.parse("a", mode="eval")))


class Change(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(node.value + 1), node)


changed = Change().visit(ast.parse("1 + 2 * 3", mode="eval"))
print(eval(compile(changed, "<tree>", "eval")))
made = ast.Module([ast.Assign([ast.Name("v", ast.Store())], ast.BinOp(ast.Constant(2**70), ast.Add(), ast.Constant(1.5)))], [])
namespace = {}
exec(compile(ast.fix_missing_locations(made), "<made>", "exec"), namespace)
print(namespace["v"])
for wrong in [
    lambda: compile(ast.Module([ast.Expr(ast.Name("x", ast.Load()))], []), "f", "exec"),
    lambda: compile(ast.parse("1"), "f", "eval"),
    lambda: compile(ast.Expression(ast.Constant([])), "f", "eval"),
    lambda: ast.Name("a", "b", "c"),
    lambda: ast.Name("a", id="b"),
    lambda: ast.parse("a b"),
]:
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
print(ast.get_docstring(tree.body[0]), ast.get_source_segment(source, tree.body[2]))
print([type(node).__name__ for node in ast.walk(ast.parse("a + b"))])
print(ast.Name.__doc__, ast.Name._fields, ast.Name._attributes, ast.Name.__mro__, ast.expr.__doc__)
