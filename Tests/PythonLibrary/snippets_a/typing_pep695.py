class Box[T]:
    def __init__(self, item: T): self.item = item
    def map[U](self, f) -> "Box[U]": return Box(f(self.item))
print(Box(3).map(str).item, Box.__type_params__, Box[int], Box.__parameters__)
def first[T](xs: list[T]) -> T: return xs[0]
print(first([1, 2]), first.__type_params__)
type Pair[A] = tuple[A, A]
type Num = int | float
print(Pair, Pair.__value__, Num.__value__, Pair[int], Num.__name__)
def bounded[T: int, U: (int, str)](x: T, y: U): ...
t, u = bounded.__type_params__
print(t.__bound__, u.__constraints__)
# 3.14| 3 (T,) __main__.Box[int] (T,)
# 3.14| 1 (T,)
# 3.14| Pair tuple[A, A] int | float Pair[int] Num
# 3.14| <class 'int'> (<class 'int'>, <class 'str'>)
