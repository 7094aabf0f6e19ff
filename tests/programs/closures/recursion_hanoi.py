# Recursion that collects into a captured list and counts in a cell.
def hanoi(height):
    moves = []
    calls = 0

    def move(n, source, target, spare):
        nonlocal calls
        calls += 1
        if n:
            move(n - 1, source, spare, target)
            moves.append(source + target)
            move(n - 1, spare, target, source)

    move(height, "A", "C", "B")
    return calls, moves


print(hanoi(3))
calls, moves = hanoi(8)
print(calls, len(moves), moves[-1])
