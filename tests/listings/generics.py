# 3.12's own: type parameters, and comprehensions without a frame of their own.
type Alias[T] = list[T]


def first[T: int, *Ts, **P](items: list[T]) -> T:
    return [item for item in items if [other for other in items]][0]


class Box[T: (int, str)]:
    item: T

    def get(self) -> T:
        return self.item
