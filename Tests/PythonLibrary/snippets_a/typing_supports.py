from typing import SupportsInt, SupportsFloat, SupportsAbs, SupportsIndex, Iterable, Sized, Hashable
print([isinstance(v, SupportsInt) for v in (1, 1.5, "a")], isinstance(1, SupportsIndex), isinstance(1.0, SupportsIndex), isinstance(-1, SupportsAbs), isinstance("x", SupportsFloat))
print(isinstance([], Iterable), isinstance([], Sized), isinstance([], Hashable), isinstance({}, dict))
