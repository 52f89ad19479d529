from typing import Union, Optional
print(Union[int, str], Optional[int], Union[int, None, str], Optional[Union[int, str]])
print(Union[int, str] == (int | str), Union[int], Optional[None])
# 3.14| int | str int | None int | None | str int | str | None
# 3.14| True <class 'int'> <class 'NoneType'>
