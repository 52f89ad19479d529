from typing import TypeVar, Generic, Callable, Union
E = TypeVar("E"); V = TypeVar("V")
class Result(Generic[V, E]):
    __slots__ = ("value", "error")
    def __init__(self, value=None, error=None): self.value, self.error = value, error
    @classmethod
    def ok(cls, v: V) -> "Result[V, E]": return cls(value=v)
    @classmethod
    def err(cls, e: E) -> "Result[V, E]": return cls(error=e)
    def map(self, f: Callable[[V], V]) -> "Result[V, E]": return self if self.error else Result.ok(f(self.value))
    def __repr__(self): return f"Err({self.error!r})" if self.error else f"Ok({self.value!r})"
print(Result.ok(1).map(lambda x: x + 1), Result.err("bad").map(lambda x: x + 1), Result[int, str].ok(5), Result[int, str])
class IntResult(Result[int, E]): pass
print(IntResult[str], IntResult.__parameters__, IntResult[str].__args__)
