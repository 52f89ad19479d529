# differs-from-3.11: unions print as X | Y from 3.14 on
from typing import Union, Optional
print(Union[int, str], Optional[int], Union[int, None, str], Optional[Union[int, str]])
print(Union[int, str] == (int | str), Union[int], Optional[None])

# expected:
# int | str int | None int | None | str int | str | None
# True <class 'int'> <class 'NoneType'>
