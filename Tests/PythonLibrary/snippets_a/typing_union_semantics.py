from typing import Union, Optional, get_args, List
print(Union[int, int], Union[int, str, int] == Union[int, str], Union[int, Union[str, float]] == Union[int, str, float])
print(get_args(Optional[int]), get_args(Union[int, str]), Union[int, str] == Union[str, int], get_args(int | None))
print(isinstance(3, int | str), isinstance(3.0, int | str), issubclass(bool, int | str), get_args(Optional[List[int]])[1])
