from typing import TypedDict, Required, NotRequired, get_type_hints
class Movie(TypedDict):
    title: str
    year: int
class More(Movie, total=False):
    rating: float
m: Movie = {"title": "x", "year": 1}
print(Movie(title="t", year=2), type(Movie(title="a", year=1)), sorted(More.__annotations__), sorted(More.__required_keys__), sorted(More.__optional_keys__))
class R(TypedDict, total=False):
    a: Required[int]
    b: str
class N(TypedDict):
    a: NotRequired[int]
    b: str
print(sorted(R.__required_keys__), sorted(N.__optional_keys__), get_type_hints(R))
try:
    isinstance({}, Movie)
except TypeError as e:
    print(e)
D = TypedDict("D", {"in": int, "x-y": str})
print(sorted(D.__annotations__))
